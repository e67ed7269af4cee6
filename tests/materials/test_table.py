"""Every number of every material against the literature, typed here a second time in the literature's unit."""

import pytest

from femiec.errors import InputError
from femiec.materials import MATERIALS, Electrolyte, Host, Insulator, Metal, citations, find, hard_carbon, lic6, lithium

GPA, MPA, CM2_PER_S, EV, OHM_CM2 = 1e9, 1e6, 1e-4, 1.602176634e-19, 1e-4
SEEN, UNSEEN = True, False

# material: {property: (number in its customary unit, that unit in SI, the source was seen to state it)}
LITERATURE = {
    "lithium": {
        "atomic_volume": (21.6, 1e-30, SEEN),
        "density": (0.534, 1e3, UNSEEN),
        "melting_temperature": (453.65, 1, UNSEEN),
        "youngs_modulus": (7.82, GPA, UNSEEN),
        "poissons_ratio": (0.381, 1, UNSEEN),
        "shear_modulus": (2.83, GPA, UNSEEN),
        "surface_energy": (0.45, 1, UNSEEN),
        "volume_diffusivity (300 K).reference_value": (4e-11, CM2_PER_S, UNSEEN),
        "volume_diffusivity (300 K).activation_energy": (53, 1e3, UNSEEN),
        "surface_diffusivity (300 K).reference_value": (7.10e-7, CM2_PER_S, SEEN),
        "surface_diffusivity (300 K).activation_energy": (24.67, 1e3, SEEN),
        "interface_diffusivity (300 K).reference_value": (2e-7, CM2_PER_S, SEEN),
        "interface_diffusivity (300 K).activation_energy": (24.67, 1e3, UNSEEN),
        "interface_width": (2, 1e-10, SEEN),
        "dislocation_creep (initial, 298.15 K).coefficient": (0.0197, 1, UNSEEN),
        "dislocation_creep (initial, 298.15 K).exponent": (6.67, 1, UNSEEN),
        "dislocation_creep (initial, 298.15 K).activation_energy": (37, 1e3, UNSEEN),
        "dislocation_creep (saturated, 298.15 K).coefficient": (4.4e-4, 1, UNSEEN),
        "dislocation_creep (saturated, 298.15 K).exponent": (5, 1, UNSEEN),
        "dislocation_creep (saturated, 298.15 K).activation_energy": (37, 1e3, UNSEEN),
        "size_strengthening (298.15 K).reference_strength": (105, MPA, SEEN),
        "size_strengthening (298.15 K).reference_size": (1, 1e-6, UNSEEN),
        "size_strengthening (298.15 K).exponent": (-0.68, 1, SEEN),
        "size_strengthening (298.15 K).bulk_yield": (0.77, MPA, UNSEEN),
        "size_strengthening (363.15 K).reference_strength": (35, MPA, SEEN),
        "size_strengthening (363.15 K).reference_size": (1, 1e-6, UNSEEN),
        "size_strengthening (363.15 K).exponent": (-1.0, 1, SEEN),
        "size_strengthening (363.15 K).bulk_yield": (0.77, MPA, UNSEEN),
        "crystal.c11": (13.42, GPA, UNSEEN),
        "crystal.c12": (11.30, GPA, UNSEEN),
        "crystal.c44": (8.89, GPA, UNSEEN),
        "shear_softening": (0.5, 1, UNSEEN),
    },
    "sodium": {
        "atomic_volume": (39.45, 1e-30, UNSEEN),
        "density": (0.968, 1e3, UNSEEN),
        "melting_temperature": (370.95, 1, UNSEEN),
        "youngs_modulus": (10, GPA, UNSEEN),
        "poissons_ratio": (0.34, 1, UNSEEN),
        "shear_modulus": (3.3, GPA, UNSEEN),
        "surface_energy": (0.24, 1, UNSEEN),
        "volume_diffusivity (300 K).reference_value": (5.9e-9, CM2_PER_S, UNSEEN),
        "volume_diffusivity (300 K).activation_energy": (43.7, 1e3, UNSEEN),
        "surface_diffusivity (300 K).reference_value": (4.31e-6, CM2_PER_S, UNSEEN),
        "surface_diffusivity (300 K).activation_energy": (20.17, 1e3, UNSEEN),
        "interface_diffusivity (300 K).reference_value": (4.31e-6, CM2_PER_S, UNSEEN),
        "interface_diffusivity (300 K).activation_energy": (20.17, 1e3, UNSEEN),
        "interface_width": (2, 1e-10, SEEN),
    },
    "potassium": {
        "atomic_volume": (75.4, 1e-30, UNSEEN),
        "density": (0.862, 1e3, UNSEEN),
        "melting_temperature": (336.5, 1, UNSEEN),
        "youngs_modulus": (3.5, GPA, UNSEEN),
        "poissons_ratio": (0.346, 1, UNSEEN),
        "shear_modulus": (1.3, GPA, UNSEEN),
        "surface_energy": (0.13, 1, UNSEEN),
        "volume_diffusivity (300 K).reference_value": (2.4e-8, CM2_PER_S, UNSEEN),
        "volume_diffusivity (300 K).activation_energy": (39.2, 1e3, UNSEEN),
        "surface_diffusivity (300 K).reference_value": (9.13e-6, CM2_PER_S, UNSEEN),
        "surface_diffusivity (300 K).activation_energy": (18.30, 1e3, UNSEEN),
        "interface_diffusivity (300 K).reference_value": (9.13e-6, CM2_PER_S, UNSEEN),
        "interface_diffusivity (300 K).activation_energy": (18.30, 1e3, UNSEEN),
        "interface_width": (2, 1e-10, SEEN),
    },
    "lic6": {
        "youngs_modulus": (109, GPA, UNSEEN),
        "poissons_ratio": (0.24, 1, UNSEEN),
        "lithium_concentration": (1.65e22, 1e6, SEEN),
        "lithium_diffusivity": (1e-8, CM2_PER_S, SEEN),
    },
    "hard_carbon": {
        "youngs_modulus": (20, GPA, UNSEEN),
        "poissons_ratio": (0.24, 1, UNSEEN),
        "lithium_concentration": (1.65e22, 1e6, UNSEEN),
        "lithium_diffusivity": (1e-8, CM2_PER_S, UNSEEN),
        "density": (1.15, 1e3, UNSEEN),
        "strength": (65, MPA, SEEN),
    },
    "li22si5": {
        "youngs_modulus": (30, GPA, UNSEEN),
        "poissons_ratio": (0.24, 1, UNSEEN),
        "lithium_concentration": (5.3e22, 1e6, SEEN),
        "lithium_diffusivity": (1e-11, CM2_PER_S, SEEN),
    },
    "li9al4": {
        "youngs_modulus": (45, GPA, UNSEEN),
        "poissons_ratio": (0.25, 1, UNSEEN),
        "lithium_concentration": (4e22, 1e6, SEEN),
        "lithium_diffusivity": (1e-9, CM2_PER_S, SEEN),
    },
    "culi": {"youngs_modulus": (120, GPA, UNSEEN), "poissons_ratio": (0.34, 1, UNSEEN)},
    "nickel": {"youngs_modulus": (200, GPA, UNSEEN), "poissons_ratio": (0.31, 1, UNSEEN)},
    "tungsten": {"youngs_modulus": (411, GPA, UNSEEN), "poissons_ratio": (0.28, 1, UNSEEN)},
    "peo_litfsi": {
        "ionic_conductivity": (3e-4, 100, UNSEEN),
        "youngs_modulus": (7, MPA, UNSEEN),
        "temperature": (55 + 273.15, 1, SEEN),
        "thickness": (50, 1e-6, SEEN),
        "charge_transfer_resistance": (75, OHM_CM2, UNSEEN),
    },
    "lipon": {
        "ionic_conductivity": (2e-6, 100, UNSEEN),
        "youngs_modulus": (77, GPA, UNSEEN),
        "temperature": (25 + 273.15, 1, UNSEEN),
        "poissons_ratio": (0.25, 1, UNSEEN),
        "thickness": (200, 1e-9, SEEN),
    },
    "llzo": {
        "ionic_conductivity": (4.54e-4, 100, SEEN),
        "youngs_modulus": (158.5, GPA, SEEN),
        "temperature": (25 + 273.15, 1, UNSEEN),
        "poissons_ratio": (0.26, 1, SEEN),
        "charge_transfer_resistance": (2, OHM_CM2, SEEN),
    },
    "beo": {"youngs_modulus": (372.5, GPA, UNSEEN), "band_gap": (10.6, EV, UNSEEN)},
    "srf2": {"youngs_modulus": (101, GPA, UNSEEN), "band_gap": (11.2, EV, UNSEEN)},
    "aln": {"youngs_modulus": (320, GPA, UNSEEN), "band_gap": (6.1, EV, UNSEEN)},
}


def test_the_literature_table_covers_every_material():
    assert LITERATURE.keys() == MATERIALS.keys()


@pytest.mark.parametrize("key", LITERATURE)
def test_every_number_is_that_of_the_literature(key):
    rows = {row["property"]: row for row in citations(MATERIALS[key])}
    assert rows.keys() == LITERATURE[key].keys()
    for name, (number, unit, seen) in LITERATURE[key].items():  # SI values go down to 1e-30: no absolute tolerance
        assert rows[name]["value"] == pytest.approx(number * unit, rel=1e-3, abs=0), name
        assert rows[name]["verified"] is seen, name


@pytest.mark.parametrize("name", ["hard_carbon", "hard carbon", "Hard Carbon", "HARD-CARBON", " hardcarbon "])
def test_find_ignores_case_spaces_and_signs(name):
    assert find(name, Host) is hard_carbon


@pytest.mark.parametrize(("name", "kind", "found"), [("LiC6", Host, lic6), ("lic6", Host, lic6), ("Li", Metal, lithium)])
def test_find_takes_names_and_symbols(name, kind, found):
    assert find(name, kind) is found


@pytest.mark.parametrize("kind", [Metal, Host, Electrolyte, Insulator])
def test_every_material_is_found_by_its_key_and_its_name_among_its_kind(kind):
    members = {key: material for key, material in MATERIALS.items() if isinstance(material, kind)}
    assert members
    assert all(find(key, kind) is material and find(material.name, kind) is material for key, material in members.items())


@pytest.mark.parametrize("name", ["unobtainium", "", "lithium", "carbon", "/"])
def test_an_unknown_host_is_refused_with_the_known_ones(name):
    with pytest.raises(InputError, match=r"host = .* one of LiC6, hard carbon, Li22Si5, Li9Al4, CuLi, nickel, tungsten"):
        find(name, Host)


def test_the_table_cannot_be_changed():
    with pytest.raises(TypeError):
        MATERIALS["lithium"] = MATERIALS["sodium"]
