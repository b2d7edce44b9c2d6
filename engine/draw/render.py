"""From figure, labels and style to pixels, with the places of everything that was drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import cos, pi, sin
from typing import Any, NamedTuple

import numpy as np

from engine.draw import marks as marking
from engine.draw.beside import Places
from engine.draw.fills import trace_fill, trace_hatch
from engine.draw.frame import Matrix, fit, orientation
from engine.draw.glyphs import printed
from engine.draw.graph import (
    Graph,
    aware,
    clear_rings,
    draw_axes,
    draw_curves,
    draw_legend,
    draw_polar,
    draw_rings,
    graph_of,
    grid_boxes,
    has_grid,
    lay_lines,
    mark_room,
    place_legend,
    place_words,
    print_words,
    tint,
    within,
)
from engine.draw.graph_objects import graph_objects, graph_strokes
from engine.draw.labels import Layout, Unplaced, place_labels
from engine.draw.notes import as_note, note_rows, note_strip, place_notes
from engine.draw.objects import list_objects, stroke_dicts, weight
from engine.draw.plan import Task, label_font, moved, plan, resized, sizes
from engine.draw.plane import Plane, plane_of
from engine.draw.raster import Canvas, canvas, gray_pixels, pen, rgb_pixels
from engine.draw.room import Box, Room
from engine.draw.shape import Shape, Straight, Trace, along, resolve, role_of, scaled
from engine.draw.style import Style
from engine.draw.words import Crowded
from engine.errors import Reject
from engine.facts.figure import AngleMark, Axes, Field, Figure, Label, Segment


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

    A length, an angle, a distance or a point's place that has no room, even in a smaller font, is written out at the
    edge of the canvas ("AC = 20 cm"), drawn anew where the edge has no room either; for other labels the figure is
    turned.
    """
    given = list(labels)
    attempts = _attempts(style, figure.axes is not None)
    attempt = next(attempts)
    while True:
        try:
            return _draw(figure, given, *attempt)
        except Unplaced as reject:
            notes = {i: aside for i in reject.indices if (aside := as_note(given, i))}
            if notes:
                given = [part for i, label in enumerate(given) for part in notes.get(i, [label])]
                continue
            another = next(attempts, None)
            if another is None:
                raise
            attempt = another
        except Crowded:
            rest = list(attempts)
            if not rest:
                raise
            attempt, attempts = rest[-1], iter(())  # the one on other axes


def _attempts(style: Style, on_axes: bool) -> Iterator[tuple[Style, bool]]:
    """The style, then with a smaller font, then also with the figure turned, or on the other kind of axes.

    With each, whether in a slope field labels may at last stand beyond a stroke from their points.
    """
    if on_axes:
        # a dot that is read against a grid is larger than one that only names a corner
        dot = round(max(style.dot, 0.75 * max(style.curve_lines) + 1.3), 2)
        style = replace(style, rotation=0.0, mirror=False, dot=dot)
    yield style, False
    small = replace(style, font=_font(style, 0.78), arc=round(style.arc * 0.78, 2))
    yield small, False
    if on_axes:
        yield replace(small, axes="frame" if style.axes == "arrows" else "arrows", legend=not style.legend), True
        return
    yield replace(small, rotation=(style.rotation + (90 if style.rotation % 90 == 0 else 55)) % 360), True


def _font(style: Style, share: float) -> int:
    return max(style.smallest, min(style.font, round(style.font * share)))


class Placed(NamedTuple):
    """A figure on the canvas before its labels are placed: everything in px, `scale` px to the world unit.

    rows, strip: the notes by row, and the top of the strip that they stand in.
    """

    matrix: Matrix
    scale: float
    at: Places
    shapes: list[Shape]
    tasks: list[Task]
    rows: list[list[int]]
    strip: int
    plane: Plane | None = None


def _spread(figure: Figure, labels: list[Label], style: Style) -> Placed:
    """The figure turned and mirrored as the style says, as large as the canvas takes it with its labels."""
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
    return Placed((a * scale, b * scale, c * scale, d * scale, x, y), scale, at, shapes, tasks, rows, strip)


def _on_axes(figure: Figure, axes: Axes, labels: list[Label], style: Style) -> Placed:
    """The figure where its axes' window puts it."""
    margin = round(style.size * 0.03)
    free = [Task(label, *sizes(label, style)) for label in labels]
    rows = note_rows(free, style)
    strip, height = note_strip(rows, style, margin)
    head = height + round(0.6 * style.font) if rows else 0
    top, bottom = (margin + head, style.size - margin) if style.notes == "top" else (margin, style.size - margin - head)
    # a slope field's strokes leave no room for numbers within
    framed = style.axes == "frame" or any(isinstance(stroke, Field) for stroke in figure.strokes)
    plane = plane_of(axes, style, top, bottom, framed)
    at = {name: plane.px(x, y) for name, (x, y) in figure.points.items()}
    shapes = within(resolve(figure.strokes, at, plane.matrix[0], False), plane)
    corners = ((plane.left, plane.top), (plane.right, plane.bottom))
    tasks, _ = plan(figure, labels, style, at, shapes, False, corners)
    return Placed(plane.matrix, plane.matrix[0], at, shapes, tasks, rows, strip, plane)


def _draw(figure: Figure, labels: list[Label], style: Style, far: bool) -> Drawing:
    if figure.axes is None:
        matrix, scale, at, shapes, tasks, rows, strip, plane = _spread(figure, labels, style)
    else:
        matrix, scale, at, shapes, tasks, rows, strip, plane = _on_axes(figure, figure.axes, labels, style)
    lettered = [at[label.of[0]] for label in labels if label.kind == "point"]
    _check_points(lettered, style)
    if plane:
        _check_window(lettered, plane)
    sheet = canvas(style.size, style.size)
    sheet.clear(style.paper)
    graph = graph_of(figure, plane, style) if plane else None
    if graph:
        tasks = [aware(task, graph, at) for task in tasks]
        draw_axes(sheet, graph)
    _draw_strokes(sheet, figure, shapes, style)
    if graph:
        draw_curves(sheet, graph)
    _draw_dots(sheet, [at[name] for name in _dotted(figure, tasks, style)], style)
    if graph:
        draw_rings(sheet, graph, at)
    angle_marks = [m for m in figure.marks if isinstance(m, AngleMark)]
    named = [marking.wedge(at, *label.of[:3]) for label in labels if label.kind == "angle"]
    arcs = marking.angle_arcs(angle_marks, at, style, named)
    trace = Trace()
    inked = marking.trace_marks(figure.marks, arcs, at, style, trace)
    sheet.stroke(trace, pen(style.thin_line, style.mark_ink))
    notes = place_notes(tasks, rows, strip, style)
    layout = _layout(sheet, figure, at, shapes, arcs, scale, notes, graph, style)
    try:
        place_all(layout, tasks, aside=False)
    except Unplaced:  # the lines stay as drawn: placing labels again costs a third of a new drawing
        style = replace(style, font=_font(style, 0.87))
        tasks = [resized(task, style) for task in tasks]
        notes = place_notes(tasks, rows, strip, style)
        layout = _layout(sheet, figure, at, shapes, arcs, scale, notes, graph, style)
        layout.far = far and graph is not None and bool(graph.fields)
        place_all(layout, tasks, aside=True)
    sheet.stroke(layout.extra, pen(style.thin_line, style.ink))
    fills = {fill.region: layout.outline(fill.region) for fill in figure.fills}
    shades = []
    if graph:
        draw_legend(sheet, graph)
    under = bool(fills or (graph and (figure.shades or graph.plane.axes.polar)))
    if under:
        shades = _lay_under(sheet, layout, fills)
    gray = style.gray
    pixels = gray_pixels(sheet) if gray else rgb_pixels(sheet)
    if graph and has_grid(graph) and not graph.plane.axes.polar:
        lay_lines(pixels, graph, list(layout.boxes.values()), at)
    for i, (label, *_) in enumerate(tasks):
        ink = graph.ink_of(label) if graph else style.label_ink
        image = printed(label.text, style.family, style.italic, label_font(label, style), ink, style.paper, gray)
        _print(pixels, image, layout.boxes[i], under)
    strokes = stroke_dicts(figure, layout)
    objects = list_objects(layout, strokes, inked, list(fills.items()), tasks)
    if graph:
        print_words(pixels, graph, style, gray)
        strokes += graph_strokes(graph, at)
        objects += graph_objects(graph, shades, at)
    return Drawing(pixels, objects, matrix, strokes, style)


def _print(pixels: np.ndarray, image: np.ndarray, box: Box, over: bool) -> None:
    """Text into its box; `over`: there may be a tint."""
    x0, y0, x1, y1 = box
    window = pixels[y0:y1, x0:x1]
    if over:
        np.minimum(window, image, out=window)
    else:  # nothing but paper is there
        window[:] = image


def _layout(
    sheet: Canvas,
    figure: Figure,
    at: Places,
    shapes: list[Shape],
    arcs: list[marking.AngleArc],
    scale: float,
    notes: dict[int, Box],
    graph: Graph | None,
    style: Style,
) -> Layout:
    """The layout with nothing placed but the notes."""
    room = Room(sheet.inked(style.paper)) if graph else _room(sheet, figure, shapes, style)
    layout = Layout(figure, style, at, shapes, arcs, scale, style.mirror, room, graph=graph)
    layout.boxes.update(notes)
    if graph:
        mark_room(room, graph, shapes, at)
        graph.style = style
    return layout


def place_all(layout: Layout, tasks: list[Task], aside: bool) -> None:
    """Numbers and names of the axes, and all labels; where labels were crowded they come first."""
    graph = layout.graph
    if graph is None:
        place_labels(layout, tasks, aside)
        return
    graph.legend, graph.samples = None, {}
    for box in layout.boxes.values():
        layout.room.take(box, 1)
    if layout.style.legend and not aside:
        place_legend(graph, tasks, layout.boxes, layout.room)
    if not aside:
        place_words(graph, layout.room)
    place_labels(layout, tasks, aside)
    if aside:
        place_words(graph, layout.room)


def _room(sheet: Canvas, figure: Figure, shapes: list[Shape], style: Style) -> Room:
    """What the lines drawn so far leave free; the gaps of a dashed one are not."""
    room = Room(sheet.inked(style.paper))
    for shape in shapes:
        if role_of(figure.strokes[shape.stroke]) == "aux":
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


def _check_window(places: list[tuple[float, float]], plane: Plane) -> None:
    """Reject a named point off the window: it would be drawn beyond the axes, or not at all."""
    left, top, right, bottom = plane.frame
    if not all(left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 for x, y in places):
        raise Reject("a point lies outside the window")


def _draw_strokes(sheet: Canvas, figure: Figure, shapes: list[Shape], style: Style) -> None:
    traces: dict[str, Trace] = {}
    for shape in shapes:
        stroke = figure.strokes[shape.stroke]
        trace = traces.setdefault(role_of(stroke), Trace())
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
    return [name for name in dict.fromkeys((*figure.dots, *named)) if name not in figure.rings]


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


def _lay_under(sheet: Canvas, layout: Layout, loops: dict[str, list[np.ndarray]]) -> list[np.ndarray]:
    """Tints and hatches under the strokes; hatch lines stop short of labels, as on a printed page.

    Returns the outlines of the tints between curves.
    """
    figure, style, graph = layout.figure, layout.style, layout.graph
    under = canvas(style.size, style.size, 1)
    outer = np.concatenate([polygons[0] for polygons in loops.values()] + ([np.array(graph.corners)] if graph else []))
    (x0, y0), (x1, y1) = outer.min(axis=0).tolist(), outer.max(axis=0).tolist()
    window = (slice(int(y0) - 2, int(y1) + 3), slice(int(x0) - 2, int(x1) + 3))
    under.words[window] = 0xFFFFFFFF
    shades = tint(under, graph) if graph else []
    light = [fill for fill in figure.fills if fill.pattern == "light"]
    for i, fill in enumerate(light):
        under.fill(trace_fill(loops[fill.region]), style.tints[i % len(style.tints)])
    hatched = [fill for fill in figure.fills if fill.pattern == "hatch"]
    polar = graph is not None and graph.plane.axes.polar
    if hatched or polar:
        boxes = [*layout.boxes.values(), *(grid_boxes(graph, layout.at) if graph else [])]
        kept = [(slice(y0 - 3, y1 + 3), slice(x0 - 3, x1 + 3)) for x0, y0, x1, y1 in boxes]
        saved = [under.words[place].copy() for place in kept]
        if graph and polar:
            draw_polar(under, graph)
        for i, fill in enumerate(hatched):
            lines = trace_hatch(loops[fill.region], style.hatch_angle + 60 * i, style.hatch_gap)
            under.stroke(lines, pen(max(0.7, style.thin_line * 0.75), style.mark_ink))
        for place, words in zip(kept, saved, strict=True):
            under.words[place] = words
    if graph:
        clear_rings(under, graph, layout.at)
    np.minimum(sheet.bytes[window], under.bytes[window], out=sheet.bytes[window])
    return shades
