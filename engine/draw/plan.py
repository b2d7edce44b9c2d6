"""What each label names and how much room it will want, found before the figure's scale is known."""

from __future__ import annotations

from math import atan2, cos, hypot, sin
from typing import NamedTuple

from engine.draw.around import Fan, anchored, best_direction, legs, rays
from engine.draw.beside import Places, Span, arc_of, dimension_offsets, span
from engine.draw.frame import Want
from engine.draw.glyphs import compose
from engine.draw.room import support
from engine.draw.shape import Round, Shape, Straight, extremes
from engine.draw.style import Style
from engine.errors import Reject
from engine.facts.figure import Circle, Figure, Label

LENGTHS = ("length", "distance", "radius", "diameter")
ARCS = ("arc_length", "arc_measure")
FREE = ("note", "perimeter", "circumference", "angle_sum", "ratio", "count")


class Task(NamedTuple):
    """One label to place: its size in px, and by its kind the span beside which or the directions in which it goes."""

    label: Label
    w: int
    h: int
    span: Span | None = None
    fan: Fan | None = None
    lone: bool = False  # a point that no stroke touches


def moved(task: Task, s: float, x: float, y: float) -> Task:
    """The task after (px, py) -> (s px + x, s py + y)."""
    return task if task.span is None else Task(task.label, task.w, task.h, task.span.moved(s, x, y))


def resized(task: Task, style: Style) -> Task:
    """The task with its label in the font of the style."""
    w, h = sizes(task.label, style)
    return Task(task.label, w, h, task.span, task.fan, task.lone)


def sizes(label: Label, style: Style) -> tuple[int, int]:
    """Width and height of the label's ink, px."""
    h, w = compose(label.text, style.family, style.italic, label_font(label, style)).ink.shape
    return w, h


def label_font(label: Label, style: Style) -> int:
    """Font size of a label: notes are sentences and are set as small as the typeset question, wide ones smaller."""
    if label.kind not in FREE:
        return style.font
    font = min(style.font, style.text)
    share = note_room(style) / compose(label.text, style.family, style.italic, font).ink.shape[1]
    return font if share >= 1 else max(min(font, style.smallest), int(share * font))


def note_room(style: Style) -> int:
    """Width in px that a note may have."""
    return style.size - 2 * round(style.size * 0.03)


def _foot(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)
    return a[0] + t * dx, a[1] + t * dy


def _drawn_radius(
    circle: int, shapes: list[Shape], near: float, whole: bool
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Ends of a drawn radius (or diameter) of the round stroke, if there is one."""
    ring = next((s for s in shapes if isinstance(s, Round) and s.stroke == circle), None)
    if ring is None:
        return None
    for s in shapes:
        if not isinstance(s, Straight):
            continue
        a, b = (s.ax, s.ay), (s.bx, s.by)
        da, db = hypot(a[0] - ring.cx, a[1] - ring.cy), hypot(b[0] - ring.cx, b[1] - ring.cy)
        if whole:
            on = abs(da - ring.r) < near and abs(db - ring.r) < near
            if on and abs(hypot(a[0] - b[0], a[1] - b[1]) - 2 * ring.r) < near:
                return a, b
        elif (da < near and abs(db - ring.r) < near) or (db < near and abs(da - ring.r) < near):
            return a, b
    return None


def circle_index(figure: Figure, name: str) -> int:
    """Position of the named circle among the strokes; Reject where a label names one that is not drawn."""
    for i, stroke in enumerate(figure.strokes):
        if isinstance(stroke, Circle) and stroke.name == name:
            return i
    raise Reject("label names nothing drawn")


def plan(
    figure: Figure,
    labels: list[Label],
    style: Style,
    at: Places,
    shapes: list[Shape],
    mirrored: bool,
    corners: tuple[tuple[float, float], ...] = (),
) -> tuple[list[Task], list[Want]]:
    """Tasks in the order of the labels, and the wants of strokes and labels in the unscaled frame.

    corners: of the window, where there are axes.
    """
    line = style.line / 2
    straight, rounds = legs(shapes)
    # a place where strokes meet counts once: the fit to the canvas runs over all wants a few times
    seen = {place for s in shapes if isinstance(s, Straight) for place in ((s.ax, s.ay), (s.bx, s.by))}
    hull = seen.union(corners, *map(extremes, rounds)) if rounds or corners else seen
    wants: list[Want] = [(x, y, line, line, line, line) for x, y in hull]
    if not wants:
        raise Reject("figure has no strokes")
    xs, ys = [x for x, _ in hull], [y for _, y in hull]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    centre = ((left + right) / 2, (top + bottom) / 2)
    near = 1e-4 * (right - left + bottom - top)
    named = {label.of[0] for label in labels if label.kind == "point"}
    seen.update([at[name] for name in named], [at[name] for name in figure.dots])
    off = line + 3 + style.font * 0.08
    tasks: list[Task] = []
    for label in labels:
        w, h = sizes(label, style)
        if label.kind == "point":
            x, y = at[label.of[0]]
            outward = atan2(y - centre[1], x - centre[0]) if (x, y) != centre else -0.8
            leaving = rays(x, y, straight, rounds, near)
            best = best_direction(leaving, outward)
            fan = None if best is None else Fan(leaving, outward, best)
            tasks.append(Task(label, w, h, None, fan, not leaving))
            if best is not None:
                cx, cy = anchored(0.0, 0.0, w, h, best, style.dot + off)
                wants.append((x, y, w / 2 - cx, h / 2 - cy, w / 2 + cx, h / 2 + cy))
        elif label.kind in LENGTHS:
            pair: tuple[tuple[float, float], tuple[float, float]] | None
            if label.kind == "length":
                pair = at[label.of[0]], at[label.of[1]]
            elif label.kind == "distance":
                pair = at[label.of[0]], _foot(at[label.of[0]], at[label.of[1]], at[label.of[2]])
            else:
                pair = _drawn_radius(circle_index(figure, label.of[0]), shapes, near, label.kind == "diameter")
            if pair is None:
                tasks.append(Task(label, w, h))
                continue
            # a diameter through its centre is still seen as one piece when it is called the diameter
            here = span(*pair, shapes, [] if label.kind == "diameter" else seen, centre, near)
            tasks.append(Task(label, w, h, span=here))
            t = support(here.nx, here.ny, w, h) + off + (dimension_offsets(style.font)[0] if here.dimension else 0)
            mx, my = (here.ax + here.bx) / 2, (here.ay + here.by) / 2
            wants.append((mx, my, w / 2 - here.nx * t, h / 2 - here.ny * t, w / 2 + here.nx * t, h / 2 + here.ny * t))
            if here.dimension:
                o = dimension_offsets(style.font)[0] + 3
                for x, y in ((here.ax, here.ay), (here.bx, here.by)):
                    wants.append((x, y, -here.nx * o, -here.ny * o, here.nx * o, here.ny * o))
        else:
            tasks.append(Task(label, w, h))
            if label.kind in ARCS:
                c, r, start, sweep = arc_of(label.of, at, mirrored)
                ux, uy = cos(start + sweep / 2), sin(start + sweep / 2)
                t = off + support(ux, uy, w, h)
                wants.append(
                    (c[0] + r * ux, c[1] + r * uy, w / 2 - ux * t, h / 2 - uy * t, w / 2 + ux * t, h / 2 + uy * t)
                )
    return tasks, wants
