"""The tangent and the normal to a graph at a marked point: slopes, intercept, equations, slope read off the tangent."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import steep
from generators.graphs.plot import graph, plot, through
from generators.graphs.polynomial import derived, differentiate, poly, value
from generators.graphs.two_places import SLOPES, drawn_places, slopes_at_two_places
from generators.graphs.window import graph_window
from generators.rules import calculus as rules

WEIGHT = 1.0
FEW_NUMBERS = 0.4


@again
def sample(rng):
    seen = rng.random() < 0.65  # no formula is known: the tangent's two points tell all
    m = steep(rng) if seen else Fraction(rng.choice((1, -1)) * rng.randint(2, 9))
    place, y = rng.randint(-11, 11), rng.randint(-28, 28)
    run = m.denominator * rng.choice([x for x in range(-4, 5) if x])
    if abs(m) == 1 or abs(run) > 6 or abs(y + m * run) > 34:
        raise Reject("too steep or too far")
    bends = [0, 0, rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))]
    if rng.random() < 0.35:
        bends[2:] = [rng.randint(-3, 3), rng.choice((-1, 1, Fraction(1, 3), Fraction(-1, 3)))]
    c = [0, m - value(derived(bends), place), *bends[2:]]
    c[0] = y - value(c, place)
    if not seen and (c[0].denominator > 1 or max(map(abs, c[:2])) > 40):
        raise Reject("ugly coefficients")
    two = drawn_places(rng, range(min(0, place, place + run) - 1, max(0, place, place + run) + 2), SLOPES)
    return {
        "two": two,
        "c": c,
        "place": place,
        "run": run,
        "seen": seen,
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
    slope = s.quantity("gradient", f, place, give=False)
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
    intercept = s.quantity("tangent_intercept", f, place, give=False)
    s.apply(rules.TANGENT_INTERCEPT, b=intercept, A=point, m=slope, **words)
    s.apply(rules.TANGENT, t=s.quantity("tangent", f, place, give=False), m=slope, b=intercept, **words)
    normal = s.quantity("normal_slope", f, place, give=False)
    s.apply(rules.NORMAL_SLOPE, n=normal, m=slope, **words)
    s.apply(rules.NORMAL, t=s.quantity("normal", f, place, give=False), n=normal, A=point, **words)
    s.say("", f=f, a=A, b=B)
