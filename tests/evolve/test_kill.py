"""A coupled run that is killed, stopped or refused a step, and what can be done then."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from killed_runs import SETTINGS, run
from short_tubules import cell

from femiec.errors import InputError, RunInterrupted, StepError
from femiec.evolve import evolve
from femiec.evolve.settings import default_control
from femiec.materials import hard_carbon, lic6
from femiec.models.coupled import Gas
from femiec.models.creep import CreepLaws, Dislocation
from femiec.protocol import Duration, FillingAbove, HoldPotential, Plate, Rest
from femiec.quantities import nm
from femiec.results.reader import read
from femiec.results.record import is_finished

SCRIPT = Path(__file__).with_name("killed_runs.py")
KILLS = 25
SHORTEST = replace(default_control(), smallest=1e-6)


def assert_same(folder, other):
    """Ledger byte by byte, fields bit by bit."""
    assert (folder / "ledger.csv").read_bytes() == (other / "ledger.csv").read_bytes()
    one, two = read(folder), read(other)
    assert [each.time for each in one.snapshots] == [each.time for each in two.snapshots]
    for a, b in zip(one.snapshots, two.snapshots, strict=True):
        for left, right in zip(a.regions, b.regions, strict=True):
            np.testing.assert_array_equal(left.points, right.points)
            for field, same in zip(left.fields, right.fields, strict=True):
                np.testing.assert_array_equal(field.values, same.values)
    for name, values in one.coefficients.items():
        np.testing.assert_array_equal(values, two.coefficients[name])
    for name in ("ended", "reshaped", "rejected steps"):
        assert one.provenance[name] == two.provenance[name]


def test_a_run_killed_at_25_random_moments_ends_as_if_nothing_had_been(tmp_path):
    one_thread = os.environ | {"OMP_NUM_THREADS": "1"}
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path), str(KILLS)], check=True, env=one_thread)
    undisturbed = tmp_path / "undisturbed"
    reshaped = {each["text"].split(":")[0] for each in read(undisturbed).provenance["reshaped"]}
    assert reshaped == {"a void opens between root and lithium", "new mesh"}
    folders = sorted(tmp_path.glob("killed *"))
    assert folders
    for folder in folders:
        assert is_finished(folder)
        assert_same(folder, undisturbed)


def stops(folder, word, act, **changes):
    """Go through the run until it says a word, at which it does something."""

    def say(line):
        if word in line:
            act()

    run(folder, say, **changes)


def vanish():
    """What no handler is there for."""
    raise EOFError


EACH = replace(SETTINGS, first_step=1e-2, checkpoint_every=1)
"""A checkpoint a step."""


def test_a_run_that_is_gone_as_it_changes_its_mesh_goes_on_as_if_nothing_had_been(tmp_path):
    changes = {
        "protocol": [Plate(30.0, until=FillingAbove(0.34))],
        "settings": EACH,
        "voids": False,
        "lengthening": 1.1,
        "wall": 20 * nm,
    }
    run(tmp_path / "whole", **changes)
    with pytest.raises(EOFError):
        stops(tmp_path / "gone", "new mesh", vanish, **changes)
    run(tmp_path / "gone", **changes)
    assert read(tmp_path / "whole").provenance["reshaped"]
    assert_same(tmp_path / "gone", tmp_path / "whole")


def test_a_signal_stops_a_run_that_can_be_resumed(tmp_path):
    short = {"protocol": [Rest(0.05)], "settings": EACH}
    with pytest.raises(RunInterrupted, match="SIGTERM"):
        stops(tmp_path / "stopped", ", dt ", lambda: signal.raise_signal(signal.SIGTERM), **short)
    assert not is_finished(tmp_path / "stopped")
    run(tmp_path / "stopped", **short)
    run(tmp_path / "whole", **short)
    assert_same(tmp_path / "stopped", tmp_path / "whole")


def test_another_protocol_or_parameter_is_not_resumed(tmp_path):
    rest = {"protocol": [Rest(0.05)], "settings": EACH}
    with pytest.raises(RunInterrupted):
        stops(tmp_path, ", dt ", lambda: signal.raise_signal(signal.SIGTERM), **rest)
    before = (tmp_path / "ledger.csv").read_bytes()
    others = {
        "protocol": rest | {"protocol": [Rest(2.0)]},
        "filling": rest | {"filling": 0.35},
        "mesh": rest | {"lengthening": 3.0},
        "host": rest | {"host": hard_carbon},
        "voids": rest | {"voids": False},
        "gas": rest | {"gas": Gas(2e5)},
        "creep": rest | {"creep": CreepLaws(dislocation=Dislocation())},
        "steps": rest | {"settings": replace(EACH, control=replace(default_control(), smallest=1e-8))},
        "property": rest | {"host": replace(lic6, youngs_modulus=replace(lic6.youngs_modulus, value=1e9))},
    }
    accepted = []
    for name, changes in others.items():
        try:
            run(tmp_path, **changes)
        except InputError:
            assert (tmp_path / "ledger.csv").read_bytes() == before
        else:
            accepted.append(name)
    assert accepted == []


def test_no_convergence_is_a_typed_reason_with_the_last_good_state(tmp_path):
    """A potential that jumps by 10 kV while it is held."""
    jump = HoldPotential(lambda time: -1e4 if time > 0.05 else -0.01, until=Duration(1.0))
    result = evolve(cell(), [jump, Rest(1.0)], out=tmp_path, settings=replace(SETTINGS, control=SHORTEST))
    ended = result.provenance["ended"]
    assert len(ended) == 1
    assert "no convergence at a time step of" in ended[0]["text"]
    with np.load(tmp_path / "failure.npz") as bundle:
        assert {"record", "state: displacement", "state: potential"} <= set(bundle.files)
        assert np.all(np.isfinite(bundle["state: displacement"]))
    assert result.summary["Time [s]"] == pytest.approx(0.05, abs=0.01)


def test_a_run_without_a_single_step_says_why(tmp_path):
    never = HoldPotential(-1e300, until=Duration(1.0))
    with pytest.raises(StepError, match="no step from t = 0"):
        evolve(cell(), [never], settings=replace(SETTINGS, control=SHORTEST))
