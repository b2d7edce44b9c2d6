"""Which formula fits the graph: parabola, corner, root, cubic, hyperbola or exponential curve from marked points."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import growth as rules

WEIGHT = 0.12
FEW_NUMBERS = 0.6

SHAPES = {  # body at the distance U from the start, what the rise is divided by, distances that give whole heights
    "parabola": ("U**2", "U**2", (1, 2, 3, 4, -1, -2, -3, -4)),
    "corner": ("abs(U)", "abs(U)", (1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6)),
    "root": ("sqrt(U)", "sqrt(U)", (1, 4, 9)),
    "cubic": ("U**3", "U**3", (1, 2, 3, -1, -2, -3)),
    "hyperbola": ("1/U", "1/U", (1, 2, 3, 4, 5, -1, -2, -3, -4, -5)),
}

FACTORS = (1, 2, 3, 4, 5, 6, Fraction(1, 2), Fraction(3, 2), Fraction(5, 2), Fraction(1, 3), Fraction(2, 3))
BASES = (2, 3, 4, 5, *(Fraction(n, d) for n, d in ((1, 2), (3, 2), (5, 2), (1, 3), (2, 3), (4, 3), (1, 4), (3, 4))))
FORMS = {
    "parabola": "a(x − c)² + d",
    "corner": "a|x − c| + d",
    "root": "a√(x − c) + d",
    "cubic": "a(x − c)³ + d",
    "hyperbola": "a/(x − c) + d",
}


@again
def sample(rng):
    shape = rng.choice(("exponential", *SHAPES, *SHAPES))  # which has few of its kind
    if shape == "exponential":
        c, b = rng.choice((1, -1)) * rng.randint(1, 16), rng.choice(BASES)
        if abs(c * b) > 20 or (c * b).denominator > 1 if isinstance(c * b, Fraction) else abs(c * b) > 20:
            raise Reject("too steep or off the grid")
        two = drawn_places(rng, [x for x in (-2, -1, 2, 3) if (c * Fraction(b) ** x).denominator <= 9])
        return {"two": two, "shape": shape, "c": c, "b": b, "grid": rng.random() < 0.6}
    a = rng.choice((1, -1)) * rng.choice(
        (1, 2, 3, 4, 5, 6, *(Fraction(n, 2) for n in (1, 3, 5)), Fraction(1, 3), Fraction(2, 3))
    )
    h, k, runs = rng.randint(-11, 11), rng.randint(-15, 15), SHAPES[shape][2]
    run = rng.choice([r for r in runs if shape != "hyperbola" or (Fraction(a) / r).denominator == 1] or runs)
    rise = {
        "parabola": a * run**2,
        "corner": a * abs(run),
        "root": a * round(abs(run) ** 0.5),
        "cubic": a * run**3,
        "hyperbola": Fraction(a) / run,
    }[shape]
    if abs(rise) > 16 or Fraction(rise).denominator > 1 or h == k:
        raise Reject("too high or off the grid")
    two = drawn_places(rng, [h + d for d in runs if d != run], gaps=(h,) if shape == "hyperbola" else ())
    return {"two": two, "shape": shape, "a": a, "start": (h, k), "end": (h + run, k + rise), "grid": rng.random() < 0.6}


def build(s, v):
    shape = v["shape"]
    if shape == "exponential":
        exponential(s, v)
        return
    (h, k), end, (body, inverse, _) = v["start"], v["end"], SHAPES[shape]
    xs = (min(h, end[0], *v["two"]["places"], 0) - 2, max(h, end[0], *v["two"]["places"], 0) + 3)
    far = k + 2 * v["a"] if shape == "root" else k  # four units from its start: less of it would hardly show
    axes = graph_window(xs, (k, end[1], far, k + 2, k - 2), v["grid"])
    s.axes(axes)
    text = f"({v['a']})*({body.replace('U', f'(x - ({h}))')}) + ({k})"
    f = s.curve(Curve("f", (Piece(text, float(h) if shape == "root" else axes.x0, axes.x1),)))
    C, start = plot(s, "C", h, k)
    A, other = plot(s, "A", *end)
    if shape == "hyperbola":
        for i, ends in enumerate((((axes.x0, k), (axes.x1, k)), ((h, axes.y0), (h, axes.y1)))):
            s.segment(*(s.point(f"_{i}{j}", at) for j, at in enumerate(ends)), role="aux")
    s.claim("on_curve", A, f, said=True)
    s.claim(f"{shape}_start", C, f, said=True)
    s.claim("has_form", f, FORMS[shape], shape, C, said=True, told=True)
    by_point, by_form = rules.shape(body, inverse)
    factor = s.quantity("shape_factor", f, C, give=False)
    s.apply(by_point, a=factor, A=other, C=start, point=A)
    formula = s.quantity("formula", f, give=False)
    s.apply(by_form, f=formula, a=factor, C=start, function=f)
    at_two_places(s, f, formula, v["two"])
    s.say(shape, f=f)


def exponential(s, v):
    """y = c · b^x through its point on the y-axis and the next one."""
    c, b = v["c"], Fraction(v["b"])
    axes = graph_window((-2, 3), (c, c * b, c / b if b < 1 else c), v["grid"])
    s.axes(axes)
    f = s.curve(Curve("f", (Piece(f"({c})*({b})**x", axes.x0, axes.x1),)))
    (A, first), (B, second) = plot(s, "A", 0, c), plot(s, "B", 1, c * b)
    s.claim("has_form", f, "a · b^x", "exponential", said=True, told=True)
    for name in (A, B):
        s.claim("on_curve", name, f, said=True)
    start = s.quantity("value", f, "0", ask=False)
    s.apply(rules.START_VALUE, c=start, P=first, point=A)
    base = s.quantity("growth_factor", f, ask=False)
    s.apply(rules.GROWTH_FACTOR, b=base, P=first, Q=second, p=A, q=B)
    formula = s.quantity("formula", f, give=False)
    s.apply(rules.EXPONENTIAL, f=formula, c=start, b=base, function=f)
    at_two_places(s, f, formula, v["two"])
    s.say("exponential", f=f)
