"""What follows from a scene's laws: which rules there are, and the exact values of its quantities."""

from __future__ import annotations

from engine.errors import Inexact, Reject
from engine.facts.quantity import printable
from engine.facts.rules import Form, Law, Rule, rule
from engine.facts.scene import Scene
from engine.facts.value import Closed, Value, varied

Needs = list[tuple[int, int]]  # output and inputs of rules, as bits
Way = tuple[Law, Form, int]  # one form of a law, with its inputs as bits


class Ways:
    """The forms of a scene's laws, with names as bits of an int: sets of them are asked a hundred times a scene.

    A Rule is made of a form only where one is looked for.

    Attributes:
        bit: the bit of each quantity.
        steps: forms that may be a step, by the name that they give.
        first: a form for each (output, inputs), as bits; its keys say what follows from what.
    """

    __slots__ = ("_rules", "bit", "first", "steps")

    def __init__(self, scene: Scene) -> None:
        self.bit = bit = {name: 1 << i for i, name in enumerate(scene.quantities)}
        self.steps: dict[str, list[Way]] = {}
        self.first: dict[tuple[int, int], Way] = {}
        self._rules: dict[str, list[tuple[Rule, int]]] = {}
        for law in scene.laws:
            binding = law.binding
            for form in law.theorem.forms:
                inputs, output = 0, binding[form.output]
                for symbol in form.expr.names:
                    inputs |= bit[binding[symbol]]
                way = law, form, inputs
                self.first.setdefault((bit[output], inputs), way)
                if inputs or form.mistakes:  # a regular polygon's angle is a step that needs nothing given
                    self.steps.setdefault(output, []).append(way)

    def to(self, name: str, values: Values) -> list[tuple[Rule, int]]:
        """Rules that give the quantity from printable ones, and their inputs, found once: ten chains may ask."""
        if name not in self._rules:
            found = []
            for law, form, inputs in self.steps.get(name, ()):
                made = rule(law, form)
                if all(map(values.printable, made.inputs)):
                    found.append((made, inputs))
            self._rules[name] = found
        return self._rules[name]


class Values:
    """Exact values of a scene's quantities: the family's own, the rest by its laws, computed when first asked for."""

    def __init__(self, scene: Scene, ways: Ways) -> None:
        self._kinds, self._bit = scene.quantities, ways.bit
        self._printable: dict[str, bool] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[str, Value | None] = dict(scene.base)
        self._plan: dict[int, Way] = {}
        reached, before = sum(ways.bit[name] for name in scene.base), -1
        while reached != before:
            before = reached
            for (output, inputs), way in ways.first.items():
                if inputs & reached == inputs and not output & reached:
                    reached |= output
                    self._plan[output] = way

    def __getitem__(self, name: str) -> Value | None:
        """The value; None where no rule reaches it or an input has none. Reject where a formula is undefined."""
        if name not in self._known:
            way = self._plan.get(self._bit[name])
            self._known[name] = self._apply(*way[:2]) if way else None
        return self._known[name]

    def printable(self, name: str) -> bool:
        """Whether the quantity has an exact value that a textbook would print."""
        if name not in self._printable:
            value = self[name]
            self._printable[name] = value is not None and printable(value, self._kinds[name].kind)
        return self._printable[name]

    def numbers(self, name: str) -> int:
        """How many numbers the quantity takes: a length is one, a point two, a formula one for each coefficient.

        0 is none, and a value that is not known is one. Counted once: ten chains may ask.
        """
        if name not in self._numbers:
            value = self[name]
            self._numbers[name] = 1 if value is None else sum(map(bool, varied(value)))
        return self._numbers[name]

    def _apply(self, law: Law, form: Form) -> Value | None:
        env = {}
        for symbol in form.expr.names:
            value = self[law.binding[symbol]]
            if value is None or isinstance(value, Closed):
                return None
            env[symbol] = value
        try:
            return form.expr.value(env)
        except (ZeroDivisionError, ValueError, OverflowError, TypeError, Inexact):
            raise Reject(f"{law.theorem.name} is undefined here") from None
