"""What marks tell: shapes whose marks are there, angles that a stroke divides."""

from __future__ import annotations

import json
from math import cos, inf, sin

import pytest

from engine.ask.marked import marked
from engine.draw.around import barrier, divided, legs
from engine.draw.marks import Wedge
from engine.draw.shape import Straight
from engine.facts.figure import Chevron, Figure, RightAngle, Tick
from engine.facts.rng import Key
from engine.job import Job
from engine.record import make

SIDES = ("AB", "BC", "CD", "DA")
TICKS = tuple(Tick(a, b) for a, b in SIDES)
RIGHT = tuple(RightAngle(a, b, c) for a, b, c in ("DAB", "ABC", "BCD"))
PAIRS = (Tick("A", "B"), Tick("C", "D"), Tick("B", "C", 2), Tick("D", "A", 2))


@pytest.mark.parametrize(
    ("kind", "marks", "told"),
    [
        ("square", (*TICKS, RIGHT[0]), True),
        ("square", TICKS, False),
        ("square", RIGHT, False),
        ("square", (*TICKS[:3], RIGHT[0]), False),
        ("rhombus", TICKS, True),
        ("rectangle", RIGHT, True),
        ("rectangle", RIGHT[:2], False),
        ("rectangle", (*PAIRS, RIGHT[0]), True),
        ("parallelogram", PAIRS, True),
        ("parallelogram", PAIRS[:2], False),
        ("trapezoid", (Chevron("A", "B"), Chevron("D", "C")), True),
        ("trapezoid", (), False),
        ("right_trapezoid", RIGHT[:2], True),
        ("regular", TICKS[:3], False),
        ("acute", TICKS, False),
        ("between", (), True),  # seen without a mark
    ],
)
def test_a_shape_is_told_by_its_marks_or_not(kind: str, marks: tuple, told: bool) -> None:
    figure = Figure(dict.fromkeys("ABCD", (0.0, 0.0)), marks=marks)
    assert marked(figure, kind, "ABCD") == told


@pytest.mark.parametrize(("family", "words"), [("circle_measures", ("square", "equilateral", "all sides")),
                                               ("shaded_lens", ("square",)), ("triangle_area_sine", ())])  # fmt: skip
def test_vision_versions_say_what_no_mark_shows(family: str, words: tuple[str, ...]) -> None:
    job = Job("geometry", 1, families={family: 1.0}, versions="vision_intensive")
    for i in range(8):
        row = make(Key(7, "geometry", i), job).rows[0]
        claims = [p["kind"] for p in json.loads(row["scene"])["properties"]]
        wanted = words or (("acute",) if "acute" in claims else ())
        assert not wanted or any(word in row["question"] for word in wanted), row["question"]


def test_a_value_has_no_place_in_an_angle_that_a_stroke_divides() -> None:
    wedge = Wedge(0.0, 0.0, 0.2, 1.0, 80.0)
    for at, inside in ((0.7, True), (0.2, False), (1.2, False), (2.0, False), (-0.5, False)):
        straight, _ = legs([Straight(0.0, 0.0, 60 * cos(at), 60 * sin(at), 0)])
        assert divided(wedge, straight) == inside


def test_the_next_stroke_ends_the_room_of_an_angle() -> None:
    wedge = Wedge(0.0, 0.0, -0.5, 1.0, 80.0)  # its bisector runs along the x axis
    assert barrier(wedge, legs([Straight(30.0, -20.0, 30.0, 20.0, 0)])[0]) == pytest.approx(30)
    assert barrier(wedge, legs([Straight(30.0, 5.0, 30.0, 20.0, 0)])[0]) == inf
    assert barrier(wedge, legs([Straight(-30.0, -20.0, -30.0, 20.0, 0)])[0]) == inf
