"""One run a folder, resumed only as the same run, and the old state stays when the new one cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.atomic import write_text
from femiec.results.reader import read
from femiec.results.record import is_finished
from femiec.results.result import FieldData, RegionData, Snapshot
from femiec.results.run_folder import RunFolder

RECORD = {"study": {"Width [m]": 1e-7, "symmetry": "planar"}, "protocol": [{"Plate": 30.0}, "rest"]}
TRIANGLE = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]]) * 1e-7


def row(step: int) -> dict[str, float]:
    return {"Time [s]": 0.1 * step, "Lithium, plated [m3]": 1e-22 / 3 * step}


def snapshot(time: float, moved: float = 1.0, name: str = "Pressure") -> Snapshot:
    pressure = FieldData(name, "Pa", np.array([1, 2, 3]) / 3 * time)
    return Snapshot(time, (RegionData("lithium", TRIANGLE * moved, [[0, 1, 2]], 5, (pressure,)),))


@pytest.fixture
def stopped(tmp_path):
    """A run with a checkpoint after 2 rows and 1 snapshot, and 2 rows and 1 snapshot after it."""
    with RunFolder.create(tmp_path, RECORD) as run:
        run.row(row(0))
        run.snapshot(snapshot(0.1))
        run.row(row(1))
        run.checkpoint({"u": np.array([0.1, 0.2]), "n": np.arange(3)}, {"Time [s]": 0.1 + 0.2, "reason": "Ctrl-C"})
        run.row(row(2))
        run.snapshot(snapshot(0.2, moved=1.5))
        run.row(row(3))
    return tmp_path


def test_a_resumed_run_is_cut_back_to_its_checkpoint_which_comes_back_bit_by_bit(stopped):
    run, checkpoint = RunFolder.resume(stopped, RECORD)
    with run:
        assert (run.rows, run.snapshots, checkpoint.rows, checkpoint.snapshots) == (2, 1, 2, 1)
        assert {name: (values.dtype, values.tolist()) for name, values in checkpoint.arrays.items()} == {
            "u": (np.float64, [0.1, 0.2]),
            "n": (np.int64, [0, 1, 2]),
        }
        assert checkpoint.data == {"Time [s]": 0.1 + 0.2, "reason": "Ctrl-C"}
        assert run.ledger.rows().tolist() == [list(row(step).values()) for step in (0, 1)]
        assert [each.time for each in read(stopped).snapshots] == [0.1]


def test_a_run_that_is_not_finished_can_be_looked_at(stopped):
    seen = read(stopped / "result.vtkhdf")
    assert [each.time for each in seen.snapshots] == [0.1, 0.2]
    assert np.array_equal(seen.snapshots[1].region("lithium").points, TRIANGLE * 1.5)
    assert len(seen.ledger) == 4
    assert seen.provenance["study"] == RECORD["study"]
    assert seen.provenance["notices"] == ["The run is not finished; its last snapshot is at 0.2 s."]


def test_a_finished_run_holds_all_times_with_their_points_and_is_not_resumed(stopped):
    run, _ = RunFolder.resume(stopped, RECORD)
    for step in (1, 2, 3):
        run.row(row(step + 1))
        run.snapshot(snapshot(0.1 + 0.1 * step, moved=1 + step))
    result = read(run.finish({"Time [s]": 0.4}, {"study": RECORD["study"]}, {"u": np.ones(2)}))
    assert [each.region("lithium").points[1, 0] / 1e-7 for each in result.snapshots] == [1, 2, 3, 4]
    assert [result.summary, len(result.ledger), list(result.coefficients)] == [{"Time [s]": 0.4}, 5, ["u"]]
    assert {each.name for each in stopped.iterdir()} == {
        "run.json", "checkpoint.npz", "ledger.csv", "result.vtkhdf", "summary.json"
    }  # fmt: skip
    assert is_finished(stopped)
    with pytest.raises(InputError, match="nothing left to do"):
        RunFolder.resume(stopped, RECORD)
    RunFolder.create(stopped, RECORD).close()
    assert {each.name for each in stopped.iterdir() if each.is_file()} == {"run.json"}


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"study": {"Width [m]": 2e-7, "symmetry": "planar"}}, r"study, Width \[m\]: 1e-07 then, 2e-07 now"),
        ({"protocol": [{"Plate": 31.0}, "rest"]}, "protocol, 0, Plate: 30.0 then, 31.0 now"),
        ({"protocol": [{"Plate": 30.0}]}, "protocol, 1: rest then, nothing now"),
        ({"femiec version": "0.0"}, None),
    ],
)
def test_another_run_is_not_resumed_and_the_difference_is_named(stopped, changed, named):
    before = (stopped / "ledger.csv").read_bytes()
    if named is None:
        written = (stopped / "run.json").read_text()
        write_text(stopped / "run.json", written.replace('"femiec version": "', '"femiec version": "0.0.'))
        changed, named = {}, r"femiec version: 0\.0\.\S+ then, "
    with pytest.raises(InputError, match=named):
        RunFolder.resume(stopped, {**RECORD, **changed})
    assert (stopped / "ledger.csv").read_bytes() == before


def test_a_folder_without_a_run_or_without_a_checkpoint_is_not_resumed(tmp_path):
    with pytest.raises(InputError, match=r"run\.json"):
        RunFolder.resume(tmp_path, RECORD)
    RunFolder.create(tmp_path, RECORD).close()
    with pytest.raises(InputError, match="there is none: run from the start"):
        RunFolder.resume(tmp_path, RECORD)


def test_a_run_that_could_be_resumed_is_overwritten_only_when_told(stopped):
    before = sorted(path.name for path in stopped.rglob("*"))
    with pytest.raises(InputError, match="unfinished run; resume"):
        RunFolder.create(stopped, RECORD)
    assert sorted(path.name for path in stopped.rglob("*")) == before
    with RunFolder.create(stopped, RECORD, overwrite=True) as run:
        assert (run.rows, run.snapshots) == (0, 0)
    assert [path.name for path in stopped.rglob("*") if path.is_file()] == ["run.json"]


HOLDING = """
import os, sys
from femiec.results.run_folder import RunFolder
run = RunFolder.create(sys.argv[1], {})
print(os.getpid())
sys.stdin.read()
"""


def test_two_runs_do_not_write_into_one_folder_and_a_dead_one_holds_nothing(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-uc", HOLDING, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        pid = other.stdout.readline().strip()
        for attempt in (lambda: RunFolder.create(tmp_path, {}, overwrite=True), lambda: RunFolder.resume(tmp_path, {})):
            with pytest.raises(InputError, match=f"no other run writes.*process {pid} on "):
                attempt()
        other.kill()
    assert (tmp_path / ".lock").exists()
    RunFolder.create(tmp_path, {}).close()
    assert not (tmp_path / ".lock").exists()


@pytest.mark.parametrize("torn", ["0.2", "0.2,2.2e-2", '"0.2,1e-22\n"'[:-2]])
def test_a_torn_last_line_of_the_ledger_is_cut(stopped, torn):
    with open(stopped / "ledger.csv", "a") as file:
        file.write(torn)
    assert len(read(stopped).ledger) == 4
    with RunFolder.resume(stopped, RECORD)[0] as run:
        run.row(row(2))
        assert len(read(stopped).ledger) == 3


def test_a_ledger_or_snapshots_with_less_than_the_checkpoint_knows(stopped):
    whole = (stopped / "ledger.csv").read_text()
    write_text(stopped / "ledger.csv", "".join(whole.splitlines(keepends=True)[:2]))
    with pytest.raises(InputError, match="the 2 rows that its checkpoint knows, and it has 1"):
        RunFolder.resume(stopped, RECORD)
    write_text(stopped / "ledger.csv", whole)
    for path in (stopped / "snapshots").iterdir():
        path.unlink()
    with pytest.raises(InputError, match=r"the 1 snapshots that its checkpoint knows, and 000000.vtkhdf is not there"):
        RunFolder.resume(stopped, RECORD)
    assert not (stopped / ".lock").exists()


@pytest.mark.parametrize("kept", [0.0, 0.1, 0.5, 0.99])
def test_a_truncated_checkpoint_is_one_clear_error(stopped, kept):
    path = stopped / "checkpoint.npz"
    content = path.read_bytes()
    path.write_bytes(content[: int(kept * len(content))])
    with pytest.raises(InputError, match=r"checkpoint = .*a whole checkpoint .*the file is damaged"):
        RunFolder.resume(stopped, RECORD)


@pytest.mark.parametrize("seed", range(20))
def test_bytes_changed_in_a_checkpoint_are_noticed_or_do_not_matter(stopped, seed):
    path = stopped / "checkpoint.npz"
    content, random = np.fromfile(path, np.uint8), np.random.default_rng(seed)
    content[random.integers(0, len(content), 8)] = random.integers(0, 256, 8)
    content.tofile(path)
    try:
        run, checkpoint = RunFolder.resume(stopped, RECORD)
    except InputError:
        return
    run.close()
    assert checkpoint.arrays["u"].tolist() == [0.1, 0.2]


def full_disk(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_checkpoint_and_rows(stopped, monkeypatch, call):
    run, _ = RunFolder.resume(stopped, RECORD)
    before = {path: path.read_bytes() for path in stopped.rglob("*") if path.is_file()}
    with monkeypatch.context() as patch, run:
        patch.setattr(os, call, full_disk)
        for write in (lambda: run.checkpoint({"u": np.zeros(2)}, {}), lambda: run.snapshot(snapshot(0.3))):
            with pytest.raises(InputError, match="No space left"):
                write()
        if call == "fsync":
            with pytest.raises(InputError, match="No space left"):
                run.row(row(9))
        assert {path: path.read_bytes() for path in stopped.rglob("*") if path.is_file()} == before
        assert (run.rows, run.snapshots) == (2, 1)
    assert RunFolder.resume(stopped, RECORD)[1].arrays["u"].tolist() == [0.1, 0.2]


def test_a_row_of_which_only_a_part_fits_on_the_disk_is_taken_back(stopped, monkeypatch):
    run, _ = RunFolder.resume(stopped, RECORD)
    before, write = (stopped / "ledger.csv").read_bytes(), os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:7]))
        with pytest.raises(InputError, match=r"7 of .* bytes"):
            run.row(row(2))
    assert (stopped / "ledger.csv").read_bytes() == before
    run.row(row(2))
    assert len(read(stopped).ledger) == run.rows == 3
    run.close()


def test_a_row_is_on_the_disk_when_the_call_returns(stopped, monkeypatch):
    synced, fsync = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (synced.append(os.fstat(descriptor).st_size), fsync(descriptor)))
    with RunFolder.resume(stopped, RECORD)[0] as run:
        synced.clear()
        run.row(row(2))
    assert synced == [(stopped / "ledger.csv").stat().st_size]


def test_what_could_not_be_put_together_at_the_end_is_refused_at_once(stopped):
    with RunFolder.resume(stopped, RECORD)[0] as run:
        with pytest.raises(InputError, match=r"a time after 0\.1"):
            run.snapshot(snapshot(0.1))
        with pytest.raises(InputError, match="fields of lithium"):
            run.snapshot(snapshot(0.2, name="Potential"))
        run.snapshot(snapshot(0.2))
        with pytest.raises(InputError, match=r"a time after 0\.2"):
            run.snapshot(snapshot(0.15))
        with pytest.raises(InputError, match=r"Lithium, plated"):
            run.row({"Time [s]": 1.0})
        for bad in (np.array([np.nan]), np.array(["u"]), np.array([None])):
            with pytest.raises(InputError, match="checkpoint, u"):
                run.checkpoint({"u": bad}, {})
        with pytest.raises(InputError, match="finite"):
            run.checkpoint({}, {"Time [s]": np.inf})
    assert RunFolder.resume(stopped, RECORD)[1].rows == 2


def test_a_run_without_a_row_or_snapshot_does_not_finish(tmp_path):
    with RunFolder.create(tmp_path, {}) as run, pytest.raises(InputError, match="at least one row and one snapshot"):
        run.finish({}, {}, {})


def test_damage_is_found_before_the_run_goes_on(stopped):
    snapshot_file, ledger = stopped / "snapshots" / "000000.vtkhdf", stopped / "ledger.csv"
    whole = snapshot_file.read_bytes()
    snapshot_file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match=r"000000.vtkhdf: expected a whole result file"):
        RunFolder.resume(stopped, RECORD)
    snapshot_file.write_bytes(whole)
    ledger.write_bytes(ledger.read_bytes().replace(b"0.1", b"\xff.1", 1))
    with pytest.raises(InputError, match=r"ledger = .*: expected a text"):
        RunFolder.resume(stopped, RECORD)


def test_a_first_snapshot_that_is_missing_is_not_replaced_by_a_later_one(stopped):
    (stopped / "snapshots" / "000000.vtkhdf").unlink()
    with pytest.raises(InputError, match=r"000000.vtkhdf is not there"):
        RunFolder.resume(stopped, RECORD)


def test_a_checkpoint_with_nan_is_refused(stopped):
    path = stopped / "checkpoint.npz"
    stored = dict(np.load(path))
    np.savez(path, **stored | {"array: u": np.array([np.nan, 0.2])})
    with pytest.raises(InputError, match="not finite"):
        RunFolder.resume(stopped, RECORD)
