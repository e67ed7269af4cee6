"""The page itself: its controls, and what happens when one of them moves. Only imported where trame is installed."""

from __future__ import annotations

import asyncio
from typing import Any

from trame.ui.vuetify3 import VAppLayout
from trame.widgets import client, html, vtk
from trame.widgets import vuetify3 as v3

from femiec.errors import FemiecError
from femiec.quantities import nm
from femiec.results.result import Result
from femiec.views.viewer.aim import aim
from femiec.views.viewer.draw import draw
from femiec.views.viewer.fields import fields
from femiec.views.viewer.kind import TURNS, Kind
from femiec.views.viewer.shown import Cut, Shown, checked, most_warp, reach, regions
from femiec.views.viewer.window import middle
from femiec.views.viewer.words import when

STYLE = """
html, body { overflow: hidden; }
.viewer { display: flex; height: 100dvh; width: 100vw; background: white; }
.controls { width: 320px; flex: none; overflow-y: auto; padding: 14px 18px; border-right: 1px solid #d9dde2; }
.controls h1 { font-size: 17px; font-weight: 600; margin-bottom: 10px; }
.picture { flex: 1; min-width: 0; min-height: 0; position: relative; }
.image { position: absolute; inset: 0; }
.label { font-size: 13px; color: #5b6470; margin-top: 8px; }
.row { display: flex; align-items: center; gap: 8px; flex-wrap: wrap; }
@media (max-width: 700px) {
  .viewer { flex-direction: column-reverse; }
  .controls { width: auto; height: 46dvh; border-right: 0; border-top: 1px solid #d9dde2; padding: 8px 14px; }
}
"""
PLAIN = {"density": "compact", "hide_details": True}
PERIOD = 0.25
"""Between two times that are played [s]."""
NONE = "none"


class Page:
    """The state of the page, and the plotter that it shows.

    Args:
        server: of trame.
        plotter: off-screen.
        result: of a tubule, a run in time or a wall structure.
        shown: at first.
    """

    def __init__(self, server: Any, plotter: Any, result: Result, shown: Shown) -> None:
        self._server, self._state, self._plotter = server, server.state, plotter
        self._result, self._kind, self._shown = result, Kind.of(result), checked(result, shown)
        self._waiting, self._size = False, list(plotter.window_size)
        self._start()
        draw(plotter, result, self._shown)
        aim(plotter, result, self._shown)
        self._build()
        self._state.change("field", "regions", "step", "warp", "turn", "axis", "at", "view_size")(self._changed)
        self._state.change("playing")(self._play)

    def _start(self) -> None:
        """The state that the controls are bound to."""
        shown, state = self._shown, self._state
        state.trame__title = "femiec"
        state.update({"field": shown.field, "regions": list(shown.regions), "step": shown.step, "warp": shown.warp})
        state.update({"turn": shown.turn, "axis": NONE, "at": 0.0, "low": 0.0, "high": 1.0, "playing": False, "wrong": ""})
        state.update({"when": when(self._result.snapshots[shown.step].time), "view_size": None, "axes": self._axes(shown.turn)})
        if shown.cut is not None:
            self._reach(shown.cut.axis)
            state.update({"axis": shown.cut.axis, "at": shown.cut.at / nm})

    def _axes(self, turn: str) -> list[str]:
        return [NONE, *self._kind.axes(turn)]

    def _reach(self, axis: str) -> None:
        low, high = reach(self._kind, axis)
        self._state.update({"low": low / nm, "high": high / nm, "at": middle(self._kind, axis) / nm})

    def _wanted(self) -> Shown:
        """What the controls say."""
        state = self._state
        cut = None if state.axis == NONE else Cut(state.axis, float(state.at) * nm)
        chosen = tuple(name for name in regions(self._result) if name in state.regions)
        return checked(
            self._result,
            Shown(state.field, chosen, int(state.step), float(state.warp), state.turn, cut),
        )

    def _changed(self, **_: Any) -> None:
        """Draw soon: of many changes at once, only the last."""
        if not self._waiting:
            self._waiting = True
            asyncio.get_event_loop().create_task(self._soon())

    async def _soon(self) -> None:
        await asyncio.sleep(0.02)
        self._waiting = False
        with self._state as state:
            try:
                self._show(self._follow())
                state.wrong = ""
            except (FemiecError, TypeError, ValueError) as error:
                state.wrong = str(error)

    def _follow(self) -> Shown:
        """What follows from a control: another turn has other cuts, another axis another middle."""
        state = self._state
        state.axes = self._axes(state.turn)
        if state.axis not in state.axes:
            state.axis = NONE
        if state.axis != NONE and (self._shown.cut is None or self._shown.cut.axis != state.axis):
            self._reach(state.axis)
        return self._wanted()

    def _show(self, shown: Shown) -> None:
        moved = self._resized() or shown.turn != self._shown.turn
        self._shown = shown
        draw(self._plotter, self._result, shown)
        if moved:
            aim(self._plotter, self._result, shown)
        self._state.when = when(self._result.snapshots[shown.step].time)
        self._view.update()

    def _resized(self) -> bool:
        """Whether the picture has another size than when the camera was placed; VTK's own size may have followed already."""
        size = (self._state.view_size or {}).get("size", {})
        edges = [round(size.get(edge, 0)) for edge in ("width", "height")]
        if min(edges) < 10 or edges == self._size:
            return False
        self._plotter.window_size = self._size = edges
        return True

    def _reset(self) -> None:
        aim(self._plotter, self._result, self._shown)
        self._view.update()

    def _play(self, playing: bool, **_: Any) -> None:
        if playing:
            asyncio.get_event_loop().create_task(self._run())

    async def _run(self) -> None:
        """One time after the other, from the last to the first."""
        while self._state.playing:
            with self._state as state:
                state.step = (int(state.step) + 1) % len(self._result.snapshots)
            await asyncio.sleep(PERIOD)

    def _build(self) -> None:
        with VAppLayout(self._server, full_height=True) as layout:
            client.Style(STYLE)
            with layout.root, html.Div(classes="viewer"):
                with html.Div(classes="controls"):
                    self._controls()
                with html.Div(classes="picture"):
                    client.SizeObserver("view_size")
                    with html.Div(classes="image"):
                        self._view: Any = vtk.VtkRemoteView(self._plotter.render_window, interactive_ratio=1, still_quality=95)

    def _controls(self) -> None:
        html.H1("femiec view")
        names = [each.label for each in fields(self._result)]
        v3.VSelect(v_model=("field",), items=("fields", names), label="Field", classes="field", **PLAIN)
        if len(self._result.snapshots) > 1:
            self._times()
        html.Div("Displacement × {{ Number(warp).toPrecision(3) }}", classes="label")
        most = most_warp(self._result, self._shown)
        v3.VSlider(v_model=("warp",), min=0, max=most, step=most / 200, classes="warp", **PLAIN, **_spoken("Warp"))
        if self._kind.round:
            html.Div("Turned about the axis", classes="label")
            with v3.VBtnToggle(v_model=("turn",), mandatory=True, density="compact", variant="outlined"):
                for turn in TURNS:
                    v3.VBtn(turn, value=turn, size="small")
        self._cuts()
        html.Div("Regions", classes="label")
        with html.Div(classes="row"):
            for name in regions(self._result):
                v3.VCheckbox(v_model=("regions",), label=name, value=name, **PLAIN)
        v3.VBtn("Reset camera", click=self._reset, size="small", variant="outlined", classes="mt-3")
        html.Div("{{ wrong }}", v_if="wrong", style="color: #b3201f; font-size: 13px", classes="wrong")

    def _times(self) -> None:
        last = len(self._result.snapshots) - 1
        html.Div("Time {{ when }}", classes="label")
        with html.Div(classes="row", style="flex-wrap: nowrap"):
            icon = ("playing ? 'mdi-pause' : 'mdi-play'",)
            v3.VBtn(icon=icon, click="playing = !playing", size="small", variant="text", **_spoken("Play"))
            v3.VSlider(v_model=("step",), min=0, max=last, step=1, classes="time", **PLAIN, **_spoken("Time"))

    def _cuts(self) -> None:
        html.Div("Cut {{ axis == 'none' ? '' : 'at ' + axis + ' = ' + Number(at).toPrecision(4) + ' nm' }}", classes="label")
        with v3.VBtnToggle(v_model=("axis",), mandatory=True, density="compact", variant="outlined"):
            v3.VBtn("{{ each }}", v_for="each in axes", key="each", value=("each",), size="small")
        v3.VSlider(
            v_model=("at",),
            min=("low",),
            max=("high",),
            step=("(high - low) / 200",),
            disabled=("axis == 'none'",),
            classes="cut",
            **PLAIN,
        )


def _spoken(name: str) -> dict[str, Any]:
    """What a control without words is called, for those who cannot see it."""
    return {"aria_label": name, "__properties": [("aria_label", "aria-label")]}
