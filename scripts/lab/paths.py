"""Where the lab finds things in the checkout, and where it keeps its own."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CACHE: Final = ROOT / ".cache"
INTEGRATION: Final = ROOT / "custom_components" / "training_energy"
SIMULATED_PC: Final = Path(__file__).resolve().parent / "components" / "simulated_pc"
