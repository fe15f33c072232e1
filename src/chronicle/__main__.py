"""``python -m chronicle`` is the command ``chronicle``."""

from chronicle.cli import main

# Workers are started by spawn and import this module again: only the first process may run the command.
if __name__ == "__main__":
    raise SystemExit(main())
