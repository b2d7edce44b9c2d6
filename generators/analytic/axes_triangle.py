"""A line and the triangle that it cuts off with the axes: intercepts, slope, equation, hypotenuse, area, height."""

from engine import Edge, Reject
from generators.graphs.again import again
from generators.graphs.further import away, further
from generators.graphs.plot import Plotted, plot, through
from generators.graphs.window import square_window
from generators.rules.plane import DISTANCE
from generators.rules.vectors import INTERCEPT_TRIANGLE, LINE_BY_INTERCEPTS, ORIGIN_DISTANCE

WEIGHT = 0.12

FURTHER = 0.5  # share with a further point: what is asked is then mostly about it, and not about the triangle


@again
def sample(rng):
    a, b = rng.choice((-1, 1)) * rng.randint(2, 20), rng.choice((-1, 1)) * rng.randint(2, 20)
    if max(abs(a), abs(b)) > 4 * min(abs(a), abs(b)):
        raise Reject("a thin triangle")
    taken = [(a, 0), (0, b), (0, 0)]
    reach = (min(a, 0) - 3, max(a, 0) + 3, min(b, 0) - 3, max(b, 0) + 3)
    far = away(rng, taken, reach) if rng.random() < FURTHER else None
    if far and abs(far[0] * b + far[1] * a - a * b) < max(abs(a), abs(b)):
        raise Reject("on the line")
    return {"far": far, "to": rng.choice("AB"), "a": a, "b": b, "fill": rng.random() < 0.6, "grid": rng.random() < 0.6}


def build(s, p):
    axes = square_window([(p["a"], 0), (0, p["b"]), p["far"] or (0, 0)], p["grid"])
    s.axes(axes)
    (A, a), (B, b) = plot(s, "A", p["a"], 0), plot(s, "B", 0, p["b"])
    O = s.point("O", (0, 0))
    through(s, axes, A, B)
    region = s.region(A + O + B, f"triangle {A}{O}{B}", (Edge(A, O), Edge(O, B), Edge(B, A)))
    if p["fill"]:
        s.fill(region)
    s.claim("on_axis", A, "x", said=True)
    s.claim("on_axis", B, "y", said=True)
    line = "".join(sorted((A, B)))
    words = {"one": A, "other": B, "line": line, "triangle": region, "origin": O}
    area, side = s.area(region), s.length(A, B)
    s.apply(INTERCEPT_TRIANGLE, S=area, A=a, B=b, **words)
    s.apply(DISTANCE, d=side, A=a, B=b, **words)
    height = s.quantity("distance", O, A, B, symbol=f"d({O}, {line})", noun=f"{O} to line {line}")
    s.apply(ORIGIN_DISTANCE, h=height, S=area, c=side, **words)
    m = s.quantity("slope", A, B, symbol="m", noun=f"line {line}")
    s.apply(LINE_BY_INTERCEPTS, m=m, A=a, B=b, **words)
    s.say("", a=A, b=B, line=line, triangle=region)
    if p["far"]:
        further(s, "P", p["far"], Plotted(A, a) if p["to"] == "A" else Plotted(B, b))
