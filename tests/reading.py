"""The reading check: a curve's value recovered from the pixels of the picture, by the image and its scene alone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from engine.facts.function import values_of


def curve_pixels(scene: dict[str, Any], name: str, count: int) -> list[tuple[float, float]]:
    """Places (px) of the graph of a function at `count` values of x, inside the window and where it is not steep."""
    a, _, _, d, e, f = scene["matrix"]
    x0, x1, y0, y1 = scene["axes"]["window"]
    width = next(s["width"] for s in scene["strokes"] if s["kind"] == "curve" and s["names"][0] == name)
    found = []
    for across, source, start, stop in scene["curves"][name]:
        low, high = max(start, x0), min(stop, x1)
        if across != "x" or high <= low:
            continue
        for k in range(count):
            column = round(a * (low + (high - low) * (k + 0.5) / count) + e - 0.5) + 0.5
            xs = (np.array([column - 1, column, column + 1]) - e) / a
            ys = d * values_of(source, x=xs, t=xs) + f
            beside = d * values_of(source, x=xs[1] + np.array([-4 / a, 4 / a])) + f
            if not abs(beside.sum() - 2 * ys[1]) < 4:
                continue  # a sharp corner: the ink of its two sides is one
            half = width / 2 * float(np.hypot(1.0, np.ptp(ys) / 2)) + 1  # of its ink in a column, cut off at the window
            if np.isfinite(ys).all() and np.ptp(ys) < 12 and d * y1 + f + half < ys[1] < d * y0 + f - half:
                if low + 8 / a < xs[1] < high - 8 / a and not _others_near(scene, name, float(xs[1]), float(ys[1])):
                    found.append((column, float(ys[1])))
    return found


def _others_near(scene: dict[str, Any], name: str, x: float, y: float) -> bool:
    """Whether another graph runs within 6 px of the place (world x, pixel y): there no reader tells them apart."""
    a, _, _, d, _, f = scene["matrix"]
    around = x + np.arange(-6.0, 7.0) / a
    for other, pieces in scene["curves"].items():
        for across, source, start, stop in pieces:
            at = around[(around >= start) & (around <= stop)]
            if other != name and across == "x" and len(at):
                if np.nanmin(np.abs(d * values_of(source, x=at, t=at) + f - y)) < 6:
                    return True
    for stroke in scene["strokes"]:
        if stroke["kind"] == "segment" and stroke["names"] and _passes(stroke, scene, x, y):
            return True
    return False


def _passes(stroke: dict[str, Any], scene: dict[str, Any], x: float, y: float) -> bool:
    """Whether a straight stroke runs within 14 px above or below the place: a steep one is some 6 px thick there."""
    (x0, y0), (x1, y1) = sorted(scene["points"][name] for name in stroke["names"])
    _, _, _, d, _, f = scene["matrix"]
    if x0 == x1 or not x0 <= x <= x1:
        return False
    return abs(d * (y0 + (y1 - y0) * (x - x0) / (x1 - x0)) + f - y) < 14


def column_ink(pixels: np.ndarray, scene: dict[str, Any], name: str, x: float, y: float) -> float | None:
    """Centre (px) of the ink nearest to y in the pixel column at x.

    None where it is not one crossing of the curve: the end of a dash, or an axis, a dot or another curve in the way.
    Ink is what is darker than grids and tints are.
    """
    for ring in (s for s in scene["strokes"] if s["kind"] == "ring"):
        if abs(ring["points"][0][0] - x) < ring["width"] / 2 + 1:
            return None  # an open circle shows that the curve does not reach its end
    dark = pixels if pixels.ndim == 2 else pixels.min(axis=2)
    column = dark[:, int(x)].astype(float)
    paper = float(np.percentile(dark, 95))
    ink = np.where(column < paper - 70, paper - column, 0.0) / (paper - float(dark.min()))
    rows = np.flatnonzero(ink > 0)
    if not len(rows):
        return None
    cuts = [0, *(np.flatnonzero(np.diff(rows) > 1) + 1).tolist(), len(rows)]
    runs = [rows[i:j] for i, j in pairwise(cuts)]
    best = min(runs, key=lambda run: max(run[0] - y, y - run[-1] - 1, 0.0))
    stroke = next(s for s in scene["strokes"] if s["kind"] == "curve" and s["names"][0] == name)
    if stroke["dashed"] and max(best[0] - y, y - best[-1] - 1) > 1.5:
        return None
    thick = stroke["width"] * (1 + _slope(scene, name, x, y) ** 2) ** 0.5
    if not (0.8 if stroke["dashed"] else 0.55) * thick < ink[best].sum() < 1.3 * thick + 0.5:
        return None
    return float((ink[best] * (best + 0.5)).sum() / ink[best].sum())


def _slope(scene: dict[str, Any], name: str, x: float, y: float) -> float:
    """Of the curve's branch at (x, y), px to the px."""
    a, _, _, d, e, f = scene["matrix"]
    xs = (np.array([x - 0.5, x, x + 0.5]) - e) / a
    for across, source, start, stop in scene["curves"][name]:
        if across == "x" and start <= xs[1] <= stop:
            before, here, after = d * values_of(source, x=xs, t=xs) + f
            if abs(here - y) < 0.1:
                return float(after - before)
    return 0.0
