"""Sectors of a circle: L = A/360 * 2*pi*r and S = A/360 * pi*r^2 = L*r/2, with the perimeter and the chord."""

from engine import Fraction, Reject, polar
from generators.rules.angles import ANGLE_ADDITION
from generators.rules.arc import ARC_LENGTH, CHORD_LENGTH, nice_angles, sector_area, sector_region
from generators.rules.area import SECTOR_AREA, SECTOR_AREA_ARC, SECTOR_PERIMETER, segment_sum

WEIGHT = 0.25


def sample(rng):
    r = rng.randint(2, 40) if rng.random() < 0.8 else Fraction(2 * rng.randint(2, 30) + 1, 2)
    extra = rng.choice([*["second"] * 7, "chord", *["longer"] * 4])
    a = rng.choice((60, 90, 120)) if extra == "chord" and rng.random() < 0.6 else rng.choice(nice_angles(r))
    p = {
        "twice": int(2 * r),
        "a": a,
        "extra": extra,
        "fill": rng.choice(("", "light", "hatch")),
        "whole": rng.random() < 0.4,
    }
    if extra == "second":
        a, b = rng.choice(nice_angles(r)), rng.choice(nice_angles(r))
        if abs(a - b) < 9 or a + b > 170 or abs(a + b - 90) < 4:
            raise Reject("angles too alike")
        p |= {"a": a, "b": b}
    if extra == "longer":
        p["beyond"] = rng.randint(int(r / 4) + 1, int(r) + 1)
    return p


def build(s, p):
    r, a = Fraction(p["twice"], 2), p["a"]
    O, A, B = s.point("O", (0, 0), dot=True), s.point("A", (r, 0)), s.point("B", polar((0, 0), r, a))
    radius = s.length(O, A, r, give=p["extra"] != "longer", ask=p["extra"] != "longer")
    if p["whole"]:
        s.circle(O, r)
    else:
        s.arc(O, A, B)
        s.equal_lengths((O, A), (O, B), said=False)
    s.segment(O, A)
    s.segment(O, B)
    s.say("circle" if p["whole"] else "sector", O=O, A=A, B=B)
    _sector(s, O, A, B, radius, s.angle(A, O, B, a, give=p["extra"] != "second"))
    if p["fill"]:
        s.fill(sector_region(s, O, A, B), p["fill"])
        s.say("shaded", sector=A + O + B)
    if p["extra"] == "chord":
        s.segment(A, B)
        s.apply(CHORD_LENGTH, c=s.length(A, B), r=radius, A=s.angle(A, O, B), chord=A + B)
        s.say("chord", A=A, B=B)
    if p["extra"] == "second":
        C = s.point("C", polar((0, 0), r, a + p["b"]))
        if not p["whole"]:
            s.arc(O, B, C)
        s.segment(O, C)
        _sector(s, O, B, C, radius, s.angle(B, O, C, p["b"]))
        s.apply(ANGLE_ADDITION, w=s.angle(A, O, C), a=s.angle(A, O, B), b=s.angle(B, O, C), vertex=O)
        s.say("second", first=A + O + B, sector=B + O + C, radius=O + B)
    if p["extra"] == "longer":
        D = s.point("D", (r + p["beyond"], 0))
        s.segment(A, D)
        s.claim("between", A, O, D)
        s.apply(segment_sum(1, 1), whole=s.length(O, D), p1=radius, p2=s.length(A, D, p["beyond"]), line=O + D)
        s.say("longer", radius=O + A, D=D, A=A)


def _sector(s, O, A, B, radius, angle):
    figure = f"sector {A}{O}{B}"
    arc = s.quantity("arc_length", O, A, B)
    area = sector_area(s, O, A, B)
    around = s.perimeter(sector_region(s, O, A, B), symbol=f"Perimeter(sector {A}{O}{B})")
    s.apply(ARC_LENGTH, L=arc, A=angle, r=radius, arc=f"arc {A}{B}")
    s.apply(SECTOR_AREA, S=area, A=angle, r=radius, figure=figure)
    s.apply(SECTOR_AREA_ARC, S=area, L=arc, r=radius, figure=figure)
    s.apply(SECTOR_PERIMETER, P=around, L=arc, r=radius, figure=figure)
