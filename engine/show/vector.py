"""A diagram's source in SVG, TikZ or Asymptote, and the table of all that `show --as` writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import degrees
from typing import Any
from xml.sax.saxutils import escape

from engine.show.diagram import diagram_of
from engine.show.geogebra import geogebra
from engine.show.shapes import FULL, XY, Diagram, Ink, Path, Round, Shape, Text, on_circle


def svg(diagram: Diagram) -> str:
    """SVG, one unit to the pixel."""
    w, h = diagram.width, diagram.height
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}"'
    lines = [
        f'{head} stroke-linecap="round" stroke-linejoin="round">',
        f'<rect width="{w}" height="{h}" fill="{web(diagram.paper)}"/>',
    ]
    return "\n".join([*lines, *map(svg_shape, diagram.shapes), "</svg>\n"])


def web(ink: Ink) -> str:
    """#rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*ink)


def n(number: float) -> str:
    """A number to hundredths, without needless zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if round(number, 2) else "0"


def svg_shape(shape: Shape) -> str:
    """One element."""
    if isinstance(shape, Text):
        return svg_text(shape)
    if isinstance(shape, Path):
        d, *holes = ("M" + "L".join(f"{n(x)} {n(y)}" for x, y in loop) for loop in (shape.points, *shape.holes))
        if shape.fill:
            return f'<path d="{"Z".join([d, *holes])}Z" fill="{web(shape.ink)}" fill-rule="evenodd"/>'
        return f'<path d="{d}" fill="none" {svg_pen(shape)}/>'
    x, y = shape.center
    fill = web(shape.fill) if shape.fill else "none"
    if abs(shape.sweep) >= FULL:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(shape.radius)}" fill="{fill}" {svg_pen(shape)}/>'
    (ax, ay), (bx, by) = ends(shape)
    way = f"{int(abs(shape.sweep) > 3.14159265)} {int(shape.sweep > 0)}"
    d = f"M{n(ax)} {n(ay)}A{n(shape.radius)} {n(shape.radius)} 0 {way} {n(bx)} {n(by)}"
    return f'<path d="{d}" fill="none" {svg_pen(shape)}/>'


def ends(shape: Round) -> tuple[XY, XY]:
    """Where an arc begins and ends."""
    return (
        on_circle(shape.center, shape.radius, shape.start),
        on_circle(shape.center, shape.radius, shape.start + shape.sweep),
    )


def svg_pen(shape: Path | Round) -> str:
    """Colour, width and dash of a stroke."""
    dash = f' stroke-dasharray="{" ".join(map(n, shape.dash))}" stroke-linecap="butt"' if shape.dash else ""
    return f'stroke="{web(shape.ink)}" stroke-width="{n(shape.width)}"{dash}'


def svg_text(shape: Text) -> str:
    """Each line with its baseline in the box."""
    x0, y0, x1, y1 = shape.box
    lines = shape.text.split("\n")
    step = (y1 - y0) / len(lines)
    size, deep = font_size(shape)
    look = f'font-family="{"sans-serif" if shape.sans else "serif"}" font-size="{n(size)}" fill="{web(shape.ink)}"'
    look += ' font-style="italic"' if shape.italic else ""
    if shape.size is None:
        return (
            f'<text x="{n((x0 + x1) / 2)}" y="{n(y1 - deep)}" text-anchor="middle" {look}>{escape(shape.text)}</text>'
        )
    spans = "".join(
        f'<tspan x="{n(x0)}" y="{n(y0 + (i + 0.8) * step)}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    return f"<text {look}>{spans}</text>"


def font_size(shape: Text) -> tuple[float, float]:
    """Size at which the text has the height of its box, and how deep it goes below its baseline."""
    lines = shape.text.split("\n")
    if shape.size:
        return shape.size, 0.0
    height = (shape.box[3] - shape.box[1]) / len(lines)
    below = bool(re.search(r"[gjpqy()\[\]{}|,Q√∠]", shape.text))
    low = all(c in "acemnorsuvwxz−=·" for c in shape.text)
    size = height / (0.94 if below else 0.5 if low else 0.72)
    wide = (shape.box[2] - shape.box[0]) / (0.53 * len(shape.text)) if len(shape.text) > 2 else size
    size = min(size, wide, 1.35 * height if not low else size)
    return size, 0.21 * size if below else 0.0


def tikz(diagram: Diagram) -> str:
    """A tikzpicture, one pt to the pixel, for a document with \\usepackage{tikz}."""
    inks = dict.fromkeys(shade for shape in diagram.shapes for shade in inks_of(shape))
    names = {shade: f"ink{chr(97 + i)}" for i, shade in enumerate(inks)}
    colours = [f"\\definecolor{{{name}}}{{RGB}}{{{shade[0]},{shade[1]},{shade[2]}}}" for shade, name in names.items()]
    colours.append(f"\\definecolor{{paper}}{{RGB}}{{{','.join(map(str, diagram.paper))}}}")
    colours = [f"{line}%" for line in colours]  # no space before the picture where it stands in a line
    body = [tikz_shape(shape, names) for shape in diagram.shapes]
    page = f"\\path[use as bounding box,fill=paper] (0,0) rectangle ({diagram.width},{diagram.height});"
    begin = "\\begin{tikzpicture}[x=1pt,y=-1pt,line cap=round,line join=round]"
    return "\n".join([*colours, begin, page, *body, "\\end{tikzpicture}\n"])


def inks_of(shape: Shape) -> list[Ink]:
    """Colours of a shape."""
    return [shape.ink, *([shape.fill] if isinstance(shape, Round) and shape.fill else [])]


def tikz_shape(shape: Shape, names: dict[Ink, str]) -> str:
    """One command."""
    name = names[shape.ink]
    if isinstance(shape, Text):
        x, y = (shape.box[0] + shape.box[2]) / 2, (shape.box[1] + shape.box[3]) / 2
        size = font_size(shape)[0]
        font = f"\\fontsize{{{n(size)}}}{{{n(1.2 * size)}}}\\selectfont" + ("\\itshape" if shape.italic else "")
        look = f"text={name},inner sep=0pt,align=left,font={font}" + ("\\sffamily" if shape.sans else "")
        return f"\\node[{look}] at ({n(x)},{n(y)}) {{{latex(shape.text)}}};"
    if isinstance(shape, Path):
        line, *holes = (" -- ".join(f"({n(x)},{n(y)})" for x, y in loop) for loop in (shape.points, *shape.holes))
        loops = " ".join(f"{loop} -- cycle" for loop in (line, *holes))
        return f"\\fill[{name},even odd rule] {loops};" if shape.fill else f"\\draw[{tikz_pen(shape, name)}] {line};"
    x, y = shape.center
    pen = tikz_pen(shape, name)
    if abs(shape.sweep) >= FULL:
        pen += f",fill={names[shape.fill]}" if shape.fill else ""
        return f"\\draw[{pen}] ({n(x)},{n(y)}) circle[radius={n(shape.radius)}];"
    (ax, ay), _ = ends(shape)
    turn = f"start angle={n(degrees(shape.start))},end angle={n(degrees(shape.start + shape.sweep))}"
    return f"\\draw[{pen}] ({n(ax)},{n(ay)}) arc[{turn},radius={n(shape.radius)}];"


def tikz_pen(shape: Path | Round, name: str) -> str:
    """Colour, width and dash of a stroke."""
    dash = f",line cap=butt,dash pattern=on {n(shape.dash[0])}pt off {n(shape.dash[-1])}pt" if shape.dash else ""
    return f"{name},line width={n(shape.width)}pt{dash}"


SYMBOLS = {
    "\\": "\\textbackslash{}", "∠": "$\\angle$", "°": "$^\\circ$", "√": "$\\surd$", "π": "$\\pi$", "−": "$-$",
    "·": "$\\cdot$", "∞": "$\\infty$", "≤": "$\\le$", "≥": "$\\ge$",
    "∪": "$\\cup$", "⊥": "$\\perp$", "∥": "$\\parallel$", "′": "$'$", "≈": "$\\approx$", "×": "$\\times$",
    "∅": "$\\emptyset$", "θ": "$\\theta$", "α": "$\\alpha$", "β": "$\\beta$", "≠": "$\\ne$", "→": "$\\to$",
    "⌊": "$\\lfloor$", "⌋": "$\\rfloor$", "△": "$\\triangle$", "|": "$|$", "<": "$<$", ">": "$>$",
    **{sign: f"$^{{{i}}}$" for i, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}, "⁻": "$^-$",
    "⁺": "$^+$", "ⁿ": "$^n$", "ᵗ": "$^t$", "ᵏ": "$^k$", "ˣ": "$^x$", "₋": "$_-$", "₊": "$_+$", "ₜ": "$_t$",
    "ₙ": "$_n$", "ₖ": "$_k$", "ₓ": "$_x$", "″": "$''$", "∫": "$\\int$", "Δ": "$\\Delta$", "μ": "$\\mu$",
    **{sign: f"$_{{{i}}}$" for i, sign in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    **{sign: "\\" + sign for sign in "%&#$_{}"}, "^": "\\^{}", "~": "\\~{}",
}  # fmt: skip


SCRIPT = re.compile(r"(?<=[A-Za-z])_(\d+|[A-Za-z](?![A-Za-z]))|\^(\d+|[A-Za-z])")  # m_w, x^t


def latex(text: str) -> str:
    """Text with what is special to LaTeX written out; lines end in \\\\."""
    lines = []
    for line in text.split("\n"):
        plain, *scripts = SCRIPT.split(line)
        said = [written_out(plain)]
        for low, high, after in zip(scripts[::3], scripts[1::3], scripts[2::3], strict=True):
            said.append(f"$_{{{low}}}$" if low else f"$^{{{high}}}$")
            said.append(written_out(after))
        lines.append("".join(said))
    return " \\\\ ".join(lines)


def written_out(text: str) -> str:
    """Each sign as LaTeX writes it."""
    return "".join(SYMBOLS.get(c, c) for c in text)


def asymptote(diagram: Diagram) -> str:
    """Asymptote, one bp to the pixel; its y axis points up."""
    page = f"fill(box((0,0),({diagram.width},{-diagram.height})), {asy_ink(diagram.paper)});"
    return "\n".join(["unitsize(1bp);", page, *map(asy_shape, diagram.shapes), ""])


def asy_ink(ink: Ink) -> str:
    """rgb(r,g,b) from 0 to 1."""
    return f"rgb({','.join(f'{c / 255:.3f}' for c in ink)})"


def asy_shape(shape: Shape) -> str:
    """One statement."""
    if isinstance(shape, Text):
        x, y = (shape.box[0] + shape.box[2]) / 2, (shape.box[1] + shape.box[3]) / 2
        words = latex(shape.text).replace("\\", "\\\\").replace('"', '\\"')
        return f'label("{words}", ({n(x)},{n(-y)}), {asy_ink(shape.ink)}+fontsize({n(font_size(shape)[0])}));'
    pen = f"{asy_ink(shape.ink)}+linewidth({n(shape.width)}bp)" if shape.width else asy_ink(shape.ink)
    if shape_dash := (shape.dash or ()):
        pen += f"+linetype(new real[] {{{','.join(map(n, shape_dash))}}},scale=false)"
    if isinstance(shape, Path):
        line, *holes = ("--".join(f"({n(x)},{n(-y)})" for x, y in loop) for loop in (shape.points, *shape.holes))
        loops = "^^".join(f"({loop}--cycle)" for loop in (line, *holes))
        return f"fill({loops}, {pen}+evenodd);" if shape.fill else f"draw({line}, {pen});"
    x, y = shape.center
    if abs(shape.sweep) >= FULL:
        ring = f"circle(({n(x)},{n(-y)}),{n(shape.radius)})"
        return (f"fill({ring}, {asy_ink(shape.fill)}); " if shape.fill else "") + f"draw({ring}, {pen});"
    begin, end = n(degrees(-shape.start)), n(degrees(-shape.start - shape.sweep))
    return f"draw(arc(({n(x)},{n(-y)}),{n(shape.radius)},{begin},{end}), {pen});"


FORMATS: dict[str, tuple[str, Callable[[Mapping[str, Any]], bytes]]] = {
    # ending, and what writes it of a row
    "svg": ("svg", lambda row: svg(diagram_of(row)).encode()),
    "tikz": ("tex", lambda row: tikz(diagram_of(row)).encode()),
    "asymptote": ("asy", lambda row: asymptote(diagram_of(row)).encode()),
    "geogebra": ("ggb", geogebra),
}
