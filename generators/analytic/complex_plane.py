"""Two complex numbers as points: conjugate, modulus, sum, difference, product."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.window import argand_window
from generators.rules import argand as rules

WEIGHT = 1.5


@again
def sample(rng):
    a, b = [(rng.randint(-7, 7), rng.randint(-7, 7)) for _ in range(2)]
    if 0 in a or 0 in b or abs(a[0] - b[0]) + abs(a[1] - b[1]) < 3 or a[0] * b[1] == a[1] * b[0]:
        raise Reject("on an axis, or too close")
    return {"a": a, "b": b, "grid": rng.random() < 0.6, "arrows": rng.random() < 0.5}


def build(s, p):
    s.axes(argand_window([p["a"], p["b"]], p["grid"]))
    (A, a), (B, b) = plot(s, "A", *p["a"]), plot(s, "B", *p["b"])
    if p["arrows"]:
        origin = s.point("_o", (0, 0))
        s.segment(origin, A, arrows="end")
        s.segment(origin, B, arrows="end")
    for name, place, letter in ((A, a, "z"), (B, b, "w")):
        s.claim("represents", name, letter, said=True)
        number = s.quantity("complex", name, symbol=letter, noun=letter, give=False)
        s.apply(rules.COMPLEX, z=number, A=place, number=letter, point=name)
        bar = s.quantity("conjugate", name, symbol=f"{letter}*", noun=letter)
        s.apply(rules.CONJUGATE, c=bar, A=place, number=letter)
        s.apply(rules.MODULUS, r=s.quantity("modulus", name, symbol=f"|{letter}|", noun=letter), A=place, number=letter)
    words = {"one": "z", "other": "w"}
    s.apply(rules.COMPLEX_SUM, s=s.quantity("complex_sum", A, B), A=a, B=b, **words)
    s.apply(rules.COMPLEX_DIFFERENCE, s=s.quantity("complex_difference", A, B), A=a, B=b, **words)
    s.apply(rules.COMPLEX_PRODUCT, p=s.quantity("complex_product", A, B), A=a, B=b, **words)
    moduli = {"r": s.quantity("modulus", A), "s": s.quantity("modulus", B)}
    s.apply(rules.PRODUCT_MODULUS, m=s.quantity("product_modulus", A, B), **moduli, **words)
    s.say("", a=A, b=B)
