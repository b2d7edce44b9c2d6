"""A function of two pieces: values on both sides, one-sided limits, the jump, continuity at the place between them."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.pieces import marked_lines, say_pieces, two_pieces
from generators.graphs.polynomial import value
from generators.graphs.two_places import drawn_places, from_two_values
from generators.rules import limits

WEIGHT = 0.7
FEW_NUMBERS = 0.5


def piece(rng):
    """Coefficients of a line or of a parabola."""
    if rng.random() < 0.65:
        return [rng.randint(-12, 12), rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))]
    return [rng.randint(-6, 6), rng.randint(-3, 3), rng.choice((1, -1))]


@again
def sample(rng):
    c, left, right = rng.choice([x for x in range(-6, 7) if x]), piece(rng), piece(rng)
    if rng.random() < 0.25:
        right[0] += int(value(left, c) - value(right, c))
    seen = [value(p, c + d) for p, d in ((left, -2), (left, -1), (left, 0), (right, 0), (right, 1), (right, 2))]
    if max(map(abs, seen)) > 12 or left == right or 0 < abs(value(left, c) - value(right, c)) < 2:
        raise Reject("too high or a jump too small to see")
    places, marked = (c - rng.randint(1, 3), c + rng.randint(1, 3)), marked_lines(rng, (left, right), c, 0.95)
    if any(x == 0 or x in (known or ()) for x, known in zip(places, marked, strict=True)):
        raise Reject("a value at 0 or one that is marked")
    two = drawn_places(rng, places)
    return {
        "two": two,
        "c": c,
        "left": left,
        "right": right,
        "ask_sides": rng.random() < 0.25,
        "belongs": rng.choice(("left", "right")),
        "marked": marked,
        "ask_value": all(marked) and rng.random() < 0.4,
        "places": places,
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    made = two_pieces(s, (v["left"], v["right"]), v["c"], v["belongs"], v["grid"], v["marked"], v["ask_sides"])
    f, words = made.f, made.words
    s.apply(limits.JUMP, J=s.quantity("jump", f, str(v["c"]), give=False), L=made.sides[0], R=made.sides[1], **words)
    for place, formula, own in zip(map(str, v["places"]), made.formulas, made.ranges, strict=True):
        at = s.quantity("value_at", f, place, give=False, ask=v["ask_value"])
        s.apply(limits.value_by_piece(place), v=at, g=formula, place=place.replace("-", "−"), **own, **words)
    from_two_values(s, f, v["two"], [s.quantity("value_at", f, str(x), give=False) for x in v["two"]["places"]])
    say_pieces(s, f, v["marked"])
