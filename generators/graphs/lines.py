"""Straight lines on axes with all that belongs to one: slope, intercepts, its equation in either form."""

from math import gcd
from typing import NamedTuple

from engine import Axes, Curve, Fraction, Piece, Reject, Sketch
from generators.graphs.plot import Plotted
from generators.rules.algebra import LINE_THROUGH
from generators.rules.lines import (
    INTERCEPT_OF_SOLVED,
    READ_INTERCEPT,
    READ_SLOPE,
    SLOPE_BY_POINT,
    SLOPE_OF_SOLVED,
    SOLVED_FOR_Y,
    X_INTERCEPT,
)
from generators.rules.one_way import one_way
from generators.rules.plane import INTERCEPT, LINE_EQUATION, SLOPE

STEEPNESS = [(dx, dy) for dx in (1, 1, 2, 2, 3, 4, 5) for dy in range(-7, 8) if dy and gcd(dx, abs(dy)) == 1]


class Straight(NamedTuple):
    """A line on axes: its printed name, two points of it, and the names of its quantities.

    equation: y = mx + b, or where the line's equation is px + qy = r (whole), the formula that y is.
    """

    name: str
    ends: tuple[str, str]
    slope: str
    intercept: str
    equation: str
    whole: bool
    single: bool
    target: bool


def general(m: Fraction, b: Fraction) -> tuple[int, int, int]:
    """Whole p, q, r without a common divisor and p above 0, so that the line y = mx + b is px + qy = r."""
    scale = m.denominator * b.denominator // gcd(m.denominator, b.denominator)
    p, q, r = int(-m * scale), scale, int(b * scale)
    sign = 1 if p > 0 else -1
    common = gcd(p, q, r) * sign
    return p // common, q // common, r // common


def explicit_text(m: Fraction, b: Fraction) -> str:
    """The right side of y = mx + b."""
    return f"({m})*x + ({b})"


def straight(
    s: Sketch,
    axes: Axes,
    own: str,
    m: Fraction,
    b: Fraction,
    whole: bool = False,
    look: int = 0,
    single: bool = True,
    ask: bool = True,
    give: bool = True,
    target: bool = False,
) -> Straight:
    """Draw the line y = mx + b with its name beside it, and state what ties its slope, intercepts and equation.

    whole: its equation stands as px + qy = r and is solved for y before anything is read off. single: it is the only
    line, so that its slope is m and not m_g. give: its y-intercept may be given, ask: it and its parts may be asked.
    target: it is what is to be found, so that nothing of it is given.
    """
    name = s.curve(Curve(own, (Piece(explicit_text(m, b), axes.x0, axes.x1),), look, s.letter(own)))
    noun = f"line {name}"
    x0, x1 = Fraction(axes.x0), Fraction(axes.x1)
    p, q = (s.point(f"_{own}{i}", (float(x), float(m * x + b))) for i, x in enumerate((x0 / 2 + x1 / 2, x1)))
    s.claim("on_curve", p, name)
    s.claim("on_curve", q, name)
    mark = "" if single else f"_{name}"
    words = {"line": noun, "one": "a point", "other": "another one"}
    slope = s.quantity("slope", p, q, value=m, symbol=f"m{mark}", noun=noun, ask=ask, give=not target)
    cut = s.quantity("intercept", p, q, "y", value=b, symbol=f"b{mark}", noun=noun, ask=ask, give=give and not target)
    equation = s.quantity("line", p, q, symbol=noun, noun=noun, give=not whole and not target, ask=ask)
    s.apply(LINE_EQUATION, L=equation, m=slope, b=cut, **words)
    if whole:
        px, qy, r = general(m, b)
        solved = s.quantity("explicit", p, q, value=explicit_text(m, b), noun=noun, give=False, ask=False)
        stated = s.quantity(
            "line", p, q, "general", value=f"Eq({px}*x + {qy}*y, {r})", symbol=noun, noun=noun, ask=False
        )
        wrong = {"keeps_the_sign": explicit_text(-m, b), "forgets_to_divide": explicit_text(m * qy, b * qy)}
        s.step(SOLVED_FOR_Y, wrong=wrong, F=solved, L=stated, **words)
        s.apply(SLOPE_OF_SOLVED, m=slope, F=solved, **words)
        s.apply(INTERCEPT_OF_SOLVED, b=cut, F=solved, **words)
    elif not target:  # of a line that is to be found the equation is never given: no chain could end there
        s.apply(READ_SLOPE, m=slope, L=equation, **words)
        s.apply(READ_INTERCEPT, b=cut, L=equation, **words)
    return Straight(name, (p, q), slope, cut, solved if whole else equation, whole, single, target)


def in_print(m: Fraction, b: Fraction, x: str = "x") -> str:
    """The line's right-hand side in print, −2x + 3, or with a number for x, −2 · 5 + 3."""
    dot = "" if x == "x" else " · "
    top = "" if abs(m.numerator) == 1 else f"{abs(m.numerator)}{dot}"
    slope = f"{'−' if m < 0 else ''}{top}{x}{f'/{m.denominator}' if m.denominator > 1 else ''}"
    return f"{slope} {'−' if b < 0 else '+'} {abs(b)}" if b else slope


def crosses_x(s: Sketch, line: Straight, ask: bool = True, give: bool = True) -> str:
    """The x-intercept of the line as a quantity."""
    noun = f"line {line.name}"
    symbol = "a" if line.single else f"a_{line.name}"
    cut = s.quantity("x_intercept", *line.ends, symbol=symbol, noun=noun, ask=ask, give=give)
    s.apply(X_INTERCEPT if give else one_way(X_INTERCEPT), a=cut, b=line.intercept, m=line.slope, line=noun)
    return cut


def goes_through(s: Sketch, line: Straight, *points: Plotted, told: bool = True, said: bool = True) -> None:
    """The points lie on the line: said, and good for its intercept, its slope and, two of them, its slope at once."""
    noun = f"line {line.name}"
    for point in points:
        s.claim("on_line", point.name, *line.ends, noun, said=said, told=told)
        x, _ = s.xy(point.name)
        words = {"line": noun, "one": point.name, "other": "another one"}
        if x:
            s.apply(INTERCEPT, b=line.intercept, m=line.slope, A=point.place, **words)
            if not line.target:
                s.apply(SLOPE_BY_POINT, m=line.slope, b=line.intercept, A=point.place, **words)
    if len(points) > 1:
        a, b = points[:2]
        s.apply(SLOPE, m=line.slope, A=a.place, B=b.place, one=a.name, other=b.name, line=noun)


def line_formula(s: Sketch, formula: str, one: Plotted, other: Plotted) -> None:
    """The formula of the linear function whose graph passes through the two points."""
    if not s.xy(one.name)[0]:
        one, other = other, one  # m(x − 0) + b is no way to write it
    s.apply(LINE_THROUGH, f=formula, A=one.place, B=other.place, one=one.name, other=other.name)


def steep(rng) -> Fraction:
    """A slope that textbooks use."""
    dx, dy = rng.choice(STEEPNESS)
    return Fraction(dy, dx)


def lattice_line(rng, reach: int = 13, most: int = 16) -> tuple[Fraction, Fraction, list[tuple[int, int]]]:
    """Slope, y-intercept and two points with whole coordinates other than 0, all within reach; intercepts to `most`."""
    m, x, y = steep(rng), rng.randint(-3, 3), rng.randint(-reach + 1, reach - 1)
    b = y - m * x
    points = [(x + k * m.denominator, y + k * m.numerator) for k in range(-reach, reach + 1)]
    points = [(u, v) for u, v in points if u * v and abs(u) <= reach and abs(v) <= reach]
    if max(abs(b), abs(b / m)) > most or len(points) < 3:
        raise Reject("meets the axes too far out")
    first, second = sorted(rng.sample(range(len(points)), 2))
    if second - first < 2 and len(points) > 4:
        second = (first + 2) % len(points)
    ends = [points[first], points[second]]
    rng.shuffle(ends)
    return m, b, ends


def seen(axes: Axes, m: Fraction, b: Fraction, share: float = 0.5) -> None:
    """Reject a line of which the window shows less than this share of its width and of its height."""
    xs = sorted(((axes.y0 - b) / m, (axes.y1 - b) / m))
    width = min(xs[1], axes.x1) - max(xs[0], axes.x0)
    if width < share * (axes.x1 - axes.x0) and abs(m) * width < share * (axes.y1 - axes.y0):
        raise Reject("little of the line is seen")
