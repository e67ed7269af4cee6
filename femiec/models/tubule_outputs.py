"""What the tubule model reports: functionals, stored fields, and the summary made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ufl

from femiec.laws.elasticity import first_principal, isotropic_stress, von_mises
from femiec.laws.kinematics import in_plane, out_of_plane
from femiec.models.problem import Output

if TYPE_CHECKING:
    from femiec.models.tubule import SingleTubule

DEGREE = 6
"""Quadrature degree: exact for the products of quadratics with the radius on straight cells."""


def integrals(model: SingleTubule, value: dict[str, Any], lithium_stress: Any) -> dict[str, Any]:
    """Functionals [SI], UFL forms of rank 0.

    Areas [m2], volumes [m3], volume rates [m3/s] out of the lithium, and the force [N] on the root, compression positive; for a
    slit of half of it, per metre of depth.
    """
    mesh, x, n = model.mesh, model.mesh.x, model.mesh.n
    v, u = value["velocity"], value["displacement"]
    root = mesh.ds("root", degree=DEGREE)
    tip = mesh.interface("lithium", "gas", degree=DEGREE)
    side = mesh.interface("wall", "lithium", degree=DEGREE)
    gas_side = mesh.interface("wall", "gas", degree=DEGREE)
    weight = model.symmetry.weight(x)
    normal_stress = ufl.dot(in_plane(ufl.dot(lithium_stress, out_of_plane(n))), n)
    pull = wall_stress(model, u)[2, 2] * weight
    return {
        "wall pull at the root": pull * mesh.ds("wall root", degree=DEGREE),
        "wall pull at the top": pull * mesh.ds("wall top", degree=DEGREE),
        "tip thrust": (value["gas pressure"]("+") - model.capillary_pressure) * weight * tip,
        "root area": weight * root,
        "root thrust": -normal_stress * weight * root,
        "root outflow": ufl.dot(v, n) * weight * root,
        "tip area": weight * tip,
        "tip outflow": ufl.dot(v("+"), n("+")) * weight * tip,
        "wall outflow": -ufl.dot(v("-"), n("+")) * weight * side,
        "gas volume": model.symmetry.enclosed(x + u("+"), -n("+")) * gas_side,
        "gas volume, undeformed": model.symmetry.enclosed(x, -n("+")) * gas_side,
        "cavity volume": model.symmetry.enclosed(x, -n("+")) * (gas_side + side),
    }


def wall_stress(model: SingleTubule, u: Any) -> Any:
    """The wall's stress [Pa], shape (3, 3)."""
    strain = model.symmetry.strain(u, model.mesh.x)
    return isotropic_stress(strain, model.host.youngs_modulus.value, model.host.poissons_ratio.value)


def outputs(model: SingleTubule, value: dict[str, Any], viscosity: Any) -> tuple[Output, ...]:
    """The fields to store, in SI."""
    x, u = model.mesh.x, value["displacement"]
    strain, stress = model.symmetry.strain(u, x), wall_stress(model, u)
    rate = model.symmetry.strain(value["velocity"], x)
    components = {"Radial": stress[0, 0], "Hoop": stress[1, 1], "Axial": stress[2, 2], "Shear": stress[0, 2]}
    wall = [("Displacement", "m", u)] + [(f"{name} stress", "Pa", component) for name, component in components.items()]
    wall += [("First principal stress", "Pa", first_principal(stress)), ("Von Mises stress", "Pa", von_mises(stress))]
    wall += [("Axial strain", "1", strain[2, 2]), ("Hoop strain", "1", strain[1, 1])]
    lithium = [("Velocity", "m/s", value["velocity"]), ("Pressure", "Pa", value["pressure"])]
    lithium += [("Von Mises stress", "Pa", von_mises(2 * viscosity * rate))]
    return (
        *(Output("wall", name, unit, expression) for name, unit, expression in wall),
        *(Output("lithium", name, unit, expression) for name, unit, expression in lithium),
        Output("gas", "Pressure", "Pa", value["gas pressure"]),
    )
