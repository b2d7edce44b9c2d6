"""A graph shifted, stretched and turned over: g(x) = a f(x - h) + k from points, formulas, images of points."""

from engine import Curve, Fraction, Piece, Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.two_places import at_two_places, drawn_places
from generators.graphs.window import graph_window
from generators.rules import pairs as rules

WEIGHT = 1.03
FEW_NUMBERS = 1.5

BODIES = {"parabola": "({x})**2", "corner": "abs({x})", "root": "sqrt({x})"}


@again
def sample(rng):
    shape = rng.choice(tuple(BODIES))
    factor, a = rng.choice((1, 1, 2, -1, -2)), rng.choice((1, -1, 2, -2, 3, -3, Fraction(1, 2), Fraction(-1, 2)))
    start = (rng.randint(-6, 6), rng.randint(-6, 6))
    h, k = rng.randint(-8, 8), rng.randint(-8, 8)
    end = (start[0] + h, a * start[1] + k)
    run = 4 if shape == "root" else rng.choice({"parabola": (1, 2, -1, -2, 3)}.get(shape, (1, 2, 3, -1, -2, -3)))
    rise = factor * {"parabola": run**2, "corner": abs(run), "root": 2}[shape]
    if not (h or k) or (h == 0 and a == 1) or abs(end[1]) > 12 or abs(end[1] + a * rise) > 14:
        raise Reject("no move, or too far")
    if end[1].denominator > 1 if isinstance(end[1], Fraction) else False:
        raise Reject("off the grid")
    runs = (Fraction(1, 4), 1, Fraction(9, 4)) if shape == "root" else (-2, -1, 1, 2, 3)  # from the marked point
    return {
        "two": drawn_places(rng, [end[0] + r for r in runs if r != run]),
        "shape": shape,
        "factor": factor,
        "a": a,
        "start": start,
        "end": end,
        "run": run,
        "rise": rise,
        "deep": rng.random() < 0.6,
        "grid": rng.random() < 0.6,
    }


def build(s, v):
    a, (px, py), (qx, qy), run, rise = v["a"], v["start"], v["end"], v["run"], v["rise"]
    xs = (min(px, qx) - (1 if v["shape"] == "root" else 3), max(px, qx) + max(run, 3) + 1)
    axes = graph_window((min(xs[0], 0), max(xs[1], 0)), (py, qy, py + rise, qy + a * rise), v["grid"])
    s.axes(axes)

    def drawn(own, factor, x, y, look):
        inner = f"x - ({x})"
        body = BODIES[v["shape"]].format(x=inner)
        formula = f"({factor})*{body} + ({y})"
        start = x if v["shape"] == "root" else axes.x0
        name = s.curve(Curve(own, (Piece(formula, start, axes.x1),), look, f"y = {s.letter(own)}(x)"))
        return name, formula

    f, formula = drawn("f", v["factor"], px, py, 0)
    g, _ = drawn("g", a * v["factor"], qx, qy, 1)
    (V, first), (W, second) = plot(s, "C", px, py), plot(s, "D", qx, qy)
    (A, third), (B, fourth) = plot(s, "A", px + run, py + rise), plot(s, "B", qx + run, qy + a * rise)
    s.claim("transform_of", g, f, str(a), str(qx - px), str(qy - a * py), said=True, told=True)
    s.claim("image_at", W, V, f, g, said=True)
    s.claim("image_at", B, A, f, g, said=True)
    s.claim("anchor_at", V, f)
    give = not v["deep"]
    right, up, factor = (s.quantity(kind, f, g, give=give) for kind in ("shift_right", "shift_up", "image_stretch"))
    words = {"function": f, "p": V, "q": W}
    s.apply(rules.SHIFT_RIGHT, h=right, V=first, W=second, **words)
    s.apply(rules.STRETCH, a=factor, A=third, B=fourth, V=first, W=second, **words)
    s.apply(rules.SHIFT_UP, k=up, a=factor, V=first, W=second, **words)
    one, other = s.quantity("formula", f, value=formula), s.quantity("formula", g, give=False)
    s.apply(rules.IMAGE_FORMULA, g=other, f=one, a=factor, h=right, k=up, **words)
    for here, there, p in ((first, second, V), (third, fourth, A)):
        s.apply(rules.IMAGE_POINT, A=here, B=there, a=factor, h=right, k=up, function=f, p=p)
    at_two_places(s, g, other, v["two"])
    s.say("", f=f, g=g)
