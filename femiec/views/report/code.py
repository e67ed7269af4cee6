"""The code that made a row, highlighted."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from femiec.views.report.markup import Html, tag


def whole(code: str, case: str) -> Html:
    """The whole file of a case, folded."""
    return tag("details", tag("summary", "The code: case.py"), highlighted(code), class_="code", id=f"code-{case}")


def made(code: str, rows: Sequence[str]) -> Html | None:
    """The part of a case that makes some rows, folded; None where none of them is spelled out."""
    part = excerpt(code, rows)
    return tag("details", tag("summary", "The code"), highlighted(part), class_="code") if part else None


def excerpt(code: str, rows: Sequence[str]) -> str:
    """Rows as the file spells them, below the functions and constants of the file that they need, directly or through others.

    Example:
        >>> print(excerpt("A = 2\\nB = 3\\n\\ndef f():\\n    return A\\n\\nROWS = [Row('x', f), Row('y', B)]", ["x"]))
        A = 2
        <BLANKLINE>
        def f():
            return A
        <BLANKLINE>
        Row('x', f)
    """
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if _makes(node, rows)]
    named = {name: node for node in tree.body for name in _sets(node) if name != "ROWS"}
    wanted: set[str] = set()
    left: list[ast.AST] = [*calls]
    while left:
        names = {node.id for node in ast.walk(left.pop()) if isinstance(node, ast.Name)} & set(named) - wanted
        wanted |= names
        left += [named[name] for name in names]
    nodes = list(dict.fromkeys(node for name, node in named.items() if name in wanted))
    return "\n\n".join(_text(code, node) for node in [*nodes, *calls])


def highlighted(code: str) -> Html:
    """Python in colours, by classes."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return Html(highlight(code, PythonLexer(), HtmlFormatter(cssclass="source")))


def colours() -> str:
    """The style sheet of the code, light and dark."""
    from pygments.formatters import HtmlFormatter

    light, dark = (HtmlFormatter(style=name).get_style_defs(".source") for name in ("xcode", "github-dark"))
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}"


def _makes(node: ast.AST, rows: Sequence[str]) -> bool:
    """Whether it is a call whose first argument is the identifier of one of the rows."""
    return (
        isinstance(node, ast.Call) and bool(node.args) and isinstance(node.args[0], ast.Constant) and node.args[0].value in rows
    )


def _sets(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))


def _text(code: str, node: ast.AST) -> str:
    """The lines of a statement with its decorators, or of a call from where it begins."""
    decorators = getattr(node, "decorator_list", [])
    if decorators:
        lines = code.splitlines()
        return "\n".join(lines[decorators[0].lineno - 1 : node.end_lineno])  # type: ignore[attr-defined]
    return _straight(ast.get_source_segment(code, node) or "")


def _straight(text: str) -> str:
    """Lines after the first one moved to the left as far as the last one is."""
    lines = text.splitlines()
    room = len(lines[-1]) - len(lines[-1].lstrip()) if len(lines) > 1 and lines[-1].lstrip()[:1] in ")]}" else 0
    return "\n".join([lines[0], *(line[room:] if not line[:room].strip() else line for line in lines[1:])])
