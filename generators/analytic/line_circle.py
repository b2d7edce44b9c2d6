"""A line that cuts a circle: the common points, the chord's length, the line's distance from the centre."""

from functools import lru_cache

from generators.graphs.circles import plotted_circle
from generators.graphs.plot import through
from generators.graphs.window import square_window
from generators.rules.conics import (
    CHORD_LENGTH,
    COMMON_PLACES,
    LINE_IN_CIRCLE,
    POINT_OF_LINE,
    RIGHT_SIDE,
)
from generators.rules.lines import POINT_LINE_DISTANCE
from generators.rules.plane import DISTANCE, INTERCEPT, SLOPE

WEIGHT = 0.8

SQUARES = (
    5,
    10,
    13,
    17,
    20,
    25,
    26,
    29,
    34,
    37,
    40,
    41,
    45,
    50,
    52,
    53,
    58,
    65,
    85,
)  # of radii with many whole points on the circle


@lru_cache(maxsize=32)
def chords(square):
    """Pairs of whole steps of that squared length, left one first, whose line has a whole slope, not 0."""
    steps = [(x, y) for x in range(-9, 10) for y in range(-9, 10) if x * x + y * y == square]
    return [
        (one, other)
        for one in steps
        for other in steps
        if one[0] < other[0] and one[1] != other[1] and (other[1] - one[1]) % (other[0] - one[0]) == 0
        if (one[0] + other[0], one[1] + other[1]) != (0, 0)  # not through the centre
    ]


def sample(rng):
    square = rng.choice(SQUARES)
    h, k = (0, 0) if rng.random() < 0.2 else (rng.randint(-12, 12), rng.randint(-12, 12))
    one, other = rng.choice(chords(square))
    return {
        "centre": (h, k),
        "square": square,
        "one": one,
        "other": other,
        "grid": rng.random() < 0.3,
        "points": rng.random() < 0.4,  # the common points may be given, else they are what is sought
    }


def build(s, p):
    (h, k), square = p["centre"], p["square"]
    radius = square**0.5
    axes = square_window([(h - radius, k - radius), (h + radius, k + radius)], p["grid"], 0.7)
    s.axes(axes)
    disk = plotted_circle(s, "C", h, k, square, radius, ask=False)
    ends = [(h + dx, k + dy) for dx, dy in (p["one"], p["other"])]
    P, Q = (s.point(letter, end, dot=True) for letter, end in zip("PQ", ends, strict=True))
    through(s, axes, P, Q)
    s.claim("secant", disk.name, P, Q, said=True, told=True)
    s.claim("point_left_of", P, Q, said=True)
    slope = (ends[1][1] - ends[0][1]) // (ends[1][0] - ends[0][0])
    rise = ends[0][1] - slope * ends[0][0]
    words = {"one": P, "other": Q, "line": P + Q, "figure": f"circle {disk.name}", "chord": P + Q}
    line = s.quantity("explicit", P, Q, value=f"{slope}*x + {rise}", ask=False)
    m, b = s.quantity("slope", P, Q, symbol="m", ask=False), s.quantity("intercept", P, Q, "y", symbol="b", ask=False)
    s.conclude("slope_of_equation", m, (line,), f"{slope}", {"takes the constant": f"{rise}"}, **words)
    s.conclude("intercept_of_equation", b, (line,), f"{rise}", {"takes the slope": f"{slope}"}, **words)
    q = s.quantity("elimination", disk.name, P, Q, give=False, ask=False)
    s.apply(RIGHT_SIDE, F=line, m=m, b=b, **words)
    s.apply(LINE_IN_CIRCLE, q=q, C=disk.place, F=line, r=disk.radius, **words)
    both = s.quantity("x_places", disk.name, P, Q, give=False, ask=not p["points"])
    lower, upper = ends[0][0], ends[1][0]
    wrong = {
        "changes both signs": f"FiniteSet({-lower}, {-upper})",
        "forgets to halve": f"FiniteSet({2 * lower}, {2 * upper})",
    }
    s.step(COMMON_PLACES, wrong=wrong, Z=both, q=q, **words)
    places = []
    for name, right, wrong in ((P, lower, upper), (Q, upper, lower)):
        u = s.quantity("coordinate", name, "x", give=False, ask=False)
        mistakes = {"takes the other point": f"{wrong}", "changes the sign": f"{-right}"}
        s.conclude("left_or_right", u, (both,), f"{right}", mistakes, **words)
        place = s.quantity("point", name, give=p["points"])
        s.apply(POINT_OF_LINE, P=place, m=m, b=b, u=u, point=name, **words)
        places.append(place)
    far = s.quantity("distance", disk.name, P, Q, symbol="d", give=False)
    s.apply(POINT_LINE_DISTANCE, d=far, P=disk.place, m=m, b=b, one=disk.name, line=f"line {P}{Q}")
    chord = s.length(P, Q, give=False)
    s.apply(CHORD_LENGTH, s=chord, d=far, r=disk.radius, **words)
    s.apply(DISTANCE, d=chord, A=places[0], B=places[1], **words)
    if p["points"]:
        s.apply(SLOPE, m=m, A=places[0], B=places[1], **words)
        for name, place in zip((P, Q), places, strict=True):
            s.apply(INTERCEPT, b=b, m=m, A=place, **(words | {"one": name}))
            s.apply(DISTANCE, d=disk.radius, A=disk.place, B=place, one=disk.name, other=name, line=disk.name + name)
    s.say("", circle=disk.name, one=P, other=Q)
