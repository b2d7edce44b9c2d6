"""Two complex numbers as points: conjugate, modulus, sum, difference, product."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.arrows import times
from generators.graphs.plot import plot
from generators.graphs.window import argand_window
from generators.rules import argand as rules

WEIGHT = 0.6


@again
def sample(rng):
    a, b = [(rng.randint(-9, 9), rng.randint(-9, 9)) for _ in range(2)]
    if 0 in a or 0 in b or abs(a[0] - b[0]) + abs(a[1] - b[1]) < 3 or a[0] * b[1] == a[1] * b[0]:
        raise Reject("on an axis, or too close")
    return {
        "factors": (rng.randint(1, 7), rng.choice((1, -1)) * rng.randint(2, 7)),
        "a": a,
        "b": b,
        "grid": rng.random() < 0.6,
        "arrows": rng.random() < 0.5,
    }


def build(s, p):
    s.axes(argand_window([p["a"], p["b"]], p["grid"]))
    (z, a), (w, b) = plot(s, "z", *p["a"], kind="number", ask=False), plot(s, "w", *p["b"], kind="number", ask=False)
    if p["arrows"]:
        origin = s.point("_o", (0, 0))
        s.segment(origin, z, arrows="end")
        s.segment(origin, w, arrows="end")
    for name, place in ((z, a), (w, b)):
        bar = s.quantity("conjugate", name, symbol=f"{name}*", noun=name)
        s.apply(rules.CONJUGATE, c=bar, A=place, number=name)
        s.apply(rules.MODULUS, r=s.quantity("modulus", name, symbol=f"|{name}|", noun=name), A=place, number=name)
    words = {"one": z, "other": w}
    s.apply(rules.COMPLEX_SUM, s=s.quantity("complex_sum", z, w), A=a, B=b, **words)
    s.apply(rules.COMPLEX_DIFFERENCE, s=s.quantity("complex_difference", z, w), A=a, B=b, **words)
    s.apply(rules.COMPLEX_PRODUCT, p=s.quantity("complex_product", z, w), A=a, B=b, **words)
    k, m = p["factors"]
    shown = f"{times(k)}{z} {'+' if m > 0 else '−'} {times(abs(m))}{w}"
    target = s.quantity("complex_combination", str(k), str(m), z, w, symbol=shown, noun=shown, give=False)
    s.apply(rules.combination(k, m), s=target, A=a, B=b, **words)
    moduli = {"r": s.quantity("modulus", z), "s": s.quantity("modulus", w)}
    s.apply(rules.PRODUCT_MODULUS, m=s.quantity("product_modulus", z, w), **moduli, **words)
    s.say("", a=z, b=w)
    if p["arrows"]:
        s.remark("arrows", a=z, b=w)
