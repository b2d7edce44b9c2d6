"""What was drawn and where: the list of objects in pixels, and the strokes as data that anyone can redraw."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin
from typing import Any

import numpy as np

from engine.draw import marks as marking
from engine.draw.labels import Layout
from engine.draw.plan import Task
from engine.draw.shape import Round, Straight, extremes, role_of
from engine.draw.style import Style
from engine.facts.figure import Arc, Circle, Figure, Segment


def _name(names: Sequence[str]) -> str:
    """Names as a book writes them, "ABC"; empty where one of the points is never printed."""
    joined = "".join(names)
    return "" if "_" in joined and any(name.startswith("_") for name in names) else joined


def weight(role: str, style: Style) -> float:
    """Width in px of a stroke of this role."""
    return style.aux_line if role == "aux" else style.thin_line if role == "thin" else style.line


def stroke_dicts(figure: Figure, layout: Layout) -> list[dict[str, Any]]:
    """Strokes of the figure in its order, then the lines added to carry labels; keys as Drawing.strokes says."""
    style, at = layout.style, layout.at
    dicts: list[dict[str, Any]] = []
    for shape in layout.shapes:
        stroke = figure.strokes[shape.stroke]
        role = role_of(stroke)
        entry: dict[str, Any] = {
            "kind": "segment",
            "names": [],
            "role": role,
            "width": weight(role, style),
            "dashed": role == "aux",
        }
        if isinstance(stroke, Segment):
            entry["names"] = names = [stroke.a, stroke.b]
        elif isinstance(stroke, Circle):
            names = [stroke.center]
            entry["kind"], entry["names"] = "circle", [stroke.name, stroke.center]
        elif isinstance(stroke, Arc):
            entry["names"] = names = [stroke.center, stroke.start, stroke.end]
            entry["kind"] = "arc"
        if isinstance(shape, Straight):
            entry["points"] = [[shape.ax, shape.ay], [shape.bx, shape.by]]
        else:
            entry["points"] = [list(at[name]) for name in names]
            entry["radius"] = shape.r
        dicts.append(entry)
    for kind, line in layout.added:
        ends = [[line.ax, line.ay], [line.bx, line.by]]
        dicts.append(
            {"kind": kind, "names": [], "role": "thin", "width": style.thin_line, "dashed": False, "points": ends}
        )
    return dicts


def _object(kind: str, name: str, points: Sequence[Sequence[float]], grow: float) -> dict[str, Any]:
    """An object in the box of its points, widened by `grow` px."""
    rounded = [[int(x * 10 + 0.5) / 10, int(y * 10 + 0.5) / 10] for x, y in points]
    xs, ys = [x for x, _ in rounded], [y for _, y in rounded]
    bbox = _tenths(min(xs) - grow, min(ys) - grow, max(xs) + grow, max(ys) + grow)
    return {"kind": kind, "name": name, "text": "", "bbox": bbox, "points": rounded}


def _segment_object(kind: str, name: str, line: Straight, grow: float) -> dict[str, Any]:
    ax, ay, bx, by, _ = line
    x0, x1 = (ax, bx) if ax < bx else (bx, ax)
    y0, y1 = (ay, by) if ay < by else (by, ay)
    return {
        "kind": kind,
        "name": name,
        "text": "",
        "bbox": _tenths(x0 - grow, y0 - grow, x1 + grow, y1 + grow),
        "points": [
            [int(ax * 10 + 0.5) / 10, int(ay * 10 + 0.5) / 10],
            [int(bx * 10 + 0.5) / 10, int(by * 10 + 0.5) / 10],
        ],
    }


def _tenths(x0: float, y0: float, x1: float, y1: float) -> list[float]:
    """A box to a tenth of a pixel: 1 us where round() takes 4."""
    return [int(x0 * 10 + 0.5) / 10, int(y0 * 10 + 0.5) / 10, int(x1 * 10 + 0.5) / 10, int(y1 * 10 + 0.5) / 10]


def _curve_object(shape: Round, name: str, half: float, points: list[list[float]]) -> dict[str, Any]:
    """A circle with its centre, or an arc with its start, middle and end, in the box of its ink."""
    kind = "circle"
    if len(points) == 3:
        kind, middle = "arc", shape.start + shape.sweep / 2
        points = [points[1], [shape.cx + shape.r * cos(middle), shape.cy + shape.r * sin(middle)], points[2]]
    xs, ys = zip(*extremes(shape), strict=True)
    return {
        "kind": kind,
        "name": name,
        "text": "",
        "bbox": _tenths(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half),
        "points": [[int(x * 10 + 0.5) / 10, int(y * 10 + 0.5) / 10] for x, y in points],
    }


def list_objects(
    layout: Layout,
    strokes: list[dict[str, Any]],
    inked: list[marking.Inked],
    fills: list[tuple[str, list[np.ndarray]]],
    tasks: list[Task],
) -> list[dict[str, Any]]:
    """One dict for each point, stroke, mark, fill and label, as Drawing.objects says."""
    style, dot = layout.style, layout.style.dot
    objects: list[dict[str, Any]] = []
    for name, (x, y) in layout.at.items():
        if not name.startswith("_"):
            box = _tenths(x - dot, y - dot, x + dot, y + dot)
            here = [int(x * 10 + 0.5) / 10, int(y * 10 + 0.5) / 10]
            objects.append({"kind": "point", "name": name, "text": "", "bbox": box, "points": [here]})
    for shape, entry in zip(layout.shapes, strokes, strict=False):
        half, points, names = entry["width"] / 2, entry["points"], entry["names"]
        if isinstance(shape, Straight):
            objects.append(_segment_object("segment", _name(names), shape, half))
        else:  # a circle has a name of its own
            title = _name(names[:1] if entry["kind"] == "circle" else names[1:])
            objects.append(_curve_object(shape, title, half, points))
    half = style.thin_line / 2
    objects += [_segment_object(kind, "", line, half) for kind, line in layout.added]
    objects += [_object(mark.kind, _name(mark.names), mark.points, half) for mark in inked]
    for region, loops in fills:
        objects.append(_object("fill", region, loops[0][:: max(1, len(loops[0]) // 24)].tolist(), 0.0))
        objects[-1]["bbox"] = _tenths(*loops[0].min(axis=0).tolist(), *loops[0].max(axis=0).tolist())
    for i, (label, *_) in enumerate(tasks):
        x0, y0, x1, y1 = layout.boxes[i]
        bbox, middle = [float(x0), float(y0), float(x1), float(y1)], [(x0 + x1) / 2, (y0 + y1) / 2]
        objects.append({"kind": "label", "name": _name(label.of), "text": label.text, "bbox": bbox, "points": [middle]})
    return objects
