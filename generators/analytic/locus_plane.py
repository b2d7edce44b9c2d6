"""Loci: points as far from one point as from another, points at a distance from a point; their equations."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import plot, through
from generators.graphs.window import square_window
from generators.rules import regions as rules
from generators.rules.plane import DISTANCE, MIDPOINT, SLOPE

WEIGHT = 0.5


@again
def sample(rng):
    a, b = [(rng.randint(-6, 6), rng.randint(-6, 6)) for _ in range(2)]
    kind = rng.choice(("bisector", "bisector", "circle"))
    far = (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
    if 0 in (a[0] - b[0], a[1] - b[1]) or not 8 < far < (120 if kind == "bisector" else 50):
        raise Reject("too close, too far, or level")
    if kind == "bisector" and (a[0] - b[0]) % (a[1] - b[1]) and (a[1] - b[1]) % (a[0] - b[0]):
        raise Reject("an ugly slope")
    return {"kind": kind, "a": a, "b": b, "grid": rng.random() < 0.6}


def build(s, p):
    (ax, ay), (bx, by) = p["a"], p["b"]
    if p["kind"] == "circle":
        _circle(s, p)
        return
    middle = ((ax + bx) / 2, (ay + by) / 2)
    axes = square_window([p["a"], p["b"]], p["grid"], margin=2)
    s.axes(axes)
    (A, a), (B, b) = plot(s, "A", ax, ay), plot(s, "B", bx, by)
    start, end = s.point("_m", middle), s.point("_n", (middle[0] - (by - ay), middle[1] + (bx - ax)))
    through(s, axes, start, end)
    s.segment(A, B, role="aux")
    s.claim("locus_line", A, B, said=True)
    words = {"one": A, "other": B, "line": A + B}
    m, n = s.quantity("slope", A, B), s.quantity("normal_to", A, B, give=False)
    M, c = s.quantity("midpoint", A, B), s.quantity("bisector_intercept", A, B, give=False)
    s.apply(SLOPE, m=m, A=a, B=b, **words)
    s.apply(MIDPOINT, M=M, A=a, B=b, **words)
    s.apply(rules.NORMAL_SLOPE_TO, n=n, m=m, **words)
    s.apply(rules.THROUGH_MIDPOINT, b=c, M=M, n=n, **words)
    s.apply(rules.BISECTOR, L=s.quantity("bisector", A, B), n=n, b=c, **words)
    s.say("bisector", a=A, b=B)


def _circle(s, p):
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
