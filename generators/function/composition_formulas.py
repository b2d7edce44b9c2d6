"""A function by its formula and a line by its formula or two points: compositions, sums, differences and products."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.lines import line_formula
from generators.graphs.plot import graph, plot
from generators.graphs.polynomial import poly, value
from generators.graphs.two_places import MIXED, drawn_places, of_two_functions
from generators.graphs.window import graph_window
from generators.rules import pairs as rules

WEIGHT = 1.03
FEW_NUMBERS = 2

SHAPES = ("parabola", "parabola", "line", "corner", "cubic")


@again
def sample(rng):
    shape = rng.choice(SHAPES)
    a, h, k = rng.choice((1, -1, 2, -2, 3, -3)), rng.randint(-8, 8), rng.randint(-12, 12)
    m, b = rng.choice((1, -1, 2, -2, 3, -3, 4, -4)), rng.randint(-12, 12)
    if shape == "line" and a == m and h == b:
        raise Reject("one function")
    f = {"shape": shape, "a": a, "h": h, "k": k}
    good = [x for x in range(-5, 6) if abs(m * x + b) <= 7 and abs(at(f, m * x + b)) <= 60]
    back = [x for x in range(-5, 6) if abs(at(f, x)) <= 7]
    seen = [
        sum(abs(y) < 10 for y in (value(x) for x in range(-7, 8)))
        for value in (lambda x: at(f, x), lambda x: m * x + b)
    ]
    if min(seen) < 4:
        raise Reject("hardly seen in the window")
    if len(good) < 2 or not back or (m == 1 and not b):
        raise Reject("too high")
    x, back = rng.choice(good), rng.choice(back)
    two = drawn_places(rng, [x for x in range(-5, 6) if abs(at(f, x)) <= 40], MIXED)
    taken = {x, back, at(f, back), two["places"][1]}  # where a value of the line is wanted
    marked = marked_points(rng, m, b, taken) if rng.random() < 0.75 else None
    return {
        "f": f,
        "m": m,
        "b": b,
        "x": x,
        "back": back,
        "two": two,
        "outer": rng.choice(("f", "g")),
        "marked": marked,
        "grid": rng.random() < 0.3,
    }


def marked_points(rng, m, b, taken):
    """x-coordinates of two points of the line in the window, off the axes; they take the place of its formula."""
    xs = [x for x in range(-7, 8) if x and x not in taken and 0 < abs(m * x + b) < 10]
    if len(xs) < 2:
        raise Reject("too steep for two points")
    return sorted(rng.sample(xs, 2))


def coefficients(f):
    """Of a polynomial shape, from the constant up."""
    a, h, k = f["a"], f["h"], f["k"]
    return {"line": [k, a], "parabola": [k, h, a], "cubic": [k, h, 0, 1 if a > 0 else -1]}[f["shape"]]


def at(f, x):
    """The value at a whole place."""
    if f["shape"] == "corner":
        return f["a"] * abs(x - f["h"]) + f["k"]
    return int(value(coefficients(f), x))


def text(f, inner="x"):
    """The formula, of another formula than x too."""
    if f["shape"] == "corner":
        return f"({f['a']})*abs({inner} - ({f['h']})) + ({f['k']})"
    return poly(coefficients(f)).replace("x", f"({inner})" if inner != "x" else "x")


def linear(s, g, line, v):
    """The formula of g as a quantity: stated, or that of the line through its two marked points."""
    if not v["marked"]:
        return s.quantity("formula", g, value=line)
    A, B = (plot(s, letter, x, v["m"] * x + v["b"], ask=False) for letter, x in zip("AB", v["marked"], strict=True))
    s.claim("all_on_curve", g, A.name, B.name, said=True)
    formula = s.quantity("formula", g, give=False, ask=False)
    line_formula(s, formula, A, B)
    return formula


def build(s, v):
    f_shape, m, b = v["f"], v["m"], v["b"]
    line = poly([b, m])
    axes = graph_window((-8, 8), (-10, 10), v["grid"])
    s.axes(axes)
    f, g = graph(s, axes, "f", text(f_shape), 0, True), graph(s, axes, "g", line, 1, True)
    one, other = s.quantity("formula", f, value=text(f_shape)), linear(s, g, line, v)
    order = ((f, g, one, other), (g, f, other, one))[v["outer"] == "g"]
    outer, inner, outside, inside = order
    whole = s.quantity("composite_formula", outer, inner, give=False)
    s.apply(rules.COMPOSED, h=whole, f=outside, g=inside, outer=outer, inner=inner)
    x = str(v["x"] if v["outer"] == "f" else v["back"])
    middle_number = m * v["x"] + b if v["outer"] == "f" else at(f_shape, v["back"])
    middle = s.quantity("value", inner, x, give=False, ask=False)
    s.apply(rules.substitution(x), v=middle, f=inside, function=inner)
    goal = s.quantity("composite", outer, inner, x, give=False, ask=bool(v["marked"]) or v["x"] % 2 == 0)
    s.apply(rules.OUTER_VALUE, v=goal, f=outside, u=middle, function=outer)
    places = v["two"]["places"]
    values = []
    for name, place, formula in ((f, places[0], one), (g, places[1], other)):
        values.append(s.quantity("value", name, str(place), give=False, ask=False))
        s.apply(rules.substitution(str(place)), v=values[-1], f=formula, function=name)
    of_two_functions(s, f, g, v["two"], values)
    kind = ("sum_at", "product_at", "difference_at")[abs(middle_number) % 3]
    pair = []
    for name, formula in ((f, one), (g, other)):
        pair.append(s.quantity("value", name, x, give=False, ask=False))
        s.apply(rules.substitution(x), v=pair[-1], f=formula, function=name)
    combined = s.quantity(kind, f, g, x, give=False, ask=bool(v["marked"]))
    s.apply(rules.AT_ONE_PLACE[kind], s=combined, u=pair[0], v=pair[1])
    s.say("marked" if v["marked"] else "", f=f, g=g)
