"""The pages of the API reference: one for each package, a section for each module, in the order of the layers.

What a package offers under its own name is listed there with a link to where it is explained, and a reference by the shorter name
finds it, as in ``femiec.geometry.Mesh``.
"""

from __future__ import annotations

import inspect
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, resolve_name
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.ext.napoleon import GoogleDocstring

ROOT = Path(__file__).parents[2]
FOLDER = "api"
LEFT_OUT = ("femiec.engine.dolfinx", "femiec.cli", "femiec.commands")
"""What cannot be imported without DOLFINx, and has the names of the embedded one; and the command line, which tells itself."""


def layers() -> list[str]:
    """The packages, from the top of the import contract to its bottom."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return [name for line in contracts[0]["layers"] for name in line.split(" : ") if name not in LEFT_OUT]


def inside(package: str) -> tuple[list[str], list[str]]:
    """The public modules of a package, and the packages in it."""
    path = getattr(import_module(package), "__path__", None)
    found = [each for each in iter_modules(path) if not each.name.startswith("_")] if path else []
    names = [(f"{package}.{each.name}", each.ispkg) for each in found if f"{package}.{each.name}" not in LEFT_OUT]
    return [name for name, ispkg in names if not ispkg], [name for name, ispkg in names if ispkg]


def write(app: Sphinx, config: Config) -> None:
    """Write all pages; those that did not change keep their time, so that Sphinx does not read them again."""
    folder = Path(app.srcdir) / FOLDER
    folder.mkdir(exist_ok=True)
    top = layers()
    lead = "Data flows one way: what stands lower in this list knows nothing of what stands above it."
    _store(folder / "index.rst", f"{_title('API reference', '=')}{lead}\n\n{_toctree(top)}")
    written = {f"{name}.rst" for package in top for name in _pages(folder, package)}
    for path in folder.glob("femiec*.rst"):
        if path.name not in written:
            path.unlink()


def _pages(folder: Path, package: str) -> list[str]:
    """Write the page of a package and of those in it; their names."""
    modules, packages = inside(package)
    parts = [_title(package, "="), _module(package), _offered(package)]
    for name in modules:
        parts += [_title(name, "-"), _module(name)]
    _store(folder / f"{package}.rst", "\n".join([*parts, _toctree(packages)]))
    return [package, *(name for inner in packages for name in _pages(folder, inner))]


def _title(text: str, line: str) -> str:
    return f"{text}\n{line * len(text)}\n"


def _module(name: str) -> str:
    """What is defined there, not what is imported."""
    return f".. automodule:: {name}\n   :members:\n   :ignore-module-all:\n"


def _offered(package: str) -> str:
    """What a package has under its own name, each with where it is explained."""
    module = import_module(package)
    places = {name: place_of(getattr(module, name)) for name in getattr(module, "__all__", ())}
    links = [f":py:obj:`{name} <{place}>`" for name, place in sorted(places.items()) if place]
    return f"Under its own name: {', '.join(links)}.\n" if links else ""


def _toctree(names: list[str]) -> str:
    return "\n".join([".. toctree::", "   :maxdepth: 1", "", *(f"   {name}" for name in names), ""]) if names else ""


def _store(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text() != text:
        path.write_text(text)


def real(name: str) -> str | None:
    """The full name under which an object of femiec is explained; None of what is none."""
    try:
        return place_of(resolve_name(name))
    except (ImportError, AttributeError, ValueError):
        return None


def place_of(found: Any) -> str | None:
    """The full name of a class or function of femiec, where it is defined."""
    place, own = getattr(found, "__module__", None), getattr(found, "__qualname__", None)
    if inspect.ismodule(found) or not isinstance(own, str) or not str(place).startswith("femiec."):
        return None
    return f"{place}.{own}"


def resolve(app: Sphinx, env: Any, node: pending_xref, text: nodes.Node) -> nodes.Node | None:
    """A reference by the name that a package offers."""
    if node.get("refdomain") != "py":
        return None
    name = real(node["reftarget"])
    if name is None or name == node["reftarget"]:
        return None
    return env.get_domain("py").resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, text)


def plain_bars(app: Sphinx, what: str, name: str, found: Any, options: Any, lines: list[str]) -> None:
    """In a docstring \\|x\\| is a norm, not a substitution; examples and literal blocks stay as they are."""
    literal = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if literal is not None and line.strip() and indent <= literal:
            literal = None
        if literal is None:
            if not line.lstrip().startswith((">>>", "...", ".. ")):
                lines[number] = "``".join(
                    part if odd % 2 else part.replace("|", "\\|") for odd, part in enumerate(line.split("``"))
                )
            literal = indent if line.rstrip().endswith("::") else None


def whole_docstring(self: GoogleDocstring) -> list[str]:
    """Of an attribute: Napoleon would take what stands before the first colon for its type."""
    return GoogleDocstring(self._consume_to_end(), self._config).lines()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    GoogleDocstring._parse_attribute_docstring = whole_docstring  # type: ignore[method-assign]
    app.connect("config-inited", write)
    app.connect("missing-reference", resolve)
    app.connect("autodoc-process-docstring", plain_bars)
    return {"parallel_read_safe": True}
