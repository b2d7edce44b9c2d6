"""An ellipse with axes parallel to the coordinate axes: equation, semi-axes, vertices, foci, eccentricity."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.conic import Central
from generators.graphs.further import away, further
from generators.graphs.plot import Plotted
from generators.graphs.window import square_window

WEIGHT = 1.2

NEAREST = 0.035  # of the window, between a focus and a vertex: their letters could be swapped
TRIPLES = ((5, 4), (5, 3), (10, 8), (10, 6))  # whole a, b and c


@again
def sample(rng):
    a, b = rng.choice(TRIPLES) if rng.random() < 0.45 else sorted(rng.sample(range(2, 10), 2), reverse=True)
    h, k = (0, 0) if rng.random() < 0.15 else (rng.randint(-6, 6), rng.randint(-6, 6))
    level = rng.random() < 0.5
    dx, dy = (a, b) if level else (b, a)
    c = (a * a - b * b) ** 0.5
    foci = [(h + t, k) if level else (h, k + t) for t in (-c, c)]
    marked = [(h, k), (h - dx, k), (h + dx, k), (h, k - dy), (h, k + dy), *foci]
    reach = (h - dx - 3, h + dx + 3, k - dy - 3, k + dy + 3)
    params = {
        "far": away(rng, marked, reach),
        "to": rng.choice("MVWFG" if c.is_integer() else "MVW"),
        "centre": (h, k),
        "a": a,
        "b": b,
        "level": level,
        "grid": rng.random() < 0.3,
    }
    axes = window(params)
    if a - c < NEAREST * (axes.x1 - axes.x0):
        raise Reject("a focus too near a vertex")
    return params


def window(p):
    """Axes about the ellipse and the further point."""
    (h, k), a, b = p["centre"], p["a"], p["b"]
    dx, dy = (a, b) if p["level"] else (b, a)
    return square_window([(h - dx, k - dy), (h + dx, k + dy), p["far"]], p["grid"])


def build(s, p):
    (h, k), a, b, level = p["centre"], p["a"], p["b"], p["level"]
    axes = window(p)
    s.axes(axes)
    e = Central(s, "ellipse", h, k, a, b, level, axes.x1 - axes.x0)
    s.segment(e.V, e.W, role="aux")
    s.segment(e.R, e.S, role="aux")
    target = {"M": e.M, "V": e.V, "W": e.W, "F": e.F, "G": e.G}[p["to"]]
    dashed = "dashed " if h and k else ""  # a coordinate axis hides the dashes of one that lies on it
    s.say("", centre=e.M, major=e.V + e.W, minor=e.R + e.S, one=e.F, other=e.G, dashed=dashed)
    s.say("sides", **e.sides())
    further(s, "P", p["far"], Plotted(target, s.quantity("point", target)))
