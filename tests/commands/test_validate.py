"""The validation suite: every row passes, and breaks of the code turn rows red."""

import json
from pathlib import Path

import pytest

from femiec.cli import main
from femiec.commands.validate import load_rows, run_cases
from femiec.laws import creep, kinematics, nernst
from femiec.models import tubule
from femiec.models.creep import CreepLaws

CASES = Path(__file__).parents[2] / "validation"
FIELDS = {
    "id",
    "title",
    "kind",
    "quoted",
    "computed",
    "unit",
    "error",
    "tolerance",
    "order",
    "status",
    "engine",
    "seconds",
}
STATUSES = {"reproduced", "consistent", "input", "not modelled", "contradicted", "passed"}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    out = tmp_path_factory.mktemp("verdicts") / "new"
    assert main(["validate", "--out", str(out)]) == 0
    return json.loads((out / "verdicts.json").read_text())


def test_every_row_has_its_fields_and_passes(verdicts):
    assert len(verdicts) >= 40
    for row in verdicts:
        assert set(row) == FIELDS
        assert row["status"] in STATUSES, row


def test_the_first_claims_are_all_there(verdicts):
    ids = {row["id"].split("-")[1] for row in verdicts if row["kind"] == "claim"}
    assert ids == {str(number) for number in [*range(1, 16), *range(35, 39)]}


def test_the_370_mpa_come_from_the_solved_field(verdicts):
    row = next(row for row in verdicts if row["id"] == "claim-5")
    assert row["engine"] == "embedded"
    assert row["computed"] == pytest.approx(370.9, rel=1e-3)


def test_orders_are_observed(verdicts):
    orders = {row["id"]: row["order"] for row in verdicts if row["order"] is not None}
    assert len(orders) >= 7
    assert all(order > 1.9 for order in orders.values())


def test_what_the_paper_overstates_is_said(verdicts):
    assert [row["id"] for row in verdicts if row["status"] == "contradicted"] == ["claim-36-lithium"]


def test_only_some_rows_can_be_run(tmp_path):
    assert [row.id for row in run_cases(tmp_path, ["claim-7", "claim-8"])] == ["claim-7", "claim-8"]
    assert len(run_cases(tmp_path, ["walls_and_gas"])) == len(load_rows(CASES / "walls_and_gas/case.py"))


def wrong_sign_of_nernst(patch):
    patch.setattr(tubule, "nernst_pressure", lambda psi, volume: -nernst.nernst_pressure(psi, volume))


def uniaxial_42(patch):
    shear = CreepLaws.coble_viscosity
    patch.setattr(CreepLaws, "coble_viscosity", lambda self, *given: 3 * shear(self, *given))


def half_an_interface(patch):
    whole = CreepLaws.coble_viscosity
    patch.setattr(CreepLaws, "coble_viscosity", lambda self, *given: 2 * whole(self, *given))


def slit_with_the_width_as_grain_size(patch):
    patch.setattr("femiec.models.creep.slit_grain_size", lambda width: width)


def no_radius_in_the_measure(patch):
    patch.setattr(kinematics.Axisymmetric, "weight", lambda self, x: 1.0)


def no_hoop_strain(patch):
    patch.setattr(kinematics.Axisymmetric, "strain", kinematics.Planar.strain)


def gas_in_a_rigid_cavity(patch):
    whole = tubule.gas_balance
    patch.setattr(tubule, "gas_balance", lambda p, p0, chi, u, *rest: whole(p, p0, chi, 0 * u, *rest))


def wall_without_the_lithiums_drag(patch):
    full = tubule.neighbour_stress

    def pressure_only(stress, n, test, *rest):
        import ufl

        return full(ufl.Identity(3) * ufl.tr(stress) / 3, n, test, *rest)

    patch.setattr(tubule, "neighbour_stress", pressure_only)


def dislocations_at_a_third(patch):
    patch.setattr(creep.DislocationCreep, "viscosity", lambda self, rate, eta: self.stress(rate, eta) / rate)


BREAKS = {
    wrong_sign_of_nernst: "claim-5",
    uniaxial_42: "flow-coble-tube",
    half_an_interface: "flow-coble-tube",
    slit_with_the_width_as_grain_size: "flow-coble-slit",
    no_radius_in_the_measure: "flow-profile-annulus",
    no_hoop_strain: "lame-free-displacement",
    gas_in_a_rigid_cavity: "boyle",
    wall_without_the_lithiums_drag: "statics-shared",
    dislocations_at_a_third: "flow-mixed-pipe",
}


@pytest.mark.parametrize(("breaks", "row"), BREAKS.items(), ids=[change.__name__ for change in BREAKS])
def test_a_break_turns_a_row_red(breaks, row, tmp_path, monkeypatch):
    breaks(monkeypatch)
    (verdict,) = run_cases(tmp_path, [row])
    assert verdict.status == "failed"


def test_a_failed_row_gives_status_1_and_is_written(tmp_path, monkeypatch):
    uniaxial_42(monkeypatch)
    assert main(["validate", "--out", str(tmp_path), "--only", "flow-coble-tube"]) == 1
    (row,) = json.loads((tmp_path / "verdicts.json").read_text())
    assert row["status"] == "failed"
