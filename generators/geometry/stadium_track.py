"""A rectangle with semicircles on its short sides, perhaps with a track around: P = 2a + pi*b, S = a*b + pi*b^2/4."""

from engine import Edge, Reject
from generators.rules.arc import semicircle_area
from generators.rules.area import (
    RECTANGLE_AREA,
    SEMICIRCLE_ARC,
    SEMICIRCLE_AREA_DIAMETER,
    area_difference,
    area_sum,
    perimeter_sum,
    segment_sum,
)
from generators.rules.quadrilateral import OPPOSITE_SIDES

WEIGHT = 0.4


def sample(rng):
    a, b = rng.randint(3, 40), rng.randint(2, 40)
    ends, lane = rng.choice((1, 2, 2, 2, 2, 2)), rng.random() < 0.95
    if not 0.5 <= a / b <= 3 or abs(a - b) < 0.12 * b:
        raise Reject("badly proportioned")
    width = rng.randint(b // 6 + 1, b // 2 + 1) if lane and ends == 2 else 0
    return {"a": a, "b": b, "ends": ends, "width": width, "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    a, b, w = p["a"], p["b"], p["width"]
    A, B, C, D = (s.point(c, xy) for c, xy in zip("ABCD", ((0, 0), (a, 0), (a, b), (0, b)), strict=True))
    left, right = s.point("_left", (0, b / 2)), s.point("_right", (a, b / 2))
    rectangle = f"rectangle {A}{B}{C}{D}"
    s.region("rectangle", rectangle, (Edge(A, B), Edge(B, C), Edge(C, D), Edge(D, A)))
    s.claim("rectangle", A, B, C, D, said=True)
    both = p["ends"] == 2
    for x, y in ((A, B), (C, D)):
        s.segment(x, y)
    s.segment(B, C, role="aux")
    s.segment(D, A, role="aux" if both else "main")
    s.arc(right, B, C)
    if both:
        s.arc(left, D, A)
    outline = (Edge(A, B), Edge(B, C, right), Edge(C, D), Edge(D, A, left) if both else Edge(D, A))
    s.region("figure", "the inner field" if w else "the whole figure", outline)
    long, short = s.length(A, B, a), s.length(B, C, b, give=not w)
    box = s.area("rectangle", symbol=f"Area({A}{B}{C}{D})", give=not w, ask=False)
    round_end = semicircle_area(s, right, B, C, give=False, ask=False)
    arc = s.quantity("arc_length", right, B, C, give=False, ask=False)
    noun = "field" if w else "figure"
    area, around = (
        s.area("figure", symbol=f"Area({noun})", ask=not w),
        s.perimeter("figure", symbol=f"Perimeter({noun})", ask=not w),
    )
    what = "the inner field" if w else "the whole figure"
    s.apply(RECTANGLE_AREA, S=box, a=long, b=short, figure=rectangle)
    s.apply(SEMICIRCLE_AREA_DIAMETER, S=round_end, d=short, figure=f"the semicircle on {B}{C}")
    s.apply(SEMICIRCLE_ARC, L=arc, d=short, figure=f"the semicircle on {B}{C}")
    s.apply(area_sum(1, p["ends"]), whole=area, p1=box, p2=round_end, figure=what)
    if both:
        s.apply(perimeter_sum(2, 2), whole=around, p1=long, p2=arc, figure=what)
    else:
        s.apply(perimeter_sum(2, 1, 1), whole=around, p1=long, p2=arc, p3=short, figure=what)
    s.say("two" if both else "one", rectangle=rectangle, BC=B + C, DA=D + A)
    if not w:
        s.fill("figure", p["fill"])  # so that its own area is what stands inside
    else:
        E, F, G, H = (s.point(c, xy) for c, xy in zip("EFGH", ((0, -w), (a, -w), (a, b + w), (0, b + w)), strict=True))
        s.segment(E, F)
        s.segment(G, H)
        s.segment(H, E, role="aux")
        s.segment(F, G, role="aux")
        s.arc(right, F, G)
        s.arc(left, H, E)
        wide = (Edge(E, F), Edge(F, G, right), Edge(G, H), Edge(H, E, left))
        s.region("outer", "the whole figure", wide)
        s.region("shaded", "the shaded track", wide, outline)
        s.region("big", f"rectangle {E}{F}{G}{H}", (Edge(E, F), Edge(F, G), Edge(G, H), Edge(H, E)))
        s.claim("rectangle", E, F, G, H, said=True)
        s.fill("shaded", p["fill"])
        lane, height, far = (
            s.length(B, F, w, ask=False),
            s.length(F, G),
            s.quantity("arc_length", right, F, G, give=False, ask=False),
        )
        s.claim("between", B, F, C)
        s.equal_lengths((F, B), (C, G), (E, A), (D, H), said=False)
        straight = s.length(E, F, give=False, ask=False)
        s.apply(OPPOSITE_SIDES, a=long, b=straight, figure=f"rectangle {A}{B}{F}{E}")
        s.apply(segment_sum(1, 2), whole=height, p1=short, p2=lane, line=F + G)
        large, cap, whole = (
            s.area("big", symbol=f"Area({E}{F}{G}{H})", ask=False),
            semicircle_area(s, right, F, G, give=False, ask=False),
            s.area("outer", symbol="Area(whole figure)", ask=False),
        )
        s.apply(SEMICIRCLE_AREA_DIAMETER, S=cap, d=height, figure=f"the semicircle on {F}{G}")
        s.apply(SEMICIRCLE_ARC, L=far, d=height, figure=f"the semicircle on {F}{G}")
        s.apply(RECTANGLE_AREA, S=large, a=straight, b=height, figure=f"rectangle {E}{F}{G}{H}")
        s.apply(area_sum(1, 2), whole=whole, p1=large, p2=cap, figure="the whole figure")
        s.apply(
            area_difference(1),
            S=s.area("shaded", symbol="Area(track)"),
            whole=whole,
            p1=area,
            figure="the shaded track",
        )
        s.apply(
            perimeter_sum(2, 2),
            whole=s.perimeter("outer", symbol="Perimeter(whole figure)"),
            p1=straight,
            p2=far,
            figure="the whole figure",
        )
        s.say("track", big=E + F + G + H, FG=F + G, HE=H + E)
