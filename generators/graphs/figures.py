"""Figures that stand on a coordinate grid: each draws itself, states its measures and says where it is."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from engine import Curve, Edge, Fraction, Piece, Sketch
from generators.graphs.plot import Plotted, plot
from generators.rules.arc import QUARTER_ARC, QUARTER_AREA
from generators.rules.area import (
    CIRCLE_AREA,
    CIRCLE_CIRCUMFERENCE,
    CIRCLE_DIAMETER,
    RECTANGLE_AREA,
    RECTANGLE_PERIMETER,
    SECTOR_PERIMETER,
    SQUARE_AREA,
    SQUARE_DIAGONAL,
    SQUARE_PERIMETER,
    TRIANGLE_PERIMETER,
)
from generators.rules.one_way import one_way
from generators.rules.plane import DISTANCE, MIDDLE, MIDPOINT, SLOPE
from generators.rules.plane_figures import ELLIPSE_AREA, FOURTH_VERTEX, shoelace


class Placed(NamedTuple):
    """A figure on the grid.

    Attributes:
        name: of its region, circle, curve or point; what predicates refer to.
        noun: as sentences name it: square ABCD.
        sign: as formulas name it in Area(...).
        area: the quantity that is its area, "" for none.
        anchor: a point to measure distances from, as a plotted point; None for none.
    """

    name: str
    noun: str
    sign: str
    area: str
    anchor: Plotted | None


def letters() -> Iterator[str]:
    """The family's own letters in order, without those that name centres and origins."""
    return iter("ABCDEFGHJKLMNPQRSTUVWZ")


def _between(s: Sketch, a: Plotted, b: Plotted, ask: bool = True) -> str:
    """The length of a-b, by the distance formula: never given, or scenes would differ in it alone."""
    name = s.length(a.name, b.name, ask=ask, give=False)
    s.apply(DISTANCE, d=name, A=a.place, B=b.place, one=a.name, other=b.name, line=a.name + b.name)
    return name


def a_point(s: Sketch, take: Iterator[str], at: tuple[int, int]) -> Placed:
    """A single point."""
    P = plot(s, next(take), *at)
    s.say("point", a=P.name)
    s.remark("point_at", a=P.name, place=s.tell(P.place))
    return Placed(P.name, f"point {P.name}", P.name, "", P)


def a_segment(s: Sketch, take: Iterator[str], ends: list[tuple[int, int]]) -> Placed:
    """A segment: length, midpoint, slope."""
    A, B = (plot(s, next(take), *end) for end in ends)
    name = A.name + B.name
    s.segment(A.name, B.name)
    _between(s, A, B)
    letter = s.letter("I")
    middle = s.quantity("midpoint", A.name, B.name, symbol=letter, give=False)
    s.apply(MIDDLE, M=middle, A=A.place, B=B.place, middle=letter, line=name)
    if ends[0][0] != ends[1][0]:
        m = s.quantity("slope", A.name, B.name, noun=f"segment {name}", symbol=f"m_{name}", give=False)
        s.apply(SLOPE, m=m, A=A.place, B=B.place, one=A.name, other=B.name, line=name)
    s.say("segment", segment=name)
    s.remark("segment_at", a=A.name, b=B.name, one=s.tell(A.place), other=s.tell(B.place))
    return Placed(name, f"segment {name}", name, "", None)


def _polygon(s: Sketch, take: Iterator[str], noun: str, corners: list[tuple[int, int]]) -> tuple[str, list[Plotted]]:
    points = [plot(s, next(take), *corner) for corner in corners]
    return s.polygon(*(p.name for p in points), noun=noun), points


def _corners_told(s: Sketch, noun: str, points: list[Plotted]) -> None:
    told = [f"{p.name}{s.tell(p.place)}" for p in points]
    s.remark("corners", figure=noun, corners=f"{', '.join(told[:-1])} and {told[-1]}")


def _quadrilateral(s: Sketch, take: Iterator[str], noun: str, points: list[Plotted], centred: bool) -> Plotted | None:
    """Fourth vertex of a parallelogram's corners, and its centre if it is marked; returns the centre."""
    a, b, c, d = points
    (ax, ay), (cx, cy) = s.xy(a.name), s.xy(c.name)
    s.apply(FOURTH_VERTEX, D=d.place, A=a.place, B=b.place, C=c.place, figure=noun, vertex=d.name)
    if not centred:
        return None
    M = plot(s, next(take), Fraction(round(ax + cx), 2), Fraction(round(ay + cy), 2))
    s.claim("midpoint", M.name, a.name, c.name, said=True, told=True)
    s.apply(MIDPOINT, M=M.place, A=a.place, B=c.place, line=a.name + c.name)
    return M


def a_square(s: Sketch, take: Iterator[str], corners: list[tuple[int, int]], centred: bool) -> Placed:
    """A square: side, diagonal, perimeter, area, centre, fourth vertex."""
    region, points = _polygon(s, take, "square", corners)
    noun = f"square {region}"
    s.claim("square", *(p.name for p in points), said=True, told=True)
    side, area = _between(s, points[0], points[1], ask=False), s.area(region, give=False)
    s.apply(SQUARE_AREA, S=area, a=side, figure=noun)
    s.apply(SQUARE_PERIMETER, P=s.perimeter(region, give=False), a=side, figure=noun)
    s.apply(SQUARE_DIAGONAL, d=_between(s, points[0], points[2]), a=side, figure=noun)
    anchor = _quadrilateral(s, take, noun, points, centred)
    s.say("square", square=region)
    _corners_told(s, noun, points)
    if anchor:
        s.say("centre", figure=noun, m=anchor.name)
    return Placed(region, noun, region, area, anchor)


def a_rectangle(s: Sketch, take: Iterator[str], corners: list[tuple[int, int]], centred: bool) -> Placed:
    """A rectangle: sides, diagonal, perimeter, area, centre, fourth vertex."""
    region, points = _polygon(s, take, "rectangle", corners)
    noun = f"rectangle {region}"
    s.claim("rectangle", *(p.name for p in points), said=True, told=True)
    one, other = (_between(s, points[i], points[i + 1], ask=False) for i in (0, 1))
    area = s.area(region, give=False)
    s.apply(RECTANGLE_AREA, S=area, a=one, b=other, figure=noun)
    s.apply(RECTANGLE_PERIMETER, P=s.perimeter(region, give=False), a=one, b=other, figure=noun)
    _between(s, points[0], points[2])
    anchor = _quadrilateral(s, take, noun, points, centred)
    s.say("rectangle", rectangle=region)
    _corners_told(s, noun, points)
    if anchor:
        s.say("centre", figure=noun, m=anchor.name)
    return Placed(region, noun, region, area, anchor)


def a_triangle(s: Sketch, take: Iterator[str], corners: list[tuple[int, int]]) -> Placed:
    """A triangle: sides, perimeter, area."""
    region, points = _polygon(s, take, "triangle", corners)
    noun = f"triangle {region}"
    A, B, C = points
    sides = {"a": _between(s, B, C), "b": _between(s, A, C), "c": _between(s, A, B)}
    s.apply(TRIANGLE_PERIMETER, P=s.perimeter(region, give=False), figure=noun, **sides)
    return _by_corners(s, region, noun, points)


def a_polygon(s: Sketch, take: Iterator[str], corners: list[tuple[int, int]]) -> Placed:
    """A polygon of four or five corners: area and sides."""
    noun = {4: "quadrilateral", 5: "pentagon"}[len(corners)]
    region, points = _polygon(s, take, noun, corners)
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        _between(s, a, b, ask=len(points) == 4)
    return _by_corners(s, region, f"{noun} {region}", points)


def _by_corners(s: Sketch, region: str, noun: str, points: list[Plotted]) -> Placed:
    area = s.area(region, give=False)
    names = dict(zip("ABCDEF", (p.place for p in points), strict=False))
    s.apply(shoelace(len(points)), S=area, figure=noun, **names)
    s.say("polygon", figure=noun)
    _corners_told(s, noun, points)
    return Placed(region, noun, region, area, None)


def a_circle(s: Sketch, take: Iterator[str], at: tuple[int, int], radius: int, mark: tuple[int, int] | None) -> Placed:
    """A circle about a marked centre, with a marked point on it or its radius given."""
    K = plot(s, next(take), *at)
    name = s.circle(K.name, radius)
    noun = f"circle {name}"
    r, area = s.quantity("radius", name, value=radius, symbol=f"r_{name}", give=not mark), s.area(name, give=False)
    slots = {"figure": noun}
    s.apply(one_way(CIRCLE_AREA), S=area, r=r, **slots)
    s.apply(one_way(CIRCLE_CIRCUMFERENCE), C=s.quantity("circumference", name, give=False), r=r, **slots)
    s.apply(one_way(CIRCLE_DIAMETER), d=s.quantity("diameter", name, symbol=f"d_{name}", give=False), r=r, **slots)
    if mark:
        T = plot(s, next(take), *mark)
        s.claim("on_circle", T.name, name, said=True, told=True)
        s.apply(DISTANCE, d=r, A=K.place, B=T.place, one=K.name, other=T.name, line=K.name + T.name)
        s.say("circle_through", centre=K.name, a=T.name)
    else:
        s.say("circle", centre=K.name)
    s.remark("circle_at", figure=noun, centre=K.name, place=s.tell(K.place), radius=s.tell(r))
    return Placed(name, noun, name, area, K)


def an_ellipse(s: Sketch, take: Iterator[str], at: tuple[int, int], a: int, b: int) -> Placed:
    """An ellipse with axes along the grid, its centre and the ends of two semi-axes marked."""
    x, y = at
    E, A, B = plot(s, next(take), x, y), plot(s, next(take), x + a, y), plot(s, next(take), x, y + b)
    name = s.curve(Curve(f"e{E.name}", (Piece(f"{y} + {b}*sin(x)", 0, 6.283185307179586, f"{x} + {a}*cos(x)"),)))
    noun = f"the ellipse with centre {E.name}"
    s.claim("ellipse", name, E.name, A.name, B.name, said=True, told=True)
    sign = f"ellipse {E.name}"
    area = s.quantity("enclosed_area", name, symbol=f"Area({sign})", noun=noun, give=False)
    one, other = _between(s, E, A, ask=False), _between(s, E, B, ask=False)
    s.apply(ELLIPSE_AREA, S=area, a=one, b=other, figure=noun)
    s.say("ellipse", centre=E.name, a=A.name, b=B.name)
    s.remark(
        "ellipse_at",
        centre=E.name,
        place=s.tell(E.place),
        a=f"{A.name}{s.tell(A.place)}",
        b=f"{B.name}{s.tell(B.place)}",
    )
    return Placed(name, noun, sign, area, E)


def a_sector(s: Sketch, take: Iterator[str], at: tuple[int, int], radius: int, quarter: int) -> Placed:
    """A quarter circle about a marked centre, in one of the four directions."""
    ways = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    ends = [(at[0] + radius * ways[i % 4][0], at[1] + radius * ways[i % 4][1]) for i in (quarter, quarter + 1)]
    S, A, B = plot(s, next(take), *at), *(plot(s, next(take), *end) for end in ends)
    s.segment(S.name, A.name)
    s.segment(S.name, B.name)
    s.arc(S.name, A.name, B.name)
    s.right_angle(A.name, S.name, B.name)
    region = f"{S.name}{A.name}{B.name}"
    noun = f"sector {region}"
    s.region(region, noun, (Edge(S.name, A.name), Edge(A.name, B.name, S.name), Edge(B.name, S.name)))
    s.claim("sector", S.name, A.name, B.name, said=True, told=True)
    r, area = _between(s, S, A, ask=False), s.area(region, give=False)
    arc = s.quantity("arc_length", S.name, A.name, B.name, give=False)
    s.apply(QUARTER_AREA, S=area, r=r, figure=noun)
    s.apply(QUARTER_ARC, L=arc, r=r, figure=noun)
    s.apply(SECTOR_PERIMETER, P=s.perimeter(region, give=False), L=arc, r=r, figure=noun)
    s.say("sector", sector=region, centre=S.name, a=A.name, b=B.name)
    _corners_told(s, noun, [S, A, B])
    return Placed(region, noun, region, area, S)


FIGURES: dict[str, Callable[..., Placed]] = {
    "point": a_point,
    "segment": a_segment,
    "square": a_square,
    "rectangle": a_rectangle,
    "triangle": a_triangle,
    "polygon": a_polygon,
    "circle": a_circle,
    "ellipse": an_ellipse,
    "sector": a_sector,
}


def place(s: Sketch, take: Iterator[str], figure: dict[str, Any]) -> Placed:
    """The figure that sample() drew: its kind and what its builder takes."""
    return FIGURES[figure["kind"]](s, take, *figure["takes"])
