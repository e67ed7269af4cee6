"""The hosts in which lithium takes the interface only."""

import pytest

from femiec.materials import culi, nickel, tungsten


@pytest.mark.parametrize("host", [culi, nickel, tungsten], ids=lambda host: host.name)
def test_lithium_takes_the_interface_only(host):
    assert host.lithium_concentration is None
    assert host.lithium_diffusivity is None
    assert host.youngs_modulus.bounds == pytest.approx(
        (0.97 * host.youngs_modulus.value, 1.03 * host.youngs_modulus.value), rel=1e-12, abs=0
    )
