"""What a problem expects to be read off a graph can be read: from 2,000 pictures, by their pixels and scene alone."""

import json
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image
from reading import column_ink, curve_pixels
from rows import mixed_rows

TOLERANCE = 1.5  # px between the curve's ink and the value that the row states


def read_off(row: dict[str, Any], scene: dict[str, Any]) -> list[tuple[str, str]]:
    """(point, curve) of every given that stands only in the picture and lies on a curve."""
    on = {p["of"][0]: p["of"][1] for p in scene["properties"] if p["kind"] == "on_curve"}
    given = [scene["quantities"][g["name"]]["of"] for g in row["given"] if g["name"].startswith("point_")]
    return [(of[0], on[of[0]]) for of in given if of[0] in on and on[of[0]] in scene["curves"]]


def ink_near(pixels: np.ndarray, scene: dict[str, Any], name: str, x: float, y: float) -> float | None:
    """Height (px) of the curve's ink at a marked point, read in the columns just off its dot."""
    found = []
    reach = next((s["width"] for s in scene["strokes"] if s["kind"] == "curve" and s["names"][0] == name), 2.0) + 5
    for px, py in curve_pixels(scene, name, 160):
        if reach < abs(px - x) < reach + 12:
            seen = column_ink(pixels, scene, name, px, py)
            if seen is not None:
                found.append(abs(seen - py))
    return float(np.median(found)) if found else None


def test_curves_are_where_the_rows_say_they_are() -> None:
    rows, columns, points = 0, 0, 0
    for row in mixed_rows("function"):
        if row["image"] is None:
            continue
        scene = json.loads(row["scene"])
        pixels = np.asarray(Image.open(BytesIO(row["image"]["bytes"])))
        for name in scene["curves"]:
            for px, py in curve_pixels(scene, name, 5):
                seen = column_ink(pixels, scene, name, px, py)
                columns += seen is not None
                assert seen is None or abs(seen - py) <= TOLERANCE, (row["id"], row["family"], name, px, py, seen)
        a, _, _, d, e, f = scene["matrix"]
        for point, name in read_off(row, scene):
            x, y = scene["points"][point]
            off = ink_near(pixels, scene, name, a * x + e, d * y + f)
            points += off is not None
            assert off is None or off <= TOLERANCE, (row["id"], row["family"], point, off)
        rows += 1
    assert rows > 1500
    assert columns > 2 * rows
    assert points > 0.2 * rows
