"""The law of cosines: a side from two sides and their angle, an angle from three sides, a diagonal between."""

from math import cos, radians

from engine import Exact, Reject, polar, third_point
from generators.rules.angles import LINEAR_PAIR, plain
from generators.rules.area import TRIANGLE_PERIMETER
from generators.rules.right_triangle import LARGEST_ROOT, radicand
from generators.rules.triangle import LAW_OF_COSINES, LAW_OF_COSINES_ANGLE, plain_triangle

VARIANTS = {"side": 2, "outside": 3, "three_sides": 2, "diagonal": 14}


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    first = rng.randint(6, 40)
    sides = [first, *(rng.randint(round(0.6 * first), round(1.6 * first)) for _ in range(3))]
    p = {"variant": variant, "sides": sides, "angle": rng.randint(25, 140), "factor": 1}
    if variant == "diagonal" or rng.random() < 0.25:
        p["angle"], p["factor"] = rng.choice(
            ((60, 1), (120, 1), (60, 1), (120, 1), (45, 2), (135, 2), (30, 3), (150, 3))
        )
    a, b, c, d = p["sides"]
    if variant == "three_sides":
        plain_triangle(a, b, c)
        return p
    opposite = a * a + p["factor"] * b * b - 2 * a * b * (p["factor"] ** 0.5) * cos(radians(p["angle"]))
    plain_triangle(a, b * p["factor"] ** 0.5, opposite**0.5)
    if variant == "diagonal":
        if radicand(round(opposite)) > LARGEST_ROOT:
            raise Reject("the diagonal prints badly")
        p["known"] = rng.choice(("sides", "angle"))
        p["second"] = rng.randint(25, 120)
        plain(p["second"])
        last = (
            (opposite + d * d - 2 * opposite**0.5 * d * cos(radians(p["second"]))) ** 0.5
            if p["known"] == "angle"
            else c
        )
        plain_triangle(opposite**0.5, last, d)
    return p


def build(s, p):
    {"side": side, "outside": side, "three_sides": three_sides, "diagonal": diagonal}[p["variant"]](s, p)


def cosines(s, a, b, c):
    """The side a-c and the angle at b from the two other sides."""
    sides = {"a": s.length(b, a), "b": s.length(b, c), "c": s.length(a, c)}
    s.apply(LAW_OF_COSINES, **sides, C=s.angle(a, b, c), triangle=f"{a}{b}{c}", side=f"{a}{c}")
    return sides


def side(s, p):
    """The angle at B and its sides BA, BC are known, in the other variant through the angle outside."""
    first, second = Exact.of(p["sides"][0]), Exact.of(p["sides"][1]) * Exact.of(p["factor"]).sqrt()
    B, C = s.point("B", (0, 0)), s.point("C", (float(second), 0))
    A = s.point("A", polar((0, 0), float(first), p["angle"]))
    triangle = s.polygon(A, B, C, noun="triangle")
    s.length(B, A, first)
    s.length(B, C, second)
    s.angle(A, B, C, p["angle"], ask=False, give=p["variant"] == "side")
    sides = cosines(s, A, B, C)
    s.apply(TRIANGLE_PERIMETER, **sides, P=s.perimeter(triangle, give=False), figure=f"triangle {triangle}")
    if p["variant"] == "side":
        s.say("one", triangle=triangle)
        return
    D = s.point("D", (-0.4 * float(second), 0))
    s.segment(B, D)
    s.claim("between", B, D, C)
    s.apply(LINEAR_PAIR, a=s.angle(A, B, C), b=s.angle(A, B, D, ask=False), vertex=B)
    s.say("outside", triangle=triangle, side=C + B, end=D, at=B)


def three_sides(s, p):
    a, b, c, _ = p["sides"]
    A, B = s.point("A", (0, 0)), s.point("B", (c, 0))
    C = s.point("C", third_point((0, 0), (c, 0), b, a))
    triangle = s.polygon(A, B, C, noun="triangle")
    lengths = s.length(B, C, a, ask=False), s.length(C, A, b, ask=False), s.length(A, B, c, ask=False)
    for i, corner in enumerate(((C, A, B), (A, B, C), (B, C, A))):
        opposite, left, right = lengths[i], lengths[i - 1], lengths[i - 2]
        s.apply(LAW_OF_COSINES_ANGLE, a=left, b=right, c=opposite, C=s.angle(*corner), triangle=triangle)
    sides = dict(zip("abc", lengths, strict=True))
    s.apply(TRIANGLE_PERIMETER, **sides, P=s.perimeter(triangle, ask=False), figure=f"triangle {triangle}")
    s.say("one", triangle=triangle)


def diagonal(s, p):
    """The diagonal AC of ABCD follows from the angle at B; of ACD both other sides, or CD and its angle, are known."""
    a, b, c, d = p["sides"]
    first, second = Exact.of(a), Exact.of(b) * Exact.of(p["factor"]).sqrt()
    B, A = s.point("B", (0, 0)), s.point("A", (a, 0))
    C = s.point("C", polar((0, 0), float(second), -p["angle"]))
    (ax, ay), (cx, cy) = s.xy(A), s.xy(C)
    if p["known"] == "sides":
        at = third_point((cx, cy), (ax, ay), d, c) if turned(s, C, A, B) < 0 else third_point((ax, ay), (cx, cy), c, d)
    else:
        size = ((ax - cx) ** 2 + (ay - cy) ** 2) ** 0.5
        sign = 1 if turned(s, C, A, B) < 0 else -1
        ux, uy = polar((0, 0), d / size, sign * p["second"])
        at = cx + (ax - cx) * ux - (ay - cy) * uy, cy + (ax - cx) * uy + (ay - cy) * ux
    D = s.point("D", at)
    whole = s.polygon(A, B, C, D, noun="quadrilateral")
    s.segment(A, C)
    if (
        min(abs(turned(s, x, y, z)) for x, y, z in ((D, A, B), (B, C, D))) < 0.3 * a * d * 0.6
        or convexity(s, A, B, C, D) < 4
    ):
        raise Reject("the quadrilateral is not convex")
    s.claim("convex", A, B, C, D)
    s.length(B, A, first)
    s.length(B, C, second)
    s.length(A, C, give=False, ask=False)
    s.angle(A, B, C, p["angle"], ask=False)
    cosines(s, A, B, C)
    s.length(C, D, d)
    if p["known"] == "sides":
        known = {"a": s.length(C, D), "b": s.length(D, A, c), "c": s.length(A, C)}
        s.apply(LAW_OF_COSINES_ANGLE, **known, C=s.angle(C, D, A), triangle=A + C + D)
        known = {"a": s.length(C, D), "b": s.length(A, C), "c": s.length(D, A)}
        s.apply(LAW_OF_COSINES_ANGLE, **known, C=s.angle(D, C, A), triangle=A + C + D)
    else:
        s.angle(A, C, D, p["second"], ask=False)
        cosines(s, A, C, D)
    s.say("pair", figure=whole, diagonal=A + C)


def turned(s, a, b, c):
    """Cross product of a -> b and a -> c: positive where c lies to the left."""
    (ax, ay), (bx, by), (cx, cy) = s.xy(a), s.xy(b), s.xy(c)
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def convexity(s, *corners):
    """How many corners turn the same way round."""
    signs = [turned(s, corners[i - 2], corners[i - 1], corners[i]) > 0 for i in range(4)]
    return max(signs.count(True), signs.count(False))
