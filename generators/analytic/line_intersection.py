"""Two lines and the point where they meet, from their equations or from points of them."""

from engine import Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import goes_through, in_print, seen, steep, straight
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import DIVIDED, PAIR, equal_heights, height_at

WEIGHT = 1.2


@again
def sample(rng):
    m, n = steep(rng), steep(rng)
    x, y = rng.randint(-7, 7), rng.randint(-7, 7)
    b, c = y - m * x, y - n * x
    if m == n or abs(m - n) < 0.4 or max(map(abs, (b, c))) > 14 or not x * y:
        raise Reject("the lines lie badly")
    forms = [rng.choice(("explicit", "general", "point")) for _ in range(2)]
    steps = [rng.choice((-3, -2, 2, 3)) for _ in range(2)]
    points = [(x + t * k.denominator, y + t * k.numerator) for t, k in zip(steps, (m, n), strict=True)]
    if any(not u * v or max(abs(u), abs(v)) > 12 for u, v in points):
        raise Reject("a point on an axis or far out")
    return {"slopes": (m, n), "at": (x, y), "forms": forms, "points": points, "grid": rng.random() < 0.5}


def build(s, p):
    (x, y), slopes = p["at"], [Fraction(m) for m in p["slopes"]]
    cuts = [y - m * x for m in slopes]
    marked = [point for point, form in zip(p["points"], p["forms"], strict=True) if form == "point"]
    axes = square_window([p["at"], *marked, *((0, b) for b in cuts)], p["grid"])
    s.axes(axes)
    lines = []
    for i, own in enumerate("gh"):
        seen(axes, slopes[i], cuts[i], 0.4)
        whole = p["forms"][i] == "general"
        lines.append(straight(s, axes, own, slopes[i], cuts[i], whole, look=i, single=False, ask=False))
        if p["forms"][i] == "point":
            goes_through(s, lines[i], plot(s, "AB"[i], *p["points"][i]))
    g, h = lines
    P = plot(s, "P", x, y, give=False)
    names = [f"line {line.name}" for line in lines]
    s.claim("lines_meet", *g.ends, *h.ends, *names, P.name, said=True, told=True)
    across, up = (s.quantity("coordinate", P.name, axis, value=at, give=False) for axis, at in (("x", x), ("y", y)))
    (m, n), (b, c) = slopes, cuts
    together = s.quantity("collected", *g.ends, *h.ends, symbol=f"the x-coordinate of {P.name}", give=False, ask=False)
    wrong = {"changes_the_sign_of_the_constants": f"Eq({m - n}*x, {b - c})"}
    if m + n:
        wrong["adds_the_slopes"] = f"Eq({m + n}*x, {c - b})"
    if b + c:
        wrong["adds_the_constants"] = f"Eq({m - n}*x, {b + c})"
    words = {"one": P.name, "sides": f"{in_print(m, b)} = {in_print(n, c)}"}
    s.step(equal_heights(g.whole, h.whole), wrong=wrong, E=together, F=g.equation, G=h.equation, **words)
    wrong = {"changes_the_sign": -Fraction(x), "turns_the_fraction_round": (m - n) / (c - b)}
    s.step(DIVIDED, wrong=wrong, x=across, E=together, **words)
    for line, name in zip(lines, names, strict=True):
        s.apply(height_at(line.whole), y=up, F=line.equation, x=across, line=name, one=P.name)
    s.apply(PAIR, P=P.place, x=across, y=up, one=P.name)
    s.say("", g=g.name, h=h.name, p=P.name)
