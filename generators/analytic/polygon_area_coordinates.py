"""A polygon by its corners: the shoelace formula, or the sum of two triangles."""

from math import atan2

from engine import Reject
from generators.graphs.again import again
from generators.graphs.plot import plot
from generators.graphs.window import square_window
from generators.rules.plane_figures import shoelace
from generators.rules.transforms import AREA_BY_COORDINATES
from generators.rules.vectors import AREA_PARTS

WEIGHT = 2.03


@again
def sample(rng):
    count = rng.choice((4, 4, 5))
    spots = [(rng.randint(-6, 6), rng.randint(-6, 6)) for _ in range(count)]
    x, y = sum(a for a, _ in spots) / count, sum(b for _, b in spots) / count
    spots.sort(key=lambda q: atan2(q[1] - y, q[0] - x))
    for i, (bx, by) in enumerate(spots):
        (ax, ay), (cx, cy) = spots[i - 1], spots[(i + 1) % count]
        if (bx - ax) * (cy - by) - (by - ay) * (cx - bx) < 4:
            raise Reject("a flat or hollow corner")
    return {"spots": spots, "grid": rng.random() < 0.6, "fill": rng.random() < 0.4}


def build(s, p):
    s.axes(square_window(p["spots"], p["grid"]))
    points = [plot(s, letter, *spot) for letter, spot in zip("ABCDE", p["spots"], strict=False)]
    names, places = [point.name for point in points], [point.place for point in points]
    polygon = s.polygon(*names, noun="quadrilateral" if len(names) == 4 else "pentagon")
    if p["fill"]:
        s.fill(polygon)
    s.claim("convex", *names)
    area = s.area(polygon)
    s.apply(shoelace(len(names)), S=area, **dict(zip("ABCDE", places, strict=False)), figure=polygon)
    if len(names) == 4:
        A, B, C, D = names
        halves = []
        for corners, ends in (((A, B, C), places[:3]), ((A, C, D), (places[0], *places[2:]))):
            triangle = s.polygon(*corners, noun="triangle", draw=False)
            part = s.area(triangle, ask=False)
            halves.append(part)
            words = dict(zip("ABC", ends, strict=True))
            s.apply(AREA_BY_COORDINATES, S=part, **words, triangle=triangle, image=triangle)
        s.apply(AREA_PARTS, S=area, T=halves[0], U=halves[1], figure=polygon, diagonal=A + C)
    s.say("", figure=polygon)
