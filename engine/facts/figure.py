"""The figure: points, strokes, regions and marks in world coordinates. The single source of truth for the picture."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Segment:
    """Straight stroke between two points; role "main", "aux" (thin, dashed) or "thin"; arrows "", "end" or "both"."""

    a: str
    b: str
    role: str = "main"
    arrows: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """Circle about a point, radius in world units; its name is what quantities of it refer to."""

    name: str
    center: str
    radius: float
    role: str = "main"


@dataclass(frozen=True, slots=True)
class Arc:
    """Arc about a centre, counter-clockwise in world coordinates from start to end, radius |center start|."""

    center: str
    start: str
    end: str
    role: str = "main"


@dataclass(frozen=True, slots=True)
class Edge:
    """Piece of a region's boundary from a to b: straight, or an arc about center (counter-clockwise if ccw)."""

    a: str
    b: str
    center: str | None = None
    ccw: bool = True


@dataclass(frozen=True, slots=True)
class Region:
    """Named area: each loop is a closed chain of edges or a circle's name; loops after the first are holes."""

    name: str
    noun: str
    loops: tuple[tuple[Edge, ...] | str, ...]


@dataclass(frozen=True, slots=True)
class Fill:
    """Region shown in a light tint or hatched; pattern is "light" or "hatch"."""

    region: str
    pattern: str = "light"


@dataclass(frozen=True, slots=True)
class RightAngle:
    """Little square in the angle a-b-c."""

    a: str
    b: str
    c: str


@dataclass(frozen=True, slots=True)
class AngleMark:
    """`count` small arcs in the angle a-b-c (below 180 degrees)."""

    a: str
    b: str
    c: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """`count` short strokes across the middle of a-b: segments with the same count are equal."""

    a: str
    b: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Chevron:
    """`count` arrowheads at the middle of a-b, pointing from a to b: segments with the same count are parallel."""

    a: str
    b: str
    count: int = 1


Stroke = Segment | Circle | Arc
Mark = RightAngle | AngleMark | Tick | Chevron


@dataclass(frozen=True, slots=True)
class Figure:
    """All that is drawn, except for labels.

    Attributes:
        points: world coordinates by name; a name that starts with "_" is never printed.
        strokes: drawn lines, in order.
        regions: named areas by name, drawn only where a fill names them.
        fills: regions with a tint or a hatch.
        marks: signs of right, equal and parallel.
        dots: points drawn as a dot whatever the style.
    """

    points: dict[str, tuple[float, float]]
    strokes: tuple[Stroke, ...] = ()
    regions: dict[str, Region] = field(default_factory=dict)
    fills: tuple[Fill, ...] = ()
    marks: tuple[Mark, ...] = ()
    dots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Text to be placed: kind says beside what, `of` names it.

    kind "point" (of: name), or a quantity's kind with the quantity's `of`:
    "length" and "distance" beside the stroke, "radius"/"diameter" beside a drawn radius,
    "angle" inside the angle, "arc_length"/"arc_measure" outside the arc, "area" inside the region;
    "note" stands free near the canvas's edge (of: ()).
    """

    kind: str
    of: tuple[str, ...]
    text: str
