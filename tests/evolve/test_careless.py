"""What careless hands give to evolve, and how it ends."""

import pytest
from short_tubules import cell

from femiec.errors import InputError
from femiec.evolve import Settings, evolve
from femiec.protocol import Duration, Plate, Rest
from femiec.results.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from femiec.solve.control import StepControl

COARSE = Settings(control=StepControl(relative=0.1, floor=0.05), checkpoint_every=5)


def test_the_steps_may_come_from_a_generator():
    result = evolve(cell(), (Rest(each) for each in (1e-3, 1e-3)), settings=COARSE)
    assert len(result.provenance["ended"]) == len(result.provenance["protocol"]) == 2


def test_a_current_that_would_overfill_in_its_first_instant_ends_full():
    """The first step of 1 ms would push the tip to four heights, where the equations have a solution of negative pressure."""
    result = evolve(cell(), [Plate(1e7, until=Duration(1.0))], settings=COARSE)
    assert result.provenance["ended"][-1]["reason"] == "Full"
    assert 0.98 < result.summary["Filling"] < 0.9901
    assert min(result.ledger.column("Gas pressure [MPa]")) > 0


@pytest.mark.parametrize(
    ("argument", "changes"),
    [("model", {"model": None}), ("settings", {"settings": 1}), ("out", {"out": 3}), ("out", {"resume": True})],
)
def test_what_evolve_refuses(argument, changes):
    with pytest.raises(InputError, match=rf"^{argument} = "):
        evolve(**{"model": cell(), "protocol": [Rest(1.0)]} | changes)


def test_a_model_at_rest_is_told_what_it_lacks():
    class Wrapped:
        def problem(self, fem):
            """Never asked."""

        describe = sources = laws = refuses = turns = bounds = remeshed = observed = summary = problem

    with pytest.raises(InputError, match=r"^model = Wrapped without row, regime: expected a model in time"):
        evolve(Wrapped(), [Rest(1.0)])
    with pytest.raises(InputError, match=r"^model = "):
        evolve(type(cell()), [Rest(1.0)])


@pytest.mark.parametrize("name", ["first_step", "snapshot_every", "checkpoint_every", "balance_tolerance", "method", "control"])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), "x", None, -1])
def test_settings_that_cannot_be_used(name, value):
    with pytest.raises(InputError, match=rf"^{name} = "):
        Settings(**{name: value})


class Killed(Exception):
    """Stands for what ends a process."""


def test_a_checkpoint_that_is_none_of_this_run(tmp_path):
    def die(line):
        if (tmp_path / "checkpoint.npz").exists():
            raise Killed

    run = {"model": cell(), "protocol": [Rest(2.0)], "out": tmp_path, "settings": COARSE}
    with pytest.raises(Killed):
        evolve(**run, say=die)
    path = tmp_path / "checkpoint.npz"
    kept = read_checkpoint(path)
    cut = {name: values[:-1] for name, values in kept.arrays.items()}
    for arrays, data in ((cut, kept.data), (kept.arrays, {})):
        write_checkpoint(Checkpoint(arrays, data, kept.rows, kept.snapshots), path)
        with pytest.raises(InputError, match="the state of this run"):
            evolve(**run, resume=True)
