"""What happens when lithium is pulled out faster than it can follow: a void opens at the root, and closes again.

Chen et al., Nature 578, 251 (2020), Fig. 2j-l, see on stripping a void between the solid electrolyte and the lithium that is left
in the tubule; this lithium still leaves. Here a tubule of W/w = 100/10 nm and h = 20 um, its wall of lithiated hard carbon, is
plated, stripped, plated again, and stripped until next to nothing is left, all at 1 mA/cm2 and 300 K.

As the current turns round, lithium has to come down the tubule: the root pulls. Lithium that wets the wall holds on to the root
until that pull is stronger than a meniscus,

    P_root < -2 gamma/R,  -18 MPa,

which it is after seconds; the tip's meniscus pulls as hard, so that a drop along the column beyond the gas's 0.1 MPa is enough.
Then the lithium lets go, and a void opens, a meniscus above it, vacuum in it. From now on

- nothing passes through lithium at the root, for there is none;
- lithium leaves from the void's upper edge, the triple line of its meniscus, and runs down the bare wall of the void, which
  conducts 3.5 times as well as the interface of wall and lithium (surface diffusion), and through the wall; hardly any comes from
  the tip, so that the column stays where it is and is eaten from below;
- the root has to pull less: as hard as the meniscus, and by J z/(kappa f) over the void's height z more, -18 to -20 MPa, where
  lithium that holds on is pulled at by -36 to -31 MPa; kappa f is that of the void's bare surface and of the wall, per footprint.

Plated again, the void fills from the same edge and closes; soon after, all is as if there had never been one. The last stripping
goes on until 2 % of the height hold lithium, and ends with that as its reason. In a shorter column lithium passes from the upper
end, on which the gas presses, to the lower one, ever faster. Nothing is stranded: what is above a void stays in contact through
the wall and over its surface.

Run it:
    femiec run studies/void_stripping.py --out out
    femiec run studies/void_stripping.py --out out --set current=3mA/cm2 --set filling=0.4
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.estimates.arrays import round_holes
from femiec.estimates.capacity import required_height
from femiec.estimates.nernst import pressure_per_volt
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, TEMPERATURE
from femiec.models.coupled.model import HIGHEST_FILLING, CoupledTubule
from femiec.models.coupled.paths import paths
from femiec.models.coupled.reshape import TravellingMesh
from femiec.parameters import Quantity, study
from femiec.protocol import AreaCapacity, ContactLost, FillingBelow, Plate, Strip
from femiec.quantities import K, MPa, mA_per_cm2, mAh_per_cm2, minute, nm, um
from femiec.results.result import Result
from femiec.results.summary import write_summary
from femiec.results.vtkhdf import write
from femiec.views.chart import ABOVE, Line, Mark, Panel, Shares
from femiec.views.frames import picture

FRACTION = Quantity("number", 0.02, 0.95, "", "a fraction from 0.02 to 0.95", "write filling=0.3")
CAPACITY = Quantity("areal capacity", 1.0, 1e6, "mAh/cm2", "a charge from 1 C/m2 to 28 mAh/cm2", "write stripped=0.3mAh/cm2")
COARSE = 3
"""Times the usual error of a step."""
FEW_MESHES = 100.0
"""Times that a band of cells may lengthen: the void does some thousand times, and each new mesh takes as long as many steps."""
FILL, EMPTY, REFILL, DRAIN = range(4)
"""The steps of the protocol."""
WAYS = {
    "wall": "Carried by the wall",
    "interface": "Carried by the interface",
    "surface in the void": "Carried by the surface beside the void",
    "surface beside the gas": "Carried by the surface beside the gas",
    "creep": "Carried by Nabarro-Herring creep",
}
PLACES = ("Plated at the void", "Plated on the interface", "Plated at the triple line", "Plated under the root face")
SAME = ("Tip [um]", "Lithium [m3]", "Root pressure [MPa]", "Tip pressure [MPa]")
"""What a run with a void has to come back to."""
EXPECTED = "Root pressure then, closed form [MPa]"


@study
def main(
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w between two tubules"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    filling: Annotated[float, FRACTION, "share of the height that is full at the start"] = 0.6,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density on the footprint, plating and stripping"] = 1 * mA_per_cm2,
    plated: Annotated[float, CAPACITY, "charge plated first, and in the end beyond what was stripped"] = 0.1 * mAh_per_cm2,
    stripped: Annotated[float, CAPACITY, "charge stripped then"] = 0.6 * mAh_per_cm2,
    left: Annotated[float, FRACTION, "share of the height at which the last stripping ends"] = 0.02,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Strip with a void, and without one; see the module's text for the problem."""
    check_room(height, filling, plated, stripped, left, porosity=float(round_holes(width, wall).porosity))
    mesher = TravellingMesh(lengthening=FEW_MESHES)
    mesh = mesher(Tubule(width, wall / 2, height, filling))
    model = CoupledTubule(mesh, materials.lithium, material, temperature, voids=True, mesher=mesher)
    settings = Settings(first_step=0.01, snapshot_every=4).coarser(COARSE)
    there_and_back = cycle(current, plated, stripped)
    drain = Strip(current, until=FillingBelow(left))
    held = evolve(replace(model, voids=False), there_and_back, engine, settings=settings)
    found = evolve(model, [*there_and_back, drain], engine, settings=settings)
    expected = root_pressure(model, found, current)
    result = replace(found, summary={**found.summary, **summary(found, held, height), EXPECTED: expected / MPa})
    check(result, held, model.capillary_pressure)
    if out is not None:
        store(result, held, Path(out))
    return result


def check_room(height: float, filling: float, plated: float, stripped: float, left: float, porosity: float) -> None:
    """Refuse charges that the tubule cannot take or give, before anything is solved."""
    volume = materials.lithium.atomic_volume.value
    up, down = (float(required_height(charge, porosity, volume)) / height for charge in (plated, stripped))
    if not filling + 2 * up < HIGHEST_FILLING:
        raise InputError("plated", f"to a filling of {filling + 2 * up:.3g}", f"below {HIGHEST_FILLING}", "plate less")
    if not filling + up - down > left:
        raise InputError("stripped", f"to a filling of {filling + up - down:.3g}", f"above left={left:g}", "strip less")


def store(result: Result, held: Result, folder: Path) -> None:
    """Write fields, ledger, summary and picture."""
    write(result, folder / "result.vtkhdf")
    write_summary(result.summary, folder / "summary.json")
    result.ledger.write_csv(folder / "ledger.csv")
    title = "A void opens on stripping, and closes on plating"
    picture(folder / "picture.png", title, panels(result, held), result, moments(result))


def cycle(current: float, plated: float, stripped: float) -> list[Plate | Strip]:
    """Plate, strip, and plate beyond what was stripped."""
    return [
        Plate(current, until=AreaCapacity(plated)),
        Strip(current, until=AreaCapacity(stripped)),
        Plate(current, until=AreaCapacity(stripped + plated)),
    ]


def rows_of(result: Result, step: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which rows of a ledger belong to a step of the protocol."""
    return result.ledger.column("Protocol step") == step


def ends(result: Result) -> list[float]:
    """When each step of the protocol ended [s]."""
    return [float(each["Time [s]"]) for each in result.provenance["ended"]]


def turning(result: Result, text: str) -> float:
    """When the void first opens, or closes [s].

    Raises:
        InputError: none opened.
    """
    for turn in result.provenance["reshaped"]:
        if text in turn["text"]:
            return float(turn["Time [s]"])
    pull = -result.ledger.column("Root pressure [MPa]").min()
    mend = "strip faster, or from a fuller tubule"
    raise InputError("current", f"pulls at the root with {pull:.3g} MPa at most", "one that opens a void", mend)


def root_pressure(model: CoupledTubule, found: Result, current: float) -> float:
    """P [Pa] at the root over the void at the end of the first stripping: the meniscus and J z/(kappa f), as a closed form."""
    void = found.ledger.column("Void [um]")[rows_of(found, EMPTY)][-1] * um
    ways, diffusivity = paths(model), (model.metal.surface_diffusivity, model.metal.interface_diffusivity)
    bare, covered = (each.at(model.temperature) for each in diffusivity)
    drop = current * void / (ways.interface * bare / covered + ways.wall)
    return -model.capillary_pressure - drop * float(pressure_per_volt(model.metal.atomic_volume.value))


def summary(found: Result, held: Result, height: float) -> dict[str, float]:
    """When the void opens and closes, how large it grows, who carries lithium past it, what it spares the root, what is left."""
    column, emptied, ended = found.ledger.column, np.flatnonzero(rows_of(found, EMPTY))[-1], ends(found)
    void, opened = column("Void [um]"), int(np.searchsorted(column("Time [s]"), turning(found, "opens")))
    return {
        "Void opens after [s]": turning(found, "opens") - ended[FILL],
        "Root pressure when the void opens [MPa]": column("Root pressure [MPa]")[opened],
        "Void closes after [s]": turning(found, "closes") - ended[EMPTY],
        "Void after the first stripping [um]": void[emptied],
        "Lithium above it [um]": column("Tip [um]")[emptied] - void[emptied],
        "Root pressure then [MPa]": column("Root pressure [MPa]")[emptied],
        "Root pressure then, had it held on [MPa]": held.ledger.column("Root pressure [MPa]")[rows_of(held, EMPTY)][-1],
        **{f"Beside an open void, {way}": share for way, share in shares_beside_the_void(found).items()},
        "Largest void [um]": void.max(),
        "Lithium left at the end [um]": column("Tip [um]")[-1] - void[-1],
        "Lithium left at the end, share of the height": (column("Tip [um]")[-1] - void[-1]) * um / height,
        "Lithium balance defect, largest": column("Lithium balance defect").max(),
    }


def shares_beside_the_void(found: Result) -> dict[str, float]:
    """Who carried the lithium over the first stripping while the void was open: means over time."""
    rows = rows_of(found, EMPTY) & (found.ledger.column("Void [um]") > 0)
    length = found.ledger.column("Step length [s]")[rows]
    return {way: float(np.average(found.ledger.column(label)[rows], weights=length)) for way, label in WAYS.items()}


def check(result: Result, held: Result, capillary_pressure: float) -> None:
    """Nothing is lost, the void opens at its threshold and closes without a trace, and the shares are shares."""
    column, found = result.ledger.column, result.summary
    assert found["Lithium balance defect, largest"] < 1e-10, f"lithium is lost: {found['Lithium balance defect, largest']:.2g}"
    check_opening(result, held, capillary_pressure)
    open_void = column("Void [um]") > 0
    assert not column("Plated under the root face")[open_void].any(), "lithium passes a root face that is not there"
    for labels, tolerance in ((WAYS.values(), 1e-9), (PLACES, 1e-3)):
        total = sum(column(label) for label in labels)
        assert np.all(abs(total - 1) < tolerance), f"shares add up to {total.min()} to {total.max()}"
    one, other = (found[label] + capillary_pressure / MPa for label in ("Root pressure then [MPa]", EXPECTED))
    assert abs(one - other) < 0.02 * abs(other), f"the root pulls by {one:.5g} MPa more than a meniscus, expected {other:.5g}"
    check_closing(result, held, capillary_pressure)
    reason = result.provenance["ended"][DRAIN]["reason"]
    assert reason == "FillingBelow", f"the last stripping ended otherwise: {result.provenance['ended'][DRAIN]['text']}"


def check_opening(result: Result, held: Result, capillary_pressure: float) -> None:
    """It opens at the pull of a meniscus, in the very time step in which the run that holds on passes that."""
    pull, margin = result.summary["Root pressure when the void opens [MPa]"] * MPa, ContactLost().tolerance
    assert abs(pull + capillary_pressure) <= margin, f"the void opens at {pull / MPa:.5g} MPa"
    rows = rows_of(held, EMPTY)
    time, pressure = (held.ledger.column(label)[rows] for label in ("Time [s]", "Root pressure [MPa]"))
    after = int(np.argmax(pressure * MPa < -capillary_pressure))
    opens, low, high = turning(result, "opens"), time[after - 1] if after else ends(held)[FILL], time[after]
    assert low <= opens <= high, f"the void opens at {opens:.5g} s, expected {low:.5g} to {high:.5g}"


def check_closing(result: Result, held: Result, capillary_pressure: float) -> None:
    """At the end of the second plating all is as in the run without a void."""
    last = np.flatnonzero(rows_of(result, REFILL))[-1]
    assert result.ledger.column("Void [um]")[last] == 0, "the void did not close"
    for label in SAME:
        one, other = result.ledger.column(label)[last], held.ledger.column(label)[-1]
        scale = capillary_pressure / MPa if "[MPa]" in label else abs(other)
        assert abs(one - other) <= 1e-4 * scale, f"{label}: {one:.8g}, without a void {other:.8g}"


def moments(result: Result) -> Mapping[str, float]:
    """Moments worth a look [s]."""
    full, void, closed, drained = ends(result)
    filling = (void + turning(result, "closes")) / 2
    named = ("plated", "void", "stripped", "filling again", "closed", "nearly empty")
    return dict(zip(named, (full, (full + void) / 2, void, filling, closed, drained), strict=True))


def panels(result: Result, held: Result) -> Sequence[Panel]:
    """Over time: the fronts, the root's pull, who carries the lithium, and from where it comes."""
    column, at_time = result.ledger.column, "Time [min]"
    time, before = column("Time [s]") / minute, held.ledger.column("Time [s]") / minute
    marks = [Mark("", x=end / minute) for end in ends(result)[:-1]]
    settled = column("Step length [s]") > 0.5  # before, just after a turn of the current, they are shares of nearly nothing
    carried = Shares(time[settled], {way: column(label)[settled] for way, label in WAYS.items()})
    places = Shares(time[settled], {label.removeprefix("Plated "): column(label)[settled] for label in PLACES})
    held_on = Line("lithium that holds on", before, held.ledger.column("Root pressure [MPa]"))
    fronts = [Line("tip", time, column("Tip [um]")), Line("void", time, column("Void [um]"))]
    pulls = [Line("with a void", time, column("Root pressure [MPa]")), held_on]
    shares = {"marks": marks, "y_range": (-0.3, 1.8), "legend": ABOVE}
    return [
        Panel("Fronts", at_time, "Height [um]", fronts, marks),
        Panel("What the root bears", at_time, "Root pressure [MPa]", pulls, marks),
        Panel("Who carries the lithium", at_time, "Share of its way", [carried], **shares),
        Panel("Where it is plated, or leaves", at_time, "Share of the current", [places], **shares),
    ]


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
