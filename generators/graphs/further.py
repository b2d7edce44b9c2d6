"""A further marked point beside a figure on axes, joined to one of its points: distance, midpoint, slope."""

from collections.abc import Sequence
from random import Random

from engine import Reject, Sketch
from generators.graphs.plot import Number, Plotted, plot
from generators.rules.plane import DISTANCE, MIDDLE, SLOPE

Spot = tuple[Number, Number]


def away(rng: Random, taken: Sequence[Spot], reach: tuple[int, int, int, int], gap: float = 1.5) -> tuple[int, int]:
    """Whole coordinates within reach (x from, to, y from, to) that keep off the places taken and off both axes."""
    x, y = rng.randint(*reach[:2]), rng.randint(*reach[2:])
    if not x or not y or any((x - float(u)) ** 2 + (y - float(v)) ** 2 < gap**2 for u, v in taken):
        raise Reject("the further point lies on another or on an axis")
    return x, y


def further(s: Sketch, letter: str, at: Spot, target: Plotted) -> Plotted:
    """Mark the point, join it to the target by a dashed stroke, say so and state what the two points tell."""
    R = plot(s, letter, *at, ask=False)
    name = target.name
    line = "".join(sorted((R.name, name)))  # as the length between the two is named
    s.segment(R.name, name, role="aux")
    words = {"one": R.name, "other": name, "line": line}
    s.apply(DISTANCE, d=s.length(R.name, name, give=False), A=R.place, B=target.place, **words)
    letter = s.letter("N")
    middle = s.quantity("midpoint", R.name, name, noun=line, symbol=letter, give=False)
    s.apply(MIDDLE, M=middle, A=R.place, B=target.place, middle=letter, **words)
    if abs(s.xy(R.name)[0] - s.xy(name)[0]) > 1e-9:
        slope = s.quantity("slope", R.name, name, noun=f"segment {line}", symbol=f"m_{line}", give=False)
        s.apply(SLOPE, m=slope, A=R.place, B=target.place, **words)
    s.remark("further", p=R.name, q=name, line=line)
    return R
