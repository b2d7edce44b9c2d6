"""The rows of a finished folder, file by file, a batch in memory at a time."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from engine.errors import UserError
from engine.store import manifest, schema
from engine.store.foreign import refuse_large
from engine.store.storage import Folder

BATCH = 100  # rows; as many as a row group


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file: its name without the ending ("train-00003"), split, place, and the marker's rows and hash."""

    name: str
    split: str
    place: Folder
    rows: int
    xxh3: str

    def __str__(self) -> str:
        return f"{self.place}/data/{self.name}.parquet"


def parts(place: Folder, split: str | None = None) -> list[Part]:
    """The folder's files in the order of its problems; UserError if a shard is missing or the split has no rows."""
    job = manifest.job_of(place)
    shards = manifest.shards(job)
    whole = list(manifest.finished(place, shards))
    found = []
    for shard, marker in whole:
        for file in marker.files:
            name = f"{file.split}-{shard.name}"
            if file.split not in job.splits or file.name != f"{name}.parquet":
                raise UserError(f"{place}/{manifest.marker_name(shard)} names a foreign file {file.name!r}.")
            if split in (None, file.split):
                found.append(Part(name, file.split, place, file.rows, file.xxh3))
    if missing := len(shards) - len(whole):
        raise UserError(
            f"{place} is not whole: {missing} of {len(shards)} shards are missing. "
            "Run the same generate command again to make them, then export."
        )
    if not found:
        raise UserError(f"{place} has no rows{f' of the split {split}' if split else ''}; nothing to export.")
    return found


def as_dicts(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """Its rows, made while the collector rests: it would look through 80,000 new lists and dicts again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        return batch.to_pylist()
    finally:
        if on:
            gc.enable()


def read(part: Part, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The part's rows as dicts of these columns; UserError if they are not those of a row, or not as many as stated."""
    rows = 0
    try:
        with pq.ParquetFile(part.place.source(f"data/{part.name}.parquet")) as file:
            refuse_large(file)
            there = file.schema_arrow
            for name in columns:
                if name not in there.names or there.field(name) != schema.SCHEMA.field(name):
                    raise UserError(f"{part} has no column {name!r} as engine/store/schema.py has it.")
            for batch in file.iter_batches(BATCH, columns=list(columns), use_threads=False):
                rows += batch.num_rows
                yield from as_dicts(batch)
    except (OSError, pa.ArrowException) as error:
        raise UserError(f"{part} cannot be read: {error}. `python -m engine verify` says what is wrong.") from None
    if rows != part.rows:
        raise UserError(f"{part} holds {rows} rows, its marker says {part.rows}. Verify the folder.")
