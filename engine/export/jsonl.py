"""JSON lines: every column of the row, the picture as a file beside them."""

from __future__ import annotations

import orjson

from engine.export.form import Format, Row, image_file
from engine.export.sink import Sink
from engine.store.schema import SCHEMA


def add(row: Row, sink: Sink) -> bool:
    """A line of SPLIT.jsonl; `image` is the picture's path from there, or null."""
    name = image_file(row, sink)
    line = {**row, "image": f"images/{name}" if name else None}
    sink.growing(f"{sink.split}.jsonl").add(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    return True


FORMAT = Format(
    columns=tuple(SCHEMA.names),
    add=add,
    note='datasets.load_dataset("json", data_files="{out}/train.jsonl"); `image` is a path from {out}',
)
