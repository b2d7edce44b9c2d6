"""A cubic or quartic: its derivative, slopes at two places, where its tangent is level or has a given slope."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import derived, differentiate, integrated, poly, value
from generators.graphs.two_places import SLOPES, drawn_places, slopes_at_two_places
from generators.graphs.window import graph_window
from generators.rules.calculus import LEVEL_TANGENT, SLOPE_AT_POINT, slope_equals

WEIGHT = 0.26
FEW_NUMBERS = 0.6


@again
def sample(rng):
    p, q = sorted(rng.sample(range(-8, 9), 2))
    lead = rng.choice((1, 2, 3, 4, 6, -1, -2, -3, -4, -6))
    c = integrated([lead * p * q, -lead * (p + q), lead])  # f' = lead (x - p)(x - q)
    c[0] = rng.randint(-40, 40) - round(value([0, *c[1:]], p))
    if any(a.denominator > 3 for a in map(Fraction, c)):
        raise Reject("ugly coefficients")
    places = [x for x in range(min(p, -1) - 1, max(q, 1) + 2) if x not in (p, q)]
    place = rng.choice(places)
    heights = [value(c, x) for x in (p, q, place)]
    if max(heights) - min(heights) > 90 or any(h.denominator > 3 for h in heights):
        raise Reject("too high")
    two = drawn_places(rng, range(min(p, 0) - 1, max(q, 0) + 2), SLOPES)
    return {
        "two": two,
        "c": c,
        "zeros": (p, q),
        "place": place,
    }


def build(s, v):
    c, (p, q), place = v["c"], v["zeros"], v["place"]
    heights = [value(c, x) for x in (p, q, place)]
    axes = graph_window((min(p, place, 0) - 2, max(q, place, 0) + 2), [*heights, c[0]])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    formula, derivative = s.quantity("formula", f, value=poly(c)), s.quantity("derivative", f, give=False)
    differentiate(s, derivative, formula, c, function=f)
    zeros = s.quantity("level_places", f, give=False)
    wrong = {"changes_the_signs": f"FiniteSet({-p}, {-q})", "takes_the_zero_of_x": f"FiniteSet({p}, 0)"}
    s.step(LEVEL_TANGENT, wrong=wrong, Z=zeros, D=derivative, function=f)
    A, point = plot(s, "A", place, value(c, place), ask=False)
    slope = s.quantity("slope_at", f, A, give=False)
    s.apply(SLOPE_AT_POINT, m=slope, D=derivative, P=point, point=A)
    other = p + q - place  # the slope at a place is that at its mirror image
    if other != place and axes.x0 < other < axes.x1:
        m = derived(c)[2] * (place - p) * (place - q)
        pair = sorted((place, other))
        wrong = {
            "forgets_the_slope": f"FiniteSet({p}, {q})",
            "changes_the_signs": f"FiniteSet({-place}, {-other})",
            "finds_one_of_them": f"FiniteSet({pair[0]}, 0)",
        }
        s.step(slope_equals(str(m)), wrong=wrong, Z=s.quantity("places_of_slope", f, str(m), give=False), D=derivative)
    s.claim("on_curve", A, f, said=True)
    slopes_at_two_places(s, f, formula, derivative, v["two"])
    s.say("", f=f)
