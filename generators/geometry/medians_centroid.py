"""Medians of a triangle and its centroid: parts in the ratio 2 : 1, the midsegment between the feet, equal areas."""

from engine import Reject, between, third_point
from generators.rules.angles import heard
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRIANGLE_AREA, TRIANGLE_PERIMETER
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.similar import (
    CENTROID,
    CENTROID_SIXTH,
    CENTROID_THIRD,
    MEDIAN_AREA,
    MIDPOINT_HALVES,
    MIDSEGMENT,
    SIMILAR_PERIMETERS,
    scalene,
    third_side,
)

WEIGHT = 1.2


def sample(rng):
    kind = rng.choices(("side", "right", "area"), (6, 3, 3))[0]
    p = {"kind": kind, "plain": rng.random() < 0.12, "upper": rng.random() < 0.5}
    if kind == "area":
        p |= {"base": rng.randint(8, 60), "height": 3 * rng.randint(3, 20), "foot": rng.randint(2, 45)}
        rest = p["base"] - p["foot"]
        if not 0.6 < p["height"] / p["base"] < 1.6 or rest < p["base"] / 6:
            raise Reject("too flat")
        scalene(p["base"], (p["foot"] ** 2 + p["height"] ** 2) ** 0.5, (rest**2 + p["height"] ** 2) ** 0.5)
        return p
    p |= {"AG": rng.randint(4, 72), "BG": rng.randint(4, 72)}
    if kind == "right":
        if p["AG"] == p["BG"] or not 0.4 < p["AG"] / p["BG"] < 2.5:
            raise Reject("too flat")
        base = (p["AG"] ** 2 + p["BG"] ** 2) ** 0.5
    else:
        base = p["AB"] = third_side(rng, p["AG"], p["BG"])
        scalene(p["AG"], p["BG"], p["AB"])
    g = third_point((0, 0), (base, 0), p["AG"], p["BG"])
    c = 3 * g[0] - base, 3 * g[1]
    scalene(base, (c[0] ** 2 + c[1] ** 2) ** 0.5, ((c[0] - base) ** 2 + c[1] ** 2) ** 0.5)
    return p


def build(s, p):
    a = (0, 0)
    if p["kind"] == "area":
        b, c = (p["base"], 0), (p["foot"], p["height"])
        g = (b[0] + c[0]) / 3, c[1] / 3
    else:
        b = (p.get("AB") or (p["AG"] ** 2 + p["BG"] ** 2) ** 0.5, 0)
        g = third_point(a, b, p["AG"], p["BG"])
        c = 3 * g[0] - b[0], 3 * g[1]
    A, B, C, G = s.point("A", a), s.point("B", b), s.point("C", c), s.point("G", g)
    D, E = s.point("D", between(b, c, 0.5)), s.point("E", between(c, a, 0.5))
    whole = s.polygon(A, B, C, noun="triangle")
    s.segment(A, D)
    s.segment(B, E)
    s.midpoint(D, B, C)
    s.midpoint(E, C, A)
    s.claim("centroid", G, A, B, C)
    s.claim("between", G, A, D)
    s.claim("between", G, B, E)
    s.say("", triangle=whole, one=A + D, other=B + E, D=D, E=E, G=G, first=B + C, second=C + A)
    {"side": _side, "right": _right, "area": _area}[p["kind"]](s, p, (A, B, C, D, E, G))


def _medians(s, p, points, asked=True):
    A, B, _C, D, E, G = points
    out = []
    for vertex, foot, key in ((A, D, "AG"), (B, E, "BG")):
        long, short = s.length(vertex, G, p[key], ask=asked), s.length(G, foot, ask=asked)
        s.apply(CENTROID, m=s.length(vertex, foot, ask=asked), a=long, b=short, median=vertex + foot, point=G)
        out += [long, short]
    return out


def _side(s, p, points):
    A, B, C, D, E, G = points
    AG, GD, BG, GE = _medians(s, p, points, p["plain"])
    s.segment(D, E, role="aux")
    s.say("feet", line=D + E)
    AB, DE = (
        s.length(A, B, p["AB"], **heard(p["plain"] or p["upper"])),
        s.length(D, E, **heard(p["plain"] or not p["upper"])),
    )
    s.apply(MIDSEGMENT, m=DE, b=AB, triangle=A + B + C, line=D + E, side=A + B)
    P, Q = (
        s.perimeter(s.polygon(D, E, G, noun="triangle", draw=False)),
        s.perimeter(s.polygon(A, B, G, noun="triangle", draw=False)),
    )
    s.apply(TRIANGLE_PERIMETER, P=P, a=GD, b=DE, c=GE, figure=f"triangle {D}{E}{G}")
    s.apply(TRIANGLE_PERIMETER, P=Q, a=AG, b=AB, c=BG, figure=f"triangle {A}{B}{G}")
    s.apply(SIMILAR_PERIMETERS, P=P, Q=Q, p=DE, q=AB, first=D + E + G, second=A + B + G)


def _right(s, p, points):
    A, B, C, D, E, G = points
    AG, GD, BG, GE = _medians(s, p, points, p["plain"])
    s.right_angle(A, G, B)
    AB, AE, BD = s.length(A, B), s.length(A, E), s.length(B, D)
    AC, BC = s.length(A, C), s.length(B, C)
    s.apply(PYTHAGORAS, a=AG, b=BG, c=AB, triangle=A + G + B)
    s.apply(PYTHAGORAS, a=AG, b=GE, c=AE, triangle=A + G + E)
    s.apply(PYTHAGORAS, a=BG, b=GD, c=BD, triangle=B + G + D)
    s.apply(MIDPOINT_HALVES, whole=AC, a=AE, b=s.length(E, C, ask=False, give=p["plain"]), mid=E, line=A + C)
    s.apply(MIDPOINT_HALVES, whole=BC, a=BD, b=s.length(D, C, ask=False, give=p["plain"]), mid=D, line=B + C)
    third = s.area(s.polygon(A, B, G, noun="triangle", draw=False), **heard(p["plain"] or p["upper"]))
    s.apply(RIGHT_TRIANGLE_AREA, S=third, a=AG, b=BG, figure=f"triangle {A}{B}{G}")
    s.apply(
        CENTROID_THIRD,
        S=third,
        T=s.area(A + B + C, **heard(p["plain"] or not p["upper"])),
        part=A + B + G,
        triangle=A + B + C,
        point=G,
    )
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(A + B + C), a=AB, b=BC, c=AC, figure=f"triangle {A}{B}{C}")


def _area(s, p, points):
    A, B, C, D, E, G = points
    F, H = s.point("F", (p["base"] / 2, 0)), s.point("H", (p["foot"], 0))
    if abs(p["foot"] - p["base"] / 2) < p["base"] / 9:
        raise Reject("two feet are too near")
    s.segment(C, F)
    s.midpoint(F, A, B)
    s.segment(C, H, role="aux")
    s.right_angle(C, H, A)
    s.claim("between", H, A, B)
    s.say("third", median=C + F, F=F, side=A + B, height=C + H, H=H)
    AB, CH = s.length(A, B, p["base"], ask=False), s.length(C, H, p["height"])
    s.apply(MIDPOINT_HALVES, whole=AB, a=s.length(A, F, ask=False), b=s.length(F, B, ask=False), mid=F, line=A + B)
    whole = s.area(A + B + C)
    s.apply(TRIANGLE_AREA, S=whole, b=AB, h=CH, figure=f"triangle {A}{B}{C}")
    for part in ((A, B, G), (B, C, G), (C, A, G)):
        S = s.area(s.polygon(*part, noun="triangle", draw=False))
        s.apply(CENTROID_THIRD, S=S, T=whole, part="".join(part), triangle=A + B + C, point=G)
    for part in ((A, F, G), (B, D, G), (C, E, G)):
        S = s.area(s.polygon(*part, noun="triangle", draw=False))
        s.apply(CENTROID_SIXTH, S=S, T=whole, part="".join(part), triangle=A + B + C, point=G)
    for part, median in (((A, B, D), A + D), ((B, C, E), B + E)):
        S = s.area(s.polygon(*part, noun="triangle", draw=False))
        s.apply(MEDIAN_AREA, S=S, T=whole, part="".join(part), triangle=A + B + C, median=median)
