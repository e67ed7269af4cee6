"""Lattice numbers of the paper: Omega, lithium concentrations, spacings and angles."""

import math

import pytest

from femiec.errors import InputError
from femiec.estimates.crystal import (
    atom_concentration,
    atomic_volume,
    bcc_atomic_volume,
    cubic_plane_angle,
    cubic_plane_spacing,
    homologous_temperature,
)


def test_atomic_volume_of_lithium():
    from_lattice, from_density = bcc_atomic_volume(3.51e-10), atomic_volume(6.94e-3, 534.0)
    assert [from_lattice * 1e30, from_density * 1e30] == pytest.approx([21.62, 21.58], abs=0.005)
    assert [from_lattice * 1e30, from_density * 1e30] == pytest.approx([21.6, 21.6], rel=0.003, abs=0)  # the paper
    assert from_lattice == pytest.approx(1 / atom_concentration(2, (3.51e-10,) * 3), rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("atoms", "edges", "angles", "computed", "paper"),
    [
        (1, (4.305, 4.305, 3.706), (90, 90, 120), 1.681e22, 1.65e22),
        (352, (18.75, 18.75, 18.75), (90, 90, 90), 5.340e22, 5.3e22),
        (18, (19.1551, 5.4288, 4.4988), (90, 107.671, 90), 4.038e22, 4e22),
    ],
    ids=["LiC6", "Li22Si5", "Li9Al4"],
)
def test_concentrations_from_lattice_constants(atoms, edges, angles, computed, paper):
    concentration = atom_concentration(atoms, [edge * 1e-10 for edge in edges], angles) / 1e6
    assert concentration == pytest.approx(computed, rel=3e-4, abs=0)
    assert concentration == pytest.approx(paper, rel=0.03, abs=0)


def test_edges_are_at_right_angles_unless_told():
    assert atom_concentration(1, (1e-10, 2e-10, 3e-10)) == pytest.approx(1 / 6e-30, rel=1e-12, abs=0)


def test_cell_volume_of_a_rhombohedral_cell():
    """Primitive cell of bcc: edges sqrt(3)/2 a, angles acos(-1/3), one atom."""
    edge, angle = math.sqrt(3) / 2 * 3.51e-10, math.degrees(math.acos(-1 / 3))
    assert 1 / atom_concentration(1, (edge,) * 3, (angle,) * 3) == pytest.approx(bcc_atomic_volume(3.51e-10), rel=1e-12, abs=0)


def test_spacing_of_the_110_planes():
    assert cubic_plane_spacing(3.51e-10, (1, 1, 0)) * 1e9 == pytest.approx(0.248, rel=0.01, abs=0)  # the paper
    assert cubic_plane_spacing(3.51e-10, (1, 1, 0)) == pytest.approx(3.51e-10 / math.sqrt(2), rel=1e-14, abs=0)


def test_angles_of_the_110_planes_in_the_111_zone():
    assert cubic_plane_angle((1, -1, 0), (0, -1, 1)) == pytest.approx(60, abs=1e-9)
    assert cubic_plane_angle((1, -1, 0), (1, 0, -1)) == pytest.approx(60, abs=1e-9)
    assert cubic_plane_angle((1, 1, 0), (2, 2, 0)) == pytest.approx(0, abs=1e-5)


def test_room_temperature_is_hot_for_lithium():
    assert homologous_temperature(300.0, 453.65) == pytest.approx(0.66, rel=0.01, abs=0)


def test_impossible_cells_and_planes():
    with pytest.raises(InputError, match="angles"):
        atom_concentration(1, (1e-10,) * 3, (60, 60, 170))
    with pytest.raises(InputError, match="plane"):
        cubic_plane_spacing(3.51e-10, (0, 0, 0))
    with pytest.raises(InputError, match="second"):
        cubic_plane_angle((1, 1, 0), (1, 1))
