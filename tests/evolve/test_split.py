"""Steps in time by a field split: what it is refused for; tests of the DOLFINx engine solve by it."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from femiec import materials
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.evolve import FieldSplit, Settings, evolve
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.models.coupled.model import CoupledTubule
from femiec.protocol import Duration, Plate
from femiec.quantities import mA_per_cm2, nm, um


@pytest.fixture(scope="module")
def model():
    """A coarse tubule."""
    tubule = Tubule(100 * nm, 5 * nm, 1 * um, 0.5)
    return CoupledTubule(tubule_mesh(tubule, cells=travelling(tubule, level=0)), materials.lithium, materials.hard_carbon, 300.0)


def test_an_engine_without_one_is_refused(model):
    with pytest.raises(InputError, match=r"FieldSplit on femiec.engine.embedded.*the DOLFINx engine.*leave linear out"):
        evolve(model, [Plate(3 * mA_per_cm2, until=Duration(1.0))], settings=Settings(linear=FieldSplit()))


def test_a_problem_without_a_multiplier_is_refused(model):
    problem = replace(model.problem(embedded), multiplier=None)
    with pytest.raises(InputError, match="a problem with a multiplier, such as the pressure"):
        FieldSplit().solver(problem, None, SimpleNamespace(field_split=None.__ne__))


def test_the_engine_is_told_where_the_fields_are(model):
    problem = model.problem(embedded)
    functions = {unknown.name: unknown.function for unknown in problem.unknowns}
    system = embedded.System(functions, problem.residual, problem.conditions)
    told = []
    engine = SimpleNamespace(
        form=embedded.form, assemble_matrix=embedded.assemble_matrix, field_split=lambda *given: told.append(given)
    )
    FieldSplit(1e-6, 50).solver(problem, system, engine)
    ((dofs, dual, mass, *rest),) = told
    assert (dual, rest) == ("pressure", [1e-6, 50])
    np.testing.assert_array_equal(np.concatenate(list(dofs.values())), np.arange(len(system.free)))
    volume = model.cavity_area * model.tubule.lithium_height
    assert mass().sum() * model.viscosity / volume == pytest.approx(1.0, rel=1e-6)


@pytest.mark.parametrize("given", [{"tolerance": 0.0}, {"tolerance": 0.5}, {"iterations": 0}, {"iterations": 1.5}])
def test_settings_are_checked(given):
    with pytest.raises(InputError, match=next(iter(given))):
        FieldSplit(**given)


def test_names_of_methods_are_no_methods():
    with pytest.raises(InputError, match="a FieldSplit, or None"):
        Settings(linear="fieldsplit")


def test_the_record_says_so_where_it_is_not_the_usual():
    assert "linear solver" not in Settings().describe()
    assert Settings(linear=FieldSplit()).describe()["linear solver"] == "field split, tolerance 1e-08, 100 iterations"
