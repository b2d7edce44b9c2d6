"""Loci that are circles: points at a distance from a point, points whose distances from two points have one ratio."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.circles import plotted_circle
from generators.graphs.plot import plot, through
from generators.graphs.window import square_window
from generators.rules import regions as rules
from generators.rules.lines import HALF_OF_SEGMENT, SECTION_RATIO
from generators.rules.plane import DISTANCE, MIDPOINT

WEIGHT = 1.2

RATIOS = {Fraction(p, q): scale for p, q, scale in ((2, 1, 3), (1, 2, 3), (3, 1, 4), (1, 3, 4), (3, 2, 5), (2, 3, 5))}


@again
def sample(rng):
    a = (rng.randint(-9, 9), rng.randint(-9, 9))
    if rng.random() < 0.25:
        b = (rng.randint(-9, 9), rng.randint(-9, 9))
        if 0 in (a[0] - b[0], a[1] - b[1]) or not 8 < (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 < 80:
            raise Reject("too close, too far, or level")
        return {"ratio": None, "a": a, "b": b, "grid": rng.random() < 0.6}
    k = rng.choice(tuple(RATIOS))
    u, v = rng.randint(-3, 3), rng.randint(-3, 3)
    b = (a[0] + RATIOS[k] * u, a[1] + RATIOS[k] * v)
    inner, outer = (tuple(p + t * (q - p) for p, q in zip(a, b, strict=True)) for t in (k / (k + 1), k / (k - 1)))
    if not (u or v) or max(map(abs, (*b, *outer))) > 16 or any(x.denominator > 2 for x in outer):
        raise Reject("one point, or too far out")
    return {"ratio": k, "a": a, "b": b, "inner": inner, "outer": outer, "grid": rng.random() < 0.6}


def build(s, p):
    (_one_distance if p["ratio"] is None else _one_ratio)(s, p)


def _one_distance(s, p):
    (ax, ay), (bx, by) = p["a"], p["b"]
    radius = ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
    s.axes(square_window([(ax - radius, ay - radius), (ax + radius, ay + radius)], p["grid"]))
    (A, a), (B, b) = plot(s, "A", ax, ay), plot(s, "B", bx, by)
    s.circle(A, radius)
    s.claim("locus_circle", A, B, said=True)
    words = {"one": A, "other": B, "line": A + B}
    r = s.length(A, B)
    s.apply(DISTANCE, d=r, A=a, B=b, **words)
    s.apply(rules.AROUND, L=s.quantity("around", A, B), A=a, r=r, **words)
    s.say("circle", a=A, b=B)


def _one_ratio(s, p):
    k, a_at, b_at, inner, outer = p["ratio"], p["a"], p["b"], p["inner"], p["outer"]
    h, j = ((x + y) / 2 for x, y in zip(inner, outer, strict=True))
    square = sum((x - y) ** 2 for x, y in zip(inner, outer, strict=True)) / 4
    radius = float(square) ** 0.5
    h_f, j_f = float(h), float(j)
    axes = square_window([(h_f - radius, j_f - radius), (h_f + radius, j_f + radius), a_at, b_at], p["grid"])
    s.axes(axes)
    (A, a), (B, b) = plot(s, "A", *a_at), plot(s, "B", *b_at)
    (D, d), (E, e) = plot(s, "D", *inner), plot(s, "E", *outer)
    through(s, axes, A, B, role="aux")
    disk = plotted_circle(s, "M", h, j, square, radius)
    words = {"one": A, "other": B, "line": A + B, "inner": D, "outer": E}
    s.claim("apollonius", A, B, disk.name, said=True)
    s.claim("cuts_inside", D, A, B, disk.name, said=True)
    s.claim("cuts_outside", E, A, B, disk.name, said=True)
    noun = f"the distance from {A} to the distance from {B}"
    ratio = s.quantity("distance_ratio", A, B, D, value=k, noun=noun)
    s.apply(rules.INNER_POINT, P=d, A=a, B=b, k=ratio, **words)
    s.apply(rules.OUTER_POINT, P=e, A=a, B=b, k=ratio, **words)
    parts = {"u": s.length(A, D), "v": s.length(D, B)}
    s.apply(SECTION_RATIO, k=ratio, one=D, line=A + B, **parts)
    for one, other, first, second in ((A, D, a, d), (D, B, d, b), (D, E, d, e)):
        length = s.length(one, other)
        s.apply(DISTANCE, d=length, A=first, B=second, one=one, other=other, line=one + other)
    s.apply(MIDPOINT, M=disk.place, A=d, B=e, line=D + E)
    s.apply(HALF_OF_SEGMENT, h=disk.radius, d=s.length(D, E), one=disk.name, line=D + E)
    s.say("ratio", a=A, b=B)
