import math

import pytest

from femiec import quantities as q
from femiec.errors import InputError


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("100nm", "length", 1e-7),
        ("100 nm", "length", 1e-7),
        (".1 um", "length", 1e-7),
        ("1e-7", "length", 1e-7),
        ("1e2 nm", "length", 1e-7),
        ("-50mV", "voltage", -0.05),
        ("+0.05", "voltage", 0.05),
        ("1atm", "pressure", 101325.0),
        ("3 mA/cm2", "current density", 30.0),
        ("55degC", "temperature", 328.15),
        ("55 \u00b0C", "temperature", 328.15),
        ("-20 C", "temperature", 253.15),
        ("55", "temperature", 55.0),
        ("3mA/cm²", "current density", 30.0),
        ("125 uA/cm2", "current density", 1.25),
        ("1 A/cm2", "current density", 1e4),
        ("3 mAh/cm2", "areal capacity", 1.08e5),
        ("1 Ah/m2", "areal capacity", 3600.0),
        ("312 ohm cm2", "areal resistance", 0.0312),
        ("312 Ω·cm²", "areal resistance", 0.0312),
        ("0.12 mS/cm", "conductivity", 0.012),
        ("1 S/cm", "conductivity", 100.0),
        ("2e-7 cm2/s", "diffusivity", 2e-11),
        ("1e7 Pa s", "viscosity", 1e7),
        ("65 MPa", "pressure", 6.5e7),
        ("0.1µm", "length", 1e-7),
        ("0.1μm", "length", 1e-7),
        ("2 h", "time", 7200.0),
        ("10 min", "time", 600.0),
        ("5 ms", "time", 5e-3),
        ("0.5", "number", 0.5),
    ],
)
def test_a_number_with_its_unit_is_read(text, dimension, value):
    assert q.parse("x", text, dimension) == pytest.approx(value, rel=1e-15, abs=0)


@pytest.mark.parametrize("text", ["100nm", "80nm", "3nm", "20um", "17mV"])
def test_the_number_is_the_one_a_person_would_type(text):
    number, unit = text[:-2], text[-2:]
    exponent = {"nm": -9, "um": -6, "mV": -3}[unit]
    dimension = "voltage" if unit == "mV" else "length"
    assert q.parse("x", text, dimension) == float(f"{number}e{exponent}")


@pytest.mark.parametrize("text", ["", "nm", "100 mV", "1 2 nm", "1e400", "nan", "inf", "0x10", "100nanometres", "--5nm"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(InputError, match="width"):
        q.parse("width", text, "length")


def test_constants_agree_with_each_other():
    assert pytest.approx(96485.33212, rel=1e-9) == q.FARADAY
    assert pytest.approx(8.314462618, rel=1e-9) == q.GAS_CONSTANT
    assert math.isclose(q.BOLTZMANN * 300 / q.ELEMENTARY_CHARGE, 0.025852, rel_tol=1e-4)


@pytest.mark.parametrize("text", ["3 mAh/cm2", "3 mA", "3 A/m", "3 C/m2"])
def test_a_capacity_is_no_current(text):
    with pytest.raises(InputError, match="units known: A/m2, mA/cm2"):
        q.parse("current", text, "current density")


@pytest.mark.parametrize("text", ["x", "0.3nm", "1e999"])
def test_a_number_has_no_unit(text):
    with pytest.raises(InputError, match=r"number; write share=0.3, without a unit$"):
        q.parse("share", text, "number")


@pytest.mark.parametrize("dimension", q.UNITS)
def test_what_is_shown_can_be_read_back(dimension):
    for unit, factor in q.UNITS[dimension].items():
        assert q.parse("x", q.show(3 * factor, dimension, unit), dimension) == pytest.approx(3 * factor, rel=1e-15, abs=0)


@pytest.mark.parametrize(
    ("dimension", "si"), [("current density", "A/m2"), ("areal capacity", "C/m2"), ("areal resistance", "ohm m2"), ("time", "s")]
)
def test_the_first_unit_is_si(dimension, si):
    assert next(iter(q.UNITS[dimension].items())) == (si, 1.0)


@pytest.mark.parametrize("text", ["-300degC", "1e999degC", "55degF"])
def test_what_is_no_temperature_is_refused(text):
    with pytest.raises(InputError, match="K, degC"):
        q.parse("temperature", text, "temperature")


def test_degrees_are_temperatures_only():
    with pytest.raises(InputError, match="unit of voltage"):
        q.parse("overpotential", "55 C", "voltage")
