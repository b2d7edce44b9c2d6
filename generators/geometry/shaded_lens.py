"""Two quarter circles in a square overlap in a lens of area 2 * pi*a^2/4 - a^2; the square is part of a rectangle."""

from engine import Edge, Reject
from generators.rules.arc import QUARTER_ARC, QUARTER_AREA
from generators.rules.area import (
    RECTANGLE_AREA,
    RECTANGLE_PERIMETER,
    SQUARE_AREA,
    SQUARE_PERIMETER,
    area_difference,
    overlap_sum,
    perimeter_sum,
    segment_sum,
)
from generators.rules.shapes import EQUAL_SIDES

WEIGHT = 0.3


def sample(rng):
    a, beyond = rng.randint(2, 60), rng.randint(2, 60)
    if not 0.3 * a <= beyond <= 1.6 * a or abs(a - beyond) * 8 < a:
        raise Reject("badly proportioned")
    return {"a": a, "beyond": beyond, "fill": rng.choice(("light", "hatch")), "rest": rng.random() < 0.45}


def build(s, p):
    a, e = p["a"], p["beyond"]
    A, B, C, D = (s.point(c, xy) for c, xy in zip("ABCD", ((0, 0), (a, 0), (a, a), (0, a)), strict=True))
    E, F = s.point("E", (a + e, 0)), s.point("F", (a + e, a))
    for u, v in ((A, B), (B, E), (E, F), (F, C), (C, D), (D, A), (B, C)):
        s.segment(u, v)
    s.claim("square", A, B, C, D, said=True)
    s.claim("rectangle", A, E, F, D, said=True)
    s.claim("between", B, A, E)
    s.arc(A, B, D)
    s.arc(C, D, B)
    lens = (Edge(B, D, A), Edge(D, B, C))
    square = s.region(A + B + C + D, f"square {A}{B}{C}{D}", (Edge(A, B), Edge(B, C), Edge(C, D), Edge(D, A)))
    strip = s.region(B + E + F + C, f"rectangle {B}{E}{F}{C}", (Edge(B, E), Edge(E, F), Edge(F, C), Edge(C, B)))
    total = s.region(A + E + F + D, f"rectangle {A}{E}{F}{D}", (Edge(A, E), Edge(E, F), Edge(F, D), Edge(D, A)))
    s.region("quarter", f"the quarter circle about {A}", (Edge(A, B), Edge(B, D, A), Edge(D, A)))
    s.region("lens", "the shaded lens" if not p["rest"] else "the white lens", lens)
    side, extra, long = s.length(A, B, a, give=False), s.length(B, E, e), s.length(A, E)
    upright = s.length(B, C, give=False, ask=False)
    s.apply(EQUAL_SIDES, a=side, b=upright, figure=f"square {square}")
    s.apply(segment_sum(1, 1), whole=long, p1=side, p2=extra, line=A + E)
    inner, quarter, eye = (
        s.area(square, give=False, ask=False),
        s.area("quarter", symbol="Area(quarter circle)", give=False, ask=False),
        s.area("lens", ask=not p["rest"]),
    )
    s.apply(SQUARE_AREA, S=inner, a=side, figure=f"square {square}")
    s.apply(QUARTER_AREA, S=quarter, r=side, figure="each quarter circle")
    s.apply(overlap_sum(2), S=eye, p1=quarter, whole=inner, figure="the lens", whole_figure=f"square {square}")
    s.apply(SQUARE_PERIMETER, P=s.perimeter(square, give=False, ask=False), a=side, figure=f"square {square}")
    arc = s.quantity("arc_length", A, B, D, give=False, ask=False)
    s.apply(QUARTER_ARC, L=arc, r=side, figure="each quarter circle")
    s.apply(perimeter_sum(2), whole=s.perimeter("lens", give=False), p1=arc, figure="the lens")
    s.apply(RECTANGLE_AREA, S=s.area(strip, ask=False), a=extra, b=upright, figure=f"rectangle {strip}")
    s.apply(RECTANGLE_PERIMETER, P=s.perimeter(strip, ask=False), a=extra, b=upright, figure=f"rectangle {strip}")
    whole, far = s.area(total), s.length(D, A, give=False, ask=False)
    s.apply(EQUAL_SIDES, a=side, b=far, figure=f"square {square}")
    s.apply(RECTANGLE_AREA, S=whole, a=long, b=far, figure=f"rectangle {total}")
    s.apply(RECTANGLE_PERIMETER, P=s.perimeter(total), a=long, b=far, figure=f"rectangle {total}")
    if p["rest"]:
        s.region("shaded", "the shaded region", (Edge(A, E), Edge(E, F), Edge(F, D), Edge(D, A)), lens)
        s.apply(area_difference(1), S=s.area("shaded"), whole=whole, p1=eye, figure="the shaded region")
    s.fill("shaded" if p["rest"] else "lens", p["fill"])
    s.say("rest" if p["rest"] else "lens", square=f"square {square}", total=f"rectangle {total}", BC=B + C, A=A, C=C)
