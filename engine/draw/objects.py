"""What was drawn and where: the list of objects in pixels, and the strokes as data that anyone can redraw."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin
from typing import Any

import numpy as np

from engine.draw import marks as marking
from engine.draw.labels import Layout
from engine.draw.plan import Task
from engine.draw.shape import Straight, extremes
from engine.draw.style import Style
from engine.facts.figure import Circle, Figure, Segment


def _name(names: Sequence[str]) -> str:
    """Names as a book writes them, "ABC"; empty where one of the points is never printed."""
    return "" if any(name.startswith("_") for name in names) else "".join(names)


def weight(role: str, style: Style) -> float:
    """Width in px of a stroke of this role."""
    return {"aux": style.aux_line, "thin": style.thin_line}.get(role, style.line)


def stroke_dicts(figure: Figure, layout: Layout) -> list[dict[str, Any]]:
    """Strokes of the figure in its order, then the lines added to carry labels; keys as Drawing.strokes says."""
    style, at = layout.style, layout.at
    dicts: list[dict[str, Any]] = []
    for shape in layout.shapes:
        stroke = figure.strokes[shape.stroke]
        base = {"role": stroke.role, "width": weight(stroke.role, style), "dashed": stroke.role == "aux"}
        names: tuple[str, ...]
        if isinstance(stroke, Segment):
            names, kind = (stroke.a, stroke.b), "segment"
        elif isinstance(stroke, Circle):
            names, kind = (stroke.center,), "circle"
        else:
            names, kind = (stroke.center, stroke.start, stroke.end), "arc"
        points = [list(at[name]) for name in names]
        entry = {"kind": kind, "names": list(names), **base, "points": points}
        if not isinstance(shape, Straight):
            entry["radius"] = shape.r
        if isinstance(stroke, Circle):
            entry["names"] = [stroke.name, stroke.center]
        dicts.append(entry)
    for kind, line in layout.added:
        ends = [[line.ax, line.ay], [line.bx, line.by]]
        dicts.append(
            {"kind": kind, "names": [], "role": "thin", "width": style.thin_line, "dashed": False, "points": ends}
        )
    return dicts


def _object(
    kind: str,
    name: str,
    points: Sequence[Sequence[float]],
    grow: float,
    text: str = "",
    box: Sequence[float] | None = None,
) -> dict[str, Any]:
    # a tenth of a pixel; three times faster than round(), and there are 200 numbers a drawing
    rounded = [[int(x * 10 + 0.5) / 10, int(y * 10 + 0.5) / 10] for x, y in points]
    if box is None:
        xs, ys = [p[0] for p in rounded], [p[1] for p in rounded]
        box = (min(xs) - grow, min(ys) - grow, max(xs) + grow, max(ys) + grow)
    x0, y0, x1, y1 = box
    bbox = [int(x0 * 10 + 0.5) / 10, int(y0 * 10 + 0.5) / 10, int(x1 * 10 + 0.5) / 10, int(y1 * 10 + 0.5) / 10]
    return {"kind": kind, "name": name, "text": text, "bbox": bbox, "points": rounded}


def list_objects(
    layout: Layout,
    strokes: list[dict[str, Any]],
    inked: list[marking.Inked],
    fills: list[tuple[str, list[np.ndarray]]],
    tasks: list[Task],
) -> list[dict[str, Any]]:
    """One dict for each point, stroke, mark, fill and label, as Drawing.objects says."""
    style, figure = layout.style, layout.figure
    objects = [_object("point", name, [p], style.dot) for name, p in layout.at.items() if not name.startswith("_")]
    for shape, entry in zip(layout.shapes, strokes, strict=False):
        half = entry["width"] / 2
        stroke = figure.strokes[shape.stroke]
        points = entry["points"]
        hull = extremes(shape)
        if not isinstance(shape, Straight) and entry["kind"] == "arc":
            middle = shape.start + shape.sweep / 2
            points = [points[1], [shape.cx + shape.r * cos(middle), shape.cy + shape.r * sin(middle)], points[2]]
        name = _name((stroke.name,)) if isinstance(stroke, Circle) else _name(entry["names"][-2:])
        xs, ys = [p[0] for p in hull], [p[1] for p in hull]
        box = (min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
        objects.append(_object(entry["kind"], name, points, half, box=box))
    objects += [_object(kind, "", [(s.ax, s.ay), (s.bx, s.by)], style.thin_line / 2) for kind, s in layout.added]
    objects += [_object(mark.kind, _name(mark.names), mark.points, style.thin_line / 2) for mark in inked]
    for region, loops in fills:
        thinned = loops[0][:: max(1, len(loops[0]) // 24)].tolist()
        low, high = loops[0].min(axis=0), loops[0].max(axis=0)
        objects.append(_object("fill", region, thinned, 0.0, box=(*map(float, low), *map(float, high))))
    for i, task in enumerate(tasks):
        box = layout.boxes[i]
        centre = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)]
        objects.append(_object("label", _name(task.label.of), centre, 0.0, task.label.text, box))
    return objects
