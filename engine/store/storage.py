"""Files that appear whole or not at all: written under another name, synced, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

import xxhash

from engine.errors import UserError


def temporary(path: Path) -> Path:
    """The name a file has while it is written: same folder, so that the rename is atomic."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


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


def remove_temporary(folder: Path) -> None:
    """Delete what interrupted writers left."""
    for path in folder.glob(".*.tmp"):
        path.unlink(missing_ok=True)


def file_hash(path: Path) -> str:
    """xxh3, 128 bits, of a file's bytes."""
    digest = xxhash.xxh3_128()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def disk_errors(out: Path) -> Iterator[None]:
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
