"""Four options: the right value, a mistake's, and two that leave no trace of which of them is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, tee
from random import Random

from engine.ask.choices import WrongChain, same_answer
from engine.ask.fourth import fourths, in_proportion
from engine.ask.nearby import form_of, nearby, printable_option
from engine.facts.quantity import SIGNED
from engine.facts.value import Value, Word, number, varied

LETTERS = "ABCD"
FAR = 8  # an option further from the answer than this factor would be seen to be wrong
WIDE = 3  # the same for the sum of the numbers of a point, a set or a formula
NO_ROOM = {0: -1, 3: 1}  # the side on which nothing lies where that many options lie below the right one


@dataclass(frozen=True, slots=True)
class Right:
    """The right answer, and what another value must share with it to be an option beside it.

    size: as size_of() has it.
    """

    value: Value
    kind: str
    places: int
    size: float
    form: tuple[object, ...]

    @staticmethod
    def of(answer: Value, kind: str, places: int) -> Right:
        """An answer of that kind, which is rounded to `places` if it has no exact form."""
        return Right(answer, kind, places, size_of(answer), form_of(answer))

    def takes(self, other: Value) -> bool:
        """Whether a wrong value has its form, and is near enough not to be seen to be wrong."""
        return self._near(size_of(other)) and form_of(other) == self.form and printable_option(other, self.kind)

    def _near(self, size: float) -> bool:
        if number(self.value) is None:
            return size <= WIDE * max(self.size, 2.0)
        if self.kind in SIGNED:
            return size <= FAR * max(self.size, 1.0)
        return self.size / FAR <= size <= self.size * FAR

    def side(self, other: Value) -> int:
        """-1 for a smaller value, 1 for a larger one, 0 for one of the same size."""
        size = size_of(other)
        return (size > self.size) - (size < self.size)

    def stands(self, low: int, others: Sequence[Value]) -> bool:
        """Whether `low` of three others can be said to lie below it: those of its own size count as either."""
        sides = [self.side(other) for other in others]
        return sides.count(-1) <= low <= 3 - sides.count(1)

    def new(self, other: Value, known: Iterable[Value]) -> bool:
        """Whether a reader can tell a value from all known ones."""
        return not any(same_answer(other, value, self.places) for value in known)


def size_of(value: Value) -> float:
    """A number without its sign, the sum of such of anything else, 0 of a word."""
    size = number(value)
    return sum(abs(float(part)) for part in varied(value)) if size is None else abs(size)


def options(right: Right, wrong: Iterable[WrongChain], rng: Random) -> tuple[list[Value], str, WrongChain] | None:
    """Four values in order, the right letter, and a wrong chain whose answer is among them; None if there is none.

    The first wrong value is a mistake's, the second another mistake's or one near the answer, and the third makes a
    proportion of the four, so that the right one is not what the others resemble. How many of them lie below it is
    drawn first, so that its rank tells nothing.
    """
    pool = (w for w in wrong if right.takes(w.answer))
    low, passed = rng.randrange(4), []
    for chosen in pool:
        if right.side(chosen.answer) != NO_ROOM.get(low):
            break
        passed.append(chosen)
    else:
        if not passed:
            return None
        chosen = passed.pop(0)
        low = rng.choice([low for low in range(4) if right.side(chosen.answer) != NO_ROOM.get(low)])
    others, again = tee(chain((w.answer for w in chain(passed, pool)), nearby(right.value, right.kind, rng)))
    three = _proportion(right, chosen.answer, others, low) or _filled(right, chosen.answer, again, low)
    if three is None:
        return None
    rng.shuffle(three)
    position = rng.randrange(4)
    return [*three[:position], right.value, *three[position:]], LETTERS[position], chosen


def _proportion(right: Right, first: Value, others: Iterable[Value], low: int) -> list[Value] | None:
    """Three wrong values that with the right one form a proportion; None where none do.

    Those of which `low` lie below the right one, if there are any, else the first three.
    """
    seen, spare = [right.value, first], None
    for second in others:
        if not right.new(second, seen):
            continue
        for last in _lasts(right, first, second, seen[2:]):
            three = [first, second, last]
            fits = right.stands(low, three)
            if (spare and not fits) or not right.takes(last) or not right.new(last, (*seen[:2], second)):
                continue
            if fits:
                return three
            spare = three
        seen.append(second)
    return spare


def _lasts(right: Right, first: Value, second: Value, seen: list[Value]) -> Iterator[Value]:
    """Values that stand to the second as the first stands to the right one; of words those that are known."""
    if not isinstance(right.value, Word):
        yield from fourths(right.value, first, second)
    elif isinstance(first, Word) and isinstance(second, Word):
        known = (value for value in seen if isinstance(value, Word))
        yield from (value for value in known if in_proportion(right.value, first, second, value))


def _filled(right: Right, first: Value, others: Iterable[Value], low: int) -> list[Value] | None:
    """Three wrong values as they come, `low` of them below the right one; None if there are too few."""
    three: list[Value] = []
    room = {-1: low, 0: 3, 1: 3 - low}
    for value in chain([first], others):
        side = right.side(value)
        if room[side] and right.new(value, [right.value, *three]):
            three.append(value)
            room[side] -= 1
        if len(three) == 3:
            return three
    return None
