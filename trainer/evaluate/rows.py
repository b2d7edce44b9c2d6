"""Held-out rows with their pictures decoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from trainer.config import Config
from trainer.data.docs import has_image
from trainer.data.images import decode
from trainer.data.shards import each_row, open_shards
from trainer.errors import TrainerError

COLUMNS = (
    "id", "domain", "family", "version", "hops", "image", "caption", "question", "question_type", "choices", "answer",
    "answer_expr", "solution", "steps", "rejected.solution", "objects.list.element.kind",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """Rows as Python values, and their pictures, uint8 (size, size, 1 or 3), None in text_only."""

    rows: list[dict[str, Any]]
    pictures: list[np.ndarray | None]

    def seen(self) -> HeldOut:
        """Those that have a picture."""
        kept = [i for i, picture in enumerate(self.pictures) if picture is not None]
        return HeldOut([self.rows[i] for i in kept], [self.pictures[i] for i in kept])


def held_out(config: Config, limit: int, split: str = "") -> HeldOut:
    """The first rows of a split, or of validation and then test."""
    rows: list[dict[str, Any]] = []
    for name in [split] if split else ["validation", "test"]:
        if len(rows) < limit:
            rows += each_row(open_shards(config.data, name, COLUMNS), COLUMNS, limit - len(rows))
    if not rows:
        raise TrainerError("there are no held-out rows; generate more, or with larger shares in the job's 'splits'.")
    size = config.vision.image_size
    return HeldOut(rows, [decode(row["image"]["bytes"], size) if has_image(row) else None for row in rows])
