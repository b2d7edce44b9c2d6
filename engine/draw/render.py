"""From figure, labels and style to pixels, with the places of everything that was drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import cos, pi, sin
from typing import Any

import numpy as np

from engine.draw import marks as marking
from engine.draw.fills import trace_fill, trace_hatch
from engine.draw.frame import Matrix, fit, orientation
from engine.draw.glyphs import printed
from engine.draw.labels import Layout, Unplaced, place_labels
from engine.draw.notes import as_note, note_rows, note_strip, place_notes
from engine.draw.objects import list_objects, stroke_dicts, weight
from engine.draw.plan import Task, label_font, moved, plan, resized
from engine.draw.raster import Canvas, canvas, gray_pixels, pen, rgb_pixels
from engine.draw.room import Room
from engine.draw.shape import Shape, Straight, Trace, along, resolve, scaled
from engine.draw.style import Style
from engine.errors import Reject
from engine.facts.figure import AngleMark, Figure, Label, Segment


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture.

    Attributes:
        pixels: uint8, H x W (all gray) or H x W x 3.
        objects: dicts of kind, name, text, bbox [x0, y0, x1, y1] and points [[x, y], ...] in px, x right, y down,
            (0, 0) the corner of the first pixel. Kinds: point, segment, circle, arc, fill, the marks, label (its box is
            its ink's), dimension/radius/diameter (lines added to carry a label), text (typeset question).
        matrix: (a, b, c, d, e, f): px = a x + c y + e, py = b x + d y + f for world coordinates (x, y).
        strokes: dicts of kind, names, role, width in px, dashed, points in px (segment: ends; circle: centre; arc:
            centre, start, end, counter-clockwise in the world) and radius in px (circles and arcs).
        style: the style as used; it differs from the one given where labels forced a smaller font or another turn.
    """

    pixels: np.ndarray
    objects: list[dict[str, Any]]
    matrix: Matrix
    strokes: list[dict[str, Any]]
    style: Style


def draw(figure: Figure, labels: Sequence[Label], style: Style) -> Drawing:
    """Draw the figure to scale with its labels; Reject where they find no legible place.

    A length or an angle that has no room, even in a smaller font, is written out at the edge of the canvas
    ("AC = 20 cm"), drawn anew where the edge has no room either; for other labels the figure is turned.
    """
    given = list(labels)
    attempts = _attempts(style)
    attempt = next(attempts)
    while True:
        try:
            return _draw(figure, given, attempt)
        except Unplaced as reject:
            aside = as_note(given, reject.index)
            if aside is not None:
                given[reject.index] = aside
                continue
            another = next(attempts, None)
            if another is None:
                raise
            attempt = another


def _attempts(style: Style) -> Iterator[Style]:
    """The style, then with a smaller font, then also with the figure turned."""
    yield style
    small = replace(style, font=_font(style, 0.78), arc=round(style.arc * 0.78, 2))
    yield small
    yield replace(small, rotation=(style.rotation + (90 if style.rotation % 90 == 0 else 55)) % 360)


def _font(style: Style, share: float) -> int:
    return max(style.smallest, min(style.font, round(style.font * share)))


def _draw(figure: Figure, labels: list[Label], style: Style) -> Drawing:
    a, b, c, d = orientation(style.rotation, style.mirror)
    unit = {name: (a * x + c * y, b * x + d * y) for name, (x, y) in figure.points.items()}
    flat = resolve(figure.strokes, unit, 1.0, style.mirror)
    tasks, wants = plan(figure, labels, style, unit, flat, style.mirror)
    margin = round(style.size * 0.03) + style.line / 2
    rows = note_rows(tasks, style)
    strip, height = note_strip(rows, style, round(margin))
    head = height + round(0.6 * style.font) if rows else 0
    top = margin + (head if style.notes == "top" else 0)
    scale, x, y = fit(wants, style.size - 2 * margin, style.size - 2 * margin - head)
    x, y = x + margin, y + top
    tasks = [moved(task, scale, x, y) for task in tasks]
    at = {name: (scale * px + x, scale * py + y) for name, (px, py) in unit.items()}
    shapes = [scaled(shape, scale, x, y) for shape in flat]
    _check_size(list({(want[0], want[1]) for want in wants}), scale, style)
    _check_points([at[label.of[0]] for label in labels if label.kind == "point"], style)
    sheet = canvas(style.size, style.size)
    sheet.clear(style.paper)
    _draw_strokes(sheet, figure, shapes, style)
    _draw_dots(sheet, [at[name] for name in _dotted(figure, tasks, style)], style)
    angle_marks = [m for m in figure.marks if isinstance(m, AngleMark)]
    named = [marking.wedge(at, *label.of[:3]) for label in labels if label.kind == "angle"]
    arcs = marking.angle_arcs(angle_marks, at, style, named)
    trace = Trace()
    inked = marking.trace_marks(figure.marks, arcs, at, style, trace)
    sheet.stroke(trace, pen(style.thin_line, style.mark_ink))
    layout = Layout(figure, style, at, shapes, arcs, scale, style.mirror, _room(sheet, figure, shapes, style))
    layout.boxes.update(place_notes(tasks, rows, strip, style))
    try:
        place_labels(layout, tasks, aside=False)
    except Unplaced:  # the lines stay as drawn: placing labels again costs a third of a new drawing
        style = replace(style, font=_font(style, 0.87))
        tasks = [resized(task, style) for task in tasks]
        layout = Layout(figure, style, at, shapes, arcs, scale, style.mirror, _room(sheet, figure, shapes, style))
        layout.boxes.update(place_notes(tasks, rows, strip, style))
        place_labels(layout, tasks, aside=True)
    sheet.stroke(layout.extra, pen(style.thin_line, style.ink))
    fills = {fill.region: layout.outline(fill.region) for fill in figure.fills}
    if fills:
        _lay_under(sheet, layout, fills)
    gray = style.gray
    pixels = gray_pixels(sheet) if gray else rgb_pixels(sheet)
    for i, (label, *_) in enumerate(tasks):
        x0, y0, x1, y1 = layout.boxes[i]
        window, px = pixels[y0:y1, x0:x1], label_font(label, style)
        image = printed(label.text, style.family, style.italic, px, style.label_ink, style.paper, gray)
        if fills:
            np.minimum(window, image, out=window)
        else:  # nothing but paper is there
            window[:] = image
    strokes = stroke_dicts(figure, layout)
    objects = list_objects(layout, strokes, inked, list(fills.items()), tasks)
    return Drawing(pixels, objects, (a * scale, b * scale, c * scale, d * scale, x, y), strokes, style)


def _room(sheet: Canvas, figure: Figure, shapes: list[Shape], style: Style) -> Room:
    """What the lines drawn so far leave free; the gaps of a dashed one are not."""
    room = Room(sheet.inked(style.paper))
    for shape in shapes:
        if figure.strokes[shape.stroke].role == "aux":
            room.take_points(along(shape, 3.0))
    return room


# directions in which a figure's width is measured: a sliver is thin in one of them, however it is turned
_AROUND = np.array([[cos(k * pi / 12), sin(k * pi / 12)] for k in range(12)]).T


def _check_size(places: list[tuple[float, float]], scale: float, style: Style) -> None:
    """Reject a figure that is a sliver, or so small beside its labels that they would dwarf it."""
    spread = np.array(places) @ _AROUND
    across = (np.maximum.reduce(spread) - np.minimum.reduce(spread)).tolist()
    if scale * min(across) < 0.13 * style.size:
        raise Reject("figure too thin")
    if scale * max(across) < 0.4 * style.size:
        raise Reject("label leaves the figure too small")


def _check_points(places: list[tuple[float, float]], style: Style) -> None:
    """Reject named points so close that their labels could be swapped."""
    least = 0.45 * style.font
    for (px, py), (qx, qy) in combinations(places, 2):
        if abs(px - qx) < least and abs(py - qy) < least:
            raise Reject("label points too close")


def _draw_strokes(sheet: Canvas, figure: Figure, shapes: list[Shape], style: Style) -> None:
    traces: dict[str, Trace] = {}
    for shape in shapes:
        stroke = figure.strokes[shape.stroke]
        trace = traces.setdefault(stroke.role, Trace())
        trace.shape(shape)
        if isinstance(stroke, Segment) and stroke.arrows and isinstance(shape, Straight):
            heads = traces.setdefault("main", Trace())
            _arrow(heads, shape.ax, shape.ay, shape.bx, shape.by, style)
            if stroke.arrows == "both":
                _arrow(heads, shape.bx, shape.by, shape.ax, shape.ay, style)
    for role, trace in traces.items():
        sheet.stroke(trace, pen(weight(role, style), style.ink, style.dash if role == "aux" else None))


def _dotted(figure: Figure, tasks: list[Task], style: Style) -> list[str]:
    """Points drawn as dots: those the figure asks for, named ones in a dotted style, and named ones off all strokes."""
    named = [t.label.of[0] for t in tasks if t.label.kind == "point" and (style.dots or t.lone)]
    return list(dict.fromkeys((*figure.dots, *named)))


def _draw_dots(sheet: Canvas, places: list[tuple[float, float]], style: Style) -> None:
    dots = Trace()
    for x, y in places:
        dots.polyline((x, y), (x + 0.01, y))  # hardly more than its two round caps
    sheet.stroke(dots, pen(2 * style.dot, style.ink))


def _arrow(into: Trace, ax: float, ay: float, bx: float, by: float, style: Style) -> None:
    """An open arrowhead at (bx, by)."""
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1.0
    ux, uy = (bx - ax) / length, (by - ay) / length
    m = min(0.75 * style.mark, 0.3 * length)
    for side in (0.4, -0.4):
        into.polyline((bx - ux * m - uy * m * side, by - uy * m + ux * m * side), (bx, by))


def _lay_under(sheet: Canvas, layout: Layout, loops: dict[str, list[np.ndarray]]) -> None:
    """Tints and hatches under the strokes; hatch lines stop short of labels, as on a printed page."""
    figure, style = layout.figure, layout.style
    under = canvas(style.size, style.size, 1)
    outer = np.concatenate([polygons[0] for polygons in loops.values()])
    (x0, y0), (x1, y1) = outer.min(axis=0).tolist(), outer.max(axis=0).tolist()
    window = (slice(int(y0) - 2, int(y1) + 3), slice(int(x0) - 2, int(x1) + 3))
    under.words[window] = 0xFFFFFFFF
    light = [fill for fill in figure.fills if fill.pattern == "light"]
    for i, fill in enumerate(light):
        under.fill(trace_fill(loops[fill.region]), style.tints[i % len(style.tints)])
    hatched = [fill for fill in figure.fills if fill.pattern == "hatch"]
    if hatched:
        kept = [(slice(y0 - 3, y1 + 3), slice(x0 - 3, x1 + 3)) for x0, y0, x1, y1 in layout.boxes.values()]
        saved = [under.words[place].copy() for place in kept]
        for i, fill in enumerate(hatched):
            lines = trace_hatch(loops[fill.region], style.hatch_angle + 60 * i, style.hatch_gap)
            under.stroke(lines, pen(max(0.7, style.thin_line * 0.75), style.mark_ink))
        for place, words in zip(kept, saved, strict=True):
            under.words[place] = words
    np.minimum(sheet.bytes[window], under.bytes[window], out=sheet.bytes[window])
