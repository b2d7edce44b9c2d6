"""The perpendicular from the centre bisects a chord: radius, half chord, distance; a parallel chord; the sagitta."""

from math import atan2, ceil, degrees, hypot, sqrt

from engine import Reject
from generators.rules.area import TRIANGLE_AREA, TRIANGLE_PERIMETER, segment_sum
from generators.rules.circle import CHORD_BISECTED, CHORD_RADIUS, chords

TRIPLES = (
    (3, 4),
    (3, 5),
    (4, 5),
    (5, 12),
    (5, 13),
    (12, 13),
    (8, 15),
    (8, 17),
    (15, 17),
    (7, 24),
    (24, 25),
    (20, 21),
    (21, 29),
)

WEIGHT = 0.1


def sample(rng):
    for _ in range(8):  # seven draws in ten fit no figure
        p = chance(rng)
        if p:
            return p
    raise Reject("the chords are too near each other, or too short")


def chance(rng):
    """Parameters, or None where chord or chords make no good figure."""
    known, sizes = rng.choice(("radius", "distance", "both")), [rng.randint(2, 40), rng.randint(2, 40)]
    if rng.random() < 0.25:
        factor, sizes = rng.randint(1, 8), list(rng.choice(TRIPLES))
        sizes = [factor * size for size in (sizes if rng.random() < 0.5 else sizes[::-1])]
    half, distance = sizes  # two of half chord, distance and radius are whole
    if known != "both" and max(sizes) < 1.05 * min(sizes):
        return None
    if known == "radius":
        half, radius = min(sizes), max(sizes)
        distance = sqrt(radius**2 - half**2)
    elif known == "distance":
        distance, radius = min(sizes), max(sizes)
        half = sqrt(radius**2 - distance**2)
    radius = hypot(half, distance)
    kind = rng.choices(("height", "across", "beside"), (1, 4, 4))[0]
    other = rng.randint(ceil(radius / 2), int(0.96 * radius))
    away = sqrt(radius**2 - other**2)
    if not 0.25 < distance / radius < 0.88:
        return None
    if kind != "height" and (not 0.25 < away / radius < 0.88 or abs(away - distance) < 0.2 * radius):
        return None
    if kind == "beside" and abs(degrees(atan2(half, distance) - atan2(other, away))) < 12:
        return None
    base = {"radius": ("radius", "half"), "distance": ("radius", "distance"), "both": ("distance", "half")}[known]
    return {
        "kind": kind,
        "base": base,
        "half": half,
        "distance": distance,
        "other": other,
        "shown": rng.random() < 0.35,
    }


def build(s, p):
    half, distance, other = p["half"], p["distance"], p["other"]
    radius = hypot(half, distance)
    exact = {"radius": round(radius), "half": round(half), "distance": round(distance)}
    base = {name: exact[name] if name in p["base"] else None for name in exact}
    O = s.point("O", (0, 0), dot=True)
    s.circle(O, radius)
    A, B, M = s.point("A", (-half, distance)), s.point("B", (half, distance)), s.point("M", (0, distance))
    r = s.quantity("radius", O, value=base["radius"])
    d = _chord(s, O, A, B, M, r, base["half"], p["shown"], base["distance"])
    s.say("", o=O, a=A, b=B, m=M)
    if p["kind"] == "height":
        N = s.point("N", (0, radius))
        s.segment(M, N, role="aux")
        s.claim("on_circle", N, O)
        s.claim("between", M, O, N)
        s.apply(segment_sum(1, 1), whole=r, p1=d, p2=s.length(M, N), line=O + N)
        triangle = s.polygon(O, A, B, noun="triangle", draw=False)
        s.segment(O, B)
        s.apply(TRIANGLE_AREA, S=s.area(triangle), b=s.length(A, B), h=d, figure=f"triangle {triangle}")
        s.apply(
            TRIANGLE_PERIMETER,
            P=s.perimeter(triangle, give=False),
            a=r,
            b=r,
            c=s.length(A, B),
            figure=f"triangle {triangle}",
        )
        s.say("height", o=O, a=A, m=M, n=N, b=B)
        return
    away = sqrt(radius**2 - other**2) * (-1 if p["kind"] == "across" else 1)
    C, D, N = s.point("C", (-other, away)), s.point("D", (other, away)), s.point("N", (0, away))
    e = _chord(s, O, C, D, N, r, other, p["shown"])
    s.parallel(A, B, C, D)
    whole = all(float(d).is_integer() for d in (distance, abs(away)))
    gap = s.length(M, N, give=whole, ask=whole)
    if p["kind"] == "across":
        s.claim("between", O, M, N)
        s.apply(segment_sum(1, 1), whole=gap, p1=d, p2=e, line=M + N)
    elif abs(away) > distance:
        s.apply(segment_sum(1, 1), whole=e, p1=d, p2=gap, line=O + N)
    else:
        s.apply(segment_sum(1, 1), whole=d, p1=e, p2=gap, line=O + M)
    s.say(p["kind"], o=O, c=C, d=D, n=N, m=M)


def _chord(s, O, a, b, foot, r, half, shown, distance=None):
    """Chord a-b with the foot of the perpendicular from O; returns its distance from O."""
    chords(s, (a, b), (O, foot), (O, a))
    for point in (a, b):
        s.claim("on_circle", point, O)
    s.claim("between", foot, a, b)
    s.right_angle(O, foot, a)
    one, whole, d = (
        s.length(a, foot, half, give=False, ask=False),
        s.length(a, b),
        s.length(O, foot, distance, give=shown, ask=shown),
    )
    s.apply(CHORD_BISECTED, h=one, w=whole, chord=a + b, foot=foot)
    s.apply(CHORD_RADIUS, r=r, d=d, h=one, triangle=O + foot + a, radius=O + a, foot=foot)
    return d
