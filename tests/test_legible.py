"""Every picture can be read: label boxes against each other, the canvas, and each stroke redrawn with shapely."""

import json
from io import BytesIO
from itertools import combinations
from math import atan2, cos, pi, sin
from typing import Any

import numpy as np
from PIL import Image
from rows import mixed_rows
from shapely import LineString, box
from shapely.strtree import STRtree


def redrawn(stroke: dict[str, Any], scene: dict[str, Any]) -> Any:
    """The stroke's ink as a shapely area in pixels, from world coordinates and the row's matrix alone."""
    a, b, c, d, e, f = scene["matrix"]
    points = scene["points"]
    if not stroke["names"]:  # a line that the layout added, in pixels
        return LineString(stroke["points"]).buffer(stroke["width"] / 2)
    if stroke["kind"] == "segment":
        world = [points[name] for name in stroke["names"]]
    else:
        if stroke["kind"] == "circle":
            circle = scene["circles"][stroke["names"][0]]
            (cx, cy), radius, first, turn = points[circle["center"]], circle["radius"], 0.0, 2 * pi
        else:
            (cx, cy), (sx, sy), (ex, ey) = (points[name] for name in stroke["names"])
            radius, first = ((sx - cx) ** 2 + (sy - cy) ** 2) ** 0.5, atan2(sy - cy, sx - cx)
            turn = (atan2(ey - cy, ex - cx) - first) % (2 * pi) or 2 * pi
        angles = [first + turn * i / 256 for i in range(257)]
        world = [(cx + radius * cos(t), cy + radius * sin(t)) for t in angles]
    return LineString([(a * x + c * y + e, b * x + d * y + f) for x, y in world]).buffer(stroke["width"] / 2)


def test_labels_meet_no_stroke_no_label_and_no_border() -> None:
    labels_seen = 0
    for row in mixed_rows():
        labels = [o for o in row["objects"] if o["kind"] in ("label", "text")]
        boxes = [box(*o["bbox"]) for o in labels]
        for o in labels:
            x0, y0, x1, y1 = o["bbox"]
            assert 0 <= x0 < x1 <= row["width"], (row["id"], o)
            assert 0 <= y0 < y1 <= row["height"], (row["id"], o)
        for (o, p), (q, r) in combinations(zip(labels, boxes, strict=True), 2):
            assert not p.intersection(r).area, (row["id"], o["text"], q["text"])
        scene = json.loads(row["scene"])
        tree = STRtree([redrawn(stroke, scene) for stroke in scene["strokes"]])
        for o, p in zip(labels, boxes, strict=True):
            assert not len(tree.query(p, predicate="intersects")), (row["id"], row["family"], o["text"])
        labels_seen += len(labels)
    assert labels_seen > 3 * len(mixed_rows())


def test_each_label_has_ink_and_every_point_is_on_the_canvas() -> None:
    for row in mixed_rows()[:400]:
        if row["image"] is None:
            continue
        pixels = np.asarray(Image.open(BytesIO(row["image"]["bytes"])).convert("L")).astype(int)
        assert pixels.shape == (row["height"], row["width"])
        for o in row["objects"]:
            if o["kind"] == "label":
                x0, y0, x1, y1 = (round(v) for v in o["bbox"])
                assert np.ptp(pixels[y0:y1, x0:x1]) > 60, (row["id"], o["text"])
            if o["kind"] == "point":
                ((x, y),) = o["points"]
                assert 0 <= x <= row["width"], (row["id"], o)
                assert 0 <= y <= row["height"], (row["id"], o)
