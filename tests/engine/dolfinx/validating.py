"""``femiec validate`` by DOLFINx, whose forms are compiled quickly and kept for the next test; arguments as of the command."""

import sys

from short import keep_forms

from femiec.cli import main

if __name__ == "__main__":
    keep_forms()
    sys.exit(main(["validate", "--engine", "dolfinx", *sys.argv[1:]]))
