"""What a vertex tells of a graph that turns there: its axis, extreme value, range and where it rises and falls."""

from engine import Sketch
from generators.rules import algebra


def turning(s: Sketch, f: str, vertex: str, up: bool, **words: str) -> None:
    """State what follows from the vertex of a graph that opens upwards or downwards; words fill the theorems' slots."""
    s.apply(algebra.AXIS, L=s.quantity("axis", f, give=False), V=vertex, function=f, **words)
    s.apply(algebra.EXTREME, m=s.quantity("extreme", f, give=False), V=vertex, function=f, **words)
    wide = algebra.RANGE_UP if up else algebra.RANGE_DOWN
    s.apply(wide, R=s.quantity("range", f, give=False), V=vertex, function=f, **words)
    for kind, right in (("increasing", up), ("decreasing", not up)):
        side = algebra.RIGHT_OF_VERTEX if right else algebra.LEFT_OF_VERTEX
        s.apply(side, M=s.quantity(kind, f, give=False), V=vertex, function=f, **words)


def minus(number: object) -> str:
    """A number as text prints it, with a real minus sign."""
    return str(number).replace("-", "−")
