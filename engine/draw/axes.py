"""Coordinate axes drawn: lines with arrowheads or a frame, ticks, and the grid that stops short of labels.

Lines of axes and grids are whole pixels, written as such: Agg takes 0.5 ms for them, slices 0.03 ms.
"""

from __future__ import annotations

from math import cos, floor, pi, sin

import numpy as np

from engine.draw.plane import Plane, overshoot, tick_length
from engine.draw.raster import Canvas, word
from engine.draw.room import Box
from engine.draw.sample import clipped
from engine.draw.shape import Straight, Trace
from engine.draw.style import Style

HALO = 3  # px about a label that grid lines leave free


def axis_lines(plane: Plane, style: Style) -> list[Straight]:
    """The axes' strokes, and the frame's sides, in px; an axis with an arrowhead ends at its tip."""
    left, top, right, bottom = plane.frame
    x, y = plane.px(0.0, 0.0)
    if not plane.framed:
        over = overshoot(style)
        back = round(0.4 * over)
        left, top, right, bottom = (round(v) for v in plane.frame)
        return [Straight(left - back, y, right + over, y, -1), Straight(x, bottom + back, x, top - over, -1)]
    half = 0.5 * (style.axis_line % 2)
    l, t, r, b = (round(v - half) + half for v in plane.frame)
    lines = [Straight(l, b, r, b, -1), Straight(l, b, l, t, -1), Straight(l, t, r, t, -1), Straight(r, b, r, t, -1)]
    if top + 3 < y < bottom - 3:
        lines.append(Straight(l, y, r, y, -1))
    if left + 3 < x < right - 3:
        lines.append(Straight(x, b, x, t, -1))
    return lines


def draw_lines(sheet: Canvas, plane: Plane, lines: list[Straight], style: Style) -> None:
    """Axes with their ticks and arrowheads."""
    words, ink, thick = sheet.words, word(style.ink), style.axis_line
    for ax, ay, bx, by, _ in lines:
        x, y = round(ax - thick / 2), round(min(ay, by) - thick / 2)
        # past the other line's middle, so that the corners of a frame are whole; no farther than into an arrowhead
        more = thick if plane.framed else -2
        if ay == by:
            words[y : y + thick, x : round(bx) + more] = ink
        else:
            words[y - min(more, 0) : round(ay - thick / 2) + thick, x : x + thick] = ink
    out, thin = tick_length(style), style.grid_line
    x0, y0 = plane.px(0.0, 0.0)
    if plane.framed:
        left, bottom = round(plane.left - thick / 2), round(plane.bottom - thick / 2)
        begin, end = (bottom + thick, bottom + thick + out) if style.tick_way > 0 else (bottom - out, bottom)
        low, high = (left - out, left) if style.tick_way > 0 else (left + thick, left + thick + out)
    else:
        begin, end = round(y0 - thick / 2) - out, round(y0 + thick / 2) + out
        low, high = round(x0 - thick / 2) - out, round(x0 + thick / 2) + out
    for number, at in plane.ticks[0]:
        if number.k or plane.framed:
            x = round(at - thin / 2)
            words[begin:end, x : x + thin] = ink
    for number, at in plane.ticks[1]:
        if number.k or plane.framed:
            y = round(at - thin / 2)
            words[y : y + thin, low:high] = ink
    if not plane.framed:
        sheet.fill(_arrowheads(lines, style), style.ink)


def _arrowheads(lines: list[Straight], style: Style) -> Trace:
    """Of an axis to the right and one upward, as closed paths."""
    heads = Trace()
    m = 0.75 * style.mark + 0.5 * style.axis_line
    for line in lines:
        x, y = line.bx, line.by
        ux, uy = (1, 0) if line.ay == y else (0, -1)
        bx, by, s = x - ux * m, y - uy * m, 0.36 * m
        heads.polyline(
            (bx - uy * s, by + ux * s), (x, y), (bx + uy * s, by - ux * s), (bx + ux * m * 0.2, by + uy * m * 0.2)
        )
        heads.vertices.append((0.0, 0.0))
        heads.codes.append(79)
    return heads


def lay_grid(pixels: np.ndarray, plane: Plane, style: Style, boxes: tuple[list[Box], list[Box]]) -> None:
    """Grid lines under all that is drawn; `boxes`: what no upright and no level line may run through."""
    left, top, right, bottom = (round(v) for v in plane.frame)
    ink = style.grid_ink[0] if pixels.ndim == 2 else np.array(style.grid_ink, np.uint8)
    thin = style.grid_line
    for axis in (0, 1):
        kept = []
        for x0, y0, x1, y1 in boxes[axis]:
            columns, rows = _reach(x0, x1, left, right, style.font), _reach(y0, y1, top, bottom, style.font)
            kept.append((slice(*rows), slice(*columns)))
        saved = [pixels[place].copy() for place in kept]
        for _, at in plane.ticks[axis]:
            begin = round(at - thin / 2)
            line = pixels[begin : begin + thin, left:right] if axis else pixels[top:bottom, begin : begin + thin]
            np.minimum(line, ink, out=line)
        for place, before in zip(kept, saved, strict=True):
            pixels[place] = before


def _reach(low: int, high: int, start: int, stop: int, least: int) -> tuple[int, int]:
    """The span that grid lines keep off, to the frame where less than `least` px of them would be left beside it.

    A stub before a tick number reads as its minus sign.
    """
    low, high = max(0, low - HALO), high + HALO
    return start if 0 < low - start < least else low, stop if 0 < stop - high < least else high


def trace_polar(plane: Plane) -> Trace:
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
    whole = min(-axes.x0, axes.x1, -axes.y0, axes.y1) + 1e-9
    for k in range(1, count + 1):
        if k * axes.x_step <= whole:
            trace.circle(x, y, k * axes.x_step * scale)
            continue
        for run in clipped(ring * (k * axes.x_step * scale) + [[x], [y]], joined, plane.frame):
            trace.polyline(*map(tuple, run.T.tolist()))
    radius = count * axes.x_step * scale
    for k in range(12):
        ray = np.array([[x, x + radius * cos(k * pi / 6)], [y, y - radius * sin(k * pi / 6)]])
        for run in clipped(ray, joined[:1], plane.frame):
            trace.polyline(*map(tuple, run.T.tolist()))
    return trace
