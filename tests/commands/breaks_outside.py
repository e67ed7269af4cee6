"""Mistakes that benchmarks from outside see, and those that a reader of the paper would make first."""

import ufl
from mistakes import Break, constant, scaled, times

KINEMATICS, TUBULE = "femiec.laws.kinematics", "femiec.models.tubule"
LOADED, HOOKE = "femiec.models.walls.loads.Pressure.virtual_work", "femiec.laws.solid.elastic.isotropic_stress"
ANNULI = tuple(f"annular-{core}-{which}" for core in ("wire", "shell") for which in ("mean", "largest"))
COBLE = ("coble-tube", "coble-tube-ratio")


def without_hoop(displacement_gradient):
    """eps_theta = 0."""

    def broken(self, u, x):
        H = displacement_gradient(self, u, x)
        return H - ufl.as_tensor([[0, 0, 0], [0, H[1, 1], 0], [0, 0, 0]])

    return broken


def of_the_wall(viscosity):
    """The grain size is the wall's thickness w, of which a tubule among equals meshes half."""
    return property(
        lambda self: self.creep.diffusional_viscosity(self.metal, self.temperature, 2 * self.tubule.wall, self.symmetry)
    )


def slipping(friction):
    """The lithium slips by its radius times the rate at which it shears at the wall."""
    return lambda self, mobility, viscosity, radius: viscosity / radius


def in_plane_stress(isotropic_stress):
    """Nothing pulls along z: lambda becomes 2 lambda mu/(lambda + 2 mu)."""

    def broken(strain, E, nu):
        return E / (1 + nu) * strain + E * nu / (1 - nu**2) * ufl.tr(strain) * ufl.Identity(3)

    return broken


def axial_twice(divergence):
    return lambda self, u, x: divergence(self, u, x) + u[1].dx(1)


GRAIN_OF_THE_WALL = Break(
    "the wall's thickness w for the grain size",
    "coble_flow",
    (*COBLE, "coble-slit"),
    {f"{TUBULE}.SingleTubule.viscosity": of_the_wall},
)
SLIP = Break(
    "stick turned to slip",
    "tubule_in_time",
    ("in-time-column-lithium", "in-time-column-slit"),
    {"femiec.laws.slip.Stick.friction": slipping},
)
NO_HOOP = Break(
    "the hoop strain forgotten",
    "nafems_le11",
    ("nafems-le11",),
    {f"{KINEMATICS}.Axisymmetric.displacement_gradient": without_hoop},
)
PLANE_STRESS = Break(
    "plane stress for plane strain", "patch_test", ("patch-triangle", "patch-quadrilateral"), {HOOKE: in_plane_stress}
)
TWO_ATOMS = Break(
    "the volume of two atoms for that of one",
    "nernst_pressure",
    ("claim-5", "claim-5-exact"),
    {f"{TUBULE}.nernst_pressure": scaled(1, 2)},
)
WARMER = Break(
    "kT of 55 C at 27 C",
    "coble_flow",
    (*COBLE, "coble-slit"),
    {"femiec.models.creep.interface_mobility": scaled(3, 328.15 / 300)},
)
PUSHING = Break("a meniscus that pushes", "coble_flow", COBLE, {"femiec.models.surroundings.tube_capillary_pressure": times(-1)})
OUTSIDE = [
    GRAIN_OF_THE_WALL,
    SLIP,
    NO_HOOP,
    PLANE_STRESS,
    TWO_ATOMS,
    WARMER,
    PUSHING,
    Break("half of the pressure", "nafems_le1", ("nafems-le1",), {LOADED: times(1 / 2)}),
    Break("half of the pressure", "nafems_le10", ("nafems-le10",), {LOADED: times(1 / 2)}),
    Break(
        "an axial part of div v that counts twice",
        "driven_cavity",
        ("lid-vortex", "lid-centre"),
        {f"{KINEMATICS}.Planar.divergence": axial_twice},
    ),
    Break("2 pi r forgotten", "annular_flow", ANNULI, {f"{KINEMATICS}.Axisymmetric.weight": constant(lambda self, x: 1.0)}),
]
