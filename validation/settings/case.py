"""Claims 68 to 70: settings of the experiments that no model takes; see the README beside this file."""

from femiec.checks.claim import Claim, Nature
from femiec.checks.row import Kind, Row, Status

NOTHING = "none: nothing is compared"
PROFILE = Claim(
    "68",
    "the Li_bcc can be stripped with an overpotential of ~ −0.25 V",
    "Supplementary Fig. 11",
    Nature.MEASUREMENT,
    reason=NOTHING,
    account="A voltage of the whole cell in the microscope, at a current that is not told, through 50 µm of polymer in vacuum. "
    "What part of it is lithium's cannot be told; all of it would be 1.9 GPa.",
)
BEAM = Claim(
    "69",
    "a low electron beam current of around 1.5 mA cm−2 ...; ... 1 mA cm−2 ...; ... HRTEM ... around 0.3 A cm−2; the "
    "diffraction spots disappear within ~1.5 min; the Li_bcc diffraction spots can maintain over 20 min",
    "Methods, Electron radiation damage control; Supplementary Figs. 26 and 27, at 3 mA cm−2",
    Nature.MEASUREMENT,
    reason=NOTHING,
    account="What the electron beam does to lithium is not modelled. The paper plated with the beam off as well (Supplementary "
    "Fig. 28), so the plating is not the beam's doing. A lithium that the beam heats would creep faster; the models do not "
    "know of it.",
)
SYNTHESIS = Claim(
    "70",
    "1 g of polyacrylonitrile and 1.89 g of Zn(Ac)2·2H2O ... 30 ml of dimethylformamide; 17 kV, 0.05 mm min−1, 20 cm; 600–700 "
    "°C for 12 h; 90 sccm C2H2 at 640 °C; 3 M NaOH",
    "Methods, Synthesis of carbon hollow tubules and of MIEC 3D electrode",
    Nature.MEASUREMENT,
    reason=NOTHING,
    account="How the tubules were made is not modelled; what came out of it is (claims 45, 56 and 60).",
)

NOT = Status.NOT_MODELLED
ROWS = [
    Row("claim-68", "Stripping potential in the microscope", Kind.CLAIM, -0.25, "V", 0.0, None, within=NOT, claim=PROFILE),
    Row("claim-69", "Beam current for lattice images", Kind.CLAIM, 0.3, "A/cm2", 0.0, None, within=NOT, claim=BEAM),
    Row("claim-69-bare", "Lithium's pattern is gone, bare", Kind.CLAIM, 1.5, "min", 0.0, None, within=NOT, claim=BEAM),
    Row("claim-69-covered", "Lithium's pattern holds, in a tubule", Kind.CLAIM, 20.0, "min", 0.0, None, within=NOT, claim=BEAM),
    Row("claim-70", "Heating of the fibres", Kind.CLAIM, 12.0, "h", 0.0, None, within=NOT, claim=SYNTHESIS),
]
