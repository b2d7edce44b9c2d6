"""The line through two points: slope, intercept and equation; length and midpoint of the segment."""

from engine import Reject
from generators.graphs.plot import plot, through
from generators.graphs.window import square_window
from generators.rules.plane import DISTANCE, INTERCEPT, LINE_EQUATION, SLOPE

WEIGHT = 0.95


def sample(rng):
    a, b = [(rng.randint(-7, 7), rng.randint(-7, 7)) for _ in range(2)]
    if abs(a[0] - b[0]) < 2 or a[1] == b[1]:
        raise Reject("vertical, level or too steep")
    return {"a": a, "b": b, "grid": rng.random() < 0.6, "whole": rng.random() < 0.7}


def build(s, p):
    axes = square_window([p["a"], p["b"]], p["grid"])
    s.axes(axes)
    (A, a), (B, b) = plot(s, "A", *p["a"]), plot(s, "B", *p["b"])
    if p["whole"]:
        through(s, axes, A, B)
    else:
        s.segment(A, B)
    m, c = s.quantity("slope", A, B, symbol="m"), s.quantity("intercept", A, B, "y", symbol="b")
    words = {"one": A, "other": B, "line": A + B}
    s.apply(SLOPE, m=m, A=a, B=b, **words)
    s.apply(INTERCEPT, b=c, m=m, A=a, **words)
    s.apply(LINE_EQUATION, L=s.quantity("line", A, B), m=m, b=c, **words)
    if not p["whole"]:
        s.apply(DISTANCE, d=s.length(A, B), A=a, B=b, **words)
    s.say("line" if p["whole"] else "segment", a=A, b=B)
