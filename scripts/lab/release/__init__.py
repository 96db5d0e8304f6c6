"""What a release consists of, made out of a commit: `scripts/release` and the workflow Release end up here."""
