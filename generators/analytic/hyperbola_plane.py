"""A hyperbola with axes parallel to the coordinate axes: equation, vertices, foci, asymptotes, eccentricity."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.conic import Central
from generators.graphs.further import away, further
from generators.graphs.plot import Plotted, through
from generators.graphs.window import square_window
from generators.rules.conics import asymptote

WEIGHT = 1.2

TRIPLES = ((4, 3), (3, 4), (8, 6), (6, 8))  # whole a, b and c


@again
def sample(rng):
    a, b = rng.choice(TRIPLES) if rng.random() < 0.35 else (rng.randint(2, 9), rng.randint(2, 9))
    if not 0.75 < b / a < 2.5:  # flat or steep asymptotes leave no room for the letters between them
        raise Reject("asymptotes too close")
    h, k = (0, 0) if rng.random() < 0.15 else (rng.randint(-6, 6), rng.randint(-6, 6))
    level = rng.random() < 0.5
    c = (a * a + b * b) ** 0.5
    marked = [(h, k), *((h + t, k) if level else (h, k + t) for t in (-c, -a, a, c))]
    size = int(1.4 * c)
    reach = (h - size, h + size, k - size, k + size)
    return {
        "lines": rng.random() < (0.5 if h or k else 0.2),  # four lines through the origin leave its letter little room
        "far": away(rng, marked, reach),
        "to": rng.choice("MVWFG" if c.is_integer() else "MVW"),
        "centre": (h, k),
        "a": a,
        "b": b,
        "level": level,
        "grid": rng.random() < 0.3,
    }


def build(s, p):
    (h, k), a, b, level = p["centre"], p["a"], p["b"], p["level"]
    reach = 1.5 * (a * a + b * b) ** 0.5
    axes = square_window([(h - reach, k - reach), (h + reach, k + reach)], p["grid"], 0.2)
    s.axes(axes)
    e = Central(s, "hyperbola", h, k, a, b, level, axes.x1 - axes.x0)
    dx, dy = (a, b) if level else (b, a)
    for way, sign in (("rising", 1), ("falling", -1)) if p["lines"] else ():
        end = s.point(f"_{way}", (h + dx, k + sign * dy))
        through(s, axes, e.M, end, role="aux")
        line = s.quantity("asymptote", e.name, way)
        s.apply(asymptote(level, "+" if sign > 0 else "-"), L=line, C=e.centre, a=e.a, b=e.b, **e.words)
    target = {"M": e.M, "V": e.V, "W": e.W, "F": e.F, "G": e.G}[p["to"]]
    s.say("" if p["lines"] else "plain", centre=e.M, one=e.V, other=e.W, focus=e.F, second=e.G)
    s.say("sides", **e.sides())
    further(s, "P", p["far"], Plotted(target, s.quantity("point", target)))
