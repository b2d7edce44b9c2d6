"""A function and its inverse, mirrored in y = x: the inverse's formula, points, domain, range and asymptotes."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.lines import line_formula
from generators.graphs.plot import Plotted, plot, through
from generators.graphs.window import square_window
from generators.rules import growth
from generators.rules import pairs as rules

WEIGHT = 0.066
FEW_NUMBERS = 0.5

FACTORS = {
    "line": tuple(Fraction(n, d) for d in (1, 2, 3, 4, 5) for n in (1, 2, 3, 4, 5, -1, -2, -3, -4) if n not in (d, -d)),
    "root": (1, 2, 3, 4, 5, -1, -2, -3, -4, -5),
    "square": (1, 2, 3, 4),
    "fraction": tuple(sign * n for n in (1, 2, 3, 4, 5, 6, 8, 10, 12) for sign in (1, -1)),
}
FORMS = {  # what the formula of f looks like, the kind of it, and how the marked start of its graph is called
    "root": ("a√(x − c) + d", "root", "root_start"),
    "square": ("a(x − c)² + d for x ≥ c", "parabola", "parabola_start"),
    "fraction": ("a/(x − c) + d", "hyperbola", "hyperbola_start"),
}
BODIES = {"root": ("sqrt(U)", "sqrt(U)"), "square": ("U**2", "U**2"), "fraction": ("1/U", "1/U")}


@again
def sample(rng):
    shape = rng.choice(("line", "root", "square", "fraction"))
    h, k = rng.randint(-9, 9), rng.randint(-9, 9)
    a = rng.choice(FACTORS[shape])
    run = rng.choice([d for d in runs(shape, a) if d])
    x, y = h + run, k + rise(shape, a, run)
    if abs(y) > 11 or abs(x) > 11 or x == y or h == k or (x, y) == (k, h):
        raise Reject("too far, on the mirror, or its own inverse")
    heights = [Fraction(k + rise(shape, a, d)) for d in runs(shape, a)]
    low, high = (bound(x, y, h - 2, h + 3, k) for bound in (min, max))  # seen in the window
    whole = [t for t in heights if low <= t <= high and t.denominator == 1 and t not in (k, y)]
    if not whole:
        raise Reject("no other height of a whole place in the window")
    return {
        "shape": shape,
        "h": h,
        "k": k,
        "a": a,
        "x": x,
        "y": Fraction(y),
        "place": rng.choice(whole),
        "seen": rng.random() < 0.8,  # no formula is known: the marked points tell it
        "rare": rng.choice(("value", "point", "nothing", "nothing", "nothing", "nothing", "nothing")),
        "grid": rng.random() < 0.7,
    }


def runs(shape, a):
    """Distances from the start of the graph at which heights are whole."""
    if shape == "fraction":
        return [d for d in range(-6, 7) if d and a % d == 0]
    steps = {"line": (0, 1, 2, 3, -1, -2, -3), "root": (0, 1, 4, 9), "square": (0, 1, 2, 3)}[shape]
    return [d * Fraction(a).denominator for d in steps] if shape == "line" else steps


def rise(shape, a, run):
    """How far the graph rises over this run from its start."""
    if shape == "fraction":
        return Fraction(a, run)
    return a * {"line": run, "square": run * run, "root": round(abs(run) ** 0.5)}[shape]


def formulas(shape, a, h, k):
    """Texts of the function whose graph starts at (h, k), and of its inverse."""
    inner, back, b = f"(x - ({h}))", f"(x - ({k}))", k - a * h
    if shape == "line":
        return f"({a})*x + ({b})", f"({1 / Fraction(a)})*x + ({-b / Fraction(a)})"
    if shape == "root":
        return f"({a})*sqrt{inner} + ({k})", f"{Fraction(1, a * a)}*{back}**2 + ({h})"
    if shape == "square":
        return f"({a})*{inner}**2 + ({k})", (f"sqrt{back}" if a == 1 else f"sqrt({back}/{a})") + f" + ({h})"
    return f"({a})/{inner} + ({k})", f"({a})/{back} + ({h})"


def wrong_order(shape, a, h, k):
    """Text of the inverse by a pupil who takes the last number off last."""
    return f"({1 / Fraction(a)})*x + ({a * h - k})" if shape == "line" else formulas(shape, a, h, -k)[1]


def build(s, v):
    h, k, a, x, y, shape = v["h"], v["k"], v["a"], v["x"], v["y"], v["shape"]
    formula, undone = formulas(shape, a, h, k)
    axes = square_window([(x, y), (y, x), (h - 2, k - 2), (h + 3, k + 3), (k, h)], v["grid"])
    s.axes(axes)
    f = s.letter("f")
    starts = (axes.x0, axes.x0) if shape in ("line", "fraction") else (h, k)
    up = shape != "root" or a > 0
    pieces = [(formula, starts[0], axes.x1), (undone, starts[1] if up else axes.x0, axes.x1 if up else k)]
    for own, (text, start, stop), look in zip(("f", f"{f}⁻¹"), pieces, (0, 1), strict=True):
        label = f"y = {f if own == 'f' else own}(x)"
        s.curve(Curve(own, (Piece(text, float(start), float(stop)),), look, label))
    g = f"{f}⁻¹"
    ends = [s.point(f"_m{i}", (t, t)) for i, t in enumerate((axes.x0, axes.x1))]
    through(s, axes, *ends, role="aux")
    (A, first), (B, second) = plot(s, "A", x, y, ask=False), plot(s, "B", y, x, give=False, ask=v["rare"] == "point")
    s.claim("inverse", g, f, said=True, told=True)
    s.claim("on_curve", A, f, said=True)
    s.claim("mirrored", B, A, said=True)
    words = {"function": f, "point": A}
    s.apply(rules.MIRROR, A=first, B=second, **words)
    # a parabola's formula alone is no inverse of a root: without its domain nobody is asked for it
    one = s.quantity("formula", f, value=None if v["seen"] else formula, give=not v["seen"], ask=False)
    other = s.quantity("formula", g, give=False, ask=shape != "root")
    if shape == "square" and not v["seen"]:
        s.claim("defined_from", f, str(h), said=True)
    if v["seen"]:
        start = marked(s, f, v, one, first, A)
        beyond(s, g, v, start, first, f)
    wrong = {
        "takes_the_reciprocal": f"1/({formula})",
        "undoes_in_the_wrong_order": wrong_order(shape, a, h, k),
        "changes_the_sign": formulas(shape, -a, h, -k)[0],
        "keeps_the_function": formula,
    }
    wrong = {name: other_way for name, other_way in wrong.items() if other_way != undone}
    s.conclude("inverse_formula", other, (one,), undone, wrong, function=f)
    place = str(v["place"])
    value = s.quantity("value", g, place, give=False, ask=v["rare"] == "value")
    s.apply(rules.substitution(place), v=value, f=other, function=g)
    s.say("root" if shape == "square" else "", f=f, g=g)


def marked(s, f, v, formula, first, A):
    """Mark where the graph starts, or another point of a line, and state how the formula of f follows."""
    S, start = plot(s, "C", v["h"], v["k"], ask=False)
    if v["shape"] == "line":
        s.claim("on_curve", S, f, said=True)
        line_formula(s, formula, Plotted(S, start), Plotted(A, first))
        return start
    form, kind, claim = FORMS[v["shape"]]
    s.claim("has_form", f, form, kind, said=True, told=True)
    s.claim(claim, S, f, said=True)
    by_point, by_form = growth.shape(*BODIES[v["shape"]])
    factor = s.quantity("shape_factor", f, S, give=False, ask=False)
    s.apply(by_point, a=factor, A=first, C=start, point=A)
    s.apply(by_form, f=formula, a=factor, C=start, function=f)
    return start


def half_line(end, up, closed=True):
    """The text of the interval from a number upwards or downwards."""
    return f"Interval({end}, oo, {not closed}, True)" if up else f"Interval(-oo, {end}, True, {not closed})"


def beyond(s, g, v, start, other, f):
    """Domain and range, or the asymptotes, of the inverse from the marked start of the graph of f."""
    words = {"function": f}
    if v["shape"] in ("root", "square"):
        h, k = v["h"], v["k"]
        wrong = {
            "takes_the_other_side": half_line(k, v["a"] < 0),
            "keeps_the_domain": half_line(h, True),
            "leaves_out_the_end": half_line(k, v["a"] > 0, closed=False),
            "changes_the_sign": half_line(-k, v["a"] > 0),
        }
        right = half_line(k, v["a"] > 0)
        wrong = {name: value for name, value in wrong.items() if value != right}
        s.conclude("domain_of_inverse", s.quantity("domain", g, give=False), (start, other), right, wrong, **words)
        s.apply(rules.INVERSE_RANGE, R=s.quantity("range", g, give=False), S=start, **words)
    elif v["shape"] == "fraction":
        s.apply(rules.INVERSE_UPRIGHT, L=s.quantity("upright_asymptote", g, give=False), C=start, **words)
        s.apply(rules.INVERSE_LEVEL, L=s.quantity("level_asymptote", g, give=False), C=start, **words)
