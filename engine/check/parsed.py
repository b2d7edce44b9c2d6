"""A row as the checks read it, and what several of them take from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import pi
from typing import Any

import numpy as np

from engine.facts.rational import Fraction

LETTERS = "ABCD"
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its JSON columns parsed; pixels are None for a row without a picture."""

    row: Mapping[str, Any]
    scene: Mapping[str, Any]
    pixels: np.ndarray | None


def printed_answer(row: Mapping[str, Any]) -> str:
    """The right answer as printed: the answer itself, or the option that its letter names."""
    if row["question_type"] == "multi-choice":
        return str(row["choices"][LETTERS.index(row["answer"])])
    return str(row["answer"])


def ends(r: Row) -> set[str]:
    """Numbers in the ends of the axes, in units or in π, if there are axes."""
    found: set[str] = set()
    for end in r.scene.get("axes", {}).get("window", ()):
        for unit in (1, pi):
            places = Fraction(end / unit).limit_denominator(48)
            found.update(NUMBER.findall(str(places)) if abs(places * unit - end) < 1e-9 else ())
    return found
