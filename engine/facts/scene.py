"""The scene, and the sketch on which a family states it: figure, quantities, rules, properties, words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from numbers import Rational
from random import Random
from typing import Any

from engine.errors import EngineError, FamilyError
from engine.facts.curve_kinds import CURVE_KINDS
from engine.facts.exact import Exact
from engine.facts.expr import parse_value
from engine.facts.figure import (
    AngleMark,
    Arc,
    Axes,
    Chevron,
    Circle,
    Curve,
    Edge,
    Field,
    Figure,
    Fill,
    Mark,
    Region,
    RightAngle,
    Segment,
    Shade,
    Stroke,
    Tick,
)
from engine.facts.plane import XY
from engine.facts.plane_kinds import PLANE_KINDS
from engine.facts.quantity import KINDS, Quantity, print_value
from engine.facts.rational import Fraction
from engine.facts.rules import Law, Theorem, verdict, with_mistakes
from engine.facts.value import Closed, Value, Word, text_of

FUNCTION_LETTERS = ("fgh", "fgh", "fgh", "ghk", "hpq", "pqr", "uvw")
CANONICAL = "ABCDEFGHJKLMNPQRSTUVWXYZI"
POOLS = ("ABCDEFGHJK", "PQRSTUVWXYZ", "KLMNPQRST", "XYZWUVTS", "MNPQRSTU", "DEFGHJKL", "RSTUVWXY", "JKLMNPQR")


@dataclass(frozen=True, slots=True)
class Property:
    """A claim about the figure: `kind` is a predicate of engine.check.properties, said if `said`.

    One that the description has `told` already ("ABCD is a square") is said only where the description is left out and
    a step needs it.
    """

    kind: str
    of: tuple[str, ...]
    said: bool
    told: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """One sentence of the description: the template's block for it, and the words that fill it.

    A remark stands in captions only, and only where the picture shows the quantities whose values it has `told`.
    """

    block: str
    slots: Mapping[str, str]
    remark: bool = False
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is true of one drawing.

    Attributes:
        figure: what is drawn.
        quantities: what can be asked or given, by name.
        laws: what ties quantities together.
        properties: claims in words, each checked on the figure.
        words: the description in construction order.
        base: exact values that the family set; the others follow by rules.
        hidden: names that are never given.
        unasked: names that are never the goal.
        unit: unit of length, "" for none.
        own: the family's own letter for each printed point.
        told: quantities whose values the caption tells.
    """

    figure: Figure
    quantities: Mapping[str, Quantity]
    laws: tuple[Law, ...]
    properties: tuple[Property, ...]
    words: tuple[Say, ...]
    base: Mapping[str, Value]
    hidden: frozenset[str]
    unasked: frozenset[str]
    unit: str
    own: Mapping[str, str]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letters:
    """Which letter is printed for a family's own letter, and the unit: drawn by the engine, not by the family."""

    printed: Mapping[str, str]
    unit: str


def draw_letters(rng: Random, units: tuple[str, ...], last: str = "") -> Letters:
    """Letters as books choose them: from A in order, or another run of the alphabet; O stays the centre.

    last: letters that come after all others, as X and Y do beside the axes x and y.
    """
    pool = CANONICAL if rng.random() < 0.4 else rng.choice(POOLS)
    unit = rng.choice(units)
    functions = zip("fgh", rng.choice(FUNCTION_LETTERS), strict=True)
    return Letters({**_alphabet(pool, last), **dict(functions)}, unit)


@lru_cache(maxsize=64)
def _alphabet(pool: str, last: str) -> Mapping[str, str]:
    """Printed for own letter: the pool, then the rest of the alphabet, then those of `last`."""
    order = [*pool, *(c for c in CANONICAL if c not in pool)]
    if last:
        order.sort(key=lambda letter: letter in last)
    return {**dict(zip(CANONICAL, order, strict=True)), "O": "O"}


TWO_WAYS = ("length", "angle")  # kinds whose points may be named from either end


def _forward(of: tuple[str, ...]) -> tuple[str, ...]:
    """Points of a length or angle in alphabetical order; the centre comes first, as books write it: OA, not AO."""
    first, last = of[0], of[-1]
    return of if last != "O" and (first == "O" or first < last) else of[::-1]


def canonical(scene: Scene, name: str) -> str:
    """The quantity's name before letters were drawn, so that signatures do not depend on letters."""
    quantity = scene.quantities[name]
    own = tuple(scene.own.get(point, point) for point in quantity.of)
    if quantity.kind in TWO_WAYS:
        own = _forward(own)
    elif quantity.kind in ("area", "perimeter", "semiperimeter", "count", "angle_sum"):
        own = ("".join(scene.own.get(letter, letter) for letter in "".join(quantity.of)),)
    return f"{quantity.kind}_{''.join(own) if ''.join(quantity.of).isalnum() else _identifier(own)}"


class Sketch:
    """What a family's build() draws on. Each verb returns a name that later verbs take; scene() ends it."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._own: dict[str, str] = {}  # printed letter -> the family's own
        self._points: dict[str, XY] = {}
        self._strokes: list[Stroke] = []
        self._regions: dict[str, Region] = {}
        self._fills: list[Fill] = []
        self._marks: list[Mark] = []
        self._dots: list[str] = []
        self._rings: list[str] = []
        self._axes: Axes | None = None
        self._shades: list[Shade] = []
        self._titles: list[tuple[str, str, str]] = []
        self._quantities: dict[str, Quantity] = {}
        self._laws: list[Law] = []
        self._properties: list[Property] = []
        self._words: list[Say] = []
        self._base: dict[str, Value] = {}
        self._hidden: set[str] = set()
        self._unasked: set[str] = set()
        self._told: list[str] = []
        self._remarked = 0  # how many of these the last remark had told
        self._equal = 0

    # -- what is drawn -------------------------------------------------------------------------------

    def point(self, letter: str, xy: XY, dot: bool = False) -> str:
        """Add a point under the family's own letter; returns the printed letter. "_x" names are not printed."""
        name = letter if letter.startswith("_") else self._letters.printed.get(letter, letter)
        if name in self._points:
            raise FamilyError(f"point {letter} is added twice")
        self._own[name] = letter
        self._points[name] = (float(xy[0]), float(xy[1]))
        if dot:
            self._dots.append(name)
        return name

    def xy(self, name: str) -> XY:
        """World coordinates of a point."""
        return self._points[name]

    def segment(self, a: str, b: str, role: str = "main", arrows: str = "") -> None:
        """Draw a-b; role "main", "aux" (dashed) or "thin"; arrows "", "end" or "both"."""
        self._strokes.append(Segment(a, b, role, arrows))

    def polygon(self, *points: str, noun: str = "polygon", draw: bool = True) -> str:
        """Draw a closed polygon and name it as a region; returns the region's name, its letters in order."""
        sides = list(zip(points, points[1:] + points[:1], strict=True))
        if draw:
            for a, b in sides:
                self.segment(a, b)
        return self.region("".join(points), f"{noun} {''.join(points)}", tuple(Edge(a, b) for a, b in sides))

    def region(self, name: str, noun: str, *loops: tuple[Edge, ...] | str) -> str:
        """Name an area without drawing it; a loop is a tuple of edges or a circle's name, later loops are holes."""
        self._regions[name] = Region(name, noun, loops)
        return name

    def circle(self, center: str, radius: float, name: str | None = None, role: str = "main") -> str:
        """Draw a circle; returns its name, by default its centre's."""
        self._strokes.append(Circle(name or center, center, float(radius), role))
        return name or center

    def arc(self, center: str, start: str, end: str, role: str = "main") -> None:
        """Draw the arc about center, counter-clockwise from start to end."""
        self._strokes.append(Arc(center, start, end, role))

    def fill(self, region: str, pattern: str = "light") -> None:
        """Show a region with a light tint ("light") or hatched ("hatch")."""
        self._fills.append(Fill(region, pattern))

    def dot(self, *points: str) -> None:
        """Draw these points as dots whatever the style."""
        self._dots.extend(points)

    def axes(self, axes: Axes) -> None:
        """Put the figure on coordinate axes; a figure has one pair."""
        if self._axes is not None:
            raise FamilyError("the figure has axes already")
        self._axes = axes

    def letter(self, own: str) -> str:
        """The printed letter of the family's own one, such as that of the function f."""
        return self._letters.printed.get(own, own)

    def curve(self, curve: Curve) -> str:
        """Draw a curve, such as the graph of the family's function "f"; returns its printed name."""
        name = self._letters.printed.get(curve.name, curve.name)
        self._own[name] = curve.name
        self._strokes.append(replace(curve, name=name))
        return name

    def field(self, field: Field) -> str:
        """Draw a slope field; returns its name."""
        self._strokes.append(field)
        return field.name

    def ring(self, *points: str) -> None:
        """Draw these points as open circles: ends of a curve that do not belong to it."""
        self._rings.extend(points)

    def shade(self, upper: str, lower: str, x0: float, x1: float) -> None:
        """Tint what lies between two curves, "" for the x-axis, from x0 to x1."""
        self._shades.append(Shade(upper, lower, float(x0), float(x1)))

    def title(self, a: str, b: str, text: str) -> None:
        """Write a name beside the stroke a-b, such as that of a vector; it is there in every picture."""
        self._titles.append((a, b, text))

    # -- what is measured ----------------------------------------------------------------------------

    def quantity(
        self,
        kind: str,
        *of: str,
        value: Value | Fraction | int | str | None = None,
        symbol: str | None = None,
        noun: str | None = None,
        give: bool = True,
        ask: bool = True,
    ) -> str:
        """Name a measure of the figure (see quantity.KINDS); returns its name, and the same name when asked again.

        value is set by the family only where no rule gives it, also as text such as "x**2 - 1"; give and ask say
        whether a problem may give it or ask for it. symbol is how formulas print it, noun how sentences name it.
        """
        if kind not in KINDS:
            raise FamilyError(f"unknown kind of quantity '{kind}'; one of {', '.join(KINDS)}")
        if kind in TWO_WAYS:
            of = _forward(of)
        letters = "".join(of)
        name = f"{kind}_{letters}" if letters.isalnum() else f"{kind}_{_identifier(of)}"
        if name not in self._quantities:
            default_symbol, default_noun = self._words_for(kind, of)
            self._quantities[name] = Quantity(name, kind, of, symbol or default_symbol, noun or default_noun)
            if not give:
                self._hidden.add(name)
            if not ask:
                self._unasked.add(name)
        if value is not None:
            stated = parse_value(value) if isinstance(value, str) else _value(value)
            known = self._base.setdefault(name, stated)
            if known != stated:
                raise FamilyError(f"{name} is set to {known} and to {stated}")
        return name

    def _words_for(self, kind: str, of: tuple[str, ...]) -> tuple[str, str]:
        letters = "".join(of)
        if kind == "length":
            return letters, letters
        if kind == "angle":
            return f"∠{letters}", f"∠{letters}"
        if kind == "distance":
            return f"d({of[0]}, {of[1]}{of[2]})", f"{of[0]} to line {of[1]}{of[2]}"
        if kind in ("arc_length", "arc_measure"):
            return f"arc {of[1]}{of[2]}", f"arc {of[1]}{of[2]}"
        if kind == "ratio":
            return f"{of[0]}{of[1]} : {of[2]}{of[3]}", f"{of[0]}{of[1]} to {of[2]}{of[3]}"
        if kind in WORDS:
            shown = [printed_place(part) for part in of]
            return WORDS[kind].symbol.format(*shown), WORDS[kind].noun.format(*shown)
        if kind in ("radius", "diameter", "circumference"):
            symbols = {"radius": "r", "diameter": "d", "circumference": f"Circumference({letters})"}
            return symbols[kind], f"circle {letters}"
        region = self._regions.get(of[0])
        noun = region.noun if region else f"circle {letters}"
        if kind in ("count", "semiperimeter"):
            return {"count": "n", "semiperimeter": "s"}[kind], noun
        short = {"area": "Area", "perimeter": "Perimeter", "angle_sum": "Angle sum"}[kind]
        return f"{short}({letters})", noun

    def length(self, a: str, b: str, value: Value | Fraction | int | str | None = None, **options: Any) -> str:
        """Length of a-b."""
        return self.quantity("length", a, b, value=value, **options)

    def angle(self, a: str, b: str, c: str, value: Value | Fraction | int | str | None = None, **options: Any) -> str:
        """Angle a-b-c in degrees, vertex b, below 180."""
        return self.quantity("angle", a, b, c, value=value, **options)

    def area(self, region: str, value: Value | Fraction | int | str | None = None, **options: Any) -> str:
        """Area of a region or of a circle's disk."""
        return self.quantity("area", region, value=value, **options)

    def perimeter(self, region: str, value: Value | Fraction | int | str | None = None, **options: Any) -> str:
        """Length of a region's whole boundary."""
        return self.quantity("perimeter", region, value=value, **options)

    # -- what ties them together ---------------------------------------------------------------------

    def apply(self, theorem: Theorem, **words: str) -> None:
        """Let a theorem hold: each of its symbols takes a quantity's name, other keywords fill its templates."""
        binding = {symbol: words.get(symbol, "") for symbol in theorem.symbols}
        for symbol, name in binding.items():
            if name not in self._quantities:
                raise FamilyError(f"theorem {theorem.name} needs {symbol}= the name of a quantity, got {name!r}")
        slots = {key: text for key, text in words.items() if key not in binding}
        for key, text in slots.items():
            if len(text) == 3 and f"angle_{text[::-1]}" in binding.values():
                slots[key] = text[::-1]  # as formulas print the angle
        self._laws.append(Law(theorem, binding, slots))

    def step(
        self, theorem: Theorem, wrong: Mapping[str, Value | Fraction | int | str] | None = None, **words: str
    ) -> None:
        """Let a theorem with one form hold, as apply does, with mistakes that this drawing alone decides.

        wrong: the name of a mistake and the wrong value that it comes to here, as text or as a value.
        """
        values = {n: parse_value(v) if isinstance(v, str) else _value(v) for n, v in (wrong or {}).items()}
        if len(theorem.forms) != 1:
            raise FamilyError(f"theorem {theorem.name} has {len(theorem.forms)} forms; step() takes one with one")
        form = with_mistakes(theorem.forms[0], values)
        self.apply(Theorem(theorem.name, (form,), theorem.symbols), **words)

    def judge(
        self, name: str, output: str, inputs: tuple[str, ...], word: str, wrong: Mapping[str, str], **slots: str
    ) -> None:
        """The word `output` follows from the inputs by the theorem `name`; wrong: a mistake's name and its word."""
        self._argue(name, output, inputs, Word(word), {n: Word(other) for n, other in wrong.items()}, slots)

    def conclude(
        self, name: str, output: str, inputs: tuple[str, ...], value: str, wrong: Mapping[str, str], **slots: str
    ) -> None:
        """As judge, for a value in text such as "Interval(-1, 3)" that an argument gives and no arithmetic.

        A sign table gives where f rises, the form of a formula gives its asymptote. No step's expression backs such a
        value, so its kind's measure is all that checks it.
        """
        self._argue(name, output, inputs, parse_value(value), {n: parse_value(v) for n, v in wrong.items()}, slots)

    def _argue(
        self,
        name: str,
        output: str,
        inputs: tuple[str, ...],
        value: Value,
        wrong: Mapping[str, Value],
        slots: Mapping[str, str],
    ) -> None:
        missing = [quantity for quantity in (output, *inputs) if quantity not in self._quantities]
        if missing:
            raise FamilyError(f"the argument {name} needs names of quantities, got {missing}")
        form = verdict(output, inputs, value, wrong)
        binding = {quantity: quantity for quantity in (output, *inputs)}
        self._laws.append(Law(Theorem(name, (form,), (output, *inputs)), binding, slots))

    # -- what is claimed -----------------------------------------------------------------------------

    def claim(self, kind: str, *of: str, said: bool = False, told: bool = False) -> None:
        """A property that the checks must find in the figure; with said=True it is also put in words.

        told=True: the family's own sentences say it, so that it is said only in texts without them, where a step
        needs it.
        """
        self._properties.append(Property(kind, of, said, told))

    def right_angle(self, a: str, b: str, c: str, said: bool = True, told: bool = False) -> None:
        """Angle a-b-c is right: marked, checked and said."""
        self._marks.append(RightAngle(a, b, c))
        self.claim("perpendicular", a, b, c, said=said, told=told)

    def parallel(self, a: str, b: str, c: str, d: str, said: bool = True, count: int = 1) -> None:
        """a-b and c-d are parallel and point the same way: marked with chevrons, checked and said."""
        self._marks += [Chevron(a, b, count), Chevron(c, d, count)]
        self.claim("parallel", a, b, c, d, said=said)

    def equal_lengths(self, *pairs: tuple[str, str], said: bool = True) -> None:
        """These segments are equal: marked with the next number of ticks, checked and said."""
        self._equal += 1
        self._marks += [Tick(a, b, self._equal) for a, b in pairs]
        self.claim("equal_lengths", *(point for pair in pairs for point in pair), said=said)

    def equal_angles(self, *triples: tuple[str, str, str], said: bool = True, count: int = 1) -> None:
        """These angles are equal: marked with the same number of arcs, checked and said."""
        self._marks += [AngleMark(a, b, c, count) for a, b, c in triples]
        self.claim("equal_angles", *(point for triple in triples for point in triple), said=said)

    def special_angle(self, a: str, b: str, c: str, degrees: int, said: bool = True) -> None:
        """Angle a-b-c is 30, 45 or 60 degrees whatever is asked: labelled, checked and said."""
        self._marks.append(AngleMark(a, b, c))
        self.claim("angle_is", a, b, c, str(degrees), said=said)

    def midpoint(self, m: str, a: str, b: str, said: bool = True, told: bool = False) -> None:
        """m is the midpoint of a-b: both halves ticked, checked and said."""
        self._equal += 1
        self._marks += [Tick(a, m, self._equal), Tick(m, b, self._equal)]
        self.claim("midpoint", m, a, b, said=said, told=told)

    def tell(self, name: str) -> str:
        """The printed value of a quantity that the family has set, for the next remark; checked like a given.

        FamilyError if no value is set: only what build() has stated can be told.
        """
        value = self._base.get(name)
        if value is None or isinstance(value, Closed):
            raise FamilyError(f"{name} has no exact value to tell; set it with value=")
        self._told.append(name)
        return print_value(value, self._quantities[name].kind, self._letters.unit, 0)

    # -- what is said --------------------------------------------------------------------------------

    def say(self, block: str, **slots: str) -> None:
        """Next sentence of the description: blocks caption_BLOCK and question_BLOCK of the family's template."""
        self._words.append(Say(block, slots))

    def remark(self, block: str, **slots: str) -> None:
        """Next sentence of the caption alone: block caption_BLOCK. What it says is to be claimed or told too."""
        self._words.append(Say(block, slots, True, tuple(self._told[self._remarked :])))
        self._remarked = len(self._told)

    def scene(self) -> Scene:
        """The finished scene; FamilyError if something it names is missing."""
        for stroke in self._strokes:
            if isinstance(stroke, (Curve, Field)):
                continue
            names = (stroke.a, stroke.b) if isinstance(stroke, Segment) else (stroke.center,)
            for name in names:
                if name not in self._points:
                    raise FamilyError(f"a stroke uses the point {name}, which was not added")
        if self._axes is not None and not self._axes.equal:
            round_ones = any(isinstance(stroke, (Circle, Arc)) for stroke in self._strokes)
            angles = any(isinstance(mark, (AngleMark, RightAngle)) for mark in self._marks)
            if round_ones or angles or any(q.kind == "angle" for q in self._quantities.values()):
                raise FamilyError("circles and angles are true only where both axes have one unit: Axes(equal=True)")
        figure = Figure(
            self._points,
            tuple(dict.fromkeys(self._strokes)),
            self._regions,
            tuple(self._fills),
            tuple(dict.fromkeys(self._marks)),
            tuple(self._dots),
            tuple(self._rings),
            self._axes,
            tuple(self._shades),
            tuple(self._titles),
        )
        return Scene(
            figure,
            self._quantities,
            tuple(self._laws),
            tuple(self._properties),
            tuple(self._words),
            self._base,
            frozenset(self._hidden),
            frozenset(self._unasked),
            self._letters.unit,
            self._own,
            tuple(dict.fromkeys(self._told)),
        )


WORDS = PLANE_KINDS | CURVE_KINDS


def _identifier(parts: tuple[str, ...]) -> str:
    """Parts such as ("f", "-1/2") as an identifier: f_m1o2."""
    name = "_".join(parts).replace("-", "m").replace("/", "o").replace("*", "")
    return re.sub(r"\W", "_", name, flags=re.ASCII)


@lru_cache(maxsize=1024)
def printed_place(part: str) -> str:
    """A place such as "-1/2" or "pi/3" as it is printed; a name as it stands."""
    if part.isidentifier() and part not in ("oo", "pi"):
        return part
    try:
        return text_of(parse_value(part))
    except EngineError:
        return part


def _value(value: Value | Fraction | int) -> Value:
    return Exact.of(value) if isinstance(value, (Exact, int, Rational)) else value  # a Fraction of Python's own too
