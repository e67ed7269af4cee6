"""What happens when lithium is pulled out faster than it can follow: a void opens at the root, and closes again.

Chen et al., Nature 578, 251 (2020), Fig. 2j-l, see on stripping a void between the solid electrolyte and the lithium that is left
in the tubule; this lithium still leaves. Here a tubule of W/w = 100/10 nm and h = 20 um, its wall of lithiated hard carbon, is
plated, stripped, plated again, and stripped until next to nothing is left, all at 1 mA/cm2 and 300 K.

As the current turns round, lithium has to come down the tubule: the root pulls. Lithium that wets the wall holds on to the root
until that pull is stronger than a meniscus,

    P_root < -2 gamma/R,  -18 MPa,

which it is after seconds. Then the lithium lets go, and a void opens, a meniscus above it, vacuum in it. From now on

- nothing passes through lithium at the root, for there is none;
- lithium leaves from the void's upper edge, the triple line of its meniscus, and runs down the bare wall of the void, which
  conducts 3.5 times as well as the interface of wall and lithium (surface diffusion), and through the wall; hardly any comes from
  the tip, so that the column stays where it is and is eaten from below;
- the root has to pull less: about as hard as the meniscus, where lithium that held on would be pulled at by far more.

Plated again, the void fills from the same edge and closes; soon after, all is as if there had never been one. The last stripping
goes on until 2 % of the height hold lithium, and ends with that as its reason. A shorter column is pushed down by the gas, ever
faster. Nothing is stranded: what is above a void stays in contact through the wall and over its surface.

Run it:
    femiec run studies/void_stripping.py --out out
    femiec run studies/void_stripping.py --out out --set current=3mA/cm2 --set filling=0.4
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, TEMPERATURE
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.reshape import TravellingMesh
from femiec.parameters import Quantity, study
from femiec.protocol import AreaCapacity, ContactLost, FillingBelow, Plate, Strip
from femiec.quantities import K, MPa, mA_per_cm2, mAh_per_cm2, minute, nm, um
from femiec.results.atomic import replacing
from femiec.results.result import Result
from femiec.results.summary import write_summary
from femiec.views.chart import ABOVE, Line, Mark, Panel, Shares
from femiec.views.front import fronts
from femiec.views.style import look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FRACTION = Quantity("number", 0.02, 0.95, "", "a fraction from 0.02 to 0.95", "write filling=0.3")
CAPACITY = Quantity("areal capacity", 1.0, 1e6, "mAh/cm2", "a charge from 1 C/m2 to 28 mAh/cm2", "write stripped=0.3mAh/cm2")
COARSE = 3
"""Times the usual error of a step."""
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


@study
def main(
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w between two tubules"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    filling: Annotated[float, FRACTION, "share of the height that is full at the start"] = 0.6,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density on the footprint, plating and stripping"] = 1 * mA_per_cm2,
    plated: Annotated[float, CAPACITY, "charge plated first, and beyond what was stripped when plating again"] = 0.1
    * mAh_per_cm2,
    stripped: Annotated[float, CAPACITY, "charge stripped then"] = 0.6 * mAh_per_cm2,
    left: Annotated[float, FRACTION, "share of the height at which the last stripping ends"] = 0.02,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Strip with a void, and without one; see the module's text for the problem."""
    mesher = TravellingMesh()
    mesh = mesher(Tubule(width, wall / 2, height, filling))
    model = CoupledTubule(mesh, materials.lithium, material, temperature, voids=True, mesher=mesher)
    settings = Settings(first_step=0.01).coarser(COARSE)
    there_and_back = cycle(current, plated, stripped)
    drain = Strip(current, until=FillingBelow(left))
    held = evolve(replace(model, voids=False), there_and_back, engine, settings=settings)
    found = evolve(model, [*there_and_back, drain], engine, out, overwrite=True, settings=settings)
    result = replace(found, summary={**found.summary, **summary(found, held, height)})
    check(result, held, model.capillary_pressure)
    if out is not None:
        write_summary(result.summary, Path(out) / "summary.json")
        picture(result, held, Path(out) / "picture.png")
    return result


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


def begins(result: Result, step: int) -> float:
    """When a step of the protocol begins [s]."""
    return float(result.provenance["ended"][step - 1]["Time [s]"])


def turning(result: Result, text: str) -> float:
    """When the void first opens, or closes [s]."""
    return next(float(turn["Time [s]"]) for turn in result.provenance["reshaped"] if text in turn["text"])


def summary(found: Result, held: Result, height: float) -> dict[str, float]:
    """When the void opens and closes, how large it grows, who carries lithium past it, what it spares the root, what is left."""
    column, emptied = found.ledger.column, np.flatnonzero(rows_of(found, EMPTY))[-1]
    void = column("Void [um]")
    return {
        "Void opens after [s]": turning(found, "opens") - begins(found, EMPTY),
        "Root pressure when the void opens [MPa]": at(found, "Root pressure [MPa]", turning(found, "opens")),
        "Void closes after [s]": turning(found, "closes") - begins(found, REFILL),
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


def at(result: Result, label: str, time: float) -> float:
    """The value in the row of a time [s]."""
    return float(result.ledger.column(label)[np.argmin(abs(result.ledger.column("Time [s]") - time))])


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
    for labels, rows, tolerance in ((WAYS.values(), moving(result), 1e-9), (PLACES, open_void, 1e-3)):
        total = sum(column(label)[rows] for label in labels)
        assert np.all(abs(total - 1) < tolerance), f"shares add up to {total.min()} to {total.max()}"
    check_closing(result, held, capillary_pressure)
    reason = result.provenance["ended"][DRAIN]["reason"]
    assert reason == "FillingBelow", f"the last stripping ended otherwise: {result.provenance['ended'][DRAIN]['text']}"


def moving(result: Result) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which rows have shares of a way: those in which anything moves."""
    return np.any([result.ledger.column(label) != 0 for label in WAYS.values()], axis=0)


def check_opening(result: Result, held: Result, capillary_pressure: float) -> None:
    """It opens at the pull of a meniscus, in the very time step in which the run that holds on passes that."""
    pull, margin = result.summary["Root pressure when the void opens [MPa]"] * MPa, ContactLost().tolerance
    assert abs(pull + capillary_pressure) <= margin, f"the void opens at {pull / MPa:.5g} MPa"
    rows = rows_of(held, EMPTY)
    time, pressure = (held.ledger.column(label)[rows] for label in ("Time [s]", "Root pressure [MPa]"))
    after = int(np.argmax(pressure * MPa < -capillary_pressure))
    opens = turning(result, "opens")
    assert time[after - 1] <= opens <= time[after], f"opens at {opens:.5g} s, expected {time[after - 1]:.5g} to {time[after]:.5g}"


def check_closing(result: Result, held: Result, capillary_pressure: float) -> None:
    """At the end of the second plating all is as in the run without a void."""
    last = np.flatnonzero(rows_of(result, REFILL))[-1]
    assert result.ledger.column("Void [um]")[last] == 0, "the void did not close"
    for label in SAME:
        one, other = result.ledger.column(label)[last], held.ledger.column(label)[-1]
        scale = capillary_pressure / MPa if "[MPa]" in label else abs(other)
        assert abs(one - other) <= 1e-4 * scale, f"{label}: {one:.8g}, without a void {other:.8g}"


def picture(result: Result, held: Result, path: Path) -> None:
    """Frames of the tubule; void, pressure and shares over time."""
    with replacing(path) as temporary, look():
        figure(result, held).savefig(temporary, format="png", facecolor="white")


def figure(result: Result, held: Result) -> Figure:
    """The picture's page: four panels above, six frames below."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = Figure((15, 9), dpi=150)
    FigureCanvasAgg(made)
    for i, panel in enumerate(panels(result, held)):
        panel.draw(made.add_axes((0.045 + 0.245 * i, 0.58, 0.195, 0.31)))
    moments = frames(result)
    axes = [made.add_axes((0.045 + 0.135 * i, 0.07, 0.1, 0.36)) for i in range(len(moments))]
    snapshots = [min(result.snapshots, key=lambda each: abs(each.time - time)) for time in moments.values()]
    titles = [f"{name}\n{each.time / minute:.3g} min" for name, each in zip(moments, snapshots, strict=True)]
    for i, drawn in enumerate(fronts(axes, snapshots, result.provenance["study"]["symmetry"] == "axisymmetric", titles)):
        bar = made.colorbar(drawn, cax=made.add_axes((0.86 + 0.07 * i, 0.09, 0.012, 0.32)))
        bar.set_label(drawn.get_label())
    made.text(0.02, 0.965, "A void opens on stripping, and closes on plating", fontsize=14, fontweight="bold", va="center")
    return made


def frames(result: Result) -> Mapping[str, float]:
    """Moments worth a look [s]."""
    ends = [float(each["Time [s]"]) for each in result.provenance["ended"]]
    return {
        "plated": ends[FILL],
        "void": (ends[FILL] + ends[EMPTY]) / 2,
        "stripped": ends[EMPTY],
        "filling again": (ends[EMPTY] + turning(result, "closes")) / 2,
        "closed": ends[REFILL],
        "nearly empty": ends[DRAIN],
    }


def panels(result: Result, held: Result) -> Sequence[Panel]:
    """Over time: the fronts, the root's pull, who carries the lithium, and from where it comes."""
    column, at_time = result.ledger.column, "Time [min]"
    time, before = column("Time [s]") / minute, held.ledger.column("Time [s]") / minute
    marks = [Mark("", x=float(each["Time [s]"]) / minute) for each in result.provenance["ended"][:-1]]
    settled = column("Step length [s]") > 0.5  # just after a turn of the current or a new mesh, shares of nearly nothing
    pull = [
        Line("with a void", time, column("Root pressure [MPa]")),
        Line("lithium that holds on", before, held.ledger.column("Root pressure [MPa]")),
    ]
    carried = Shares(time[settled], {way: column(label)[settled] for way, label in WAYS.items()})
    places = Shares(time[settled], {label.removeprefix("Plated "): column(label)[settled] for label in PLACES})
    return [
        Panel(
            "Fronts",
            at_time,
            "Height [um]",
            [Line("tip", time, column("Tip [um]")), Line("void", time, column("Void [um]"))],
            marks,
        ),
        Panel("What the root bears", at_time, "Root pressure [MPa]", pull, marks),
        Panel("Who carries the lithium", at_time, "Share of its way", [carried], marks, y_range=(-1.2, 2.8), legend=ABOVE),
        Panel(
            "Where it is plated, or leaves", at_time, "Share of the current", [places], marks, y_range=(-0.2, 1.8), legend=ABOVE
        ),
    ]


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
