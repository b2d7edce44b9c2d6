"""What is measured of slopes, tangents, curvature and areas: differences and quadrature of the curves' own values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.check.curves import SAMPLES, _difference, _number, at, bisected, distinct, integral_over, sampled
from engine.check.plane import SLOPE_TOLERANCE, Relation, Sampled, Scene, point
from engine.check.waves import whole
from engine.facts.function import values_of


def slopes(scene: Scene, f: str) -> Callable[[Any], Any]:
    """Slope of f at every x by differences, its window left behind."""
    value, h = whole(scene, f), 1e-3

    def slope(x: Any) -> Any:
        wide, narrow = ((value(x + s) - value(x - s)) / (2 * s) for s in (h, h / 2))
        return (4 * narrow - wide) / 3

    return slope


def bends(scene: Scene, f: str) -> Callable[[Any], Any]:
    """Second differences of f, extrapolated: off by some 1e-7."""
    value, h = whole(scene, f), 2e-2

    def bend(x: Any) -> Any:
        wide, narrow = ((value(x + s) - 2 * value(x) + value(x - s)) / s**2 for s in (h, h / 2))
        return (4 * narrow - wide) / 3

    return bend


def crossings(value: Callable[[Any], Any], start: float, stop: float) -> list[float]:
    """Where the function changes sign between start and stop, or touches 0 at a sampled place."""
    xs = np.linspace(start, stop, SAMPLES)
    ys = value(xs)
    found = [
        bisected(lambda x: float(value(x)), float(xs[i]), float(xs[i + 1]))
        for i in np.flatnonzero(ys[:-1] * ys[1:] < 0).tolist()
    ]
    return distinct(found + [float(xs[i]) for i in np.flatnonzero(np.abs(ys) < 1e-9).tolist()])


def _ends(scene: Scene, f: str) -> tuple[float, float]:
    _, _, start, stop = scene["curves"][f][0]
    return start, stop


def places_of_slope(scene: Scene, f: str, m: str = "0") -> list[float]:
    """Where the tangent has the slope m."""
    slope, aim = slopes(scene, f), _number(m)
    return crossings(lambda x: slope(x) - aim, *_ends(scene, f))


def _line(x: float, y: float, m: float) -> Relation:
    on = [(x + t, y + m * t) for t in (-2.0, -0.5, 0.0, 1.0, 3.0)]
    return Relation(on, [(x - m, y + 1.0), (x + m / 2 + 0.1, y - 0.5)])


def tangent(scene: Scene, f: str, place: str) -> Relation:
    """The tangent's points."""
    x = _number(place)
    return _line(x, at(scene, f, x), round(_difference(scene, f, x), 7))


def normal(scene: Scene, f: str, place: str) -> Relation:
    """The normal's points."""
    x = _number(place)
    return _line(x, at(scene, f, x), -1 / round(_difference(scene, f, x), 7))


def tangent_intercept(scene: Scene, f: str, place: str) -> float:
    """Where the tangent meets the y-axis."""
    x = _number(place)
    return at(scene, f, x) - x * _difference(scene, f, x)


def second_derivative(scene: Scene, f: str) -> Sampled:
    """Second differences at places all over the graph of f."""
    xs, _ = sampled(scene, f, 9, 0.07)
    return Sampled(xs, bends(scene, f)(xs), SLOPE_TOLERANCE)


def integral_between(scene: Scene, f: str, p: str, q: str) -> float:
    """Integral of f from the place of p to that of q."""
    return integral_over(scene, f, point(scene, p)[0], point(scene, q)[0])


def _width(scene: Scene, p: str, q: str) -> float:
    return point(scene, q)[0] - point(scene, p)[0]


def stretches(value: Callable[[Any], Any], start: float, stop: float) -> Any:
    """Open intervals on which the function is positive; those that reach the window's border go on for ever."""
    edges = [-np.inf, *crossings(value, start, stop), np.inf]
    inner = [start, *edges[1:-1], stop]
    found = [
        (edges[i], edges[i + 1], False, False)
        for i in range(len(edges) - 1)
        if float(value((inner[i] + inner[i + 1]) / 2)) > 0
    ]
    return found[0] if len(found) == 1 else found


def _signed(scene: Scene, f: str, rule: Callable[[Scene, str], Callable[[Any], Any]], sign: int) -> Any:
    value = rule(scene, f)
    return stretches(lambda x: sign * value(x), *_ends(scene, f))


def _turns(scene: Scene, f: str, rule: Callable[[Scene, str], Callable[[Any], Any]], sign: int) -> float:
    """The only place where the function goes from sign to -sign."""
    value = rule(scene, f)
    found = [
        x for x in crossings(value, *_ends(scene, f)) if sign * float(value(x - 0.01)) > 0 > sign * value(x + 0.01)
    ]
    (place,) = found
    return place


def _inflection(scene: Scene, f: str) -> float:
    (place,) = crossings(bends(scene, f), *_ends(scene, f))
    return place


def _by_slope(scene: Scene, f: str, points: tuple[str, ...]) -> list[str]:
    return sorted(points, key=lambda p: _difference(scene, f, point(scene, p)[0]))


def _weighted_slopes(scene: Scene, f: str, a: str, b: str, k: str, m: str) -> float:
    return float(k) * _difference(scene, f, _number(a)) + float(m) * _difference(scene, f, _number(b))


def _product_slope(scene: Scene, f: str, k: str, m: str, place: str) -> float:
    """Slope of (kx + m) f(x) by a central difference of the products."""
    x, step = _number(place), 1e-4
    left, right = ((_number(k) * t + _number(m)) * at(scene, f, t) for t in (x - step, x + step))
    return (right - left) / (2 * step)


def _field_at(scene: Scene, field: str, x: float, y: float) -> float:
    slope = values_of(scene["fields"][field], x=np.array([x]), y=np.array([y]))
    return float(slope[0])


def _field(scene: Scene, field: str) -> Sampled:
    """The field's slopes at some places of the plane."""
    xs, ys = np.array([0.5, 1.0, -2.0, 3.0, 2.0, -1.5]), np.array([1.5, -1.0, 2.0, 1.0, -3.0, -0.5])
    return Sampled(xs, np.array([_field_at(scene, field, *place) for place in zip(xs, ys, strict=True)]), ys=ys)


def _factor(scene: Scene, field: str, body: str) -> float:
    place = {"x": np.array([2.0]), "y": np.array([1.0])}
    return _field_at(scene, field, 2.0, 1.0) / float(values_of(body, **place)[0])


def _euler(scene: Scene, field: str, p: str, step: str) -> float:
    x, y = point(scene, p)
    return y + _number(step) * _field_at(scene, field, x, y)


CALCULUS_MEASURES: dict[str, Callable[..., Any]] = {
    "level_places": places_of_slope,
    "places_of_slope": places_of_slope,
    "tangent": tangent,
    "normal": normal,
    "tangent_intercept": tangent_intercept,
    "weighted_slopes": _weighted_slopes,
    "product_slope": _product_slope,
    "normal_slope": lambda scene, f, place: -1 / _difference(scene, f, _number(place)),
    "integral_between": integral_between,
    "area_on": lambda scene, f, p, q: abs(integral_between(scene, f, p, q)),
    "mean_on": lambda scene, f, p, q: integral_between(scene, f, p, q) / _width(scene, p, q),
    "convex_on": lambda scene, f: _signed(scene, f, bends, 1),
    "concave_on": lambda scene, f: _signed(scene, f, bends, -1),
    "rising_on": lambda scene, f: _signed(scene, f, slopes, 1),
    "falling_on": lambda scene, f: _signed(scene, f, slopes, -1),
    "inflection_place": _inflection,
    "inflection_places": lambda scene, f: crossings(bends(scene, f), *_ends(scene, f)),
    "inflection_slope": lambda scene, f: float(slopes(scene, f)(_inflection(scene, f))),
    "high_place": lambda scene, f: _turns(scene, f, slopes, 1),
    "low_place": lambda scene, f: _turns(scene, f, slopes, -1),
    "high_value": lambda scene, f: at(scene, f, _turns(scene, f, slopes, 1)),
    "low_value": lambda scene, f: at(scene, f, _turns(scene, f, slopes, -1)),
    "rising_from": lambda scene, f: _signed(scene, f, whole, 1),
    "falling_from": lambda scene, f: _signed(scene, f, whole, -1),
    "convex_from": lambda scene, f: _signed(scene, f, slopes, 1),
    "concave_from": lambda scene, f: _signed(scene, f, slopes, -1),
    "high_from": lambda scene, f: _turns(scene, f, whole, 1),
    "low_from": lambda scene, f: _turns(scene, f, whole, -1),
    "turn_from": lambda scene, f: crossings(slopes(scene, f), *_ends(scene, f))[0],
    "slope_from": lambda scene, f, place: at(scene, f, _number(place)),
    "change_from": integral_between,
    "lead": lambda scene, f: float(bends(scene, f)(0.0)) / 2,
    "slope_at": lambda scene, f, p: _difference(scene, f, point(scene, p)[0]),
    "slope_order": lambda scene, f, *points: ", ".join(_by_slope(scene, f, points)),
    "steepest": lambda scene, f, *points: max(points, key=lambda p: abs(_difference(scene, f, point(scene, p)[0]))),
    "least_slope": lambda scene, f, *points: _by_slope(scene, f, points)[0],
    "greatest_slope": lambda scene, f, *points: _by_slope(scene, f, points)[-1],
    "field_formula": _field,
    "field_slope": lambda scene, field, p: _field_at(scene, field, *point(scene, p)),
    "field_factor": _factor,
    "euler_height": _euler,
    "field_tangent": lambda scene, field, p: _line(*point(scene, p), _field_at(scene, field, *point(scene, p))),
    "second_gradient": lambda scene, f, place: float(bends(scene, f)(np.array([_number(place)]))[0]),
    "second_derivative": second_derivative,
}


def _touches_at(scene: Scene, a: str, b: str, f: str) -> bool:
    """The line a-b is the tangent to f at a."""
    (ax, ay), (bx, by) = point(scene, a), point(scene, b)
    on = abs(at(scene, f, ax) - ay) < 1e-6
    return on and abs((by - ay) / (bx - ax) - _difference(scene, f, ax)) < SLOPE_TOLERANCE


def _one_side(scene: Scene, f: str, p: str, q: str) -> bool:
    """f has one sign between the two places."""
    ys = whole(scene, f)(np.linspace(point(scene, p)[0], point(scene, q)[0], SAMPLES))
    return bool(np.all(ys > -1e-9) or np.all(ys < 1e-9))


def _vertex(scene: Scene, p: str, f: str) -> bool:
    """f turns at p."""
    x, y = point(scene, p)
    return abs(at(scene, f, x) - y) < 1e-6 and abs(_difference(scene, f, x)) < 1e-6


CALCULUS_PREDICATES: dict[str, Callable[..., bool]] = {
    "all_on_curve": lambda scene, f, *ps: all(
        abs(at(scene, f, point(scene, p)[0]) - point(scene, p)[1]) < 1e-6 for p in ps
    ),
    "vertex": _vertex,
    "local_high": lambda scene, p, f: abs(point(scene, p)[0] - _turns(scene, f, slopes, 1)) < 1e-6,
    "local_low": lambda scene, p, f: abs(point(scene, p)[0] - _turns(scene, f, slopes, -1)) < 1e-6,
    "inflection_at": lambda scene, p, f: abs(point(scene, p)[0] - _inflection(scene, f)) < 1e-6,
    "zero_at": lambda scene, p, f: point(scene, p)[1] == 0 and abs(at(scene, f, point(scene, p)[0])) < 1e-9,
    "touches_at": _touches_at,
    "one_side": _one_side,
    "axis_point": lambda scene, p, axis: abs(point(scene, p)["yx".index(axis)]) < 1e-9,
}
