"""The shapes that a diagram's source is written from, and a row's numbers as they want them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import Any

XY = tuple[float, float]
Ink = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points in px; `fill` closes and fills it but for `holes`, in place of drawing it."""

    points: tuple[XY, ...]
    ink: Ink
    width: float = 0.0
    dash: tuple[float, ...] = ()
    fill: bool = False
    holes: tuple[tuple[XY, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A circle, or an arc of it from `start` over `sweep` radians, measured as the y axis points: down."""

    center: XY
    radius: float
    ink: Ink
    width: float
    dash: tuple[float, ...] = ()
    start: float = 0.0
    sweep: float = 2 * pi
    fill: Ink | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text in the box (x0, y0, x1, y1) of their ink."""

    text: str
    box: tuple[float, float, float, float]
    ink: Ink
    italic: bool
    sans: bool
    size: float | None = None


FULL = radians(359.9)  # a sweep from here on is a whole circle
Shape = Path | Round | Text


@dataclass(frozen=True, slots=True)
class Diagram:
    """Shapes from back to front on a canvas of paper."""

    width: int
    height: int
    paper: Ink
    shapes: tuple[Shape, ...]


def ink(numbers: Any) -> Ink:
    """A colour of the style."""
    red, green, blue = numbers
    return red, green, blue


def place(scene: Mapping[str, Any], x: float, y: float) -> XY:
    """World coordinates in px."""
    a, b, c, d, e, f = scene["matrix"]
    return a * x + c * y + e, b * x + d * y + f


def pairs(points: Any) -> tuple[XY, ...]:
    """Points as tuples."""
    return tuple((float(x), float(y)) for x, y in points)


def on_circle(center: XY, radius: float, angle: float) -> XY:
    """The point of a circle at an angle."""
    return center[0] + radius * cos(angle), center[1] + radius * sin(angle)
