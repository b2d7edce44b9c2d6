"""What a user can mend: one line, printed without a traceback, exit code 2."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class TrainerError(Exception):
    """Wrong preset, key, folder, column, image or loss; the text says what happened and one thing to try."""


def nearest(word: str, known: Iterable[str]) -> str:
    """'Did you mean X? ' or nothing."""
    close = get_close_matches(word, list(known), n=1)
    return f"Did you mean '{close[0]}'? " if close else ""
