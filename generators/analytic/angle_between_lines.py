"""Two lines that meet at a marked point: the angle between them, from slopes, equations or points."""

from engine import Fraction, Reject
from generators.graphs.lines import goes_through, steep, straight
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.lines import LINE_ANGLE

WEIGHT = 0.14

HALVES = [
    Fraction(p, q) * sign
    for p, q in ((1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (3, 4), (1, 5), (5, 1))
    for sign in (1, -1)
]


def sample(rng):
    m = rng.choice(HALVES)
    n = (1 + m) / (1 - m) if rng.random() < 0.3 else steep(rng)
    if m == n or 1 + m * n == 0 or not 0.27 < abs((m - n) / (1 + m * n)) < 5 or not 0.15 < abs(n) < 6:
        raise Reject("the angle is right or sharp")
    x, y = rng.randint(-9, 9), rng.randint(-9, 9)
    points = []
    for k in (m, n):
        t = rng.choice((-1, 1)) * max(1, round(rng.choice((3, 4, 5)) / max(k.denominator, abs(k.numerator))))
        points.append((x + t * k.denominator, y + t * k.numerator))
    (u, v), (w, z) = ((px - x, py - y) for px, py in points)
    if u * w + v * z < 0:
        points[1] = (2 * x - points[1][0], 2 * y - points[1][1])
    forms = [rng.choice(("slope", "general", "general", "explicit", "point", "point", "point")) for _ in range(2)]
    return {"slopes": (m, n), "at": (x, y), "points": points, "forms": forms, "grid": rng.random() < 0.5}


def build(s, p):
    (x, y), slopes = p["at"], [Fraction(m) for m in p["slopes"]]
    axes = square_window([p["at"], *p["points"], (2 * x - p["points"][0][0], 2 * y - p["points"][0][1])], p["grid"])
    s.axes(axes)
    P = plot(s, "P", x, y, ask=False)
    lines, ends = [], []
    for i, own in enumerate("gh"):
        form = p["forms"][i]
        line = straight(
            s, axes, own, slopes[i], y - slopes[i] * x, form == "general", look=i, single=False, ask=False, give=False
        )
        ends.append(plot(s, "AB"[i], *p["points"][i], ask=False, give=form == "point"))
        goes_through(s, line, *((P, ends[i]) if form == "point" else ()), said=False)
        lines.append(line)
    g, h = lines
    names = [f"line {line.name}" for line in lines]
    s.claim("lines_meet", *g.ends, *h.ends, *names, P.name, said=True, told=True)
    for line, end, name in zip(lines, ends, names, strict=True):
        s.claim("on_line", end.name, *line.ends, name, said=True, told=True)
    angle = s.angle(ends[0].name, P.name, ends[1].name)
    s.claim("acute", ends[0].name, P.name, ends[1].name, said=True)
    s.apply(LINE_ANGLE, A=angle, m=g.slope, n=h.slope, line=names[0], other=names[1])
    s.say("", g=g.name, h=h.name, p=P.name, a=ends[0].name, b=ends[1].name)
