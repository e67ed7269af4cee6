"""The blocks of a form, found in one walk, are those that UFL finds."""

from on_ranks import run


def test_blocks_are_those_of_ufl(tmp_path):
    found = run("blocks_alike.py", 1, tmp_path)
    assert len(found) > 5
    for name, (mine, theirs) in found.items():
        assert mine == theirs, name
        assert len(mine) > 1
