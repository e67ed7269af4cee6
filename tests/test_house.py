"""The house rules that machines can check."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
    ],
    ids=["ruff check", "ruff format", "mypy", "import-linter"],
)
def test_the_source_is_clean(command):
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_test_line_is_what_ci_runs():
    readme, script = (ROOT / "README.md").read_text(), (ROOT / ".ci/run").read_text()
    assert readme.count("<!-- tests -->") == 1
    assert "<!-- tests -->" in script
    assert "pytest" in readme.split("<!-- tests -->")[1].split("<!-- end -->")[0]


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("femiec", ("numpy", "ufl", "skfem", "pyvista", "scipy")),
        ("femiec.engine.embedded", ("scipy.optimize", "scipy.spatial", "meshio", "pyamg", "pyvista")),
    ],
)
def test_an_import_takes_nothing_heavy_along(module, heavy):
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_page_of_the_engine_names_every_module():
    rows = [line for line in (ROOT / "docs/engine.md").read_text().splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    modules = [path.stem for path in (ROOT / "femiec/engine/embedded").glob("[!_]*.py")]
    assert sorted(named) == sorted(modules)
