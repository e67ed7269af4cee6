"""python -m femiec."""

from femiec.cli import run_from_shell

run_from_shell()
