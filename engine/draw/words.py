"""Tick numbers and names of the axes, placed where they touch nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, inf
from typing import NamedTuple

from engine.draw.glyphs import Line, compose
from engine.draw.plane import Plane, Tick, digit_height, name_gap, overshoot, set_name, tick_font, tick_length
from engine.draw.room import Box, Room
from engine.draw.style import Style
from engine.errors import Reject

LEAST = 2  # numbers besides 0 that an axis must keep
APART = 0.4  # of the font between a number and the letter that follows it
KEPT = 0.55  # of its numbers that an axis must keep: with more gaps it looks broken
THIN = (1, 2, 5, 10, 20, 50, 100, 200, 500)
THIN_PI = (1, 2, 4, 8, 16, 32, 64)


class Crowded(Reject):
    """Numbers or names of the axes find no place: other axes may have one."""


class Word(NamedTuple):
    """A tick number or an axis's name at its place; kind is "tick_x", "tick_y", "origin" or "axis"."""

    kind: str
    text: str
    box: Box
    font: int
    italic: bool


class Row(NamedTuple):
    """An axis's numbers that are due, with their inks, and what their places have in common, px.

    Attributes:
        line: where the axis is; out: from there to a number; step: to the next number; beside: kept free about one.
        end: beyond it a number would be read with the axis's name.
    """

    axis: int
    framed: bool
    font: int
    due: list[tuple[Tick, Line]]
    line: float
    out: int
    digit: int
    step: float
    beside: int
    end: float


def place_names(plane: Plane, room: Room, style: Style) -> list[Word]:
    """The axes' names, at the arrowheads or at the middle of the frame's sides."""
    words = []
    out, font = tick_length(style) + 4, tick_font(style)
    x, y = plane.px(0.0, 0.0)
    over, side = overshoot(style), 0.3 * style.mark + 4
    for axis, name in enumerate(plane.axes.names):
        if not name:
            continue
        h, w = set_name(name, style).ink.shape
        if plane.framed:
            if axis == 0:
                low = plane.bottom + out + digit_height(style.family, font) + name_gap(style)
                spots = [((plane.left + plane.right) / 2, low + h / 2)]
            else:
                wide = max(compose(n.text, style.family, False, font).ink.shape[1] for n, _ in plane.ticks[1])
                spots = [(plane.left - out - wide - name_gap(style) - w / 2, (plane.top + plane.bottom) / 2)]
        elif axis == 0:
            tip = plane.right + over - w / 2
            spots = [(tip - d, y + s * (side + h / 2)) for d in (0, 4, 8, 14, 20, 30) for s in (1, -1)]
        else:
            tip = plane.top - over + h / 2
            spots = [(x + s * (side + w / 2), tip + d) for d in (0, 4, 8, 14, 20, 30) for s in (-1, 1)]
        box = _first(room, spots, w, h)
        if box is None:
            raise Crowded("axis name does not fit")
        aside = round(APART * style.font)  # else the number beside it would read 12x
        room.take((box[0] - aside, box[1] - 2, box[2] + aside, box[3] + 2))
        words.append(Word("axis", name, box, style.font, style.italic and len(name) == 1))
    return words


def _first(room: Room, spots: list[tuple[float, float]], w: int, h: int) -> Box | None:
    for cx, cy in spots:
        x0, y0 = round(cx - w / 2), round(cy - h / 2)
        if room.free(x0, y0, x0 + w, y0 + h, 2):
            return x0, y0, x0 + w, y0 + h
    return None


def place_numbers(plane: Plane, room: Room, style: Style) -> list[Word]:
    """Tick numbers that touch nothing; Crowded where an axis keeps too few."""
    words = _place_axis(plane, 0, room, style) + _place_axis(plane, 1, room, style)
    if not plane.framed and style.origin:
        words += _place_origin(plane, room, style)
    return words


def _place_axis(plane: Plane, axis: int, room: Room, style: Style) -> list[Word]:
    """Numbers of an axis, all on its usual side, or on the other one where that keeps two more of them.

    Where a curve or a label is in the way a number is left out; where that leaves gaps the numbers take a wider step.
    """
    best: list[Word | None] = []
    for wider in (0, 1):
        row = _row(plane, axis, style, wider)
        best = _stand(row, 0, room)
        if best.count(None) > 1 and not row.framed:
            other = _stand(row, 1, room)
            if (_gaps(other), other.count(None) + 1) < (_gaps(best), best.count(None)):
                best = other
        if not _gaps(best):
            break
    else:
        raise Crowded("too few tick numbers")
    words = [word for word in best if word]
    for word in words:
        x0, y0, x1, y1 = word.box
        room.take((x0 - row.beside, y0 - 3, x1 + row.beside, y1 + 3))
    return words


def _row(plane: Plane, axis: int, style: Style, wider: int) -> Row:
    """The numbers that an axis has room for: each tick's, each second's, each fifth's; those of a wider step."""
    family, font = style.family, tick_font(style)
    ticks, framed = plane.ticks[axis], plane.framed
    if len(ticks) < LEAST:
        raise Crowded("too few tick numbers")
    inks = [compose(tick.number.text, family, False, font) for tick in ticks]
    digit = digit_height(family, font)
    need = digit + 0.8 * font if axis else max(line.ink.shape[1] for line in inks) + 0.55 * font
    step, unit = abs(ticks[1].at - ticks[0].at), ticks[1].number.k - ticks[0].number.k
    steps = THIN_PI if plane.axes.pi and axis == 0 else THIN
    every = [*(m for m in steps if m * step >= need), *steps[-1:] * 2][wider]
    x0, y0 = (plane.left, plane.bottom) if framed else plane.px(0.0, 0.0)
    # a formula that ends beside a number would take it in
    side = round(0.45 * style.font)
    return Row(
        axis,
        framed,
        font,
        [
            (t, i)
            for t, i in zip(ticks, inks, strict=True)
            if t.number.k % (every * unit) == 0 and (t.number.k or framed)
        ],
        line=x0 if axis else y0,
        out=tick_length(style) + ceil(style.axis_line / 2) + 3,
        digit=digit,
        step=every * step,
        beside=side if axis else max(3, min(side, int((every * step - need) / 2))),
        end=plane.top + style.font if axis else plane.right - style.font,
    )


def _gaps(found: list[Word | None]) -> bool:
    """Whether the scale is hard to read: too few numbers, or two neighbours missing."""
    kept = [word for word in found if word]
    if len(kept) < KEPT * len(found) or sum(word.text != "0" for word in kept) < LEAST:
        return True
    return any(not a and not b for a, b in pairwise(found))


def _stand(row: Row, side: int, room: Room) -> list[Word | None]:
    """The numbers at the first of their places on a side of the axis that is free; None for one that has none."""
    found: list[Word | None] = []
    taken = -inf  # how far along the axis the last number reaches
    for tick, (ink, _, rise, _) in row.due:
        h, w = ink.shape
        for left, base in _spots(row, tick.at, w, side):
            box = (left, base + rise, left + w, base + rise + h)
            start, stop = (-box[3], -box[1]) if row.axis else (box[0], box[2])
            if start >= taken and room.free(*box, 2):
                found.append(Word(("tick_x", "tick_y")[row.axis], tick.number.text, box, row.font, False))
                taken = stop + (5 if row.axis else row.beside + 2)
                break
        else:
            found.append(None)
    return found


def _spots(row: Row, at: float, w: int, side: int) -> Iterator[tuple[int, int]]:
    """Left end and base line of a number, below the x-axis or left of the y-axis (side 0) or beyond it (1).

    At its tick first; where a curve crosses there it moves along its axis, by less than half the way to the next one
    and never towards the axis's name.
    """
    line, out, digit = round(row.line), row.out, row.digit
    aside = round((digit if row.axis else w) / 2 + 3)
    last = at < row.end if row.axis else at > row.end
    moves = [0]
    if not row.framed and aside <= (0.2 if last else 0.36) * row.step:
        back = aside if row.axis else -aside
        moves += [back] if last else [back, -back]
    for move in moves:
        if row.axis:
            yield (line + out if side else line - out - w), round(at + digit / 2) + move
        else:
            yield round(at - w / 2) + move, (line - out if side else line + out + digit)


def _place_origin(plane: Plane, room: Room, style: Style) -> list[Word]:
    """The sign of the origin, left of it and below, where that is free."""
    named = style.origin == "O"
    font, italic = (style.font, style.italic) if named else (tick_font(style), False)
    h, w = compose(style.origin, style.family, italic, font).ink.shape
    out = ceil(style.axis_line / 2) + 3
    x, y = plane.px(0.0, 0.0)
    left, top = round(x) - out - w, round(y) + out
    box = (left, top, left + w, top + h)
    if not room.free(left - round(APART * style.font), top, left + w, top + h, 2):  # −1 beside O would read −10
        return []
    room.take(box, 2)
    return [Word("origin", style.origin, box, font, italic)]
