"""The area between a graph and the x-axis over an interval, shaded: antiderivative, integral, area, mean value."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import integrate, integrated, poly, value
from generators.graphs.window import graph_window
from generators.rules import integrals as rules

WEIGHT = 0.56
FEW_NUMBERS = 1


@again
def sample(rng):
    a = rng.randint(-8, 7)
    b = a + rng.randint(1, 6)
    c = [rng.randint(-32, 32), rng.randint(-16, 16), rng.choice((-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5))]
    if rng.random() < 0.45:
        c += [rng.choice((-1, 1, 2, -2, 3, 4, -4))]
    if len([k for k in c if k]) < 2 or abs(height(c, a)) > 36 or abs(height(c, b)) > 36:
        raise Reject("a line or a power, or too high")
    at = [height(c, a + (b - a) / 32 * i) for i in range(33)]
    turn = -c[1] / (2 * c[2]) if len(c) == 3 and c[2] else a
    at += [height(c, turn)] if a < turn < b else []
    if not (min(at) >= 0 or max(at) <= 0) or max(map(abs, at)) > 36:
        raise Reject("changes sign or too high")
    total = value(integrated(c), b) - value(integrated(c), a)
    if total.denominator > 6 or not total:
        raise Reject("an ugly area")
    return {"c": c, "a": a, "b": b}


def height(c, x):
    """The value at x as a float: thirty of them are looked at for each draw."""
    return c[0] + x * (c[1] + x * (c[2] + x * sum(c[3:])))


def build(s, v):
    c, a, b = v["c"], v["a"], v["b"]
    axes = graph_window((min(a, 0) - 1, max(b, 0) + 1), [value(c, a + Fraction(b - a, 4) * i) for i in range(5)])
    s.axes(axes)
    f = graph(s, axes, "f", poly(c))
    (P, start), (Q, end) = plot(s, "P", a, 0), plot(s, "Q", b, 0)
    s.shade(f, "", a, b)
    above = sum(value(c, a + Fraction(b - a, 8) * i) for i in range(9)) > 0
    s.claim("axis_point", P, "x")
    s.claim("axis_point", Q, "x")
    s.claim("one_side", f, P, Q)
    formula, whole = (
        s.quantity("formula", f, value=poly(c)),
        s.quantity("antiderivative", f, give=False, ask=a % 4 == 0),
    )
    integrate(s, whole, formula, c, function=f)
    words = {"function": f, "p": P, "q": Q}
    integral = s.quantity("integral_between", f, P, Q, give=False)
    s.apply(rules.BETWEEN, I=integral, F=whole, P=start, Q=end, **words)
    area = s.quantity("area_on", f, P, Q, give=False)
    s.apply(rules.ABOVE if above else rules.SHADED, S=area, I=integral, **words)
    s.apply(rules.MEAN_VALUE, M=s.quantity("mean_on", f, P, Q, give=False), I=integral, P=start, Q=end, **words)
    s.say("above" if above else "below", f=f, p=P, q=Q)
