"""Labels of random drawings: on the canvas, off each other, off each stroke redrawn by shapely, by what they name."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import cos, hypot, sin, tau
from random import Random

import numpy as np
import pytest
from shapely import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from engine.draw import Drawing, draw, sample_style
from engine.errors import Reject
from engine.facts.figure import (
    AngleMark,
    Arc,
    Chevron,
    Circle,
    Edge,
    Figure,
    Fill,
    Label,
    Region,
    RightAngle,
    Segment,
    Tick,
)

TEXTS = ("5 cm", "12", "5√3 cm", "√(2 + √3)", "x", "?", "13 units", "8.5 cm", "2x + 1")


def loop(*names: str) -> tuple[Segment, ...]:
    return tuple(Segment(a, b) for a, b in zip(names, names[1:] + names[:1], strict=True))


def points(*names: str) -> list[Label]:
    return [Label("point", (name,), name) for name in names]


def on(r: float, angle: float) -> tuple[float, float]:
    return r * cos(angle), r * sin(angle)


def triangle(rng: Random) -> tuple[Figure, list[Label]]:
    base, x, h = rng.uniform(6, 10), rng.uniform(1, 6), rng.uniform(4, 8)
    at = {"A": (x, h), "B": (0.0, 0.0), "C": (base, 0.0), "D": (x, 0.0)}
    strokes = (*loop("A", "B", "C"), Segment("A", "D", "aux"))
    marks = (RightAngle("A", "D", "C"), AngleMark("A", "B", "C"), Tick("A", "C", 2))
    labels = [
        *points(*"ABCD"),
        Label("length", ("A", "D"), rng.choice(TEXTS)),
        Label("length", ("B", "C"), rng.choice(TEXTS)),
    ]
    return Figure(at, strokes, marks=marks), [*labels, Label("angle", ("A", "B", "C"), "47°")]


def chords(rng: Random) -> tuple[Figure, list[Label]]:
    turn = [k * tau / 4 + rng.uniform(-0.4, 0.4) for k in range(4)]
    at = {"O": (0.0, 0.0)} | {n: on(5, t) for n, t in zip("ABCD", turn, strict=True)}
    marks = (AngleMark("A", "B", "C"), AngleMark("C", "D", "A"))
    labels = [
        *points(*"OABCD"),
        Label("length", ("A", "B"), rng.choice(TEXTS)),
        Label("length", ("B", "C"), rng.choice(TEXTS)),
    ]
    labels += [Label("angle", ("A", "B", "C"), "80°"), Label("arc_measure", ("O", "C", "D"), "95°")]
    return Figure(at, (Circle("O", "O", 5.0), *loop(*"ABCD"), Segment("A", "C")), marks=marks), labels


def parallelogram(rng: Random) -> tuple[Figure, list[Label]]:
    w, s, h = rng.uniform(6, 9), rng.uniform(1, 4), rng.uniform(4, 6)
    at = {"A": (0.0, 0.0), "B": (w, 0.0), "C": (w + s, h), "D": (s, h), "_m": (w / 2, 0.0)}
    marks = (Chevron("A", "B"), Chevron("D", "C"), Tick("A", "D", 1), Tick("B", "C", 1))
    labels = [
        *points(*"ABCD"),
        Label("length", ("B", "C"), rng.choice(TEXTS)),
        Label("distance", ("D", "A", "B"), "4 cm"),
    ]
    return Figure(at, loop(*"ABCD"), marks=marks), labels


def shaded(rng: Random) -> tuple[Figure, list[Label]]:
    at = {"A": (0.0, 0.0), "B": (6.0, 0.0), "C": (6.0, 6.0), "D": (0.0, 6.0)}
    lens = Region("lens", "lens", ((Edge("B", "D", "A"), Edge("D", "B", "C")),))
    fills = (Fill("lens", rng.choice(("light", "hatch"))),)
    labels = [
        *points(*"ABCD"),
        Label("length", ("A", "B"), "6 cm"),
        Label("area", ("lens",), "?"),
        Label("note", (), "Perimeter = 24 cm"),
    ]
    return Figure(at, (*loop(*"ABCD"), Arc("A", "B", "D"), Arc("C", "D", "B")), {"lens": lens}, fills), labels


def annulus(rng: Random) -> tuple[Figure, list[Label]]:
    r = rng.uniform(2.2, 3.2)
    ring = Region("ring", "ring", ("big", "small"))
    figure = Figure(
        {"O": (0.0, 0.0)},
        (Circle("big", "O", 5.0), Circle("small", "O", r)),
        {"ring": ring},
        (Fill("ring", "hatch"),),
        dots=("O",),
    )
    return figure, [*points("O"), Label("radius", ("big",), "5 cm"), Label("radius", ("small",), rng.choice(TEXTS))]


MAKERS = (triangle, chords, parallelogram, shaded, annulus)


def sample(i: int) -> tuple[Figure, list[Label], Drawing]:
    """The i-th random drawing; Reject passes through."""
    rng = Random(f"label test {i}")
    figure, labels = MAKERS[i % len(MAKERS)](rng)
    style = sample_style(rng, (224, 448, 336, 448, 896, 448)[i // 5 % 6])
    return figure, labels, draw(figure, labels, style)


def redrawn(figure: Figure, drawing: Drawing) -> list[BaseGeometry]:
    """Every stroke as the area it inks, from world coordinates, matrix and width alone."""
    a, b, c, d, e, f = drawing.matrix

    def px(x: float, y: float) -> tuple[float, float]:
        return a * x + c * y + e, b * x + d * y + f

    areas: list[BaseGeometry] = []
    for stroke, entry in zip(figure.strokes, drawing.strokes, strict=False):
        if isinstance(stroke, Segment):
            line = [figure.points[stroke.a], figure.points[stroke.b]]
        else:
            cx, cy = figure.points[stroke.center]
            if isinstance(stroke, Circle):
                r, start, sweep = stroke.radius, 0.0, tau
            else:
                (sx, sy), (ex, ey) = figure.points[stroke.start], figure.points[stroke.end]
                r, start = hypot(sx - cx, sy - cy), float(np.arctan2(sy - cy, sx - cx))
                sweep = (float(np.arctan2(ey - cy, ex - cx)) - start) % tau
            line = [(cx + r * cos(start + sweep * k / 180), cy + r * sin(start + sweep * k / 180)) for k in range(181)]
        areas.append(LineString([px(*p) for p in line]).buffer(entry["width"] / 2))
    added = drawing.strokes[len(figure.strokes) :]
    return areas + [LineString(entry["points"]).buffer(entry["width"] / 2) for entry in added]


def boxes(drawing: Drawing) -> list[BaseGeometry]:
    return [box(*o["bbox"]) for o in drawing.objects if o["kind"] == "label"]


def test_random_drawings_are_legible() -> None:
    drawn, rejects = 0, Counter[str]()
    for i in range(300):
        try:
            figure, labels, drawing = sample(i)
        except Reject as reject:
            rejects[reject.reason] += 1
            continue
        drawn += 1
        height, width = drawing.pixels.shape[:2]
        strokes = redrawn(figure, drawing)
        placed = boxes(drawing)
        assert len(placed) == len(labels)
        for here in placed:
            x0, y0, x1, y1 = here.bounds
            assert min(x0, y0, width - x1, height - y1) >= 2, i
            assert not any(here.distance(stroke) < 1.0 for stroke in strokes), i
        assert not any(one.intersects(other) for one, other in combinations(placed, 2)), i
    assert sum(rejects.values()) <= 0.05 * 300, rejects


def test_every_label_has_ink_in_its_box_and_none_around_it() -> None:
    for i in range(60):
        try:
            _, _, drawing = sample(i)
        except Reject:
            continue
        if any(o["kind"] == "fill" for o in drawing.objects):
            continue
        dark = drawing.pixels if drawing.pixels.ndim == 2 else drawing.pixels.min(axis=2)
        paper = int(dark.max())
        for entry in drawing.objects:
            if entry["kind"] != "label":
                continue
            x0, y0, x1, y1 = map(int, entry["bbox"])
            inside, grown = dark[y0:y1, x0:x1] < paper, dark[y0 - 2 : y1 + 2, x0 - 2 : x1 + 2] < paper
            assert all(edge.any() for edge in (inside[0], inside[-1], inside[:, 0], inside[:, -1]))
            assert inside.sum() == grown.sum(), (i, entry)


def test_point_labels_stand_next_to_their_points() -> None:
    for i in range(100):
        try:
            figure, _, drawing = sample(i)
        except Reject:
            continue
        a, b, c, d, e, f = drawing.matrix
        px = {n: Point(a * x + c * y + e, b * x + d * y + f) for n, (x, y) in figure.points.items() if n[0] != "_"}
        for entry in drawing.objects:
            if entry["kind"] == "label" and entry["text"] in px and entry["name"] == entry["text"]:
                here = box(*entry["bbox"])
                near = sorted(px, key=lambda n: here.distance(px[n]))
                assert near[0] == entry["name"]
                assert here.distance(px[near[0]]) < 2.2 * drawing.style.font


def test_length_labels_are_nearest_to_their_own_stroke() -> None:
    for i in range(150):
        try:
            figure, _, drawing = sample(i)
        except Reject:
            continue
        strokes = redrawn(figure, drawing)
        own = {frozenset((s.a, s.b)): k for k, s in enumerate(figure.strokes) if isinstance(s, Segment)}
        for entry in drawing.objects:
            key = frozenset(entry["name"])
            if entry["kind"] == "label" and len(entry["name"]) == 2 and key in own and " = " not in entry["text"]:
                here = box(*entry["bbox"])
                lines = [k for k, s in enumerate(drawing.strokes) if s["kind"] == "dimension"]
                mine = min(here.distance(strokes[k]) for k in (own[key], *lines))
                assert all(
                    here.distance(s) > 0.8 * mine for k, s in enumerate(strokes) if k != own[key] and k not in lines
                )


def test_a_length_split_by_a_point_gets_a_dimension_line() -> None:
    figure, labels = triangle(Random(3))
    for seed in range(20):
        drawing = draw(figure, labels, sample_style(Random(seed), 448))
        kinds = [s["kind"] for s in drawing.strokes]
        texts = [o["text"] for o in drawing.objects if o["kind"] == "label"]
        assert "dimension" in kinds or any(text.startswith("BC = ") for text in texts)


TRIANGLE = Figure({"A": (0, 0), "B": (4, 0), "C": (2, 3)}, loop("A", "B", "C"))
SLIVER = Figure({"A": (0, 0), "B": (100, 0), "C": (50, 1)}, loop("A", "B", "C"))
TWINS = Figure({"A": (0, 0), "B": (4, 0), "C": (2, 3), "D": (2.001, 3)}, loop("A", "B", "C", "D"))


@pytest.mark.parametrize(
    ("figure", "labels", "reason"),
    [
        (SLIVER, points(*"ABC"), "figure too thin"),
        (TWINS, points(*"ABCD"), "label points too close"),
        (TRIANGLE, [Label("length", ("A", "B"), "x" * 90)], "label length does not fit|label does not fit"),
        (TRIANGLE, [Label("radius", ("k",), "3")], "label names nothing drawn"),
        (TRIANGLE, [Label("note", (), "word " * 40)], "label note does not fit"),
    ],
)
def test_hopeless_figures_are_rejected(figure: Figure, labels: list[Label], reason: str) -> None:
    for seed in range(5):
        with pytest.raises(Reject, match=reason):
            draw(figure, labels, sample_style(Random(seed), 448))
