"""Axes, grid and curves of a row's scene as shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import Any

from engine.show.shapes import XY, Path, Shape, ink, pairs, place

SAMPLES = 400  # points of an outline along a graph
CLOSEST = 5.0  # px between ticks


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


def grid(scene: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """The lines behind a graph."""
    axes = scene.get("axes")
    if not axes or not (axes["grid"] or style["grid"]):
        return
    x0, x1, y0, y1 = axes["window"]
    look = ink(style["grid_ink"]), float(style["grid_line"])
    for x in multiples(scene, 0):
        yield Path((place(scene, x, y0), place(scene, x, y1)), *look)
    for y in multiples(scene, 1):
        yield Path((place(scene, x0, y), place(scene, x1, y)), *look)


def multiples(scene: Mapping[str, Any], axis: int) -> list[float]:
    """Where the x-axis (0) or the y-axis (1) has ticks: multiples of its step, thinned out to CLOSEST px."""
    low, high = scene["axes"]["window"][2 * axis : 2 * axis + 2]
    step = scene["axes"]["steps"][axis]
    pixels = step * abs(scene["matrix"][3 * axis])
    every = next(m for m in (1, 2, 5, 10, 20, 50, 100, 200, 500) if m * pixels >= CLOSEST)
    return [k * step for k in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1) if k % every == 0]


def axis_signs(scene: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """Ticks, and the arrowheads of axes that are no frame; sizes as engine/draw/axes.py has them."""
    axes = [pairs(stroke["points"]) for stroke in scene["strokes"] if stroke["kind"] == "axis"]
    if not axes:
        return
    framed, colour = len(axes) > 2, ink(style["ink"])
    thin, half, out = float(style["grid_line"]), style["axis_line"] / 2, max(2, round(0.3 * style["mark"]))
    (x0, _, y0, _), (ox, oy) = scene["axes"]["window"], place(scene, 0.0, 0.0)
    left, bottom = place(scene, x0, y0) if framed else (ox, oy)
    inward, outward = (-half, half + out) if framed and style["tick_way"] > 0 else (half + out, half + out)
    if framed and style["tick_way"] < 0:
        outward = -half
    for x in multiples(scene, 0):
        if x or framed:
            at, _ = place(scene, x, 0.0)
            yield Path(((at, bottom - inward), (at, bottom + outward)), colour, thin)
    for y in multiples(scene, 1):
        if y or framed:
            _, at = place(scene, 0.0, y)
            yield Path(((left + inward, at), (left - outward, at)), colour, thin)
    for (ax, ay), (x, y) in axes[: 0 if framed else 2]:
        m = 0.75 * style["mark"] + 0.5 * style["axis_line"]
        ux, uy, s = (1, 0, 0.36 * m) if ay == y and ax < x else (0, -1, 0.36 * m)
        bx, by = x - ux * m, y - uy * m
        head = ((bx - uy * s, by + ux * s), (x, y), (bx + uy * s, by - ux * s), (bx + ux * m * 0.2, by + uy * m * 0.2))
        yield Path(head, colour, fill=True)


def curve(scene: Mapping[str, Any], name: str) -> Iterator[tuple[XY, ...]]:
    """The parts of a curve that lie in its window."""
    return (run for _, run in runs(scene, name))


def runs(scene: Mapping[str, Any], name: str) -> Iterator[tuple[Any, tuple[XY, ...]]]:
    """The same with the piece [x, y, start, stop] that each is of, sampled as the picture's are."""
    from engine.draw.sample import polylines
    from engine.facts.figure import Piece

    x0, x1, y0, y1 = scene["axes"]["window"]
    frame = (*place(scene, x0, y1), *place(scene, x1, y0))
    for x, y, start, stop in scene["curves"][name]:
        for run in polylines(Piece(y, start, stop, x), frame, tuple(scene["matrix"])):
            yield (x, y, start, stop), pairs(run.T.tolist())
