"""Marks as pixel geometry: right-angle squares, angle arcs (nested where they share a vertex), ticks and chevrons."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, hypot, pi
from typing import NamedTuple

from engine.draw.shape import TURN, Trace
from engine.draw.style import Style
from engine.facts.figure import AngleMark, Chevron, Mark, RightAngle, Tick

Points = dict[str, tuple[float, float]]


class Wedge(NamedTuple):
    """An angle at (x, y): the direction of its first ray, signed sweep below pi, shorter leg in px."""

    x: float
    y: float
    start: float
    sweep: float
    leg: float


class AngleArc(NamedTuple):
    """A drawn angle mark: its wedge, inner radius, outermost radius, number of arcs."""

    wedge: Wedge
    radius: float
    outer: float
    arcs: int


class Inked(NamedTuple):
    """A drawn mark for the list of objects: kind, names, outline points in px."""

    kind: str
    names: tuple[str, ...]
    points: tuple[tuple[float, float], ...]


def wedge(at: Points, a: str, b: str, c: str) -> Wedge:
    """The angle a-b-c in pixels."""
    (ax, ay), (bx, by), (cx, cy) = at[a], at[b], at[c]
    start = atan2(ay - by, ax - bx)
    sweep = (atan2(cy - by, cx - bx) - start + pi) % TURN - pi
    return Wedge(bx, by, start, sweep, min(hypot(ax - bx, ay - by), hypot(cx - bx, cy - by)))


def same_wedge(p: Wedge, q: Wedge) -> bool:
    """Whether two angles share vertex and rays, however their points are named."""
    if abs(p.x - q.x) + abs(p.y - q.y) > 0.5:
        return False
    if abs(abs(p.sweep) - abs(q.sweep)) > 0.01:
        return False
    middle = (p.start + p.sweep / 2) - (q.start + q.sweep / 2)
    return abs((middle + pi) % TURN - pi) < 0.01


def _overlap(p: Wedge, q: Wedge) -> bool:
    apart = abs(((p.start + p.sweep / 2) - (q.start + q.sweep / 2) + pi) % TURN - pi)
    return apart < (abs(p.sweep) + abs(q.sweep)) / 2 - 0.02


def angle_arcs(marks: Sequence[AngleMark], at: Points, style: Style, labelled: Sequence[Wedge]) -> list[AngleArc]:
    """Radii for all angle marks: wider angles lie outside the narrower ones they contain, with room for a label."""
    gap = max(2.5, style.arc * 0.16)
    order = sorted(range(len(marks)), key=lambda i: abs(wedge(at, marks[i].a, marks[i].b, marks[i].c).sweep))
    done: dict[int, AngleArc] = {}
    for i in order:
        mark = marks[i]
        here = wedge(at, mark.a, mark.b, mark.c)
        narrow = abs(here.sweep)
        radius = style.arc * (1.5 if narrow < 0.45 else 1.2 if narrow < 0.8 else 0.85 if narrow > 2.1 else 1.0)
        radius = min(radius, 0.4 * here.leg)
        for other in done.values():
            if abs(other.wedge.x - here.x) + abs(other.wedge.y - here.y) > 0.5:
                continue
            if _overlap(other.wedge, here):
                named = any(same_wedge(other.wedge, w) for w in labelled)
                radius = max(radius, other.outer + (style.font * 1.9 if named else gap * 1.8))
            unequal = mark.count == other.arcs and abs(narrow - abs(other.wedge.sweep)) > 0.01
            if unequal and abs(radius - other.radius) < gap:  # neighbours of unequal size must not look equal
                radius = other.outer + gap * 1.2
        done[i] = AngleArc(here, radius, radius + (mark.count - 1) * gap, mark.count)
    return [done[i] for i in range(len(marks))]


def _middle(at: Points, a: str, b: str, mark: Mark, marks: Sequence[Mark]) -> tuple[float, float, float, float, float]:
    """Where a tick or chevron sits: (x, y) off points that lie on the middle, unit direction, length."""
    (ax, ay), (bx, by) = at[a], at[b]
    dx, dy = bx - ax, by - ay
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    t = 0.5
    twin = isinstance(mark, Chevron) and any(isinstance(m, Tick) and {m.a, m.b} == {a, b} for m in marks)
    for place in (0.62, 0.38, 0.7) if twin else (0.5, 0.7, 0.3, 0.4):
        t = place
        x, y = ax + dx * t, ay + dy * t
        if all(hypot(px - x, py - y) > min(8.0, 0.08 * length) for px, py in at.values()):
            break
    return ax + dx * t, ay + dy * t, ux, uy, length


def trace_marks(marks: Sequence[Mark], arcs: Sequence[AngleArc], at: Points, style: Style, into: Trace) -> list[Inked]:
    """Add every mark to the path; `arcs` are those of the angle marks, in order."""
    inked: list[Inked] = []
    rest = iter(arcs)
    for mark in marks:
        if isinstance(mark, RightAngle):
            (ax, ay), (bx, by), (cx, cy) = at[mark.a], at[mark.b], at[mark.c]
            p, q = hypot(ax - bx, ay - by) or 1.0, hypot(cx - bx, cy - by) or 1.0
            m = min(style.mark, 0.32 * p, 0.32 * q)
            ux, uy, vx, vy = (ax - bx) / p * m, (ay - by) / p * m, (cx - bx) / q * m, (cy - by) / q * m
            corner = ((bx + ux, by + uy), (bx + ux + vx, by + uy + vy), (bx + vx, by + vy))
            into.polyline(*corner)
            inked.append(Inked("right_angle", (mark.a, mark.b, mark.c), ((bx, by), *corner)))
        elif isinstance(mark, AngleMark):
            arc = next(rest)
            here = arc.wedge
            step = (arc.outer - arc.radius) / max(1, arc.arcs - 1)
            start = len(into.vertices)
            for i in range(arc.arcs):
                into.arc(here.x, here.y, arc.radius + i * step, here.start, here.sweep)
            inked.append(Inked("angle_mark", (mark.a, mark.b, mark.c), tuple(into.vertices[start::3])))
        else:
            x, y, ux, uy, length = _middle(at, mark.a, mark.b, mark, marks)
            start = len(into.vertices)
            if isinstance(mark, Tick):
                half = min(style.mark * 0.5, 0.2 * length)
                gap = min(max(3.0, style.mark * 0.34), 0.12 * length)
                for i in range(mark.count):
                    o = (i - (mark.count - 1) / 2) * gap
                    px, py = x + ux * o, y + uy * o
                    into.polyline((px - uy * half, py + ux * half), (px + uy * half, py - ux * half))
            else:
                half = min(style.mark * 0.45, 0.15 * length)
                gap = half * 1.3
                for i in range(mark.count):
                    o = (i - (mark.count - 1) / 2) * gap + half * 0.6
                    px, py = x + ux * o, y + uy * o
                    bx, by = px - ux * half * 1.2, py - uy * half * 1.2
                    into.polyline((bx - uy * half, by + ux * half), (px, py), (bx + uy * half, by - ux * half))
            kind = "tick" if isinstance(mark, Tick) else "chevron"
            inked.append(Inked(kind, (mark.a, mark.b), tuple(into.vertices[start:])))
    return inked
