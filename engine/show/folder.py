"""The Parquet files of a folder, in the order in which people read them, and the commands that make its rows again."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from engine.errors import UserError
from engine.job import Job
from engine.store import manifest, schema

SPLITS = ("train", "validation", "test")


def data_files(folder: Path) -> list[Path]:
    """Its data/SPLIT-SHARD.parquet by shard, then split; UserError if there is none.

    Problems are independent draws, so the first shards are a fair sample of all.
    """

    def place(path: Path) -> tuple[str, int, str]:
        split, _, shard = path.stem.partition("-")
        return shard, SPLITS.index(split) if split in SPLITS else len(SPLITS), split

    found = sorted((folder / "data").glob("*.parquet"), key=place)
    if not found:
        raise UserError(f"{folder} has no data/*.parquet. Give the folder that generate wrote.")
    return found


def opened(path: Path) -> pq.ParquetFile:
    """A data file, with the columns of a row; UserError if it is broken or holds other columns."""
    try:
        file = pq.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise UserError(f"{path} is no whole Parquet file ({error}). Run generate again to make it anew.") from None
    if not file.schema_arrow.equals(schema.SCHEMA):
        file.close()
        raise UserError(f"{path} has other columns than a row of this engine has. Give a folder that generate wrote.")
    return file


def markers(folder: Path) -> list[dict[str, Any]]:
    """What the markers of its finished shards say; UserError if one is broken."""
    found = []
    for path in sorted((folder / "done").glob("*.json")):
        try:
            found.append(orjson.loads(path.read_bytes()))
        except ValueError as error:
            raise UserError(
                f"{path} is broken ({error}). To find all damage: python -m engine verify {folder}"
            ) from None
    return found


def show_flags(folder: Path) -> str:
    """What to write after `show KEY` so that it makes a row of this folder again."""
    if not (folder / "manifest.json").exists():
        return ""
    job = manifest.job_of(folder)
    given: dict[str, Any] = {"versions": job.versions, "families": job.families, "size": job.size, "seed": job.seed}
    same = Job(job.domain, job.n, **given).content()
    flagged = all(same[name] == value for name, value in job.content().items() if name not in LOCAL)
    return job.flags() if flagged else f"--from {shlex.quote(str(folder))}"


LOCAL = ("shard_size", "on_failure")  # fields that decide where a row lies, not what it holds
