"""An angle whose arms end on two parallel lines: auxiliary parallels through each bend, and the triangle behind it."""

from engine import Reject, distance, meet, polar
from generators.rules.angles import (
    ALTERNATE,
    ANGLE_ADDITION,
    CO_INTERIOR,
    TRIANGLE_SUM,
    ZIGZAG,
    asked_if,
    plain,
)

UNITS = ("",)

WEIGHT = 0.5


def sample(rng):
    part = rng.choices(("bend", "closed", "outer", "double"), (1, 8, 1, 8))[0]
    a, c, d = rng.randint(22, 75), rng.randint(22, 75), rng.randint(20, 80)
    if part in ("bend", "closed"):
        plain(a, c, a + c, low=22, high=140)
        if part == "closed":  # d is angle EBD
            d = rng.randint(20, max(20, 160 - a - c))
            plain(d, 180 - a - c - d, a + d, 180 - a - d, low=20, high=150)
    elif part == "outer":
        a, c = rng.randint(95, 155), rng.randint(95, 155)
        plain(a, c, 360 - a - c, low=55, high=155)
    else:
        plain(a, a + d, d + c, low=22, high=150)
    if abs(a - c) < 4:
        raise Reject("the figure looks symmetric")
    long = [rng.randint(40, 70) / 10 for _ in range(3)]
    return {
        "part": part,
        "a": a,
        "c": c,
        "d": d,
        "long": long,
        "asked": rng.randrange({"closed": 6, "double": 5}.get(part, 3)),
    }


def build(s, p):
    {"bend": _bend, "closed": _bend, "outer": _outer, "double": _double}[p["part"]](s, p)


def _bend(s, p):
    """AB and CD are parallel, E lies between them on the side of A and C; in "closed" BD is drawn."""
    closed, g = p["part"] == "closed", p["asked"]
    b = (0, 0)
    e = polar(b, p["long"][0], 180 + p["a"])
    if closed:
        d = meet(e, polar(e, 1, -p["c"]), b, polar(b, 1, 180 + p["a"] + p["d"]))
    else:
        d = polar(e, p["long"][1], -p["c"])
    sizes = sorted((distance(b, e), distance(e, d)))
    if sizes[0] < 0.4 * sizes[1]:
        raise Reject("the arms are of too unlike length")
    left = min(e[0], -3, d[0] - 3)
    at = (left, 0), b, (left, d[1]), d, e
    A, B, C, D, E = (s.point(n, xy) for n, xy in zip("ABCDE", at, strict=True))
    for one, other in ((A, B), (C, D), (B, E), (E, D)):
        s.segment(one, other)
    s.parallel(A, B, C, D)
    words = {"one": A + B, "other": C + D}
    abe, cde = s.angle(A, B, E, p["a"], **asked_if(0, g)), s.angle(C, D, E, p["c"], **asked_if(1, g))
    bed = s.angle(B, E, D, **asked_if(2, g))
    if not closed:
        F = s.point("F", (e[0] + 5, e[1]))
        s.segment(E, F, role="aux")
        s.parallel(A, B, E, F)
        _split(s, ALTERNATE, (A, B, C, D, E, F), (abe, cde, bed), (A + B, E + F, C + D), g)
        return
    s.apply(ZIGZAG, x=bed, a=abe, b=cde, vertex=E, **words)
    s.segment(B, D)
    ebd, bde = s.angle(E, B, D, p["d"], **asked_if(3, g)), s.angle(B, D, E, **asked_if(4, g))
    abd, bdc = s.angle(A, B, D, **asked_if(5, g)), s.angle(B, D, C, **asked_if(5, g))
    s.apply(TRIANGLE_SUM, a=bed, b=ebd, c=bde, triangle=B + D + E)
    s.apply(ANGLE_ADDITION, w=abd, a=abe, b=ebd, vertex=B)
    s.apply(ANGLE_ADDITION, w=bdc, a=cde, b=bde, vertex=D)
    s.apply(CO_INTERIOR, a=abd, b=bdc, **words)
    s.say("closed", A=A, B=B, C=C, D=D, E=E)


def _split(s, theorem, points, angles, lines, g):
    """The dashed parallel EF divides angle BED into two that belong to those at B and D."""
    A, B, C, D, E, F = points
    abe, cde, bed = angles
    bef, def_ = s.angle(B, E, F, **asked_if(0, g)), s.angle(D, E, F, **asked_if(1, g))
    s.apply(theorem, a=abe, b=bef, one=lines[0], other=lines[1])
    s.apply(theorem, a=cde, b=def_, one=lines[1], other=lines[2])
    s.apply(ANGLE_ADDITION, w=bed, a=bef, b=def_, vertex=E)
    (bx, by), (dx, dy) = s.xy(B), s.xy(D)
    sides = [(dx - bx) * (y - by) > (dy - by) * (x - bx) for x, y in map(s.xy, (A, C, E))]
    if sides[0] != sides[1]:
        raise Reject("A and C lie on two sides of BD")
    side = "the same side" if sides[2] == sides[0] else "the other side"
    s.say("helped", A=A, B=B, C=C, D=D, E=E, F=F, side=side)


def _outer(s, p):
    """AB and CD are parallel, E lies between them away from A and C; the dashed EF is parallel to both."""
    b = (0, 0)
    e = polar(b, p["long"][0], -180 + p["a"])
    d = polar(e, p["long"][1], -p["c"])
    A, B, C, D, E = (s.point(n, xy) for n, xy in zip("ABCDE", ((-5.5, 0), b, (d[0] - 5.5, d[1]), d, e), strict=True))
    F = s.point("F", (e[0] - 5, e[1]))
    for one, other in ((A, B), (C, D), (B, E), (E, D)):
        s.segment(one, other)
    s.segment(E, F, role="aux")
    s.parallel(A, B, F, E)
    s.parallel(F, E, C, D)
    g = p["asked"]
    angles = (
        s.angle(A, B, E, p["a"], **asked_if(0, g)),
        s.angle(C, D, E, p["c"], **asked_if(1, g)),
        s.angle(B, E, D, **asked_if(2, g)),
    )
    _split(s, CO_INTERIOR, (A, B, C, D, E, F), angles, (A + B, F + E, C + D), g)


def _double(s, p):
    """A zigzag BEFC between the parallels AB and CD, with dashed parallels EG and HF."""
    b = (0, 0)
    e = polar(b, p["long"][0], 180 + p["a"])
    f = polar(e, p["long"][1], -p["d"])
    c = polar(f, p["long"][2], 180 + p["c"])
    A, B, C, D = s.point("A", (b[0] - 5, 0)), s.point("B", b), s.point("C", c), s.point("D", (c[0] + 5, c[1]))
    E, F = s.point("E", e), s.point("F", f)
    G, H = s.point("G", (e[0] + 4.5, e[1])), s.point("H", (f[0] - 4.5, f[1]))
    for one, other in ((A, B), (C, D), (B, E), (E, F), (F, C)):
        s.segment(one, other)
    for one, other in ((E, G), (H, F)):
        s.segment(one, other, role="aux")
    s.parallel(A, B, E, G)
    s.parallel(H, F, C, D)
    s.parallel(A, B, C, D)
    g = p["asked"]
    abe, beg = s.angle(A, B, E, p["a"], **asked_if(0, g)), s.angle(B, E, G, **asked_if(0, g))
    fcd, cfh = s.angle(F, C, D, p["c"], **asked_if(1, g)), s.angle(C, F, H, **asked_if(1, g))
    feg, efh = s.angle(F, E, G, p["d"], **asked_if(2, g)), s.angle(E, F, H, **asked_if(2, g))
    bef, efc = s.angle(B, E, F, **asked_if(3, g)), s.angle(E, F, C, **asked_if(4, g))
    s.apply(ALTERNATE, a=abe, b=beg, one=A + B, other=E + G)
    s.apply(ALTERNATE, a=feg, b=efh, one=E + G, other=H + F)
    s.apply(ALTERNATE, a=cfh, b=fcd, one=H + F, other=C + D)
    s.apply(ANGLE_ADDITION, w=bef, a=beg, b=feg, vertex=E)
    s.apply(ANGLE_ADDITION, w=efc, a=efh, b=cfh, vertex=F)
    s.say("double", A=A, B=B, C=C, D=D, E=E, F=F, G=G, H=H)
