"""A line by a point and a direction vector: points and parameters, slope, equation, where it meets the axes."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import plot, through
from generators.graphs.window import square_window
from generators.rules import argand as rules
from generators.rules.plane import INTERCEPT, LINE_EQUATION

WEIGHT = 1.1


@again
def sample(rng):
    a, d = (rng.randint(-6, 6), rng.randint(-6, 6)), (rng.randint(-5, 5), rng.randint(-5, 5))
    t = rng.choice((-2, -1, 2, 2, 3, -3))
    ends = (a[0] + d[0], a[1] + d[1]), (a[0] + t * d[0], a[1] + t * d[1])
    if 0 in d or abs(d[0]) + abs(d[1]) < 3 or max(abs(c) for end in ends for c in end) > 12:
        raise Reject("level, too short, or too far out")
    return {"a": a, "d": d, "t": t, "grid": rng.random() < 0.6}


def build(s, p):
    (ax, ay), (dx, dy), t = p["a"], p["d"], p["t"]
    places = [(ax, ay), (ax + dx, ay + dy), (ax + t * dx, ay + t * dy)]
    axes = square_window(places, p["grid"])
    s.axes(axes)
    (A, a), (B, b), (P, at) = (plot(s, letter, *place) for letter, place in zip("ABP", places, strict=True))
    through(s, axes, A, B, role="thin")
    s.segment(A, B, arrows="end")
    s.claim("on_vector", P, A, B, said=True, told=True)
    words = {"start": A, "end": B, "point": P, "line": A + B, "one": A, "other": B}
    d = s.quantity("direction", A, B)
    s.apply(rules.DIRECTION, d=d, A=a, B=b, **words)
    time = s.quantity("parameter", A, B, P)
    s.apply(rules.POINT_AT, P=at, A=a, d=d, t=time, **words)
    s.apply(rules.PARAMETER, t=time, P=at, A=a, d=d, **words)
    m, c = s.quantity("slope", A, B, symbol="m"), s.quantity("intercept", A, B, "y", symbol="b")
    s.apply(rules.DIRECTION_SLOPE, m=m, d=d, **words)
    s.apply(INTERCEPT, b=c, m=m, A=a, **words)
    s.apply(LINE_EQUATION, L=s.quantity("line", A, B), m=m, b=c, **words)
    s.apply(rules.MEETS_X_AXIS, a=s.quantity("x_intercept", A, B), A=a, d=d, **words)
    s.apply(rules.MEETS_Y_AXIS, b=c, A=a, d=d, **words)
    s.say("", a=A, b=B, p=P)
