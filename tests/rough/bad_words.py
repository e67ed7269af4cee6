"""Command lines with words that are no good, and studies that are none."""

from bad import ROOT, SHORT_RUN, SMALL_RUN, TUBULE, Bad, with_file, word

KIND = "command line"


def line(name: str, says: str, *words: str) -> Bad:
    return word(KIND, name, says, *words)


def study(name: str, says: str, content: str | bytes, file: str = "study.py") -> Bad:
    return with_file(KIND, f"a study {name}", says, file, content, "run", "FILE", "--out", "OUT")


def beside(name: str, says: str, *words: str) -> Bad:
    """FILE is a file where a folder is expected."""
    return with_file(KIND, name, says, "taken", "kept", *words)


WORDS = [
    line("an unknown command", 'Unknown command "walk".*See femiec --help', "walk"),
    line("no study", "--study requires an argument.*See femiec run --help", "run"),
    line("an unknown option", "Unknown option: --colour", "run", TUBULE, "--colour", "red"),
    line("two studies", "Unused Tokens", "run", TUBULE, TUBULE),
    line("no such study", "study = nowhere.py: expected a Python file", "run", "nowhere.py", "--out", "OUT"),
    line("a folder as study", "expected a Python file", "run", str(ROOT / "studies"), "--out", "OUT"),
    line("a mesh as study", r"its name has to end in \.py", "run", str(ROOT / "meshes/tubule_100nm.msh"), "--out", "OUT"),
    line("a name that is too long", "study = .*expected a Python file", "run", 3000 * "a", "--out", "OUT"),
    study("without main", "expected a main", "x = 1\n"),
    study("whose main is not decorated", "decorated with femiec.parameters.study", "def main():\n    pass\n"),
    study("with a syntax error", "; line 3: SyntaxError", "x = 1\n\ndef main(:\n"),
    study(
        "with a missing import",
        "; line 2: ModuleNotFoundError: No module named 'nothing_of_the_kind'",
        "\nimport nothing_of_the_kind\n",
    ),
    study("that ends the program", r"; line 2: it ends the program: .*if __name__", "import sys\nsys.exit(0)\n"),
    study("with a null byte", "SyntaxError", b"x = 1\0\n"),
    study("in another encoding", "SyntaxError", b"x = '\xff'\n"),
    study("that is empty", "expected a main", ""),
    study("that is a text", r"its name has to end in \.py", "x = 1\n", "study.txt"),
    study(
        "without a result",
        "main = None: expected a result",
        "from femiec.parameters import study\n@study\ndef main(out=None):\n    pass\n",
    ),
    line("--set without a value", "--set requires an argument", "run", TUBULE, "--set"),
    line("--set without =", "--set = 'width': expected name=value", "run", TUBULE, "--out", "OUT", "--set", "width"),
    line("--set without a name", "--set = '': expected a parameter", "run", TUBULE, "--out", "OUT", "--set", "=3"),
    line("the same name twice", "width = set twice", "run", TUBULE, "--out", "OUT", "--set", "width=1nm", "--set", "width=2nm"),
    line("an unknown engine", 'Invalid value "petsc" for --engine', "run", SMALL_RUN, "--out", "OUT", "--engine", "petsc"),
    line("an engine that the study does not take", "takes engine=", "run", SHORT_RUN, "--out", "OUT", "--engine", "embedded"),
    line("--resume with nothing there", "expected the folder of a run", "run", SMALL_RUN, "--out", "OUT", "--resume"),
    line("--resume of what cannot", "takes resume=True", "run", TUBULE, "--out", "OUT", "--resume"),
    line("--resume and --overwrite", "expected one of them", "run", SMALL_RUN, "--out", "OUT", "--resume", "--overwrite"),
    line("an empty --out", "--out = '': expected a value", "run", TUBULE, "--out", ""),
    line("an empty --out=", "--out = '': expected a value", "run", TUBULE, "--out="),
    beside("--out is a file", r"out = .*expected a folder .*taken is a file", "run", TUBULE, "--out", "FILE"),
    beside("--out is below a file", r"out = .*expected a folder .*taken is a file", "run", TUBULE, "--out", "FILE/deep/out"),
    beside(
        "--out of validate is a file", "expected a folder .*taken is a file", "validate", "--only", "claim-38", "--out", "FILE"
    ),
    line(
        "an unknown row",
        "--only = 'claim-99': expected one of .* rows, or a case .*; name claim-",
        "validate",
        "--only",
        "claim-99",
        "--out",
        "OUT",
    ),
    line("an empty row", "--only = '': expected a value", "validate", "--only", "", "--out", "OUT"),
    line("no cases", "--cases = nowhere: expected a folder", "validate", "--cases", "nowhere", "--out", "OUT"),
    line("an unknown engine to validate", 'Invalid value "petsc"', "validate", "--engine", "petsc", "--out", "OUT"),
    line("a word too many for validate", "Unused Tokens", "validate", "claim-38", "--out", "OUT"),
    line("a word too many for doctor", "Unused Tokens", "doctor", "please"),
]
