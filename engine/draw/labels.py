"""Placing labels: beside what they name, off everything inked, never nearer to another stroke than to their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from math import ceil, hypot

import numpy as np

from engine.draw import around, beside
from engine.draw.curves import place_beside_curve
from engine.draw.fills import outline
from engine.draw.graph import Graph
from engine.draw.marks import AngleArc, same_wedge, wedge
from engine.draw.notes import as_note, free_edge
from engine.draw.plan import ARCS, FREE, LENGTHS, Task, circle_index, sizes
from engine.draw.room import Box, Room, nearer, point_to_box, settle
from engine.draw.shape import Round, Shape, Straight, Trace, along
from engine.draw.style import Style
from engine.errors import Reject
from engine.facts.figure import Figure, RightAngle

# measured on 3,000 mixed figures: least freedom first fails least
ORDER = {
    "angle": 0,
    "radius": 1,
    "diameter": 1,
    "point": 2,
    "length": 3,
    "distance": 3,
    "arc_length": 4,
    "arc_measure": 4,
}
FAR = 1.3  # of the font between a point on axes and its label: farther, it seems to name something else


class Unplaced(Reject):
    """Labels found no place: `indices` are their positions in the list of labels."""

    def __init__(self, reason: str, *indices: int) -> None:
        super().__init__(reason)
        self.indices = indices


@dataclass(slots=True)
class Layout:
    """A figure in pixels while its labels are placed.

    Attributes:
        at: px of every point; shapes: strokes in px; scale: px per world unit.
        room: what is inked so far; extra: dimension lines and radii added to carry labels, with their strokes.
        boxes: where labels stand, by position in the list of labels; outlines: of the regions asked for so far.
        graph: axes and curves, if the figure has axes; far: strokes of a slope field may
            run between points and labels.
    """

    figure: Figure
    style: Style
    at: beside.Places
    shapes: list[Shape]
    arcs: list[AngleArc]
    scale: float
    mirrored: bool
    room: Room
    extra: Trace = field(default_factory=Trace)
    added: list[tuple[str, Straight]] = field(default_factory=list)
    boxes: dict[int, Box] = field(default_factory=dict)
    outlines: dict[str, list[np.ndarray]] = field(default_factory=dict)
    graph: Graph | None = None
    far: bool = False

    def outline(self, region: str) -> list[np.ndarray]:
        """Closed polygons of a region in px, made once."""
        if region not in self.outlines:
            self.outlines[region] = outline(
                self.figure.regions[region], self.figure, self.at, self.scale, self.mirrored
            )
        return self.outlines[region]


def gaps(style: Style) -> tuple[int, int]:
    """Clearances to try, px: the comfortable one, then the least."""
    return max(3, round(0.2 * style.font)), 2


def offset(style: Style) -> float:
    """Distance of a label's box from the middle of the line it stands at, px."""
    return style.line / 2 + 0.6 + gaps(style)[0]


def place_labels(layout: Layout, tasks: list[Task], aside: bool) -> None:
    """Fill layout.boxes, in which notes stand already; Unplaced("label ...") where one finds no legible place.

    aside: tasks without a place become notes where the canvas has a free edge.
    """
    homeless: list[int] = []
    named = [place for name, place in layout.at.items() if not name.startswith("_")]
    for taken in layout.boxes.values():
        layout.room.take(taken, 1)
    order = sorted(
        (i for i, task in enumerate(tasks) if task.label.kind not in FREE and i not in layout.boxes),
        key=lambda i: (_rank(tasks[i]), i),
    )
    for i in order:
        task = tasks[i]
        kind = task.label.kind
        box: Box | None
        if kind == "point":
            box = _place_point(layout, task, named)
        elif kind in LENGTHS:
            box = _place_length(layout, task)
        elif kind == "angle":
            box = _place_angle(layout, task)
        elif kind in ARCS:
            box = _place_arc(layout, task)
        elif kind == "area":
            box = _place_area(layout, task)
        elif kind == "curve" and layout.graph:
            box = _place_curve(layout, layout.graph, task)
        else:
            raise ValueError(
                f"label kind '{kind}' is unknown; known are point, curve, note and the kinds of quantities"
            )
        if box is not None:
            layout.boxes[i] = box
            layout.room.take(box, 1, _aside(layout, kind))
        elif aside:
            homeless.append(i)
        else:
            raise Unplaced(f"label {kind} does not fit", i)
    stuck = [i for i in homeless if not _put_aside(layout, tasks, i)]
    if stuck:
        raise Unplaced(f"label {tasks[stuck[0]].label.kind} does not fit", *stuck)
    for _, line in layout.added:  # a line between two points runs on under their labels, which came first
        for i, box in layout.boxes.items():
            if nearer(box, line, layout.style.thin_line):
                raise Unplaced("label meets a line added for another", i)


def _aside(layout: Layout, kind: str) -> int:
    """Px that the next label keeps off to the left and right: 68 cm 37 cm, not 68 cm37 cm; on axes K M(2, 5) too."""
    if kind != "point":
        return layout.style.font // 2
    return layout.style.font // 3 if layout.graph else 0


def _put_aside(layout: Layout, tasks: list[Task], i: int) -> bool:
    """Make a note of the task at a free edge of the canvas, if there are such; a point's letter stays beside it."""
    aside = as_note([task.label for task in tasks], i)
    if len(aside) != 1:
        return False
    w, h = sizes(aside[0], layout.style)
    box = free_edge(layout.room, w, h, layout.style)
    if box is None:
        return False
    tasks[i] = Task(aside[0], w, h)
    layout.boxes[i] = box
    layout.room.take(box, 1)
    return True


def _rank(task: Task) -> int:
    """Dimension lines come before what they must leave room for."""
    return ORDER.get(task.label.kind, 5) - (task.span is not None and task.span.dimension)


def _settle(layout: Layout, task: Task, centres: list[tuple[float, float]]) -> Box | None:
    for gap in gaps(layout.style):
        box = settle(layout.room, task.w, task.h, centres, gap)
        if box is not None:
            return box
    return None


def _place_point(layout: Layout, task: Task, named: list[tuple[float, float]]) -> Box | None:
    style, name = layout.style, task.label.of[0]
    x, y = layout.at[name]
    w, h, free = task.w, task.h, layout.room.free
    if task.fan is None:
        return None
    dotted = style.dots or task.lone or name in layout.figure.dots or name in layout.figure.rings
    edge = max(style.dot if dotted else 0.0, style.line / 2)
    for gap, off, cx, cy in _places(layout, task, x, y, edge):
        x0, y0 = round(cx - w / 2), round(cy - h / 2)
        box = (x0, y0, x0 + w, y0 + h)
        if free(*box, gap) and _closest(x, y, box, named):
            if layout.graph is None or layout.far or _reached(layout, x, y, box, edge, off):
                return box
    return None


def _places(layout: Layout, task: Task, x: float, y: float, edge: float) -> Iterator[tuple[int, float, float, float]]:
    """Centres for a point's label, each with its gap and its distance from the middle of the point."""
    assert task.fan
    if layout.graph is None:
        for gap in gaps(layout.style):
            off = edge + gap + 0.6
            for centre in around.around_point(x, y, task.w, task.h, task.fan, off):
                yield gap, off, *centre
        return
    # the strokes of a slope field may leave a letter no room nearer
    steps = (0.0, 0.3, 0.6, 0.9, 1.2, 1.5) if layout.far else (0.0, 0.3, 0.6, 0.9)
    tries = [(gap, edge + gap + 0.6, more * layout.style.font) for more in steps for gap in gaps(layout.style)]
    offs = [off + more for _, off, more in tries]
    for k, cx, cy in around.by_compass(x, y, task.w, task.h, task.fan.leaving, offs):
        yield *tries[k][:2], cx, cy


def _reached(layout: Layout, x: float, y: float, box: Box, edge: float, off: float) -> bool:
    """Whether the box is `off` px from its point or not FAR, with nothing between it and the edge of the dot."""
    way = point_to_box(x, y, box)
    if way <= off + 2:
        return True
    if way > edge + FAR * layout.style.font:
        return False
    near = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
    ux, uy = (near[0] - x) / way, (near[1] - y) / way
    return layout.room.clear_along([(x + ux * t, y + uy * t) for t in range(ceil(edge) + 2, ceil(way))], 0)


def _closest(x: float, y: float, box: Box, named: list[tuple[float, float]]) -> bool:
    """Whether the box is at least 2 px nearer to its own point than to every other named one."""
    least = point_to_box(x, y, box) + 2
    left, top, right, bottom = box[0] - least, box[1] - least, box[2] + least, box[3] + least
    for px, py in named:
        if (
            left <= px <= right
            and top <= py <= bottom
            and abs(px - x) + abs(py - y) >= 1
            and point_to_box(px, py, box) <= least
        ):
            return False
    return True


def _unambiguous(
    layout: Layout, task: Task, candidates: Iterator[beside.Candidate], own: frozenset[int], slack: float, gap: int
) -> Box | None:
    """The box at the first candidate that is free and that no other stroke is nearer to, up to the factor `slack`."""
    others = [shape for shape in layout.shapes if shape.stroke not in own]
    others += [stroke for _, stroke in layout.added]
    w, h, free = task.w, task.h, layout.room.free
    for x, y, apart in candidates:
        x0, y0 = round(x - w / 2), round(y - h / 2)
        box = (x0, y0, x0 + w, y0 + h)
        if free(*box, gap):
            limit = apart * slack
            for shape in others:
                if nearer(box, shape, limit):
                    break
            else:
                return box
    return None


def _beside(
    layout: Layout, task: Task, candidates: Callable[[], Iterator[beside.Candidate]], own: frozenset[int]
) -> Box | None:
    # second round: a collinear neighbour may be as near as the own piece, as long as the middle stands by the own
    for gap, slack in ((gaps(layout.style)[0], 1.15), (2, 0.93)):
        box = _unambiguous(layout, task, candidates(), own, slack, gap)
        if box is not None:
            return box
    return None


def _place_length(layout: Layout, task: Task) -> Box | None:
    style, here = layout.style, task.span
    off = offset(style)
    if here is None:
        return _place_on_new_radius(layout, task, off)
    if not here.dimension:
        return _beside(layout, task, lambda: beside.beside_span(here, task.w, task.h, off), here.own)
    for line in beside.dimension_lines(here, layout.room, style):
        if _meets_words(layout, Straight(line.ax, line.ay, line.bx, line.by, -1)):
            continue
        # a parallel is told from the figure by its outer side; a line of its own may have the label on either
        sides = (1.0,) if (line.ax, line.ay) != (here.ax, here.ay) else (1.0, -1.0)
        box = _beside(layout, task, partial(beside.beside_span, line, task.w, task.h, off, sides), frozenset())
        if box is not None:
            beside.trace_dimension(line, style, layout.extra)
            if task.label.kind == "distance" and len(sides) == 2:
                _add_foot(layout, task, line)
            _add(layout, "dimension", Straight(line.ax, line.ay, line.bx, line.by, -1))
            layout.room.take_points([(line.ax, line.ay), (line.bx, line.by)], round(beside.bar(style)) + 1)
            return box
    return None


def _meets_words(layout: Layout, line: Straight) -> bool:
    """Whether a line that is to be added would touch a label that stands, at its ends too, where ink is let pass."""
    words = [word.box for word in layout.graph.words] if layout.graph else []
    return any(nearer(box, line, layout.style.thin_line) for box in (*layout.boxes.values(), *words))


def _add(layout: Layout, kind: str, stroke: Straight) -> None:
    """Take a newly added line into account for all labels to come."""
    layout.added.append((kind, stroke))
    layout.room.take_points(along(stroke, 2.0), 2)


def _add_foot(layout: Layout, task: Task, line: beside.Span) -> None:
    """The right-angle square of a distance, where nothing is in its way."""
    a, b = (layout.at[name] for name in task.label.of[1:3])
    corners = beside.foot_square(line, a, b, layout.style)
    edges = [p for one, two in pairwise(corners) for p in along(Straight(*one, *two, -1), 2.0)]
    inner = [p for p in edges if hypot(p[0] - corners[0][0], p[1] - corners[0][1]) > 4]
    if layout.room.clear_along(inner, 2):
        layout.extra.polyline(*corners)
        layout.room.take_points(edges, 2)


def _place_on_new_radius(layout: Layout, task: Task, off: float) -> Box | None:
    """Draw a radius (or diameter) of a circle that has none, and set the label beside it."""
    whole = task.label.kind == "diameter"
    index = circle_index(layout.figure, task.label.of[0])
    ring = next(s for s in layout.shapes if isinstance(s, Round) and s.stroke == index)
    for line in beside.free_radii(ring.cx, ring.cy, ring.r, layout.room, whole):
        if _meets_words(layout, line):
            continue
        here = beside.span((line.ax, line.ay), (line.bx, line.by), [line], [], (ring.cx, ring.cy), 0.5)
        box = _beside(layout, task, partial(beside.beside_span, here, task.w, task.h, off), frozenset())
        if box is not None:
            layout.extra.polyline((line.ax, line.ay), (line.bx, line.by))
            _add(layout, task.label.kind, line)
            return box
    return None


def _place_angle(layout: Layout, task: Task) -> Box | None:
    """Between the legs, before the next stroke; nowhere where a stroke divides the angle, for it would name a part."""
    style = layout.style
    here = wedge(layout.at, *task.label.of[:3])
    straight, _ = around.legs(layout.shapes)
    if around.divided(here, straight):
        return None
    own = next((arc for arc in layout.arcs if same_wedge(arc.wedge, here)), None)
    if own is not None:
        inner = own.outer
    else:
        square = any(
            isinstance(m, RightAngle) and same_wedge(wedge(layout.at, m.a, m.b, m.c), here) for m in layout.figure.marks
        )
        inner = style.mark * 1.42 if square else style.mark * 0.5
    limit = min(around.angle_limits(here, layout.arcs, own, style.font), around.barrier(here, straight))
    for gap in gaps(style):
        centres = around.in_angle(here, task.w, task.h, inner, limit, gap + style.thin_line / 2 + 0.6)
        box = settle(layout.room, task.w, task.h, centres, gap)
        if box is not None:
            return box
    return None


def _place_arc(layout: Layout, task: Task) -> Box | None:
    centre, r, start, sweep = beside.arc_of(task.label.of, layout.at, layout.mirrored)
    own = frozenset(
        s.stroke
        for s in layout.shapes
        if isinstance(s, Round) and abs(s.cx - centre[0]) + abs(s.cy - centre[1]) < 0.5 and abs(s.r - r) < 0.5
    )
    if not own:
        raise Reject("label names nothing drawn")
    off = offset(layout.style)
    return _beside(layout, task, lambda: beside.beside_arc(centre, r, start, sweep, task.w, task.h, off), own)


def _place_curve(layout: Layout, graph: Graph, task: Task) -> Box | None:
    name = task.label.of[0]
    if name not in graph.curves:
        raise Reject("label names nothing drawn")
    inked = graph.curves[name]
    others = [run for other, one in graph.curves.items() if other != name for run in one.runs]
    off = layout.style.curve_lines[inked.curve.look] / 2 + 0.6
    plane, between = graph.plane, gaps(layout.style)
    return place_beside_curve(inked, others, task.w, task.h, layout.room, between, off, plane.frame, plane.framed)


def _place_area(layout: Layout, task: Task) -> Box | None:
    loops = layout.outline(task.label.of[0])
    return _settle(layout, task, around.in_region(loops, [p for shape in layout.shapes for p in along(shape, 12.0)]))
