"""A hyperbola a/(x - p) + q: asymptotes, formula from the asymptotes and a point, zero, intercept, domain, limits."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.marks import dashed_level, dashed_upright, tell_asymptotes
from generators.graphs.plot import graph, plot
from generators.graphs.poles import beside
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs

WEIGHT = 0.12
FEW_NUMBERS = 1.5


@again
def sample(rng):
    p, q = rng.randint(-8, 8), rng.randint(-8, 8)
    a = rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12)) * rng.choice((1, -1))
    runs = [d for d in range(-6, 7) if d and a % d == 0 and p + d]
    if not runs or not p or not q or (a / Fraction(q)).denominator > 4 or abs(a / Fraction(q)) > 7:
        raise Reject("no grid point, no shift, or a zero off the window, which goes 7 to both sides of p")
    run = rng.choice(runs)
    if abs(a // run) > 6:
        raise Reject("too high")
    places = [p + d for d in range(-6, 7) if d and p + d and d != run and (Fraction(a, d)).denominator <= 3]
    return {
        "a": a,
        "p": p,
        "q": q,
        "run": run,
        "place": rng.choice(places),
        "sides": rng.choice((("limit_left",), ("limit_right",), (), ())),
        "two": drawn_places(rng, places, gaps=(p,)),
        "seen": rng.random() < 0.5,
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    a, p, q, run = v["a"], v["p"], v["q"], v["run"]
    whole = f"({q}*x + ({a - p * q}))/(x - ({p}))"
    axes = graph_window((min(p - 7, -2), max(p + 7, 2)), (q - 7, q + 7), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", whole)
    dashed_upright(s, axes, p)
    dashed_level(s, axes, q)
    words = {"function": f}
    pole, level = s.quantity("pole", f, give=False), s.quantity("far_level", f, give=False)
    if v["seen"]:
        P, on_pole = plot(s, "P", p, 0)
        Q, on_level = plot(s, "Q", 0, q)
        A, pair = plot(s, "A", p + run, q + a // run)
        s.claim("pole_through", P, f, said=True)
        s.claim("level_through", Q, f, said=True)
        s.claim("on_curve", A, f, said=True)
        words |= {"point": A}
        s.apply(graphs.PLACE, p=pole, P=on_pole, name=P, **words)
        s.apply(graphs.HEIGHT, q=level, Q=on_level, name=Q, **words)
        factor = s.quantity("factor_of", f, "pole", give=False)
        s.apply(graphs.HYPERBOLA_FACTOR, a=factor, A=pair, p=pole, q=level, **words)
        formula = s.quantity("formula", f, give=False)
        s.apply(graphs.HYPERBOLA, f=formula, a=factor, p=pole, q=level, **words)
        s.apply(graphs.HYPERBOLA_ZERO, z=s.quantity("zero", f, give=False), a=factor, p=pole, q=level, **words)
    else:
        formula = s.quantity("formula", f, value=whole)
        wrong = {
            "changes_the_sign": str(-p),
            "takes_the_zero_of_the_numerator": str(Fraction(p * q - a, q)),
            "takes_the_level": str(q),
        }
        s.conclude("zero_of_denominator", pole, (formula,), str(p), wrong, **words)
        wrong = {
            "takes_the_constants": str(Fraction(a - p * q, -p)),
            "changes_the_sign": str(-q),
            "takes_the_pole": str(p),
        }
        s.conclude("leading_coefficients", level, (formula,), str(q), wrong, **words)
        wrong = {"changes_the_sign": str(Fraction(a - p * q, q)), "takes_the_zero_of_the_denominator": str(p)}
        s.conclude(
            "zero_of_numerator",
            s.quantity("zero", f, give=False),
            (formula,),
            str(Fraction(p * q - a, q)),
            wrong,
            **words,
        )
    s.apply(graphs.UPRIGHT, L=s.quantity("upright_asymptote", f, give=False), p=pole, **words)
    s.apply(graphs.LEVEL, L=s.quantity("level_asymptote", f, give=False), q=level, **words)
    s.apply(graphs.WITHOUT, D=s.quantity("domain", f, give=False), p=pole, **words)
    s.apply(graphs.WITHOUT, D=s.quantity("range", f, give=False), p=level, **words)
    s.apply(algebra.Y_INTERCEPT, c=s.quantity("y_intercept", f, give=False), f=formula, **words)
    place = str(v["place"])
    s.apply(
        algebra.value_at(place),
        v=s.quantity("value", f, place, give=False, ask=v["place"] % 4 == 1),
        f=formula,
        **words,
    )
    for kind in v["sides"]:
        beside(s, f, kind, p, (formula, pole), a, 1)
    at_two_places(s, f, formula, v["two"])
    s.say("", f=f)
    tell_asymptotes(s, "asymptotes", f, ("upright", p), ("level", q))
