"""The counts and tags of a gmsh file against what is there."""

import re
from pathlib import Path

import meshio
import pytest

from femiec.errors import MeshError
from femiec.geometry.msh_claims import check_msh

HUGE = "100000000000"


def lines_of(shipped: Path) -> list[str]:
    return shipped.read_text().split("\n")


@pytest.mark.parametrize(
    ("section", "line", "word"),
    [("$Nodes", 1, 0), ("$Nodes", 1, 1), ("$Nodes", 2, 3), ("$Elements", 1, 0), ("$Elements", 1, 1), ("$Elements", 2, 3)],
)
@pytest.mark.parametrize("claim", [HUGE, "-1", "3", "1e11", "9" * 30])
def test_counts_of_version_4(shipped: Path, section: str, line: int, word: int, claim: str) -> None:
    lines = lines_of(shipped)
    at = lines.index(section) + line
    words = lines[at].split()
    words[word] = claim
    lines[at] = " ".join(words)
    with pytest.raises(MeshError, match=r"^(\$Nodes|\$Elements|counts|\$Nodes and \$Elements) = "):
        check_msh("\n".join(lines).encode())


@pytest.mark.parametrize("section", ["$Nodes", "$Elements"])
@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("claim", [HUGE, "-1", "3", "0"])
def test_counts_of_version_2(shipped: Path, tmp_path: Path, section: str, binary: bool, claim: str) -> None:
    meshio.gmsh.write(tmp_path / "a.msh", meshio.gmsh.read(shipped), fmt_version="2.2", binary=binary)
    data = (tmp_path / "a.msh").read_bytes()
    check_msh(data)
    wrong = re.sub(re.escape(section).encode() + rb"\n\d+\n", f"{section}\n{claim}\n".encode(), data)
    assert wrong != data
    with pytest.raises(MeshError, match=r"^(\$Nodes|\$Elements|counts|\$Nodes and \$Elements) = "):
        check_msh(wrong)


def test_counts_of_binary_version_4(shipped: Path, tmp_path: Path) -> None:
    meshio.gmsh.write(tmp_path / "a.msh", meshio.gmsh.read(shipped), fmt_version="4.1", binary=True)
    data = (tmp_path / "a.msh").read_bytes()
    for section in (b"$Nodes\n", b"$Elements\n"):
        at = data.index(section) + len(section) + 8
        wrong = data[:at] + (10**11).to_bytes(8, "little") + data[at + 8 :]
        with pytest.raises(MeshError, match=f"a count of {HUGE}: expected at most"):
            check_msh(wrong)


@pytest.mark.parametrize(("tag", "match"), [(HUGE, "tags from 2 to 100000000000"), ("0", "tags from 0"), ("2", "different tags")])
def test_node_tags(shipped: Path, tag: str, match: str) -> None:
    lines = lines_of(shipped)
    at = lines.index("$Nodes") + 3
    assert lines[at] == "1"
    lines[at] = tag
    with pytest.raises(MeshError, match=match):
        check_msh("\n".join(lines).encode())


@pytest.mark.parametrize("node", [HUGE, "0", "-5"])
def test_elements_name_nodes_that_are_there(shipped: Path, node: str) -> None:
    lines = lines_of(shipped)
    at = lines.index("$Elements") + 3
    lines[at] = " ".join([*lines[at].split()[:-1], node])
    with pytest.raises(MeshError, match=r"\$Elements = node tags from"):
        check_msh("\n".join(lines).encode())


def test_types_that_cannot_be_read(shipped: Path) -> None:
    lines = lines_of(shipped)
    at = lines.index("$Elements") + 2
    lines[at] = " ".join([*lines[at].split()[:2], "26", lines[at].split()[3]])
    with pytest.raises(MeshError, match=r"\$Elements = type 26"):
        check_msh("\n".join(lines).encode())


@pytest.mark.parametrize("version", ["1.0", "4.0", "4", "5"])
def test_versions(shipped: Path, version: str) -> None:
    with pytest.raises(MeshError, match=f"MeshFormat = {version}: expected version 2.2 or 4.1"):
        check_msh(shipped.read_bytes().replace(b"\n4.1 0 8", f"\n{version} 0 8".encode()))


@pytest.mark.parametrize("name", ["Nodes", "Elements"])
def test_sections_that_are_not_there(shipped: Path, name: str) -> None:
    text = shipped.read_text()
    with pytest.raises(MeshError, match=rf"\${name} = missing"):
        check_msh(text.replace(f"${name}", "$Other").encode())
    with pytest.raises(MeshError, match=rf"\${name} = cut off"):
        check_msh(text.replace(f"$End{name}", "").encode())


def test_no_nodes() -> None:
    empty = b"$MeshFormat\n4.1 0 8\n$EndMeshFormat\n$Nodes\n0 0 0 0\n$EndNodes\n$Elements\n0 0 0 0\n$EndElements\n"
    with pytest.raises(MeshError, match="no nodes"):
        check_msh(empty)


def test_names_and_tags_are_given_once(shipped: Path) -> None:
    text = shipped.read_text()
    with pytest.raises(MeshError, match="'gas' twice: expected each name once"):
        check_msh(text.replace('"tip"', '"gas"').encode())
    with pytest.raises(MeshError, match="'2 22' twice: expected each tag once"):
        check_msh(text.replace('2 23 "wall"', '2 22 "wall"').encode())
