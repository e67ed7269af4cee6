"""The page for those who come from DOLFINx: its example runs, and the names that it promises are there."""

import re
from pathlib import Path

import numpy as np
import pytest
import skfem

from femiec.engine import embedded as fem
from femiec.engine.missing import INSTEAD, ON_RANKS, refuse
from femiec.geometry import Mesh

PAGE = (Path(__file__).parents[3] / "docs/coming_from_dolfinx.md").read_text()
SAME = PAGE.split("## The same")[1].split("## ")[0]
MESH = Mesh.from_skfem(skfem.MeshTri())
HOLDERS = {"V": fem.functionspace(MESH, ("P", 1, (2,))), "mesh": MESH, "fem": fem}


def test_the_example_runs():
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)
    np.testing.assert_allclose(names["solution"].x.array, names["given"].x.array)


@pytest.mark.parametrize("name", re.findall(r"`([a-zA-Z]\w*)`(?! \()(?=[,;.])", re.sub(r"\([^()]*`[^()]*\)", "", SAME)))
def test_a_function_of_the_same_name(name):
    assert callable(getattr(fem, name))


@pytest.mark.parametrize(("holder", "path"), re.findall(r"`(V|mesh)\.([\w.]+)", SAME))
def test_an_attribute_of_the_same_name(holder, path):
    found = HOLDERS[holder]
    for name in path.split("."):
        found = getattr(found, name)


def members(of):
    return re.findall(r"`(\w+)", SAME.split(f"`{of}` (")[1].split(")")[0])


@pytest.mark.parametrize(
    ("of", "holder"),
    [
        ("V.dofmap", HOLDERS["V"].dofmap),
        ("mesh.topology", MESH.topology),
        ("mesh.geometry", MESH.geometry),
        ("Function", fem.Function(HOLDERS["V"])),
    ],
    ids=str,
)
def test_members_of_the_same_name(of, holder):
    assert len(members(of)) >= 3
    for name in members(of):
        getattr(holder, name)


@pytest.mark.parametrize("name", sorted(INSTEAD))
def test_a_name_that_is_not_there_says_what_is(name):
    with pytest.raises(AttributeError, match=f"'{name}'; take .*{re.escape(INSTEAD[name][-20:])}"):
        getattr(fem, name)


def test_a_name_of_the_embedded_engine_alone_says_what_both_have():
    assert set(ON_RANKS) - set(INSTEAD) <= set(fem.__all__)
    with pytest.raises(AttributeError, match=r"module 'other' has no 'apply_lifting'; take System of the residual"):
        refuse("other", "apply_lifting", ON_RANKS)


def test_any_other_name_is_missing_as_everywhere():
    assert not hasattr(fem, "petsc")
    with pytest.raises(AttributeError, match=r"^module 'femiec\.engine\.embedded' has no attribute 'spam'$"):
        fem.spam  # noqa: B018
