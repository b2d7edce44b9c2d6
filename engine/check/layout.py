"""Label boxes against the canvas, each other and every stroke of the scene at its pixel width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin
from typing import Any

import numpy as np

ARC_STEP = 4.0  # pixels between the points that stand for a curve: 0.1 px off at radius 20


def label_faults(objects: Sequence[Mapping[str, Any]], scene: Mapping[str, Any], width: int, height: int) -> list[str]:
    """Labels that leave the canvas, overlap another label, or meet a stroke."""
    labels = [o for o in objects if o["kind"] in ("label", "text")]
    if not labels:
        return []
    boxes = np.array([o["bbox"] for o in labels], dtype=float)
    faults = []
    outside = (boxes[:, 0] < 0) | (boxes[:, 1] < 0) | (boxes[:, 2] > width) | (boxes[:, 3] > height)
    faults += [f"the label '{labels[i]['text']}' leaves the canvas" for i in np.flatnonzero(outside)]
    apart = (
        (boxes[:, None, 0] >= boxes[None, :, 2])
        | (boxes[:, None, 2] <= boxes[None, :, 0])
        | (boxes[:, None, 1] >= boxes[None, :, 3])
        | (boxes[:, None, 3] <= boxes[None, :, 1])
    )
    overlaps = np.argwhere(~apart)
    faults += [f"the labels '{labels[i]['text']}' and '{labels[j]['text']}' overlap" for i, j in overlaps if i < j]
    pieces: list[tuple[float, float, float, float, float]] = []
    for stroke in scene["strokes"]:
        if stroke["kind"] not in ("circle", "arc"):
            pieces.append(_straight(stroke, scene))
            continue
        hit = np.flatnonzero(_meets_ring(_ring(stroke, scene), boxes))
        if stroke["kind"] == "circle":
            faults += [f"the label '{labels[i]['text']}' meets the circle {stroke['names'][0]}" for i in hit]
        elif len(hit):
            pieces += _arc_pieces(stroke, scene)
    if pieces:
        hits = _crossings(np.array(pieces), boxes)
        for k, i in np.argwhere(hits)[:3]:
            faults.append(f"the label '{labels[i]['text']}' meets a stroke near {np.round(pieces[k][:2], 1).tolist()}")
    return faults


Ring = tuple[float, float, float, float]  # centre x and y, radius, half width, in pixels


def _ring(stroke: Mapping[str, Any], scene: Mapping[str, Any]) -> Ring:
    """The ring of ink that a circle is, or that an arc lies on."""
    points, matrix = scene["points"], scene["matrix"]
    if stroke["kind"] == "circle":
        circle = scene["circles"][stroke["names"][0]]
        center, radius = points[circle["center"]], circle["radius"]
    else:
        center, start = points[stroke["names"][0]], points[stroke["names"][1]]
        radius = hypot(start[0] - center[0], start[1] - center[1])
    x, y = to_pixels(matrix, center)
    return x, y, radius * hypot(matrix[0], matrix[1]), stroke["width"] / 2


def _meets_ring(ring: Ring, boxes: np.ndarray) -> np.ndarray:
    """(boxes,) of bool: whether the ring meets the box, by the box's nearest and farthest point from the centre."""
    x, y, radius, half = ring
    low, high = boxes[:, :2] - (x, y), boxes[:, 2:] - (x, y)
    near = np.maximum(np.maximum(low, -high), 0.0)
    far = np.maximum(np.abs(low), np.abs(high))
    result: np.ndarray = ((near**2).sum(1) < (radius + half) ** 2) & ((far**2).sum(1) > (radius - half) ** 2)
    return result


def to_pixels(matrix: Sequence[float], point: Sequence[float]) -> tuple[float, float]:
    """World to pixel: x' = a x + c y + e, y' = b x + d y + f."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _straight(stroke: Mapping[str, Any], scene: Mapping[str, Any]) -> tuple[float, float, float, float, float]:
    """(x0, y0, x1, y1, half width) of a segment, in pixels; one that the layout added is in pixels already."""
    ends = [to_pixels(scene["matrix"], scene["points"][name]) for name in stroke["names"]] or stroke["points"]
    (x0, y0), (x1, y1) = ends
    return x0, y0, x1, y1, stroke["width"] / 2


def _arc_pieces(stroke: Mapping[str, Any], scene: Mapping[str, Any]) -> list[tuple[float, float, float, float, float]]:
    """Straight pieces of an arc, counter-clockwise in the world from its start to its end, in pixels."""
    center, start, end = (scene["points"][name] for name in stroke["names"])
    radius, first = hypot(start[0] - center[0], start[1] - center[1]), atan2(start[1] - center[1], start[0] - center[0])
    turn = (atan2(end[1] - center[1], end[0] - center[0]) - first) % (2 * pi) or 2 * pi
    count = max(8, ceil(_ring(stroke, scene)[2] * turn / ARC_STEP))
    angles = [first + turn * i / count for i in range(count + 1)]
    world = [(center[0] + radius * cos(t), center[1] + radius * sin(t)) for t in angles]
    pixels = [to_pixels(scene["matrix"], point) for point in world]
    return [(*a, *b, stroke["width"] / 2) for a, b in pairwise(pixels)]


def _crossings(pieces: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """(pieces, boxes) of bool: whether the piece meets the box grown by its half width (slab method)."""
    x0, y0, x1, y1, half = (pieces[:, k, None] for k in range(5))
    low, high = np.zeros((len(pieces), len(boxes))), np.ones((len(pieces), len(boxes)))
    meets = np.ones_like(low, dtype=bool)
    for start, end, near, far in (
        (x0, x1, boxes[:, 0] - half, boxes[:, 2] + half),
        (y0, y1, boxes[:, 1] - half, boxes[:, 3] + half),
    ):
        delta = end - start
        flat = np.abs(delta) < 1e-12
        safe = np.where(flat, 1.0, delta)
        t0, t1 = (near - start) / safe, (far - start) / safe
        low = np.where(flat, low, np.maximum(low, np.minimum(t0, t1)))
        high = np.where(flat, high, np.minimum(high, np.maximum(t0, t1)))
        meets &= ~flat | ((start > near) & (start < far))
    result: np.ndarray = meets & (low < high)
    return result
