"""A logarithm a log_b(x - p) + q: domain, asymptote, zero, base from a marked point, values, solutions."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.marks import dashed_upright, tell_asymptotes
from generators.graphs.plot import graph, plot
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import algebra, graphs

WEIGHT = 0.056
FEW_NUMBERS = 0.8

FORM = "log_b(x − c)"


@again
def sample(rng):
    b, p = rng.choice((2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10)), rng.randint(-14, 14)
    seen = rng.random() < 0.4
    a = 1 if seen else rng.choice((1, 2, 3, 4, -1, -2, -3))
    q = 0 if seen else rng.randint(-9, 9)
    height = rng.choice([n for n in (1, 2) if b**n <= 10])
    powers = [n for n in (-2, -1, 0, 1, 2, 3) if b**n <= 30 and (n > 0 or b**-n <= 9)]
    others = [n for n in powers if n not in (0, height)]
    if (not p and rng.random() < 0.7) or not others:
        raise Reject("no shift, or no other power in the window")
    power = rng.choice(others)
    two = drawn_places(rng, [p + Fraction(b) ** n for n in powers if not (seen and n == height)])
    known = {"b": b, "p": p, "a": a, "q": q, "height": height, "power": power}
    return {**known, "two": two, "ask_value": rng.random() < 0.2, "seen": seen, "grid": rng.random() < 0.6}


def build(s, v):
    b, p, a, q, height, power = v["b"], v["p"], v["a"], v["q"], v["height"], v["power"]
    inner = f"log(x - ({p}), {b})" if p else f"log(x, {b})"
    text = f"({a})*{inner} + ({q})" if q else f"({a})*{inner}"
    reach = max(b**height, Fraction(b) ** power, *(x - p for x in v["two"]["places"]), 6)
    tops = [q + a * n for n in (-3, 3, height)]
    axes = graph_window((min(p - 2, -1), max(int(p + reach) + 2, 2)), tops, v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", text)
    dashed_upright(s, axes, p)
    words = {"function": f}
    pole = s.quantity("pole", f, give=False)
    if v["seen"]:
        base = s.quantity("base", f, "log", give=False)
        P, on_pole = plot(s, "P", p, 0)
        A, pair = plot(s, "A", p + b**height, height)
        s.claim("has_form", f, FORM, "logarithm", said=True, told=True)
        s.claim("pole_through", P, f, said=True)
        s.claim("on_curve", A, f, said=True)
        words |= {"point": A}
        s.apply(graphs.PLACE, p=pole, P=on_pole, name=P, **words)
        s.apply(graphs.log_base(height), b=base, A=pair, p=pole, **words)
        formula = s.quantity("formula", f, give=False)
        s.apply(graphs.LOG_FORM, f=formula, b=base, p=pole, **words)
        s.apply(graphs.LOG_ZERO, z=s.quantity("zero", f, give=False), p=pole, **words)
    else:
        formula = s.quantity("formula", f, value=text)
        wrong = {"changes_the_sign": str(-p), "sets_the_argument_to_one": str(p + 1), "takes_the_constant": str(q)}
        wrong = {name: w for name, w in wrong.items() if w != str(p)}
        s.conclude("zero_of_argument", pole, (formula,), str(p), wrong, **words)
    s.apply(graphs.UPRIGHT, L=s.quantity("upright_asymptote", f, give=False), p=pole, **words)
    s.apply(graphs.LOG_DOMAIN, D=s.quantity("domain", f, give=False), p=pole, **words)
    level = str(q + a * power)
    solution = s.quantity("solution", f, level, give=False)
    rule = graphs.log_solution(power, "b") if v["seen"] else graphs.log_solution(power, str(b), a, q)
    s.apply(rule, x=solution, p=pole, **({"b": base} if v["seen"] else {}), **words)
    place = str(p + Fraction(b) ** power)
    s.apply(
        algebra.value_at(place), v=s.quantity("value", f, place, give=False, ask=v["ask_value"]), f=formula, **words
    )
    at_two_places(s, f, formula, v["two"])
    way = "rises" if a > 0 else "falls"
    s.claim("runs", f, way)
    s.say("", f=f, way=way, form=FORM if v["seen"] else "")
    tell_asymptotes(s, "asymptote", f, ("upright", p))
