"""Isosceles and right trapezoids as parts of a figure."""

from math import radians, tan

from generators.rules.area import (
    TRAPEZOID_AREA,
    perimeter_sum,
)
from generators.rules.quadrilateral import (
    ISOSCELES_LEGS,
    ISOSCELES_OVERHANG,
    TRAPEZOID_BASE_ANGLES,
    TRAPEZOID_LEG_ANGLES,
)
from generators.rules.right_triangle import PYTHAGORAS, SINE_RATIO
from generators.rules.shapes import RIGHT_TRAPEZOID_LEG
from generators.shapes.lengths import near, real, root_of, triples
from generators.shapes.outline import four
from generators.shapes.part import Shape


def isosceles_trapezoid_sizes(rng, base):
    """The base side is the longer or the shorter of the parallel sides; over is what one end of the longer juts out."""
    if base[1] != 1:
        return None
    a, longer = base[0], rng.random() < 0.55
    if rng.random() < 0.5:
        found = [(x, h, leg) for x, h, leg in triples(0.35 * a, 1.3 * a) if x <= 0.36 * a]
        if not found:
            return None
        over, height, leg = rng.choice(found)
        angle = 0
    else:
        angle = rng.choice((45, 60))
        over = rng.randint(max(2, round(0.15 * a)), max(3, round(0.36 * a)))
        leg = 2 * over if angle == 60 else (over, 2)
        height = over * tan(radians(angle))
    other = a - 2 * over if longer else a + 2 * over
    if other < 0.25 * a or other < 2 or height < 0.25 * a or abs(other - a) < 2:
        return None
    leg = leg if isinstance(leg, tuple) else (leg, 1)
    return {"base": base, "top": (other, 1), "leg": leg, "over": over, "height": height, "angle": angle}


def isosceles_trapezoid_outline(size):
    a, b, h = real(size["base"]), real(size["top"]), size["height"]
    x = (a - b) / 2
    points = ((0, 0), (a, 0), (a - x, h), (x, h))
    return four(points, [size["base"], size["leg"], size["top"], size["leg"]], ((x, 0) if x > 0 else (0, h),))


def isosceles_trapezoid_state(p):
    words, size = {"figure": p.name}, p.size
    p.claim("isosceles_trapezoid", 0, 1, 2, 3)
    p.mark_equal(1, 3)
    p.introduce(first=p.on(0, 1), second=p.on(2, 3))
    longer = size["base"][0] > size["top"][0]
    base, top, legs = p.side(0), p.side(2), p.used(1, 3)
    leg = p.side(legs[0])
    p.tie(ISOSCELES_LEGS, (1, 3), legs, words, own=3)  # the height stands beside side 3
    p.apply(perimeter_sum(1, 1, 2), whole=p.perimeter(), p1=base, p2=top, p3=leg, **words)
    ends = (0, 1, 2, 3) if longer else (3, 2, 1, 0)  # ends of the longer base first
    angle = None
    if size["angle"]:
        angle = p.angle(ends[1], ends[0], ends[3], size["angle"])
        twin = p.angle(ends[0], ends[1], ends[2])
        upper = p.angle(ends[0], ends[3], ends[2])
        p.apply(TRAPEZOID_BASE_ANGLES, a=angle, b=twin, **words)
        p.apply(TRAPEZOID_LEG_ANGLES, a=upper, b=angle, line=p.on(ends[0], ends[3]))
        p.corner |= {ends[0]: angle, ends[1]: twin, ends[3]: upper}
    height = p.altitude(ends[3], 4, ends[0], ends[1])
    p.apply(TRAPEZOID_AREA, a=base, b=top, h=height, S=p.area(), **words)
    triangle = p.on(ends[0], 4, ends[3])
    if angle:
        p.apply(SINE_RATIO, o=height, h=p.side(3), A=angle, triangle=triangle)
    else:
        piece = p.piece(ends[0], 4, size["over"])
        long, short = (base, top) if longer else (top, base)
        p.apply(ISOSCELES_OVERHANG, a=long, b=short, x=piece, figure=p.name, line=p.on(*ends[:2]))
        p.apply(PYTHAGORAS, a=piece, b=height, c=p.side(3), triangle=triangle)


def right_trapezoid_sizes(rng, base):
    """On a base (right angles at one end or the other) or on the leg that is perpendicular to both bases."""
    if base[1] != 1:
        return None
    a = base[0]
    on = rng.choice(("left", "right", "leg"))
    if on == "leg":
        one = near(rng, base, 0.6, 1.5)
        if one is None or one[1] != 1:
            return None
        gaps = [t[1] for t in triples(0, 60, leg=a)] if rng.random() < 0.6 else list(range(2, a))
        other = [one[0] + sign * g for g in gaps for sign in (1, -1) if 0.5 * a <= one[0] + sign * g <= 1.7 * a]
        if not other:
            return None
        bases, height = (one[0], rng.choice(other)), a
    else:
        found = [t for t in triples(0.35 * a, 1.6 * a) if t[0] < 0.7 * a] if rng.random() < 0.7 else []
        gap, height = (
            rng.choice(found)[:2] if found else (rng.randint(2, max(2, a // 2)), rng.randint(max(2, a // 3), max(3, a)))
        )
        other = a - gap if rng.random() < 0.5 else a + gap
        bases = (a, other)
    gap = abs(bases[0] - bases[1])
    if (
        min(bases) < 0.3 * max(bases)
        or gap < 0.18 * max(height, *bases)
        or min(bases) < 2
        or abs(gap - height) < 0.05 * height
    ):
        return None
    slant = root_of(gap * gap + height * height)
    if slant is None or min(height, *bases) * 4 < max(height, *bases):
        return None
    return {"bases": list(bases), "height": height, "slant": slant, "on": on}


def right_trapezoid_outline(size):
    (a, b), h, slant = size["bases"], size["height"], size["slant"]
    if size["on"] == "leg":  # the height is the base side, the parallel sides stand on it
        return four(((0, 0), (h, 0), (h, a), (0, b)), [(h, 1), (a, 1), slant, (b, 1)])
    if size["on"] == "left":
        return four(((0, 0), (a, 0), (b, h), (0, h)), [(a, 1), slant, (b, 1), (h, 1)])
    return four(((0, 0), (a, 0), (a, h), (a - b, h)), [(a, 1), (h, 1), (b, 1), slant])


def right_trapezoid_state(p):
    words = {"figure": p.name}
    one, two, leg, slant, first = {
        "leg": (1, 3, 0, 2, (0, 3, 2, 1)),
        "left": (0, 2, 3, 1, (0, 1, 2, 3)),
        "right": (0, 2, 1, 3, (1, 0, 3, 2)),
    }[p.size["on"]]
    p.claim("right_trapezoid", *first)
    square = {"leg": (0, 1), "left": (3, 0), "right": (2, 1)}[p.size["on"]]
    p.mark_right(*square)
    p.mark_right(*square[::-1])
    sides = p.outline.sides
    p.introduce(first=p.on(sides[one].a, sides[one].b), second=p.on(sides[two].a, sides[two].b))
    a, b, h, c = (p.side(i) for i in (one, two, leg, slant))
    long, short = (a, b) if p.size["bases"][0] > p.size["bases"][1] else (b, a)
    p.apply(TRAPEZOID_AREA, a=a, b=b, h=h, S=p.area(), **words)
    p.apply(RIGHT_TRAPEZOID_LEG, a=long, b=short, h=h, c=c, **words)
    p.apply(perimeter_sum(1, 1, 1, 1), whole=p.perimeter(), p1=a, p2=b, p3=h, p4=c, **words)
    p.corner = dict.fromkeys(square, 90)


TRAPEZOIDS = {
    "isosceles_trapezoid": Shape(
        "isosceles trapezoid",
        "trapezoid",
        1.0,
        isosceles_trapezoid_sizes,
        isosceles_trapezoid_outline,
        isosceles_trapezoid_state,
    ),
    "right_trapezoid": Shape(
        "right trapezoid", "trapezoid", 1.0, right_trapezoid_sizes, right_trapezoid_outline, right_trapezoid_state
    ),
}
