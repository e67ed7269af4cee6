"""Threads and chunks: the same to the last bit however many threads, the same but for rounding however large the chunks."""

import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from warped import CELLS, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded import assemble
from femiec.errors import InputError


def forms(mesh):
    """A functional, a linear and a bilinear form, with cells, boundary and interior facets, and two component batches."""
    V = fem.functionspace(mesh, ("Lagrange", 2, (mesh.dim,)))
    u, v, f = ufl.TrialFunction(V), ufl.TestFunction(V), field(V)
    dx, ds, dS = mesh.dx(degree=4), mesh.ds(degree=4), mesh.dS(degree=4)
    strain = ufl.sym(ufl.grad(v))
    energy = ufl.exp(ufl.dot(f, f)) * dx + f[0] ** 2 * ds + ufl.jump(ufl.grad(f), mesh.n)[0] ** 2 * dS
    linear = ufl.inner(ufl.grad(f), strain) * dx + mesh.x[0] * v[0] * ds + ufl.inner(ufl.avg(f), ufl.jump(v)) * dS
    bilinear = ufl.inner((1 + f[0] ** 2) * ufl.grad(u), strain) * dx + ufl.dot(u, v) * ds + ufl.dot(u("+"), v("-")) * dS
    return {
        "scalar": (fem.assemble_scalar, fem.form(energy)),
        "vector": (fem.assemble_vector, fem.form(linear)),
        "matrix": (fem.assemble_matrix, fem.form(bilinear)),
    }


@pytest.fixture(params=CELLS[1:])
def cases(request):
    return forms(warped_mesh(request.param, (3, 3, 2)))


@pytest.fixture
def small_chunks(monkeypatch):
    """A few entities in each chunk, fewer in each part: chunks enough for threads to overtake each other."""
    monkeypatch.setattr(assemble, "VALUES", 1)
    monkeypatch.setattr(assemble, "BUDGET", 1)
    monkeypatch.setattr(assemble, "SMALLEST", 3)
    monkeypatch.setattr(assemble, "WORTH_THREADS", 0)


def numbers(result):
    return result.data if hasattr(result, "indptr") else np.asarray(result)


@pytest.mark.parametrize("rank", ["scalar", "vector", "matrix"])
def test_any_number_of_threads_gives_the_same_bits(cases, rank, small_chunks):
    run, compiled = cases[rank]
    one = numbers(run(compiled, threads=1))
    for threads in (2, 3, 1):
        for _ in range(2):
            assert np.array_equal(numbers(run(compiled, threads=threads)), one)


@pytest.mark.parametrize("rank", ["scalar", "vector", "matrix"])
def test_a_first_assembly_in_threads_fills_what_is_kept(rank, small_chunks):
    """Tables and maps are made when they are first asked for, here by several threads at once."""
    mesh = warped_mesh("quadrilateral")
    run, compiled = forms(mesh)[rank]
    _, anew = forms(mesh)[rank]
    assert np.array_equal(numbers(run(compiled, threads=3)), numbers(run(anew, threads=1)))


@pytest.mark.parametrize("rank", ["scalar", "vector", "matrix"])
def test_chunks_of_any_size_give_the_same(cases, rank, monkeypatch):
    run, compiled = cases[rank]
    whole = numbers(run(compiled))
    for values, budget, smallest in ((1, 1, 1), (1, 2**18, 2), (10**9, 1, 5), (60, 900, 1)):
        monkeypatch.setattr(assemble, "VALUES", values)
        monkeypatch.setattr(assemble, "BUDGET", budget)
        monkeypatch.setattr(assemble, "SMALLEST", smallest)
        assert_same(numbers(run(compiled)), whole, 1e-14)


def test_chunks_are_as_small_as_wanted(small_chunks):
    """The tests above do split."""
    (_, compiled) = forms(warped_mesh("triangle"))["matrix"]
    sizes = [chunk.size for _, chunk in assemble._chunks(compiled, compiled.kernels)]
    assert max(sizes) == 3
    assert sum(sizes) == sum(group.size for kernel in compiled.kernels for group in kernel.groups)


@pytest.mark.parametrize("threads", [0, -1])
def test_a_number_of_threads_is_positive(threads):
    mesh = warped_mesh("triangle")
    with pytest.raises(InputError, match=f"threads = {threads}: expected 1 or more; leave it out for all processors"):
        fem.assemble_scalar(fem.form(mesh.x[0] * mesh.dx()), threads=threads)
