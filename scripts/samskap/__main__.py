"""Run the command line as ``python -m samskap``."""

from samskap.cli import main

main()
