"""Tick numbers and names of the axes, placed where they touch nothing."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from engine.draw.glyphs import compose
from engine.draw.plane import Plane, digit_height, name_gap, overshoot, set_name, tick_font, tick_length
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


class Spots(NamedTuple):
    """What the places of an axis's numbers have in common: px of the axis, distance from it, of the next number."""

    axis: int
    line: float
    out: int
    digit: int
    step: float
    last: float


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
    family, font = style.family, tick_font(style)
    ticks = plane.ticks[axis]
    if len(ticks) < LEAST:
        raise Crowded("too few tick numbers")
    inks = [compose(tick.number.text, family, False, font) for tick in ticks]
    digit = digit_height(family, font)
    need = digit + 0.8 * font if axis else max(line.ink.shape[1] for line in inks) + 0.55 * font
    step, unit = abs(ticks[1].at - ticks[0].at), ticks[1].number.k - ticks[0].number.k
    steps = THIN_PI if plane.axes.pi and axis == 0 else THIN
    every = next((m for m in steps if m * step >= need), steps[-1])
    x0, y0 = (plane.left, plane.bottom) if plane.framed else plane.px(0.0, 0.0)
    out = tick_length(style) + ceil(style.axis_line / 2) + 3
    last = plane.top + style.font if axis else plane.right - style.font
    common = Spots(axis, x0 if axis else y0, out, digit, every * step, last)
    kind, framed = ("tick_x", "tick_y")[axis], plane.framed
    # a formula that ends beside a number would take it in
    side = round(0.45 * style.font) if axis else max(3, min(round(0.45 * style.font), int((every * step - need) / 2)))
    words: list[Word] = []
    shown = 0
    for (number, at), (ink, _, rise, _) in zip(ticks, inks, strict=True):
        if number.k % (every * unit) or not (number.k or framed):
            continue
        shown += 1
        h, w = ink.shape
        left, base = _usual(common, at, w)
        box = (left, base + rise, left + w, base + rise + h)
        if not room.free(*box, 2):
            for left, base in () if framed else _others(common, at, w):
                box = (left, base + rise, left + w, base + rise + h)
                if room.free(*box, 2):
                    break
            else:
                continue
        room.take((box[0] - side, box[1] - 3, box[2] + side, box[3] + 3))
        words.append(Word(kind, number.text, box, font, False))
    if sum(word.text != "0" for word in words) < LEAST or len(words) < KEPT * shown:
        raise Crowded("too few tick numbers")
    return words


def _usual(common: Spots, at: float, w: int) -> tuple[int, int]:
    """Left end and base line of a number at its tick, below the x-axis or left of the y-axis."""
    axis, line, out, digit, _, _ = common
    if axis == 0:
        return round(at - w / 2), round(line) + out + digit
    return round(line) - out - w, round(at + digit / 2)


def _others(common: Spots, at: float, w: int) -> list[tuple[int, int]]:
    """Places where a curve that crosses at the tick leaves room for its number.

    A number moves along its axis by less than half the way to the next one. At the end where the axis's name is it
    stays on its side: on the other one it would be read with the name.
    """
    axis, line, out, digit, step, end = common
    x, y = _usual(common, at, w)
    if axis == 0:
        aside = round(w / 2 + 3)
        spots = [(x - aside, y), (x + aside, y), (x, round(line) - out)]
        last = at > end
    else:
        aside = round(digit / 2 + 3)
        spots = [(x, y + aside), (x, y - aside), (round(line) + out, y)]
        last = at < end
    if aside > 0.36 * step:
        return [] if last else spots[2:]
    if last:
        return spots[:1] if aside < 0.2 * step else []
    return spots


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
