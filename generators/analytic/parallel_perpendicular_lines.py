"""The parallel or the perpendicular to a line through a point: its slope, its equation, where it meets the axes."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import crosses_x, goes_through, lattice_line, seen, straight
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import HEIGHT_ON_LINE, PARALLEL_SLOPE, PERPENDICULAR_SLOPE

WEIGHT = 0.87


@again
def sample(rng):
    m, b, ends = lattice_line(rng, 9, 12)
    at = rng.randint(-9, 9), rng.randint(-9, 9)
    way = rng.choice(("parallel", "perpendicular"))
    n = m if way == "parallel" else -1 / m
    c = at[1] - n * at[0]
    if not at[0] * at[1] or max(abs(c), abs(c / n)) > 12 or abs(at[1] - m * at[0] - b) < 2 * max(abs(m), 1):
        raise Reject("the second line lies badly")
    if way == "perpendicular" and max(abs((c - b) / (m - n)), abs((m * c - n * b) / (m - n))) > 11:
        raise Reject("the lines meet far out")
    t = rng.choice((-4, -3, -2, 2, 3, 4))
    other = (at[0] + t * n.denominator, at[1] + t * n.numerator)
    by = rng.choice(("equation", "general", "points"))
    return {"m": m, "b": b, "ends": ends, "at": at, "way": way, "other": other, "by": by, "grid": rng.random() < 0.5}


def build(s, p):
    m, b, (x, y) = Fraction(p["m"]), Fraction(p["b"]), p["at"]
    n = m if p["way"] == "parallel" else -1 / m
    c = y - n * x
    marked = [p["at"]] + (p["ends"] if p["by"] == "points" else [])
    axes = square_window([*marked, (0, b), (0, c)], p["grid"])
    s.axes(axes)
    seen(axes, m, b)
    seen(axes, n, c)
    g = straight(s, axes, "g", m, b, p["by"] == "general", single=False, ask=False, give=False)
    h = straight(s, axes, "h", n, c, look=1, single=False, target=True)
    names = (f"line {g.name}", f"line {h.name}")
    s.claim(f"lines_{p['way']}", *g.ends, *h.ends, g.name, h.name, said=True, told=True)
    rule = PARALLEL_SLOPE if p["way"] == "parallel" else PERPENDICULAR_SLOPE
    s.apply(rule, m=h.slope, n=g.slope, line=names[1], other=names[0])
    if p["by"] == "points":
        goes_through(s, g, *(plot(s, own, *end) for own, end in zip("AB", p["ends"], strict=True)))
    P = plot(s, "P", x, y)
    goes_through(s, h, P)
    crosses_x(s, h, give=False)
    u, v = p["other"]
    if min(map(abs, (u, v))) > 0 and max(abs(u), abs(v)) < axes.x1:
        Q = s.point("Q", (u, v), dot=True)
        s.claim("on_line", Q, *h.ends, names[1], said=True)
        place = s.quantity("coordinate", Q, "x", value=u)
        height = s.quantity("coordinate", Q, "y", value=v)
        s.apply(HEIGHT_ON_LINE, y=height, m=h.slope, x=place, b=h.intercept, line=names[1], one=Q)
    s.say(p["way"], g=g.name, h=h.name, p=P.name)
