"""Pictures of a problem, each drawn, encoded and hashed once for all versions that show it; and its scene as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

from engine.ask import text
from engine.ask.deduce import Problem
from engine.ask.phrases import capitalised
from engine.draft import DRAWN_KINDS, Draft, unclocked
from engine.draw import Drawing, draw, encode_png, pixel_hash, typeset
from engine.facts.figure import AngleMark, Circle, Curve, Field, Figure, Label, RightAngle
from engine.facts.quantity import PLOTTED
from engine.facts.scene import WORDS, Scene
from engine.facts.value import Word


@dataclass(slots=True)
class Picture:
    """A drawing as rows hold it.

    Attributes:
        drawing: None for a version without a picture.
        png, pixel_hash: of its pixels.
        world: the row's scene; scene: the same as JSON.
        checked: whether a row with it has passed the checks.
    """

    drawing: Drawing | None
    png: bytes
    pixel_hash: str
    world: dict[str, Any]
    scene: str
    checked: bool = False


class Pictures:
    """Pictures of one draft: its diagram with and without the givens, each drawn when first asked for, and the page.

    The two are laid out apart from each other, so that a crowded one may have a smaller font than the other.

    Attributes:
        checked: whether a row of the draft has passed the checks.
    """

    def __init__(self, draft: Draft, enter: Callable[[str], None] = unclocked) -> None:
        self.checked = False
        self._draft, self._enter = draft, enter
        self._scene = scene_json(draft.scene, draft.problem)
        self._diagrams: dict[tuple[Label, ...], Picture] = {}  # one where all givens are read off a grid anyway

    def none(self) -> Picture:
        """What a version without a picture has."""
        return self._made(None)

    def diagram(self, labelled: bool) -> Picture:
        """The diagram, with the givens written on it or not; Reject if they cannot be."""
        draft = self._draft
        self._enter("draw")
        givens = list(draft.problem.given) if labelled else []
        figure, labels = annotated(draft.scene, draft.problem, givens, labelled and draft.goal_marked, draft.places)
        written = tuple(labels)
        if written not in self._diagrams:
            self._diagrams[written] = self._made(draw(figure, labels, draft.style))
        return self._diagrams[written]

    def page(self, question: str, choices: Sequence[str]) -> Picture:
        """The labelled diagram with the question typeset beside it."""
        diagram = self.diagram(True).drawing
        assert diagram
        self._enter("draw")
        return self._made(typeset(diagram, question, choices, self._draft.style))

    def _made(self, drawing: Drawing | None) -> Picture:
        self._enter("encode")
        world = self._scene | drawn_json(drawing)
        scene = orjson.dumps(world).decode()
        if drawing is None:
            return Picture(None, b"", "", world, scene)
        return Picture(drawing, encode_png(drawing.pixels), pixel_hash(drawing.pixels), world, scene)


def annotated(
    scene: Scene, problem: Problem, givens: Sequence[str], goal_marked: bool, places: int
) -> tuple[Figure, list[Label]]:
    """The figure with a mark for each labelled angle, and its labels.

    These are points, names of vectors and curves, angles that a claim states, `givens` and the question mark.
    """
    figure = scene.figure
    placed = {scene.quantities[n].of[0]: n for n in givens if scene.quantities[n].kind in PLOTTED}
    labels = []
    for name in figure.points:
        if not name.startswith("_"):
            where = placed.get(name)
            if where and not text.readable(figure, problem.given[where]):
                told = placed_label(scene, where, problem)
                labels.append(Label("point", (name,), told, Label("note", (where,), told)))
            else:
                labels.append(Label("point", (name,), name))
    labels += [Label("length", (a, b), text) for a, b, text in figure.titles]
    labels += [Label("curve", (s.name,), s.text) for s in figure.strokes if isinstance(s, Curve) and s.text]
    labels += [Label("angle", p.of[:3], f"{p.of[3]}°") for p in scene.properties if p.kind == "angle_is"]
    marks = list(figure.marks)
    asked = [(problem.goal, "?")] if goal_marked else []
    for name, printed in [*((n, text.printed(scene, n, problem.given[n], places)) for n in givens), *asked]:
        quantity = scene.quantities[name]
        if quantity.kind in PLOTTED and name in givens:
            continue
        # an area written inside its region is clear only where the region is shaded: else strokes may divide it
        inside = quantity.kind != "area" or any(fill.region == quantity.of[0] for fill in figure.fills)
        if quantity.kind in DRAWN_KINDS and inside:
            spare = Label("note", (name,), note(scene, name, printed)) if quantity.kind == "distance" else None
            labels.append(Label(quantity.kind, quantity.of, printed, spare))
        else:
            labels.append(Label("note", (name,), note(scene, name, printed)))
        if quantity.kind == "angle":
            a, b, c = quantity.of
            square = printed == "90°"
            same = [m for m in marks if isinstance(m, (AngleMark, RightAngle)) and m.b == b and {m.a, m.c} == {a, c}]
            if not same:
                marks.append(RightAngle(a, b, c) if square else AngleMark(a, b, c))
    return replace(figure, marks=tuple(marks)), labels


def placed_label(scene: Scene, name: str, problem: Problem) -> str:
    """A marked point with its place: A(2, 3); in the complex plane z = 2 + 3i."""
    shown, letter = text.printed(scene, name, problem.given[name], 0), scene.quantities[name].of[0]
    return f"{letter} = {shown}" if scene.quantities[name].kind == "number" else f"{letter}{shown}"


def note(scene: Scene, name: str, printed: str) -> str:
    """A value that no stroke can carry, as a line beside the figure: Perimeter of ABCD: 24 cm.

    A colon, for in words "the mean value of f from A to B = −4" would be read as B = −4.
    """
    quantity = scene.quantities[name]
    if quantity.kind in WORDS:
        title = capitalised(text.meaning(quantity))
        return f"{title}: {printed}" if title else f"{quantity.symbol}{': ' if ' = ' in printed else ' = '}{printed}"
    title = {"count": "Number of sides", "angle_sum": "Sum of the interior angles"}.get(
        quantity.kind, quantity.kind.capitalize()
    )
    return f"{title} {'from' if quantity.kind == 'distance' else 'of'} {quantity.noun}: {printed}"


def plane_json(figure: Figure) -> dict[str, Any]:
    """Axes and curves of the row's scene; nothing for a figure without axes."""
    axes = figure.axes
    if axes is None:
        return {}
    return {
        "axes": {
            "window": [axes.x0, axes.x1, axes.y0, axes.y1],
            "steps": [axes.x_step, axes.y_step],
            "grid": axes.grid,
        },
        "curves": {
            s.name: [[piece.x, piece.y, piece.start, piece.stop] for piece in s.pieces]
            for s in figure.strokes
            if isinstance(s, Curve)
        },
        "fields": {s.name: s.slope for s in figure.strokes if isinstance(s, Field)},
        "rings": list(figure.rings),
        "shades": [[shade.upper, shade.lower, shade.x0, shade.x1] for shade in figure.shades],
    }


def stroke_json(stroke: Mapping[str, Any]) -> dict[str, Any]:
    """A stroke by the names of its points; a line that the layout added for a label has pixels instead."""
    if stroke["names"]:
        return {key: value for key, value in stroke.items() if key not in ("points", "radius")}
    return dict(stroke)


def scene_json(scene: Scene, problem: Problem) -> dict[str, Any]:
    """The row's scene but for drawn_json(): world coordinates and claims, enough to measure the answer again."""
    figure = scene.figure
    names = [*problem.given, *(step.name for step in problem.steps), *scene.told]
    words = {step.name: {"word": step.value.word} for step in problem.steps if isinstance(step.value, Word)}
    return {
        "unit": scene.unit,
        "points": {name: [round(x, 9), round(y, 9)] for name, (x, y) in figure.points.items()},
        "circles": {
            s.name: {"center": s.center, "radius": round(s.radius, 9)} for s in figure.strokes if isinstance(s, Circle)
        },
        "regions": {
            name: [
                loop if isinstance(loop, str) else [[e.a, e.b, e.center, e.ccw] for e in loop] for loop in region.loops
            ]
            for name, region in figure.regions.items()
        },
        "quantities": {
            n: {"kind": q.kind, "of": list(q.of), "symbol": q.symbol, "noun": q.noun, **words.get(n, {})}
            for n, q in ((n, scene.quantities[n]) for n in dict.fromkeys(names))
        },
        "told": {n: value.source() for n in scene.told if (value := scene.base[n])},
        "properties": [{"kind": p.kind, "of": list(p.of)} for p in scene.properties],
        **plane_json(figure),
    }


def drawn_json(drawing: Drawing | None) -> dict[str, Any]:
    """What the row's scene says of the drawing: its strokes, and where the world lies in its pixels."""
    if drawing is None:
        return {"strokes": [], "matrix": None}
    return {"strokes": [stroke_json(stroke) for stroke in drawing.strokes], "matrix": list(drawing.matrix)}
