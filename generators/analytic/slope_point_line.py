"""A line by its slope and a point, or by its intercepts: equation, intercepts, the missing coordinate of a point."""

from engine import Fraction
from generators.graphs.lines import crosses_x, goes_through, lattice_line, seen, straight
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import HEIGHT_ON_LINE

WEIGHT = 0.23


def sample(rng):
    m, _, (i, j) = lattice_line(rng)
    unit = rng.choice((1, 1, 2, 3, 4, 5, 10))
    A, B = [(unit * x, unit * y) for x, y in (i, j)]
    return {"m": m, "point": A, "other": B, "whole": rng.random() < 0.35, "grid": rng.random() < 0.5}


def build(s, p):
    m, (x, y), (u, v) = Fraction(p["m"]), p["point"], p["other"]
    b = y - m * x
    axes = square_window([(x, y), (u, v), (0, b), (-b / m, 0)], p["grid"])
    s.axes(axes)
    seen(axes, m, b)
    line = straight(s, axes, "g", m, b, p["whole"], give=False)
    A = plot(s, "A", x, y)
    goes_through(s, line, A)
    crosses_x(s, line, give=False)
    B = s.point("B", (u, v), dot=True)
    noun = f"line {line.name}"
    s.claim("on_line", B, *line.ends, noun, said=True, told=True)
    place, height = s.quantity("coordinate", B, "x", value=u), s.quantity("coordinate", B, "y", value=v)
    s.apply(HEIGHT_ON_LINE, y=height, m=line.slope, x=place, b=line.intercept, line=noun, one=B)
    s.say("", line=noun, a=A.name, b=B)
