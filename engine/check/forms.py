"""Whether a graph has the form that words give it, such as a · b^x + d: by laws of its slopes, not by its formula."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.check.curves import _number
from engine.check.plane import Scene
from engine.check.waves import whole
from engine.check.words import terms
from engine.facts.function import values_of

STEP = 1e-4  # of the central differences
Law = Callable[[np.ndarray, np.ndarray, np.ndarray], bool]


def _fits(x: np.ndarray, y: np.ndarray, degree: int) -> bool:
    """Whether y is a polynomial of the degree in x, at most, within a millionth of its size."""
    x = (x - x.mean()) / (np.ptp(x) or 1.0)
    rest = y - np.polyval(np.polyfit(x, y, degree), x)
    return bool(np.max(np.abs(rest)) < 1e-5 * max(1.0, float(np.max(np.abs(y)))))


def _constant(y: np.ndarray) -> bool:
    return bool(np.max(np.abs(y - np.median(y))) < 1e-5 * max(1.0, float(np.max(np.abs(y)))))


def _rootless(quadratic: np.ndarray) -> bool:
    a, b, c = quadratic
    return bool(b * b - 4 * a * c < -1e-6 * a * a)


def _two_poles(x: np.ndarray, y: np.ndarray) -> bool:
    """Whether y = (ax + b)/(x² + cx + d), with numbers a to d that fit x²y = ax + b − cxy − dy at all places."""
    parts, whole = np.stack((x, np.ones_like(x), -x * y, -y), axis=1), x * x * y
    found, _, rank, _ = np.linalg.lstsq(parts, whole, rcond=None)
    close = np.max(np.abs(parts @ found - whole)) < 1e-6 * max(1.0, float(np.max(np.abs(whole))))
    return bool(close) and rank == 4 and float(found[2] ** 2 - 4 * found[3]) > 1e-6


LAWS: dict[str, Law] = {  # of places, values and slopes there
    "exponential": lambda x, y, d: _constant(d[1:] / d[:-1]) and not _constant(d),
    "logarithm": lambda x, y, d: _fits(x, 1 / d, 1) and not _constant(d),
    "root": lambda x, y, d: _fits(x, 1 / d**2, 1) and not _constant(np.abs(d)),
    "arc": lambda x, y, d: _fits(x, 1 / d**2, 2) and not _fits(x, 1 / d**2, 1),
    "corner": lambda x, y, d: _constant(np.abs(d)) and bool(np.ptp(d) > 0),
    "parabola": lambda x, y, d: _fits(x, d, 1) and not _constant(d),
    "cubic": lambda x, y, d: _fits(x, d, 2) and not _fits(x, d, 1),
    "hyperbola": lambda x, y, d: _fits(x, 1 / d, 2) and not _fits(x, 1 / d, 1),
    "two_poles": lambda x, y, d: _two_poles(x, y),
    "tangent": lambda x, y, d: _fits(y, d, 2) and _rootless(np.polyfit(y, d, 2)),
}


def _has_form(scene: Scene, f: str, words: str, kind: str, *points: str) -> bool:
    """Whether f follows the law of the kind where it is drawn; points: others that the claim is about."""
    value = whole(scene, f)
    _, _, start, stop = scene["curves"][f][0]
    x = start + (stop - start) * np.linspace(0.0613, 0.9537, 33)
    if kind == "wave":  # f(x + h) + f(x − h) is a multiple of f(x), less than twice it, and a constant
        h = (stop - start) / 9.7
        y, sums = value(x), value(x + h) + value(x - h)
        slope = np.polyfit(y, sums, 1)[0]
        return _fits(y, sums, 1) and abs(slope) < 2 - 1e-9
    with np.errstate(all="ignore"):
        y, wide, narrow = value(x), *((value(x + h) - value(x - h)) / (2 * h) for h in (STEP, STEP / 2))
        d = (4 * narrow - wide) / 3
        sure = np.abs(wide - narrow) < 1e-6 * np.abs(d) + 1e-7  # not beside a pole, where differences are far off
    good = np.isfinite(y) & np.isfinite(d) & sure & (np.abs(d) > 1e-7) & (np.abs(y) < 1e3)
    if kind == "corner":  # no difference over the corner itself
        good &= np.abs(np.abs(d) - np.median(np.abs(d))) < 1e-5 * np.median(np.abs(d)) + 1e-6
    return bool(good.sum() > 8) and LAWS[kind](x[good], y[good], d[good])


def _is_transform(scene: Scene, g: str, f: str, a: str, c: str, d: str) -> bool:
    """Whether g(x) is a f(x − c) + d."""
    _, _, start, stop = scene["curves"][g][0]
    x = np.linspace(start, stop, 33)
    with np.errstate(all="ignore"):
        gap = _number(a) * whole(scene, f)(x - _number(c)) + _number(d) - whole(scene, g)(x)
    return bool(np.nanmax(np.abs(gap)) < 1e-6)


def _field_form(scene: Scene, field: str, body: str, words: str) -> bool:
    """Whether the field's slope is a constant multiple of the body, an expression in x and y."""
    x, y = np.array([0.5, 1.25, -2.0, 3.0]), np.array([1.5, -1.0, 2.5, 1.0])
    slopes, parts = values_of(scene["fields"][field], x=x, y=y), values_of(body, x=x, y=y)
    ratio = (slopes + 0 * x) / (parts + 0 * x)
    return bool(np.max(np.abs(ratio - ratio[0])) < 1e-9)


def _sequence_is(scene: Scene, name: str, kind: str) -> bool:
    found = np.array(terms(scene, 4))
    steps = np.diff(found) if kind == "arithmetic" else found[1:] / found[:-1]
    return bool(np.max(np.abs(steps - steps[0])) < 1e-9)


FORM_PREDICATES: dict[str, Callable[..., bool]] = {
    "has_form": _has_form,
    "transform_of": _is_transform,
    "field_form": _field_form,
    "sequence_is": _sequence_is,
}
