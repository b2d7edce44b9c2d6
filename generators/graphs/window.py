"""Windows of coordinate axes: bounds and steps that a person would choose for what is to be seen."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor

from engine import Axes, Fraction, Reject

Number = float | Fraction
MAX_LINES = 16  # grid lines to an axis: more and they are too close to count


def step_for(span: Number) -> float:
    """Distance of ticks for a span: 1, 2, 5 or ten times these, some 6 to 14 of them."""
    for step in (1, 2, 5, 10, 20, 50, 100):
        if span / step <= MAX_LINES:
            return float(step)
    raise Reject("too wide for a readable grid")


def square_window(points: Iterable[tuple[Number, Number]], grid: bool = False, margin: float = 1.0) -> Axes:
    """Axes with equal units and a square window that holds the points and the origin, a step or more inside it."""
    places = [*points, (0, 0)]
    xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
    step = step_for(max(max(xs) - min(xs), max(ys) - min(ys)) + 2 * margin)
    bounds = [(floor(min(v) / step - margin), ceil(max(v) / step + margin)) for v in (xs, ys)]
    size = max(high - low for low, high in bounds)
    grown = []
    for low, high in bounds:
        extra = size - (high - low)
        grown.append((low - extra // 2, high + extra - extra // 2))
    (x0, x1), (y0, y1) = grown
    return Axes(x0 * step, x1 * step, y0 * step, y1 * step, step, step, grid=grid)


def graph_window(
    xs: tuple[Number, Number], ys: Iterable[Number], grid: bool = False, pi_step: Fraction | None = None
) -> Axes:
    """Axes for a graph over xs whose marked heights are ys; units differ where the heights ask for it.

    pi_step: ticks of x at multiples of pi_step * π; xs are then in units of π too.
    """
    from math import pi

    heights = [*map(float, ys), 0.0]
    step = step_for(max(heights) - min(heights) + 2)
    y0, y1 = (floor(min(heights) / step) - 1) * step, (ceil(max(heights) / step) + 1) * step
    unit = pi if pi_step else 1.0
    x_step = float(pi_step) * pi if pi_step else step_for(float(xs[1] - xs[0]))
    return Axes(
        float(xs[0]) * unit, float(xs[1]) * unit, y0, y1, x_step, step, equal=False, pi=bool(pi_step), grid=grid
    )


def argand_window(points: Iterable[tuple[Number, Number]], grid: bool = False) -> Axes:
    """A square window of the complex plane."""
    return replace(square_window(points, grid), names=("Re", "Im"))
