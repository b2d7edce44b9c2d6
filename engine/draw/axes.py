"""Coordinate axes drawn: lines with arrowheads or a frame, ticks, grid; numbers and names where they touch nothing."""

from __future__ import annotations

from math import ceil, cos, floor, hypot, pi, sin
from typing import NamedTuple

import numpy as np

from engine.draw.plane import (
    Number,
    Plane,
    digit_height,
    name_gap,
    numbers,
    overshoot,
    set_name,
    set_number,
    thinned,
    tick_length,
)
from engine.draw.room import Box, Room
from engine.draw.sample import clipped
from engine.draw.shape import Straight, Trace
from engine.draw.style import Style
from engine.errors import Reject


class Crowded(Reject):
    """Numbers or names of the axes find no place: other axes may have one."""


LEAST = 2  # numbers besides 0 that an axis must keep
KEPT = 0.55  # of its numbers that an axis must keep: with more gaps it looks broken


class Word(NamedTuple):
    """A tick number or an axis's name at its place; kind is "tick_x", "tick_y", "origin" or "axis"."""

    kind: str
    text: str
    box: Box


def axis_lines(plane: Plane, style: Style) -> list[Straight]:
    """The axes' strokes, and the frame's sides, in px."""
    left, top, right, bottom = plane.frame
    x, y = plane.px(0.0, 0.0)
    if not plane.framed:
        over = overshoot(style)
        back = 0.4 * over
        return [Straight(left - back, y, right + over, y, -1), Straight(x, bottom + back, x, top - over, -1)]
    l, t, r, b = (floor(v) + 0.5 for v in plane.frame)
    lines = [Straight(l, b, r, b, -1), Straight(l, t, l, b, -1), Straight(l, t, r, t, -1), Straight(r, t, r, b, -1)]
    if top + 3 < y < bottom - 3:
        lines.append(Straight(left, y, right, y, -1))
    if left + 3 < x < right - 3:
        lines.append(Straight(x, top, x, bottom, -1))
    return lines


def trace_axes(plane: Plane, lines: list[Straight], style: Style) -> tuple[Trace, Trace]:
    """Axes with their ticks, and arrowheads as closed paths to fill."""
    trace, heads = Trace(), Trace()
    for line in lines:
        trace.shape(line)
    if not plane.framed:
        for line in lines:
            dx, dy = line.bx - line.ax, line.by - line.ay
            length = hypot(dx, dy)
            ux, uy = dx / length, dy / length
            m = 0.75 * style.mark
            bx, by = line.bx - ux * m, line.by - uy * m
            heads.polyline(
                (bx - uy * m * 0.36, by + ux * m * 0.36),
                (line.bx, line.by),
                (bx + uy * m * 0.36, by - ux * m * 0.36),
                (bx + ux * m * 0.25, by + uy * m * 0.25),
            )
            heads.vertices.append((0.0, 0.0))
            heads.codes.append(79)
    x0, y0 = plane.px(0.0, 0.0)
    half = tick_length(style)
    for n in ticks(plane, 0):
        x = plane.px(n.value, 0.0)[0]
        if plane.framed:
            trace.polyline((x, plane.bottom), (x, plane.bottom + half * style.tick_way))
        elif n.k:
            trace.polyline((x, y0 - half), (x, y0 + half))
    for n in ticks(plane, 1):
        y = plane.px(0.0, n.value)[1]
        if plane.framed:
            trace.polyline((plane.left, y), (plane.left - half * style.tick_way, y))
        elif n.k:
            trace.polyline((x0 - half, y), (x0 + half, y))
    return trace, heads


def ticks(plane: Plane, axis: int) -> list[Number]:
    """Ticks of the x-axis (0) or y-axis (1), not denser than every 5 px."""
    axes = plane.axes
    if axis == 0:
        found, pixels = numbers(axes.x0, axes.x1, axes.x_step, axes.pi), axes.x_step * plane.matrix[0]
    else:
        found, pixels = numbers(axes.y0, axes.y1, axes.y_step, False), -axes.y_step * plane.matrix[3]
    every = next(m for m in (1, 2, 5, 10, 20, 50, 100, 200, 500) if m * pixels >= 5)
    return [n for n in found if n.k % every == 0]


def trace_grid(plane: Plane) -> Trace:
    """Grid lines of the window."""
    if plane.axes.polar:
        return _trace_polar(plane)
    trace = Trace()
    left, top, right, bottom = plane.frame
    for n in ticks(plane, 0):
        x = plane.px(n.value, 0.0)[0]
        trace.polyline((x, top), (x, bottom))
    for n in ticks(plane, 1):
        y = plane.px(0.0, n.value)[1]
        trace.polyline((left, y), (right, y))
    return trace


def _trace_polar(plane: Plane) -> Trace:
    """Circles about the origin at the multiples of the step, and rays every 30 degrees."""
    trace = Trace()
    axes = plane.axes
    x, y = plane.px(0.0, 0.0)
    scale = plane.matrix[0]
    reach = min(max(-axes.x0, axes.x1), max(-axes.y0, axes.y1))
    angles = np.linspace(0, 2 * pi, 181)
    ring = np.stack((np.cos(angles), np.sin(angles)))
    joined = np.ones(180, bool)
    count = floor(reach / axes.x_step + 1e-9)
    for k in range(1, count + 1):
        for run in clipped(ring * (k * axes.x_step * scale) + [[x], [y]], joined, plane.frame):
            trace.polyline(*map(tuple, run.T.tolist()))
    radius = count * axes.x_step * scale
    for k in range(12):
        ray = np.array([[x, x + radius * cos(k * pi / 6)], [y, y - radius * sin(k * pi / 6)]])
        for run in clipped(ray, joined[:1], plane.frame):
            trace.polyline(*map(tuple, run.T.tolist()))
    return trace


def place_names(plane: Plane, room: Room, style: Style) -> list[Word]:
    """The axes' names, at the arrowheads or at the middle of the frame's sides."""
    words = []
    out = tick_length(style) + 3
    for axis, name in enumerate(plane.axes.names):
        if not name:
            continue
        line = set_name(name, style)
        h, w = line.ink.shape
        if plane.framed:
            digit = digit_height(style)
            cx, cy = (plane.left + plane.right) / 2, (plane.top + plane.bottom) / 2
            if axis == 0:
                spots = [(cx, plane.bottom + out + digit + name_gap(style) + h / 2)]
            else:
                wide = max(set_number(n.text, style).ink.shape[1] for n in ticks(plane, 1))
                spots = [(plane.left - out - wide - name_gap(style) - w / 2, cy)]
        else:
            x, y = plane.px(0.0, 0.0)
            over = overshoot(style)
            side = 0.3 * style.mark + 4
            if axis == 0:
                tip = plane.right + over
                spots = [(tip - w / 2 - d, y + s * (side + h / 2)) for d in (0, 4, 8, 14, 20, 30) for s in (1, -1)]
            else:
                tip = plane.top - over
                spots = [(x + s * (side + w / 2), tip + h / 2 + d) for d in (0, 4, 8, 14, 20, 30) for s in (-1, 1)]
        box = _first(room, spots, w, h)
        if box is None:
            raise Crowded("axis name does not fit")
        room.take(box, 2)
        words.append(Word("axis", name, box))
    return words


def _first(room: Room, spots: list[tuple[float, float]], w: int, h: int) -> Box | None:
    for cx, cy in spots:
        x0, y0 = round(cx - w / 2), round(cy - h / 2)
        if room.free(x0, y0, x0 + w, y0 + h, 2):
            return x0, y0, x0 + w, y0 + h
    return None


def place_numbers(plane: Plane, room: Room, style: Style) -> list[Word]:
    """Tick numbers that touch nothing; Reject where an axis keeps fewer than two besides 0."""
    words: list[Word] = []
    for axis in (0, 1):
        found = ticks(plane, axis)
        as_pi = plane.axes.pi and axis == 0
        pixels = abs(plane.px(found[1].value, found[1].value)[axis] - plane.px(found[0].value, found[0].value)[axis])
        unit = found[1].k - found[0].k
        every = thinned(tuple(found), pixels, axis == 1, style, as_pi) * unit
        shown = [n for n in found if n.k % every == 0 and (n.k or plane.framed)]
        words += _place_axis(plane, axis, shown, room, style)
    if not plane.framed and style.origin:
        words += _place_origin(plane, room, style)
    return words


def _place_axis(plane: Plane, axis: int, shown: list[Number], room: Room, style: Style) -> list[Word]:
    words: list[Word] = []
    step = abs(plane.matrix[3 if axis else 0] * (shown[1].value - shown[0].value)) if len(shown) > 1 else 0.0
    for n in shown:
        line = set_number(n.text, style)
        for left, base in _spots(plane, axis, n, line.ink.shape[1], step, style):
            top = base + line.top
            box = (left, top, left + line.ink.shape[1], top + line.ink.shape[0])
            if room.free(*box, 2):
                room.take(box, 3)
                words.append(Word("tick_y" if axis else "tick_x", n.text, box))
                break
    if sum(word.text != "0" for word in words) < LEAST or len(words) < KEPT * len(shown):
        raise Crowded("too few tick numbers")
    return words


def _spots(plane: Plane, axis: int, n: Number, w: int, step: float, style: Style) -> list[tuple[int, int]]:
    """Left end and base line of a tick's number: at the tick, then where a curve that crosses there leaves room.

    A number moves along its axis by less than half a `step`, px from number to number. At the end where the axis's
    name is it stays on its side: on the other one it would be read with the name.
    """
    out = ceil(tick_length(style) + style.axis_line / 2) + 3
    digit = digit_height(style)
    x, y = plane.px(n.value, n.value)
    if plane.framed:
        if axis == 0:
            return [(round(x - w / 2), round(plane.bottom) + out + digit)]
        return [(round(plane.left) - out - w, round(y + digit / 2))]
    x0, y0 = plane.px(0.0, 0.0)
    if axis == 0:
        here, aside, base = round(x - w / 2), round(w / 2 + 3), round(y0) + out + digit
        spots = [(here, base), (here - aside, base), (here + aside, base), (here, round(y0) - out)]
        last = x > plane.right - style.font
    else:
        here, aside, left = round(y + digit / 2), round(digit / 2 + 3), round(x0) - out - w
        spots = [(left, here), (left, here + aside), (left, here - aside), (round(x0) + out, here)]
        last = y < plane.top + style.font
    if aside > 0.42 * step:
        return spots[:1] if last else [spots[0], spots[3]]
    return spots[:2] if last else spots


def _place_origin(plane: Plane, room: Room, style: Style) -> list[Word]:
    line = set_name(style.origin, style) if style.origin == "O" else set_number(style.origin, style)
    h, w = line.ink.shape
    out = ceil(style.axis_line / 2) + 3
    x, y = plane.px(0.0, 0.0)
    left, top = round(x) - out - w, round(y) + out
    if not room.free(left, top, left + w, top + h, 2):
        return []
    box = (left, top, left + w, top + h)
    room.take(box, 1)
    return [Word("origin", style.origin, box)]
