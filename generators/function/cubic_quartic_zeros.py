"""A polynomial of degree 3 or 4 with marked zeros: multiplicities from its shape, factored form, intercept, values."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import poly, value
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra

WEIGHT = 0.14
FEW_NUMBERS = 1

POWERS = ((1, 1, 1), (1, 1, 1), (2, 1), (1, 2), (1, 1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2), (3, 1), (1, 3))
FACTORS = (
    1,
    2,
    3,
    *(Fraction(n, d) for n, d in ((1, 2), (3, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (1, 6), (1, 10))),
)
MARKS = {1: "crosses_axis", 2: "touches_axis", 3: "crosses_flat"}


@again
def sample(rng):
    powers = rng.choice(POWERS)
    zeros = sorted(rng.sample(range(-7, 8), len(powers)))
    c = [rng.choice((1, -1)) * rng.choice(FACTORS)]
    a = c[0]
    for zero, power in zip(zeros, powers, strict=True):
        for _ in range(power):
            c = [x + y for x, y in zip([0, *c], [-zero * z for z in c] + [0], strict=True)]
    inner = [value(c, Fraction(x, 4)) for x in range(4 * zeros[0], 4 * zeros[-1] + 1)]
    places = [x for x in range(zeros[0] - 1, zeros[-1] + 2) if x not in zeros]
    good = [x for x in places if value(c, x).denominator == 1 and 1 <= abs(value(c, x)) <= 36]
    if not good or max(map(abs, inner)) > 40 or max(map(abs, inner)) < 2:
        raise Reject("too high, too flat or between grid lines")
    at = rng.choice(good)
    two = drawn_places(rng, [x for x in places if x != at and value(c, x).denominator == 1])
    place = rng.choice([x for x in (*places, zeros[0] - 2, zeros[-1] + 2) if x not in (at, 0)])
    return {
        "two": two,
        "c": c,
        "a": a,
        "zeros": zeros,
        "powers": powers,
        "at": at,
        "place": place,
        "grid": rng.random() < 0.5,
    }


def build(s, p):
    c, zeros, powers = p["c"], p["zeros"], p["powers"]
    tops = [value(c, Fraction(x, 4)) for x in range(4 * zeros[0], 4 * zeros[-1] + 1)]
    height = value(c, p["at"])
    room = (max(tops) - min(tops)) / 3
    axes = graph_window(
        (min(zeros[0], 0) - 2, max(zeros[-1], 0) + 2), (max(tops) + room, min(tops) - room, height), p["grid"]
    )
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    degree = sum(powers)
    s.claim("degree", f, str(degree), said=True, told=True)
    marked = [plot(s, letter, zero, 0) for letter, zero in zip("PQRT", zeros, strict=False)]
    s.claim("zero_at_points", f, *(name for name, _ in marked), said=True)
    words = {"function": f, "degree": str(degree)}
    for (name, pair), zero, power in zip(marked, zeros, powers, strict=True):
        s.claim(MARKS[power], name, f, str(zero), said=max(powers) > 1)
        wrong = {f"takes_it_for_{k}": str(k) for k in (1, 2, 3) if k != power}
        multiplicity = s.quantity("multiplicity", f, str(zero), give=False, ask=max(powers) > 1 and p["place"] % 4 == 0)
        s.conclude("multiplicity_from_shape", multiplicity, (pair,), str(power), wrong, point=name, **words)
    A, a_pair = plot(s, "A", p["at"], height)
    s.claim("on_curve", A, f, said=True)
    bound = dict(zip("PQRT", (pair for _, pair in marked), strict=False))
    to_factor, to_formula = algebra.factored(tuple(powers))
    words |= {"point": A, "known": ", ".join(n for n, _ in marked[:-1]) + f" and {marked[-1].name}"}
    lead, formula = (
        s.quantity("leading", f, str(degree)),
        s.quantity("formula", f, noun=f"{f} in factored form", give=False),
    )
    s.apply(to_factor, a=lead, A=a_pair, **bound, **words)
    s.apply(to_formula, F=formula, a=lead, **bound, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
    place = str(p["place"])
    s.apply(
        algebra.value_at(place),
        v=s.quantity("value", f, place, give=False, ask=p["place"] % 4 == 1),
        f=formula,
        **words,
    )
    at_two_places(s, f, formula, p["two"])
    s.say("", f=f, degree=str(degree), name="cubic" if degree == 3 else "quartic")
