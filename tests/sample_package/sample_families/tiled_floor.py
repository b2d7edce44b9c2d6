"""A rectangular floor with a square tile in its corner: area, perimeter and diagonal of both, and what is left over."""

from engine import Reject, form, theorem
from generators.rules.area import RECTANGLE_AREA, SQUARE_AREA, SQUARE_PERIMETER

WEIGHT = 0.2

LEFT_OVER = theorem(
    "left_over",
    form("R = W - T", adds_the_tile="W + T", forgets_the_tile="W", halves_the_tile="W - T/2"),
    form("W = R + T", subtracts_the_tile="R - T", forgets_the_tile="R", doubles_the_tile="R + 2*T"),
    form("T = W - R", adds_what_is_left="W + R", forgets_what_is_left="W", halves_what_is_left="W - R/2"),
)


def sample(rng):
    wide, high = rng.randint(5, 60), rng.randint(5, 60)
    tile = rng.randint(2, 40)
    if abs(wide - high) < 2 or max(wide, high) > 3 * min(wide, high):
        raise Reject("looks square, or too flat")
    if not 0.3 * min(wide, high) < tile < 0.8 * min(wide, high):
        raise Reject("the tile is too small or too large")
    return {"wide": wide, "high": high, "tile": tile}


def build(s, p):
    w, h, t = p["wide"], p["high"], p["tile"]
    A, B, C, D = s.point("A", (0, 0)), s.point("B", (w, 0)), s.point("C", (w, h)), s.point("D", (0, h))
    E, F, G = s.point("E", (t, 0)), s.point("F", (t, t)), s.point("G", (0, t))
    floor = s.polygon(A, B, C, D, noun="rectangle")
    tile = s.polygon(A, E, F, G, noun="square")
    rest = s.polygon(E, B, C, D, G, F, noun="hexagon", draw=False)
    s.claim("rectangle", A, B, C, D, said=True)
    s.claim("square", A, E, F, G, said=True)
    s.claim("between", E, A, B)
    s.claim("between", G, A, D)
    side = s.length(A, E, t)
    whole, part = s.area(floor), s.area(tile)
    s.apply(RECTANGLE_AREA, S=whole, a=s.length(A, B, w), b=s.length(B, C, h), figure=f"rectangle {floor}")
    s.apply(SQUARE_AREA, S=part, a=side, figure=f"square {tile}")
    s.apply(SQUARE_PERIMETER, P=s.perimeter(tile), a=side, figure=f"square {tile}")
    s.apply(LEFT_OVER, R=s.area(rest), W=whole, T=part, floor=floor, tile=tile)
    s.say("", floor=floor, tile=tile, rest=rest, corner=A)
