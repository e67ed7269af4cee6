"""From writing a form to its first matrix, on a small mesh in a fresh process; DOLFINx with an empty cache of compiled forms."""

from benchmarks.case import Case, Stage, Target

POISSON, ELASTICITY, NEO_HOOKEAN = FORMS = ("poisson", "elasticity", "neo_hookean")

CASE = Case(
    "first_form",
    "imports, and from writing a form to its first matrix",
    (
        Stage("import_package", "import femiec"),
        Stage("import", "import of all that a form takes"),
        Stage(POISSON, "P1 Poisson"),
        Stage(ELASTICITY, "P2 elasticity"),
        Stage(NEO_HOOKEAN, "P2 neo-Hookean energy, differentiated twice"),
    ),
    settings=tuple({"form": form} for form in FORMS),
    small=tuple({"form": form} for form in FORMS),
    targets=(Target("import_package", 0.5), *(Target(form, 0.1) for form in FORMS)),
)
