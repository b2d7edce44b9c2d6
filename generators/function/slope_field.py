"""A slope field y′ = k · (something in x and y): its factor, slopes at points, a tangent, one Euler step."""

from engine import Axes, Field, Fraction, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.rules import calculus as rules

WEIGHT = 0.24
FEW_NUMBERS = 0.4

BODIES = {
    "x": ("X", lambda x, y: x),
    "y": ("Y", lambda x, y: y),
    "xy": ("X*Y", lambda x, y: x * y),
    "x + y": ("X + Y", lambda x, y: x + y),
    "x − y": ("X - Y", lambda x, y: x - y),
}
SHOWN = {"x": "kx", "y": "ky", "xy": "kxy", "x + y": "k(x + y)", "x − y": "k(x − y)"}


@again
def sample(rng):
    shape = rng.choice(tuple(BODIES))
    k = rng.choice((1, -1)) * Fraction(rng.choice((1, 1, 2, 3)), rng.choice((1, 1, 2, 3, 4)))
    p, q = [(rng.randint(-4, 4), rng.randint(-4, 4)) for _ in range(2)]
    body = BODIES[shape][1]
    slopes = [k * body(*place) for place in (p, q)]
    if p == q or not slopes[0] or any(abs(m) > 9 or m.denominator > 4 for m in slopes):
        raise Reject("level or too steep")
    return {"shape": shape, "k": k, "p": p, "q": q, "step": rng.choice(("1", "2", "1/2"))}


def build(s, v):
    size = 5.0
    s.axes(Axes(-size, size, -size, size, 1.0, 1.0))
    body, _ = BODIES[v["shape"]]
    name = s.field(Field("y′", f"({v['k']})*({body.lower()})"))
    (A, first), (B, second) = plot(s, "A", *v["p"]), plot(s, "B", *v["q"])
    factor_rule, formula_rule, slope_rule = rules.field(body)
    plain = body.lower().replace(" ", "")
    s.claim("field_form", name, plain, f"y′ = {SHOWN[v['shape']]}", said=True, told=True)
    factor = s.quantity("field_factor", name, plain, value=v["k"])
    formula = s.quantity("field_formula", name, give=False)
    for pair, point in ((first, A), (second, B)):
        slope = s.quantity("field_slope", name, point)
        if point == A:
            s.apply(factor_rule, k=factor, m=slope, P=pair, point=point)
        s.apply(slope_rule, m=slope, k=factor, P=pair, point=point)
    s.apply(formula_rule, E=formula, k=factor)
    slope = s.quantity("field_slope", name, B)
    s.apply(rules.FIELD_TANGENT, t=s.quantity("field_tangent", name, B, give=False), m=slope, P=second, point=B)
    height = s.quantity(
        "euler_height", name, B, v["step"], noun=f"the solution through {B} with step {v['step']}", give=False
    )
    s.apply(rules.euler(v["step"]), y=height, P=second, m=slope)
    s.say("", rule=SHOWN[v["shape"]], a=A, b=B)
