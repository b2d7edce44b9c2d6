"""Ends, asymptotes and smooth stretches of graphs."""

from collections.abc import Sequence
from itertools import pairwise

from engine import Axes, Curve, Fraction, Piece, Sketch
from generators.graphs.plot import Number, Plotted, source


def ringed(s: Sketch, letter: str, x: Number, y: Number, **options: bool) -> Plotted:
    """An open circle with its pair of coordinates as a quantity: an end that does not belong to the graph."""
    name = s.point(letter, (float(x), float(y)))
    s.ring(name)
    return Plotted(name, s.quantity("point", name, value=f"({source(x)}, {source(y)})", **options))


def dashed_upright(s: Sketch, axes: Axes, x: Number) -> None:
    """A dashed vertical line at x."""
    ends = [s.point(f"_u{float(x)}{i}", (float(x), y)) for i, y in enumerate((axes.y0, axes.y1))]
    s.segment(*ends, role="aux")


def dashed_level(s: Sketch, axes: Axes, y: Number) -> None:
    """A dashed horizontal line at height y."""
    ends = [s.point(f"_l{float(y)}{i}", (x, float(y))) for i, x in enumerate((axes.x0, axes.x1))]
    s.segment(*ends, role="aux")


def tell_asymptotes(s: Sketch, block: str, f: str, *lines: tuple[str, *tuple[int, ...]]) -> None:
    """Let the caption's block give the equations of dashed lines: ("upright", p), ("level", q), ("slant", m, c)."""
    told = []
    for way, *numbers in lines:
        s.claim("asymptote_is", f, way, *map(str, numbers))
        if way == "slant":
            m, c = numbers
            head = {1: "x", -1: "−x"}.get(m, f"{m}x")
            told.append(f"y = {head}{f' + {c}' if c > 0 else f' − {-c}' if c else ''}".replace("-", "−"))
        else:
            told.append(f"{'x' if way == 'upright' else 'y'} = {numbers[0]}".replace("-", "−"))
    s.remark(block, f=f, lines=" and ".join(told))


def polyline(s: Sketch, own: str, nodes: Sequence[tuple[int, int]]) -> str:
    """A graph of straight pieces through the nodes; returns the function's printed name."""
    pieces = []
    for (x0, y0), (x1, y1) in pairwise(nodes):
        m = Fraction(y1 - y0, x1 - x0)
        pieces.append(Piece(f"({m})*(x - ({x0})) + ({y0})", x0, x1))
    return s.curve(Curve(own, tuple(pieces)))


def flowing(s: Sketch, own: str, nodes: Sequence[tuple[int, int]]) -> str:
    """A smooth graph through the nodes (Catmull and Rom's cubic pieces); returns its printed name."""
    slopes = []
    for i in range(len(nodes)):
        (x0, y0), (x1, y1) = nodes[max(i - 1, 0)], nodes[min(i + 1, len(nodes) - 1)]
        slopes.append(Fraction(y1 - y0, x1 - x0))
    pieces = []
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(nodes)):
        t, w = f"((x - ({x0}))/{x1 - x0})", x1 - x0
        a, b = slopes[i] * w, slopes[i + 1] * w
        text = f"{y0} + ({a})*{t} + ({3 * (y1 - y0) - 2 * a - b})*{t}**2 + ({a + b - 2 * (y1 - y0)})*{t}**3"
        pieces.append(Piece(text, x0, x1))
    return s.curve(Curve(own, tuple(pieces)))


def rounded(s: Sketch, own: str, nodes: Sequence[tuple[int, int]]) -> str:
    """A smooth graph that turns at each inner node and runs on steadily at its ends; returns its printed name."""
    pieces = []
    last = len(nodes) - 2
    for i, ((x0, y0), (x1, y1)) in enumerate(pairwise(nodes)):
        t, u = f"((x - ({x0}))/{x1 - x0})", f"((({x1}) - x)/{x1 - x0})"
        if i == 0:
            text = f"{y1} + ({y0 - y1})*{u}**2"
        elif i == last:
            text = f"{y0} + ({y1 - y0})*{t}**2"
        else:
            text = f"{y0} + ({y1 - y0})*(3*{t}**2 - 2*{t}**3)"
        pieces.append(Piece(text, x0, x1))
    return s.curve(Curve(own, tuple(pieces)))
