"""Ellipses and hyperbolas on axes: their points, semi-axes and equation, tied together by rules."""

from engine import Curve, Fraction, Piece, Sketch
from generators.graphs.circles import Number, squared
from generators.graphs.plot import plot
from generators.rules.conics import (
    ECCENTRICITY,
    ELLIPSE_FOCUS,
    HYPERBOLA_FOCUS,
    WHOLE_AXIS,
    axis_equation,
    place_from_centre,
)
from generators.rules.plane import DISTANCE, MIDPOINT

AXES = {"ellipse": ("semi-major axis", "semi-minor axis"), "hyperbola": ("semi-transverse axis", "semi-conjugate axis")}


def pieces(curve: str, h: Number, k: Number, a: Number, b: Number, level: bool, reach: float) -> tuple[Piece, ...]:
    """The curve by parameters: an ellipse by an angle, each half of a hyperbola's branches by a ratio up to `reach`."""
    if curve == "ellipse":
        along, across = (a, b) if level else (b, a)
        return (Piece(f"{k} + {across}*sin(t)", 0.0, 6.283185307179586, f"{h} + {along}*cos(t)"),)
    out = []
    for sign in ("+", "-"):
        far, wide = f"{sign} {a}*(t + 1/t)/2", f"+ {b}*(t - 1/t)/2"
        x, y = (f"{h} {far}", f"{k} {wide}") if level else (f"{h} {wide}", f"{k} {far}")
        out += [Piece(y, 1 / reach, 1.0, x), Piece(y, 1.0, reach, x)]
    return tuple(out)


def equation_text(curve: str, h: Number, k: Number, a2: Number, b2: Number, level: bool) -> str:
    """The equation in standard form, as text, from the squares of the semi-axes."""
    x, y = squared("x", h), squared("y", k)
    if curve == "ellipse":
        return f"Eq({x}/{a2 if level else b2} + {y}/{b2 if level else a2}, 1)"
    return f"Eq({x}/{a2} - {y}/{b2}, 1)" if level else f"Eq({y}/{a2} - {x}/{b2}, 1)"


class Central:
    """An ellipse or a hyperbola drawn on the sketch; a and b are whole, a belongs to the foci; size: of the window."""

    def __init__(self, s: Sketch, curve: str, h: int, k: int, a: int, b: int, level: bool, size: float) -> None:
        self.s, self.curve, self.level = s, curve, level
        self.name = name = s.curve(Curve(curve, pieces(curve, h, k, a, b, level, 2 * size / min(a, b) + 1)))
        self.words = {"curve": curve, "figure": f"the {curve}"}
        square = a * a - b * b if curve == "ellipse" else a * a + b * b
        first, across = ("left", "lower") if level else ("lower", "left")
        self.M, self.centre = plot(s, "M", h, k)
        self._claim("conic_centre", self.M)
        self.V, self.W = self._ends("VW", h, k, float(a), level)
        if curve == "ellipse":
            self._claim("axis_ends", self.V, self.W, "major axis", first)
        else:
            self._claim("vertices", self.V, self.W, first)
        self.F, self.G = self._ends("FG", h, k, square**0.5, level)
        self._claim("foci", self.F, self.G, first)
        letters = AXES[curve]
        self.a = s.quantity("semi_axis", self.V, self.W, "a", noun=letters[0], value=a)
        if curve == "ellipse":
            self.R, self.S = self._ends("RS", h, k, float(b), not level)
            self._claim("axis_ends", self.R, self.S, "minor axis", across)
            self.b = s.quantity("semi_axis", self.R, self.S, "b", noun=letters[1], value=b)
            self._pair(self.R, self.S, self.b, "vertex_place", not level, "the minor axis")
        else:
            self.b = s.quantity("semi_conjugate", name, self.V, self.W, noun=letters[1], value=b)
        self.c = s.quantity("linear_eccentricity", name, self.F, self.G)
        self._pair(self.V, self.W, self.a, "vertex_place", level, f"the {letters[0].removeprefix('semi-')}")
        self._pair(self.F, self.G, self.c, "focus_place", level, "the distance of the foci")
        s.apply(ELLIPSE_FOCUS if curve == "ellipse" else HYPERBOLA_FOCUS, a=self.a, b=self.b, c=self.c, **self.words)
        e = s.quantity("eccentricity", name, self.F, self.G, self.V, self.W)
        s.apply(ECCENTRICITY, e=e, c=self.c, a=self.a, **self.words)
        self._equation(h, k, a, b)

    def _ends(self, letters: str, h: int, k: int, t: float, level: bool) -> tuple[str, str]:
        """Two points at the distance t on both sides of the centre: left and right, or below and above."""
        ends = [(h + sign * t, k) if level else (h, k + sign * t) for sign in (-1, 1)]
        one, other = (self.s.point(letter, end, dot=True) for letter, end in zip(letters, ends, strict=True))
        return one, other

    def sides(self) -> dict[str, str]:
        """Which points lie before the centre, for a sentence: {v} and {f} lie {way} {m}, {r} lies {across} it."""
        way, across = ("to the left of", "below") if self.level else ("below", "to the left of")
        slots = {"m": self.M, "v": self.V, "f": self.F, "way": way}
        return slots | ({"r": self.R, "across": across} if self.curve == "ellipse" else {"w": self.W, "g": self.G})

    def _claim(self, kind: str, *of: str) -> None:
        """What the family's sentences tell of the curve, and texts without them where a step needs it."""
        self.s.claim(kind, self.name, *of, said=True, told=True)

    def _pair(self, one: str, other: str, half: str, name: str, level: bool, axis: str) -> None:
        """Rules between the centre, two points on both sides of it and their distance from it."""
        s = self.s
        places = [s.quantity("point", p) for p in (one, other)]
        for p, place, sign in ((one, places[0], "-"), (other, places[1], "+")):
            s.apply(place_from_centre(name, level, sign), P=place, C=self.centre, t=half, point=p, **self.words)
        s.apply(MIDPOINT, M=self.centre, A=places[0], B=places[1], line=one + other)
        whole = s.length(one, other)
        s.apply(DISTANCE, d=whole, A=places[0], B=places[1], one=one, other=other, line=one + other)
        s.apply(WHOLE_AXIS, s=whole, a=half, axis=axis, **self.words)

    def _equation(self, h: int, k: int, a: int, b: int) -> None:
        """The equation, what it is made of, and how to read it."""
        s, curve = self.s, self.curve
        equation = s.quantity("conic", self.name)
        s.apply(axis_equation(curve, self.level), E=equation, C=self.centre, a=self.a, b=self.b, **self.words)
        wrong = {"keeps the signs": f"({-h}, {-k})", "swaps the coordinates": f"({k}, {h})"}
        wrong |= {"changes one sign": f"({h}, {-k})", "changes the other sign": f"({-h}, {k})"}
        s.conclude("centre_of_conic", self.centre, (equation,), f"({h}, {k})", wrong, **self.words)
        for which, t, size, other in (("a", self.a, a, b), ("b", self.b, b, a)):
            wrong = {"forgets the root": f"{size * size}", "takes the other denominator": f"{other}"}
            wrong |= {"doubles the root": f"{2 * size}", "halves instead": f"{Fraction(size * size, 2)}"}
            s.conclude("semi_axes_of_conic", t, (equation,), f"{size}", wrong, which=which, **self.words)
