"""Label boxes against the canvas, each other and every stroke of the scene at its pixel width.

Plain Python on purpose: a picture has some ten labels and ten strokes, too few for arrays to pay off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import atan2, ceil, cos, hypot, pi, sin
from typing import Any

import numpy as np

from engine.check.retrace import clip, crossed, curve_steps, window_of

ARC_STEP = 4.0  # pixels between the points that stand for a curve: 0.1 px off at radius 20

Box = tuple[float, float, float, float]  # left, top, right, bottom
Piece = tuple[float, float, float, float, float]  # x0, y0, x1, y1, half width


def label_faults(objects: Sequence[Mapping[str, Any]], scene: Mapping[str, Any], width: int, height: int) -> list[str]:
    """Labels that leave the canvas, overlap another label, or meet a stroke."""
    labels: list[tuple[str, Box]] = [(o["text"], tuple(o["bbox"])) for o in objects if o["kind"] in ("label", "text")]
    faults = []
    for text, (left, top, right, bottom) in labels:
        if left < 0 or top < 0 or right > width or bottom > height:
            faults.append(f"the label '{text}' leaves the canvas")
    for (text, (l0, t0, r0, b0)), (other, (l1, t1, r1, b1)) in combinations(labels, 2):
        if l0 < r1 and l1 < r0 and t0 < b1 and t1 < b0:
            faults.append(f"the labels '{text}' and '{other}' overlap")
    for stroke in scene["strokes"]:
        name = "".join(stroke["names"][:2])
        if stroke["kind"] in ("curve", "field"):
            steps = curve_steps(scene, name) if stroke["names"] else np.array(stroke["points"]).reshape(-1, 4)
            hit = [labels[i][0] for i in crossed(steps, stroke["width"] / 2, [box for _, box in labels])]
        elif stroke["kind"] not in ("circle", "arc"):
            piece = _straight(stroke, scene)
            hit = [text for text, box in _about(labels, piece) if _crosses(piece, box)] if piece else []
        else:
            ring = _ring(stroke, scene)
            near = [(text, box) for text, box in labels if _meets_ring(ring, box)]
            if stroke["kind"] == "arc" and near:
                pieces = list(_arc_pieces(stroke, scene))
                near = [(text, box) for text, box in near if any(_crosses(piece, box) for piece in pieces)]
            hit = [text for text, _ in near]
        faults += [f"the label '{text}' meets the {stroke['kind']} {name}" for text in hit]
    return faults


def _about(labels: list[tuple[str, Box]], piece: Piece) -> list[tuple[str, Box]]:
    """The few labels that meet the box about the piece."""
    x0, y0, x1, y1, half = piece
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    low, high, up, down = x0 - half, x1 + half, y0 - half, y1 + half
    return [(text, box) for text, box in labels if low < box[2] and box[0] < high and up < box[3] and box[1] < down]


def to_pixels(matrix: Sequence[float], point: Sequence[float]) -> tuple[float, float]:
    """World to pixel: x' = a x + c y + e, y' = b x + d y + f."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _straight(stroke: Mapping[str, Any], scene: Mapping[str, Any]) -> Piece | None:
    """A segment in pixels, clipped at the axes' window; one that the layout added is in pixels already."""
    if not stroke["names"]:
        (x0, y0), (x1, y1) = stroke["points"]
        return x0, y0, x1, y1, stroke["width"] / 2
    (x0, y0), (x1, y1) = (to_pixels(scene["matrix"], scene["points"][name]) for name in stroke["names"])
    window = window_of(scene)
    line = clip((x0, y0, x1, y1), window) if window else (x0, y0, x1, y1)
    return (*line, stroke["width"] / 2) if line else None


def _ring(stroke: Mapping[str, Any], scene: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """(x, y, radius, half width) of the ring of ink that a circle is, or that an arc lies on, in pixels."""
    points, matrix = scene["points"], scene["matrix"]
    if stroke["kind"] == "circle":
        circle = scene["circles"][stroke["names"][0]]
        center, radius = points[circle["center"]], circle["radius"]
    else:
        center, start = points[stroke["names"][0]], points[stroke["names"][1]]
        radius = hypot(start[0] - center[0], start[1] - center[1])
    x, y = to_pixels(matrix, center)
    return x, y, radius * hypot(matrix[0], matrix[1]), stroke["width"] / 2


def _meets_ring(ring: tuple[float, float, float, float], box: Box) -> bool:
    """Whether the ring meets the box, by the box's nearest and farthest point from the centre."""
    x, y, radius, half = ring
    left, top, right, bottom = box[0] - x, box[1] - y, box[2] - x, box[3] - y
    near = hypot(max(left, -right, 0.0), max(top, -bottom, 0.0))
    far = hypot(max(-left, right), max(-top, bottom))
    return near < radius + half and far > radius - half


def _arc_pieces(stroke: Mapping[str, Any], scene: Mapping[str, Any]) -> Iterator[Piece]:
    """Straight pieces of an arc, counter-clockwise in the world from its start to its end, in pixels."""
    center, start, end = (scene["points"][name] for name in stroke["names"])
    radius, first = hypot(start[0] - center[0], start[1] - center[1]), atan2(start[1] - center[1], start[0] - center[0])
    turn = (atan2(end[1] - center[1], end[0] - center[0]) - first) % (2 * pi) or 2 * pi
    count = max(8, ceil(_ring(stroke, scene)[2] * turn / ARC_STEP))
    angles = [first + turn * i / count for i in range(count + 1)]
    world = [(center[0] + radius * cos(t), center[1] + radius * sin(t)) for t in angles]
    for a, b in pairwise(to_pixels(scene["matrix"], point) for point in world):
        yield (*a, *b, stroke["width"] / 2)


def _crosses(piece: Piece, box: Box) -> bool:
    """Whether a straight piece meets the box, grown by the piece's half width (slab method)."""
    x0, y0, x1, y1, half = piece
    low, high = 0.0, 1.0
    for start, end, near, far in ((x0, x1, box[0] - half, box[2] + half), (y0, y1, box[1] - half, box[3] + half)):
        if (start <= near and end <= near) or (start >= far and end >= far):
            return False
        delta = end - start
        if delta:
            t0, t1 = (near - start) / delta, (far - start) / delta
            low, high = max(low, min(t0, t1)), min(high, max(t0, t1))
    return low < high
