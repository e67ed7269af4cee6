"""The forms of the corpus, by theme; but for ``own`` they are written with UFL, basix.ufl and names that DOLFINx has too."""

from forms import algebra, demos, elements, facets, functionals, functions, geometry, own, scalar

MODULES = (scalar, elements, geometry, facets, algebra, functions, functionals, demos)
OWN = (own,)
