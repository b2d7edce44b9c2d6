"""A record's diagram as shapes, from its row alone: what the vector formats are written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin
from textwrap import wrap
from typing import Any

import orjson

from engine.errors import UserError

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


SAMPLES, ROUND = 400, 48  # points of each piece of a curve, of each arc of an outline
FULL = radians(359.9)  # a sweep from here on is a whole circle
Shape = Path | Round | Text


@dataclass(frozen=True, slots=True)
class Diagram:
    """Shapes from back to front on a canvas of paper."""

    width: int
    height: int
    paper: Ink
    shapes: tuple[Shape, ...]


def diagram_of(row: Mapping[str, Any]) -> Diagram:
    """The row's diagram; UserError for a row without a picture. Hatches become tints; text is in other fonts."""
    if not row["image"]:
        raise UserError(f"{row['id']} has no picture, in the version {row['version']}. Choose another with --versions.")
    scene, style = orjson.loads(row["scene"]), orjson.loads(row["style"])
    shapes = [*fills(row, scene, style), *grid(scene, style), *strokes(scene, style)]
    shapes += [*marks(row, scene, style), *texts(row, style)]
    return Diagram(row["width"], row["height"], ink(style["paper"]), tuple(shapes))


def ink(numbers: Any) -> Ink:
    """A colour of the style."""
    red, green, blue = numbers
    return red, green, blue


def place(scene: Mapping[str, Any], x: float, y: float) -> XY:
    """World coordinates in px."""
    a, b, c, d, e, f = scene["matrix"]
    return a * x + c * y + e, b * x + d * y + f


def fills(row: Mapping[str, Any], scene: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """Tinted regions, and tints between curves."""
    tints = style["tints"]
    inked = [thing["name"] for thing in row["objects"] if thing["kind"] == "fill" and thing["name"] in scene["regions"]]
    for i, name in enumerate(inked):
        outer, *holes = (outline(scene, loop) for loop in scene["regions"][name])
        yield Path(outer, ink(tints[i % len(tints)]), fill=True, holes=tuple(holes))
    for i, (upper, lower, start, stop) in enumerate(scene.get("shades", ())):
        over, under = (heights(scene, name, start, stop) for name in (upper, lower))
        yield Path((*over, *reversed(under)), ink(tints[i % len(tints)]), fill=True)


def outline(scene: Mapping[str, Any], loop: Any) -> tuple[XY, ...]:
    """A region's loop in px: a circle by its name, or edges [from, to, centre of the arc or null, anticlockwise]."""
    if isinstance(loop, str):
        circle = scene["circles"][loop]
        (x, y), r = scene["points"][circle["center"]], circle["radius"]
        return tuple(place(scene, *on_circle((x, y), r, 2 * pi * k / ROUND)) for k in range(ROUND))
    points: list[XY] = []
    for a, b, center, ccw in loop:
        (ax, ay), (bx, by) = scene["points"][a], scene["points"][b]
        points.append(place(scene, ax, ay))
        if center is None:
            continue
        cx, cy = scene["points"][center]
        start = atan2(ay - cy, ax - cx)
        turn = (atan2(by - cy, bx - cx) - start) % (2 * pi)
        sweep = turn if ccw else turn - 2 * pi
        r = hypot(ax - cx, ay - cy)
        points += [place(scene, *on_circle((cx, cy), r, start + sweep * k / ROUND)) for k in range(1, ROUND)]
    return tuple(points)


def heights(scene: Mapping[str, Any], name: str, start: float, stop: float) -> list[XY]:
    """Points of a function's graph from start to stop, cut off at the window; of the x-axis where the name is ""."""
    import numpy as np

    from engine.facts.function import values_of

    *_, low, high = scene["axes"]["window"]
    over = np.linspace(float(start), float(stop), SAMPLES)
    ys = np.zeros(SAMPLES)
    for _, source, begin, end in scene["curves"].get(name, ()):
        inside = (over >= float(begin) - 1e-9) & (over <= float(end) + 1e-9)
        ys[inside] = values_of(source, x=over[inside])
    ys = np.clip(np.nan_to_num(ys), low, high)
    return [place(scene, float(x), float(y)) for x, y in zip(over, ys, strict=True)]


def pairs(points: Any) -> tuple[XY, ...]:
    """Points as tuples."""
    return tuple((float(x), float(y)) for x, y in points)


def grid(scene: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """The lines behind a graph."""
    axes = scene.get("axes")
    if not axes or not (axes["grid"] or style["grid"]):
        return
    x0, x1, y0, y1 = axes["window"]
    (across, up), look = axes["steps"], (ink(style["grid_ink"]), float(style["grid_line"]))
    for k in range(round(x0 / across), round(x1 / across) + 1):
        yield Path((place(scene, k * across, y0), place(scene, k * across, y1)), *look)
    for k in range(round(y0 / up), round(y1 / up) + 1):
        yield Path((place(scene, x0, k * up), place(scene, x1, k * up)), *look)


def strokes(scene: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """Segments, circles, arcs, axes, curves, slope fields, open circles and the lines that carry labels."""
    at = {name: place(scene, x, y) for name, (x, y) in scene["points"].items()}
    a, b, c, d = scene["matrix"][:4]
    for stroke in scene["strokes"]:
        width, names, kind = float(stroke["width"]), stroke["names"], stroke["kind"]
        look = stroke.get("look")
        colour = ink(style["curve_inks"][look] if look is not None else style["ink"])
        dashes = style["curve_dashes"][look] if look is not None else style["dash"]
        dash = tuple(map(float, dashes)) if stroke["dashed"] and dashes else ()
        if kind == "ring":
            x, y = map(float, stroke["points"][0])
            yield Round((x, y), width / 2, colour, float(style["line"]) * 0.75, fill=ink(style["paper"]))
        elif kind == "field":
            ends = pairs(stroke["points"])
            yield from (Path(ends[i : i + 2], colour, width) for i in range(0, len(ends), 2))
        elif kind == "curve":
            yield from (Path(points, colour, width, dash) for points in curve(scene, names[0]))
        elif kind == "circle":
            name, center = names
            yield Round(at[center], scene["circles"][name]["radius"] * hypot(a, b), colour, width, dash)
        elif kind == "arc":
            center, (sx, sy), (ex, ey) = (at[name] for name in names)
            start = atan2(sy - center[1], sx - center[0])
            turn = (atan2(ey - center[1], ex - center[0]) - start) % (2 * pi)
            sweep = turn if a * d - b * c > 0 else turn - 2 * pi  # anticlockwise in the world, whose y may point up
            yield Round(center, hypot(sx - center[0], sy - center[1]), colour, width, dash, start, sweep)
        else:
            points = pairs(stroke["points"]) if "points" in stroke else tuple(at[name] for name in names)
            yield Path(points, colour, width, dash)
    for claim in scene["properties"]:
        if claim["kind"] == "vector":
            _, tail, head = claim["of"]
            yield arrowhead(at[tail], at[head], 0.75 * float(style["mark"]), ink(style["ink"]), float(style["line"]))


def curve(scene: Mapping[str, Any], name: str) -> Iterator[tuple[XY, ...]]:
    """The parts of a curve that lie in its window, from its expressions."""
    import numpy as np

    from engine.facts.function import values_of

    x0, x1, y0, y1 = scene["axes"]["window"]
    reach = 1e-9 * (y1 - y0)
    for piece in scene["curves"][name]:
        over = np.linspace(float(piece[2]), float(piece[3]), SAMPLES)
        xs, ys = (values_of(source, x=over, t=over) for source in piece[:2])
        seen = np.isfinite(xs) & np.isfinite(ys)
        seen &= (ys >= y0 - reach) & (ys <= y1 + reach) & (xs >= x0 - reach) & (xs <= x1 + reach)
        run: list[XY] = []
        for i in range(SAMPLES):
            jump = bool(run) and seen[i] and i and abs(ys[i] - ys[i - 1]) > 0.5 * (y1 - y0)
            if run and (jump or not seen[i]):
                if len(run) > 1:
                    yield tuple(run)
                run = []
            if seen[i]:
                run.append(place(scene, float(xs[i]), float(ys[i])))
        if len(run) > 1:
            yield tuple(run)


def arrowhead(tail: XY, head: XY, size: float, colour: Ink, width: float) -> Path:
    """An open arrowhead at the end of a vector."""
    length = hypot(head[0] - tail[0], head[1] - tail[1]) or 1.0
    ux, uy, m = (head[0] - tail[0]) / length, (head[1] - tail[1]) / length, min(size, 0.3 * length)
    one, other = ((head[0] - ux * m - uy * m * k, head[1] - uy * m + ux * m * k) for k in (0.4, -0.4))
    return Path((one, head, other), colour, width)


def marks(row: Mapping[str, Any], scene: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """Dots, right angles, angle marks, ticks, chevrons and the frame of a legend."""
    where = {o["name"]: pairs(o["points"])[0] for o in row["objects"] if o["kind"] == "point"}
    rings = {o["name"] for o in row["objects"] if o["kind"] == "ring"}
    dotted = style["dots"] or "axes" in scene  # a point of a graph is always seen
    thin, colour = float(style["thin_line"]), ink(style["mark_ink"])
    for thing in row["objects"]:
        points, kind = pairs(thing["points"]), thing["kind"]
        if kind == "point" and dotted and thing["name"] not in rings:
            yield Round(points[0], style["dot"] / 2, ink(style["ink"]), float(style["dot"]))
        elif kind == "legend":
            (x0, y0), (x1, y1) = points
            yield Path(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), ink(style["ink"]), thin)
        elif kind == "right_angle":
            yield Path(points[1:] if len(points) == 4 else points, colour, thin)
        elif kind in ("tick", "chevron"):
            yield Path((points[1], points[0], points[2]) if len(points) == 3 else points, colour, thin)
        elif kind == "angle_mark":
            yield from angle_mark(thing, points, where, colour, thin)


def angle_mark(
    thing: Mapping[str, Any], points: tuple[XY, ...], where: Any, colour: Ink, thin: float
) -> Iterator[Shape]:
    """The short way round the vertex, which is the middle letter; nothing where the vertex has no letter."""
    letters = [name for name in where if name and name in thing["name"]]
    vertex = next(
        (where[n] for n in letters if thing["name"].find(n) not in (0,) and not thing["name"].endswith(n)), None
    )
    if vertex is None or len(points) < 2:
        return
    (sx, sy), (ex, ey) = points[0], points[-1]
    start, end = atan2(sy - vertex[1], sx - vertex[0]), atan2(ey - vertex[1], ex - vertex[0])
    sweep = (end - start + pi) % (2 * pi) - pi
    yield Round(vertex, hypot(sx - vertex[0], sy - vertex[1]), colour, thin, start=start, sweep=sweep)


def texts(row: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """Labels and typeset text."""
    for thing in row["objects"]:
        if thing["kind"] in ("label", "text") and thing["text"]:
            x0, y0, x1, y1 = map(float, thing["bbox"])
            italic, text, size = (
                style["italic"] and thing["text"].isalpha() and len(thing["text"]) < 4,
                thing["text"],
                None,
            )
            if thing["kind"] == "text":  # which was broken into lines as wide as its box
                size = float(style["text"])
                wide = max(8, round((x1 - x0) / (0.47 * size)))
                text = "\n".join(line for part in text.split("\n") for line in wrap(part, wide))
            sans = style["family"] == "sans"
            yield Text(text, (x0, y0, x1, y1), ink(style["label_ink"]), italic, sans, size)


def on_circle(center: XY, radius: float, angle: float) -> XY:
    """The point of a circle at an angle."""
    return center[0] + radius * cos(angle), center[1] + radius * sin(angle)
