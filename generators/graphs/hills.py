"""A cubic known by its two marked turning points alone: drawn, with the points' coordinates as quantities."""

from collections.abc import Sequence
from random import Random
from typing import Any

from engine import Reject, Sketch
from generators.graphs.plot import Plotted, graph, plot
from generators.graphs.polynomial import cubic_turning, poly
from generators.graphs.window import graph_window

Spot = tuple[int, int]


def drawn_turns(rng: Random, widths: Sequence[int]) -> dict[str, Any]:
    """A local maximum and a local minimum, apart by one of the widths."""
    width, start = rng.choice(widths), rng.randint(-10, 7)
    places = [start, start + width]
    rng.shuffle(places)
    low = rng.randint(-30, 24)
    high = low + rng.randint(4, 36)
    if high > 30 or start + width > 10:
        raise Reject("too high or too far out")
    return {"high": (places[0], high), "low": (places[1], low), "grid": rng.random() < 0.7}


def hilly(s: Sketch, high: Spot, low: Spot, grid: bool) -> tuple[str, Plotted, Plotted]:
    """Draw the cubic and mark both points; returns the function's printed name and the points."""
    p, q = sorted((high[0], low[0]))
    half = -(p - q) // 2  # so far beyond a turning point the graph is again as high as the other one
    axes = graph_window((min(p - half - 1, -1), max(q + half + 1, 1)), (high[1], low[1]), grid)
    s.axes(axes)
    f = graph(s, axes, "f", poly(cubic_turning(high, low)))
    H, L = plot(s, "H", *high, ask=False), plot(s, "L", *low, ask=False)
    s.claim("degree", f, "3", said=True, told=True)
    s.claim("local_high", H.name, f, said=True)
    s.claim("local_low", L.name, f, said=True)
    return f, H, L
