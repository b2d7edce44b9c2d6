"""Average value of a function between two points, and the average rate of change: where each of them is taken."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import differentiate, integrate, integrated, poly, value
from generators.graphs.two_places import SLOPES, drawn_places, slopes_at_two_places
from generators.graphs.window import graph_window
from generators.rules import integrals as rules

WEIGHT = 1.03
FEW_NUMBERS = 0.7


@again
def sample(rng):
    a = rng.randint(-6, 4)
    b = a + rng.randint(2, 6)
    c = [rng.randint(-40, 40), rng.randint(-15, 15), rng.choice((-4, -3, -2, -1, 1, 2, 3, 4))]
    heights = [value(c, x) for x in range(a, b + 1)]
    mean = (value(integrated(c), b) - value(integrated(c), a)) / (b - a)
    if (
        max(heights) - min(heights) > 60
        or max(map(abs, heights)) > 60
        or mean.denominator > 3
        or heights[0] == heights[-1]
    ):
        raise Reject("too high or ugly")
    two = drawn_places(rng, range(a, b + 1), SLOPES)
    return {"two": two, "c": c, "a": a, "b": b, "mean": mean, "grid": rng.random() < 0.4}


def build(s, v):
    c, a, b = v["c"], v["a"], v["b"]
    axes = graph_window((min(a, 0) - 1, max(b, 0) + 1), [value(c, x) for x in range(a, b + 1)], v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    (A, start), (B, end) = (plot(s, letter, x, value(c, x), ask=False) for letter, x in (("A", a), ("B", b)))
    s.segment(A, B, role="aux")
    s.claim("all_on_curve", f, A, B, said=True, told=True)
    words = {"function": f, "p": A, "q": B}
    formula, whole = s.quantity("formula", f, value=poly(c)), s.quantity("antiderivative", f, ask=False)
    integrate(s, whole, formula, c, function=f)
    integral, mean = s.quantity("integral_between", f, A, B), s.quantity("mean_on", f, A, B)
    s.apply(rules.BETWEEN, I=integral, F=whole, P=start, Q=end, **words)
    s.apply(rules.MEAN_VALUE, M=mean, I=integral, P=start, Q=end, **words)
    chord = s.quantity("slope", A, B, symbol="m", noun=f"the chord {A}{B}")
    s.apply(rules.CHORD, m=chord, A=start, B=end)
    derivative = s.quantity("derivative", f, give=False, ask=False)
    differentiate(s, derivative, formula, c, function=f)
    slopes_at_two_places(s, f, formula, derivative, v["two"])
    middle = Fraction(a + b, 2)
    wrong = {
        "takes_a_zero_of_the_derivative": Fraction(-c[1], 2 * c[2]),
        "changes_the_sign": -middle,
        "takes_an_end": b,
    }
    place = s.quantity("chord_place", f, A, B, give=False)
    s.step(rules.CHORD_PLACE, wrong=wrong, c=place, D=derivative, m=chord)
    s.say("", f=f, a=A, b=B)
