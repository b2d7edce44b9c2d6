"""An ellipse with axes parallel to the coordinate axes: equation, semi-axes, vertices, foci, eccentricity."""

from generators.graphs.conic import Central
from generators.graphs.window import square_window

WEIGHT = 0.2

TRIPLES = ((5, 4), (5, 3), (10, 8), (10, 6))  # whole a, b and c


def sample(rng):
    a, b = rng.choice(TRIPLES) if rng.random() < 0.45 else sorted(rng.sample(range(2, 10), 2), reverse=True)
    h, k = (0, 0) if rng.random() < 0.15 else (rng.randint(-6, 6), rng.randint(-6, 6))
    return {"centre": (h, k), "a": a, "b": b, "level": rng.random() < 0.5, "grid": rng.random() < 0.3}


def build(s, p):
    (h, k), a, b, level = p["centre"], p["a"], p["b"], p["level"]
    dx, dy = (a, b) if level else (b, a)
    axes = square_window([(h - dx, k - dy), (h + dx, k + dy)], p["grid"])
    s.axes(axes)
    e = Central(s, "ellipse", h, k, a, b, level, axes.x1 - axes.x0)
    s.segment(e.V, e.W, role="aux")
    s.segment(e.R, e.S, role="aux")
    s.say("", centre=e.M, major=e.V + e.W, minor=e.R + e.S, one=e.F, other=e.G)
