"""Random figures on coordinate axes, for the tests of the renderer: every kind of stroke, mark and label."""

from __future__ import annotations

from math import atan2, cos, degrees, floor, pi, sin, tau
from random import Random

from engine.facts.figure import (
    Axes,
    Circle,
    Curve,
    Edge,
    Field,
    Figure,
    Fill,
    Label,
    Piece,
    Region,
    RightAngle,
    Segment,
    Shade,
)

Made = tuple[Figure, list[Label]]


def signed(number: int, first: bool = False) -> str:
    """A term's number with its sign, as a book prints it."""
    sign = ("−" if number < 0 else "") if first else (" − " if number < 0 else " + ")
    return f"{sign}{abs(number)}"


def parabola(rng: Random) -> Made:
    h, k, a = rng.randint(-3, 3), rng.randint(-4, 2), rng.choice((1, -1, 2))
    if a < 0:
        k = -k
    y0, y1 = (k - 2, k + 8) if a > 0 else (k - 8, k + 2)
    axes = Axes(h - 5.5, h + 5.5, min(y0, -1) - 0.5, max(y1, 1) + 0.5, 1, 1, equal=False)
    b, c = -2 * a * h, a * h * h + k
    f = Curve("f", (Piece(f"{a}*(x-({h}))**2+({k})", -20, 20),))
    name = {1: "x²", -1: "−x²", 2: "2x²"}[a]
    text = f"f(x) = {name}" + (f"{signed(b)}x" if b else "") + (signed(c) if c else "")
    labels = [Label("point", ("V",), f"V({h}, {k})".replace("-", "−"))]
    labels.append(Label(*rng.choice((("curve", ("f",)), ("note", ()))), text))
    return Figure({"V": (h, k)}, (f,), dots=("V",), axes=axes), labels


def cubic(rng: Random) -> Made:
    roots = sorted(rng.sample(range(-4, 5), 3))
    scale = rng.choice((2, 3, 4))
    axes = Axes(-5, 5, -6, 6, 1, 2 if rng.random() < 0.5 else 1, equal=False)
    y = f"(x-({roots[0]}))*(x-({roots[1]}))*(x-({roots[2]}))/{scale}"
    at = {name: (float(r), 0.0) for name, r in zip("ABC", roots, strict=True)}
    return Figure(at, (Curve("f", (Piece(y, -9, 9),), text="y = f(x)"),), dots=tuple(at), axes=axes), [
        Label("point", (name,), name) for name in at
    ]


def sine(rng: Random) -> Made:
    a, b = rng.choice((1, 2, 3)), rng.choice((1, 2))
    step = rng.choice((pi / 2, pi / 4, pi / 3)) if b == 2 else rng.choice((pi / 2, pi))
    low = rng.choice((-1, 0)) * pi
    axes = Axes(low - 0.3 * bool(low), low + 2 * pi + 0.3, -a - 1, a + 1, step, 1, equal=False, pi=True)
    f = Curve("f", (Piece(f"{a}*{rng.choice(('sin', 'cos'))}({b}*x)", -20, 20),), text="f")
    return Figure({}, (f,), axes=axes), []


def tangent(rng: Random) -> Made:
    axes = Axes(-1.7 * pi, 1.7 * pi, -4.5, 4.5, pi / 2, 1, equal=False, pi=True)
    at, strokes = {}, []
    for i, k in enumerate((-3, -1, 1, 3)):
        at[f"_a{i}"], at[f"_b{i}"] = (k * pi / 2, -9.0), (k * pi / 2, 9.0)
        strokes.append(Segment(f"_a{i}", f"_b{i}", "aux"))
    return Figure(at, (*strokes, Curve("f", (Piece("tan(x)", -9, 9),), text="y = tan x")), axes=axes), []


def rational(rng: Random) -> Made:
    p, q, k = rng.randint(-2, 3), rng.randint(-2, 2), rng.choice((1, -2, 3))
    axes = Axes(-6, 6, -6, 6, 1, 1)
    at = {"_a": (p, -9.0), "_b": (p, 9.0), "_c": (-9.0, q), "_d": (9.0, q)}
    strokes = (Segment("_a", "_b", "aux"), Segment("_c", "_d", "aux"))
    f = Curve("f", (Piece(f"{k}/(x-({p}))+({q})", -9, 9),), text="f")
    labels = [Label("note", (), f"f(x) = {k}/(x{signed(-p)}){signed(q)}".replace("= -", "= −"))]
    return Figure(at, (*strokes, f), axes=axes), labels


def logarithm(rng: Random) -> Made:
    p = rng.randint(-2, 1)
    axes = Axes(min(p, 0) - 1, 9, -4, 4, 1, 1, equal=False)
    at = {"_a": (p, -9.0), "_b": (p, 9.0), "P": (p + 1.0, 0.0), "Q": (p + 4.0, 2.0)}
    strokes = (Segment("_a", "_b", "aux"), Curve("f", (Piece(f"log(x-({p}))/log(2)", p, 20),)))
    labels = [Label("curve", ("f",), f"y = log₂(x{signed(-p)})" if p else "y = log₂ x")]
    labels += [Label("point", ("P",), "P"), Label("point", ("Q",), f"Q({p + 4}, 2)")]
    return Figure(at, strokes, dots=("P", "Q"), axes=axes), labels


def root(rng: Random) -> Made:
    p = rng.randint(-4, 0)
    axes = Axes(p - 1, p + 10, -1, 4, 1, 1, equal=rng.random() < 0.5)
    f = Curve("f", (Piece(f"sqrt(x-({p}))", p, 50),), text=f"f(x) = √(x{signed(-p)})" if p else "f(x) = √x")
    return Figure({"A": (p + 4.0, 2.0)}, (f,), dots=("A",), axes=axes), [Label("point", ("A",), "A")]


def absolute(rng: Random) -> Made:
    h, k = rng.randint(-3, 3), rng.randint(-4, 0)
    axes = Axes(-7, 7, -5, 7, 1, 1)
    text = f"y = |x{signed(-h)}|" if h else "y = |x|"
    f = Curve("f", (Piece(f"abs(x-({h}))+({k})", -9, 9),), text=text + (signed(k) if k else ""))
    return Figure({"M": (h, k)}, (f,), dots=("M",), axes=axes), [
        Label("point", ("M",), f"({h}, {k})".replace("-", "−"))
    ]


def steps(rng: Random) -> Made:
    axes = Axes(-3.5, 3.5, -3.5, 3.5, 1, 1, grid=True)
    pieces, at = [], {}
    for k in range(-3, 3):
        pieces.append(Piece(str(k).replace("-", "0-"), k, k + 1))
        at[f"_l{k + 3}"], at[f"_r{k + 3}"] = (k, k), (k + 1, k)
    dots = tuple(n for n in at if n[1] == "l")
    f = Curve("f", tuple(pieces), text="y = ⌊x⌋" if rng.random() < 0.5 else "")
    return Figure(at, (f,), dots=dots, rings=tuple(n for n in at if n[1] == "r"), axes=axes), []


def raw_floor(rng: Random) -> Made:
    axes = Axes(-4, 4, -5, 5, 1, 1, equal=False)
    return Figure({}, (Curve("g", (Piece("floor(x)/2", -9, 9),), text="g"),), axes=axes), []


def pieces(rng: Random) -> Made:
    c = rng.randint(-1, 2)
    axes = Axes(-5, 6, -4, 6, 1, 1, grid=rng.random() < 0.5)
    left, right = rng.choice(("x+2", "3-x/2", "0-x")), rng.choice(("(x-2)**2/2", "2-x", "4-x"))
    values = {"x+2": c + 2, "3-x/2": 3 - c / 2, "0-x": -c, "(x-2)**2/2": (c - 2) ** 2 / 2, "2-x": 2 - c, "4-x": 4 - c}
    at = {"_l": (float(c), float(values[left])), "_r": (float(c), float(values[right]))}
    f = Curve("f", (Piece(left, -9, c), Piece(right, c, 9)), text="f")
    rings, dots = ((), ()) if at["_l"] == at["_r"] else (("_l",), ("_r",))
    return Figure(at, (f,), dots=dots, rings=rings, axes=axes), []


def ellipse(rng: Random) -> Made:
    a, b, h, k = rng.randint(2, 5), rng.randint(1, 4), rng.randint(-2, 2), rng.randint(-1, 1)
    c = abs(a * a - b * b) ** 0.5
    axes = Axes(h - 6.5, h + 6.5, k - 5.5, k + 5.5, 1, 1, grid=rng.random() < 0.4)
    f = Curve("E", (Piece(f"{k}+{b}*sin(t)", 0, tau, f"{h}+{a}*cos(t)"),))
    foci = ((h - c, k), (h + c, k)) if a > b else ((h, k - c), (h, k + c))
    at = {"F₁": foci[0], "F₂": foci[1], "C": (h, k)}
    names = ("C",) if c < 1 else ("F₁", "F₂")
    return Figure({n: at[n] for n in names}, (f,), dots=names, axes=axes), [Label("point", (n,), n) for n in names]


def hyperbola(rng: Random) -> Made:
    a, b = rng.randint(1, 3), rng.randint(1, 3)
    axes = Axes(-7, 7, -6, 6, 1, 1)
    branch = "(exp(t)-exp(0-t))/2"
    cosh = "(exp(t)+exp(0-t))/2"
    at = {"_a": (-9.0, -9.0 * b / a), "_b": (9.0, 9.0 * b / a), "_c": (-9.0, 9.0 * b / a), "_d": (9.0, -9.0 * b / a)}
    at["A"] = (float(a), 0.0)
    parts = (Piece(f"{b}*{branch}", -4, 4, f"{a}*{cosh}"), Piece(f"{b}*{branch}", -4, 4, f"0-{a}*{cosh}"))
    strokes = (Segment("_a", "_b", "aux"), Segment("_c", "_d", "aux"), Curve("H", parts))
    return Figure(at, strokes, dots=("A",), axes=axes), [Label("point", ("A",), f"A({a}, 0)")]


def triangle(rng: Random) -> Made:
    at = {"A": (-4.0, rng.randint(-3, 0)), "B": (float(rng.randint(2, 5)), -2.0), "C": (float(rng.randint(-2, 2)), 4.0)}
    axes = Axes(-6, 6, -5, 6, 1, 1, grid=True)
    long = rng.random() < 0.5
    labels = [Label("point", (n,), f"{n}({x:g}, {y:g})".replace("-", "−") if long else n) for n, (x, y) in at.items()]
    sides = tuple(Segment(a, b) for a, b in ("AB", "BC", "CA"))
    region = Region("T", "triangle", ((Edge("A", "B"), Edge("B", "C"), Edge("C", "A")),))
    fills = (Fill("T", rng.choice(("light", "hatch"))),) if rng.random() < 0.5 else ()
    if rng.random() < 0.5:
        labels.append(Label("length", ("B", "C"), "a"))
    return Figure({k: (float(x), float(y)) for k, (x, y) in at.items()}, sides, {"T": region}, fills, axes=axes), labels


def right_triangle(rng: Random) -> Made:
    x, y, w, h = rng.randint(-4, 0), rng.randint(-4, 0), rng.randint(2, 5), rng.randint(3, 5)
    at = {"P": (float(x), float(y)), "Q": (float(x + w), float(y)), "R": (float(x), float(y + h))}
    sides = tuple(Segment(a, b) for a, b in ("PQ", "QR", "RP"))
    figure = Figure(at, sides, marks=(RightAngle("Q", "P", "R"),), axes=Axes(-5, 6, -5, 6, 1, 1, grid=True))
    return figure, [Label("point", (n,), n) for n in at]


def vectors(rng: Random) -> Made:
    u, v = (rng.randint(2, 4), rng.randint(-1, 3)), (rng.randint(-4, -1), rng.randint(1, 4))
    at = {"_o": (0.0, 0.0), "_u": tuple(map(float, u)), "_v": tuple(map(float, v))}
    strokes = (Segment("_o", "_u", arrows="end"), Segment("_o", "_v", arrows="end"))
    labels = [Label("length", ("_o", "_u"), "u"), Label("length", ("_o", "_v"), "v")]
    return Figure(at, strokes, axes=Axes(-5, 5, -3, 5, 1, 1, grid=True)), labels  # type: ignore[arg-type]


def circle(rng: Random) -> Made:
    x, y, r = rng.randint(-2, 2), rng.randint(-1, 2), rng.randint(2, 4)
    at = {"M": (float(x), float(y)), "A": (float(x + r), float(y))}
    axes = Axes(-7, 7, -6, 7, 1, 1, grid=rng.random() < 0.5)
    figure = Figure(at, (Circle("k", "M", float(r)), Segment("M", "A", "aux")), dots=("M",), axes=axes)
    return figure, [Label("point", ("M",), "M"), Label("length", ("M", "A"), str(r))]


def two(rng: Random) -> Made:
    m, b = rng.choice((1, -1, 2)), rng.randint(-2, 2)
    axes = Axes(-4.5, 4.5, -5, 6, 1, 1, equal=False)
    f = Curve("f", (Piece("x**2-3", -9, 9),), 0, "y = x² − 3")
    g = Curve("g", (Piece(f"{m}*x+({b})", -9, 9),), 1, f"y = {({1: '', -1: '−', 2: '2'})[m]}x{signed(b) if b else ''}")
    return Figure({}, (f, g), axes=axes), []


def three(rng: Random) -> Made:
    axes = Axes(-2 * pi, 2 * pi, -3, 3, pi, 1, equal=False, pi=True)
    texts = [("sin(x)", "f"), ("2*cos(x)", "g"), ("x/4", "h")]
    rng.shuffle(texts)
    curves = tuple(Curve(name, (Piece(y, -9, 9),), i, name) for i, (y, name) in enumerate(texts))
    return Figure({}, curves, axes=axes), []


def growth(rng: Random) -> Made:
    axes = Axes(-3, 3, -1, 9, 1, 1, equal=False)
    f = Curve("f", (Piece("exp(x)", -9, 9),), 0, "y = eˣ")
    g = Curve("g", (Piece("2**x", -9, 9),), 1, "y = 2ˣ")
    h = Curve("h", (Piece("x+1", -9, 9),), 2, "y = x + 1")
    return Figure({}, (f, g, h)[: rng.choice((2, 3))], axes=axes), []


def shade(rng: Random) -> Made:
    axes = Axes(-3, 4, -3, 6, 1, 1, equal=False, grid=rng.random() < 0.5)
    f = Curve("f", (Piece("4-x**2", -9, 9),), 0, "f")
    g = Curve("g", (Piece("x/2", -9, 9),), 1, "g")
    if rng.random() < 0.5:
        return Figure({}, (f,), axes=axes, shades=(Shade("f", "", -1, 2),)), [Label("note", (), "f(x) = 4 − x²")]
    return Figure({}, (f, g), axes=axes, shades=(Shade("f", "g", -1, 1.5),)), []


def field(rng: Random) -> Made:
    axes = Axes(-3, 3, -3, 3, 0.5, 0.5)
    slope = rng.choice(("x*y/2", "x-y", "0-x/y", "y", "x**2-y"))
    strokes: tuple = (Field("F", slope),)
    if slope == "y" and rng.random() < 0.7:
        strokes += (Curve("f", (Piece("exp(x)/2", -9, 9),)),)
    return Figure({}, strokes, axes=axes), []


def polar(rng: Random) -> Made:
    r, k = rng.randint(2, 4), rng.randint(1, 11)
    at = {"P": (r * cos(k * pi / 6), r * sin(k * pi / 6)), "_o": (0.0, 0.0)}
    axes = Axes(-5, 5, -5, 5, 1, 1, polar=True)
    strokes: tuple = (Segment("_o", "P"),)
    if rng.random() < 0.4:
        strokes = (Curve("r", (Piece("2*(1+cos(t))*sin(t)", 0, tau, "2*(1+cos(t))*cos(t)"),)),)
    turn = round(degrees(atan2(*reversed(at["P"])))) % 360
    return Figure(at, strokes, dots=("P",), axes=axes), [Label("point", ("P",), f"P({r}, {turn}°)")]


def plane(rng: Random) -> Made:
    re, im = rng.choice((-3, -2, 2, 3)), rng.choice((-3, -2, 1, 2))
    axes = Axes(-4.5, 4.5, -4.5, 4.5, 1, 1, names=("Re", "Im"), grid=True)
    at = {"z": (float(re), float(im)), "w": (float(-im), float(re)), "_o": (0.0, 0.0)}
    return Figure(at, (Segment("_o", "z", arrows="end"),), dots=("z", "w"), axes=axes), [
        Label("point", (n,), n) for n in "zw"
    ]


def far(rng: Random) -> Made:
    x, y = rng.choice((20, 100, 1990)), rng.choice((50, 200))
    axes = Axes(x, x + 10, y, y + 500, 1, 50, equal=False, names=("t", "v"))
    f = Curve("v", (Piece(f"{y}+{rng.choice((4, 5))}*(x-{x})**2", x, x + 10),))
    return Figure({}, (f,), axes=axes), []


def wave(rng: Random) -> Made:
    k = rng.choice((3, 5, 8))
    axes = Axes(-1, 1, -1.5, 1.5, 0.25, 0.5, equal=False)
    return Figure({}, (Curve("f", (Piece(f"sin({k}*pi*x)", -2, 2),)),), axes=axes), []


def sequence(rng: Random) -> Made:
    n = rng.randint(5, 8)
    at = {f"_p{i}": (float(i), 4 + 3 * (-1) ** i / i) for i in range(1, n + 1)}
    axes = Axes(0, n + 0.5, 0, 8, 1, 1, equal=False, names=("n", "aₙ"))
    return Figure(at, (), dots=tuple(at), axes=axes), []


MAKERS = (
    parabola, cubic, sine, tangent, rational, logarithm, root, absolute, steps, raw_floor, pieces, ellipse, hyperbola,
    triangle, right_triangle, vectors, circle, two, three, growth, shade, field, polar, plane, far, wave, sequence,
)  # fmt: skip
SIZES = (224, 448, 336, 448, 896, 448)


def made(i: int) -> tuple[Figure, list[Label], Random, int]:
    """The i-th random figure with its labels, a stream for its style, and a size."""
    rng = Random(f"graph test {i}")
    figure, labels = MAKERS[i % len(MAKERS)](rng)
    labels = [*labels, *(Label("curve", (s.name,), s.text) for s in figure.strokes if isinstance(s, Curve) and s.text)]
    return figure, labels, rng, SIZES[floor(i / len(MAKERS)) % len(SIZES)]
