"""Mistakes, each with the validation rows that have to see it."""

from math import sqrt

import ufl
from breaks_claims1 import CLAIMS_1_TO_34
from breaks_claims2 import CLAIMS_35_TO_74
from breaks_outside import OUTSIDE
from mistakes import Break, constant, half_hoop_strain, halved, leaking, loose, pulling, scaled, times, uniaxial

from femiec import materials

TUBULE, KINEMATICS, LAWS = "femiec.models.tubule", "femiec.laws.kinematics.Axisymmetric", "femiec.laws.creep"
INTERFACE = "femiec.forms.interface"
LOADED, HOOKE = "femiec.models.walls.loads.Pressure.virtual_work", "femiec.laws.solid.elastic.isotropic_stress"


def rows(prefix, *names):
    return tuple(f"{prefix}-{name}" for name in names)


NERNST = ("claim-3", "claim-4", "claim-5", "claim-5-exact", "claim-6", "claim-36-lithium")
PIPES = rows("flow", "tube", "tube-triangles", "annulus")
SLITS = rows("flow", "slit", "slit-triangles")
CREEPING = rows("flow", "tube-creep", "slit-creep", "slit-creep-triangles")
COBLE = rows("coble", "tube", "tube-ratio", "slit")
WALLS = ("lame-free", "lame-shared", "lame-tubule-free", "lame-tubule-shared")
DISPLACEMENTS, HOOPS = ([f"{wall}-{name}" for wall in WALLS] for name in ("displacement", "hoop"))
PARTING = tuple(f"bamboo-{shape}{suffix}" for shape in ("disc", "strip") for suffix in ("", "-stress", "-quadratic", "-viscous"))
CAVITIES = rows("cavity", "round", "round-quadratic", "round-sintering", "flat", "flat-sintering")
SLIDING = rows("sliding", "steep", "steep-curved", "flat")
WAVES = rows("half-spaces", "long", "middle", "short", "quadratic", "transition")
COUPLED = tuple(f"coupling-{shape}-{name}" for shape in ("tube", "slit") for name in ("pressure", "speed", "slender"))
SHARES = [tuple(f"core-wall-{shape}-{name}" for shape in ("tube", "slit")) for name in ("core", "slip", "interface", "wall")]
SUMS = tuple(f"core-wall-{shape}-{name}" for shape in ("tube", "slit") for name in ("total", "beside"))
HEXAGONS = rows("hexagons", "flats", "corners", "shear", "skew", "parabola")
PATCHES = rows("patch", "triangle", "quadrilateral", "tetrahedron", "hexahedron")
COLLAPSING = rows("buckling", "ring-02", "ring-05", "ring-10", "ring-thin", "ring-four", "ring-100-10", "ring-100-20")
BUCKLED = rows("buckling", "ring-dead", "strip-free", "strip-clamped", "arch-snap", "arch-back")
PATHS = rows("buckling", "southwell-small", "southwell-middle", "southwell-large", "contact")
IN_TIME = rows("in-time", "column-lithium", "column-sodium", "column-potassium", "column-slit")
PLASTIC = tuple(f"plastic-cylinder-{front}-{name}" for front in (60, 70, 85) for name in ("pressure", "front", "hoop"))
BLOCK = tuple(f"block-{way}-{name}" for way in ("tension", "shear") for name in ("energy", "work", "force"))
RINGS, RING_HOOPS = (rows("ring", f"plane-{name}", f"turned-{name}") for name in ("displacement", "hoop"))
FLAT = rows("strip", "deflection", "stress", "balance") + rows("disc", "deflection", "stress")
FLAT += rows("side", "deflection", "stress", "membrane")
DEPARTURES = tuple(f"departure-{share}-{name}" for share in (10, 20, 30, 60) for name in ("deflection", "stress"))
TWO_MESHES = {"MESHES": (8, 16), "STEPS": (1 / 8, 1 / 16)}

BREAKS = [
    Break(
        "a cone that is steeper by ten percent",
        "cone_contact",
        rows("cone", "force", "pressure", "radius"),
        {"femiec.laws.indenters.Cone.height": times(1.1)},
        coarser=TWO_MESHES,
        over=2,
    ),
    Break(
        "a cone that is steeper by five percent",
        "cone_contact",
        rows("cone", "size", "modulus"),
        {"femiec.laws.indenters.Cone.height": times(1.05)},
    ),
    Break(
        "a sphere that is smaller by a fifth",
        "cone_contact",
        rows("sphere", "force", "pressure", "radius"),
        {"femiec.laws.indenters.Sphere.height": times(1.25)},
        coarser=TWO_MESHES,
        over=2,
    ),
    Break(
        "Frost and Ashby's shear coefficient 42 read as the uniaxial 14",
        "coble_flow",
        (*COBLE, "coble-slit-as-tube"),
        {"femiec.models.creep.coble_viscosity": uniaxial, "femiec.estimates.creep.coble_viscosity": uniaxial},
    ),
    Break("half the interface's width", "coble_flow", COBLE, {"femiec.models.creep.interface_mobility": scaled(0, 1 / 2)}),
    Break("the sign of Nernst's pressure", "nernst_pressure", NERNST, {f"{TUBULE}.nernst_pressure": times(-1)}),
    Break("2 pi r forgotten", "channel_flow", PIPES, {f"{KINEMATICS}.weight": constant(lambda self, x: 1.0)}),
    Break("eta eps for 2 eta eps", "channel_flow", PIPES + SLITS, {"femiec.forms.stokes.cauchy_stress": scaled(2, 1 / 2)}),
    Break("2/3 outside of the root", "channel_flow", CREEPING, {f"{LAWS}.equivalent_rate": times(sqrt(2 / 3))}),
    Break("half of the hoop strain", "lame_wall", (*DISPLACEMENTS, *HOOPS), {f"{KINEMATICS}.strain": half_hoop_strain}),
    Break(
        "half of Young's modulus",
        "lame_wall",
        tuple(DISPLACEMENTS[::2]),
        {
            "femiec.laws.elasticity.isotropic_stress": scaled(1, 1 / 2),
            "femiec.models.tubule_outputs.isotropic_stress": scaled(1, 1 / 2),
        },
    ),
    Break("half of Young's modulus", "patch_test", PATCHES, {"femiec.laws.solid.elastic.isotropic_stress": scaled(1, 1 / 2)}),
    Break("2 pi r forgotten", "patch_test", PATCHES[:2], {f"{KINEMATICS}.weight": constant(lambda self, x: 1.0)}),
    Break("half of the pressure", "wall_ring", RINGS + RING_HOOPS, {LOADED: times(1 / 2)}),
    Break("half of Young's modulus", "wall_ring", RINGS, {HOOKE: scaled(1, 1 / 2)}),
    Break("half of the pressure", "flat_walls", FLAT + DEPARTURES, {LOADED: times(1 / 2)}),
    Break(
        "half of Young's modulus",
        "flat_walls",
        ("strip-deflection", "disc-deflection", "departure-60-deflection"),
        {HOOKE: scaled(1, 1 / 2)},
    ),
    Break("half of Nernst's pressure", "bamboo", PARTING, {f"{INTERFACE}.nernst_pressure": times(1 / 2)}),
    Break("half of the conductance", "cavity_growth", CAVITIES, {"femiec.checks.grains.sheet_conduction": scaled(2, 1 / 2)}),
    Break("all of the gradient", "boundary_sliding", SLIDING, {f"{INTERFACE}.tangential": constant(lambda vector, n: vector)}),
    Break("half of the conductance", "half_spaces", WAVES, {"femiec.checks.bodies.sheet_conduction": scaled(2, 1 / 2)}),
    Break("eta eps for 2 eta eps", "half_spaces", WAVES[2:3], {"femiec.forms.stokes.cauchy_stress": scaled(2, 1 / 2)}),
    Break("the load's sign", "half_spaces", ("half-spaces-short",), {"femiec.checks.bodies.nernst_coupling": pulling}),
    Break(
        "half of Nernst's pressure",
        "full_coupling",
        (*COUPLED, "coupling-through-tube", "coupling-through-slit"),
        {f"{INTERFACE}.nernst_pressure": times(1 / 2)},
    ),
    Break("half of the wall's mobility", "full_coupling", rows("coupling-through", "tube", "slit"), halved("bulk_conduction")),
    Break("eta eps for 2 eta eps", "core_and_wall", (*SHARES[0], *SHARES[1], *SUMS, "core-wall-rod"), halved("stokes", 4)),
    Break("half of the conductance", "core_and_wall", (*SHARES[2], *SUMS), halved("sheet_conduction")),
    Break("half of the wall's mobility", "core_and_wall", SHARES[3], halved("bulk_conduction")),
    Break("half of the friction", "core_and_wall", SHARES[1], halved("friction")),
    Break(
        "half of Nernst's pressure",
        "wall_sink",
        rows("sink", "tube", "slit", "block"),
        {f"{INTERFACE}.nernst_pressure": times(1 / 2)},
    ),
    Break("half of the conductance", "hexagonal_grains", HEXAGONS, {f"{INTERFACE}.sheet_conduction": scaled(2, 1 / 2)}),
    Break(
        "triple junctions that differ",
        "hexagonal_grains",
        rows("hexagons", "isotropic"),
        {"femiec.engine.embedded.tie": loose},
    ),
    Break(
        "half of the conductance",
        "viscous_grains",
        rows("viscous-grains", "stiff", "soft"),
        {f"{INTERFACE}.sheet_conduction": scaled(2, 1 / 2)},
    ),
    Break("lithium that leaks", "tubule_balances", rows("balance", "tube", "free", "slit"), {f"{TUBULE}.stokes": leaking}),
    Break("gas in the undeformed cavity", "tubule_balances", ("boyle",), {f"{TUBULE}.gas_balance": scaled(3, 0)}),
    Break("the wall pulled down", "tubule_balances", ("thrust",), {f"{TUBULE}.neighbour_stress": times(-1)}),
    Break("sodium", "lithium_metal", rows("claim", "1", "2", "38"), {"femiec.materials.lithium": constant(materials.sodium)}),
    Break(
        "one atom in a cell, not two",
        "lithium_metal",
        ("claim-1-lattice",),
        {"femiec.estimates.crystal.bcc_atomic_volume": times(2)},
    ),
    Break("A/m2 for mA/cm2", "transport", ("claim-7", "claim-8"), {"femiec.quantities.mA_per_cm2": constant(1.0)}),
    Break(
        "half of the interface's conductance",
        "tubule_in_time",
        IN_TIME,
        {"femiec.models.coupled.frame.sheet_conduction": scaled(2, 1 / 2)},
    ),
    Break(
        "half of the interface's conductance",
        "tubule_in_time",
        ("in-time-growth",),
        {"femiec.models.coupled.frame.sheet_conduction": scaled(2, 1 / 2)},
        coarser={"COUNTS": (4, 8)},
        over=100,
    ),
    Break(
        "Frost and Ashby's shear coefficient 42 read as the uniaxial 14",
        "tubule_in_time",
        rows("in-time-descriptions", "tube", "slit"),
        {"femiec.models.creep.coble_viscosity": uniaxial},
    ),
    Break("eta eps for 2 eta eps", "tubule_in_time", ("in-time-sinh",), {"femiec.forms.stokes.cauchy_stress": scaled(2, 1 / 2)}),
    Break(
        "half of Young's modulus",
        "tubule_in_time",
        ("in-time-give",),
        {"femiec.models.coupled.state.isotropic_stress": scaled(1, 1 / 2)},
    ),
    Break("twice kT in the reaction", "tubule_in_time", ("in-time-root",), {"femiec.laws.kinetics.BOLTZMANN": lambda k: 2 * k}),
    Break("half of Nernst's pressure", "tubule_in_time", ("in-time-stall",), {f"{INTERFACE}.nernst_pressure": times(1 / 2)}),
    Break("half of the gas", "tubule_in_time", ("in-time-boyle",), {"femiec.models.coupled.fields.BOLTZMANN": lambda k: 2 * k}),
    Break(
        "twice the load on the tip",
        "tubule_in_time",
        ("in-time-rest",),
        {"femiec.models.coupled.balances.normal_pressure": scaled(0, 2)},
    ),
    Break(
        "half of the yield strength",
        "plastic_cylinder",
        (*PLASTIC, "plastic-cylinder-limit"),
        {"femiec.laws.solid.j2.flow": scaled(1, 1 / 2)},
    ),
    Break(
        "a return that goes half of the way",
        "plastic_cylinder",
        tuple(name for name in PLASTIC if not name.endswith("front")),
        {"femiec.laws.solid.j2.flow": scaled(2, 2)},
    ),
    Break(
        "what a step led to is forgotten",
        "plastic_cylinder",
        tuple(name for name in PLASTIC if name.endswith("front")),
        {"femiec.models.walls.internal.Memory.commit": constant(lambda memory: None)},
    ),
    Break(
        "half of Young's modulus",
        "cooks_membrane",
        rows("cooks", "quadrilaterals", "triangles", "rubber"),
        {"femiec.laws.solid.elastic.isotropic_stress": scaled(1, 1 / 2)},
    ),
    Break("half of the energy", "finite_block", BLOCK, {"femiec.laws.solid.elastic.NeoHookean._energy": times(1 / 2)}),
    Break(
        "a tangent too stiff by 1 percent",
        "finite_block",
        ("block-tangent",),
        {"femiec.engine.embedded.system.AssembledSystem.jacobian": times(1.01)},
    ),
    Break(
        "pressure that does not turn with the wall",
        "wall_buckling",
        (*COLLAPSING[:6], "buckling-ring-hooke", "buckling-contact"),
        {"femiec.models.walls.loads.cofactor": constant(lambda F: ufl.Identity(3))},
    ),
    Break(
        "half of the stiffness",
        "wall_buckling",
        (*COLLAPSING[:2], *COLLAPSING[-2:], "buckling-ring-dead", "buckling-strip-free"),
        {"femiec.laws.solid.elastic.NeoHookean._energy": times(1 / 2)},
    ),
    Break(
        "the bending of Euler's beam for that of a plate",
        "wall_buckling",
        (*COLLAPSING[:2], *BUCKLED),
        {f"femiec.estimates.{name}.plate_modulus": times(1 - 0.24**2) for name in ("plates", "buckling", "walls")},
    ),
    Break(
        "Southwell's slope 10 % off",
        "wall_buckling",
        PATHS[:3],
        {"femiec.estimates.buckling.southwell_load": times(0.9)},
    ),
    *CLAIMS_1_TO_34,
    *CLAIMS_35_TO_74,
    *OUTSIDE,
]
