"""A shape as a member of a composite figure: its outline on a base side, and the verbs that state its quantities."""

from collections.abc import Callable
from dataclasses import dataclass

from engine import Edge, theorem
from generators.shapes.lengths import exact


@dataclass(frozen=True, slots=True)
class Shape:
    """What the composite family needs to know of a shape.

    Attributes:
        noun: its name in words.
        block: the template's block that introduces it (attach_BLOCK where it stands on a side).
        weight: how often it is drawn.
        sizes: (rng, base length) -> its parameters, JSON-able, or None where no textbook numbers fit.
        outline: parameters -> Outline.
        state: states quantities, theorems, claims and words on a Part.
        single: all its measures follow from one of them.
    """

    noun: str
    block: str
    weight: float
    sizes: Callable
    outline: Callable
    state: Callable
    single: bool = False


class Part:
    """One shape while the scene is built.

    Attributes:
        s: the sketch.
        shape, size, outline: what it is.
        names: printed letters of the outline's points.
        word, name, short: its corners' letters; these after the noun; whichever of the two formulas print.
        edges: its sides in order, for regions.
        host: the part that it stands on, or None.
        mode: "on" its host's side, or in place of it: "out" or "in".
        shared: numbers of the sides that other parts stand on, its own base included.
        missing: numbers of the sides that are not drawn.
        flags: whether the question may ask for its lengths, and give them.
        extent_flags: the same for area and perimeter.
        sealed: sides, as pairs of letters, neither given nor asked: undrawn ones, and those that the asked part shares;
            one set for all parts.
        passing: whether it lies between the asked part and the givens, see hide().
        outer: sides, as pairs of letters, that no rule of this part leads to: chains pass through.
        lengths: quantity of each side by its number, filled by the shape's state().
        corner: interior angle by point number, where it is known: degrees that the shape fixes, or a quantity.
        measured: the quantity of "area" and "perimeter", where state() has a rule for them.
        ticks: whether equal sides are marked.
        equal: the sides, as pairs of letters, that are marked as equal.
        whole: whether the question asks for the figure as a whole: then only one of several equal sides may be
            given, and area or perimeter of the first part only.
    """

    def __init__(self, s, shape, size, outline, names, host, mode, shared, missing, ticks, whole):
        self.s, self.shape, self.size, self.outline, self.names = s, shape, size, outline, names
        self.host, self.mode, self.shared, self.missing = host, mode, shared, missing
        self.ticks, self.whole, self.passing = ticks, whole, False
        self.sealed, self.outer, self._held = set(), set(), set()
        self.lengths, self.corner, self.measured, self.equal = {}, {}, {}, []
        self.word = "".join(names[i] for i in outline.corners)
        self.name = f"{shape.noun} {self.word}"
        centers = [None if side.center is None else names[side.center] for side in outline.sides]
        self.short = self.name if any(centers) else self.word
        self.edges = tuple(
            Edge(names[side.a], names[side.b], center) for side, center in zip(outline.sides, centers, strict=True)
        )
        self.flags = {"ask": False, "give": True}
        self.extent_flags = {"ask": False, "give": not (whole and host)}
        self.region = None

    def hide(self):
        """Give nothing of this part that settles the shared side alone: chains go on, or take two givens here."""
        self.passing = True
        if self.shape.single:
            self.flags = self.extent_flags = {"ask": False, "give": False}

    def ask(self, inverse):
        """Let the question ask for this part: for its area or perimeter, or with `inverse` for a length from these."""
        single = self.shape.single
        self.flags = {"ask": True, "give": not single}
        self.extent_flags = {"ask": single or not inverse, "give": inverse and not single}

    def on(self, *points):
        """Letters of these points, as one word."""
        return "".join(self.names[i] for i in points)

    def length(self, a, b, value=None, give=True):
        """Length between two points of the outline."""
        pair = frozenset((self.names[a], self.names[b]))
        flags = {"ask": False, "give": False} if pair in self.sealed else self.flags
        name = self.s.length(self.names[a], self.names[b], value, ask=flags["ask"], give=flags["give"] and give)
        if pair in self.outer:
            self._held.add(name)
        return name

    def piece(self, a, b, value):
        """Length that a height cuts from a side: not given in the asked part, where it would ask too little."""
        return self.length(a, b, exact(value, 1), give=not self.flags["ask"])

    def apply(self, law, **words):
        """Let a theorem hold, without its forms for outer sides."""
        if not self._held:
            self.s.apply(law, **words)
            return
        forms = [form for form in law.forms if words[form.output] not in self._held]
        if forms:
            self.s.apply(law if len(forms) == len(law.forms) else theorem(law.name, *forms), **words)

    def side(self, i, give=True):
        """Length of side number i."""
        side = self.outline.sides[i]
        if i not in self.lengths:
            self.lengths[i] = self.length(side.a, side.b, exact(*side.length), give)
        return self.lengths[i]

    def angle(self, a, b, c, value=None, ask=False):
        """Angle at point b; not asked for by itself, most follow from one other angle."""
        flags = {"ask": ask and self.flags["ask"], "give": True}
        return self.s.angle(self.names[a], self.names[b], self.names[c], value, **flags)

    def introduce(self, **slots):
        """Its sentence, in construction order."""
        block = self.shape.block
        if self.host is None:
            self.s.say(block, name=self.word, noun=self.shape.noun, **slots)
            return
        block = f"attach_{block}" if self.mode == "on" else f"{block.replace('equilateral_', '')}_{self.mode}"
        self.s.say(block, name=self.word, noun=self.shape.noun, side=self.on(0, 1), host=self.host.name, **slots)

    def interior(self, corner, value=None):
        """Angle of a triangle at that corner."""
        return self.angle((corner - 1) % 3, corner, (corner + 1) % 3, value)

    def area(self):
        """Area of the shape."""
        return self._extent("area")

    def perimeter(self):
        """Perimeter of the shape."""
        return self._extent("perimeter")

    def _extent(self, kind):
        if kind not in self.measured:
            symbol = f"{kind.capitalize()}({self.short})"
            self.measured[kind] = self.s.quantity(kind, self.outlined(), symbol=symbol, **self.extent_flags)
        return self.measured[kind]

    def outlined(self):
        """The shape as a region."""
        if self.region is None:
            self.region = self.s.region(self.short.replace(" ", ""), self.name, self.edges)
        return self.region

    def used(self, *among):
        """Sides that formulas are written with: those of the group that carry other parts, else the first drawn."""
        shared = [i for i in among if i in self.shared]
        return shared or [next((i for i in among if i not in self.missing), among[0])]

    def tie(self, law, group, used, words, own=None):
        """Sides of the group are equal: tie those in use to each other, and one more that may be given instead.

        own: the side that a right triangle in this part has, which keeps a quantity of its own for that triangle's
        theorem; it is the one more. The others share the quantity of the first.
        """
        first = self.side(used[0])
        spare = not (self.flags["ask"] or self.whole or self.passing)
        more = own if own not in used else None
        if more is None and spare:
            more = next((i for i in group if i not in self.missing and i not in used and i not in self.shared), None)
        for i in used[1:]:
            self.apply(law, a=self.side(i, give=not self.whole), b=first, **words)
        if more is not None:
            self.apply(law, a=self.side(more, give=spare), b=first, **words)
        for i in group:
            self.lengths.setdefault(i, first)

    def mark_right(self, *corners):
        """One right-angle mark, at the first of these corners whose sides are drawn; the shape's name says it."""
        loop = self.outline.corners
        for corner in corners:
            i = loop.index(corner)
            if not {i, (i - 1) % len(loop)} & self.missing:
                before, after = loop[i - 1], loop[(i + 1) % len(loop)]
                self.s.right_angle(self.names[before], self.names[corner], self.names[after], said=False)
                return

    def mark_equal(self, *sides):
        """These sides are equal: the figure puts ticks on them, see whole.mark_equal()."""
        drawn = [self.outline.sides[i] for i in sides if i not in self.missing]
        if self.ticks and len(drawn) > 1:
            self.equal = [(self.names[side.a], self.names[side.b]) for side in drawn]

    def claim(self, kind, *points):
        """The property that gives the shape its name: said where the description is left out."""
        self.s.claim(kind, *(self.names[i] for i in points), said=True, told=True)

    def altitude(self, top, foot, a, b):
        """A dashed height from point `top` to the foot on the side from a to b; returns its length."""
        s, (t, f, p, q) = self.s, (self.names[i] for i in (top, foot, a, b))
        s.segment(t, f, role="aux")
        s.claim("between", f, p, q)
        s.right_angle(t, f, p, told=True)
        s.say("height", height=t + f, foot=f, base=p + q, figure=self.name)
        return self.length(top, foot)
