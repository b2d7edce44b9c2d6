"""What is measured of periodic graphs: period, amplitude, phase, by comparing values and refining extremes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import pi
from typing import Any

import numpy as np

from engine.check.curves import SAMPLES, bisected, narrowed
from engine.check.plane import Scene, point
from engine.facts.function import function_of, values_of

PROBES = (0.137, 0.731, 1.913, 2.377)  # places, from the first one on, at which a period is tried


def whole(scene: Scene, f: str) -> Callable[[Any], Any]:
    """The first piece of f as a function of every x, its window left behind; of one place or of an array."""
    source = scene["curves"][f][0][1]
    one = function_of(source)
    return lambda x: values_of(source, x=x) if isinstance(x, np.ndarray) else one(x)


def period(scene: Scene, f: str) -> float:
    """The least T > 0 with f(x + T) = f(x) at a few odd places."""
    value = whole(scene, f)
    start, stop = scene["curves"][f][0][2:]
    first = start + 0.0377 * (stop - start)
    xs = first + np.linspace(0.002, 1.2, 4 * SAMPLES) * (stop - start)
    gap = value(xs) - value(first)
    for i in np.flatnonzero(gap[:-1] * gap[1:] < 0).tolist():
        place = bisected(lambda x: float(value(x) - value(first)), float(xs[i]), float(xs[i + 1]))
        places = first + np.array(PROBES) * (place - first)
        if np.allclose(value(places), value(places + place - first), rtol=1e-6, atol=1e-6):
            return float(place - first)
    raise ValueError(f"no period of {f} is seen")


def _signed(sign: int, value: Callable[[float], float], x: float) -> float:
    return sign * value(x)


def greatest(scene: Scene, f: str, sign: int = 1) -> float:
    """Greatest value on the pieces of f; with sign -1 the least."""
    best = -np.inf
    for _, y, start, stop in scene["curves"][f]:
        value = partial(_signed, sign, function_of(y))
        xs = np.linspace(start, stop, SAMPLES)
        ys = sign * values_of(y, x=xs)
        i = int(np.nanargmax(ys))
        place = narrowed(value, float(xs[max(i - 1, 0)]), float(xs[min(i + 1, SAMPLES - 1)]))
        best = max(best, float(ys[i]), value(place))
    return sign * best


def _middle(scene: Scene, f: str) -> float:
    return (greatest(scene, f) + greatest(scene, f, -1)) / 2


def phase(scene: Scene, f: str, what: str) -> float:
    """The place nearest to 0 where f rises through its midline ("rise") or is greatest ("top")."""
    value, turn = whole(scene, f), period(scene, f)
    xs = np.linspace(-turn, turn, 4 * SAMPLES)
    if what == "top":
        ys = value(xs)
        tops = np.flatnonzero((ys[1:-1] >= ys[:-2]) & (ys[1:-1] > ys[2:])) + 1
        found = [narrowed(lambda x: float(value(x)), xs[i - 1], xs[i + 1]) for i in tops.tolist()]
        best: float = min(found, key=abs)
        return round(best, 6) if abs(round(best, 6) - best) < 1e-6 else best
    middle = _middle(scene, f)
    ys = value(xs) - middle
    rising = np.flatnonzero((ys[:-1] < 0) & (ys[1:] >= 0))
    return min((bisected(lambda x: float(value(x) - middle), xs[i], xs[i + 1]) for i in rising.tolist()), key=abs)


def poles(scene: Scene, f: str) -> list[float]:
    """Where 1/f changes sign at 0, up to a window's width beyond the window."""
    value = whole(scene, f)
    start, stop = scene["curves"][f][0][2:]
    xs = np.linspace(2 * start - stop, 2 * stop - start, 4 * SAMPLES) + 1e-4
    with np.errstate(divide="ignore"):
        ys = 1 / value(xs)
        turns = np.flatnonzero(ys[:-1] * ys[1:] < 0).tolist()
        found = [bisected(lambda x: 1 / (value(x) or 1e-300), float(xs[i]), float(xs[i + 1])) for i in turns]
    return [x for x in found if abs(float(value(x))) > 1e6]


def _branch(scene: Scene, f: str) -> float:
    """The middle between the two asymptotes nearest to the middle of the window."""
    start, stop = scene["curves"][f][0][2:]
    found = sorted(sorted(poles(scene, f), key=lambda x: abs(x - (start + stop) / 2))[:2])
    return sum(found) / 2


def _middle_of(scene: Scene, f: str, p: str, q: str) -> float:
    found = [min(poles(scene, f), key=lambda x: abs(x - point(scene, end)[0])) for end in (p, q)]
    return sum(found) / 2


def _steepness(scene: Scene, f: str) -> float:
    middle, value = _branch(scene, f), whole(scene, f)
    return float(value(middle + period(scene, f) / 4) - value(middle))


WAVE_MEASURES: dict[str, Callable[..., Any]] = {
    "amplitude": lambda scene, f: (greatest(scene, f) - greatest(scene, f, -1)) / 2,
    "midline": _middle,
    "period": period,
    "frequency": lambda scene, f, kind: (2 if kind == "sin" else 1) * pi / period(scene, f),
    "phase": phase,
    "branch_middle": _middle_of,
    "turning_height": lambda scene, f: float(whole(scene, f)(_branch(scene, f))),
    "steepness": _steepness,
    "next_asymptote": lambda scene, f, q: min(x for x in poles(scene, f) if x > point(scene, q)[0] + 1e-3),
    "greatest": greatest,
    "least": lambda scene, f: greatest(scene, f, -1),
}


def _extreme(scene: Scene, p: str, f: str, sign: int) -> bool:
    x, y = point(scene, p)
    value, best = whole(scene, f), greatest(scene, f, sign)
    return abs(y - best) < 1e-6 and abs(float(value(x)) - y) < 1e-6


def _next(scene: Scene, q: str, p: str, f: str, sign: int) -> bool:
    """q is the first extreme point to the right of p."""
    (px, _), (qx, qy) = point(scene, p), point(scene, q)
    xs = np.linspace(px, qx, 401)[1:-4]
    return qx > px and _extreme(scene, q, f, sign) and bool(np.all(sign * (whole(scene, f)(xs) - qy) < -1e-9))


def _rises(scene: Scene, p: str, f: str) -> bool:
    x, y = point(scene, p)
    value = whole(scene, f)
    return abs(y - _middle(scene, f)) < 1e-6 and float(value(x - 0.01)) < y < float(value(x + 0.01))


def _asymptotes(scene: Scene, f: str, p: str, q: str) -> bool:
    """p and q lie on neighbouring vertical asymptotes of f, on the x-axis."""
    (px, py), (qx, qy) = point(scene, p), point(scene, q)
    inside = [x for x in poles(scene, f) if px - 1e-6 < x < qx + 1e-6]
    return py == qy == 0 and len(inside) == 2 and abs(inside[0] - px) < 1e-6 and abs(inside[1] - qx) < 1e-6


def _three_quarters(scene: Scene, a: str, p: str, q: str) -> bool:
    ax, px, qx = (point(scene, name)[0] for name in (a, p, q))
    return abs(ax - px - 0.75 * (qx - px)) < 1e-6


WAVE_PREDICATES: dict[str, Callable[..., bool]] = {
    "asymptotes_through": _asymptotes,
    "three_quarters": _three_quarters,
    "wave_top": lambda scene, p, f: _extreme(scene, p, f, 1),
    "next_top": lambda scene, q, p, f: _next(scene, q, p, f, 1),
    "next_bottom": lambda scene, q, p, f: _next(scene, q, p, f, -1),
    "wave_rise": _rises,
}
