"""A circular segment is a sector minus its triangle; outside the circle, a triangle minus its sector."""

from engine import Edge, Reject, polar
from generators.rules.angles import ANGLE_ADDITION
from generators.rules.arc import ARC_LENGTH, CHORD_LENGTH, nice_angles, sector_area
from generators.rules.area import SECTOR_AREA, TRIANGLE_AREA_SINE, area_difference, area_sum, perimeter_sum, segment_sum

WEIGHT = 0.2
HEIGHT = {30: 1.16, 45: 1.42, 60: 2.0}  # OD / OA from which the side BD stays outside the circle


def sample(rng):
    r, outside = rng.randint(2, 60), rng.random() < 0.8
    a = rng.choice(list(HEIGHT)) if outside else rng.choice((30, 45, 60, 120, 120, 135, 150))
    if not outside:
        nice = [b for b in nice_angles(r, 24, 100) if a + b < 170 and abs(a - b) > 9]
        if not nice:
            raise Reject("no angle suits the radius")
        return {"r": r, "a": a, "b": rng.choice(nice), "fill": rng.choice(("light", "hatch"))}
    low = int(HEIGHT[a] * r) + 1
    return {"r": r, "a": a, "beyond": rng.randint(low - r, max(low - r, 2 * r)), "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    r, a = p["r"], p["a"]
    O, A, B = s.point("O", (0, 0), dot=True), s.point("A", (r, 0)), s.point("B", polar((0, 0), r, a))
    s.segment(O, A)
    s.segment(O, B)
    s.arc(O, A, B)
    radius, angle, sector, figure = (
        s.length(O, A, r, ask=False),
        s.angle(A, O, B, a, ask=False),
        sector_area(s, O, A, B, give=False, ask=False),
        f"sector {A}{O}{B}",
    )
    s.equal_lengths((O, A), (O, B), said=False)
    arc = s.quantity("arc_length", O, A, B, ask=False)
    s.apply(SECTOR_AREA, S=sector, A=angle, r=radius, figure=figure)
    s.apply(ARC_LENGTH, L=arc, A=angle, r=radius, arc=f"arc {A}{B}")
    if "beyond" in p:
        D = s.point("D", (r + p["beyond"], 0))
        s.segment(A, D)
        s.segment(B, D)
        s.claim("between", A, O, D)
        s.region("shaded", "the shaded region", (Edge(A, D), Edge(D, B), Edge(B, A, O, False)))
        far, letters = s.length(O, D), O + D + B
        s.apply(segment_sum(1, 1), whole=far, p1=radius, p2=s.length(A, D, p["beyond"], ask=False), line=O + D)
        s.region("triangle", f"triangle {letters}", (Edge(O, D), Edge(D, B), Edge(B, O)))
        triangle = s.area("triangle", symbol=f"Area({letters})", ask=False)
        s.apply(TRIANGLE_AREA_SINE, S=triangle, a=far, b=radius, A=angle, figure=f"triangle {letters}")
        s.apply(area_difference(1), S=s.area("shaded"), whole=triangle, p1=sector, figure="the shaded region")
        s.say("outside", O=O, A=A, B=B, D=D, sector=A + O + B, triangle=letters)
    else:
        s.segment(A, B)
        s.region("shaded", "the shaded region", (Edge(A, B, O), Edge(B, A)))
        s.region("triangle", f"triangle {O}{A}{B}", (Edge(O, A), Edge(A, B), Edge(B, O)))
        triangle, chord = (
            s.area("triangle", symbol=f"Area({O}{A}{B})", give=False, ask=False),
            s.length(A, B, ask=False),
        )
        s.apply(TRIANGLE_AREA_SINE, S=triangle, a=radius, b=radius, A=angle, figure=f"triangle {O}{A}{B}")
        s.apply(CHORD_LENGTH, c=chord, r=radius, A=angle, chord=A + B)
        s.apply(area_difference(1), S=s.area("shaded"), whole=sector, p1=triangle, figure="the shaded region")
        s.apply(perimeter_sum(1, 1), whole=s.perimeter("shaded"), p1=arc, p2=chord, figure="the shaded region")
        s.say("inside", O=O, A=A, B=B)
        C = s.point("C", polar((0, 0), r, a + p["b"]))
        s.segment(O, C)
        s.arc(O, B, C)
        other, whole = s.angle(B, O, C, p["b"]), s.angle(A, O, C, ask=False)
        second, third = sector_area(s, O, B, C), s.quantity("arc_length", O, B, C)
        s.apply(ANGLE_ADDITION, w=whole, a=angle, b=other, vertex=O)
        s.apply(SECTOR_AREA, S=second, A=other, r=radius, figure=f"sector {B}{O}{C}")
        s.apply(ARC_LENGTH, L=third, A=other, r=radius, arc=f"arc {B}{C}")
        s.region("all", "the whole sector", (Edge(O, A), Edge(A, B, O), Edge(B, C, O), Edge(C, O)))
        s.apply(
            area_sum(1, 1, 1),
            whole=s.area("all", symbol=f"Area(sector {A}{O}{C})", noun=f"sector {A}{O}{C}", give=False, ask=False),
            p1=s.area("shaded"),
            p2=triangle,
            p3=second,
            figure=f"sector {A}{O}{C}",
        )
        s.say("second", sector=B + O + C, first=A + O + B)
    s.fill("shaded", p["fill"])
