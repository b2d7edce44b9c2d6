"""What a format is: the columns that it takes, what one row becomes, and what closes its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import xxhash

from engine.export.sink import Sink

Row = Mapping[str, Any]


def nothing(sink: Sink) -> None:
    """Close nothing."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of `export --to`.

    Attributes:
        columns: of the row, to be read.
        add: writes one row to the sink; False if the format has no place for it (a picture's format and text_only).
        note: how to load what was written; {out} stands for the folder.
        finish: called when every row is written.
    """

    columns: tuple[str, ...]
    add: Callable[[Row, Sink], bool]
    note: str
    finish: Callable[[Sink], None] = nothing


def name_of(row: Row) -> str:
    """The record's id as a file name: letters, digits, _ and -, at most 90 (a tar takes 100); no dot, no slash."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "_", row["id"])
    return name if len(name) <= 90 else f"{name[:57]}_{xxhash.xxh3_128_hexdigest(row['id'].encode())}"


def image_file(row: Row, sink: Sink) -> str | None:
    """Write the picture into the folder images; its name there, or None where the row has none."""
    if not row["image"]:
        return None
    name = f"{sink.part}/{name_of(row)}.png"
    sink.image(f"images/{name}", row["image"]["bytes"])
    return name
