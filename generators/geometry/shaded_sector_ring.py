"""Part of a ring between two radii: S = A/360 * pi(R^2 - r^2), bounded by two arcs and two straight pieces."""

from engine import Edge, Reject, polar
from generators.rules.arc import ANNULAR_SECTOR_AREA, ARC_LENGTH, nice_angles, sector_area
from generators.rules.area import SECTOR_AREA, area_difference, perimeter_sum, segment_sum

WEIGHT = 1.2


def sample(rng):
    r, width = rng.randint(2, 30), rng.randint(1, 30)
    if not 0.35 * r <= width <= 2.2 * r or r + width > 40:
        raise Reject("ring too thin or too wide")
    outer = nice_angles(r + width)
    angles = [a for a in nice_angles(r) if a in outer]
    if not angles:
        raise Reject("no angle suits both radii")
    return {"r": r, "width": width, "a": rng.choice(angles), "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    r, R, a = p["r"], p["r"] + p["width"], p["a"]
    O = s.point("O", (0, 0), dot=True)
    A, B, C, D = (s.point(c, polar((0, 0), d, t)) for c, d, t in (("A", r, 0), ("B", r, a), ("C", R, 0), ("D", R, a)))
    for end, far in ((A, C), (B, D)):
        s.segment(O, end)
        s.segment(end, far)
        s.claim("between", end, O, far)
    s.arc(O, A, B)
    s.arc(O, C, D)
    s.region("shaded", "the shaded region", (Edge(A, C), Edge(C, D, O), Edge(D, B), Edge(B, A, O, False)))
    s.fill("shaded", p["fill"])
    angle, inner, outer, width = s.angle(A, O, B, a), s.length(O, A, r), s.length(O, C), s.length(A, C, p["width"])
    s.apply(segment_sum(1, 1), whole=outer, p1=inner, p2=width, line=O + C)
    small, large = sector_area(s, O, A, B), sector_area(s, O, C, D)
    arcs = [s.quantity("arc_length", O, *ends) for ends in ((A, B), (C, D))]
    for radius, arc, area, ends in ((inner, arcs[0], small, (A, B)), (outer, arcs[1], large, (C, D))):
        figure = f"sector {ends[0]}{O}{ends[1]}"
        s.apply(SECTOR_AREA, S=area, A=angle, r=radius, figure=figure)
        s.apply(ARC_LENGTH, L=arc, A=angle, r=radius, arc=f"arc {''.join(ends)}")
    shaded = s.area("shaded")
    s.apply(ANNULAR_SECTOR_AREA, S=shaded, A=angle, R=outer, r=inner, figure="the shaded region")
    s.apply(area_difference(1), S=shaded, whole=large, p1=small, figure="the shaded region")
    s.apply(
        perimeter_sum(1, 1, 2),
        whole=s.perimeter("shaded"),
        p1=arcs[0],
        p2=arcs[1],
        p3=width,
        figure="the shaded region",
    )
    s.say("", O=O, A=A, B=B, C=C, D=D)
