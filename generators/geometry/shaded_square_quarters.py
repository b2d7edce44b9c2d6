"""A square or rectangle without quarter circles at some corners: S = a*b - k * pi*r^2/4, and its perimeter."""

from engine import Edge, Fraction, Reject, between, distance
from generators.rules.arc import QUARTER_ARC, QUARTER_AREA, cut_corners
from generators.rules.area import RECTANGLE_AREA, RECTANGLE_PERIMETER, SQUARE_AREA, SQUARE_PERIMETER, area_difference

WEIGHT = 0.4


def sample(rng):
    a, b = rng.randint(4, 40), rng.randint(4, 40)
    square = rng.random() < 0.08
    if not square and not 1.2 <= max(a, b) / min(a, b) <= 2.2:
        raise Reject("too long or nearly square")
    short = a if square else min(a, b)
    twice = short if rng.random() < 0.25 else rng.randint(max(2, short // 2), max(2, int(0.85 * short)))
    corners = sorted(rng.sample(range(4), rng.choice((1, 2, 2, 3, 4, 4))))
    return {"a": a, "b": a if square else b, "twice": twice, "corners": corners, "fill": rng.choice(("light", "hatch"))}


def build(s, p):
    a, b, r = p["a"], p["b"], Fraction(p["twice"], 2)
    corners = [s.point(c, xy) for c, xy in zip("ABCD", ((0, 0), (a, 0), (a, b), (0, b)), strict=True)]
    noun = "square" if a == b else "rectangle"
    whole = s.polygon(*corners, noun=noun)
    s.claim(noun, *corners, said=True)
    entry, leave, around = list(corners), list(corners), []
    for i in p["corners"]:
        first = i == p["corners"][0]
        for points, side, letter in (
            (entry, corners[i - 1], f"_in{i}"),
            (leave, corners[(i + 1) % 4], "E" if first else f"_out{i}"),
        ):
            corner, along = s.xy(corners[i]), s.xy(side)
            points[i] = s.point(letter, between(corner, along, float(r) / distance(corner, along)))
        s.arc(corners[i], leave[i], entry[i])
    for i in range(4):
        if i in p["corners"]:
            around.append(Edge(entry[i], leave[i], corners[i], False))
        if distance(s.xy(leave[i]), s.xy(entry[(i + 1) % 4])) > 1e-9:
            around.append(Edge(leave[i], entry[(i + 1) % 4]))
    s.region("shaded", "the shaded region", tuple(around))
    s.fill("shaded", p["fill"])

    n, k = len(p["corners"]), p["corners"][0]
    A, E, F = corners[k], leave[k], entry[k]
    s.dot(E)
    if n > 1:
        s.equal_lengths(*((corners[i], leave[i]) for i in p["corners"]), said=False)
    one = "the quarter circle" if n == 1 else "one quarter circle"
    s.region("quarter", one, (Edge(A, E), Edge(E, F, A), Edge(F, A)))
    radius, side, shaded, outline = (
        s.length(A, E, r),
        s.length(corners[0], corners[1], a),
        s.area("shaded"),
        s.perimeter("shaded"),
    )
    quarter = s.area("quarter", symbol="Area(quarter circle)", give=False, ask=False)
    arc = s.quantity(
        "arc_length", A, E, F, symbol="arc", noun="the arc" if n == 1 else "one arc", give=False, ask=False
    )
    full, edge = s.area(whole, give=False, ask=False), s.perimeter(whole, give=False, ask=False)
    figure = f"{noun} {''.join(corners)}"
    if a == b:
        s.apply(SQUARE_AREA, S=full, a=side, figure=figure)
        s.apply(SQUARE_PERIMETER, P=edge, a=side, figure=figure)
    else:
        other = s.length(corners[1], corners[2], b)
        s.apply(RECTANGLE_AREA, S=full, a=side, b=other, figure=figure)
        s.apply(RECTANGLE_PERIMETER, P=edge, a=side, b=other, figure=figure)
    s.apply(QUARTER_AREA, S=quarter, r=radius, figure=one)
    s.apply(QUARTER_ARC, L=arc, r=radius, figure=one)
    s.apply(area_difference(n), S=shaded, whole=full, p1=quarter, figure="the shaded region")
    s.apply(cut_corners(n), P=outline, whole=edge, r=radius, L=arc, figure="the shaded region")
    at = [corners[i] for i in p["corners"]]
    listed = " and ".join(part for part in (", ".join(at[:-1]), at[-1]) if part)
    s.say(
        "one" if n == 1 else "many",
        shape=figure,
        at=listed,
        radius=A + E,
        count=("two", "three", "four")[max(n - 2, 0)],
    )
