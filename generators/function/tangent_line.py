"""The tangent and the normal to a graph at a marked point: slopes, intercept, equations, slope read off the tangent."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot, through
from generators.graphs.polynomial import derived, differentiate, poly, value
from generators.graphs.two_places import SLOPES, drawn_places, slopes_at_two_places
from generators.graphs.window import graph_window
from generators.rules import calculus as rules

WEIGHT = 1.1
FEW_NUMBERS = 0.5


@again
def sample(rng):
    degree = rng.choice((2, 2, 3))
    c = [rng.randint(-20, 20), rng.randint(-15, 15), rng.choice((-4, 4, -3, -2, -1, 1, 2, 3))]
    if degree == 3:
        c[2:] = [rng.randint(-3, 3), rng.choice((-1, 1, Fraction(1, 3), Fraction(-1, 3)))]
    place, run = rng.randint(-5, 5), rng.choice((-3, -2, -1, 1, 2, 3))
    m, y = value(derived(c), place), value(c, place)
    if m in (0, 1, -1) or abs(m) > 9 or abs(y) > 15 or abs(y + m * run) > 20 or y.denominator > 3:
        raise Reject("too steep or too level")
    two = drawn_places(rng, range(min(0, place, place + run) - 1, max(0, place, place + run) + 2), SLOPES)
    return {
        "two": two,
        "c": c,
        "place": place,
        "run": run,
        "seen": y.denominator == 1 and rng.random() < 0.6,  # no formula is known: the tangent's two points tell all
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    c, x = v["c"], v["place"]
    m, y = value(derived(c), x), value(c, x)
    end = (x + v["run"], y + m * v["run"])
    axes = graph_window((min(x, end[0], 0) - 2, max(x, end[0], 0) + 2), (y, end[1], y + 4, y - 4), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    A, point = plot(s, "A", x, y, ask=False)
    B, other = plot(s, "B", *end, ask=False)
    through(s, axes, A, B)
    s.claim("touches_at", A, B, f, said=True)
    words = {"function": f, "point": A, "other": B}
    place = str(x)
    slope = s.quantity("gradient", f, place)
    s.apply(rules.TANGENT_SLOPE, m=slope, A=point, B=other, **words)
    if not v["seen"]:
        formula, derivative = (
            s.quantity("formula", f, value=poly(c)),
            s.quantity("derivative", f, give=False, ask=False),
        )
        differentiate(s, derivative, formula, c, function=f)
        wrong = {"takes_the_value_of_the_function": y}
        s.step(rules.gradient_at(place), wrong=wrong, m=slope, D=derivative, function=f)
        s.apply(rules.GRAPH_POINT, A=point, u=s.quantity("coordinate", A, "x", value=x, ask=False), f=formula, **words)
        slopes_at_two_places(s, f, formula, derivative, v["two"])
    intercept = s.quantity("tangent_intercept", f, place)
    s.apply(rules.TANGENT_INTERCEPT, b=intercept, A=point, m=slope, **words)
    s.apply(rules.TANGENT, t=s.quantity("tangent", f, place), m=slope, b=intercept, **words)
    normal = s.quantity("normal_slope", f, place, give=False)
    s.apply(rules.NORMAL_SLOPE, n=normal, m=slope, **words)
    s.apply(rules.NORMAL, t=s.quantity("normal", f, place), n=normal, A=point, **words)
    s.say("", f=f, a=A, b=B)
