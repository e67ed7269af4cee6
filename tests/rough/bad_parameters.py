"""Parameters that a study cannot take."""

from bad import SMALL_RUN, TUBULE, Bad, word

LENGTH = "expected a length from 1 nm to 1 mm"


def setting(name: str, says: str, text: str, study: str = TUBULE) -> Bad:
    return word("parameter", name, says, "run", study, "--out", "OUT", "--set", text)


PARAMETERS = [
    setting("an unknown name", "--set = 'widht': expected a parameter of the study", "widht=100nm"),
    setting("an empty value", "width = '': expected a number with a unit of length", "width="),
    setting("a negative width", f"width = -1e-07 m: {LENGTH}", "width=-100nm"),
    setting("a forgotten unit", f"width = 100 m: {LENGTH}", "width=100"),
    setting("another dimension", "width = '100mV': expected a unit of length", "width=100mV"),
    setting(
        "a unit that nobody knows", "width = '100furlong': expected a unit of length; units known: m, cm", "width=100furlong"
    ),
    setting("NaN", "width = 'nan': expected a number with a unit", "width=nan"),
    setting("inf", "width = 'inf': expected a number with a unit", "width=inf"),
    setting("more than a double holds", "width = '1e999nm': expected a finite number", "width=1e999nm"),
    setting("less than a double holds", f"width = 0 m: {LENGTH}", "width=1e-400"),
    setting("words", "width = 'a lot': expected a number", "width=a lot"),
    setting("two numbers", "width = '1 2nm': expected a number", "width=1 2nm"),
    setting("two values", "width = '100nm=5': expected a unit of length", "width=100nm=5"),
    setting("no wall", f"wall = 0 m: {LENGTH}", "wall=0"),
    setting("degrees Fahrenheit", "temperature = '80F': expected a unit of temperature", "temperature=80F"),
    setting("absolute zero", "temperature = 0 K: expected a temperature from", "temperature=0"),
    setting("more than full", "filling = 2: expected a fraction", "filling=2"),
    setting("a potential that strips", "overpotential = 0.05 V: expected a negative voltage", "overpotential=50mV"),
    setting("an unknown material", "material = 'unobtainium': expected one of", "material=unobtainium"),
    setting("a wall's material for the metal", "metal = 'nickel': expected one of lithium", "metal=nickel"),
    setting("an unknown symmetry", "symmetry = 'square': expected one of axisymmetric, planar", "symmetry=square"),
    setting("a part of a count", "at = '2.5': expected a whole number from 0 to 99", "at=2.5", SMALL_RUN),
    setting("a count with a unit", "at = '2nm': expected a whole number", "at=2nm", SMALL_RUN),
    setting("a value of megabytes", "width = a str: expected a number", f"width={'a' * 1_000_000}"),
]
