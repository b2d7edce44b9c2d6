"""Squares, rectangles, parallelograms and rhombi as parts of a figure."""

from math import cos, radians, sin

from generators.rules.area import (
    PARALLELOGRAM_AREA,
    PARALLELOGRAM_AREA_SINE,
    PARALLELOGRAM_PERIMETER,
    RECTANGLE_AREA,
    RECTANGLE_PERIMETER,
    RHOMBUS_AREA,
    RHOMBUS_AREA_HEIGHT,
    RHOMBUS_PERIMETER,
    SQUARE_AREA,
    SQUARE_DIAGONAL,
    SQUARE_PERIMETER,
)
from generators.rules.quadrilateral import (
    ADJACENT_ANGLES,
    OPPOSITE_SIDES,
)
from generators.rules.right_triangle import PYTHAGORAS, SINE_RATIO
from generators.rules.shapes import EQUAL_SIDES, RHOMBUS_AREA_SINE, RHOMBUS_SIDE
from generators.shapes.lengths import SPECIAL, exact, near, real, triples
from generators.shapes.outline import four
from generators.shapes.part import Shape

# -- square -------------------------------------------------------------------------------------------


def square_sizes(rng, base):
    return {"side": base, "diagonal": rng.random() < 0.3 and base[1] < 3}


def square_outline(size):
    a = real(size["side"])
    return four(((0, 0), (a, 0), (a, a), (0, a)), [size["side"]] * 4)


def square_state(p):
    words = {"figure": p.name}
    p.claim("square", 0, 1, 2, 3)
    p.introduce()
    p.mark_right(2, 3, 0, 1)
    p.mark_equal(0, 1, 2, 3)
    used = p.used(0, 1, 2, 3)
    p.tie(EQUAL_SIDES, (0, 1, 2, 3), used, words)
    for i in used[:2]:
        p.apply(SQUARE_AREA, a=p.side(i), S=p.area(), **words)
        p.apply(SQUARE_PERIMETER, a=p.side(i), P=p.perimeter(), **words)
    if p.size["diagonal"]:
        a, c = (0, 2) if 0 in p.shared else (1, 3)
        p.s.segment(p.names[a], p.names[c])
        p.s.say("diagonal", diagonal=p.on(a, c), figure=p.name)
        p.apply(SQUARE_DIAGONAL, a=p.side(used[0]), d=p.length(a, c), **words)
    p.corner = dict.fromkeys(range(4), 90)


# -- rectangle ----------------------------------------------------------------------------------------


def rectangle_sizes(rng, base):
    if base[1] == 1 and rng.random() < 0.35:
        found = triples(0, 60, leg=base[0])
        if found:
            _, other, diagonal = rng.choice(found)
            return {"width": base, "height": (other, 1), "diagonal": (diagonal, 1)}
    other = near(rng, base)
    return other and {"width": base, "height": other, "diagonal": None}


def rectangle_outline(size):
    a, b = real(size["width"]), real(size["height"])
    return four(((0, 0), (a, 0), (a, b), (0, b)), [size["width"], size["height"]] * 2)


def rectangle_state(p):
    words = {"figure": p.name}
    p.claim("rectangle", 0, 1, 2, 3)
    p.introduce()
    flat, tall = p.used(0, 2), p.used(1, 3)
    corner = tall[0] if (tall[0] - flat[0]) % 4 == 1 else flat[0]  # of the two sides that formulas name first
    p.mark_right(*(corner, 0, 1, 2, 3) if p.size["diagonal"] else (2, 3, 0, 1))
    p.tie(OPPOSITE_SIDES, (0, 2), flat, words)
    p.tie(OPPOSITE_SIDES, (1, 3), tall, words)
    for i, j in {(flat[0], tall[0]): 0, (flat[-1], tall[-1]): 0}:
        a, b = p.side(i), p.side(j)
        p.apply(RECTANGLE_AREA, a=a, b=b, S=p.area(), **words)
        p.apply(RECTANGLE_PERIMETER, a=a, b=b, P=p.perimeter(), **words)
    if p.size["diagonal"]:
        a, c = sorted(((corner - 1) % 4, (corner + 1) % 4))
        p.s.segment(p.names[a], p.names[c])
        p.s.say("diagonal", diagonal=p.on(a, c), figure=p.name)
        p.apply(PYTHAGORAS, a=p.side(flat[0]), b=p.side(tall[0]), c=p.length(a, c), triangle=p.on(a, corner, c))
    p.corner = dict.fromkeys(range(4), 90)


# -- parallelogram and rhombus ------------------------------------------------------------------------


def parallelogram_sizes(rng, base):
    low, high = 0.45 * real(base), 1.5 * real(base)
    obtuse = rng.random() < 0.5
    if rng.random() < 0.5:
        found = [t for t in triples(low, high) if t[0] < 0.75 * real(base)]
        if found:
            lean, height, side = rng.choice(found)
            return {
                "width": base,
                "side": (side, 1),
                "lean": lean,
                "height": height,
                "angle": 0,
                "obtuse": obtuse,
                "drawn": True,
            }
    side, angle = near(rng, base, 0.45, 1.3), rng.choice(SPECIAL)
    if side is None or real(side) * cos(radians(angle)) > 0.75 * real(base):
        return None
    lean, height = real(side) * cos(radians(angle)), real(side) * sin(radians(angle))
    return {
        "width": base,
        "side": side,
        "lean": lean,
        "height": height,
        "angle": angle,
        "obtuse": obtuse,
        "drawn": rng.random() < 0.6,
    }


def parallelogram_outline(size):
    a, h, x = real(size["width"]), size["height"], size["lean"]
    points = ((0, 0), (a, 0), (a - x, h), (-x, h)) if size["obtuse"] else ((0, 0), (a, 0), (a + x, h), (x, h))
    extra = ((a - x if size["obtuse"] else x, 0),) if size["drawn"] else ()
    return four(points, [size["width"], size["side"]] * 2, extra)


def parallelogram_state(p):
    words, size = {"figure": p.name}, p.size
    p.claim("parallelogram", 0, 1, 2, 3)
    p.introduce()
    flat, tall = p.used(0, 2), p.used(1, 3)
    p.tie(OPPOSITE_SIDES, (0, 2), flat, words)
    p.tie(OPPOSITE_SIDES, (1, 3), tall, words, _slant(size))
    base, side = p.side(flat[0]), p.side(tall[0])
    p.apply(PARALLELOGRAM_PERIMETER, a=base, b=side, P=p.perimeter(), **words)
    acute = _slanted(p, PARALLELOGRAM_AREA, base)
    if acute and not size["drawn"]:
        p.apply(PARALLELOGRAM_AREA_SINE, a=base, b=side, A=acute, S=p.area(), **words)


def _slant(size):
    """Number of the side that makes a right triangle with the drawn height, None where none is drawn."""
    return (1 if size["obtuse"] else 3) if size["drawn"] else None


def _slanted(p, area, base):
    """Height and angles of a parallelogram on its base side; returns the acute angle, or None where it is not exact."""
    size = p.size
    sharp, top, far, blunt = (1, 2, 0, 0) if size["obtuse"] else (0, 3, 1, 1)
    acute = None
    if size["angle"]:
        acute = p.angle(far, sharp, top, size["angle"])
        other = p.angle(sharp, blunt, {0: 3, 1: 2}[blunt])
        p.apply(ADJACENT_ANGLES, a=other, b=acute, figure=p.name)
        p.corner |= {sharp: acute, blunt: other}
    if size["drawn"]:
        height = p.altitude(top, 4, 0, 1)
        triangle, side = p.on(sharp, 4, top), p.side(_slant(size))
        p.apply(
            area, **({"b": base} if area is PARALLELOGRAM_AREA else {"a": base}), h=height, S=p.area(), figure=p.name
        )
        if acute:
            p.apply(SINE_RATIO, o=height, h=side, A=acute, triangle=triangle)
        else:
            p.apply(PYTHAGORAS, a=p.piece(sharp, 4, size["lean"]), b=height, c=side, triangle=triangle)
    return acute


def rhombus_sizes(rng, base):
    a = real(base)
    obtuse = rng.random() < 0.5
    if base[1] == 1 and rng.random() < 0.6:
        found = triples(0, 60, hypotenuse=base[0])
        if found:
            p, q, _ = rng.choice(found)
            lean = abs(q * q - p * p) / base[0]
            return {
                "width": base,
                "side": base,
                "halves": [p, q],
                "lean": lean,
                "height": 2 * p * q / base[0],
                "angle": 0,
                "obtuse": p > q,
                "drawn": False,
            }
    angle = rng.choice(SPECIAL)
    lean, height = a * cos(radians(angle)), a * sin(radians(angle))
    if lean > 0.75 * a:
        return None
    return {
        "width": base,
        "side": base,
        "halves": None,
        "lean": lean,
        "height": height,
        "angle": angle,
        "obtuse": obtuse,
        "drawn": rng.random() < 0.5,
    }


def rhombus_outline(size):
    outline = parallelogram_outline(size)
    if not size["halves"]:
        return outline
    (x0, y0), (x1, y1) = outline.points[0], outline.points[2]
    return outline._replace(points=(*outline.points, ((x0 + x1) / 2, (y0 + y1) / 2)))


def rhombus_state(p):
    words, size = {"figure": p.name}, p.size
    p.claim("rhombus", 0, 1, 2, 3)
    p.introduce()
    p.mark_equal(0, 1, 2, 3)
    used = p.used(0, 1, 2, 3)
    p.tie(EQUAL_SIDES, (0, 1, 2, 3), used, words, _slant(size))
    for i in used[:2]:
        if not p.passing:
            p.apply(RHOMBUS_PERIMETER, a=p.side(i), P=p.perimeter(), **words)
    side = p.side(used[0])
    if size["halves"]:
        a, b, c, d, m = p.names
        p.s.segment(a, c)
        p.s.segment(b, d)
        p.s.claim("midpoint", m, a, c)
        p.s.claim("midpoint", m, b, d)
        p.s.right_angle(b, m, c, said=False)
        p.s.say("diagonals", first=a + c, second=b + d, meet=m, figure=p.name)
        one, two = p.length(0, 2, exact(2 * size["halves"][1], 1)), p.length(1, 3, exact(2 * size["halves"][0], 1))
        p.apply(RHOMBUS_AREA, d=one, e=two, S=p.area(), **words)
        p.apply(RHOMBUS_SIDE, d=one, e=two, a=side, **words)
        return
    acute = _slanted(p, RHOMBUS_AREA_HEIGHT, p.lengths[0])
    if not size["drawn"]:
        p.apply(RHOMBUS_AREA_SINE, a=side, A=acute, S=p.area(), **words)


PARALLELOGRAMS = {
    "square": Shape("square", "plain", 1.6, square_sizes, square_outline, square_state, single=True),
    "rectangle": Shape("rectangle", "plain", 1.6, rectangle_sizes, rectangle_outline, rectangle_state),
    "parallelogram": Shape(
        "parallelogram", "plain", 1.0, parallelogram_sizes, parallelogram_outline, parallelogram_state
    ),
    "rhombus": Shape("rhombus", "plain", 0.8, rhombus_sizes, rhombus_outline, rhombus_state),
}
