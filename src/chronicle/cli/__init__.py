"""The command line: `main(arguments) -> exit status`."""

from chronicle.cli.program import main

__all__ = ["main"]
