"""A quotient with a common factor: its simplified form, the hole, the limit there, the domain, values."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import graph
from generators.graphs.polynomial import poly, value
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs, limits

WEIGHT = 0.02
FEW_NUMBERS = 1


@again
def sample(rng):
    hole = rng.choice([c for c in range(-6, 7) if c])
    if rng.random() < 0.6:
        inner = [rng.randint(-7, 7), rng.choice((1, 1, -1, 2, -2, 3))]
    else:
        r, t = rng.sample([z for z in range(-5, 6) if z != hole], 2)
        a = rng.choice((1, 1, -1))
        inner = [a * r * t, -a * (r + t), a]
    if not value(inner, hole) or abs(value(inner, hole)) > 14 or not inner[0]:
        raise Reject("the hole lies on an axis or too high")
    place = rng.choice([x for x in range(hole - 4, hole + 5) if x not in (0, hole) and abs(value(inner, x)) < 25])
    good = [x for x in range(hole - 4, hole + 5) if x != hole and abs(value(inner, x)) < 40]
    two = drawn_places(rng, good, gaps=(hole,))
    return {"two": two, "hole": hole, "inner": inner, "place": place, "grid": rng.random() < 0.6}


def build(s, v):
    c, inner, place = v["hole"], v["inner"], v["place"]
    top = [x + y for x, y in zip([0, *inner], [-c * z for z in inner] + [0], strict=True)]
    height = value(inner, c)
    quotient = f"({poly(top)})/(x - ({c}))"
    turn = [value(inner, x) for x in range(c - 2, c + 3)] if len(inner) == 2 else [value(inner, x) for x in (c, place)]
    axes = graph_window((min(c - 4, place, 0) - 1, max(c + 4, place, 0) + 1), turn, v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", quotient)
    s.ring(s.point("_h", (c, float(height))))
    words = {"function": f}
    formula = s.quantity("formula", f, value=quotient)
    short = s.quantity("formula", f, "simplified", symbol=f"{f}(x)", noun=f"{f} in simplified form", give=False)
    wrong = {
        "drops_the_denominator": f"({poly(inner)})*(x - ({c}))",
        "changes_the_sign_of_the_constant": poly([-inner[0], *inner[1:]]),
        "loses_the_constant": poly([0, *inner[1:]]),
    }
    s.conclude("cancelling", short, (formula,), poly(inner), wrong, **words)
    where = s.quantity("hole_place", f, give=False)
    s.conclude(
        "common_zero",
        where,
        (formula,),
        str(c),
        {"changes_the_sign": str(-c), "sets_the_factor_to_one": str(c + 1)},
        **words,
    )
    limit = s.quantity("limit_at", f, str(c), give=False)
    s.apply(limits.limit_by_value(str(c)), L=limit, g=short, **words)
    s.apply(limits.HOLE, H=s.quantity("hole", f, give=False), c=where, g=short, **words)
    s.apply(graphs.WITHOUT, D=s.quantity("domain", f, give=False), p=where, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
    if place != c:
        s.apply(
            algebra.value_at(str(place)),
            v=s.quantity("value", f, str(place), give=False, ask=place % 4 == 1),
            f=formula,
            **words,
        )
    at_two_places(s, f, formula, v["two"])
    s.say("", f=f)
