"""The Parquet files of a folder, in the order in which people read them, and the commands that make its rows again."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from engine.errors import UserError
from engine.job import Job
from engine.store import manifest, schema
from engine.store.foreign import refuse_large
from engine.store.storage import Folder, folder

SPLITS = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A Parquet file of a folder or a bucket, by its name there and its bytes; it can be sent to another process."""

    place: Folder
    name: str
    bytes: int

    def __str__(self) -> str:
        return f"{self.place}/{self.name}"


def data_files(out: Folder | Path | str) -> list[DataFile]:
    """Its data/SPLIT-SHARD.parquet by shard, then split; UserError if there is none.

    Problems are independent draws, so the first shards are a fair sample of all.
    """

    def order(file: DataFile) -> tuple[str, int, str]:
        split, _, shard = PurePosixPath(file.name).stem.partition("-")
        return shard, SPLITS.index(split) if split in SPLITS else len(SPLITS), split

    place = folder(out)
    sizes = {name: size for name, size in place.sizes("data").items() if name.endswith(".parquet")}
    found = sorted((DataFile(place, f"data/{name}", size) for name, size in sizes.items()), key=order)
    if not found:
        raise UserError(f"{place} has no data/*.parquet. Give the folder that generate wrote.")
    return found


def opened(file: DataFile) -> pq.ParquetFile:
    """A data file, with the columns of a row; UserError if it is broken, too large or holds other columns."""
    try:
        rows = pq.ParquetFile(file.place.source(file.name))
    except (OSError, pa.ArrowException) as error:
        raise UserError(f"{file} is no whole Parquet file ({error}). Run generate again to make it anew.") from None
    if not rows.schema_arrow.equals(schema.SCHEMA):
        rows.close()
        raise UserError(f"{file} has other columns than a row of this engine has. Give a folder that generate wrote.")
    try:
        refuse_large(rows)
    except pa.ArrowInvalid as error:
        rows.close()
        raise UserError(f"{file} cannot be read: {error}. `python -m engine verify` says what else is wrong.") from None
    return rows


def markers(out: Folder | Path | str) -> list[dict[str, Any]]:
    """What the markers of its finished shards say; UserError if one is broken."""
    place, found = folder(out), []
    names = [f"done/{name}" for name in sorted(place.sizes("done")) if name.endswith(".json")]
    for name, data in zip(names, place.read_all(names), strict=True):
        try:
            found.append(orjson.loads(data))
        except ValueError as error:
            raise UserError(
                f"{place}/{name} is broken ({error}). To find all damage: python -m engine verify {place}"
            ) from None
    return found


def title_of(out: Folder | Path | str) -> str:
    """What a page about it is called: its last name."""
    name = str(folder(out))
    return name.rpartition("/")[2] if "://" in name else Path(name).resolve().name


def show_flags(out: Folder | Path | str) -> str:
    """What to write after `show KEY` so that it makes a row of this folder again."""
    place = folder(out)
    if place.size("manifest.json") is None:
        return ""
    job = manifest.job_of(place)
    given: dict[str, Any] = {
        name: getattr(job, name) for name in ("versions", "families", "size", "text_scale", "seed")
    }
    same = Job(job.domain, job.n, **given).content()
    flagged = all(same[name] == value for name, value in job.content().items() if name not in LOCAL)
    return job.flags() if flagged else f"--from {shlex.quote(str(place))}"


LOCAL = ("shard_size", "on_failure")  # fields that decide where a row lies, not what it holds
