"""Captions by their facts: which shapes, which letters, which numbers; F1 over the facts of all rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

SHAPES = (
    "triangle|square|rectangle|circle|sector|semicircle|parallelogram|trapezoid|rhombus|kite|quadrilateral|pentagon|"
    "hexagon|heptagon|octagon|nonagon|decagon|polygon|ring|ellipse|segment|line|chord|tangent|secant|diagonal|altitude|"
    "height|median|bisector|radius|diameter|arc|midline|incircle|circumcircle|parabola|axis|curve|apothem|region|corner|"
    "stroke|slope|wave|graph|focus|foci"
)
FACTS = {
    "shapes": re.compile(rf"\b({SHAPES})s?\b", re.IGNORECASE),
    "letters": re.compile(r"\b([A-Z]{1,6})\b"),
    "numbers": re.compile(r"(?<![A-Za-z])(\d+(?:\.\d+)?)"),
}


def caption_scores(said: Sequence[str], wanted: Sequence[str]) -> dict[str, float]:
    """F1 of each kind of fact, 0 to 1; a fact counts as often as the caption states it."""
    out = {}
    for name, pattern in FACTS.items():
        hit = total = 0
        for a, b in zip(said, wanted, strict=True):
            left, right = (Counter(m.lower() for m in pattern.findall(t)) for t in (a, b))
            hit += sum((left & right).values())
            total += left.total() + right.total()
        out[f"{name}_f1"] = 2 * hit / total if total else float("nan")
    return out
