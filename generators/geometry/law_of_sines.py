"""The law of sines: a side from two angles, an angle from two sides, and two triangles on a common side."""

from engine import Exact, Reject, polar
from generators.rules.angles import EXTERIOR_ANGLE, LINEAR_PAIR, TRIANGLE_SUM, apex, plain
from generators.rules.triangle import LAW_OF_SINES, LAW_OF_SINES_ANGLE

VARIANTS = {"sides": 3, "outside": 3, "angle": 2, "pair": 4}
SPECIAL = (
    (30, 45),
    (45, 30),
    (60, 45),
    (45, 60),
    (30, 105),
    (45, 105),
    (60, 75),
    (45, 75),
    (30, 120),
    (45, 120),
    (30, 135),
    (120, 30),
)

WEIGHT = 1.4


def sample(rng):
    variant = rng.choices(list(VARIANTS), list(VARIANTS.values()))[0]
    square = rng.randint(3, 60) ** 2
    p = {
        "variant": variant,
        "square": square,
        "angles": [rng.randint(25, 110), rng.randint(25, 110)],
        "base": rng.choice(("AB", "BC", "CA")),
    }
    if rng.random() < 0.15 and variant != "angle":
        p["angles"], p["square"] = list(rng.choice(SPECIAL)), square * rng.choice((1, 2, 3))
    if variant == "pair":
        at_b, at_c = rng.choice(
            ((30, 45), (45, 30), (60, 45), (45, 60), (30, 135), (45, 120), (120, 30), (135, 30), (120, 45))
        )
        p["angles"] = [180 - at_b - at_c, at_b]
        p["square"] = square * rng.choice((1, 1, 2, 3, 6))
        p["second"] = [rng.randint(25, 110), rng.randint(25, 110)]  # at A and at C
        plain(*p["second"], 180 - sum(p["second"]), p["angles"][0] + p["second"][0], at_c + p["second"][1], high=160)
    if variant == "angle":
        p["sides"] = [rng.randint(5, 60), rng.randint(5, 60)]
        if not 1.15 < p["sides"][0] / p["sides"][1] < 3:
            raise Reject("the sides are too alike or too unlike")
    else:
        plain(*p["angles"], 180 - sum(p["angles"]), high=140)
    return p


def build(s, p):
    {"sides": one, "outside": one, "angle": two_sides, "pair": pair}[p["variant"]](s, p)


def sines(s, a, b, c):
    """Angle sum and law of sines in the triangle a-b-c."""
    name = f"{a}{b}{c}"
    corners = [(s.angle(z, x, y, ask=False), s.length(y, z)) for x, y, z in ((a, b, c), (b, c, a), (c, a, b))]
    s.apply(TRIANGLE_SUM, **dict(zip("abc", (angle for angle, _ in corners), strict=True)), triangle=name)
    for (A, side), (B, other) in zip(corners, corners[1:] + corners[:1], strict=True):
        s.apply(LAW_OF_SINES, A=A, a=side, B=B, b=other, triangle=name)


def one(s, p):
    at_a, at_b = p["angles"]
    a, b, c = (0, 0), (1, 0), apex((0, 0), (1, 0), at_a, at_b)
    corner = {"A": a, "B": b, "C": c}
    first, last = (corner[letter] for letter in p["base"])
    scale = p["square"] ** 0.5 / ((first[0] - last[0]) ** 2 + (first[1] - last[1]) ** 2) ** 0.5
    names = {letter: s.point(letter, (x * scale, y * scale)) for letter, (x, y) in corner.items()}
    A, B, C = names.values()
    triangle = s.polygon(A, B, C, noun="triangle")
    s.length(*(names[letter] for letter in p["base"]), Exact.of(p["square"]).sqrt())
    s.angle(C, A, B, at_a, ask=False)
    s.angle(A, B, C, at_b, ask=False)
    sines(s, A, B, C)
    if p["variant"] == "sides":
        s.say("one", triangle=triangle)
        return
    x, y = s.xy(B)
    D = s.point("D", (x * 1.4, y))
    s.segment(B, D)
    s.claim("between", B, A, D)
    outer = s.angle(C, B, D, ask=False)
    s.angle(A, B, C, give=False)
    s.apply(LINEAR_PAIR, a=s.angle(A, B, C), b=outer, vertex=B)
    s.apply(EXTERIOR_ANGLE, e=outer, a=s.angle(C, A, B), b=s.angle(B, C, A), triangle=triangle)
    s.say("outside", triangle=triangle, side=A + B, end=D, at=B)


def two_sides(s, p):
    """The known angle at A is opposite the longer side BC, so that the angle at B, opposite CA, is acute."""
    (longer, shorter), at_a = p["sides"], p["angles"][0]
    C, A = s.point("C", (0, 0)), s.point("A", (shorter, 0))
    along = polar((0, 0), 1, 180 - at_a)
    reach = -shorter * along[0] + (longer**2 - (shorter * along[1]) ** 2) ** 0.5
    B = s.point("B", (shorter + reach * along[0], reach * along[1]))
    if reach < 0.3 * longer or abs(reach - longer) < 0.05 * longer or abs(reach - shorter) < 0.05 * shorter:
        raise Reject("too flat, or looks isosceles")
    if abs(at_a - 90) < 3 or abs(longer**2 + shorter**2 - reach**2) < 0.1 * longer * shorter:
        raise Reject("looks right-angled")
    triangle = s.polygon(A, B, C, noun="triangle")
    sides = {"a": s.length(C, A, shorter), "b": s.length(B, C, longer)}
    known = s.angle(C, A, B, at_a, ask=False)
    s.apply(LAW_OF_SINES_ANGLE, **sides, A=s.angle(A, B, C), B=known, triangle=triangle)
    D = s.point("D", polar(s.xy(A), 0.4 * reach, -at_a))
    s.segment(A, D)
    s.claim("between", A, B, D)
    s.apply(LINEAR_PAIR, a=known, b=s.angle(C, A, D, ask=False), vertex=A)
    s.say("outside", triangle=triangle, side=B + A, end=D, at=A)


def pair(s, p):
    """AC belongs to ABC, where the angles at B and C give it exactly, and to ACD."""
    (at_a, at_b), (next_a, next_c), base = p["angles"], p["second"], p["square"] ** 0.5
    A, B = s.point("A", (0, 0)), s.point("B", (base, 0))
    C = s.point("C", apex((0, 0), (base, 0), at_a, at_b))
    D = s.point("D", apex((0, 0), s.xy(C), next_a, next_c))
    whole = s.polygon(A, B, C, D, noun="quadrilateral")
    s.segment(A, C)
    s.claim("convex", A, B, C, D)
    s.length(A, B, Exact.of(p["square"]).sqrt())
    s.length(A, C, give=False)
    for corner, degrees in (((B, A, C), at_a), ((A, B, C), at_b), ((D, A, C), next_a), ((A, C, D), next_c)):
        s.angle(*corner, degrees, ask=False)
    sines(s, A, B, C)
    sines(s, A, C, D)
    s.say("pair", figure=whole, diagonal=A + C)
