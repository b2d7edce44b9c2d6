"""Right triangles as parts of a figure: triples, 30-60-90, 45-45-90, and others with whole legs."""

from generators.rules.area import (
    RIGHT_TRIANGLE_AREA,
    TRIANGLE_PERIMETER,
)
from generators.rules.right_triangle import ACUTE_ANGLES, COSINE_RATIO, PYTHAGORAS, SINE_RATIO, TANGENT_RATIO
from generators.shapes.lengths import LONGEST, near, real, root_of, times, triples
from generators.shapes.outline import legs_at, three
from generators.shapes.part import Shape


def right_sizes(rng, base):
    """The base is a leg or the hypotenuse; a triple, 30-60-90, 45-45-90, or two whole legs."""
    a, right = real(base), rng.choice((0, 1, 0, 1, 2))
    kind = rng.choices(("triple", "special", "free"), (50, 28, 22))[0]
    angles = None
    if right == 2:
        if kind == "special":
            sharp = rng.choice((30, 45, 60))  # at point 0
            one = times(base, 2, 3) if sharp == 30 else times(base, 2, 2) if sharp == 45 else times(base, 2)
            two = times(base, 2) if sharp == 30 else times(base, 2, 2) if sharp == 45 else times(base, 2, 3)
            sides, angles = (base, two, one), [sharp, 90 - sharp]
        else:
            found = triples(0, 90, hypotenuse=base[0]) if base[1] == 1 else []
            if not found:
                return None
            p, q, _ = rng.choice(found)
            sides = (base, (p, 1), (q, 1))
    else:
        if kind == "special":
            sharp = rng.choice((30, 45, 60))  # at the other end of the base
            other = times(base, 3, 3) if sharp == 30 else base if sharp == 45 else times(base, 1, 3)
            long = other and (
                times(other, by=2) if sharp == 30 else times(base, 1, 2) if sharp == 45 else times(base, by=2)
            )
            angles = [90, sharp] if right == 0 else [sharp, 90]
        elif kind == "triple":
            found = triples(0, 60, leg=base[0]) if base[1] == 1 else []
            if not found:
                return None
            _, height, slant = rng.choice(found)
            other, long = (height, 1), (slant, 1)
        else:
            other = near(rng, base, 0.4, 2.2)
            square = other and base[0] ** 2 * base[1] + other[0] ** 2 * other[1]
            long = other and root_of(square)
        sides = (base, long, other) if right == 0 else (base, other, long)
    if None in sides or max(map(real, sides)) > 1.5 * LONGEST or min(map(real, sides)) < 0.3 * a:
        return None
    return {"sides": [list(side) for side in sides], "right": right, "angles": angles}


def right_state(p):
    right, angles = p.size["right"], p.size["angles"]
    one, two, long = legs_at(right)
    triangle = p.on(right - 1, right, (right + 1) % 3)
    words = {"figure": p.name}
    p.claim("right_triangle", (right - 1) % 3, right, (right + 1) % 3)
    p.mark_right(right)
    p.introduce(corner=p.names[right], hypotenuse=p.on(*p.outline.sides[long][:2]))
    a, b, c = p.side(one), p.side(two), p.side(long)
    p.apply(RIGHT_TRIANGLE_AREA, a=a, b=b, S=p.area(), **words)
    p.apply(TRIANGLE_PERIMETER, a=a, b=b, c=c, P=p.perimeter(), **words)
    p.corner[right] = 90
    if not angles:
        p.apply(PYTHAGORAS, a=a, b=b, c=c, triangle=triangle)
        return
    at, other = (right + 1) % 3, (right - 1) % 3  # `one` is the leg from the right angle to `at`
    values = {i: angle for i, angle in enumerate(angles) if angle != 90}
    sharp = {i: p.interior(i, values.get(i)) for i in (at, other)}
    p.apply(ACUTE_ANGLES, A=sharp[at], B=sharp[other], triangle=triangle)
    p.apply(SINE_RATIO, A=sharp[at], o=b, h=c, triangle=triangle)
    p.apply(COSINE_RATIO, A=sharp[at], n=a, h=c, triangle=triangle)
    p.apply(TANGENT_RATIO, A=sharp[at], o=b, n=a, triangle=triangle)
    p.corner |= sharp


RIGHT_TRIANGLES = {"right_triangle": Shape("triangle", "right_triangle", 2.2, right_sizes, three, right_state)}
