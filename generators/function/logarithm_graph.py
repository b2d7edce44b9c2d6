"""A logarithm log_b(x - p): domain, asymptote, zero, base from a marked point, values, solutions, range."""

from fractions import Fraction

from engine import Reject
from generators.graphs.again import again
from generators.graphs.marks import dashed_upright
from generators.graphs.plot import graph, plot
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs

WEIGHT = 0.2


@again
def sample(rng):
    b, p = rng.choice((2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10)), rng.randint(-14, 14)
    height = rng.choice([n for n in (1, 2) if b**n <= 10])
    powers = [n for n in (-2, -1, 1, 2, 3) if n != height and b**n <= 30 and (n > 0 or b**-n <= 9)]
    power = rng.choice(powers or [3])
    if not powers:
        raise Reject("no other power in the window")
    if not p and rng.random() < 0.7:
        raise Reject("no shift")
    return {"b": b, "p": p, "height": height, "power": power, "seen": rng.random() < 0.5, "grid": rng.random() < 0.6}


def build(s, v):
    b, p, height, power = v["b"], v["p"], v["height"], v["power"]
    text = f"log(x - ({p}), {b})" if p else f"log(x, {b})"
    reach = max(b**height, Fraction(b) ** power, 6)
    axes = graph_window((min(p - 2, -1), max(int(p + reach) + 2, 2)), (-3, 3, height), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", text)
    dashed_upright(s, axes, p)
    words = {"function": f}
    pole = s.quantity("pole", f, give=False)
    if v["seen"]:
        P, on_pole = plot(s, "P", p, 0)
        A, pair = plot(s, "A", p + b**height, height)
        s.claim("pole_through", P, f, said=True)
        s.claim("on_curve", A, f, said=True)
        words |= {"point": A}
        s.apply(graphs.PLACE, p=pole, P=on_pole, name=P, **words)
        base = s.quantity("base", f, "log", give=False)
        s.apply(graphs.log_base(height), b=base, A=pair, p=pole, **words)
        formula = s.quantity("formula", f)
        s.apply(graphs.LOG_FORM, f=formula, b=base, p=pole, **words)
    else:
        formula = s.quantity("formula", f, value=text)
        base = s.quantity("base", f, "log", give=False)
        s.conclude(
            "zero_of_argument",
            pole,
            (formula,),
            str(p),
            {"changes_the_sign": str(-p), "takes_the_zero_of_the_function": str(p + 1)},
            **words,
        )
        s.conclude(
            "base_in_formula",
            base,
            (formula,),
            str(b),
            {"takes_the_shift": str(abs(p) + 1), "takes_one_more": str(b + 1)},
            **words,
        )
        whole = {
            "takes_positive_values_only": "Interval(0, oo, True, True)",
            "takes_the_domain": f"Interval({p}, oo, True, True)",
            "leaves_out_the_negative": "Interval(0, oo)",
        }
        s.conclude(
            "range_of_logarithm",
            s.quantity("range", f, give=False),
            (formula, base),
            "Interval(-oo, oo)",
            whole,
            **words,
        )
    s.apply(graphs.UPRIGHT, L=s.quantity("upright_asymptote", f, give=False), p=pole, **words)
    s.apply(graphs.LOG_DOMAIN, D=s.quantity("domain", f, give=False), p=pole, **words)
    s.apply(graphs.LOG_ZERO, z=s.quantity("zero", f, give=False), p=pole, **words)
    solution = s.quantity("solution", f, str(power), give=False)
    s.apply(graphs.log_solution(power), x=solution, b=base, p=pole, **words)
    place = str(p + Fraction(b) ** power)
    s.apply(algebra.value_at(place), v=s.quantity("value", f, place, give=False), f=formula, **words)
    s.say("", f=f)
