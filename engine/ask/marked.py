"""Whether a picture's marks tell what kind of shape a polygon is: ticks on equal sides, right angles, chevrons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.facts.figure import Chevron, Figure, RightAngle, Tick


def marked(figure: Figure, kind: str, corners: Sequence[str]) -> bool:
    """Whether someone who trusts marks alone sees that these corners make a shape of that kind.

    A kind that needs no mark, such as a triangle, is always seen. Marks on parts of a side do not count.
    """
    told = KINDS.get(kind)
    return told is None or told(_Marks(figure, corners))


class _Marks:
    """The marks on a polygon's own sides and corners."""

    def __init__(self, figure: Figure, corners: Sequence[str]) -> None:
        n = len(corners)
        sides = [frozenset((corners[i], corners[(i + 1) % n])) for i in range(n)]
        self.ticks = [self._count(figure, Tick, side) for side in sides]
        self.chevrons = [self._count(figure, Chevron, side) for side in sides]
        right = {(mark.b, frozenset((mark.a, mark.c))) for mark in figure.marks if isinstance(mark, RightAngle)}
        arms = [frozenset((corners[i - 1], corners[(i + 1) % n])) for i in range(n)]
        self.right = sum((corner, ends) in right for corner, ends in zip(corners, arms, strict=True))

    @staticmethod
    def _count(figure: Figure, kind: type[Tick | Chevron], side: frozenset[str]) -> int:
        return next((m.count for m in figure.marks if isinstance(m, kind) and frozenset((m.a, m.b)) == side), 0)

    @property
    def equal(self) -> bool:
        """All sides carry the same ticks."""
        return self.ticks[0] > 0 and len(set(self.ticks)) == 1

    def opposite(self) -> int:
        """Pairs of opposite sides that are marked as parallel or as equal."""
        half = len(self.ticks) // 2
        return sum(any(m[i] and m[i] == m[i + half] for m in (self.ticks, self.chevrons)) for i in range(half))

    def parallel(self) -> int:
        """Pairs of opposite sides that are marked as parallel."""
        half = len(self.chevrons) // 2
        return sum(self.chevrons[i] > 0 and self.chevrons[i] == self.chevrons[i + half] for i in range(half))

    def twins(self) -> bool:
        """Two sides carry the same ticks."""
        return any(n and self.ticks.count(n) > 1 for n in self.ticks)


KINDS: dict[str, Callable[[_Marks], bool]] = {
    "acute": lambda m: False,
    "equal_circles": lambda m: False,
    "equilateral": lambda m: m.equal,
    "isosceles": lambda m: m.twins(),
    "isosceles_trapezoid": lambda m: m.parallel() > 0 and m.twins(),
    "parallelogram": lambda m: m.opposite() == 2,
    "rectangle": lambda m: m.right >= 3 or (m.right > 0 and m.opposite() == 2),
    "regular": lambda m: m.equal,
    "rhombus": lambda m: m.equal,
    "right_isosceles": lambda m: m.right > 0 and m.twins(),
    "right_trapezoid": lambda m: m.right >= 2 or (m.right > 0 and m.parallel() > 0),
    "right_triangle": lambda m: m.right > 0,
    "square": lambda m: m.right > 0 and m.equal,
    "trapezoid": lambda m: m.parallel() > 0,
}
