"""A circle on axes with its centre, radius and both forms of its equation, tied together."""

from typing import NamedTuple

from engine import Fraction, Sketch
from generators.graphs.plot import plot
from generators.rules.conics import CIRCLE_EXPANDED, CIRCLE_STANDARD

Number = int | Fraction


class Disk(NamedTuple):
    """Printed name of the circle, which is its centre's; quantities of its centre, radius and two equations."""

    name: str
    place: str
    radius: str
    standard: str
    general: str


def squared(variable: str, shift: Number) -> str:
    """(x - 3)**2, or x**2 without a shift."""
    return f"({variable} - ({shift}))**2" if shift else f"{variable}**2"


def circle_text(h: Number, k: Number, square: Number) -> str:
    """The circle's equation in standard form, as text."""
    return f"Eq({squared('x', h)} + {squared('y', k)}, {square})"


def expanded_text(h: Number, k: Number, square: Number) -> str:
    """The circle's equation multiplied out, as text."""
    return f"Eq(x**2 + y**2 + {-2 * h}*x + {-2 * k}*y + {h * h + k * k - square}, 0)"


def plotted_circle(
    s: Sketch,
    letter: str,
    h: int,
    k: int,
    square: int,
    radius: float,
    centre: bool = True,
    ask: bool = True,
    **options: bool,
) -> Disk:
    """Draw the circle about (h, k) whose squared radius is `square`; the rules lead from each measure to the others.

    centre: its place is stated, not left to a rule; ask: of all of these; options: of the radius.
    """
    name, place = plot(s, letter, h, k, ask=ask) if centre else (s.point(letter, (h, k), dot=True), "")
    if not centre:
        place = s.quantity("point", name)
    s.circle(name, radius)
    figure = {"figure": f"circle {name}"}
    r = s.quantity("radius", name, value=f"sqrt({square})", ask=ask, **options)
    standard, general = (s.quantity(f"{form}_circle", name, ask=ask) for form in ("standard", "general"))
    s.apply(CIRCLE_STANDARD, E=standard, C=place, r=r, **figure)
    if h or k:
        s.apply(CIRCLE_EXPANDED, G=general, C=place, r=r, **figure)
        wrong = {
            "changes the signs": circle_text(-h, -k, square),
            "takes the constant as it stands": circle_text(h, k, abs(square - h * h - k * k) or 1),
            "forgets to halve": circle_text(2 * h, 2 * k, square),
            "adds the squares once more": circle_text(h, k, square + h * h + k * k),
        }
        s.conclude("completing_both_squares", standard, (general,), circle_text(h, k, square), wrong, **figure)
    wrong = {"keeps the signs": f"({-h}, {-k})", "swaps the coordinates": f"({k}, {h})"}
    wrong |= {"changes one sign": f"({h}, {-k})", "changes the other sign": f"({-h}, {k})"}
    s.conclude("centre_of_equation", place, (standard,), f"({h}, {k})", wrong, **figure)
    wrong = {"forgets the root": f"{square}", "halves instead": f"{Fraction(square, 2)}"}
    wrong |= {"doubles the root": f"2*sqrt({square})", "halves the root": f"sqrt({square})/2"}
    s.conclude("radius_of_equation", r, (standard,), f"sqrt({square})", wrong, **figure)
    return Disk(name, place, r, standard, general)
