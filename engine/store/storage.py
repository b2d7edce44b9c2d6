"""Where a run lies. On a disk files appear by rename, whole or not at all; a bucket (objects.py) has that of itself."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import Any, Protocol

import xxhash

from engine.errors import UserError

CHUNK = 1 << 20
NUMBER = re.compile(r"(\d+)\.(?:parquet|json)\.")


class Folder(Protocol):
    """What a run needs of the place where it lies; names are relative, such as "data/train-00003.parquet".

    str() of it is what the user gave; it can be sent to another process. FileNotFoundError where a name is not
    there, other OSErrors from a disk, UserError from a bucket that refuses or stays silent.
    """

    def names(self, part: str = "") -> list[str]:
        """What lies at its top, or in a part."""

    def sizes(self, part: str) -> dict[str, int]:
        """Bytes of each file of a part ("data", "done") by its name there; drafts are left out."""

    def size(self, name: str) -> int | None:
        """Bytes of one file, None if it is not there."""

    def read(self, name: str) -> bytes:
        """A small file."""

    def read_all(self, names: list[str]) -> Iterator[bytes]:
        """Many small files, in order."""

    def write(self, name: str, data: bytes) -> None:
        """A small file; a reader sees the old one or the new one."""

    def remove(self, name: str) -> None:
        """Delete it if it is there."""

    def draft(self, name: str) -> Path:
        """A path of this machine under which the file may be written before it is kept."""

    def keep(self, draft: Path, name: str) -> None:
        """Give a finished draft its name; it is whole from here on."""

    def source(self, name: str) -> Any:
        """What pyarrow.parquet.ParquetFile reads it from."""

    def hash(self, name: str) -> str:
        """xxh3, 128 bits, of its bytes."""

    def tidy(self, shards: set[str] | None) -> None:
        """Delete the drafts that stopped writers left: of these shards, or all."""

    def locked(self, shared: bool) -> Any:
        """Context in which no other run writes here (or, shared, only those that share)."""


def folder(out: Path | str | Folder) -> Folder:
    """The folder that a path or an address s3://bucket/prefix names."""
    if isinstance(out, str) and "://" in out:
        from engine.store.objects import bucket

        return bucket(out)
    return Disk(Path(out)) if isinstance(out, (Path, str)) else out


@dataclass(frozen=True, slots=True)
class Disk:
    """A folder of the file system, on this machine or shared by several; see Folder."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    def names(self, part: str = "") -> list[str]:
        return sorted(os.listdir(self.path / part)) if (self.path / part).is_dir() else []

    def sizes(self, part: str) -> dict[str, int]:
        try:
            with os.scandir(self.path / part) as entries:
                return {e.name: e.stat().st_size for e in entries if not e.name.endswith(".tmp")}
        except FileNotFoundError:
            return {}

    def size(self, name: str) -> int | None:
        try:
            return (self.path / name).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes:
        return (self.path / name).read_bytes()

    def read_all(self, names: list[str]) -> Iterator[bytes]:
        return map(self.read, names)

    def write(self, name: str, data: bytes) -> None:
        write_whole(self.path / name, data)

    def remove(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

    def draft(self, name: str) -> Path:
        return temporary(self.path / name)

    def keep(self, draft: Path, name: str) -> None:
        commit(draft, self.path / name)

    def source(self, name: str) -> Any:
        return self.path / name

    def hash(self, name: str) -> str:
        return file_hash(self.path / name)

    def tidy(self, shards: set[str] | None) -> None:
        for part in ("", "data", "done"):
            for path in (self.path / part).glob(".*.tmp"):
                number = NUMBER.search(path.name)
                if shards is None or (number and number[1] in shards):
                    path.unlink(missing_ok=True)

    @contextmanager
    def locked(self, shared: bool) -> Iterator[None]:
        for part in ("done", "data"):
            (self.path / part).mkdir(parents=True, exist_ok=True)
        lock = os.open(self.path / "done", os.O_RDONLY)
        try:
            fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            yield
        except BlockingIOError:
            raise UserError(
                f"another run is writing to {self}. Wait for it, or choose another folder with --out."
            ) from None
        finally:
            os.close(lock)  # which unlocks


def temporary(path: Path) -> Path:
    """The name a file has while it is written: same folder, so that the rename is atomic; no two writers share one."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")


def commit(written: Path, path: Path) -> None:
    """Sync a finished temporary file and give it its name."""
    handle = os.open(written, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    os.replace(written, path)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that a reader sees the old one or the new one."""
    written = temporary(path)
    try:
        written.write_bytes(data)
        commit(written, path)
    except OSError:
        written.unlink(missing_ok=True)
        raise


def file_hash(path: Path) -> str:
    """xxh3, 128 bits, of a file's bytes."""
    digest = xxhash.xxh3_128()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def disk_errors(out: Folder | Path | str) -> Iterator[None]:
    """Turn a full, read-only or missing disk into a message with what to try."""
    try:
        yield
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):
            raise UserError(
                f"no space left where {out} lies ({error.strerror}). Whole shards are kept: free some space, "
                "then run the same command again to go on."
            ) from None
        raise UserError(
            f"cannot write {error.filename or out}: {error.strerror or error}. "
            "Choose a folder that you may write, with --out."
        ) from None


def save(path: Path, data: bytes) -> None:
    """Write a picture or a page, making its folder; UserError if that is not allowed."""
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
