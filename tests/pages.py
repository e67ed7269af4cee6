"""The examples on a page of Markdown, and what it says that they print."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def names_after(page: str) -> dict[str, Any]:
    """The names that the page's Python code has made, run as it stands there, piece after piece."""
    names: dict[str, Any] = {}
    for example in blocks(page, "python"):
        exec(compile(example, page, "exec", dont_inherit=True), names)
    return names


def shown_on(page: str) -> str:
    """All that the page says is printed."""
    return "".join(blocks(page, "text"))


def blocks(page: str, language: str) -> list[str]:
    """The blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)
