"""A hyperbola with axes parallel to the coordinate axes: equation, vertices, foci, asymptotes, eccentricity."""

from generators.graphs.conic import Central
from generators.graphs.plot import through
from generators.graphs.window import square_window
from generators.rules.conics import asymptote

WEIGHT = 0.2

TRIPLES = ((4, 3), (3, 4), (8, 6), (6, 8))  # whole a, b and c


def sample(rng):
    a, b = rng.choice(TRIPLES) if rng.random() < 0.35 else (rng.randint(1, 7), rng.randint(1, 7))
    h, k = (0, 0) if rng.random() < 0.15 else (rng.randint(-6, 6), rng.randint(-6, 6))
    return {"centre": (h, k), "a": a, "b": b, "level": rng.random() < 0.5, "grid": rng.random() < 0.3}


def build(s, p):
    (h, k), a, b, level = p["centre"], p["a"], p["b"], p["level"]
    reach = 1.6 * max((a * a + b * b) ** 0.5, a + 1.5)
    axes = square_window([(h - reach, k - reach), (h + reach, k + reach)], p["grid"], 0.2)
    s.axes(axes)
    e = Central(s, "hyperbola", h, k, a, b, level, axes.x1 - axes.x0)
    dx, dy = (a, b) if level else (b, a)
    for way, sign in (("rising", 1), ("falling", -1)):
        end = s.point(f"_{way}", (h + dx, k + sign * dy))
        through(s, axes, e.M, end, role="aux")
        line = s.quantity("asymptote", e.name, way)
        s.apply(asymptote(level, "+" if sign > 0 else "-"), L=line, C=e.centre, a=e.a, b=e.b, **e.words)
    s.say("", centre=e.M, one=e.V, other=e.W, focus=e.F, second=e.G)
