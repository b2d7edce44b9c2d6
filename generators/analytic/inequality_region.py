"""A shaded half-plane: slope and intercept of its edge, and the inequality that describes it."""

from engine import Edge, Fraction, Reject
from generators.graphs.again import again
from generators.graphs.lines import in_print
from generators.graphs.plot import plot, through
from generators.graphs.window import square_window
from generators.rules.plane import INTERCEPT, LINE_EQUATION, SLOPE

WEIGHT = 0.79

FLIPPED = {"≥": "≤", "≤": "≥", ">": "<", "<": ">"}
OTHER_EDGE = {"≥": ">", "≤": "<", ">": "≥", "<": "≤"}


@again
def sample(rng):
    a, b = [(rng.randint(-6, 6), rng.randint(-6, 6)) for _ in range(2)]
    c = (rng.randint(-6, 6), rng.randint(-6, 6))
    if abs(a[0] - b[0]) < 2 or a[1] == b[1] or abs(a[1] - b[1]) > 3 * abs(a[0] - b[0]):
        raise Reject("vertical, level or too steep")
    m = Fraction(b[1] - a[1], b[0] - a[0])
    if m.denominator > 3 or not 1.5 < abs(c[1] - a[1] - m * (c[0] - a[0])) < 8:
        raise Reject("an ugly slope, or the point stands at the line")
    return {"a": a, "b": b, "c": c, "solid": rng.random() < 0.6, "grid": rng.random() < 0.6}


def build(s, p):
    (ax, ay), (bx, by), (cx, cy) = p["a"], p["b"], p["c"]
    axes = square_window([p["a"], p["b"], p["c"]], p["grid"])
    s.axes(axes)
    (A, a), (B, b), (C, c) = plot(s, "A", ax, ay), plot(s, "B", bx, by), plot(s, "C", cx, cy)
    through(s, axes, A, B, role="main" if p["solid"] else "aux")
    m = Fraction(by - ay, bx - ax)
    start, above = ay - m * ax, cy > ay + m * (cx - ax)
    shaded = _shade(s, axes, m, start, above)
    edge, belongs = ("solid", "belongs") if p["solid"] else ("dashed", "does not belong")
    s.claim("shaded_side", C, A, B, edge, shaded, said=True, told=True)
    words = {"one": A, "other": B, "line": A + B, "point": C}
    slope, intercept = s.quantity("slope", A, B, symbol="m"), s.quantity("intercept", A, B, "y", symbol="b")
    s.apply(SLOPE, m=slope, A=a, B=b, **words)
    s.apply(INTERCEPT, b=intercept, m=slope, A=a, **words)
    line = s.quantity("line", A, B)
    s.apply(LINE_EQUATION, L=line, m=slope, b=intercept, **words)
    sign = ("≥" if above else "≤") if p["solid"] else (">" if above else "<")
    right, turned = in_print(m, start), in_print(-m, start)
    wrong = {
        "takes the other side": f"y {FLIPPED[sign]} {right}",
        "forgets what the edge shows": f"y {OTHER_EDGE[sign]} {right}",
        "turns the slope round": f"y {sign} {turned}",
        "takes the other side and the other edge": f"y {FLIPPED[OTHER_EDGE[sign]]} {right}",
        "takes the other side and turns the slope round": f"y {FLIPPED[sign]} {turned}",
        "forgets what the edge shows and turns the slope round": f"y {OTHER_EDGE[sign]} {turned}",
    }
    region = s.quantity("half_plane", A, B, C, edge, give=False)
    side, more, strict = ("above", "larger", ">") if above else ("below", "smaller", "<")
    words |= {"side": side, "more": more, "right": right, "belongs": belongs}
    words |= {"place": f"{C}({cx}, {cy})".replace("-", "−")}
    test = f"{cy} {strict} {in_print(m, start, f'({cx})' if cx < 0 else f'{cx}')}".replace("-", "−")
    s.judge("half_plane", region, (line, c), f"y {sign} {right}", wrong, test=test, **words)
    s.say("", a=A, b=B, c=C, edge=edge, belongs=belongs)


def _shade(s, axes, m, start, above):
    """Tint the part of the window above or below the line; the region's name."""
    x0, x1, y0, y1 = map(Fraction, (axes.x0, axes.x1, axes.y0, axes.y1))  # exact: the line may pass through a corner
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    side = 1 if above else -1
    kept = []
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        da, db = side * (ay - m * ax - start), side * (by - m * bx - start)
        if da >= 0:
            kept.append((ax, ay))
        if da * db < 0:
            t = da / (da - db)
            kept.append((ax + t * (bx - ax), ay + t * (by - ay)))
    if len(kept) < 3:
        raise Reject("the half-plane hardly meets the window")
    names = [s.point(f"_s{i}", place) for i, place in enumerate(kept)]
    edges = tuple(Edge(a, b) for a, b in zip(names, names[1:] + names[:1], strict=True))
    region = s.region("shaded", "the shaded region", edges)
    s.fill(region)
    return region
