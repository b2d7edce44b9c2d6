"""What is measured of graphs as a whole: domain, range, monotone stretches, asymptotes, holes, one-sided limits.

Works on the drawn pieces: an end at the window's border goes on, another belongs to the graph unless a ring marks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import pairwise
from math import comb, factorial, inf, isfinite
from typing import Any, NamedTuple

import numpy as np

from engine.check.curves import SAMPLES, _number, at, bisected, distinct, narrowed, sampled, zeros
from engine.check.plane import Relation, Sampled, Scene, point
from engine.facts.function import function_of, values_of

NEAR = 1e-4  # how near to a place a limit from one side is taken
FAR = 1e9  # how far out a limit at infinity is taken
Interval = tuple[float, float, bool, bool]


class Stretch(NamedTuple):
    """A connected part of a graph: its pieces, its ends (infinite where it goes on), which of them belong to it."""

    parts: tuple[tuple[str, float, float], ...]
    low: float
    high: float
    closed_low: bool
    closed_high: bool

    def value(self, x: float) -> float:
        """By the piece that x lies in; the first and the last one go on beyond their ends."""
        for y, _, stop in self.parts[:-1]:
            if x <= stop:
                return function_of(y)(x)
        return function_of(self.parts[-1][0])(x)

    def size(self, x: float) -> float:
        """Its absolute value there."""
        return abs(self.value(x))

    def values(self, xs: np.ndarray) -> np.ndarray:
        """As value(), for many places."""
        which = np.searchsorted(np.array([stop for _, _, stop in self.parts[:-1]]), xs, side="left")
        return np.choose(which, [values_of(y, x=xs) for y, _, _ in self.parts])


def _edge(value: Callable[[float], float], inside: float, outside: float) -> float:
    """Where the expression stops being defined, between two places."""
    for _ in range(80):
        middle = (inside + outside) / 2
        if middle in (inside, outside):
            break
        inside, outside = (middle, outside) if isfinite(value(middle)) else (inside, middle)
    return inside if abs(round(inside, 6) - inside) > 1e-9 else round(inside, 6)


def stretches(scene: Scene, f: str) -> list[Stretch]:
    """Connected parts of the graph, cut at poles, at rings and where the expression is not defined."""
    x0, x1 = scene["axes"]["window"][:2]
    rings = tuple([point(scene, p) for p in scene.get("rings", ())])
    return list(_stretches(tuple([(y, start, stop) for _, y, start, stop in scene["curves"][f]]), x0, x1, rings))


@lru_cache(maxsize=16)  # the measures and claims of one row ask three times for those of one graph
def _stretches(
    pieces: tuple[tuple[str, float, float], ...], x0: float, x1: float, rings: tuple[tuple[float, float], ...]
) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for y, start, stop in pieces:
        whole = Stretch(((y, start, stop),), start, stop, True, True)
        xs = np.linspace(start, stop, SAMPLES)[1:-1] + 1.7e-7 * (stop - start)  # not on a pole itself
        ys = values_of(y, x=xs)
        good = np.isfinite(ys)
        low = start if good[0] else _edge(whole.value, float(xs[good][0]), start)
        high = stop if good[-1] else _edge(whole.value, float(xs[good][-1]), stop)
        cuts = [
            x
            for i in np.flatnonzero(good[:-1] & good[1:] & (ys[:-1] * ys[1:] < 0)).tolist()
            if abs(whole.value(x := bisected(whole.value, float(xs[i]), float(xs[i + 1])))) > 1e6
        ]
        for i in np.flatnonzero((np.abs(ys[1:-1]) > np.abs(ys[:-2])) & (np.abs(ys[1:-1]) >= np.abs(ys[2:]))).tolist():
            x = narrowed(whole.size, float(xs[i]), float(xs[i + 2]))
            if not abs(whole.value(x)) < 1e8:
                cuts.append(round(x, 6))
        cuts += [x for x, ry in rings if low + 1e-9 < x < high - 1e-9 and abs(_side(whole, x, 1) - ry) < 1e-5]
        edges = [low, *distinct(cuts), high]
        for a, b in pairwise(edges):
            ends = []
            for x, inner, border in ((a, a > low, x0), (b, b < high, x1)):
                beyond = not inner and abs(x - border) < 1e-9 and isfinite(whole.value(x + (1 if border == x1 else -1)))
                value = whole.value(x)
                ends.append((beyond, not beyond and not inner and isfinite(value) and not _ring_at(rings, x, value)))
            low_end, high_end = (-inf if ends[0][0] else a), (inf if ends[1][0] else b)
            found.append(Stretch(whole.parts, low_end, high_end, ends[0][1], ends[1][1]))
    return tuple(_joined(found))


def _joined(found: list[Stretch]) -> list[Stretch]:
    """Stretches that meet in a point of the graph as one."""
    out: list[Stretch] = []
    for s in sorted(found, key=lambda s: s.low):
        last = out[-1] if out else None
        meets = last and abs(last.high - s.low) < 1e-9 and (last.closed_high or s.closed_low)
        if last and meets and abs(last.value(last.high) - s.value(s.low)) < 1e-9:
            out[-1] = Stretch(last.parts + s.parts, last.low, s.high, last.closed_low, s.closed_high)
        else:
            out.append(s)
    return out


def _ring_at(rings: Iterable[tuple[float, float]], x: float, y: float) -> bool:
    return any(abs(x - rx) < 1e-6 and abs(y - ry) < 1e-5 for rx, ry in rings)


def _side(stretch: Stretch, x: float, sign: int) -> float:
    """Limit at x from one side: values at two distances, extrapolated."""
    far, near = stretch.value(x + sign * NEAR), stretch.value(x + sign * NEAR / 2)
    limit = 2 * near - far
    return near if not isfinite(limit) else limit


def _end(stretch: Stretch, sign: int) -> float:
    """Limit at an end of the stretch; infinite where it grows past all bounds."""
    x = stretch.low if sign > 0 else stretch.high
    if isfinite(x):
        tiny, small = stretch.value(x + sign * 1e-9), stretch.value(x + sign * 1e-5)
        if abs(tiny) > 2 * abs(small) + 50 or abs(tiny - small) > 1:
            return inf if tiny > 0 else -inf
        here = stretch.value(x)
        return here if isfinite(here) else _side(stretch, x, sign)
    return _far(stretch, -sign)


def _far(stretch: Stretch, sign: int) -> float:
    """Limit at infinity, of what settles or grows: a logarithm still grows when it is squared far out."""
    with np.errstate(all="ignore"):
        near, far, farther = (stretch.value(sign * x) for x in (1e4, FAR, FAR**2))
    if not isfinite(far):
        return inf if far > 0 else -inf
    if abs(farther - far) < 1e-3 and abs(far - near) < 0.1:
        return far
    return inf if farther > near else -inf


def slant(scene: Scene, f: str) -> Relation:
    """Points of the line that the graph nears on the right, from values at three far places, and points off it."""
    value, x = stretches(scene, f)[-1].value, 1e5
    first, second = value(2 * x) - value(x), value(4 * x) - value(2 * x)
    rest = -4 * (2 * first - second) / 3  # what f has beside mx + c at x, if it fades as 1/x
    m = (first + rest / 2) / x
    c = value(x) - m * x - rest
    places = (-3.0, 0.0, 1.0, 4.0)
    return Relation([(t, m * t + c) for t in places], [(t, m * t + c + 1.0) for t in places])


def teeth_range(scene: Scene, f: str) -> Interval:
    """Heights of an inner piece of a sawtooth between its ends; one with a ring does not belong."""
    _, y, start, stop = scene["curves"][f][1]
    value, rings = function_of(y), [point(scene, p) for p in scene["rings"]]
    (low, low_in), (high, high_in) = sorted((value(x), not _ring_at(rings, x, value(x))) for x in (start, stop))
    return low, high, low_in, high_in


def merged(intervals: list[Interval]) -> Any:
    """Overlapping and touching intervals as one; one alone as itself."""
    out: list[Interval] = []
    for low, high, a, b in sorted(intervals, key=lambda i: (i[0], not i[2])):
        if out and (low < out[-1][1] - 1e-6 or (abs(low - out[-1][1]) < 1e-6 and (a or out[-1][3]))):
            last = out[-1]
            if high > last[1] + 1e-6:
                out[-1] = (last[0], high, last[2], b)
            elif abs(high - last[1]) < 1e-6:
                out[-1] = (last[0], last[1], last[2], b or last[3])
        else:
            out.append((low, high, a, b))
    return out[0] if len(out) == 1 else out


def domain(scene: Scene, f: str) -> Any:
    """All places of the graph; a point drawn alone belongs to it too."""
    parts = [(s.low, s.high, s.closed_low, s.closed_high) for s in stretches(scene, f)]
    return merged(parts)


def _places(stretch: Stretch) -> np.ndarray:
    """Places inside a stretch, far out where it goes on."""
    low = stretch.low if isfinite(stretch.low) else min(stretch.high, 0.0) - 60.0
    high = stretch.high if isfinite(stretch.high) else max(stretch.low, 0.0) + 60.0
    xs: np.ndarray = np.linspace(low, high, 4 * SAMPLES)
    return xs


@lru_cache(maxsize=16)
def turns(stretch: Stretch) -> tuple[tuple[float, int], ...]:
    """Inner places of extreme values, with 1 for a highest and -1 for a lowest one."""
    xs = _places(stretch)
    ys = stretch.values(xs)
    found = []
    for sign in (1, -1):
        v = sign * ys
        for i in (np.flatnonzero((v[1:-1] > v[:-2]) & (v[1:-1] >= v[2:])) + 1).tolist():
            if v[i] - max(v[max(i - 40, 0)], v[min(i + 40, len(v) - 1)]) < 1e-9:
                continue  # the flat end of a curve that comes close to its asymptote
            place = narrowed(lambda x: sign * stretch.value(x), float(xs[i - 1]), float(xs[i + 1]))  # noqa: B023
            place = float(xs[i]) if v[i] > sign * stretch.value(place) else place
            near = round(place, 5)
            found.append((near if sign * stretch.value(near) >= sign * stretch.value(place) - 1e-12 else place, sign))
    return tuple(sorted(found))


def range_of(scene: Scene, f: str) -> Any:
    """All values: of each stretch from the least to the greatest, its limits at the ends included."""
    parts: list[Interval] = []
    for s in stretches(scene, f):
        seen = [(_end(s, 1), s.closed_low), (_end(s, -1), s.closed_high)]
        seen += [(s.value(x), True) for x, _ in turns(s)]
        low, high = min(v for v, _ in seen), max(v for v, _ in seen)
        parts.append((low, high, any(c for v, c in seen if v < low + 1e-6), any(c for v, c in seen if v > high - 1e-6)))
    parts += [(y, y, True, True) for x, y in _dots(scene, f)]
    return merged(parts)


def _dots(scene: Scene, f: str) -> list[tuple[float, float]]:
    """Marked points that are the graph's value where a ring stands: they are named by a claim."""
    of = [claim["of"] for claim in scene["properties"] if claim["kind"] == "lone_point" and claim["of"][1] == f]
    return [point(scene, p) for p, _ in of]


def monotone(scene: Scene, f: str, sign: int) -> Any:
    """Open intervals on which f rises (sign 1) or falls."""
    parts: list[Interval] = []
    for s in stretches(scene, f):
        edges = [s.low, *(x for x, _ in turns(s)), s.high]
        for a, b in pairwise(edges):
            low = a if isfinite(a) else min(b, 0.0) - 3.0
            high = b if isfinite(b) else max(a, 0.0) + 3.0
            u, v = (s.value(low + (high - low) * part) for part in (0.4, 0.6))
            if sign * (v - u) > 1e-9:
                parts.append((a, b, False, False))
    return parts[0] if len(parts) == 1 else sorted(parts)


def signed(scene: Scene, f: str, sign: int) -> Any:
    """Open intervals on which f is positive (sign 1) or negative."""
    parts: list[Interval] = []
    found = zeros(scene, f)
    for s in stretches(scene, f):
        edges = [s.low, *(x for x in found if s.low + 1e-6 < x < s.high - 1e-6), s.high]
        for a, b in pairwise(edges):
            low, high = (a if isfinite(a) else b - 2.0), (b if isfinite(b) else a + 2.0)
            low, high = (low, high) if isfinite(low) and isfinite(high) else (-1.0, 1.0)
            if sign * s.value((low + high) / 2) > 0:
                parts.append((a, b, False, False))
    return parts[0] if len(parts) == 1 else sorted(parts)


def extreme_place(scene: Scene, f: str) -> float:
    """The only inner place of a highest or lowest value."""
    places = distinct([x for s in stretches(scene, f) for x, _ in turns(s)])
    (place,) = places
    return place


def solutions(scene: Scene, f: str, level: str) -> list[float]:
    """Where f has the value: zeros of the graph moved down by it."""
    moved = [[x, f"({y}) - ({level})", a, b] for x, y, a, b in scene["curves"][f]]
    found = zeros({**scene, "curves": {f: moved}}, f)
    rings = [point(scene, p) for p in scene.get("rings", ())]
    return [x for x in found if not _ring_at(rings, x, _number(level))]


def leading(scene: Scene, f: str, degree: str) -> float:
    """n-th differences over n! of a polynomial of degree n."""
    n, (_, y, _, _) = int(degree), scene["curves"][f][0]
    xs = np.arange(n + 1, dtype=float) - n // 2
    ys = values_of(y, x=xs)
    return float(sum((-1) ** (n - i) * comb(n, i) * ys[i] for i in range(n + 1))) / factorial(n)


def multiplicity(scene: Scene, f: str, place: str) -> float:
    """The power of the distance with which f grows from its zero."""
    x, value = _number(place), Stretch(((scene["curves"][f][0][1], -inf, inf),), -inf, inf, False, False).value
    return float(round(np.log2(abs(value(x + 2e-3) / value(x + 1e-3)))))


def pole_list(scene: Scene, f: str) -> list[float]:
    """Ends of stretches at which the values grow past all bounds."""
    found = []
    for s in stretches(scene, f):
        found += [s.low] * (isfinite(s.low) and not isfinite(_end(s, 1)))
        found += [s.high] * (isfinite(s.high) and not isfinite(_end(s, -1)))
    return distinct(found)


def only(values: list[float]) -> float:
    """The one value; ValueError if there are others."""
    (value,) = distinct(values)
    return value


def far_level(scene: Scene, f: str) -> float:
    """The height that the graph comes close to at its far ends."""
    parts = stretches(scene, f)
    ends = [_far(s, -1) for s in parts if s.low == -inf] + [_far(s, 1) for s in parts if s.high == inf]
    return only([end for end in ends if isfinite(end)])


def _has_asymptote(scene: Scene, f: str, way: str, *numbers: str) -> bool:
    """Whether y = number, x = number or y = mx + c is an asymptote of f."""
    values = [_number(text) for text in numbers]
    if way == "level":
        return abs(far_level(scene, f) - values[0]) < 1e-6
    if way == "upright":
        return any(abs(x - values[0]) < 1e-6 for x in pole_list(scene, f))
    return all(abs(values[0] * x + values[1] - y) < 1e-3 for x, y in slant(scene, f).on)


def upright(x: float) -> Relation:
    """The line at x."""
    return Relation([(x, y) for y in (-2.0, 0.0, 3.5)], [(x + 1.0, 0.0), (x - 0.5, x)])


def flat(y: float) -> Relation:
    """The line at height y."""
    return Relation([(x, y) for x in (-2.0, 0.0, 3.5)], [(0.0, y + 1.0), (y, y - 0.5)])


def _beside(scene: Scene, f: str, x: float, sign: int) -> Stretch:
    """The stretch of the graph just to one side of x."""
    (stretch,) = [s for s in stretches(scene, f) if s.low < x + sign * NEAR < s.high]
    return stretch


def one_sided(scene: Scene, f: str, place: str, sign: int) -> float:
    """Limit at a place from one side."""
    x = _number(place)
    stretch = _beside(scene, f, x, sign)
    tiny = stretch.value(x + sign * 1e-9)
    if abs(tiny) > 1e6:
        return inf if tiny > 0 else -inf
    return _side(stretch, x, sign)


def limit_at(scene: Scene, f: str, place: str) -> float:
    """Limit from both sides; ValueError where they differ."""
    left, right = one_sided(scene, f, place, -1), one_sided(scene, f, place, 1)
    if abs(left - right) > 1e-6:
        raise ValueError(f"limits {left} and {right}")
    return (left + right) / 2


def slope_beside(scene: Scene, f: str, place: str, sign: int) -> float:
    """Slope just beside a place, by differences from the limit there, extrapolated."""
    x = _number(place)
    stretch = _beside(scene, f, x, sign)
    h = sign * 1e-3  # three values beside the place are enough for what is a parabola there
    one, two, three = (stretch.value(x + k * h) for k in (1, 2, 3))
    return round((8 * two - 5 * one - 3 * three) / (2 * h), 6)


def attained(scene: Scene, f: str, x: float) -> float:
    """f(x) where a closed end or an inner place has it, a lone point where there is one; nan for a gap."""
    for px, py in _dots(scene, f):
        if abs(px - x) < 1e-9:
            return py
    for s in stretches(scene, f):
        if s.low < x < s.high or (s.closed_low and abs(x - s.low) < 1e-9) or (s.closed_high and abs(x - s.high) < 1e-9):
            return s.value(x)
    return float("nan")


def continuity(scene: Scene, f: str, place: str) -> str:
    """Which of the limits from left and right are the value."""
    x = _number(place)
    value = attained(scene, f, x)
    left, right = (abs(one_sided(scene, f, place, sign) - value) < 1e-5 for sign in (-1, 1))
    if left and right:
        return "continuous"
    return (
        "continuous from the left only"
        if left
        else ("continuous from the right only" if right else "continuous from neither side")
    )


def smoothness(scene: Scene, f: str, place: str) -> str:
    """Continuous, and with one slope on both sides."""
    if continuity(scene, f, place) != "continuous":
        return "discontinuous"
    left, right = slope_beside(scene, f, place, -1), slope_beside(scene, f, place, 1)
    return "differentiable" if abs(left - right) < 1e-3 else "only continuous"


def parity(scene: Scene, f: str) -> str:
    """By the values at x and -x."""
    xs = np.array(
        [x for x in (0.31, 0.77, 1.13, 1.9, 2.41) if isfinite(at(scene, f, x)) and isfinite(at(scene, f, -x))]
    )
    if not len(xs):
        return "neither"
    right, left = (np.array([at(scene, f, sign * x) for x in xs.tolist()]) for sign in (1, -1))
    if np.allclose(right, left, atol=1e-9):
        return "even"
    return "odd" if np.allclose(right, -left, atol=1e-9) else "neither"


def mirrored(scene: Scene, f: str) -> Sampled:
    """f(-x) at a few places."""
    xs = np.array([0.31, -0.77, 1.13, -1.9])
    values = np.array([at(scene, f, -x) for x in xs.tolist()])
    kept = np.isfinite(values)
    return Sampled(xs[kept], values[kept])


def branch(scene: Scene, f: str, which: str) -> Sampled:
    """One piece of f, from left to right, at places all over it."""
    pieces = sorted(scene["curves"][f], key=lambda piece: piece[2])
    _, y, start, stop = pieces[int(which)]
    xs = np.linspace(start, stop, 9)[1:-1]
    return Sampled(xs, values_of(y, x=xs))


def _slopes(scene: Scene, f: str, which: str) -> tuple[np.ndarray, np.ndarray]:
    xs, _, *_ = branch(scene, f, which)
    y = sorted(scene["curves"][f], key=lambda piece: piece[2])[int(which)][1]
    h = 1e-4
    return xs, (values_of(y, x=xs + h) - values_of(y, x=xs - h)) / (2 * h)


def _changes(scene: Scene, f: str, _g: str, _h: str, place: str, side: str) -> bool:
    """The pieces meet at the place, and the value there is that of the piece on that side."""
    x = _number(place)
    pieces = sorted(scene["curves"][f], key=lambda piece: piece[2])
    value = function_of(pieces[side == "right"][1])(x)
    return abs(pieces[0][3] - x) < 1e-9 and abs(attained(scene, f, x) - value) < 1e-9


def _value(scene: Scene, f: str, place: str) -> float:
    return attained(scene, f, _number(place))


def _iterated(scene: Scene, f: str, place: str) -> float:
    return attained(scene, f, round(_value(scene, f, place), 9))


def _peaks(scene: Scene, f: str, sign: int) -> list[float]:
    return distinct([x for s in stretches(scene, f) for x, turn in turns(s) if turn == sign])


def _best(scene: Scene, f: str, sign: int) -> tuple[float, float]:
    """Place and value of the greatest (sign 1) or least value on closed pieces."""
    seen = []
    for s in stretches(scene, f):
        seen += [(s.value(x), x) for x, _ in turns(s)]
        seen += [(s.value(s.low), s.low)] * s.closed_low + [(s.value(s.high), s.high)] * s.closed_high
    value, place = max(seen, key=lambda pair: sign * pair[0])
    return place, value


def stretch(scene: Scene, f: str, form: str) -> float:
    """The factor before what is shifted, found from values: a step from the corner, the start or the asymptote."""
    (first, *_), value = stretches(scene, f), lambda x: at(scene, f, x)
    if form == "abs":
        x = extreme_place(scene, f)
        return value(x + 1.0) - value(x) if isfinite(value(x + 1.0)) else value(x - 1.0) - value(x)
    if form == "sqrt":
        x, sign = (first.low, 1.0) if isfinite(first.low) else (first.high, -1.0)
        return first.value(x + sign) - first.value(x)
    if form == "exp":
        return first.value(0.0) - far_level(scene, f)
    x = only(pole_list(scene, f))
    return first.value(x + 1.0) - far_level(scene, f)


def base(scene: Scene, f: str, form: str) -> float:
    """Of an exponential by its distances from the asymptote; of a logarithm by its gain from 2 to 4 beyond it."""
    (first, *_) = stretches(scene, f)
    if form == "exp":
        q = far_level(scene, f)
        return (first.value(1.0) - q) / (first.value(0.0) - q)
    p = only(pole_list(scene, f))
    gained = first.value(p + 4.0) - first.value(p + 2.0)  # log_b 2
    return 2.0 ** (1 / gained)


GRAPH_MEASURES: dict[str, Callable[..., Any]] = {
    "domain": domain,
    "branch": branch,
    "value_at": _value,
    "derivative_of": lambda scene, f, which: Sampled(*_slopes(scene, f, which), 1e-5),
    "range": range_of,
    "teeth_range": teeth_range,
    "vertex": lambda scene, f: (extreme_place(scene, f), at(scene, f, extreme_place(scene, f))),
    "axis": lambda scene, f: upright(extreme_place(scene, f)),
    "vertex_x": extreme_place,
    "vertex_y": lambda scene, f: at(scene, f, extreme_place(scene, f)),
    "extreme": lambda scene, f: at(scene, f, extreme_place(scene, f)),
    "leading": leading,
    "factor_of": stretch,
    "base": base,
    "start": lambda scene, f: next(
        (x, s.value(x)) for s in stretches(scene, f) for x in (s.low, s.high) if isfinite(x)
    ),
    "incline": lambda scene, f: leading(scene, f, "1"),
    "zero": lambda scene, f: only(zeros(scene, f)),
    "solution": lambda scene, f, level: only(solutions(scene, f, level)),
    "y_intercept": lambda scene, f: at(scene, f, 0.0),
    "solutions": solutions,
    "solution_count": lambda scene, f, level: float(len(solutions(scene, f, level))),
    "positive": lambda scene, f: signed(scene, f, 1),
    "negative": lambda scene, f: signed(scene, f, -1),
    "increasing": lambda scene, f: monotone(scene, f, 1),
    "decreasing": lambda scene, f: monotone(scene, f, -1),
    "multiplicity": multiplicity,
    "pole": lambda scene, f: only(pole_list(scene, f)),
    "poles": pole_list,
    "far_level": far_level,
    "upright_asymptote": lambda scene, f: upright(only(pole_list(scene, f))),
    "slant_asymptote": slant,
    "level_asymptote": lambda scene, f: flat(far_level(scene, f)),
    "hole": lambda scene, f: point(scene, *scene["rings"]),
    "hole_place": lambda scene, f: point(scene, *scene["rings"])[0],
    "limit_left": lambda scene, f, place: one_sided(scene, f, place, -1),
    "limit_right": lambda scene, f, place: one_sided(scene, f, place, 1),
    "limit_at": limit_at,
    "limit_far": lambda scene, f, end: _far(
        next(s for s in stretches(scene, f) if (s.low if end == "-oo" else s.high) == _number(end)),
        -1 if end == "-oo" else 1,
    ),
    "jump": lambda scene, f, place: one_sided(scene, f, place, 1) - one_sided(scene, f, place, -1),
    "slope_left": lambda scene, f, place: slope_beside(scene, f, place, -1),
    "slope_right": lambda scene, f, place: slope_beside(scene, f, place, 1),
    "continuity": continuity,
    "smoothness": smoothness,
    "parity": parity,
    "parity_check": mirrored,
    "sum_of_values": lambda scene, f, a, b: _value(scene, f, a) + _value(scene, f, b),
    "product_of_values": lambda scene, f, a, b: _value(scene, f, a) * _value(scene, f, b),
    "weighted_values": lambda scene, f, a, b, k, m: float(k) * _value(scene, f, a) + float(m) * _value(scene, f, b),
    "mixed_values": lambda scene, f, a, g, b, k, m: float(k) * _value(scene, f, a) + float(m) * _value(scene, g, b),
    "transformed_value": lambda scene, f, a, c, d, x: (
        _number(a) * attained(scene, f, _number(x) - _number(c)) + _number(d)
    ),
    "difference_of_values": lambda scene, f, a, b: _value(scene, f, a) - _value(scene, f, b),
    "iterated": _iterated,
    "mean_slope": lambda scene, f, a, b: (_value(scene, f, b) - _value(scene, f, a)) / (_number(b) - _number(a)),
    "global_max": lambda scene, f: _best(scene, f, 1)[1],
    "global_min": lambda scene, f: _best(scene, f, -1)[1],
    "max_place": lambda scene, f: _best(scene, f, 1)[0],
    "min_place": lambda scene, f: _best(scene, f, -1)[0],
    "peak_places": lambda scene, f: _peaks(scene, f, 1),
    "dip_places": lambda scene, f: _peaks(scene, f, -1),
}


def _end_point(scene: Scene, p: str, f: str, closed: bool) -> bool:
    """p is an end of a stretch of f, one that belongs to it or not."""
    x, y = point(scene, p)
    ends = [(s.low, s.closed_low, s) for s in stretches(scene, f)] + [
        (s.high, s.closed_high, s) for s in stretches(scene, f)
    ]
    return any(abs(x - e) < 1e-6 and c == closed and abs(_near(s, e) - y) < 1e-5 for e, c, s in ends)


def _near(stretch: Stretch, x: float) -> float:
    value = stretch.value(x)
    return value if isfinite(value) else _side(stretch, x, 1 if abs(x - stretch.low) < 1e-9 else -1)


def _turn_at(scene: Scene, p: str, f: str, sign: int) -> bool:
    """p is a local highest or lowest point of the graph."""
    x, y = point(scene, p)
    return any(abs(x - px) < 1e-5 for px in _peaks(scene, f, sign)) and abs(at(scene, f, x) - y) < 1e-6


def _best_at(scene: Scene, p: str, f: str, sign: int) -> bool:
    x, y = point(scene, p)
    return abs(_best(scene, f, sign)[1] - y) < 1e-6 and abs(at(scene, f, x) - y) < 1e-6


def _bound(scene: Scene, p: str, f: str, sign: int) -> bool:
    """Every point of the graph but p, which lies on it or on an open end, is on one side of p's height."""
    x, y = point(scene, p)
    places = [(at, s.value(at)) for s in stretches(scene, f) for at in (s.low, s.high, *_turn_places(s))]
    highest = max(sign * v for _, v in places)
    return abs(highest - sign * y) < 1e-6 and all(abs(at - x) < 1e-6 for at, v in places if highest - sign * v < 1e-6)


def _turn_places(stretch: Stretch) -> list[float]:
    return [x for x, _ in turns(stretch)]


def _meets_level(scene: Scene, f: str, level: str, *points: str) -> bool:
    """The marked points are all those of height `level`."""
    found, xs = solutions(scene, f, level), sorted(point(scene, p)[0] for p in points)
    heights = all(abs(point(scene, p)[1] - _number(level)) < 1e-9 for p in points)
    return heights and len(found) == len(xs) and all(abs(a - b) < 1e-5 for a, b in zip(found, xs, strict=True))


def _shape(scene: Scene, f: str, *degree: str) -> bool:
    """A polynomial of this degree: one more difference vanishes, this one does not."""
    n = degree[0]
    return abs(leading(scene, f, n)) > 1e-6 and abs(leading(scene, f, str(int(n) + 1))) < 1e-6


def _opens(scene: Scene, f: str, way: str) -> bool:
    """The graph's extreme point within its window is its lowest (it opens upwards) or its highest (downwards)."""
    _, ys = sampled(scene, f)
    inner = int(np.argmin(ys) if way == "upwards" else np.argmax(ys))
    return 0 < inner < len(ys) - 1


def _runs(scene: Scene, f: str, way: str) -> bool:
    """The graph rises, or falls, all over its window."""
    steps = np.diff(sampled(scene, f)[1]) * (1 if way == "rises" else -1)
    return bool(np.all(steps > 0))


def _leaves(scene: Scene, f: str, way: str) -> bool:
    """From its only end the graph goes up, or down."""
    xs, ys = sampled(scene, f)
    x0, x1 = scene["axes"]["window"][:2]
    start, rest = (ys[0], ys[1:]) if xs[0] - x0 > x1 - xs[-1] else (ys[-1], ys[:-1])
    return bool(np.all(rest > start) if way == "rises" else np.all(rest < start))


GRAPH_PREDICATES: dict[str, Callable[..., bool]] = {
    "opens": _opens,
    "asymptote_is": _has_asymptote,
    "runs": _runs,
    "leaves_start": _leaves,
    "vertex_at": lambda scene, p, f: (
        abs(point(scene, p)[0] - extreme_place(scene, f)) < 1e-5
        and abs(at(scene, f, point(scene, p)[0]) - point(scene, p)[1]) < 1e-6
    ),
    "end_in": lambda scene, p, f: _end_point(scene, p, f, True),
    "end_out": lambda scene, p, f: _end_point(scene, p, f, False),
    "lone_point": lambda scene, p, f: any(
        abs(point(scene, p)[0] - x) < 1e-9 and abs(point(scene, p)[1] - y) > 1e-3
        for x, y in (point(scene, r) for r in scene["rings"])
    ),
    "local_top": lambda scene, p, f: _turn_at(scene, p, f, 1),
    "local_bottom": lambda scene, p, f: _turn_at(scene, p, f, -1),
    "highest": lambda scene, p, f: _best_at(scene, p, f, 1),
    "lowest": lambda scene, p, f: _best_at(scene, p, f, -1),
    "meets_level": _meets_level,
    "zero_at_points": lambda scene, f, *points: _meets_level(scene, f, "0", *points),
    "degree": _shape,
    "touches_axis": lambda scene, p, f, place: multiplicity(scene, f, place) == 2,
    "crosses_axis": lambda scene, p, f, place: multiplicity(scene, f, place) == 1,
    "crosses_flat": lambda scene, p, f, place: multiplicity(scene, f, place) == 3,
    "changes_at": _changes,
    "defined_from": lambda scene, f, place: abs(min(s.low for s in stretches(scene, f)) - _number(place)) < 1e-9,
    "even_graph": lambda scene, f: parity(scene, f) == "even",
    "odd_graph": lambda scene, f: parity(scene, f) == "odd",
    "not_above": lambda scene, p, f: _bound(scene, p, f, 1),
    "not_below": lambda scene, p, f: _bound(scene, p, f, -1),
    "has_hole": lambda scene, p, f: [p] == list(scene["rings"]),
    "pole_through": lambda scene, p, f: abs(point(scene, p)[0] - only(pole_list(scene, f))) < 1e-6,
    "level_through": lambda scene, p, f: abs(point(scene, p)[1] - far_level(scene, f)) < 1e-6,
}
