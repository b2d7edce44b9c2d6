"""Radius, diameter, circumference and area of touching circles, one with an inscribed square or triangle."""

from engine import Edge, Reject, polar
from generators.rules.arc import INSCRIBED_SQUARE, INSCRIBED_TRIANGLE, disk_area
from generators.rules.area import (
    CIRCLE_AREA,
    CIRCLE_CIRCUMFERENCE,
    CIRCLE_DIAMETER,
    EQUILATERAL_AREA,
    EQUILATERAL_PERIMETER,
    SQUARE_AREA,
    SQUARE_PERIMETER,
    area_difference,
)
from generators.rules.circle import LINE_OF_CENTRES

WEIGHT = 0.4


def sample(rng):
    R = rng.randint(2, 40)
    r = rng.randint(int(0.36 * R) + 1, min(40, int(2.8 * R)))
    if abs(R - r) * 10 < R:
        raise Reject("radii too alike")
    known, source = rng.choice(("radius", "diameter", "circumference", "area", "inside")), rng.randrange(2)
    return {
        "R": R,
        "r": r,
        "known": known if source == 0 or known != "inside" else "area",
        "source": source,
        "inside": rng.choice(("square", "triangle")),
        "turn": rng.randint(20, 70),
        "fill": rng.choice(("", "light", "hatch")),
    }


def build(s, p):
    R, r = p["R"], p["r"]
    source = p["source"]  # one measure of this circle and OP are given, the other circle is asked for
    O, P, T = s.point("O", (0, 0), dot=True), s.point("P", (R + r, 0), dot=True), s.point("T", (R, 0), dot=True)
    circles = s.circle(O, R), s.circle(P, r)
    s.segment(O, P)
    s.claim("between", T, O, P)
    for circle in circles:
        s.claim("on_circle", T, circle)
    known = [p["known"] if source == i else "" for i in range(2)]
    radii = [
        s.length(*ends, size, ask=source != i, give=known[i] == "radius")
        for i, (ends, size) in enumerate((((O, T), R), ((P, T), r)))
    ]
    s.apply(LINE_OF_CENTRES, d=s.length(O, P, ask=False), a=radii[0], b=radii[1], touch=T, line=O + P)
    for i, (circle, radius) in enumerate(zip(circles, radii, strict=True)):
        figure, ask = f"circle {circle}", source != i
        across = s.quantity(
            "diameter", circle, symbol=f"Diameter(circle {circle})", give=known[i] == "diameter", ask=ask
        )
        around = s.quantity(
            "circumference", circle, symbol=f"Circumference(circle {circle})", give=known[i] == "circumference", ask=ask
        )
        area = disk_area(s, circle, figure, give=known[i] == "area", ask=ask)
        s.apply(CIRCLE_DIAMETER, d=across, r=radius, figure=figure)
        s.apply(CIRCLE_CIRCUMFERENCE, C=around, r=radius, figure=figure)
        s.apply(CIRCLE_AREA, S=area, r=radius, figure=figure)
    n = 4 if p["inside"] == "square" else 3
    corners = [s.point("ABCD"[i], polar((0, 0), R, p["turn"] + 360 / n * i)) for i in range(n)]
    noun = "square" if n == 4 else "triangle"
    shape = s.polygon(*corners, noun=noun)
    s.claim("square" if n == 4 else "equilateral", *corners, said=True)
    for corner in corners:
        s.claim("on_circle", corner, circles[0])
    options = {"give": known[0] == "inside", "ask": source == 1}
    side, inner, around = s.length(*corners[:2], **options), s.area(shape, **options), s.perimeter(shape, **options)
    names = {"figure": f"{noun} {shape}"}
    s.apply(INSCRIBED_SQUARE if n == 4 else INSCRIBED_TRIANGLE, a=side, r=radii[0], **names)
    s.apply(SQUARE_AREA if n == 4 else EQUILATERAL_AREA, S=inner, a=side, **names)
    s.apply(SQUARE_PERIMETER if n == 4 else EQUILATERAL_PERIMETER, P=around, a=side, **names)
    if p["fill"]:
        s.region(
            "shaded",
            "the shaded region",
            circles[0],
            tuple(Edge(u, v) for u, v in zip(corners, corners[1:] + corners[:1], strict=True)),
        )
        s.fill("shaded", p["fill"])
        s.apply(
            area_difference(1),
            S=s.area("shaded", give=False, ask=source == 1),
            whole=s.area(f"disk{circles[0]}"),
            p1=inner,
            figure="the shaded region",
        )
    s.say("", O=O, P=P, T=T)
    s.say("shaded" if p["fill"] else "inside", shape=names["figure"], O=O)
