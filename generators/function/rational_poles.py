"""Rational functions with a slant asymptote or with two poles: division, asymptotes, domain, zeros, limits, values."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.marks import dashed_upright, tell_asymptotes
from generators.graphs.plot import graph, plot, through
from generators.graphs.poles import beside
from generators.graphs.polynomial import poly
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs

WEIGHT = 0.68
FEW_NUMBERS = 0.9

FORM = "a(x − b)/((x − c)(x − d))"


@again
def sample(rng):
    side = rng.choice(("limit_left", "limit_right", "", ""))
    if rng.random() < 0.45:
        p, m, n = rng.choice([x for x in range(-8, 9) if x]), rng.choice((1, 1, -1, 2, -2, 3)), rng.randint(-16, 16)
        r = rng.choice([x for x in range(-24, 25) if abs(x) > 1])
        level = m * p + n  # where both asymptotes cross
        if abs(level) > 20 or not r - n * p:
            raise Reject("too far from the origin, or a zero at 0")
        places = [p + d for d in range(-6, 7) if d and Fraction(r, d).denominator <= 2]
        two = drawn_places(rng, places, gaps=(p,))
        return {"slant": True, "side": side, "p": p, "m": m, "n": n, "r": r, "two": two, "grid": rng.random() < 0.5}
    p, q = sorted(rng.sample([x for x in range(-12, 13) if x], 2))
    k, z = rng.choice((1, -1)) * rng.randint(1, 18), rng.randint(-12, 12)
    if z in (p, q) or q - p < 2:
        raise Reject("a hole, or poles too close")
    values = {x: Fraction(k * (x - z), (x - p) * (x - q)) for x in range(p - 4, q + 5) if x not in (p, q)}
    places = [x for x, y in values.items() if y.denominator <= 6]
    middle = values.get((p + q) // 2, Fraction(1))
    if len(places) < 3 or abs(middle) > 12:
        raise Reject("ugly values or too steep")
    known = [x for x in places if 0 < abs(values[x]) <= 12 and values[x].denominator == 1]
    clear = p - 4 < z < q + 4 and min(abs(z - p), abs(z - q)) > 1
    seen = bool(known) and clear and rng.random() < 0.9
    point = rng.choice(known) if seen else None
    free = [x for x in places if x not in (point, z)]
    return {
        "slant": False,
        "side": side,
        "at": rng.randrange(2),
        "p": p,
        "q": q,
        "k": k,
        "z": z,
        "point": point,
        "two": drawn_places(rng, free if seen else places, gaps=(p, q)),
        "grid": rng.random() < 0.5,
    }


def build(s, v):
    (slanted if v["slant"] else two_poles)(s, v)


def slanted(s, v):
    p, m, n, r = v["p"], v["m"], v["n"], v["r"]
    whole = f"({poly([r - n * p, n - m * p, m])})/(x - ({p}))"
    height = m * p + n
    axes = graph_window((min(p - 7, -2), max(p + 7, 2)), (height - 4 * abs(m) - 4, height + 4 * abs(m) + 4), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", whole)
    dashed_upright(s, axes, p)
    through(s, axes, s.point("_c", (p, height)), s.point("_d", (p + 1, height + m)), role="aux")
    words = {"function": f}
    formula = s.quantity("formula", f, value=whole)
    line, divided = f"({m})*x + ({n})", f"({m})*x + ({n}) + ({r})/(x - ({p}))"
    parts = s.quantity("formula", f, "divided", symbol=f"{f}(x)", noun=f"{f} after polynomial division", give=False)
    wrong = {
        "changes_the_sign_of_the_remainder": f"({m})*x + ({n}) + ({-r})/(x - ({p}))",
        "divides_by_the_opposite_factor": f"({m})*x + ({n - 2 * m * p}) + ({r})/(x - ({p}))",
        "forgets_the_middle_term": f"({m})*x + ({r})/(x - ({p}))",
    }
    s.conclude(
        "polynomial_division", parts, (formula,), divided, {k: w for k, w in wrong.items() if w != divided}, **words
    )
    pole = s.quantity("pole", f, give=False)
    wrong = {"changes_the_sign": str(-p), "takes_the_slope": str(m), "sets_the_denominator_to_one": str(p + 1)}
    s.conclude(
        "zero_of_denominator", pole, (formula,), str(p), {k: w for k, w in wrong.items() if w != str(p)}, **words
    )
    wrong = {
        "forgets_the_constant": f"Eq(y, ({m})*x)",
        "adds_the_remainder": f"Eq(y, ({m})*x + ({n + r}))",
        "changes_the_sign_of_the_constant": f"Eq(y, ({m})*x - ({n}))",
        "makes_it_level": f"Eq(y, {m})",
    }
    right = f"Eq(y, {line})"
    wrong = {
        k: w for k, w in wrong.items() if n or k not in ("forgets_the_constant", "changes_the_sign_of_the_constant")
    }
    s.conclude("line_of_quotient", s.quantity("slant_asymptote", f, give=False), (parts,), right, wrong, **words)
    s.apply(graphs.UPRIGHT, L=s.quantity("upright_asymptote", f, give=False), p=pole, **words)
    s.apply(graphs.WITHOUT, D=s.quantity("domain", f, give=False), p=pole, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
    at_two_places(s, f, formula, v["two"], also=(parts,))
    if v["side"]:
        beside(s, f, v["side"], p, (formula, pole), r, 1)
    s.say("slant", f=f)
    tell_asymptotes(s, "asymptotes", f, ("upright", p), ("slant", m, n))


def two_poles(s, v):
    p, q, k, z = v["p"], v["q"], v["k"], v["z"]
    whole = f"({poly([-k * z, k])})/({poly([p * q, -(p + q), 1])})"
    size = max(abs(Fraction(k * (x - z), (x - p) * (x - q))) for x in (Fraction(p + q, 2), p - 1, q + 1))
    axes = graph_window((min(p - 4, -1), max(q + 4, 1)), (-size - 2, size + 2), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", whole)
    for x in (p, q):
        dashed_upright(s, axes, x)
    words = {"function": f}
    if v["point"] is not None:
        by_marks(s, f, v)
        return
    formula = s.quantity("formula", f, value=whole)
    short = s.quantity("formula", f, "factored", symbol=f"{f}(x)", noun=f"{f} in factored form", give=False)
    product = f"({k})*(x - ({z}))/((x - ({p}))*(x - ({q})))"
    wrong = {
        "changes_the_signs_below": f"({k})*(x - ({z}))/((x + ({p}))*(x + ({q})))",
        "changes_one_sign_below": f"({k})*(x - ({z}))/((x - ({p}))*(x + ({q})))",
        "changes_the_sign_above": f"({k})*(x + ({z}))/((x - ({p}))*(x - ({q})))" if z else f"({k})/(x - ({p}))",
    }
    s.conclude("factors_above_and_below", short, (formula,), product, wrong, **words)
    poles = s.quantity("poles", f, give=False)
    wrong = {
        "changes_the_signs": f"FiniteSet({-p}, {-q})",
        "changes_one_sign": f"FiniteSet({p}, {-q})" if p != -q else f"FiniteSet({p}, 0)",
        "takes_the_zero_too": f"FiniteSet({p}, {q}, {z})",
        "takes_one_of_them": f"FiniteSet({p}, {z})",
    }
    wrong = {name: w for name, w in wrong.items() if p != -q or name != "changes_the_signs"}
    s.conclude("zeros_below", poles, (short,), f"FiniteSet({p}, {q})", wrong, **words)
    all_but(s, f, (p, q, z), poles)
    wrong = {"changes_the_sign": str(-z), "takes_a_pole": str(p), "takes_the_factor": str(k)}
    wrong = {name: w for name, w in wrong.items() if w != str(z)}
    if axes.x0 < z < axes.x1:
        s.conclude("zero_of_numerator", s.quantity("zero", f, give=False), (formula,), str(z), wrong, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
    at_two_places(s, f, formula, v["two"], also=(short,))
    near_a_pole(s, f, v, (short, poles))
    s.say("poles", f=f)
    tell_asymptotes(s, "upright", f, ("upright", p), ("upright", q))


def by_marks(s, f, v):
    """The formula from marked points: zero, poles and one point of the graph."""
    p, q, k, z, x = v["p"], v["q"], v["k"], v["z"], v["point"]
    P, Q, Z = (plot(s, letter, at, 0, ask=False) for letter, at in (("P", p), ("Q", q), ("Z", z)))
    A = plot(s, "A", x, Fraction(k * (x - z), (x - p) * (x - q)), ask=False)
    s.claim("has_form", f, FORM, "two_poles", said=True, told=True)
    s.claim("asymptotes_through", f, P.name, Q.name, said=True)
    s.claim("zero_at", Z.name, f, said=True)
    s.claim("on_curve", A.name, f, said=True)
    words = {"function": f, "point": A.name}
    formula, poles = s.quantity("formula", f, give=False), s.quantity("poles", f, give=False, ask=False)
    marks = {"P": P.place, "Q": Q.place, "Z": Z.place}
    s.apply(graphs.TWO_POLES, f=formula, A=A.place, **marks, **words)
    wrong = {
        "changes_the_signs": f"FiniteSet({-p}, {-q})",
        "takes_the_zero_too": f"FiniteSet({p}, {q}, {z})",
        "takes_one_of_them": f"FiniteSet({p}, {z})",
    }
    wrong = {name: w for name, w in wrong.items() if p != -q or name != "changes_the_signs"}
    s.conclude("places_of_points", poles, (P.place, Q.place), f"FiniteSet({p}, {q})", wrong, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
    near_a_pole(s, f, v, (formula, poles))
    at_two_places(s, f, formula, v["two"])
    s.say("marks", f=f, p=P.name, q=Q.name, form=FORM)
    tell_asymptotes(s, "upright", f, ("upright", p), ("upright", q))


def all_but(s, f, places, poles):
    """The domain: all but the poles p and q; z is the zero."""
    p, q, z = places

    def without(a, b):
        return f"Union(Interval(-oo, {a}, True, True), Interval({a}, {b}, True, True), Interval({b}, oo, True, True))"

    wrong = {
        "takes_the_zero_for_a_pole": without(*sorted((p, z))),
        "takes_what_lies_between": f"Interval({p}, {q}, True, True)",
        "takes_what_lies_outside": f"Union(Interval(-oo, {p}, True, True), Interval({q}, oo, True, True))",
    }
    s.conclude("all_but_poles", s.quantity("domain", f, give=False), (poles,), without(p, q), wrong, function=f)


def near_a_pole(s, f, v, known):
    """The limit on one side of one pole, from formula and poles."""
    x, other = ((v["p"], v["q"]), (v["q"], v["p"]))[v["at"]]
    if v["side"]:
        beside(s, f, v["side"], x, known, v["k"] * (x - v["z"]), x - other)
