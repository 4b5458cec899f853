"""`python -m dashboard …`: the command line."""

import sys

from dashboard.commands import command_line

if __name__ == "__main__":
    sys.exit(command_line())
