"""A circle's equation from centre and radius, from a point or from a diameter, and all of it from the equation."""

from engine import Reject
from generators.graphs.circles import plotted_circle
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.area import CIRCLE_AREA, CIRCLE_CIRCUMFERENCE, CIRCLE_DIAMETER
from generators.rules.one_way import one_way
from generators.rules.plane import DISTANCE, MIDPOINT

WEIGHT = 0.26


def sample(rng):
    h, k = rng.randint(-12, 12), rng.randint(-12, 12)
    way = rng.choice(("radius", "point", "diameter", "diameter"))
    if way == "radius":
        dx, dy = rng.randint(1, 12), 0
    else:
        dx, dy = rng.randint(-7, 7), rng.randint(-7, 7)
        if dx * dx + dy * dy < 4:
            raise Reject("the point is too near the centre")
    return {"centre": (h, k), "step": (dx, dy), "way": way, "grid": rng.random() < 0.6}


def build(s, p):
    (h, k), (dx, dy), way = p["centre"], p["step"], p["way"]
    square = dx * dx + dy * dy
    radius = square**0.5
    s.axes(square_window([(h - radius, k - radius), (h + radius, k + radius)], p["grid"], 0.5))
    disk = plotted_circle(s, "C", h, k, square, radius, way != "diameter", give=way == "radius")
    words = {"figure": f"circle {disk.name}"}
    across = s.quantity("diameter", disk.name, give=False)
    around = s.quantity("circumference", disk.name, give=False)
    s.apply(one_way(CIRCLE_AREA), S=s.area(disk.name, give=False), r=disk.radius, **words)
    s.apply(one_way(CIRCLE_CIRCUMFERENCE), C=around, r=disk.radius, **words)
    s.apply(CIRCLE_DIAMETER if way == "diameter" else one_way(CIRCLE_DIAMETER), d=across, r=disk.radius, **words)
    if way == "radius":
        s.say("", circle=disk.name)
        return
    A, a = plot(s, "A", h + dx, k + dy, ask=False)
    if way == "point":
        s.segment(disk.name, A, role="aux")
        s.claim("on_circle", A, disk.name, said=True, told=True)
        s.apply(DISTANCE, d=disk.radius, A=disk.place, B=a, one=disk.name, other=A, line=disk.name + A)
        s.say("point", circle=disk.name, point=A)
        return
    B, b = plot(s, "B", h - dx, k - dy, ask=False)
    s.segment(A, B)
    s.claim("diameter", A, B, disk.name, said=True, told=True)
    s.apply(MIDPOINT, M=disk.place, A=a, B=b, line=A + B)
    s.apply(DISTANCE, d=across, A=a, B=b, one=A, other=B, line=A + B)
    s.say("diameter", circle=disk.name, one=A, other=B)
