"""Other people's questions: a JSON-lines file with image (a path beside it), question, choices and answer on each line.

MathVerse's records fit as they are (question, image, answer, question_type, problem_version).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trainer.data.images import BrokenImageError, decode
from trainer.errors import TrainerError
from trainer.evaluate.rows import HeldOut


def read_questions(path: Path, size: int) -> HeldOut:
    """Questions as rows of ours; what a line does not say is empty. TrainerError names file and line."""
    if path.is_dir():
        found = sorted(path.glob("*.jsonl"))
        if not found:
            raise TrainerError(f"no .jsonl file in {path}.")
        path = found[0]
    rows: list[dict[str, Any]] = []
    pictures = []
    try:
        lines = path.read_text().splitlines()
    except OSError as error:
        raise TrainerError(f"{path} cannot be read: {error.strerror}.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            row = _row(given, number)
            pictures.append(decode((path.parent / given["image"]).read_bytes(), size) if given.get("image") else None)
        except (ValueError, KeyError, TypeError, OSError, BrokenImageError) as error:
            raise TrainerError(f"{path} line {number}: {type(error).__name__}: {error}.") from None
        rows.append(row)
    return HeldOut(rows, pictures)


def _row(given: dict[str, Any], number: int) -> dict[str, Any]:
    choices = list(given.get("choices") or [])
    kind = given.get("question_type") or ("multi-choice" if choices else "free-form")
    return {
        "id": str(given.get("id", given.get("sample_index", number))),
        "domain": given.get("domain", "foreign"),
        "family": given.get("family", ""),
        "hops": given.get("hops", 0),
        "version": "text_only" if not given.get("image") else given.get("version", "text_lite"),
        "question": given["question"],
        "question_type": kind,
        "choices": choices,
        "answer": str(given["answer"]),
        "answer_expr": str(given["answer"]) if kind == "free-form" else None,
        "steps": [],
        "caption": "",
        "objects": [],
    }
