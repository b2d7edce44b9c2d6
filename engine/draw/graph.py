"""A coordinate plane on the canvas: axes, curves, fields and tints around what geometry draws, and their objects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from engine.draw import curves as drawn
from engine.draw.around import Fan
from engine.draw.axes import HALO, axis_lines, draw_lines, lay_grid, trace_polar
from engine.draw.beside import Places
from engine.draw.glyphs import printed
from engine.draw.plan import Task
from engine.draw.plane import Plane
from engine.draw.raster import Canvas, pen
from engine.draw.room import Box, Room
from engine.draw.sample import clipped
from engine.draw.shape import Shape, Straight, Trace, extremes, role_of
from engine.draw.style import Ink, Style
from engine.draw.words import Word, place_names, place_numbers
from engine.errors import Reject
from engine.facts.figure import Curve, Field, Figure, Label


@dataclass(slots=True)
class Graph:
    """What a figure on axes has beyond geometry, in px.

    Attributes:
        plane: the window on the canvas; lines: axes and frame.
        curves: by name; fields: ends of the strokes of each slope field.
        words: tick numbers and axis names; samples: lines of the legend, by curve; legend: its box.
    """

    figure: Figure
    plane: Plane
    style: Style
    lines: list[Straight]
    curves: dict[str, drawn.Inked]
    fields: dict[str, np.ndarray]
    words: list[Word] = field(default_factory=list)
    samples: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    legend: Box | None = None

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Of the window, px."""
        plane = self.plane
        return [(plane.left, plane.top), (plane.right, plane.bottom)]

    def ink_of(self, label: Label) -> Ink:
        """Ink of a label: that of the curve it names, where there are several."""
        if label.kind != "curve" or len(self.curves) < 2:
            return self.style.label_ink
        return self.style.curve_inks[self.curves[label.of[0]].curve.look]


def within(shapes: list[Shape], plane: Plane) -> list[Shape]:
    """The strokes of geometry, straight ones clipped at the window; Reject where a round one leaves it."""
    left, top, right, bottom = plane.frame
    kept: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Straight):
            at = np.array([[shape.ax, shape.bx], [shape.ay, shape.by]])
            for run in clipped(at, np.ones(1, bool), plane.frame):
                (ax, bx), (ay, by) = run.tolist()
                kept.append(Straight(ax, ay, bx, by, shape.stroke))
        else:
            if not all(left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 for x, y in extremes(shape)):
                raise Reject("circle leaves the window")
            kept.append(shape)
    return kept


def print_words(pixels: np.ndarray, graph: Graph, style: Style, gray: bool) -> None:
    """Tick numbers and names of the axes."""
    for _, text, (x0, y0, x1, y1), font, italic in graph.words:
        image = printed(text, style.family, italic, font, style.label_ink, style.paper, gray)
        window = pixels[y0:y1, x0:x1]
        np.minimum(window, image, out=window)


def graph_of(figure: Figure, plane: Plane, style: Style) -> Graph:
    """Curves and fields of the figure in px."""
    curves = {s.name: drawn.ink_curve(s, plane) for s in figure.strokes if isinstance(s, Curve)}
    fields = {s.name: drawn.trace_field(s, plane) for s in figure.strokes if isinstance(s, Field)}
    return Graph(figure, plane, style, axis_lines(plane, style), curves, fields)


def draw_axes(sheet: Canvas, graph: Graph) -> None:
    """Axes with ticks and arrowheads."""
    draw_lines(sheet, graph.plane, graph.lines, graph.style)


def draw_curves(sheet: Canvas, graph: Graph) -> None:
    """Slope fields, then curves in the order of their looks."""
    style = graph.style
    for ends in graph.fields.values():
        sheet.stroke(drawn.trace_pairs(ends), pen(style.thin_line, style.mark_ink))
    for inked in graph.curves.values():
        look = inked.curve.look
        dash = style.curve_dashes[look]
        sheet.agg.draw_path(
            pen(style.curve_lines[look], style.curve_inks[look], dash), drawn.Path(inked), sheet.flip, None
        )


def ring_radius(style: Style) -> float:
    """Of an open circle, to the middle of its line."""
    return round(max(style.dot, 1.3 * style.line) + 0.8, 2)


def draw_rings(sheet: Canvas, graph: Graph, at: Places) -> None:
    """Open circles, with paper inside."""
    style, r = graph.style, ring_radius(graph.style)
    rings, discs = Trace(), Trace()
    for name in graph.figure.rings:
        rings.circle(*at[name], r)
        discs.polyline(at[name], (at[name][0] + 0.01, at[name][1]))
    sheet.stroke(discs, pen(2 * r, style.paper))
    sheet.stroke(rings, pen(max(1.0, 0.75 * style.line), style.ink))


def mark_room(room: Room, graph: Graph, shapes: list[Shape], at: Places) -> None:
    """What the mask of ink does not show: gaps of dashes, the inside of rings."""
    style = graph.style
    for shape in shapes:
        if isinstance(shape, Straight) and role_of(graph.figure.strokes[shape.stroke]) == "aux":
            ax, ay, bx, by, _ = shape
            share = np.arange(0.0, 1.0, 3 / (abs(bx - ax) + abs(by - ay) + 1))
            room.take_run(np.stack((ax + (bx - ax) * share, ay + (by - ay) * share)))
    for inked in graph.curves.values():
        if style.curve_dashes[inked.curve.look]:
            for run in inked.runs:
                room.take_run(run)
    r = round(ring_radius(style)) + 1
    for name in graph.figure.rings:
        x, y = at[name]
        room.take((int(x) - r, int(y) - r, int(x) + r, int(y) + r))


def aware(task: Task, graph: Graph, at: Places) -> Task:
    """A point's task with the directions of axes and curves among those in which strokes leave it."""
    if task.label.kind != "point":
        return task
    x, y = at[task.label.of[0]]
    ways = list(task.fan.leaving) if task.fan else []
    ways += drawn.leaving(x, y, list(graph.curves.values()), 1.1 * graph.style.font)
    for line in graph.lines:
        if line.ay == line.by and abs(line.ay - y) < 1 and line.ax < x < line.bx:
            ways += [0.0, np.pi]
        if line.ax == line.bx and abs(line.ax - x) < 1 and min(line.ay, line.by) < y < max(line.ay, line.by):
            ways += [np.pi / 2, -np.pi / 2]
    return task._replace(fan=Fan(ways, 0.0, (0.0, 0.0)))


def place_words(graph: Graph, room: Room) -> None:
    """Names of the axes and tick numbers."""
    lettered = any(not any(place) and name[0] != "_" for name, place in graph.figure.points.items())
    style = replace(graph.style, origin="") if lettered else graph.style  # an origin with a letter takes no second one
    graph.words = place_names(graph.plane, room, style)
    graph.words += place_numbers(graph.plane, room, style)


def place_legend(graph: Graph, tasks: list[Task], boxes: dict[int, Box], room: Room) -> bool:
    """Set the curves' labels in a legend where the style wants one and there is a free corner for it."""
    mine = [i for i, task in enumerate(tasks) if task.label.kind == "curve"]
    if len(mine) < 2:
        return False
    found = drawn.place_legend([(tasks[i].w, tasks[i].h) for i in mine], graph.plane, room, graph.style)
    if found is None:
        return False
    graph.legend, texts, lines = found
    for i, box, line in zip(mine, texts, lines, strict=True):
        boxes[i] = box
        graph.samples[tasks[i].label.of[0]] = line
    room.take(graph.legend, 2)
    return True


def draw_legend(sheet: Canvas, graph: Graph) -> None:
    """The legend's box and its samples of line."""
    if graph.legend is None:
        return
    style = graph.style
    x0, y0, x1, y1 = graph.legend
    box = Trace()
    box.polyline(
        (x0 + 0.5, y0 + 0.5), (x1 - 0.5, y0 + 0.5), (x1 - 0.5, y1 - 0.5), (x0 + 0.5, y1 - 0.5), (x0 + 0.5, y0 + 0.5)
    )
    sheet.stroke(box, pen(max(0.8, 0.7 * style.thin_line), style.ink))
    for name, (left, right, y) in graph.samples.items():
        look = graph.curves[name].curve.look
        line = Trace()
        line.polyline((left, y), (right, y))
        sheet.stroke(line, pen(style.curve_lines[look], style.curve_inks[look], style.curve_dashes[look]))


def tint(under: Canvas, graph: Graph) -> list[np.ndarray]:
    """Tints between curves."""
    style = graph.style
    curves = {name: inked.curve for name, inked in graph.curves.items()}
    outlines = []
    for i, shade in enumerate(graph.figure.shades):
        outline = drawn.shade_polygon(shade, curves, graph.plane)
        path = Trace()
        path.polyline(*map(tuple, outline.tolist()))
        path.vertices.append((0.0, 0.0))
        path.codes.append(79)
        under.fill(path, style.tints[i % len(style.tints)])
        outlines.append(outline)
    return outlines


def has_grid(graph: Graph) -> bool:
    """Whether style or axes ask for a grid."""
    return graph.style.grid or graph.plane.axes.grid or graph.plane.axes.polar


def draw_polar(under: Canvas, graph: Graph) -> None:
    """The polar grid."""
    under.stroke(trace_polar(graph.plane), pen(graph.style.grid_line, graph.style.grid_ink))


def grid_boxes(graph: Graph, at: Places) -> list[Box]:
    """Where no grid line may run, labels apart: numbers, names, the legend, open circles."""
    r = ring_radius(graph.style) - HALO
    rings = [
        (round(x - r), round(y - r), round(x + r), round(y + r)) for x, y in (at[name] for name in graph.figure.rings)
    ]
    return [word.box for word in graph.words] + rings + ([graph.legend] if graph.legend else [])


def lay_lines(pixels: np.ndarray, graph: Graph, labels: list[Box], at: Places) -> None:
    """The grid of straight lines.

    A row of numbers stops the lines of its own ticks only: cut by every number of the row, a line across it would look
    dashed, as an asymptote does.
    """
    boxes = [*labels, *grid_boxes(graph, at)]
    upright, level = ([w.box for w in graph.words if w.kind == kind] for kind in ("tick_x", "tick_y"))
    lay_grid(
        pixels, graph.plane, graph.style, ([b for b in boxes if b not in level], [b for b in boxes if b not in upright])
    )


def clear_rings(under: Canvas, graph: Graph, at: Places) -> None:
    """No grid and no tint inside open circles."""
    discs = Trace()
    for name in graph.figure.rings:
        discs.polyline(at[name], (at[name][0] + 0.01, at[name][1]))
    under.stroke(discs, pen(2 * ring_radius(graph.style), (255, 255, 255)))
