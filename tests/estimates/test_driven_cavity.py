import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates import driven_cavity
from femiec.estimates.driven_cavity import cavity_stream, cavity_vortex


def test_nothing_flows_through_lid_and_bottom():
    np.testing.assert_allclose(cavity_stream(np.array([0.0, 1.0])), 0.0, atol=1e-12)


def test_the_fluid_rests_at_the_bottom_and_follows_the_lid():
    speed = (cavity_stream(1.0) - cavity_stream(1 - 1e-4)) / 1e-4
    assert speed == pytest.approx(1.0, abs=5e-3)
    assert abs(cavity_stream(1e-4)) / 1e-4 < 1e-3


def test_half_as_many_terms_change_nothing_in_the_middle(monkeypatch):
    before = cavity_stream(np.array([0.3, 0.5, 0.765]))
    monkeypatch.setattr(driven_cavity, "TERMS", 100)
    driven_cavity._coefficients.cache_clear()
    after = cavity_stream(np.array([0.3, 0.5, 0.765]))
    driven_cavity._coefficients.cache_clear()
    np.testing.assert_allclose(after, before, rtol=3e-7)


def test_the_vortex_is_where_the_literature_has_it():
    height, least = cavity_vortex()
    assert height == pytest.approx(0.765, abs=5e-4)
    assert least == pytest.approx(-0.1001, abs=5e-5)
    assert cavity_stream(height + 1e-3) > least < cavity_stream(height - 1e-3)


def test_a_height_outside_is_refused():
    with pytest.raises(InputError, match="height"):
        cavity_stream(1.1)
