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


@dataclass(frozen=True, slots=True)
class Axes:
    """Coordinate axes with a window in world units; the figure is then neither turned nor mirrored.

    Attributes:
        x0, x1, y0, y1: the window; strokes and curves are clipped to it.
        x_step, y_step: distance of the numbered ticks, and of the grid lines.
        equal: a unit is as long on both axes, as circles and angles need.
        pi: the x ticks are printed as multiples of pi (x_step is then such as pi/2).
        names: of the axes; ("Re", "Im") in the complex plane.
        grid: values are read off the grid, so it is drawn whatever the style.
        polar: the grid is circles about the origin and rays.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    x_step: float = 1.0
    y_step: float = 1.0
    equal: bool = True
    pi: bool = False
    names: tuple[str, str] = ("x", "y")
    grid: bool = False
    polar: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Stretch of a curve for the parameter in [start, stop]: "y" over the parameter x, or "x" and "y" over t.

    x, y are expressions (engine.facts.expr); x is "x" for the graph of a function.
    """

    y: str
    start: float
    stop: float
    x: str = "x"


@dataclass(frozen=True, slots=True)
class Curve:
    """Graph of a function or a parametric curve, clipped at the window and never joined across a pole.

    Attributes:
        name: such as "f"; what quantities refer to.
        pieces: drawn one by one.
        look: 0, 1, 2: curves with different looks are told apart by colour or dash.
        text: what a legend or a label at the curve says, such as "y = f(x)"; "" for none.
    """

    name: str
    pieces: tuple[Piece, ...]
    look: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Slope field: short strokes of slope `slope` (an expression in x and y) on the points of the axes' grid."""

    name: str
    slope: str


@dataclass(frozen=True, slots=True)
class Shade:
    """Tint between two curves from x0 to x1; a curve named "" is the x-axis."""

    upper: str
    lower: str
    x0: float
    x1: float


Stroke = Segment | Circle | Arc | Curve | Field
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
        rings: points drawn as an open circle, where a curve's end does not belong to it.
        axes: coordinate axes, if there are any.
        shades: tints between curves.
        titles: names written beside straight strokes, each with the stroke's two points, such as that of a vector.
    """

    points: dict[str, tuple[float, float]]
    strokes: tuple[Stroke, ...] = ()
    regions: dict[str, Region] = field(default_factory=dict)
    fills: tuple[Fill, ...] = ()
    marks: tuple[Mark, ...] = ()
    dots: tuple[str, ...] = ()
    rings: tuple[str, ...] = ()
    axes: Axes | None = None
    shades: tuple[Shade, ...] = ()
    titles: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Text to be placed: kind says beside what, `of` names it.

    kind "point" (of: name), or a quantity's kind with the quantity's `of`:
    "length" and "distance" beside the stroke, "radius"/"diameter" beside a drawn radius,
    "angle" inside the angle, "arc_length"/"arc_measure" outside the arc, "area" inside the region;
    "note" stands free near the canvas's edge (of: ()).
    On axes a "point" may carry its coordinates ("A(2, 3)"), and "curve" stands at a free place along the curve.
    note: what says the same near the canvas's edge, for where there is no room; beside a point its letter stays.
    """

    kind: str
    of: tuple[str, ...]
    text: str
    note: Label | None = None
