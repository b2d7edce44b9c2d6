"""What a folder holds: the manifest (which job made it) and a marker per finished shard, written last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from engine.errors import UserError
from engine.facts.rng import parse_key
from engine.job import Job, job_from
from engine.store.fingerprints import SHARED, fingerprints
from engine.store.storage import Folder, folder

FORMAT = 1
LIBRARIES = ("mavis-engine", "matplotlib", "numpy", "pyarrow", "shapely", "sympy", "jinja2", "zlib-ng")
PRETTY = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


Hung = tuple[int, int]  # index and attempt


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
        stages: the same by stage of making a record; "write" is all else. No byte of the files hangs on them.
        hung: attempts dropped because they took too long, as {"key", "attempt"}; see watch.py.
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
    hung: list[dict[str, Any]] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def problems(self) -> int:
        """Problems it holds, without those in quarantine."""
        return self.stop - self.start - len(self.quarantined)


def shards(job: Job) -> list[Shard]:
    """The job cut into units of shard_size problems."""
    size = job.shard_size
    return [Shard(i, i * size, min((i + 1) * size, job.n)) for i in range(-(-job.n // size))]


def marker_name(shard: Shard) -> str:
    """Where a shard's marker lies."""
    return f"done/{shard.name}.json"


def damaged_name(shard: Shard) -> str:
    """Where the marker is put aside once verify has found that the shard's files are not what it says."""
    return f"done/{shard.name}.damaged"


def write_marker(place: Folder, shard: Shard, marker: Marker) -> None:
    """Write it; the shard counts as finished from here on."""
    place.write(marker_name(shard), orjson.dumps(asdict(marker), option=PRETTY | orjson.OPT_SORT_KEYS))


def read_marker(data: bytes, where: str) -> Marker:
    """A marker from its file's bytes; UserError if they are none."""
    try:
        given = orjson.loads(data)
        marker = Marker(**given | {"files": tuple(File(**file) for file in given["files"])})
        for file in marker.files:
            if not (isinstance(file.name, str) and isinstance(file.rows, int) and isinstance(file.bytes, int)):
                raise ValueError(f"{file} is no file")
        if not (isinstance(marker.start, int) and isinstance(marker.stop, int)):
            raise ValueError(f"problems {marker.start!r} to {marker.stop!r}")
        for piece in (*marker.quarantined, *marker.hung):
            parse_key(piece["key"])
        return marker
    except (ValueError, TypeError, KeyError, AttributeError, UserError) as error:
        raise UserError(f"{where} is no marker of a finished shard ({error}). Delete it and generate again.") from None


def finished(place: Folder, wanted: list[Shard]) -> Iterator[tuple[Shard, Marker]]:
    """The shards that are whole: the marker is there, covers the shard's problems, and its files have their sizes.

    Two listings and a read for each marker.
    """
    sizes, markers = place.sizes("data"), place.sizes("done")
    there = [shard for shard in wanted if f"{shard.name}.json" in markers]
    for shard, data in zip(there, place.read_all([marker_name(shard) for shard in there]), strict=True):
        try:
            marker = read_marker(data, marker_name(shard))
        except UserError:
            continue
        if marker.start == shard.start and marker.stop >= shard.stop:
            if all(sizes.get(file.name) == file.bytes for file in marker.files):
                yield shard, marker


def made_with() -> dict[str, str]:
    """Versions of the engine and of each library that decides bytes."""
    return {name: version(name) for name in LIBRARIES}


@contextmanager
def opened(out: Folder | Path | str, job: Job, shared: bool = False, hung: list[Hung] | None = None) -> Iterator[None]:
    """Make or check the output folder and its manifest, and keep other runs out while it is open.

    With `shared`, other runs that share may be open too. `hung` are attempts that this job is to drop.
    UserError where the folder holds another job or other things, or where another run is writing to it.
    OSError where it cannot be written.
    """
    place = folder(out)
    there = [name for name in place.names() if not name.endswith(".tmp")]
    if "manifest.json" not in there and (strange := [n for n in there if n not in ("data", "done") or place.names(n)]):
        some = ", ".join(strange[:3])
        raise UserError(f"{place} holds other things ({some}) and no manifest.json. Choose a new folder with --out.")
    with place.locked(shared):
        old = read_manifest(place) if "manifest.json" in there else None
        if old:
            _same(place, old, job)
            if hung and hung != old["hung"]:
                raise UserError(
                    f"{place} was begun with another list of hung attempts. Choose a new folder with --out."
                )
        if old is None or job.n > old["n"]:
            known = hung if hung is not None else old["hung"] if old else []
            made = {"versions": made_with(), "code": fingerprints(job)}
            write_manifest(place, {"n": job.n, "job": job.content(), **made, "hung": known})
        yield


def write_manifest(place: Folder, content: Mapping[str, Any]) -> None:
    """Write the manifest anew."""
    place.write("manifest.json", orjson.dumps({"format": FORMAT, **content}, option=PRETTY))


def read_manifest(out: Folder | Path | str) -> dict[str, Any]:
    """The manifest as written; UserError if there is none or it is broken.

    Keys: n, job, versions, code (fingerprints), hung (attempts that every shard drops), and totals once the run is
    complete, else None.
    """
    place = folder(out)
    where = f"{place}/manifest.json"
    try:
        manifest = orjson.loads(place.read("manifest.json"))
        if manifest["format"] != FORMAT:
            raise UserError(
                f"{where} has format {manifest['format']}; this engine reads {FORMAT}. Use the engine that made it."
            )
        content = {name: manifest[name] for name in ("n", "job", "versions")}
        hung = [(int(index), int(attempt)) for index, attempt in manifest.get("hung", [])]
        return content | {"code": manifest.get("code", {}), "hung": hung, "totals": manifest.get("totals")}
    except (FileNotFoundError, NotADirectoryError):
        raise UserError(
            f"{place} holds no manifest.json, so it is no output of generate. Give such a folder."
        ) from None
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(f"{where} is broken ({error}). Restore it, or generate into a new folder with --out.") from None


def job_of(out: Folder | Path | str) -> Job:
    """The job that a folder was made with."""
    manifest = read_manifest(out)
    return job_from(manifest["job"] | {"n": manifest["n"]}, f"{folder(out)}/manifest.json")


def _same(out: Folder, old: dict[str, Any], job: Job) -> None:
    new, known = job.content(), job_from(old["job"] | {"n": old["n"]}, f"{out}/manifest.json").content()
    differs = [f"{name} is {known[name]!r} there and {new[name]!r} here" for name in new if known[name] != new[name]]
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
    if changed := changed_code(old, job):
        raise UserError(
            f"{out} was made by other code: {changed}. New rows might not fit the old ones. Choose another folder with "
            "--out, or go back to the code that made it."
        )


def changed_code(old: dict[str, Any], job: Job) -> str:
    """What has changed since a manifest was written, in words; "" where nothing has."""
    here = fingerprints(job)
    moved = [name for name in here if old["code"].get(name) != here[name]]
    if not old["code"] or SHARED in moved:
        return "the engine, its rules or its templates have changed since"
    some = ", ".join(moved[:5]) + (f" and {len(moved) - 5} more" if len(moved) > 5 else "")
    return f"changed since: {some}" if moved else ""
