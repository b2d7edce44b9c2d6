"""A convex region with marked corners: the largest or smallest value of a linear expression on it."""

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.regions import extreme, objective

WEIGHT = 2.03


@again
def sample(rng):
    count = rng.choice((3, 4, 4))
    spots = [(rng.randint(0, 9), rng.randint(0, 9)) for _ in range(count)]
    middle = (sum(x for x, _ in spots) / count, sum(y for _, y in spots) / count)
    from math import atan2

    spots.sort(key=lambda q: atan2(q[1] - middle[1], q[0] - middle[0]))
    for i, (bx, by) in enumerate(spots):
        (ax, ay), (cx, cy) = spots[i - 1], spots[(i + 1) % count]
        if (bx - ax) * (cy - by) - (by - ay) * (cx - bx) < 5:
            raise Reject("a flat or hollow corner")
    a, b = rng.choice((1, 2, 3, 4, 5)), rng.choice((-3, -2, -1, 1, 2, 3, 4, 5))
    values = [a * x + b * y for x, y in spots]
    if len(set(values)) < count or abs(a) == abs(b):
        raise Reject("two corners with one value")
    return {"spots": spots, "a": a, "b": b, "largest": rng.random() < 0.6, "grid": rng.random() < 0.6}


def build(s, p):
    a, b = p["a"], p["b"]
    s.axes(square_window(p["spots"], p["grid"]))
    corners = [plot(s, letter, *spot) for letter, spot in zip("ABCD", p["spots"], strict=False)]
    names = [corner.name for corner in corners]
    region = s.polygon(*names, noun="region")
    s.fill(region)
    s.claim("corners", region, *names, said=True, told=True)
    shown = f"{'' if a == 1 else a}x {'−' if b < 0 else '+'} {'' if abs(b) == 1 else abs(b)}y"
    values = {}
    for i, corner in enumerate(corners):
        noun = f"{shown} at {corner.name}"
        value = s.quantity(
            "objective", corner.name, str(a), str(b), symbol=f"z({corner.name})", noun=noun, give=False, ask=False
        )
        s.apply(objective(a, b), v=value, P=corner.place, point=corner.name, expression=shown)
        values[f"v{i}"] = value
    which = "largest" if p["largest"] else "smallest"
    noun = f"{shown} on region {region}"
    symbol = "z_max" if p["largest"] else "z_min"
    best = s.quantity("objective_extreme", which, str(a), str(b), *names, noun=noun, symbol=symbol)
    s.apply(extreme(len(corners), p["largest"]), m=best, **values, region=region, expression=shown)
    s.say("", region=region, expression=shown)
