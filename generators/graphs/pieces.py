"""A function made of two polynomial pieces that meet at a place: drawn, with its formulas and one-sided limits."""

from typing import NamedTuple

from engine import Axes, Curve, Piece, Sketch
from generators.graphs.polynomial import Coefficients, poly, value
from generators.graphs.window import graph_window
from generators.rules import limits


class Pieces(NamedTuple):
    """Printed name of the function; the quantities that are its pieces' formulas, limits and value at the place.

    ranges: what the rules say of each piece: its name and where it holds.
    """

    f: str
    formulas: tuple[str, str]
    names: tuple[str, str]
    sides: tuple[str, str]
    value: str
    words: dict[str, str]
    ranges: tuple[dict[str, str], dict[str, str]]


def window(left: Coefficients, right: Coefficients, c: int, grid: bool) -> Axes:
    """Axes about the place where the pieces meet."""
    heights = [value(left, c + d) for d in (-2, -1, 0)] + [value(right, c + d) for d in (0, 1, 2)]
    return graph_window((min(c - 5, -1), max(c + 5, 1)), heights, grid)


def two_pieces(s: Sketch, left: Coefficients, right: Coefficients, c: int, belongs: str, grid: bool) -> Pieces:
    """f is g up to c and h from there on; belongs: "left" or "right", the piece that has c."""
    axes = window(left, right, c, grid)
    s.axes(axes)
    f = s.curve(Curve("f", (Piece(poly(left), axes.x0, c), Piece(poly(right), c, axes.x1))))
    g, h = s.letter("g"), s.letter("h")
    ends = (value(left, c), value(right, c))
    if ends[0] != ends[1]:
        for name, height, closed in (("_l", ends[0], belongs == "left"), ("_r", ends[1], belongs == "right")):
            end = s.point(name, (c, float(height)), dot=closed)
            if not closed:
                s.ring(end)
    place = str(c)
    s.claim("changes_at", f, g, h, place, belongs, said=True)
    words = {"function": f}
    formulas = tuple(
        s.quantity("branch", f, str(i), value=poly(p), symbol=f"{n}(x)", noun=n)
        for i, p, n in ((0, left, g), (1, right, h))
    )
    sides = (s.quantity("limit_left", f, place, give=False), s.quantity("limit_right", f, place, give=False))
    said = place.replace("-", "−")
    less, more = ("≤", ">") if belongs == "left" else ("<", "≥")
    ranges = ({"piece": g, "where": f"x {less} {said}"}, {"piece": h, "where": f"x {more} {said}"})
    for limit, formula, side, name in zip(sides, formulas, ("left", "right"), (g, h), strict=True):
        s.apply(limits.limit_of_piece(place), L=limit, g=formula, side=side, place=said, piece=name, **words)
    at, own = s.quantity("value_at", f, place, give=False), belongs == "right"
    s.apply(limits.value_by_piece(place), v=at, g=formulas[own], place=said, **ranges[own], **words)
    wrong = {"continuous": "continuous"} | {
        name: f"continuous from {name}" for name in ("the left only", "the right only", "neither side")
    }
    word = "continuous" if ends[0] == ends[1] else f"continuous from the {belongs} only"
    others = {f"takes it for {w}": w for w in wrong.values() if w != word}
    s.judge("comparing_limits", s.quantity("continuity", f, place, give=False), (*sides, at), word, others, **words)
    return Pieces(f, formulas, (g, h), sides, at, words, ranges)
