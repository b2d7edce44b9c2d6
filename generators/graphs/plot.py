"""What families put on axes: points with their coordinates, whole lines, graphs of functions."""

from typing import NamedTuple

from engine import Axes, Curve, Exact, Fraction, Piece, Reject, Sketch

Number = int | Fraction | Exact
PI = Exact({(1, 1): 1})


def source(number: Number) -> str:
    """A number as the text of a value: -1/2, pi/3."""
    return number.source() if isinstance(number, Exact) else str(number)


def shifted(h: int, k: int) -> str:
    """(x − h)/k as text prints it: (x + 3)/4, x/2, x − 5."""
    inner = f"x {'−' if h > 0 else '+'} {abs(h)}" if h else "x"
    return inner if k == 1 else f"({inner})/{k}" if h else f"x/{k}"


class Plotted(NamedTuple):
    """A point on axes: its printed letter, and the quantity that is its pair of coordinates."""

    name: str
    place: str


def plot(s: Sketch, letter: str, x: Number, y: Number, kind: str = "point", **options: bool) -> Plotted:
    """A dot with its coordinates as a quantity, which kind "number" prints as x + yi; options as in Sketch.quantity."""
    name = s.point(letter, (float(x), float(y)), dot=True)
    return Plotted(name, s.quantity(kind, name, value=f"({source(x)}, {source(y)})", **options))


def through(s: Sketch, axes: Axes, a: str, b: str, role: str = "main") -> None:
    """Draw the whole line through two points, from border to border of the window."""
    (ax, ay), (bx, by) = s.xy(a), s.xy(b)
    low, high = -1e9, 1e9
    for start, delta, near, far in ((ax, bx - ax, axes.x0, axes.x1), (ay, by - ay, axes.y0, axes.y1)):
        if delta:
            ends = sorted(((near - start) / delta, (far - start) / delta))
            low, high = max(low, ends[0]), min(high, ends[1])
        elif not near <= start <= far:
            raise Reject("a line misses the window")
    ends = [s.point(f"_{a}{b}{i}", (ax + t * (bx - ax), ay + t * (by - ay))) for i, t in enumerate((low, high))]
    s.segment(*ends, role=role)


def graph(s: Sketch, axes: Axes, own: str, formula: str, look: int = 0, label: bool = False) -> str:
    """Draw y = formula over the whole window; returns the function's printed name."""
    name = s.letter(own)
    return s.curve(Curve(own, (Piece(formula, axes.x0, axes.x1),), look, f"y = {name}(x)" if label else ""))
