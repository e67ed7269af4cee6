"""CuLi_x, copper with lithium in solid solution. Its bulk diffusivity was not found, so lithium takes the interface only."""

from femiec.materials.host import Host
from femiec.materials.property import Kind, Property
from femiec.materials.sources import HANDBOOK
from femiec.materials.uncertainty import Relative
from femiec.quantities import GPa

culi = Host(
    name="CuLi",
    symbol="CuLi",
    youngs_modulus=Property(120 * GPa, "Pa", f"{HANDBOOK}, of copper", Kind.MEASURED, Relative(0.03), verified=False),
    poissons_ratio=Property(0.34, "1", f"{HANDBOOK}, of copper", Kind.MEASURED, Relative(0.03), verified=False),
)
