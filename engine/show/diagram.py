"""A record's diagram as shapes, from its row alone: what the vector formats are written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, hypot, pi
from typing import Any

import orjson

from engine.errors import UserError
from engine.show.plane import axis_signs, curve, grid, heights
from engine.show.shapes import XY, Diagram, Ink, Path, Round, Shape, ink, on_circle, pairs, place
from engine.show.texts import texts

ROUND = 48  # points of each arc of an outline


def diagram_of(row: Mapping[str, Any]) -> Diagram:
    """The row's diagram; UserError for a row without a picture. Hatches become tints; text is in other fonts."""
    if not row["image"]:
        raise UserError(f"{row['id']} has no picture, in the version {row['version']}. Choose another with --versions.")
    scene, style = orjson.loads(row["scene"]), orjson.loads(row["style"])
    shapes = [*fills(row, scene, style), *grid(scene, style), *axis_signs(scene, style), *strokes(scene, style)]
    shapes += [*marks(row, scene, style), *texts(row, style)]
    return Diagram(row["width"], row["height"], ink(style["paper"]), tuple(shapes))


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
            if kind == "dimension":
                yield from dimension_ends(points, style, colour, width)
    for claim in scene["properties"]:
        if claim["kind"] == "vector":
            _, tail, head = claim["of"]
            yield arrowhead(at[tail], at[head], 0.75 * float(style["mark"]), ink(style["ink"]), float(style["line"]))


def arrowhead(tail: XY, head: XY, size: float, colour: Ink, width: float) -> Path:
    """An open arrowhead at the end of a vector."""
    length = hypot(head[0] - tail[0], head[1] - tail[1]) or 1.0
    ux, uy, m = (head[0] - tail[0]) / length, (head[1] - tail[1]) / length, min(size, 0.3 * length)
    one, other = ((head[0] - ux * m - uy * m * k, head[1] - uy * m + ux * m * k) for k in (0.4, -0.4))
    return Path((one, head, other), colour, width)


def dimension_ends(points: tuple[XY, ...], style: Mapping[str, Any], colour: Ink, width: float) -> Iterator[Path]:
    """A bar or an arrowhead at each end, as engine/draw/beside.py draws them."""
    for (x, y), (bx, by) in (points, points[::-1]):
        length = hypot(bx - x, by - y)
        ux, uy, m = (bx - x) / length, (by - y) / length, min(0.4 * style["mark"], 0.2 * length)
        back, out = (0.0, m) if style["dimension"] == "bars" else (1.5 * m, 0.7 * m)
        one, other = ((x + ux * back - uy * k, y + uy * back + ux * k) for k in (out, -out))
        yield Path((one, (x, y), other), colour, width)


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
            (x0, y0), (x1, y1) = (points[0][0] + 0.5, points[0][1] + 0.5), (points[1][0] - 0.5, points[1][1] - 0.5)
            frame = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
            yield Path(frame, ink(style["ink"]), max(0.8, 0.7 * thin))
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
