"""A quantity is a named measure of the figure; its kind says its dimension and how it is printed."""

from __future__ import annotations

from typing import NamedTuple

from engine.facts.curve_kinds import CURVE_KINDS
from engine.facts.exact import Exact
from engine.facts.plane_kinds import PLANE_KINDS
from engine.facts.term import Term, add, mul
from engine.facts.value import Closed, Compound, Value, Word, exacts, node_of

# dimension of each kind: a power of the unit of length, or "deg" for degrees
KINDS: dict[str, int | str] = {
    "length": 1,  # of two points
    "distance": 1,  # of a point and a line through two points
    "radius": 1,  # of a circle
    "diameter": 1,  # of a circle
    "circumference": 1,  # of a circle
    "perimeter": 1,  # of a region
    "semiperimeter": 1,  # of a region: half of its perimeter
    "arc_length": 1,  # of centre, start, end, counter-clockwise
    "area": 2,  # of a region
    "angle": "deg",  # of three points, the second is the vertex; below 180 degrees
    "arc_measure": "deg",  # of centre, start, end, counter-clockwise; up to 360 degrees
    "angle_sum": "deg",  # of a region: its interior angles
    "ratio": 0,  # of four points: length of the first two over length of the last two
    "count": 0,  # of a region: its sides
    **dict.fromkeys((*PLANE_KINDS, *CURVE_KINDS), 0),
}
# kinds whose value may be 0 or below; all others are sizes
SIGNED = frozenset(name for name, kind in (PLANE_KINDS | CURVE_KINDS).items() if kind.signed)
PLOTTED = ("point", "number")  # kinds that are the place of a marked point: its label or the grid shows them
LONGEST = 48  # characters of a printed formula, set or equation
UNITS = ("cm", "m", "mm", "units", "")  # "" prints no unit


class Quantity(NamedTuple):
    """A measure of the figure; a tuple, since a scene makes some twenty of them.

    Attributes:
        name: identifier in formulas, such as length_AB.
        kind: key of KINDS.
        of: what is measured: point names, a circle's name or a region's name.
        symbol: as formulas print it, such as AB or ∠ABC.
        noun: as sentences name it after "the length of", such as triangle ABC.
    """

    name: str
    kind: str
    of: tuple[str, ...]
    symbol: str
    noun: str


def with_unit(printed: str, kind: str, unit: str) -> str:
    """Append the unit to a printed number: 5 cm, 12 cm², 40°, 1 unit, 12 square units."""
    power = KINDS[kind]
    if power == "deg":
        return f"({printed})°" if " " in printed else f"{printed}°"
    if power == 0 or not unit:
        return printed
    if " " in printed:
        printed = f"({printed})"
    if unit == "units":
        word = "unit" if printed == "1" else "units"
        return f"{printed} {word}" if power == 1 else f"{printed} square {word}"
    return f"{printed} {unit}" if power == 1 else f"{printed} {unit}²"


def rounded(number: float, places: int) -> str:
    """Decimal text with exactly `places` decimals and a real minus sign; the engine rejects ties."""
    return f"{number:.{places}f}".replace("-", "−")


def as_number(pair: Compound) -> str:
    """The pair of a point of the complex plane as a number: (−6, 7) is −6 + 7i."""
    x, y = (node_of(part) for part in pair.items)
    return Term(add(x, mul(y, ("name", "I")))).text()


def print_value(value: Value, kind: str, unit: str, places: int) -> str:
    """A value as a book prints it, with its unit; one without a textbook form is rounded to `places`."""
    if kind == "number" and isinstance(value, Compound):
        return as_number(value)
    printed = rounded(value.approx, places) if isinstance(value, Closed) else value.text()
    return with_unit(printed, kind, unit)


def printable(value: Value, kind: str) -> bool:
    """Whether a textbook would print this exact value: at most three terms, denominators to 9, radicands to 110."""
    if isinstance(value, Exact):
        return (kind in SIGNED or float(value) > 0) and _number_prints(value, kind)
    if isinstance(value, Word):
        return True
    if isinstance(value, (Term, Compound)):
        below = 400 if isinstance(value, Compound) and value.kind == "eq" else 9  # x²/25 + y²/16 = 1
        return len(value.text()) <= LONGEST and all(_number_prints(number, kind, below) for number in exacts(value))
    return False


def _number_prints(value: Exact, kind: str, below: int = 9) -> bool:
    if len(value.terms) > 3 or abs(float(value)) > 10**5:
        return False
    if KINDS[kind] == "deg":
        number = value.rational()
        return number is not None and number.denominator == 1
    for (radicand, power), c in value.terms.items():
        top = abs(c.numerator)
        if radicand > 110 or abs(power) > 1 or c.denominator > below or top > (9999 if c.denominator == 1 else 400):
            return False
        if power < 0 and len(value.terms) > 1:
            return False
    return True
