"""What a folder holds: the manifest (which job made it) and a marker per finished shard, written last."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from engine.errors import UserError
from engine.job import Job, job_from
from engine.store.storage import write_whole

FORMAT = 1
LIBRARIES = ("mavis-engine", "matplotlib", "numpy", "pyarrow", "shapely", "sympy", "jinja2", "zlib-ng")
PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


@dataclass(frozen=True, slots=True)
class Shard:
    """One unit of work: the problems from start up to stop."""

    number: int
    start: int
    stop: int

    @property
    def name(self) -> str:
        """Number as in file names."""
        return f"{self.number:05d}"


@dataclass(frozen=True, slots=True)
class File:
    """One Parquet file of a shard, as it was when it was finished."""

    split: str
    name: str
    rows: int
    bytes: int
    xxh3: str


@dataclass(frozen=True, slots=True)
class Marker:
    """What a finished shard holds.

    Attributes:
        start, stop: its problems.
        files: one for each split that has rows.
        families: problems by family.
        versions: rows by version.
        rejected: dropped attempts by "family: reason".
        quarantined: problems left out, as {"key", "reason"}.
        cpu_seconds: of the worker that made it, its start included if this was its first shard.
    """

    start: int
    stop: int
    rows: int
    files: tuple[File, ...]
    families: dict[str, int]
    versions: dict[str, int]
    rejected: dict[str, int]
    quarantined: list[dict[str, str]]
    cpu_seconds: float

    @property
    def problems(self) -> int:
        """Problems it holds, without those in quarantine."""
        return self.stop - self.start - len(self.quarantined)


def shards(job: Job) -> list[Shard]:
    """The job cut into units of shard_size problems."""
    size = job.shard_size
    return [Shard(i, i * size, min((i + 1) * size, job.n)) for i in range(-(-job.n // size))]


def marker_path(out: Path, shard: Shard) -> Path:
    """Where a shard's marker lies."""
    return out / "done" / f"{shard.name}.json"


def write_marker(path: Path, marker: Marker) -> None:
    """Write it; the shard counts as finished from here on."""
    write_whole(path, orjson.dumps(asdict(marker), option=PRETTY | orjson.OPT_SORT_KEYS))


def read_marker(path: Path) -> Marker:
    """Read it back; UserError if it is no marker."""
    try:
        given = orjson.loads(path.read_bytes())
        return Marker(**given | {"files": tuple(File(**file) for file in given["files"])})
    except (ValueError, TypeError, KeyError) as error:
        raise UserError(f"{path} is no marker of a finished shard ({error}). Delete it and generate again.") from None


def finished(out: Path, shard: Shard) -> Marker | None:
    """The shard's marker if it is there, covers the shard's problems and its files have their sizes."""
    path = marker_path(out, shard)
    if not path.exists():
        return None
    try:
        marker = read_marker(path)
    except UserError:
        return None
    for file in marker.files:
        try:
            if (out / "data" / file.name).stat().st_size != file.bytes:
                return None
        except FileNotFoundError:
            return None
    return marker if marker.start == shard.start and marker.stop >= shard.stop else None


def made_with() -> dict[str, str]:
    """Versions of the engine and of each library that decides bytes."""
    return {name: version(name) for name in LIBRARIES}


@contextmanager
def opened(out: Path, job: Job) -> Iterator[None]:
    """Make or check the output folder and its manifest, and keep other runs out while it is open.

    UserError where the folder holds another job or other things, or where another run is writing to it.
    OSError where it cannot be written.
    """
    path = out / "manifest.json"
    if (
        out.is_dir()
        and not path.exists()
        and any(entry.name != "done" or any(out.glob("done/*")) for entry in out.iterdir())
    ):
        some = ", ".join(sorted(entry.name for entry in out.iterdir())[:3])
        raise UserError(f"{out} holds other things ({some}) and no manifest.json. Choose a new folder with --out.")
    (out / "done").mkdir(parents=True, exist_ok=True)
    lock = os.open(out / "done", os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        old = read_manifest(out) if path.exists() else None
        if old:
            _same(out, old, job)
        (out / "data").mkdir(exist_ok=True)
        if old is None or job.n > old["n"]:
            content = {"format": FORMAT, "n": job.n, "job": job.content(), "versions": made_with()}
            write_whole(path, orjson.dumps(content, option=PRETTY))
        yield
    except BlockingIOError:
        raise UserError(f"another run is writing to {out}. Wait for it, or choose another folder with --out.") from None
    finally:
        os.close(lock)  # which unlocks


def read_manifest(out: Path) -> dict[str, Any]:
    """The manifest as written; UserError if there is none or it is broken."""
    path = out / "manifest.json"
    try:
        manifest = orjson.loads(path.read_bytes())
        if manifest["format"] != FORMAT:
            raise UserError(
                f"{path} has format {manifest['format']}; this engine reads {FORMAT}. Use the engine that made it."
            )
        return {"n": manifest["n"], "job": manifest["job"], "versions": manifest["versions"]}
    except (FileNotFoundError, NotADirectoryError):
        raise UserError(f"{out} holds no manifest.json, so it is no output of generate. Give such a folder.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{path} is broken ({error}). Restore it, or generate into a new folder with --out.") from None


def job_of(out: Path) -> Job:
    """The job that a folder was made with."""
    manifest = read_manifest(out)
    return job_from(manifest["job"] | {"n": manifest["n"]}, str(out / "manifest.json"))


def _same(out: Path, old: dict[str, Any], job: Job) -> None:
    new = job.content()
    differs = [
        f"{name} is {old['job'].get(name)!r} there and {new[name]!r} here"
        for name in new
        if old["job"].get(name) != new[name]
    ]
    if differs:
        raise UserError(
            f"{out} holds another job: {'; '.join(differs)}. Choose another folder with --out, or give the same values."
        )
    here = made_with()
    moved = [
        f"{name} {old['versions'].get(name)} there, {here[name]} here"
        for name in here
        if old["versions"].get(name) != here[name]
    ]
    if moved:
        raise UserError(
            f"{out} was made with other versions ({'; '.join(moved)}), so new shards might not fit the old ones. "
            "Choose another folder with --out, or install those versions."
        )
