"""The tangent at a point of a circle: slope, equation, where it meets the x-axis; the circle's radius and equation."""

from engine import Reject
from generators.graphs.circles import plotted_circle
from generators.graphs.plot import plot, through
from generators.graphs.window import square_window
from generators.rules.conics import AXIS_MEETING, POWER_OF_POINT, TANGENT_SLOPE
from generators.rules.plane import DISTANCE, INTERCEPT, LINE_EQUATION, SLOPE
from generators.rules.right_triangle import PYTHAGORAS

WEIGHT = 1.05


def sample(rng):
    h, k = rng.randint(-6, 6), rng.randint(-6, 6)
    dx, dy = rng.randint(-6, 6), rng.randint(-6, 6)
    if dx * dy == 0 or dx * dx + dy * dy < 5:
        raise Reject("the tangent is level or upright, or the circle too small")
    way = rng.choice(("axis", "point", "point"))
    if way == "axis" and not 1 <= abs(k + dy) <= 6:
        raise Reject("the tangent meets the x-axis too far away")
    if way == "axis" and abs((k + dy) * dy / dx) > 9:
        raise Reject("the tangent meets the x-axis too far away")
    return {"centre": (h, k), "step": (dx, dy), "way": way, "side": rng.choice((-1, 1)), "grid": rng.random() < 0.6}


def build(s, p):
    (h, k), (dx, dy) = p["centre"], p["step"]
    square, touch = dx * dx + dy * dy, (h + dx, k + dy)
    radius = square**0.5
    away = (
        (touch[0] + touch[1] * dy / dx, 0)
        if p["way"] == "axis"
        else (touch[0] - p["side"] * dy, touch[1] + p["side"] * dx)
    )
    axes = square_window([(h - radius, k - radius), (h + radius, k + radius), away], p["grid"], 0.7)
    s.axes(axes)
    disk = plotted_circle(s, "C", h, k, square, radius, ask=False)
    T, t = plot(s, "T", *touch, ask=False)
    if p["way"] == "axis":
        P = s.point("P", away, dot=True)
        place = s.quantity("point", P)
    else:
        P, place = plot(s, "P", *away, ask=False)
    through(s, axes, T, P)
    s.segment(disk.name, T, role="aux")
    s.right_angle(disk.name, T, P, said=False)
    line = "".join(sorted((T, P)))  # as the length between the two points is named
    s.claim("touching_line", disk.name, *line, T, said=True, told=True)
    radius_line = disk.name + T
    words = {"figure": f"circle {disk.name}", "radius": radius_line, "touch": T, "point": P}
    noun, tangent = f"line {line}", f"tangent {line}"
    down = s.quantity("slope", disk.name, T, symbol=f"m_{radius_line}")
    m = s.quantity("slope", T, P, symbol="m", noun=noun)
    b = s.quantity("intercept", T, P, "y", symbol="b", noun=noun)
    s.apply(DISTANCE, d=disk.radius, A=disk.place, B=t, one=disk.name, other=T, line=radius_line)
    s.apply(SLOPE, m=down, A=disk.place, B=t, one=disk.name, other=T, line=radius_line)
    s.apply(TANGENT_SLOPE, m=m, k=down, **words)
    s.apply(INTERCEPT, b=b, m=m, A=t, one=T, other=P, line=line)
    equation = s.quantity("circle_tangent", disk.name, T, P, symbol=tangent, noun=tangent)
    s.apply(LINE_EQUATION, L=equation, m=m, b=b, one=T, other=P, line=line)
    if p["way"] == "axis":
        s.claim("on_x_axis", P, said=True, told=True)
        s.apply(AXIS_MEETING, P=place, m=m, b=b, **words)
    else:
        apart = s.length(disk.name, P, give=False, ask=False)
        s.apply(DISTANCE, d=apart, A=disk.place, B=place, one=disk.name, other=P, line=disk.name + P)
        s.apply(POWER_OF_POINT, w=s.quantity("power", disk.name, P, give=False), d=apart, r=disk.radius, **words)
        sides = {"triangle": f"{disk.name}{T}{P}"}
        s.apply(PYTHAGORAS, a=s.length(T, P, give=False), b=disk.radius, c=apart, **sides)
    s.say(p["way"], circle=disk.name, touch=T, point=P, line=line)
