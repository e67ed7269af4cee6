"""A run that is meshed anew again and again leaves nothing behind: MPI has two thousand communicators, and a mesh takes some."""

from on_ranks import run


def test_what_meshes_take_they_give_back(tmp_path):
    (before, small), (after, large) = run("many_meshes.py", 2, tmp_path)
    assert after == before > 1000
    assert large - small < 10  # MB, of thirty meshes on two ranks
