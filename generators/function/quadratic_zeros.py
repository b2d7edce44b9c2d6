"""A quadratic function with two zeros: factored form, zeros, axis of symmetry, vertex, value at a place."""

from engine import Reject
from generators.graphs.plot import graph
from generators.graphs.window import graph_window
from generators.rules.functions import FACTORING, POWER_RULE, ZERO_PRODUCT


def sample(rng):
    p, q = sorted(rng.sample(range(-6, 7), 2))
    a = rng.choice((1, 1, 1, -1, -1, 2, -2))
    peak = -a * (q - p) ** 2 / 4
    if abs(peak) > 20 or q - p < 2:
        raise Reject("too flat or too high")
    return {"a": a, "p": p, "q": q, "grid": rng.random() < 0.5}


def build(s, v):
    a, p, q = v["a"], v["p"], v["q"]
    expanded = f"{a}*x**2 + {-a * (p + q)}*x + {a * p * q}"
    axes = graph_window((min(p, 0) - 2, max(q, 0) + 2), (-a * (q - p) ** 2 / 4, a * 3), v["grid"])
    s.axes(axes)
    f = graph(s, axes, "f", expanded)
    formula = s.quantity("formula", f, value=expanded)
    factored = s.quantity("formula", f, "factored", symbol=f"{f}(x)", give=False, ask=False)
    s.step(FACTORING, wrong={"changes_both_signs": f"{a}*(x + {p})*(x + {q})"}, F=factored, f=formula, function=f)
    zeros = s.quantity("zeros", f)
    s.step(ZERO_PRODUCT, wrong={"changes_the_signs": f"FiniteSet({-p}, {-q})"}, Z=zeros, F=factored, function=f)
    wrong = {
        "keeps_the_exponents": f"{2 * a}*x**2 + {-a * (p + q)}*x",
        "keeps_the_constant": f"{2 * a}*x + {-a * (p + q) + a * p * q}",
    }
    s.step(POWER_RULE, wrong=wrong, D=s.quantity("derivative", f), f=formula, function=f)
    s.say("", f=f)
