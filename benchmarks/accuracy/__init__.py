"""How right a session's energy is: simulated training PCs, the meters people have, and the ledger.

`python -m benchmarks.accuracy --help` says how to run it; docs/accuracy.md says what came out.
"""

from benchmarks.alone import import_ledger

# Before any module of this package asks for the ledger, in each process that works for it.
import_ledger()
