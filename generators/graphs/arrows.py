"""Vectors as arrows on axes, with the theorem that reads their parts off the ends."""

from typing import NamedTuple

from engine import Sketch
from generators.graphs.plot import Plotted, plot
from generators.rules.argand import DIRECTION
from generators.rules.vectors import MAGNITUDE, combination


class Arrow(NamedTuple):
    """A vector: its letter, start, end, and the quantities that are its parts and its length."""

    letter: str
    start: str
    end: str
    parts: str
    size: str


def arrow(s: Sketch, letter: str, start: Plotted, end: Plotted) -> Arrow:
    """Draw the vector from start to end; its parts follow from the ends, its length from the parts."""
    s.segment(start.name, end.name, arrows="end")
    s.title(start.name, end.name, letter)
    s.claim("vector", letter, start.name, end.name, said=True)
    parts = s.quantity("arrow", start.name, end.name, symbol=letter, noun=letter)
    s.apply(DIRECTION, d=parts, A=start.place, B=end.place, start=start.name, end=end.name)
    size = s.quantity("magnitude", start.name, end.name, symbol=f"|{letter}|", noun=letter)
    s.apply(MAGNITUDE, m=size, u=parts, vector=letter)
    return Arrow(letter, start.name, end.name, parts, size)


def ends(s: Sketch, letters: str, *places: tuple[int, int]) -> list[Plotted]:
    """Points for the ends of arrows."""
    return [plot(s, letter, *place) for letter, place in zip(letters, places, strict=True)]


def combined(s: Sketch, u: Arrow, v: Arrow, factors: tuple[int, int]) -> None:
    """State the linear combination of two arrows with these factors, the first above 0."""
    k, m = factors
    shown = f"{times(k)}{u.letter} {'+' if m > 0 else '−'} {times(abs(m))}{v.letter}"
    of = (str(k), str(m), u.start, u.end, v.start, v.end)
    target = s.quantity("vector_combination", *of, symbol=shown, noun=shown, give=False)
    s.apply(combination(k, m), w=target, u=u.parts, v=v.parts)


def times(k: int) -> str:
    """A factor as it stands before a letter: 3, or nothing for 1."""
    return "" if k == 1 else str(k)
