"""The engine's Parquet files as row groups: found, checked for columns, and read one group at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from engine.store.schema import SCHEMA
from trainer.errors import TrainerError

CACHED_GROUPS = 160  # 100 rows of 6-13 kB each: at most 200 MB in a worker, and every group is read once in a window


@dataclass(frozen=True, slots=True)
class Shards:
    """Row groups of one split: `files[file_of[g]]` holds its group `group_of[g]` of `rows[g]` rows."""

    files: tuple[str, ...]
    file_of: np.ndarray
    group_of: np.ndarray
    rows: np.ndarray
    weight: np.ndarray

    def __len__(self) -> int:
        return int(self.rows.sum())

    def name(self, group: int, row: int) -> str:
        """Where a row lies, for messages: file and row counted from the file's start."""
        same = (self.file_of == self.file_of[group]) & (self.group_of < self.group_of[group])
        return f"{self.files[self.file_of[group]]} row {int(self.rows[same].sum()) + row}"


def open_shards(sources: Sequence[str], split: str, columns: Sequence[str]) -> Shards:
    """Row groups of a split in several folders, each 'DIR' or 'DIR=WEIGHT' (times that an epoch sees it), local or s3://.

    Raises:
        TrainerError: a folder without shards of the split, or a shard that lacks one of the columns.
    """
    files: list[str] = []
    parts: list[tuple[int, int, int, float]] = []
    for source in sources:
        folder, weight = _source(source)
        found = _find(folder, split)
        if not found:
            raise TrainerError(
                f"no {split} shards in {folder}: it should hold data/{split}-*.parquet. "
                f"Make some: python -m engine generate --domain geometry --n 2000 --size 224 --out {folder}"
            )
        for file in found:
            footer = _open(file)
            missing = [c for c in columns if c.split(".")[0] not in footer.schema_arrow.names]
            if missing:
                kind = "the engine's schema has it" if missing[0] in SCHEMA.names else "no schema of ours has it"
                raise TrainerError(f"{file} lacks the column '{missing[0]}' ({kind}); it was not made for this stage.")
            for group in range(footer.metadata.num_row_groups):
                parts.append((len(files), group, footer.metadata.row_group(group).num_rows, weight))
            files.append(file)
    file_of, group_of, rows, weights = zip(*parts, strict=True)
    return Shards(tuple(files), np.array(file_of), np.array(group_of), np.array(rows), np.array(weights))


def read_group(shards: Shards, group: int, columns: tuple[str, ...]) -> pa.Table:
    """One row group with the named columns only; the last CACHED_GROUPS are kept."""
    return _read(shards.files[shards.file_of[group]], int(shards.group_of[group]), columns)


def read_row(shards: Shards, group: int, row: int, columns: tuple[str, ...]) -> dict[str, Any]:
    """One row as Python values."""
    return read_group(shards, group, columns).slice(row, 1).to_pylist()[0]


def clear() -> None:
    """Forget the groups that are kept."""
    _read.cache_clear()


def each_row(shards: Shards, columns: tuple[str, ...], limit: int = 0) -> Iterator[dict[str, Any]]:
    """Rows in the order of the files, up to a limit."""
    left = limit or len(shards)
    for group in range(len(shards.rows)):
        for row in read_group(shards, group, columns).slice(0, left).to_pylist():
            yield row
            left -= 1
        if left <= 0:
            return


def _source(source: str) -> tuple[str, float]:
    folder, mark, weight = source.rpartition("=")
    if not mark:
        return source, 1.0
    try:
        value = float(weight)
    except ValueError:
        return source, 1.0
    if value <= 0:
        raise TrainerError(f"--data {source}: a weight is above 0; 2 shows the folder twice in an epoch.")
    return folder, value


def _filesystem(path: str) -> tuple[pafs.FileSystem, str]:
    if "://" in path:
        return pafs.FileSystem.from_uri(path)
    return pafs.LocalFileSystem(use_mmap=True), path


def _find(folder: str, split: str) -> list[str]:
    system, root = _filesystem(folder)
    scheme = folder.split("://")[0] + "://" if "://" in folder else ""
    for base in (f"{root.rstrip('/')}/data", root):
        listed = system.get_file_info(pafs.FileSelector(base, allow_not_found=True))
        found = sorted(i.path for i in listed if i.base_name.startswith(f"{split}-") and i.extension == "parquet")
        if found:
            return [scheme + path for path in found]
    return []


@lru_cache(maxsize=64)
def _open(file: str) -> pq.ParquetFile:
    system, path = _filesystem(file)
    try:
        return pq.ParquetFile(system.open_input_file(path))
    except (pa.ArrowInvalid, OSError) as error:
        raise TrainerError(f"{file} cannot be read as Parquet: {error}. Delete it and generate again.") from None


@lru_cache(maxsize=CACHED_GROUPS)
def _read(file: str, group: int, columns: tuple[str, ...]) -> pa.Table:
    return _open(file).read_row_group(group, columns=list(columns), use_threads=False)
