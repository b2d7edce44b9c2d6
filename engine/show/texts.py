"""Labels and typeset text of a row as shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from engine.show.shapes import Shape, Text, ink


def texts(row: Mapping[str, Any], style: Mapping[str, Any]) -> Iterator[Shape]:
    """Labels and typeset text."""
    colour, sans = ink(style["label_ink"]), style["family"] == "sans"
    for thing in row["objects"]:
        text, (x0, y0, x1, y1) = thing["text"], map(float, thing["bbox"])
        if thing["kind"] == "label" and text:
            italic = style["italic"] and text.isalpha() and len(text) < 4
            yield Text(text, (x0, y0, x1, y1), colour, italic, sans)
        elif thing["kind"] == "text":
            yield from typeset(text, (x0, y0, x1, y1), style)


def typeset(text: str, box: tuple[float, float, float, float], style: Mapping[str, Any]) -> Iterator[Shape]:
    """A question and its options in the lines that engine/draw/typeset.py gave them; other fonts may be wider."""
    x0, y0, x1, y1 = box
    size, colour, sans = float(style["text"]), ink(style["label_ink"]), style["family"] == "sans"
    step, (question, options) = round(1.42 * size), parted(text)
    rows = round((y1 - y0 - size - (step / 2 if options else 0)) / step) + 1
    across = 2 if style["columns"] == 2 and rows - len(options) < 1 + len(question) // 80 else 1
    under = -(-len(options) // across)
    lines = next(found for w in range(8, 10_000) if len(found := wrapped(question, w)) <= max(rows - under, 1))
    measure = (0.72 if style["side"] in ("left", "right") else 0.9) * style["size"]
    blocks = [(x0, y0 - 0.3 * size, lines)]
    blocks += [(x0 + i * measure / 2, y1 + 0.1 * size - under * step, options[i::across]) for i in range(across)]
    size *= min(1.0, (x1 - x0) / (0.53 * size * max(map(len, lines))))
    for x, y, block in blocks:
        if block:
            yield Text("\n".join(block), (x, y, x1, y + step * len(block)), colour, False, sans, size)


def parted(text: str) -> tuple[str, list[str]]:
    """The question, and its options "A. ...", a line each."""
    paragraphs = text.split("\n")
    first = next((i for i, line in enumerate(paragraphs) if line.startswith("A. ")), len(paragraphs))
    return "\n".join(paragraphs[:first]), paragraphs[first:]


def wrapped(text: str, wide: int) -> list[str]:
    """Its paragraphs in lines of at most so many letters."""
    return [line for part in text.split("\n") for line in wrap(part, wide)]
