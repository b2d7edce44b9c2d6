"""Axes, curves, fields, tints, open circles and tick numbers as data: what objects and strokes say of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.draw.beside import Places
from engine.draw.curves import tenths
from engine.draw.graph import Graph, ring_radius


def graph_strokes(graph: Graph, at: Places) -> list[dict[str, Any]]:
    """Axes, curves, fields, rings and legend samples as dicts; keys as Drawing.strokes says."""
    style = graph.style

    def entry(kind: str, names: list[str], width: float, points: list[list[float]], **more: object) -> dict[str, Any]:
        base = {"kind": kind, "names": names, "role": "main", "width": width, "dashed": False, "points": points}
        return base | more

    dicts = [entry("axis", [], style.axis_line, [[s.ax, s.ay], [s.bx, s.by]], role="thin") for s in graph.lines]
    for name, inked in graph.curves.items():
        look = inked.curve.look
        dashed = style.curve_dashes[look] is not None
        points = inked.points
        dicts.append(entry("curve", [name], style.curve_lines[look], points, dashed=dashed, look=look))
    for ends in graph.fields.values():
        dicts.append(entry("field", [], style.thin_line, ends.reshape(-1, 2).tolist(), role="thin"))
    size = 2 * ring_radius(style) + max(1.0, 0.75 * style.line)
    for name in graph.figure.rings:
        x, y = at[name]
        dicts.append(entry("ring", [], round(size, 2), [[x, y], [x + 0.01, y]]))
    for name, (left, right, y) in graph.samples.items():
        look = graph.curves[name].curve.look
        dashed = style.curve_dashes[look] is not None
        dicts.append(entry("legend", [], style.curve_lines[look], [[left, y], [right, y]], dashed=dashed, look=look))
    return dicts


def graph_objects(graph: Graph, outlines: list[np.ndarray], at: Places) -> list[dict[str, Any]]:
    """Objects of axes, curves, fields, rings, tints and words, as Drawing.objects says."""
    style = graph.style
    objects = []
    half = style.axis_line / 2
    for line in graph.lines:
        name = "x" if line.ay == line.by else "y"
        ends = [[line.ax, line.ay], [line.bx, line.by]]
        low, high = (min(line.ax, line.bx), min(line.ay, line.by)), (max(line.ax, line.bx), max(line.ay, line.by))
        bbox = [low[0] - half, low[1] - half, high[0] + half, high[1] + half]
        objects.append({"kind": "axis", "name": name, "text": "", "bbox": bbox, "points": ends})
    for name, inked in graph.curves.items():
        bbox = _box(inked.at, style.curve_lines[inked.curve.look] / 2)
        objects.append({"kind": "curve", "name": name, "text": "", "bbox": bbox, "points": inked.points})
    for name, pairs in graph.fields.items():
        if len(pairs):
            places = pairs.reshape(-1, 2)
            objects.append(_object("field", name, places[:: max(1, len(pairs) // 20)].tolist(), half))
            objects[-1]["bbox"] = _box(places.T, style.thin_line / 2)
    r = ring_radius(style)
    for name in graph.figure.rings:
        title = "" if name.startswith("_") else name
        objects.append(_object("ring", title, [list(at[name])], r + style.line / 2))
    for shade, outline in zip(graph.figure.shades, outlines, strict=True):
        title = " ".join(filter(None, (shade.upper, shade.lower)))
        objects.append(_object("fill", title, outline[:: 1 + len(outline) // 24].tolist(), 0.0))
        objects[-1]["bbox"] = _box(outline.T, 0.0)
    if graph.legend:
        x0, y0, x1, y1 = graph.legend
        objects.append(_object("legend", "", [[x0, y0], [x1, y1]], 0.0))
    for word in graph.words:
        x0, y0, x1, y1 = word.box
        middle = [(x0 + x1) / 2, (y0 + y1) / 2]
        objects.append(
            {
                "kind": "label",
                "name": word.kind,
                "text": word.text,
                "bbox": list(map(float, word.box)),
                "points": [middle],
            }
        )
    return objects


def _object(kind: str, name: str, points: list[list[float]], grow: float) -> dict[str, Any]:
    at = np.array(points)
    return {"kind": kind, "name": name, "text": "", "bbox": _box(at.T, grow), "points": tenths(at)}


def _box(at: np.ndarray, grow: float) -> list[float]:
    (x0, y0), (x1, y1) = at.min(axis=1).tolist(), at.max(axis=1).tolist()
    return [round(x0 - grow, 1), round(y0 - grow, 1), round(x1 + grow, 1), round(y1 + grow, 1)]
