"""The question typeset beside its diagram, for versions in which the image says everything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from engine.draw.glyphs import advance_of, inked, set_line
from engine.draw.render import Drawing
from engine.draw.style import Style

LETTERS = "ABCDEFGHIJ"
LEADING = 1.42  # line distance over font size
# a line may break at a space, but not between a number and its unit
BREAK = re.compile(r"(?: +(?!(?:cm|mm|m|units?|square units?)\b)|(?<=[^0-9π)]) +)")
# nor within a formula or a pair of coordinates that fits on a line: u + v, x = −2, (3, 4)
SIGNS = "=<>≤≥≠+−·×∪"
LOOSE = re.compile(rf"(?<! [{SIGNS}]){BREAK.pattern}(?![{SIGNS}] )(?!(?<=, )[^(){{}}]*[)}}])")


def _width(text: str, style: Style) -> float:
    return advance_of(text, style.family, style.italic, style.text)


def wrap(text: str, width: float, style: Style) -> list[str]:
    """Break text into lines of at most `width` px; a word wider than that stands alone on its line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        used = 0.0
        space = _width("n n", style) - 2 * _width("n", style)
        whole = LOOSE.split(paragraph.strip())
        for token in [t for word in whole for t in ([word] if _width(word, style) <= width else BREAK.split(word))]:
            wide = _width(token, style)
            if line and used + space + wide > width:
                lines.append(line)
                line, used = token, wide
            else:
                used = used + space + wide if line else wide
                line = f"{line} {token}" if line else token
        lines.append(line)
    return lines


def _options(choices: Sequence[str], width: float, style: Style) -> tuple[list[tuple[float, int, str]], int]:
    """(x, row, text) of each line of the choices, and the number of rows: two columns where they fit."""
    texts = [f"{letter}. {choice}" for letter, choice in zip(LETTERS, choices, strict=False)]
    if style.columns == 2 and all(_width(text, style) <= width / 2 - style.text for text in texts):
        rows = (len(texts) + 1) // 2
        return [(width / 2 * (i % 2), i // 2, text) for i, text in enumerate(texts)], rows
    placed: list[tuple[float, int, str]] = []
    row = 0
    for text in texts:
        for line in wrap(text, width, style):
            placed.append((0.0, row, line))
            row += 1
    return placed, row


def typeset(drawing: Drawing, text: str, choices: Sequence[str], style: Style) -> Drawing:
    """Set the question `text` (newlines start paragraphs) and its choices "A. ..." at style.side of the drawing.

    The canvas grows by what the text needs; objects, strokes and matrix move along, and one object of kind "text"
    holds the box of the text's ink. Deterministic in its arguments.
    """
    height, width = drawing.pixels.shape[:2]
    margin = round(0.05 * style.size)
    beside = style.side in ("left", "right")
    measure = round(0.72 * width) if beside else width - 2 * margin
    longest = max((_width(token, style) for token in " ".join((text, *choices)).split()), default=0.0)
    measure = max(measure, int(longest) + 1)
    lines = wrap(text, measure, style)
    options, rows = _options(choices, measure, style)
    step = round(LEADING * style.text)
    gap = round(0.5 * step) if rows else 0
    block = step * (len(lines) + rows) + gap
    if beside:
        size = (max(height, block + 2 * margin), width + measure + 2 * margin)
        at = (0 if style.side == "right" else measure + 2 * margin - margin // 2, (size[0] - height) // 2)
        corner = (width + margin // 2 if style.side == "right" else margin, (size[0] - block) // 2)
    else:
        size = (height + block + 2 * margin, max(width, measure + 2 * margin))
        at = ((size[1] - width) // 2, 0 if style.side == "below" else block + 2 * margin)
        corner = (margin, height + margin // 2 if style.side == "below" else margin)
    gray = drawing.pixels.ndim == 2
    pixels = np.empty(size if gray else (*size, 3), np.uint8)
    pixels[0] = style.paper[0] if gray else style.paper
    pixels[1:] = pixels[0]  # whole rows: pixel by pixel three channels cost 0.3 ms
    pixels[at[1] : at[1] + height, at[0] : at[0] + width] = drawing.pixels
    placed = [(0.0, i, 0, line) for i, line in enumerate(lines)]
    placed += [(x, len(lines) + row, gap, line) for x, row, line in options]
    boxes = []
    for x, row, skip, line in placed:
        laid = set_line(line, style.family, style.italic, style.text)  # never seen again, so kept out of the cache
        if not laid.ink.size:
            continue
        h, w = laid.ink.shape
        x0 = max(0, corner[0] + round(x) + laid.left)
        y0 = corner[1] + row * step + skip + round(1.02 * style.text) + laid.top
        window = pixels[y0 : y0 + h, x0 : x0 + w]
        image = inked(laid, (0, 0, 0), style.paper, gray)
        np.minimum(window, image, out=window)
        boxes.append((x0, y0, x0 + w, y0 + h))
    objects = [_moved(entry, *at) for entry in drawing.objects]
    strokes = [{**s, "points": [[x + at[0], y + at[1]] for x, y in s["points"]]} for s in drawing.strokes]
    if boxes:
        hull = [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]
        middle = [[(hull[0] + hull[2]) / 2, (hull[1] + hull[3]) / 2]]
        said = "\n".join((text, *(f"{letter}. {c}" for letter, c in zip(LETTERS, choices, strict=False))))
        objects.append({"kind": "text", "name": "", "text": said, "bbox": hull, "points": middle})
    a, b, c, d, e, f = drawing.matrix
    return replace(drawing, pixels=pixels, objects=objects, matrix=(a, b, c, d, e + at[0], f + at[1]), strokes=strokes)


def _moved(entry: dict[str, Any], x: int, y: int) -> dict[str, Any]:
    x0, y0, x1, y1 = entry["bbox"]
    points = [[round(px + x, 1), round(py + y, 1)] for px, py in entry["points"]]
    return {**entry, "bbox": [x0 + x, y0 + y, x1 + x, y1 + y], "points": points}
