"""Each law that acts is cited, and no other."""

from femiec.geometry import Tubule, tubule_mesh
from femiec.laws.interface import Activated
from femiec.laws.kinematics import PLANAR
from femiec.laws.kinetics import ButlerVolmer, MonroeNewman
from femiec.laws.slip import FREE, Rough
from femiec.materials import lic6, lithium, nickel
from femiec.models.coupled import CoupledTubule, Transport
from femiec.models.coupled.root import Root
from femiec.models.coupled.sources import laws
from femiec.models.creep import CreepLaws, Dislocation

MESH = tubule_mesh(Tubule(100e-9, 5e-9, 20e-6, 0.5))


def rows(**changes):
    return laws(CoupledTubule(MESH, **{"metal": lithium, "host": lic6, "temperature": 300.0} | changes))


def cited(word, **changes):
    return [row["verified"] for row in rows(**changes) if word in row["law"] or word in row["source"]]


def test_every_row_names_law_and_source():
    for row in rows(creep=CreepLaws(dislocation=Dislocation()), root=Root(1e-3, ButlerVolmer(10.0))):
        assert set(row) == {"law", "source", "verified"}
        assert row["law"]
        assert row["source"]


def test_what_acts_is_cited_with_its_flag():
    assert cited("Needleman and Rice") == [False]
    assert cited("Raj and Ashby", slip=Rough(2e-9)) == [False]
    assert cited("free slip", slip=FREE) == [False]
    assert cited("under pressure") == []
    assert cited("under pressure", passage=Activated(0.3)) == [False]
    assert cited("no slip") == [True]
    assert cited("Monroe and Newman", root=Root(0.0, MonroeNewman(10.0))) == [False]
    assert cited("Butler and Volmer", root=Root(0.0, ButlerVolmer(10.0))) == [True]
    assert cited("Ohm", root=Root(1e-3)) == [True]
    assert cited("Coble creep", transport=Transport.EFFECTIVE) == [False]
    assert cited("1.765", transport=Transport.EFFECTIVE, symmetry=PLANAR) == [True]
    assert cited("diffusion through the wall") == [True]
    assert cited("bare wall") == [False]
    assert cited("dislocation", creep=CreepLaws(dislocation=Dislocation())) == [False]


def test_what_does_not_act_is_not_cited():
    for word in ("Raj and Ashby", "free slip", "Monroe and Newman", "Butler and Volmer", "Ohm", "Coble creep", "dislocation"):
        assert not cited(word)
    assert not cited("diffusion through the wall", host=nickel)
    assert not cited("bare wall", gas_surface=False)
    assert not cited("Needleman and Rice", transport=Transport.EFFECTIVE)
    assert not cited("1.765", transport=Transport.EFFECTIVE)
    assert not cited("Nabarro", transport=Transport.EFFECTIVE, creep=CreepLaws(nabarro_herring=False))
    assert cited("Nabarro", creep=CreepLaws(nabarro_herring=False))  # the resolved description always has it
