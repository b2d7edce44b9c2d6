"""Isosceles, equilateral and scalene triangles as parts of a figure."""

from math import cos, radians, sin, sqrt

from generators.rules.angles import ISOSCELES_APEX, ISOSCELES_BASE, TRIANGLE_SUM
from generators.rules.area import (
    EQUILATERAL_AREA,
    EQUILATERAL_HEIGHT,
    EQUILATERAL_PERIMETER,
    TRIANGLE_AREA,
    TRIANGLE_AREA_SINE,
    TRIANGLE_PERIMETER,
    perimeter_sum,
    segment_sum,
)
from generators.rules.right_triangle import PYTHAGORAS
from generators.rules.shapes import EQUAL_SIDES, ISOSCELES_AREA_SINE, ISOSCELES_FOOT, ISOSCELES_SIDES
from generators.rules.triangle import LAW_OF_COSINES
from generators.shapes.lengths import near, real, root_of, times, triples
from generators.shapes.outline import legs_at, three
from generators.shapes.part import Shape

# -- isosceles triangle -------------------------------------------------------------------------------


def isosceles_sizes(rng, base):
    """The apex is over the base (with its height, from a triple) or at an end of it; else only angles are whole."""
    if base[1] == 1 and base[0] % 2 == 0 and rng.random() < 0.75:
        found = triples(0, 60, leg=base[0] // 2)
        if found:
            _, height, leg = rng.choice(found)
            if 0.35 * base[0] < height < 1.6 * base[0] and abs(leg - base[0]) > 0.07 * leg:
                return {"sides": [list(base), [leg, 1], [leg, 1]], "apex": 2, "angle": 0, "height": height}
    apex = rng.choice((0, 1, 1, 2))
    angle = rng.choice((30, 120, 120, 135, 150)) if apex < 2 and rng.random() < 0.7 else 2 * rng.randint(14, 62)
    if angle in (60, 90) or abs(angle - 60) < 5 or abs(angle - 90) < 5:
        return None
    ratio = 2 * sin(radians(angle / 2))  # third side over a leg
    if apex == 2:
        leg = times(base, 3, 3) if angle == 120 else real(base) / ratio
        sides = [base, leg, leg]
    else:
        third = times(base, 1, 3) if angle == 120 else real(base) * ratio
        sides = [base, third, base] if apex == 0 else [base, base, third]
    if None in sides:
        return None
    return {
        "sides": [side if isinstance(side, float) else list(side) for side in sides],
        "apex": apex,
        "angle": angle,
        "height": 0,
    }


def isosceles_outline(size):
    if not size["height"]:
        return three(size)
    return three(size, ((real(size["sides"][0]) / 2, 0),))


def isosceles_state(p):
    apex, size, words = p.size["apex"], p.size, {"figure": p.name}
    i, j, base = legs_at(apex)
    foot_a, foot_b = (apex + 1) % 3, (apex - 1) % 3
    p.claim("isosceles", apex, foot_a, foot_b)
    p.mark_equal(i, j)
    p.introduce(apex=p.names[apex], first=p.on(apex, foot_a), second=p.on(apex, foot_b))
    known = [p.outline.sides[k].length is not None for k in range(3)]
    if known[i]:
        legs = p.used(i, j)
        leg = p.side(legs[0])
        p.tie(ISOSCELES_SIDES, (i, j), legs, {"triangle": p.word})
    if known[i] and known[base]:
        p.apply(perimeter_sum(2, 1), whole=p.perimeter(), p1=leg, p2=p.side(base), **words)
    if size["height"]:
        height = p.altitude(2, 3, 0, 1)
        # equal legs may share one quantity: the right triangle is the one that this leg belongs to
        end = 0 if p.lengths[2].endswith((p.on(0, 2), p.on(2, 0))) else 1
        half = p.length(end, 3)
        p.apply(ISOSCELES_FOOT, x=half, b=p.side(0), triangle=p.word, foot=p.names[3])
        p.apply(PYTHAGORAS, a=half, b=height, c=p.lengths[2], triangle=p.on(end, 3, 2))
        p.apply(TRIANGLE_AREA, b=p.side(0), h=height, S=p.area(), **words)
    if size["angle"]:
        top, one, two = p.interior(apex, size["angle"]), p.interior(foot_a), p.interior(foot_b)
        p.apply(ISOSCELES_APEX, t=top, b=one, triangle=p.word)
        p.apply(ISOSCELES_BASE, a=one, b=two, triangle=p.word)
        p.corner |= {apex: top, foot_a: one, foot_b: two}
        if known[i] and size["angle"] in (30, 120, 135, 150):
            p.apply(ISOSCELES_AREA_SINE, a=leg, A=top, S=p.area(), **words)


# -- equilateral triangle -----------------------------------------------------------------------------


def equilateral_sizes(rng, base):
    return {"sides": [list(base)] * 3, "height": int(rng.random() < 0.35)}


def equilateral_state(p):
    words = {"figure": p.name}
    p.claim("equilateral", 0, 1, 2)
    p.introduce()
    p.mark_equal(0, 1, 2)
    used = p.used(0, 1, 2)
    p.tie(EQUAL_SIDES, (0, 1, 2), used, words)
    for i in used[:2]:
        p.apply(EQUILATERAL_AREA, a=p.side(i), S=p.area(), **words)
        p.apply(EQUILATERAL_PERIMETER, a=p.side(i), P=p.perimeter(), **words)
    if p.size["height"]:
        p.apply(EQUILATERAL_HEIGHT, a=p.side(used[0]), h=p.altitude(2, 3, 0, 1), **words)
    p.corner = dict.fromkeys(range(3), 60)


# -- scalene triangle ---------------------------------------------------------------------------------


def _plain(*sides):
    """Whether the triangle looks isosceles or right-angled."""
    a, b, c = sorted(sides)
    return b < 1.06 * a or c < 1.06 * b or abs(c * c - a * a - b * b) < 0.08 * c * c


def scalene_sizes(rng, base):
    """With its height on the base, with two sides and their angle, or with whole angles only."""
    kind = rng.choices(("height", "sine", "angles"), (55, 33, 12))[0]
    a = base[0]
    if kind == "angles":
        one, two = rng.randint(30, 115), rng.randint(30, 85)
        three = 180 - one - two
        angles = sorted((one, two, three))
        if three < 28 or min(angles[1] - angles[0], angles[2] - angles[1]) < 6 or any(abs(x - 90) < 5 for x in angles):
            return None
        scale = real(base) / sin(radians(three))
        return {
            "sides": [list(base), scale * sin(radians(one)), scale * sin(radians(two))],
            "angles": [one, two],
            "foot": 0,
            "height": 0,
        }
    if base[1] != 1:
        return None
    if kind == "height":
        foot = rng.randint(max(2, a // 5), a - max(2, a // 5)) if a >= 7 else 0
        high = range(max(3, round(0.4 * a)), min(36, round(1.3 * a)) + 1)
        if not foot or not high:
            return None
        whole = [h for h in high if any((root_of(h * h + x * x) or (0, 0))[1] == 1 for x in (foot, a - foot))]
        good = whole if rng.random() < 0.75 else []
        height = rng.choice(good or high)
        left, right = root_of(height**2 + foot**2), root_of(height**2 + (a - foot) ** 2)
        if left is None or right is None or _plain(a, real(left), real(right)):
            return None
        return {"sides": [list(base), list(right), list(left)], "angles": None, "foot": foot, "height": height}
    angle, other = rng.choice((60, 120, 30, 150, 135, 45)), near(rng, base, 0.5, 1.8)
    if other is None or other[1] != 1:
        return None
    b = other[0]
    third = root_of(a * a + b * b - a * b) if angle == 60 else root_of(a * a + b * b + a * b) if angle == 120 else None
    if third is None:
        if angle in (60, 120):
            return None
        third = sqrt(a * a + b * b - 2 * a * b * cos(radians(angle)))
    if _plain(a, b, third if isinstance(third, float) else real(third)):
        return None
    third = third if isinstance(third, float) else list(third)
    return {"sides": [list(base), third, [b, 1]], "angles": [angle, 0], "foot": 0, "height": 0}


def scalene_outline(size):
    return three(size, ((float(size["foot"]), 0.0),) if size["foot"] else ())


def scalene_state(p):
    size, words = p.size, {"figure": p.name}
    p.claim("scalene", 0, 1, 2)
    p.introduce()
    if size["height"]:
        base, right, left = (p.side(i) for i in range(3))
        height = p.altitude(2, 3, 0, 1)
        one, two = p.piece(0, 3, size["foot"]), p.length(3, 1)
        p.apply(segment_sum(1, 1), whole=base, p1=one, p2=two, line=p.on(0, 1))
        p.apply(PYTHAGORAS, a=one, b=height, c=left, triangle=p.on(0, 3, 2))
        p.apply(PYTHAGORAS, a=two, b=height, c=right, triangle=p.on(1, 3, 2))
        p.apply(TRIANGLE_AREA, b=base, h=height, S=p.area(), **words)
        p.apply(TRIANGLE_PERIMETER, a=base, b=right, c=left, P=p.perimeter(), **words)
        return
    one, two = size["angles"]
    first = p.interior(0, one)
    p.corner[0] = first
    if two:
        second, third = p.interior(1, two), p.interior(2)
        p.apply(TRIANGLE_SUM, a=first, b=second, c=third, triangle=p.word)
        p.corner |= {1: second, 2: third}
        return
    base, left = p.side(0), p.side(2)
    p.apply(TRIANGLE_AREA_SINE, a=base, b=left, A=first, S=p.area(), **words)
    if p.outline.sides[1].length:
        third = p.side(1)
        p.apply(LAW_OF_COSINES, a=base, b=left, C=first, c=third, triangle=p.word, side=p.on(1, 2))
        p.apply(TRIANGLE_PERIMETER, a=base, b=left, c=third, P=p.perimeter(), **words)


def equilateral_outline(size):
    return three(size, ((real(size["sides"][0]) / 2, 0.0),) if size["height"] else ())


TRIANGLES = {
    "isosceles_triangle": Shape(
        "triangle", "isosceles_triangle", 1.5, isosceles_sizes, isosceles_outline, isosceles_state
    ),
    "equilateral_triangle": Shape(
        "triangle", "equilateral_triangle", 1.2, equilateral_sizes, equilateral_outline, equilateral_state, single=True
    ),
    "scalene_triangle": Shape("triangle", "scalene_triangle", 1.2, scalene_sizes, scalene_outline, scalene_state),
}
