"""A linear function through two marked points: slope, formula, zero, values and the solution of f(x) = c."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import graph, plot
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra

WEIGHT = 0.48
FEW_NUMBERS = 0.8


@again
def sample(rng):
    a, b = [(rng.randint(-12, 12), rng.randint(-20, 20)) for _ in range(2)]
    if abs(a[0] - b[0]) < 2 or a[1] == b[1] or 0 in (a[0], b[0]):
        raise Reject("vertical, level or with the intercept shown")
    m = Fraction(b[1] - a[1], b[0] - a[0])
    c = a[1] - m * a[0]
    if m.denominator > 5 or c.denominator > 5 or (c and (c / m).denominator > 6):
        raise Reject("ugly numbers")
    low, high = min(a[0], b[0], 0) - 2, max(a[0], b[0], 0) + 2
    places = [x for x in range(low, high + 1) if x not in (0, a[0], b[0]) and (m * x + c).denominator <= 4]
    heights = [y for y in range(-18, 19) if y not in (0, a[1], b[1]) and low <= (y - c) / m <= high]
    if c and not low < -c / m < high:
        raise Reject("the zero is out of sight")
    if not heights or not places:
        raise Reject("no height in the window")
    return {
        "a": a,
        "b": b,
        "place": rng.choice(places),
        "ask_value": rng.random() < 0.2,
        "height": rng.choice(heights),
        "two": drawn_places(rng, places),
        "grid": rng.random() < 0.6,
    }


def build(s, p):
    a, b, place, height = p["a"], p["b"], p["place"], p["height"]
    m = Fraction(b[1] - a[1], b[0] - a[0])
    c = a[1] - m * a[0]
    xs = (a[0], b[0], 0)
    axes = graph_window((min(xs) - 2, max(xs) + 2), (a[1], b[1], c), p["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", f"({m})*x + ({c})")
    (A, one), (B, other) = plot(s, "A", *a), plot(s, "B", *b)
    for name in (A, B):
        s.claim("on_curve", name, f, said=True)
    words = {"function": f, "one": A, "other": B}
    slope, intercept, formula = (
        s.quantity("incline", f, ask=p["place"] % 4 == 0),
        s.quantity("y_intercept", f, symbol="b"),
        s.quantity("formula", f),
    )
    s.apply(algebra.SLOPE, m=slope, A=one, B=other, **words)
    s.apply(algebra.INTERCEPT, b=intercept, m=slope, A=one, **words)
    s.apply(algebra.LINEAR, f=formula, m=slope, b=intercept, **words)
    if c:
        s.apply(algebra.LINEAR_ZERO, z=s.quantity("zero", f), m=slope, b=intercept, **words)
    solution = s.quantity("solution", f, str(height), give=False)
    s.apply(algebra.linear_solution(str(height)), x=solution, m=slope, b=intercept, **words)
    s.apply(
        algebra.value_at(str(place)),
        v=s.quantity("value", f, str(place), give=False, ask=p["ask_value"]),
        f=formula,
        **words,
    )
    at_two_places(s, f, formula, p["two"])
    way = "rises" if m > 0 else "falls"
    s.claim("runs", f, way)
    s.say("", f=f, way=way)
