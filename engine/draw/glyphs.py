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

from engine.draw.style import Ink

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
ARTICLE = re.compile(
    r"(?<![A-Za-z])a(?= (?!(?:sin|cos|tan|log|ln)\b)[a-z]{2}| ?$)|(?:^|(?<=[.?!] ))A(?= (?!and |is |lies |to )[a-z]{2})"
)
# of two letters, and no English words
PRODUCTS = frozenset(("ax", "bx", "cx", "dx", "kx", "mx", "nx", "xy"))
CHOICE = re.compile(r"[A-J]\. ")
RAISED, LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ˣⁿᵗᵏ", "₀₁₂₃₄₅₆₇₈₉₊₋ₓₙₜₖ"
LEVEL = str.maketrans(RAISED + LOWERED, "0123456789+−xntk" * 2)
# what is raised or lowered: ^(...), ^ and a number or letter, _ likewise, runs of raised or lowered characters
SCRIPT = re.compile(
    rf"\^\((?=[^()]*(?:\([^()]*\)[^()]*)*\))|\^[−-]?(?:\d+|[A-Za-zπθ])"
    rf"|(?<=[A-Za-zθμ])_(?:\d+|[A-Z]{{2,3}}(?![A-Za-z])|[A-Za-z](?![A-Za-z]))|[{RAISED}]+|[{LOWERED}]+"
)
# raised digits have glyphs of their own, which serve the units ("cm²"); letters have none in most faces
BASE = re.compile(r"(?:(?<![A-Za-z])[A-Za-ln-z]|[)′])$")
KERN = {"f′": 0.1, "′(": 0.05, ")/": 0.06, "/(": 0.06}  # of the size, between upright characters that would touch
UNIT_BEFORE = re.compile(r"[0-9)π] $")


class Glyph(NamedTuple):
    """Coverage (rows x columns, 0..255), its box from the pen on the baseline, advance in px."""

    ink: np.ndarray
    left: int
    top: int
    right: int
    bottom: int
    advance: float


# coverage, left, top, right, bottom
Piece = tuple[np.ndarray, int, int, int, int]


class Script(NamedTuple):
    """An exponent (up) or index that ends before `end` in its text."""

    end: int
    text: str
    up: bool


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
        return Glyph(np.zeros((0, 0), np.uint8), 0, 0, 0, 0, advance)
    r0, r1, c0, c1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    x, y = left - pad, -pad - top
    return Glyph(canvas[r0:r1, c0:c1].copy(), c0 + x, r0 + y, c1 + x, r1 + y, advance)


class Case(dict[str, Glyph]):
    """The glyphs of a family at a size, upright or italic; each is rendered when first asked for."""

    def __init__(self, family: str, italic: bool, px: int) -> None:
        super().__init__()
        self.family, self.italic, self.px = family, italic, px

    def __missing__(self, char: str) -> Glyph:
        glyph = self[char] = _glyph(_file(char, self.family, self.italic), self.px, char)
        return glyph


@lru_cache(maxsize=256)
def _case(family: str, italic: bool, px: int) -> Case:
    return Case(family, italic, px)


def _italic_letters(text: str) -> set[int]:
    """Positions set in italic: single letters and capitals, but no unit ("5 m"), word, article or "B. " of a choice."""
    if len(text) == 1:  # the name of a point
        return {0} if LETTER_RUN.match(text) else set()
    chosen: set[int] = set()
    for run in LETTER_RUN.finditer(text):
        word = run.group()
        article = ARTICLE.match(text, run.start())
        if article or (not run.start() and CHOICE.match(text)):
            continue
        if word.isupper() or word in PRODUCTS or (len(word) == 1 and not UNIT_BEFORE.search(text[: run.start()])):
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


@lru_cache(maxsize=4096)
def compose(text: str, family: str, italic: bool, px: int) -> Line:
    """Lay a label out on one line, kept for the next picture with the same label."""
    return set_line(text, family, italic, px)


def set_line(text: str, family: str, italic: bool, px: int) -> Line:
    """Lay `text` out on one line; coverage 0..255, cropped to its ink (0 x 0 for blank text)."""
    placed, pen = _set(text, family, italic, px)
    if not placed:
        return Line(np.zeros((0, 0), np.uint8), 0, 0, pen)
    _, lefts, tops, rights, bottoms = zip(*placed, strict=True)
    x0, y0 = min(lefts), min(tops)
    canvas = np.zeros((max(bottoms) - y0, max(rights) - x0), np.uint8)
    done = x0
    for ink, left, top, right, bottom in placed:
        window = canvas[top - y0 : bottom - y0, left - x0 : right - x0]
        if left >= done:
            window[:] = ink
        else:  # slanted glyphs reach into each other's boxes
            np.maximum(window, ink, out=window)
        done = max(done, right)
    canvas.flags.writeable = False
    return Line(canvas, x0, y0, pen)


@lru_cache(maxsize=4096)
def advance_of(text: str, family: str, italic: bool, px: int) -> float:
    """How far the pen goes over the text, px: all that breaking lines asks for."""
    return _set(text, family, italic, px)[1]


def _scripts(text: str) -> dict[int, Script]:
    """Exponents and indices by where they begin."""
    found: dict[int, Script] = {}
    for match in SCRIPT.finditer(text):
        start, end = match.span()
        if text[start] == "_":
            found[start] = Script(end, text[start + 1 : end], False)
        elif text[start] != "^":
            up = text[start] in RAISED
            if not up or not {*match.group()} <= {*RAISED[:10]} or BASE.search(text[:start]):
                found[start] = Script(end, match.group().translate(LEVEL), up)
        elif text[start + 1] == "(":
            end, _ = _radicand_end(text, start + 1)
            found[start] = Script(end, text[start + 2 : end - 1], True)
        else:
            found[start] = Script(end, text[start + 1 : end], True)
    return found


def _set(text: str, family: str, italic: bool, px: int) -> tuple[list[Piece], float]:
    """Glyphs of the line with their boxes from the pen's start, bars over radicands last; where the pen ends."""
    upright, pen = _case(family, False, px), 0.0
    slanted: set[int] = set()
    if italic:
        slanted = _italic_letters(text)
        cursive = _case(family, True, px)
    placed: list[Piece] = []
    roots = "√" in text
    scripts = {} if text.isascii() and "^" not in text and "_" not in text else _scripts(text)
    skipped: set[int] = set()
    starts: list[float] = []
    own: dict[int, Piece] = {}
    for i, char in enumerate(text):
        starts.append(pen)
        if i in skipped:
            continue
        if i in scripts:
            end, inner, up = scripts[i]
            pieces, wide = _set(inner, family, italic, max(8, round(0.72 * px)))
            right, down = (
                round(pen + (px / 18 if up and i - 1 in slanted else px / 40)),
                round(px * (-0.36 if up else 0.16)),
            )
            pieces = [(ink, l + right, t + down, r + right, b + down) for ink, l, t, r, b in pieces]
            placed += pieces
            if pieces:
                own[i] = min(pieces, key=lambda piece: piece[2])
            skipped.update(range(i + 1, end))
            pen = right + wide + px / 24
            continue
        if i in slanted:
            ink, left, top, right, bottom, advance = cursive[char]
        else:
            if i - 1 in slanted and char not in " ,.":
                pen += px / 18  # italic correction: a slanted letter leans into what follows
            pen += px * KERN.get(text[i - 1 : i + 1], 0.0) if i else 0.0
            ink, left, top, right, bottom, advance = upright[char]
        if bottom > top:
            x = round(pen)
            piece = (ink, x + left, top, x + right, bottom)
            placed.append(piece)
            if roots:
                own[i] = piece
                if char == "√":
                    end, brackets = _radicand_end(text, i + 1)
                    if brackets:
                        skipped.update((i + 1, end - 1))
        pen += advance
    if roots:
        starts.append(pen)
        placed += _vincula(text, starts, own, px)
    return placed, pen


def _vincula(text: str, starts: list[float], own: dict[int, Piece], px: int) -> list[Piece]:
    """The bars over radicands; `starts`: where the pen begins each character, `own`: their pieces."""
    bars: list[Piece] = []
    thick = max(1, round(px / 16))
    for first, (_, _, root, left, _) in own.items():
        if text[first] != "√":
            continue
        end, _ = _radicand_end(text, first + 1)
        row = root
        covered = min((piece[2] for i, piece in own.items() if first < i < end), default=0)
        if covered - thick - 1 < row:  # tall radicand (a root in a root): a second bar above it
            row = covered - thick - 1
        right = max(round(starts[end]), left + 2)
        bars.append(_bar(left - 1, row, right, row + thick))
        if row < root:
            bars.append(_bar(left - thick, row, left, root + thick))
    return bars


def _bar(left: int, top: int, right: int, bottom: int) -> Piece:
    return np.full((bottom - top, right - left), 255, np.uint8), left, top, right, bottom


@lru_cache(maxsize=4096)
def printed(text: str, family: str, italic: bool, px: int, ink: Ink, paper: Ink, gray: bool) -> np.ndarray:
    """The composed label in its ink on paper, rows x columns (gray) or rows x columns x 3, cropped to its ink."""
    image = inked(compose(text, family, italic, px), ink, paper, gray)
    image.flags.writeable = False
    return image


def inked(line: Line, ink: Ink, paper: Ink, gray: bool) -> np.ndarray:
    """The line in its ink on paper."""
    return _shades(ink, paper, gray).take(line.ink, axis=0)


@lru_cache(maxsize=256)
def _shades(ink: Ink, paper: Ink, gray: bool) -> np.ndarray:
    """The ink on paper at each coverage, 256 (gray) or 256 x 3."""
    cover = np.arange(256)[:, None]
    shades = (np.array(paper) - cover * (np.array(paper) - np.array(ink)) // 255).astype(np.uint8)
    return shades[:, 0].copy() if gray else shades
