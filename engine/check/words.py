"""What is measured of sequences as points, of shapes, of growth and of words such as "bounded": from sampled values."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

import numpy as np

from engine.check.curves import _number, at
from engine.check.plane import Scene, point
from engine.check.waves import greatest, whole

FAR = (60.0, 80.0)  # places far out, where the fastest growth has won
ENDS = (1e9, 1e12)  # places that tell a limit from growth without bound


def _drawn(scene: Scene) -> list[float]:
    """Heights of the points at 1, 2, 3, ..., as far as they are drawn."""
    heights = {round(x): y for x, y in scene["points"].values() if abs(x - round(x)) < 1e-9 and round(x) > 0}
    out: list[float] = []
    while len(out) + 1 in heights:
        out.append(heights[len(out) + 1])
    return out


def terms(scene: Scene, count: int) -> list[float]:
    """Terms of the sequence, continued by the constant difference or ratio that the drawn points have."""
    out = _drawn(scene)
    steps = np.diff(out)
    constant = np.allclose(steps, steps[0])
    while len(out) < count:
        out.append(out[-1] + steps[0] if constant else out[-1] * out[1] / out[0])
    return out[:count]


def _word(scene: Scene, names: tuple[str, ...], value: Callable[[str], float]) -> str:
    best = sorted(names, key=value)
    return best[-1]


def _rate(scene: Scene, f: str, a: str, b: str) -> float:
    return (at(scene, f, _number(b)) - at(scene, f, _number(a))) / (_number(b) - _number(a))


def _speed(scene: Scene, f: str) -> float:
    value = whole(scene, f)
    return float(value(FAR[1]) - value(FAR[0]))


def span(scene: Scene, f: str) -> tuple[float, float, bool, bool]:
    """Least and greatest value of f on all of its domain, and whether they are taken."""
    _, _, start, stop = scene["curves"][f][0]
    left, right = scene["axes"]["window"][:2]
    value = whole(scene, f)
    low = -inf if abs(start - left) < 1e-9 else start
    high = inf if abs(stop - right) < 1e-9 else stop
    with np.errstate(all="ignore"):
        far = [float(value(sign * x)) for sign, end in ((-1, low), (1, high)) if abs(end) == inf for x in ENDS]
    found = []
    for sign in (1, -1):
        inner = sign * greatest(scene, f, sign)
        outer = [sign * y for y in far]
        if any(y > 300 for y in outer):
            found.append((sign * inf, False))
        elif outer and max(outer) > inner + 1e-9:
            found.append((sign * max(outer), False))
        else:
            found.append((sign * inner, True))
    (top, top_in), (bottom, bottom_in) = found
    return bottom, top, bottom_in, top_in


def _bounded(scene: Scene, f: str) -> str:
    low, high, *_ = span(scene, f)
    if low > -inf:
        return "bounded" if high < inf else "bounded below only"
    return "bounded above only" if high < inf else "unbounded on both sides"


def _injective(scene: Scene, f: str) -> str:
    _, _, start, stop = scene["curves"][f][0]
    steps = np.diff(whole(scene, f)(np.linspace(start, stop, 1201)))
    steps = steps[np.isfinite(steps)]
    return "injective" if np.all(steps > 0) or np.all(steps < 0) else "many-to-one"


def _onto(scene: Scene, f: str, target: str) -> str:
    low, high, *_ = span(scene, f)
    return "surjective" if low == -inf and high == inf else "not surjective"


def _domain(scene: Scene, f: str) -> tuple[float, float, bool, bool]:
    """Where f is drawn; what reaches the window's border goes on."""
    _, _, start, stop = scene["curves"][f][0]
    left, right = scene["axes"]["window"][:2]
    low, high = start - left < 1e-9, right - stop < 1e-9
    return -inf if low else start, inf if high else stop, not low, not high


def _start(scene: Scene, p: str, f: str, kind: str) -> bool:
    """p is the vertex, corner, end, inflection point or centre of the graph of f: what lies around it says which."""
    x, y = point(scene, p)
    value, d = whole(scene, f), np.array([0.3, 0.8, 1.1])
    with np.errstate(all="ignore"):
        right, left, here = value(x + d) - y, value(x - d) - y, float(value(x)) - y
    if kind == "root":
        return abs(here) < 1e-6 and bool(np.all(np.isnan(left))) and np.allclose(right / right[0], np.sqrt(d / d[0]))
    power = {"parabola": 2, "corner": 1, "cubic": 3, "hyperbola": -1}[kind]
    even = kind in ("parabola", "corner")
    on = kind == "hyperbola" or abs(here) < 1e-6
    mirrored = np.allclose(right, left if even else -left)
    return bool(on and mirrored and np.allclose(right / right[0], (d / d[0]) ** power))


WORD_PREDICATES: dict[str, Callable[..., bool]] = {
    f"{kind}_start": lambda scene, p, f, kind=kind: _start(scene, p, f, kind)
    for kind in ("parabola", "corner", "root", "cubic", "hyperbola")
}
WORD_MEASURES: dict[str, Callable[..., Any]] = {
    "term": lambda scene, _, n: terms(scene, int(n))[-1],
    "common_difference": lambda scene, _: _drawn(scene)[1] - _drawn(scene)[0],
    "common_ratio": lambda scene, _: _drawn(scene)[1] / _drawn(scene)[0],
    "partial_sum": lambda scene, _, n: float(sum(terms(scene, int(n)))),
    "increase": lambda scene, f, a, b: at(scene, f, _number(b)) - at(scene, f, _number(a)),
    "average_rate": _rate,
    "fastest": lambda scene, *fs: _word(scene, fs, lambda f: _speed(scene, f)),
    "largest_at": lambda scene, f, g, h, x: _word(scene, (f, g, h), lambda name: at(scene, name, _number(x))),
    "shape_factor": lambda scene, f, p: float(whole(scene, f)(point(scene, p)[0] + 1)) - point(scene, p)[1],
    "growth_factor": lambda scene, f: float(whole(scene, f)(1.0) / whole(scene, f)(0.0)),
    "natural_domain": _domain,
    "value_range": span,
    "range_end": lambda scene, f, which: span(scene, f)[which == "upper"],
    "range_height": lambda scene, f: span(scene, f)[1] - span(scene, f)[0],
    "injectivity": _injective,
    "boundedness": _bounded,
    "onto": _onto,
}
