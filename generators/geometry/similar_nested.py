"""Similar triangles on a common angle, cut off by an antiparallel, or formed by lines crossing between parallels."""

from math import gcd

from engine import Reject, between, third_point
from generators.rules.area import TRIANGLE_PERIMETER, segment_sum
from generators.rules.similar import SIMILAR_MEAN, SIMILAR_PERIMETERS, SIMILAR_SIDES, scalene, third_side

SCALES = [(m, n) for n in range(2, 9) for m in range(1, n) if gcd(m, n) == 1 and 0.35 <= m / n <= 0.8]

WEIGHT = 0.7


def sample(rng):
    kind = rng.choices(("antiparallel", "shared", "hourglass"), (5, 1, 5))[0]
    m, n = rng.choice(SCALES)
    if kind == "shared":  # AD : AB = AB : AC = m : n
        k = rng.randint(-(-3 // m**2), max(-(-3 // m**2), 90 // n**2))
        left, right = k * m * n, k * n * n
    else:
        left, right = n * rng.randint(-(-7 // n), 54 // n), n * rng.randint(-(-7 // n), 54 // n)
    p = {"left": left, "right": right, "base": third_side(rng, left, right, n)}
    scalene(p["left"], p["right"], p["base"])
    if kind == "antiparallel" and max(p["left"] / p["right"], p["right"] / p["left"]) * m / n > 0.85:
        raise Reject("the cut runs into a corner")
    if kind == "antiparallel" and abs(p["left"] / p["right"] - p["right"] / p["left"]) < 0.25:
        raise Reject("the cut looks parallel")
    return p | {"kind": kind, "m": m, "n": n}


def build(s, p):
    base, left, right, t = p["base"], p["left"], p["right"], p["m"] / p["n"]
    b, c = (0, 0), (base, 0)
    a = third_point(b, c, left, right)
    {"antiparallel": _antiparallel, "shared": _shared, "hourglass": _hourglass}[p["kind"]](s, p, a, b, c, t)


def _part(p, side):
    return p[side] * p["m"] // p["n"]


def _perimeters(s, small, large, sides, p, q, words):
    P, Q = (
        s.perimeter(s.polygon(*small, noun="triangle", draw=False)),
        s.perimeter(s.polygon(*large, noun="triangle", draw=False)),
    )
    for total, triangle, (x, y, z) in ((P, small, sides[:3]), (Q, large, sides[3:])):
        s.apply(TRIANGLE_PERIMETER, P=total, a=x, b=y, c=z, figure="triangle " + "".join(triangle))
    s.apply(SIMILAR_PERIMETERS, P=P, Q=Q, p=p, q=q, **words)


def _antiparallel(s, p, a, b, c, t):
    A, B, C = s.point("A", a), s.point("B", b), s.point("C", c)
    D, E = (
        s.point("D", between(a, b, t * p["right"] / p["left"])),
        s.point("E", between(a, c, t * p["left"] / p["right"])),
    )
    s.polygon(A, B, C, noun="triangle")
    s.segment(D, E)
    s.equal_angles((A, D, E), (A, C, B))
    s.claim("between", D, A, B)
    s.claim("between", E, A, C)
    s.say("", triangle=A + B + C, line=D + E, D=D, E=E, left=A + B, right=A + C)
    words = {
        "first": A + D + E,
        "second": A + C + B,
        "reason": f"they share the angle at {A} and ∠{A}{D}{E} = ∠{A}{C}{B}",
    }
    AB, AC, BC = s.length(A, B, p["left"]), s.length(A, C, p["right"]), s.length(B, C, p["base"])
    AD, AE, DE = s.length(A, D, _part(p, "right")), s.length(A, E), s.length(D, E)
    for x, y, z, w in ((AD, AC, AE, AB), (AD, AC, DE, BC), (AE, AB, DE, BC)):
        s.apply(SIMILAR_SIDES, p=x, q=y, r=z, s=w, **words)
    s.apply(segment_sum(1, 1), whole=AB, p1=AD, p2=s.length(D, B), line=A + B)
    s.apply(segment_sum(1, 1), whole=AC, p1=AE, p2=s.length(E, C), line=A + C)
    _perimeters(s, (A, D, E), (A, B, C), (AD, DE, AE, AB, BC, AC), DE, BC, words)


def _shared(s, p, a, b, c, t):
    A, B, C = s.point("A", a), s.point("B", b), s.point("C", c)
    D = s.point("D", between(a, c, t * t))
    s.polygon(A, B, C, noun="triangle")
    s.segment(B, D)
    s.equal_angles((A, B, D), (A, C, B))
    s.claim("between", D, A, C)
    s.say("shared", triangle=A + B + C, line=B + D, D=D, side=A + C)
    words = {
        "first": A + D + B,
        "second": A + B + C,
        "reason": f"they share the angle at {A} and ∠{A}{B}{D} = ∠{A}{C}{B}",
    }
    AB, AC, BC = s.length(A, B, p["left"]), s.length(A, C, p["right"]), s.length(B, C, p["base"])
    AD, DC, BD = s.length(A, D), s.length(D, C, ask=False), s.length(B, D)
    s.apply(SIMILAR_MEAN, m=AB, a=AD, b=AC, first=A + D + B, second=A + B + C, shared=A + B, short=A + D, long=A + C)
    s.apply(SIMILAR_SIDES, p=AD, q=AB, r=BD, s=BC, **words)
    s.apply(SIMILAR_SIDES, p=BD, q=BC, r=AB, s=AC, **words)
    s.apply(segment_sum(1, 1), whole=AC, p1=AD, p2=DC, line=A + C)
    _perimeters(s, (A, B, D), (A, B, C), (AB, BD, AD, AB, BC, AC), BD, BC, words)


def _hourglass(s, p, a, b, c, t):
    E, A, B = s.point("E", a), s.point("A", b), s.point("B", c)
    C, D = s.point("C", between(a, b, -t)), s.point("D", between(a, c, -t))
    for x, y in ((A, B), (C, D), (A, C), (B, D)):
        s.segment(x, y)
    s.parallel(A, B, D, C)
    s.claim("between", E, A, C)
    s.claim("between", E, B, D)
    s.say("hourglass", one=A + C, other=B + D, E=E, long=A + B, short=C + D)
    words = {"first": E + C + D, "second": E + A + B, "reason": f"{A}{B} ∥ {C}{D}"}
    EA, EB, AB = s.length(E, A, p["left"]), s.length(E, B, p["right"]), s.length(A, B, p["base"])
    EC, ED, CD = s.length(E, C, _part(p, "left")), s.length(E, D), s.length(C, D)
    for x, y, z, w in ((EC, EA, ED, EB), (EC, EA, CD, AB), (ED, EB, CD, AB)):
        s.apply(SIMILAR_SIDES, p=x, q=y, r=z, s=w, **words)
    s.apply(segment_sum(1, 1), whole=s.length(A, C, ask=False), p1=EA, p2=EC, line=A + C)
    s.apply(segment_sum(1, 1), whole=s.length(B, D, ask=False), p1=EB, p2=ED, line=B + D)
    _perimeters(s, (E, C, D), (E, A, B), (EC, CD, ED, EA, AB, EB), CD, AB, words)
