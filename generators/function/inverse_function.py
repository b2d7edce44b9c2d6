"""A function and its inverse, mirrored in y = x: values, points, formulas and slopes of the inverse."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot, through
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import square_window
from generators.rules import pairs as rules

WEIGHT = 0.09
FEW_NUMBERS = 0.5

FACTORS = {
    "line": tuple(map(Fraction, (2, 3, 4, -2, -3, "1/2", "-1/2", "1/3"))),  # -x + k is its own inverse
    "root": (1, 2, 3, -1, -2, -3),
    "square": (1, 2, 3),
    "fraction": (1, 2, 3, 4, 6, -1, -2, -3, -4, -6),
}


@again
def sample(rng):
    shape = rng.choice(("line", "root", "square", "fraction"))
    h, k = rng.randint(-6, 6), rng.randint(-6, 6)
    a = rng.choice(FACTORS[shape])
    if shape == "line":
        h, k = 0, rng.randint(-8, 8)
        run = rng.choice((1, 2, -1, -2)) * a.denominator
    elif shape == "root":
        run = rng.choice((1, 4))
    elif shape == "square":
        run = rng.choice((1, 2))
    else:
        run = rng.choice([d for d in (1, 2, 3, 4, -1, -2, -3) if a % d == 0])
    x = h + run
    rise = {"line": a * run, "root": a * (2 if run == 4 else 1), "square": a * run**2, "fraction": Fraction(a, run)}[
        shape
    ]
    y = k + rise
    if abs(y) > 10 or x == y or (shape == "fraction" and h == k):
        raise Reject("too far, on the mirror, or its own inverse")
    runs = {"line": range(-4, 5), "root": (0, 1, 4, 9), "square": (0, 1, 2, 3)}.get(
        shape, [d for d in (1, 2, 3, 4, -1, -2, -3, -4) if a % d == 0]
    )
    rises = {"line": lambda d: a * d, "root": lambda d: a * round(d**0.5), "square": lambda d: a * d * d}
    heights = [k + rises.get(shape, lambda d: Fraction(a, d))(d) for d in runs]
    low, high = (bound(x, y, h - 2, h + 3, k) for bound in (min, max))  # seen in the window
    whole = [Fraction(t) for t in heights if low <= t <= high and Fraction(t).denominator == 1 and t != y]
    two = drawn_places(rng, whole, gaps=(k,) if shape == "fraction" else ())
    return {"two": two, "shape": shape, "h": h, "k": k, "a": a, "x": x, "y": Fraction(y), "grid": rng.random() < 0.6}


def build(s, v):
    h, k, a, x, y = v["h"], v["k"], v["a"], v["x"], v["y"]
    inner, back = f"(x - ({h}))", f"(x - ({k}))"
    shapes = {
        "line": (f"({a})*x + ({k})", f"{back}/({a})"),
        "root": (f"({a})*sqrt{inner} + ({k})", f"{Fraction(1, a * a)}*{back}**2 + ({h})"),
        "square": (f"({a})*{inner}**2 + ({k})", f"sqrt({back}/{a}) + ({h})" if a > 1 else f"sqrt{back} + ({h})"),
        "fraction": (f"({a})/{inner} + ({k})", f"({a})/{back} + ({h})"),
    }
    formula, undone = shapes[v["shape"]]
    axes = square_window([(x, y), (y, x), (h - 2, k - 2), (h + 3, k + 3), (k, h)], v["grid"])
    s.axes(axes)
    f = s.letter("f")
    starts = {"line": (axes.x0, axes.x0), "fraction": (axes.x0, axes.x0)}.get(v["shape"], (h, k))
    up = v["shape"] != "root" or a > 0
    pieces = [(formula, starts[0], axes.x1), (undone, starts[1] if up else axes.x0, axes.x1 if up else k)]
    for own, (text, start, stop), look in zip(("f", f"{f}⁻¹"), pieces, (0, 1), strict=True):
        label = f"y = {f if own == 'f' else own}(x)"
        s.curve(Curve(own, (Piece(text, float(start), float(stop)),), look, label))
    g = f"{f}⁻¹"
    ends = [s.point(f"_m{i}", (t, t)) for i, t in enumerate((axes.x0, axes.x1))]
    through(s, axes, *ends, role="aux")
    (A, first), (B, second) = plot(s, "A", x, y), plot(s, "B", y, x)
    s.claim("inverse", g, f, said=True, told=True)
    s.claim("on_curve", A, f, said=True)
    s.claim("mirrored", B, A, said=True)
    words = {"function": f, "point": A}
    s.apply(rules.MIRROR, A=first, B=second, **words)
    value = s.quantity("value", g, str(y), give=False)
    s.apply(rules.INVERSE_VALUE, v=value, A=first, **words)
    # a parabola's formula alone is no inverse of a root: without its domain nobody is asked for it
    one, other = s.quantity("formula", f, value=formula), s.quantity("formula", g, give=False, ask=v["shape"] != "root")
    wrong = {
        "takes_the_reciprocal": f"1/({formula})",
        "undoes_in_the_wrong_order": undone.replace(f"(x - ({k}))", f"(x + ({k}))") if k else f"-({undone})",
        "changes_the_sign": f"-({formula})",
    }
    s.conclude("inverse_formula", other, (one,), undone, wrong, function=f)
    s.apply(rules.substitution(str(y)), v=value, f=other, function=g)
    at_two_places(s, g, other, v["two"], rules.substitution)
    wrong = {"takes_the_value": str(y), "changes_the_sign": str(-x)}
    s.conclude("inverse_value", value, (s.quantity("value", f, str(x), value=y),), str(x), wrong, function=f)
    s.say("root" if v["shape"] == "square" else "", f=f, g=g)
