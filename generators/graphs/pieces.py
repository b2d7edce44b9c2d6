"""A function made of two polynomial pieces that meet at a place: drawn, with its formulas and one-sided limits.

Pieces that are straight may be known by two marked points each instead of by their formulas.
"""

from random import Random
from typing import NamedTuple, TypeVar

from engine import Axes, Curve, Piece, Sketch
from generators.graphs.lines import line_formula
from generators.graphs.plot import plot
from generators.graphs.polynomial import Coefficients, poly, value
from generators.graphs.window import graph_window
from generators.rules import limits

T = TypeVar("T")
Pair = tuple[T, T]  # of the left piece and of the right one
Places = tuple[int, int]  # x-coordinates of two points


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


def window(pieces: Pair[Coefficients], c: int, marked: Pair[Places | None], grid: bool) -> Axes:
    """Axes about the place where the pieces meet and about the marked points."""
    near = (c - 2, c - 1, c), (c, c + 1, c + 2)
    heights = [value(p, x) for p, xs, more in zip(pieces, near, marked, strict=True) for x in (*xs, *(more or ()))]
    return graph_window((min(c - 5, -1), max(c + 5, 1)), heights, grid)


def marked_lines(rng: Random, pieces: Pair[Coefficients], c: int, share: float) -> Pair[Places | None]:
    """For a share of functions, where two points of each straight piece are marked instead of its formula."""
    if rng.random() > share:
        return None, None
    xs = [x for x in range(c - 4, c + 5) if x not in (0, c)]
    marked = [tuple(sorted(rng.sample([x for x in xs if (x > c) == after], 2))) for after in (False, True)]
    left, right = (places if len(p) == 2 else None for p, places in zip(pieces, marked, strict=True))
    return left, right


def two_pieces(
    s: Sketch,
    pieces: Pair[Coefficients],
    c: int,
    belongs: str,
    grid: bool,
    marked: Pair[Places | None] = (None, None),
    ask_sides: bool = True,
) -> Pieces:
    """f is g up to c and h from there on; belongs: "left" or "right", the piece that has c.

    marked: of straight pieces, where two points are marked; their formulas are not known then. ask_sides: whether the
    one-sided limits and the value at c are asked for by themselves.
    """
    left, right = pieces
    axes = window(pieces, c, marked, grid)
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
    formulas = tuple(_formula(s, f, *piece) for piece in zip((0, 1), pieces, (g, h), marked, strict=True))
    sides = tuple(s.quantity(f"limit_{side}", f, place, give=False, ask=ask_sides) for side in ("left", "right"))
    said = place.replace("-", "−")
    less, more = ("≤", ">") if belongs == "left" else ("<", "≥")
    ranges = ({"piece": g, "where": f"x {less} {said}"}, {"piece": h, "where": f"x {more} {said}"})
    for limit, formula, side, name in zip(sides, formulas, ("left", "right"), (g, h), strict=True):
        s.apply(limits.limit_of_piece(place), L=limit, g=formula, side=side, place=said, piece=name, **words)
    at, own = s.quantity("value_at", f, place, give=False, ask=ask_sides), belongs == "right"
    s.apply(limits.value_by_piece(place), v=at, g=formulas[own], place=said, **ranges[own], **words)
    wrong = {"continuous": "continuous"} | {
        name: f"continuous from {name}" for name in ("the left only", "the right only", "neither side")
    }
    word = "continuous" if ends[0] == ends[1] else f"continuous from the {belongs} only"
    others = {f"takes it for {w}": w for w in wrong.values() if w != word}
    s.judge("comparing_limits", s.quantity("continuity", f, place, give=False), (*sides, at), word, others, **words)
    return Pieces(f, formulas, (g, h), sides, at, words, ranges)


def _formula(s: Sketch, f: str, number: int, piece: Coefficients, name: str, marked: Places | None) -> str:
    """The formula of a piece as a quantity: stated, or that of the line through its two marked points."""
    stated = None if marked else poly(piece)
    formula = s.quantity(
        "branch", f, str(number), value=stated, symbol=f"{name}(x)", noun=name, give=not marked, ask=False
    )
    if marked:
        letters = ("AB", "DE")[number]
        one, other = (plot(s, letter, x, value(piece, x), ask=False) for letter, x in zip(letters, marked, strict=True))
        s.claim("all_on_curve", f, one.name, other.name, said=True)
        line_formula(s, formula, one, other)
    return formula


def say_pieces(s: Sketch, f: str, marked: Pair[Places | None]) -> None:
    """Say what f is made of, and which of its pieces are straight where points take the place of a formula."""
    sides = [side for side, places in zip(("left", "right"), marked, strict=True) if places]
    s.say(("", "line", "lines")[len(sides)], f=f, side=sides[0] if sides else "")
