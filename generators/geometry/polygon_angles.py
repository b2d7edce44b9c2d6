"""Interior and exterior angles of irregular convex quadrilaterals, pentagons and hexagons."""

from engine import Reject, between, direction, distance, meet, polar
from generators.rules.angles import (
    ANGLE_ADDITION,
    LINEAR_PAIR,
    POLYGON_EXTERIOR,
    POLYGON_SUM,
    TRIANGLE_SUM,
    heard,
    plain,
)

UNITS = ("",)
NOUNS = {4: "quadrilateral", 5: "pentagon", 6: "hexagon"}

WEIGHT = 1.3


def sample(rng):
    n = rng.choice((4, 5, 5, 6))
    mean = (n - 2) * 180 // n
    angles = [rng.randint(mean - 35, min(mean + 35, 155)) for _ in range(n - 1)]
    angles.append((n - 2) * 180 - sum(angles))
    plain(*angles, low=50, high=158)
    if n == 4 and any(abs(angles[0] + other - 180) < 7 for other in (angles[1], angles[3])):
        raise Reject("sides look parallel")
    part = rng.choice(("interior", "exterior", "around") if n < 6 else ("interior", "exterior"))
    return {
        "angles": angles,
        "part": part,
        "sides": [rng.randint(50, 90) / 10 for _ in range(n - 2)],
        "cut": rng.randint(18, 60),
        "heard": [rng.random() < 0.5 for _ in range(n)],
    }


def corners(angles, sides):
    """Vertices of the convex polygon with these interior angles; the last two sides close it."""
    points, heading = [(0.0, 0.0)], 0.0
    for angle, side in zip(angles[1:], sides, strict=False):
        points.append(polar(points[-1], side, heading))
        heading += 180 - angle
    last = meet(points[-1], polar(points[-1], 1, heading), points[0], polar(points[0], 1, angles[0]))
    points.append(last)
    lengths = [distance(p, q) for p, q in zip(points, points[1:] + points[:1], strict=True)]
    turns = [
        (direction(points[i - 1], p) - direction(points[i - 2], points[i - 1])) % 360 for i, p in enumerate(points)
    ]
    if max(turns) > 150 or min(lengths) < 0.35 * max(lengths):
        raise Reject("the polygon does not close well")
    return points


def build(s, p):
    angles, n = p["angles"], len(p["angles"])
    points = [s.point(letter, xy) for letter, xy in zip("ABCDEF", corners(angles, p["sides"]), strict=False)]
    name = "".join(points)
    s.polygon(*points, noun=NOUNS[n])
    s.claim("convex", *points)
    extended = {"interior": 0, "exterior": 2, "around": n}[p["part"]]
    inner, outer, ends, runs = [], [], [], []
    for i, vertex in enumerate(points):
        seen = p["heard"][i] or i >= extended
        inner.append(
            s.angle(points[i - 1], vertex, points[(i + 1) % n], angles[i] if i + 1 < n else None, **heard(seen))
        )
    for i, letter in enumerate("KLMNP"[:extended]):
        before, vertex = points[i - 1], points[i]
        end = s.point(letter, between(s.xy(before), s.xy(vertex), 1 + 3 / distance(s.xy(before), s.xy(vertex))))
        s.segment(vertex, end)
        s.claim("between", vertex, before, end)
        outer.append(s.angle(points[(i + 1) % n], vertex, end, **heard(not p["heard"][i])))
        s.apply(LINEAR_PAIR, a=inner[i], b=outer[i], vertex=vertex)
        ends.append(end)
        runs.append(f"{before}{vertex} beyond {vertex} to {end}")
    s.apply(POLYGON_SUM[n], **dict(zip("abcdef", inner, strict=False)), polygon=name)
    if extended == n:
        s.apply(POLYGON_EXTERIOR[n], **dict(zip("abcde", outer, strict=False)), polygon=name)
        s.say("around", noun=NOUNS[n], polygon=name, ends=_listed(ends), runs=_listed(runs))
    elif extended:
        one, two = points[-1] + points[0], points[0] + points[1]
        s.say("exterior", noun=NOUNS[n], polygon=name, one=one, two=two, K=ends[0], L=ends[1])
    else:
        _cut(s, p, points, inner, name)


def _cut(s, p, points, inner, name):
    """A segment from A to the point P of the side before the last vertex's, which splits the angles at A."""
    A, Y, Z = points[0], points[-2], points[-1]
    P = s.point("P", meet(s.xy(Y), s.xy(Z), s.xy(A), polar(s.xy(A), 1, p["angles"][0] - p["cut"])))
    reach = distance(s.xy(P), s.xy(Z)) / distance(s.xy(Y), s.xy(Z))
    if not 0.25 < reach < 0.75 or distance(s.xy(P), s.xy(Y)) > distance(s.xy(Z), s.xy(Y)):
        raise Reject("the segment does not cut the side well")
    s.segment(A, P)
    s.claim("between", P, Y, Z)
    zap, rest = s.angle(Z, A, P, p["cut"]), s.angle(points[1], A, P)
    apz, apy = s.angle(A, P, Z, **heard(p["heard"][0])), s.angle(A, P, Y, **heard(not p["heard"][0]))
    plain(p["angles"][0] - p["cut"], 180 - p["cut"] - p["angles"][-1], low=18, high=155)
    s.apply(ANGLE_ADDITION, w=inner[0], a=zap, b=rest, vertex=A)
    s.apply(TRIANGLE_SUM, a=zap, b=apz, c=inner[-1], triangle=A + P + Z)
    s.apply(LINEAR_PAIR, a=apz, b=apy, vertex=P)
    s.say("interior", noun=NOUNS[len(points)], polygon=name, side=Y + Z, A=A, P=P)


def _listed(words):
    return ", ".join(words[:-1]) + " and " + words[-1]
