"""Figures on coordinate axes: labels and tick numbers off each other and off every stroke, curves where they belong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from graph_figures import MAKERS, made
from reading import column_ink, curve_pixels
from shapely import Point, box
from shapely.strtree import STRtree
from test_legible import redrawn

from engine.check.layout import label_faults
from engine.draw import Drawing, draw, pixel_hash, sample_style, typeset
from engine.draw.glyphs import Line, compose
from engine.errors import Reject
from engine.facts.figure import Axes, Circle, Curve, Figure, Label, Piece, Segment

ROUNDS = 7


def sample(i: int) -> tuple[Figure, Drawing]:
    """The i-th random drawing; Reject passes through."""
    figure, labels, rng, size = made(i)
    return figure, draw(figure, labels, sample_style(rng, size))


def samples(count: int) -> list[tuple[int, Figure, Drawing]]:
    """Those of the first `count` random drawings that are not rejected."""
    found = []
    for i in range(count):
        try:
            found.append((i, *sample(i)))
        except Reject:
            continue
    return found


def scene_of(figure: Figure, drawing: Drawing) -> dict[str, Any]:
    """What a row's scene says of the drawing."""
    axes = figure.axes
    assert axes is not None
    strokes = [{k: v for k, v in s.items() if k not in ("points", "radius") or not s["names"]} for s in drawing.strokes]
    return {
        "points": {name: list(place) for name, place in figure.points.items()},
        "circles": {s.name: {"center": s.center, "radius": s.radius} for s in figure.strokes if isinstance(s, Circle)},
        "axes": {"window": [axes.x0, axes.x1, axes.y0, axes.y1]},
        "curves": {
            s.name: [[p.x, p.y, p.start, p.stop] for p in s.pieces] for s in figure.strokes if isinstance(s, Curve)
        },
        "strokes": strokes,
        "matrix": list(drawing.matrix),
    }


def test_random_graphs_are_legible() -> None:
    rejects = Counter[str]()
    count = ROUNDS * len(MAKERS)
    for i in range(count):
        try:
            figure, drawing = sample(i)
        except Reject as reject:
            rejects[reject.reason] += 1
            continue
        labels = [o for o in drawing.objects if o["kind"] == "label"]
        boxes = [box(*o["bbox"]) for o in labels]
        size = drawing.style.size
        for one in boxes:
            x0, y0, x1, y1 = one.bounds
            assert min(x0, y0, size - x1, size - y1) >= 0, i
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2)), i
        scene = scene_of(figure, drawing)
        tree = STRtree([redrawn(stroke, scene) for stroke in scene["strokes"]])
        for o, one in zip(labels, boxes, strict=True):
            assert not len(tree.query(one, predicate="intersects")), (i, o)
        assert label_faults(drawing.objects, scene, size, size) == [], i
        points = {o["name"]: o["points"][0] for o in drawing.objects if o["kind"] == "point"}
        for o, one in zip(labels, boxes, strict=True):
            if o["name"] in points and o["text"].startswith(o["name"]):
                far = one.distance(Point(points[o["name"]])) - max(drawing.style.dot, drawing.style.line / 2)
                assert far <= 1.3 * drawing.style.font + 1, (i, o["text"], "beside its point")
        for axis, up in (("tick_x", 1), ("tick_y", 0)):
            numbers = [o for o in labels if o["name"] == axis]
            assert sum(o["text"] != "0" for o in numbers) >= 2, i
            line = drawing.matrix[4 + up]
            if sum(s["kind"] == "axis" for s in drawing.strokes) == 2:
                assert len({o["bbox"][up] > line for o in numbers}) == 1, (i, "on one side of the axis")
    assert rejects.total() <= 0.05 * count, rejects


def test_a_label_on_a_stroke_is_found() -> None:
    for i, figure, drawing in samples(2 * len(MAKERS)):
        scene = scene_of(figure, drawing)
        for entry in drawing.objects:
            if entry["kind"] in ("curve", "axis") or (entry["kind"] == "field" and entry["points"]):
                x, y = entry["points"][len(entry["points"]) // 2]
                wrong = {
                    "kind": "label",
                    "name": "",
                    "text": "moved",
                    "bbox": [x - 9, y - 5, x + 9, y + 5],
                    "points": [],
                }
                faults = label_faults([wrong], scene, drawing.style.size, drawing.style.size)
                assert any(entry["kind"] in fault for fault in faults), (i, entry["kind"])


def test_the_curve_is_where_its_function_says() -> None:
    read, asked = 0, 0
    for i, figure, drawing in samples(ROUNDS * len(MAKERS)):
        scene = scene_of(figure, drawing)
        for name in scene["curves"]:
            for px, py in curve_pixels(scene, name, 12):
                seen = column_ink(drawing.pixels, scene, name, px, py)
                asked += 1
                read += seen is not None
                assert seen is None or abs(seen - py) <= 1.5, (i, name, px, py, seen)
    assert read > 0.7 * asked > 3 * ROUNDS * len(MAKERS), (read, asked)


def test_curve_points_lie_on_the_curve_and_in_the_window() -> None:
    for i, figure, drawing in samples(2 * len(MAKERS)):
        scene = scene_of(figure, drawing)
        strokes = {s["names"][0]: redrawn(s, scene) for s in scene["strokes"] if s["kind"] == "curve"}
        for entry in drawing.objects:
            if entry["kind"] == "curve":
                assert 2 <= len(entry["points"]) <= 40
                line = strokes[entry["name"]].buffer(0.5)
                assert all(line.covers(box(x, y, x, y).centroid) for x, y in entry["points"]), (i, entry["name"])


def hashes() -> list[str]:
    """Pixels and data of some drawings."""
    found = []
    for _, _, drawing in samples(2 * len(MAKERS)):
        data = json.dumps([drawing.objects, drawing.strokes, drawing.matrix, asdict(drawing.style)])
        found += [pixel_hash(drawing.pixels), data]
    return found


def test_a_second_process_draws_the_same_graphs() -> None:
    root = Path(__file__).parents[1]
    env = {"PYTHONPATH": str(root), "PYTHONHASHSEED": "321", "PATH": ""}
    other = subprocess.run([sys.executable, __file__], env=env, cwd=root, capture_output=True, text=True, check=True)
    here = hashes()
    assert json.loads(other.stdout) == here
    assert hashes() == here, "nothing may leak from one drawing into the next"


@pytest.mark.parametrize("axes", ["arrows", "frame"])
def test_axes_are_neither_turned_nor_mirrored(axes: str) -> None:
    for _, figure, drawing in samples(len(MAKERS)):
        a, b, c, d, _, _ = drawing.matrix
        assert (b, c) == (0, 0) and a > 0 > d
        assert figure.axes is not None
        assert not figure.axes.equal or a == -d
        assert (drawing.style.rotation, drawing.style.mirror) == (0, False)


def test_numbers_below_the_axis_leave_a_grid_line_across_them_whole() -> None:
    axes = Axes(-3, 6, -2, 14, 1, 1, equal=False, grid=True)
    figure = Figure({}, (Curve("f", (Piece("x**2/9+1", -3, 6),)),), axes=axes)
    crossed = 0
    for seed in range(40):
        style = replace(sample_style(Random(seed), 224), axes="arrows", origin="")
        try:
            drawing = draw(figure, [], style)
        except Reject:
            continue
        _, _, _, d, _, f = drawing.matrix
        row = int(d * -1 + f)
        numbers = [o["bbox"] for o in drawing.objects if o["name"] == "tick_x" and o["text"] in "2345"]
        pixels = drawing.pixels if drawing.pixels.ndim == 2 else drawing.pixels.min(axis=2)
        for x0, y0, x1, y1 in numbers:
            if y0 < row < y1:
                crossed += 1
                assert pixels[row, int(x0) - 2 : int(x1) + 2].max() <= max(drawing.style.grid_ink), seed
    assert crossed


def test_grid_lines_are_faint_but_seen() -> None:
    for _, figure, drawing in samples(4 * len(MAKERS)):
        style = drawing.style
        if not (style.grid and figure.axes):
            continue
        gray = np.array((0.299, 0.587, 0.114))
        contrast = float(np.array(style.paper) @ gray - np.array(style.grid_ink) @ gray)
        assert 25 <= contrast <= 75


def test_a_typeset_question_moves_the_graph_as_a_whole() -> None:
    for i, figure, drawing in samples(len(MAKERS)):
        full = typeset(drawing, "Which of these is f(x)?", ["x^2 − 1", "2ˣ", "log₂(x)", "1/x"], drawing.style)
        height, width = full.pixels.shape[:2]
        assert label_faults(full.objects, scene_of(figure, full), width, height) == [], i


@pytest.mark.parametrize("family", ["stix", "roman", "serif", "sans"])
def test_exponents_are_raised_and_indices_lowered(family: str) -> None:
    def ink(text: str) -> Line:
        return compose(text, family, True, 20)

    for raised in ("x^(2a)", "xⁿ", "x^n", "x²"):
        assert ink(raised).top < ink("x").top - 3, raised
        assert ink(raised).top + ink(raised).ink.shape[0] <= 1, "nothing of it hangs below the base line"
    for lowered in ("x₁", "x_A", "xₙ"):
        assert ink(lowered).top + ink(lowered).ink.shape[0] > 1, lowered
    assert ink("e^(2x)").advance < ink("e(2x)").advance
    assert ink("m_PV").advance < ink("mPV").advance, "an index of two letters is small too"
    assert ink("x²").ink.shape == ink("x^2").ink.shape
    for sign in "−≤≥≠∞→π√²₁⌊⌋|′·∈ℝ":
        assert compose(sign, family, False, 12).ink.any(), sign


if __name__ == "__main__":
    print(json.dumps(hashes()))


def test_a_place_without_room_stands_in_a_note_and_its_letter_at_the_point() -> None:
    walls = {f"_{x}{y}": (x, y) for x in (2, 4) for y in (-5, 5)}
    strokes = tuple(Segment(f"_{x}-5", f"_{x}5") for x in (2, 4))
    at = {"A": (3, 3), "B": (3, -3), "C": (-2, 2)}
    figure = Figure(at | walls, strokes, dots=tuple(at), axes=Axes(-5, 5, -5, 5, 1, 1))
    text = "(−123, 4567)"
    labels = [Label("point", ("C",), "C")]
    labels += [Label("point", (n,), n + text, Label("note", (f"point_{n}",), n + text)) for n in "AB"]
    for seed in range(10):
        drawing = draw(figure, labels, sample_style(Random(seed), 448))
        texts = {o["name"]: o["text"] for o in drawing.objects if o["kind"] == "label"}
        assert texts.items() >= {"A": "A", "B": "B", "C": "C", "point_A": f"A{text}", "point_B": f"B{text}"}.items()
