"""Two vectors from one point at a plain angle: dot product, lengths, angle."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.arrows import arrow, combined, ends
from generators.graphs.window import square_window
from generators.rules import vectors as rules

WEIGHT = 1.2

# turns by 45°, 90°, 135° that keep whole parts, up to a factor
TURNS = ((45, (1, -1, 1, 1)), (90, (0, -1, 1, 0)), (135, (-1, -1, 1, -1)))


@again
def sample(rng):
    a, u = (rng.randint(-6, 6), rng.randint(-6, 6)), (rng.randint(-7, 7), rng.randint(-7, 7))
    angle, (p, q, r, t) = rng.choice(TURNS)
    k, side = rng.choice((1, 1, 2)), rng.choice((1, -1))
    v = (k * (p * u[0] + side * q * u[1]), k * (side * r * u[0] + t * u[1]))
    if rng.random() < 0.4:  # any angle: only the dot product and the lengths
        v, angle = (rng.randint(-9, 9), rng.randint(-9, 9)), 0
    tips = [(a[0] + w[0], a[1] + w[1]) for w in (u, v)]
    if 0 in u or 0 in v or max(abs(c) for tip in tips for c in tip) > 14 or not u[0] * v[1] - u[1] * v[0]:
        raise Reject("along an axis, parallel, or too far out")
    if (
        min(abs(u[0]) + abs(u[1]), abs(v[0]) + abs(v[1])) < 3
        or (tips[0][0] - tips[1][0]) ** 2 + (tips[0][1] - tips[1][1]) ** 2 < 5
    ):
        raise Reject("too short or too close")
    return {
        "factors": (rng.randint(1, 7), rng.choice((1, -1)) * rng.randint(2, 7)),
        "a": a,
        "tips": tips,
        "angle": angle,
        "grid": rng.random() < 0.7,
    }


def build(s, p):
    s.axes(square_window([p["a"], *p["tips"]], p["grid"]))
    start, b, c = ends(s, "ABC", p["a"], *p["tips"])
    u, v = arrow(s, "u", start, b), arrow(s, "v", start, c)
    words = {"one": "u", "other": "v"}
    dot = s.quantity("dot", start.name, b.name, start.name, c.name)
    s.apply(rules.DOT, p=dot, u=u.parts, v=v.parts, **words)
    if p["angle"]:
        angle = s.angle(b.name, start.name, c.name)
        s.apply(rules.ANGLE_BY_DOT, A=angle, p=dot, m=u.size, n=v.size, **words)
        s.apply(rules.DOT_BY_ANGLE, p=dot, A=angle, m=u.size, n=v.size, **words)
    combined(s, u, v, p["factors"])
    s.say("", one="u", other="v", start=start.name)
