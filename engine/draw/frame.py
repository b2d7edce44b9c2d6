"""Where the figure lands on the canvas: turned, mirrored, scaled to fill it with room for its labels."""

from __future__ import annotations

from math import cos, radians, sin

from engine.errors import Reject

Matrix = tuple[float, float, float, float, float, float]
Want = tuple[float, float, float, float, float, float]


def orientation(rotation: float, mirror: bool) -> tuple[float, float, float, float]:
    """(a, b, c, d) of the matrix at scale 1: mirrored in the y axis, turned counter-clockwise, y pointing down."""
    turn = radians(rotation)
    # exact zeros for quarter turns: 6e-17 would blur axis-parallel strokes into two shades
    c, s = (round(cos(turn)), round(sin(turn))) if rotation % 90 == 0 else (cos(turn), sin(turn))
    m = -1.0 if mirror else 1.0
    return (c * m, -s * m, -s, -c)


def fit(wants: list[Want], width: float, height: float) -> tuple[float, float, float]:
    """Largest scale s and shift (x, y) that bring all wants into a box of width x height pixels, centred.

    A want is (x, y, left, top, right, bottom): a place in the unscaled frame and the pixels that stick out of it at
    any scale (a label, half a line). The extent as a function of s is convex and piecewise linear, so Newton's steps
    from above reach the answer in a few rounds. Reject where pixels alone fill the box.
    """
    xs, ys, lefts, tops, rights, bottoms = zip(*wants, strict=True)
    axes = ((xs, lefts, rights, width), (ys, tops, bottoms, height))
    scale = min(width / max(max(xs) - min(xs), 1e-9), height / max(max(ys) - min(ys), 1e-9))
    shift = [0.0, 0.0]
    for _ in range(6):
        best = scale
        for axis, (place, low, high, room) in enumerate(axes):
            far = [p * scale + pixels for p, pixels in zip(place, high, strict=True)]
            near = [p * scale - pixels for p, pixels in zip(place, low, strict=True)]
            most, least = max(far), min(near)
            shift[axis] = (room - most - least) / 2
            if most - least > room + 1e-6:
                i, j = far.index(most), near.index(least)
                slope, pixels = place[i] - place[j], high[i] + low[j]
                if slope <= 1e-12 or pixels >= room:
                    raise Reject("label does not fit")
                best = min(best, (room - pixels) / slope)
        if best == scale:
            break
        scale = best
    return scale, shift[0], shift[1]
