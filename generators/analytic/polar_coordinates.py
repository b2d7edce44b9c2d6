"""Points on a polar grid: radius and angle from coordinates, coordinates from them, distance of two points."""

from math import cos, pi, sin

from engine import Axes, Edge, Fraction, Reject
from generators.graphs.again import again
from generators.rules import argand as rules

WEIGHT = 0.1

ANGLES = [Fraction(k, 12) for k in (2, 3, 4, 8, 9, 10, 14, 15, 16, 20, 21, 22)]  # of a full turn's half, in π


@again
def sample(rng):
    (r, t), (q, u) = [(rng.randint(2, 12), rng.choice(ANGLES)) for _ in range(2)]
    gap = abs(t - u) % 2
    if gap in (0, 1) or (abs(r - q) < 2 and min(gap, 2 - gap) < Fraction(1, 3)):
        raise Reject("too close or in line with the origin")
    plain = rng.choice("AB")  # whose Cartesian coordinates may be given: with both, no one would go by polar ones
    return {"deep": rng.random() < 0.9, "plain": plain, "r": r, "t": str(t), "q": q, "u": str(u)}


def build(s, p):
    size = max(p["r"], p["q"]) + 1
    s.axes(Axes(-size, size, -size, size, 1 if size < 8 else 2, 1 if size < 8 else 2, polar=True))
    ends = []
    for letter, r, turn in (("A", p["r"], Fraction(p["t"])), ("B", p["q"], Fraction(p["u"]))):
        angle = float(turn) * pi
        name = s.point(letter, (r * cos(angle), r * sin(angle)), dot=True)
        ask = not p["deep"]  # of one point alone: there are few such problems
        radius = s.quantity("polar_radius", name, value=r, ask=ask)
        theta = s.quantity("polar_angle", name, value=f"({turn})*pi", ask=ask)
        if letter == p["plain"]:
            place = s.quantity("point", name, ask=ask, noun=f"{name} in the x-y-plane")
            s.apply(rules.TO_CARTESIAN, A=place, r=radius, t=theta, point=name)
            s.apply(rules.POLAR_RADIUS, r=radius, A=place, point=name)
            s.apply(rules.polar_angle(int(turn * 2) + 1), t=theta, A=place, point=name)
        ends.append((name, radius, theta))
    (A, r, t), (B, q, u) = ends
    s.apply(rules.POLAR_DISTANCE, d=s.length(A, B), r=r, s=q, t=t, u=u, one=A, other=B)
    O = s.point("O", (0, 0))
    for end in (A, B):
        s.segment(O, end, role="aux")
    region = s.region(O + A + B, f"triangle {O}{A}{B}", (Edge(O, A), Edge(A, B), Edge(B, O)))
    s.apply(rules.POLAR_AREA, S=s.area(region, give=False), r=r, s=q, t=t, u=u, one=A, other=B)
    s.claim("cartesian_origin", O, A, B, said=True, told=True)
    s.say("", a=A, b=B, o=O)
