"""How a drawing looks: fonts, weights, colours, rotation. Drawn from a random stream, never from the problem."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

Ink = tuple[int, int, int]

# dark enough to read at 1.2 px on white: relative luminance of every stroke ink is below 0.2
PALETTES: dict[str, tuple[Ink, Ink, Ink, tuple[Ink, ...]]] = {
    # name: strokes, marks, labels, tints of fills
    "navy": ((24, 48, 110), (176, 42, 30), (16, 16, 24), ((214, 226, 246), (250, 226, 214))),
    "blue": ((20, 84, 160), (20, 84, 160), (0, 0, 0), ((219, 234, 250), (252, 236, 208))),
    "forest": ((22, 92, 62), (150, 70, 10), (18, 26, 20), ((218, 240, 222), (250, 236, 206))),
    "wine": ((124, 24, 56), (40, 60, 120), (24, 12, 18), ((248, 222, 228), (222, 228, 246))),
    "ink and red": ((20, 20, 20), (188, 28, 28), (20, 20, 20), ((250, 224, 220), (228, 234, 244))),
    "ink and blue": ((20, 20, 20), (24, 78, 168), (24, 78, 168), ((220, 232, 248), (240, 240, 226))),
    "violet": ((78, 44, 132), (16, 104, 104), (22, 14, 34), ((234, 226, 248), (218, 242, 238))),
    "slate": ((44, 60, 76), (180, 80, 0), (20, 26, 34), ((226, 232, 238), (252, 234, 212))),
    "teal": ((0, 92, 104), (168, 36, 84), (8, 28, 32), ((212, 240, 242), (250, 226, 234))),
}
RED, BLUE, GREEN, ORANGE, PURPLE = (178, 30, 34), (22, 70, 170), (14, 106, 52), (186, 84, 0), (110, 40, 140)
# inks of the second and third curve beside the first, which has the palette's
CURVE_INKS: dict[str, tuple[tuple[Ink, Ink], ...]] = {
    "navy": ((RED, GREEN), (ORANGE, PURPLE)),
    "blue": ((RED, GREEN), (ORANGE, PURPLE)),
    "forest": ((RED, BLUE), (ORANGE, PURPLE)),
    "wine": ((BLUE, GREEN), ((0, 92, 104), ORANGE)),
    "ink and red": ((RED, BLUE), (RED, GREEN)),
    "ink and blue": ((BLUE, RED), (BLUE, GREEN)),
    "violet": ((ORANGE, GREEN), (RED, GREEN)),
    "slate": ((RED, BLUE), (ORANGE, BLUE)),
    "teal": ((RED, PURPLE), (ORANGE, PURPLE)),
}
GRAY_TINTS: tuple[Ink, ...] = ((214, 214, 214), (232, 232, 232))
PAPERS: tuple[Ink, ...] = ((252, 249, 240), (247, 250, 252), (250, 250, 246), (255, 250, 245))

# glyphs of these families are drawn at this multiple of the nominal size, so that their capitals agree
FAMILY_SCALE = {"stix": 1.13, "roman": 1.10, "serif": 1.0, "sans": 1.0}


@dataclass(frozen=True, slots=True)
class Style:
    """Everything about the look; lengths are pixels, colours 0..255, angles degrees.

    Attributes:
        size: side of the square canvas.
        family: "stix", "roman", "serif" or "sans"; italic: letters (not digits) in mathematical italic.
        font, smallest: size of labels, and the size below which they are not shrunk; text: of typeset text.
        palette: its name; ink, mark_ink, label_ink, tints, paper: its colours.
        line, aux_line, thin_line: weights of main strokes, of dashed ones, of thin ones and marks.
        dash: on and off lengths of auxiliary strokes.
        dots: a dot at every named point; dot: its radius.
        mark, arc: side of the right-angle square, radius of angle arcs.
        hatch_angle, hatch_gap: direction and distance of hatch lines.
        rotation, mirror: the figure is mirrored in its y axis, then turned counter-clockwise.
        dimension: ends of dimension lines, "bars" or "arrows".
        notes: where free text stands, "top" or "bottom".
        side: where the typeset question stands: "above", "below", "left" or "right" of the figure.
        columns: columns of the typeset choices, 1 or 2.
        axes: coordinate axes as "arrows" through the origin, or a "frame"; axis_line: their weight, whole pixels.
        tick_way: ticks on a frame, outward (1) or inward (-1); origin: what stands at it, "O", "0" or "".
        grid: whether there is one; grid_ink, grid_line: its colour and weight.
        curve_inks, curve_lines, curve_dashes: colour, weight and dash (None: solid) of curves of looks 0, 1, 2.
        legend: curves are told apart by a legend rather than by labels beside them.
    """

    size: int
    family: str
    italic: bool
    font: int
    smallest: int
    text: int
    palette: str
    ink: Ink
    mark_ink: Ink
    label_ink: Ink
    tints: tuple[Ink, ...]
    paper: Ink
    line: float
    aux_line: float
    thin_line: float
    dash: tuple[float, float]
    dots: bool
    dot: float
    mark: float
    arc: float
    hatch_angle: float
    hatch_gap: float
    rotation: float
    mirror: bool
    dimension: str
    notes: str
    side: str
    columns: int
    axes: str
    axis_line: int
    tick_way: int
    origin: str
    grid: bool
    grid_ink: Ink
    grid_line: int
    curve_inks: tuple[Ink, Ink, Ink]
    curve_lines: tuple[float, float, float]
    curve_dashes: tuple[tuple[float, float] | None, ...]
    legend: bool

    @property
    def gray(self) -> bool:
        """Whether every colour is a gray, so that one channel holds the picture."""
        inks = (self.ink, self.mark_ink, self.label_ink, self.paper, self.grid_ink, *self.curve_inks, *self.tints)
        return all(ink[0] == ink[1] == ink[2] for ink in inks)


def sample_style(rng: Random, size: int, text_scale: float = 1.0) -> Style:
    """Draw a look for a canvas of `size` x `size` pixels (224 to 896), text at `text_scale` times the usual."""
    unit = size / 448
    # text shrinks less than the canvas: at 224 px a proportional label would be 8 px and unreadable
    text_unit = unit**0.8 * text_scale
    family = rng.choices(("stix", "roman", "serif", "sans"), (40, 18, 18, 24))[0]
    italic = (family != "sans" and rng.random() < 0.65) or (family == "sans" and rng.random() < 0.15)
    scale = FAMILY_SCALE[family] * text_unit
    if rng.random() < 0.7:
        shade = rng.choice((0, 0, 0, 20, 40))
        ink = mark_ink = (shade, shade, shade)
        label_ink = (0, 0, 0)
        tints = GRAY_TINTS
        palette = "mono"
        paper_gray = rng.choice((255, 255, 255, 255, 250, 245))
        paper = (paper_gray, paper_gray, paper_gray)
    else:
        palette = rng.choice(sorted(PALETTES))
        ink, mark_ink, label_ink, tints = PALETTES[palette]
        paper = rng.choice(PAPERS) if rng.random() < 0.3 else (255, 255, 255)
        if rng.random() < 0.3:
            mark_ink = ink
        if rng.random() < 0.3:
            label_ink = ink
        if rng.random() < 0.3:
            tints = tints[::-1]
    line = rng.choice((1.2, 1.4, 1.6, 1.8, 2.1, 2.4)) * unit**0.7
    thin = max(0.9, line * rng.choice((0.5, 0.6, 0.7)))
    turn = rng.random()
    rotation = 0.0 if turn < 0.35 else float(rng.choice((90, 180, 270))) if turn < 0.5 else float(rng.randrange(360))
    on = rng.choice((4.0, 5.0, 6.0, 7.0)) * unit
    return Style(
        size=size,
        family=family,
        italic=italic,
        font=round(rng.choice((16, 18, 20, 22)) * scale),
        smallest=round(max(9.0, 12.5 * text_unit) * FAMILY_SCALE[family]),
        text=round(rng.choice((14, 16)) * scale),
        palette=palette,
        ink=ink,
        mark_ink=mark_ink,
        label_ink=label_ink,
        tints=tints,
        paper=paper,
        line=round(line, 2),
        aux_line=round(max(0.9, line * rng.choice((0.6, 0.75, 0.9))), 2),
        thin_line=round(thin, 2),
        dash=(round(on, 2), round(on * rng.choice((0.6, 0.75, 0.9)), 2)),
        dots=rng.random() < 0.35,
        dot=round(max(line * 1.15, 1.6) + rng.choice((0.2, 0.6, 1.0)) * unit, 2),
        mark=round(rng.choice((9.0, 10.5, 12.0, 13.5)) * unit, 2),
        arc=round(rng.choice((17.0, 20.0, 23.0, 26.0)) * unit, 2),
        hatch_angle=float(rng.choice((45, 135, 30, 150, 60, 120))),
        hatch_gap=round(rng.choice((6.0, 7.0, 8.0, 9.5)) * unit, 2),
        rotation=rotation,
        mirror=rng.random() < 0.5,
        dimension=rng.choice(("bars", "arrows")),
        notes=rng.choice(("top", "bottom")),
        side=rng.choice(("above", "above", "below", "left", "right")),
        columns=rng.choice((1, 2)),
        **_graph_style(rng, ink, palette, line, unit),  # last, so that the rest is as it was without it
    )


def _graph_style(rng: Random, ink: Ink, palette: str, line: float, unit: float) -> dict[str, Any]:
    """The look of axes and curves."""
    bold = round(max(1.5, line * rng.choice((1.0, 1.15, 1.3))), 2)
    on = rng.choice((5.0, 6.0, 7.5)) * unit**0.7
    dashes = (None, (round(on * 1.3, 2), round(on * 0.7, 2)), (round(max(1.2, bold), 2), round(max(2.6, on * 0.5), 2)))
    if palette == "mono":
        inks, lines = (ink, ink, ink), (bold, round(max(1.2, bold * 0.8), 2), bold)
        grid_ink = rng.choice(((205, 205, 205), (192, 192, 192), (214, 214, 214)))
    else:
        second, third = rng.choice(CURVE_INKS[palette])
        inks, lines = (ink, second, third), (bold, bold, bold)
        grid_ink = rng.choice(((205, 209, 214), (186, 208, 226), (208, 204, 196)))
    return {
        "axes": "arrows" if rng.random() < 0.6 else "frame",
        # never heavier than a curve
        "axis_line": min(rng.choice((1, 1, 2) if unit < 1.4 else (2, 2, 3)), int(bold)),
        "tick_way": rng.choice((1, -1)),
        "origin": rng.choice(("O", "O", "0", "")),
        "grid": rng.random() < 0.5,
        "grid_ink": grid_ink,
        "grid_line": 2 if bold >= 3.5 else 1,
        "curve_inks": inks,
        "curve_lines": lines,
        "curve_dashes": dashes,
        "legend": rng.random() < 0.4,
    }
