"""Text as pixels: single glyphs rendered once, strings composed of them, a bar drawn over radicands."""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

import matplotlib
import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags

FONT_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
FACES = {
    # family: upright, italic
    "stix": ("STIXGeneral.ttf", "STIXGeneralItalic.ttf"),
    "roman": ("cmr10.ttf", "cmmi10.ttf"),
    "serif": ("DejaVuSerif.ttf", "DejaVuSerif-Italic.ttf"),
    "sans": ("DejaVuSans.ttf", "DejaVuSans-Oblique.ttf"),
}
# a face without a glyph hands over to the next; DejaVu Sans has all that a diagram needs
FALLBACK = {
    "stix": ("DejaVuSans.ttf",),
    "roman": ("STIXGeneral.ttf", "DejaVuSans.ttf"),
    "serif": ("DejaVuSans.ttf",),
    "sans": (),
}
# Computer Modern's map is TeX's own: outside these characters it shows something else
TEX_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()[]+=.,:;!?/'")
# coverage that would not show on tinted paper is no ink, so that a label's box is tight to what is seen
FAINT = 24
# letters that are italic in mathematics: single ones and runs of capitals (points), never unit words
LETTER_RUN = re.compile(r"[A-Za-z]+")
# articles: "a circle", and "A circle" at the start of a sentence unless a verb shows that A is a point
ARTICLE = re.compile(r"(?<![A-Za-z])a(?= [a-z]{2}| ?$)|(?:^|(?<=[.?!] ))A(?= (?!and |is |lies |to )[a-z]{2})")
CHOICE = re.compile(r"[A-J]\. ")
UNIT_BEFORE = re.compile(r"[0-9)π] $")


class Glyph(NamedTuple):
    """Coverage (rows x columns, 0..255), its left edge and top row from the pen on the baseline, advance in px."""

    ink: np.ndarray
    left: int
    top: int
    advance: float


class Line(NamedTuple):
    """Coverage of a composed string cropped to its ink, its left edge and top from pen start and baseline, advance."""

    ink: np.ndarray
    left: int
    top: int
    advance: float


@lru_cache(maxsize=16)
def _font(file: str) -> FT2Font:
    return FT2Font(str(FONT_FOLDER / file))


@lru_cache(maxsize=16)
def _charmap(file: str) -> frozenset[int]:
    codes = frozenset(_font(file).get_charmap())
    return frozenset(map(ord, TEX_SAFE)) & codes if file.startswith("cm") else codes


@lru_cache(maxsize=8192)
def _glyph(file: str, px: int, char: str) -> Glyph:
    font = _font(file)
    font.set_size(px, 72)
    # light hinting snaps heights to rows and leaves widths alone; hinted advances would space letters unevenly
    loaded = font.load_char(ord(char), flags=LoadFlags.TARGET_LIGHT)
    x0, y0, x1, y1 = loaded.bbox
    pad = 4
    left, top = floor(x0 / 64), ceil(y1 / 64)
    canvas = np.zeros((ceil((y1 - y0) / 64) + 2 * pad + 2, ceil((x1 - x0) / 64) + 2 * pad + 4), np.uint8)
    font.draw_glyph_to_bitmap(canvas, pad - left, pad, loaded)
    canvas[canvas < FAINT] = 0
    rows, columns = np.flatnonzero(canvas.any(axis=1)), np.flatnonzero(canvas.any(axis=0))
    advance = loaded.linearHoriAdvance / 65536
    if not len(rows):
        return Glyph(np.zeros((0, 0), np.uint8), 0, 0, advance)
    r0, r1, c0, c1 = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    return Glyph(canvas[r0:r1, c0:c1].copy(), int(c0) - pad + left, int(r0) - pad - top, advance)


def _italic_letters(text: str) -> set[int]:
    """Positions set in italic: single letters and capitals, but no unit ("5 m"), word, article or "B. " of a choice."""
    chosen: set[int] = set()
    for run in LETTER_RUN.finditer(text):
        word = run.group()
        article = len(text) > 1 and ARTICLE.match(text, run.start())
        if article or (not run.start() and CHOICE.match(text)):
            continue
        if word.isupper() or (len(word) == 1 and not UNIT_BEFORE.search(text[: run.start()])):
            chosen.update(range(*run.span()))
    return chosen


def _file(char: str, family: str, italic: bool) -> str:
    code = ord(char)
    for file in (FACES[family][italic], FACES[family][0], *FALLBACK[family]):
        if code in _charmap(file):
            return file
    return "DejaVuSans.ttf"


def _radicand_end(text: str, start: int) -> tuple[int, bool]:
    """End of what the root sign before `start` covers, and whether that stands in parentheses of its own."""
    if text[start : start + 1] == "(":
        depth = 0
        for i in range(start, len(text)):
            depth += {"(": 1, ")": -1}.get(text[i], 0)
            if depth == 0:
                return i + 1, True
    end = start
    while end < len(text) and text[end].isdigit():
        end += 1
    return (end, False) if end > start else (min(start + 1, len(text)), False)


@lru_cache(maxsize=16384)
def compose(text: str, family: str, italic: bool, px: int) -> Line:
    """Lay `text` out on one line; coverage 0..255, cropped to its ink (0 x 0 for blank text)."""
    slanted = _italic_letters(text) if italic else ()
    pen = 0.0
    placed: list[tuple[np.ndarray, int, int]] = []
    bars: list[tuple[int, int, int]] = []  # first index covered, end index, left edge
    tops: list[tuple[int, int]] = []
    skipped: set[int] = set()
    ends: dict[int, float] = {}
    root_tops: dict[int, int] = {}
    for i, char in enumerate(text):
        ends[i] = pen
        if i in skipped:
            continue
        if i - 1 in slanted and i not in slanted and char not in " ,.":
            pen += px / 18  # italic correction: a slanted letter leans into what follows
        glyph = _glyph(_file(char, family, i in slanted), px, char)
        if glyph.ink.size:
            placed.append((glyph.ink, round(pen) + glyph.left, glyph.top))
            tops.append((i, glyph.top))
        if char == "√":
            end, own = _radicand_end(text, i + 1)
            if own:
                skipped.update((i + 1, end - 1))
            bars.append((i, end, round(pen) + glyph.left + glyph.ink.shape[1]))
            root_tops[i] = glyph.top
        pen += glyph.advance
    ends[len(text)] = pen
    thick = max(1, round(px / 16))
    for first, end, left in bars:
        covered = min((top for i, top in tops if first < i < end), default=0)
        row = root_tops[first]
        if covered - thick - 1 < row:  # tall radicand (a root in a root): a second bar above it
            row = covered - thick - 1
        right = max(round(ends[end]), left + 2)
        placed.append((np.full((thick, right - left + 1), 255, np.uint8), left - 1, row))
        if row < root_tops[first]:
            placed.append((np.full((root_tops[first] - row + thick, thick), 255, np.uint8), left - thick, row))
    if not placed:
        return Line(np.zeros((0, 0), np.uint8), 0, 0, pen)
    x0, y0 = min(x for _, x, _ in placed), min(y for _, _, y in placed)
    x1 = max(x + ink.shape[1] for ink, x, _ in placed)
    y1 = max(y + ink.shape[0] for ink, _, y in placed)
    canvas = np.zeros((y1 - y0, x1 - x0), np.uint8)
    for ink, x, y in placed:
        window = canvas[y - y0 : y - y0 + ink.shape[0], x - x0 : x - x0 + ink.shape[1]]
        np.maximum(window, ink, out=window)
    canvas.flags.writeable = False
    return Line(canvas, x0, y0, pen)


@lru_cache(maxsize=16384)
def printed(text: str, family: str, italic: bool, px: int, ink: tuple[int, int, int], gray: bool) -> np.ndarray:
    """The composed text in its ink on white, rows x columns (gray) or rows x columns x 3, cropped to its ink."""
    cover = compose(text, family, italic, px).ink.astype(np.uint16)
    shades = [255 - cover * (255 - channel) // 255 for channel in (ink[:1] if gray else ink)]
    image = (shades[0] if gray else np.stack(shades, axis=-1)).astype(np.uint8)
    image.flags.writeable = False
    return image
