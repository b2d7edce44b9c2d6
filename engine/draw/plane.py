"""The window of coordinate axes on the canvas: its frame in px, its ticks, and the room that numbers and names want."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor, pi
from typing import NamedTuple

from engine.draw.frame import Matrix
from engine.draw.glyphs import Line, compose
from engine.draw.style import Style
from engine.errors import Reject
from engine.facts.figure import Axes
from engine.facts.rational import Fraction

CLOSEST = 5.0  # px between ticks


class Number(NamedTuple):
    """The k-th multiple of a tick step, as it is printed."""

    k: int
    value: float
    text: str


class Tick(NamedTuple):
    """A tick at `at` px along its axis."""

    number: Number
    at: float


class Plane(NamedTuple):
    """Axes on the canvas: the window's frame in px, world to px, the ticks of both axes, and the look that fits."""

    axes: Axes
    framed: bool
    left: float
    top: float
    right: float
    bottom: float
    matrix: Matrix
    ticks: tuple[list[Tick], list[Tick]]

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """The window in px."""
        return self.left, self.top, self.right, self.bottom

    def px(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a place of the world."""
        a, _, _, d, e, f = self.matrix
        return a * x + e, d * y + f


@lru_cache(maxsize=1024)
def numbers(low: float, high: float, step: float, as_pi: bool) -> tuple[Number, ...]:
    """All multiples of the step in [low, high]."""
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    if last - first > 400:
        raise ValueError(f"axes from {low} to {high} with ticks every {step} have {last - first} ticks")
    return tuple(Number(k, k * step, number_text(k, step, as_pi)) for k in range(first, last + 1))


def number_text(k: int, step: float, as_pi: bool) -> str:
    """A tick's number as a book prints it: "−2", "0.5", "3π/4"."""
    sign = "−" if k < 0 else ""
    if not as_pi or k == 0:
        text = f"{round(abs(k) * step, 6):.6f}".rstrip("0").rstrip(".")
        return sign + text
    share = Fraction(abs(k)) * Fraction(step / pi).limit_denominator(24)
    top = "π" if share.numerator == 1 else f"{share.numerator}π"
    return sign + (top if share.denominator == 1 else f"{top}/{share.denominator}")


def tick_font(style: Style) -> int:
    """Size of tick numbers: a bit smaller than labels, never below what can be read."""
    return max(style.smallest, round(0.78 * style.font))


@lru_cache(maxsize=256)
def digit_height(family: str, font: int) -> int:
    """Of the tallest digit, from the base line, px."""
    return max(-compose(digit, family, False, font).top for digit in "0123456789")


@lru_cache(maxsize=1024)
def widest(found: tuple[Number, ...], family: str, font: int) -> int:
    """Of the numbers' inks, px."""
    return max((compose(n.text, family, False, font).ink.shape[1] for n in found), default=0)


def set_name(name: str, style: Style) -> Line:
    """The ink of an axis's name."""
    return compose(name, style.family, style.italic and len(name) == 1, style.font)


def overshoot(style: Style) -> int:
    """How far an axis with an arrowhead runs on beyond the window, px: its name stands there, clear of numbers."""
    return round(0.8 * style.mark + 0.6 * style.font + 2)


def name_gap(style: Style) -> float:
    """Between the numbers of a frame and the axis's name, px."""
    return 0.35 * style.font + 4


def tick_length(style: Style) -> int:
    """Of a tick, from the axis outward, px."""
    return max(2, round(0.3 * style.mark))


def plane_of(axes: Axes, style: Style, top: float, bottom: float, framed: bool) -> Plane:
    """The window on the canvas between two heights, with room beside it for numbers, arrows and names.

    A tick step is a whole number of pixels, and ticks fall on the middle of an axis's pixels: lines are sharp, and
    still where the values are.

    framed: a frame is asked for; there is one too where an axis is not in the window.
    """
    if not (axes.x0 < axes.x1 and axes.y0 < axes.y1):
        raise ValueError(f"the axes' window is empty: x {axes.x0} to {axes.x1}, y {axes.y0} to {axes.y1}")
    framed = framed or not (axes.x0 <= 0 <= axes.x1 and axes.y0 <= 0 <= axes.y1)
    margin = 0.02 * style.size
    wide, high = style.size - 2 * margin, bottom - top
    font, out = tick_font(style), tick_length(style) + 4
    digit = digit_height(style.family, font)
    xs = numbers(axes.x0, axes.x1, axes.x_step, axes.pi)
    ys = numbers(axes.y0, axes.y1, axes.y_step, False)
    number = widest(ys, style.family, font)
    over = overshoot(style)
    if framed:
        across, up_name = (set_name(name, style).ink.shape for name in axes.names)
        left = out + number + name_gap(style) + up_name[1]
        down = out + digit + name_gap(style) + across[0]
        up, right = 0.6 * digit, 0.9 * font
    else:
        # numbers stand beside an axis, so that they need room of their own where it is near the border
        sx, sy = (wide - over) / (axes.x1 - axes.x0), (high - over) / (axes.y1 - axes.y0)
        left = max(0.4 * over, out + number + axes.x0 * sx)
        down = max(0.4 * over, out + digit + axes.y0 * sy)
        right = up = over
    sx, sy = (wide - left - right) / (axes.x1 - axes.x0), (high - up - down) / (axes.y1 - axes.y0)
    if axes.equal:
        sx = sy = min(sx, sy)
    sx = _whole(sx, axes.x_step)
    sy = sx if axes.equal else _whole(sy, axes.y_step)
    w, h = (axes.x1 - axes.x0) * sx, (axes.y1 - axes.y0) * sy
    if min(w, h) < 0.25 * style.size:
        raise Reject("axes too flat")
    half = 0.5 * (style.axis_line % 2)
    e = round(margin + left + (wide - left - right - w) / 2 - axes.x0 * sx) + half
    f = round(top + up + (high - up - down - h) / 2 + axes.y1 * sy) + half
    ticks = _ticks(xs, sx, e), _ticks(ys, -sy, f)
    matrix = (sx, 0.0, 0.0, -sy, e, f)
    return Plane(axes, framed, axes.x0 * sx + e, f - axes.y1 * sy, axes.x1 * sx + e, f - axes.y0 * sy, matrix, ticks)


def _whole(scale: float, step: float) -> float:
    """The scale, a little smaller, at which a tick step is a whole number of pixels."""
    pixels = scale * step
    return floor(pixels) / step if pixels >= 8 else scale


def _ticks(found: tuple[Number, ...], scale: float, shift: float) -> list[Tick]:
    """Ticks that are not too dense."""
    if len(found) < 2:
        raise Reject("too few tick numbers")
    pixels = abs(scale * (found[1].value - found[0].value))
    every = next(m for m in (1, 2, 5, 10, 20, 50, 100, 200, 500) if m * pixels >= CLOSEST)
    return [Tick(n, scale * n.value + shift) for n in found if n.k % every == 0]
