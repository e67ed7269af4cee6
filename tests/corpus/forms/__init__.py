"""The forms of the corpus, by theme; each is written with UFL, basix.ufl and names that DOLFINx and femiec share, but for ``own``."""

from forms import algebra, demos, elements, facets, functionals, functions, geometry, own, scalar

MODULES = (scalar, elements, geometry, facets, algebra, functions, functionals, demos)
