"""`export`: a folder's rows in another tool's format, part by part; the same command goes on where it was stopped."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from engine.errors import UserError
from engine.export import jsonl, llava, lmms_eval, trl, vlmevalkit, webdataset
from engine.export.form import Format
from engine.export.reader import Part, parts, read
from engine.export.sink import STATE, Sink, opened
from engine.job import nearest
from engine.store import manifest, storage
from engine.store.storage import Folder, disk_errors

FORMATS: dict[str, Format] = {
    "jsonl": jsonl.FORMAT,
    "llava": llava.FORMAT,
    "lmms-eval": lmms_eval.FORMAT,
    "trl-dpo": trl.DPO,
    "trl-rl": trl.RL,
    "vlmevalkit": vlmevalkit.FORMAT,
    "webdataset": webdataset.FORMAT,
}
EVERY = 2.0  # seconds between notes of what is done, and between lines of progress


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to: records written by split, rows left out, rows that an earlier run had done, CPU time."""

    out: Path
    written: dict[str, int]
    left_out: int
    found: int
    made: int
    cpu_seconds: float


def export(
    folder: Folder | Path | str, to: str, out: Path, split: str | None = None, stream: TextIO = sys.stderr
) -> Exported:
    """Write every row of the folder (or of one split) in the format `to`; goes on where an earlier run was stopped.

    UserError: unknown format; the folder is not whole, was changed since, or differs from its markers; `out` holds
    other things; the disk.
    """
    if to not in FORMATS:
        raise UserError(f"'{to}' is no format. {nearest(to, list(FORMATS))}Known: {', '.join(FORMATS)}.")
    place = storage.folder(folder)
    form, todo = FORMATS[to], parts(place, split)
    settings = {"format": to, "split": split, "job": manifest.job_of(place).content()}
    began, found = time.process_time(), 0
    rows = Path(str(place)).resolve()  # of a bucket, a path that nobody has
    if out.resolve() == rows or out.resolve().is_relative_to(rows / "data"):
        raise UserError(f"{out} is where the rows lie. Choose another folder with --out.")
    with disk_errors(out), opened(out, settings) as sink:
        refuse_changed(sink, todo, place)
        noted = shown = time.monotonic()
        for part in todo:
            if part.name in sink.done:
                found += part.rows
                continue
            convert(part, form, sink)
            now = time.monotonic()
            if now - noted >= EVERY:
                sink.note()
                noted = time.monotonic()
            if now - shown >= EVERY:
                shown = now
                stream.write(f"{sum(sink.written.values()):,} of {sum(p.rows for p in todo):,} records\n")
        sink.note()
        form.finish(sink)
        sink.note(finished=True)
        read_rows = sum(entry["read"] for entry in sink.done.values())
        written = sum(entry["written"] for entry in sink.done.values())
        if read_rows != sum(part.rows for part in todo) or written != sum(sink.written.values()):
            raise UserError(f"{out / STATE} does not add up to {place}. Export to a new folder with --out.")
        return Exported(
            out=out,
            written=dict(sink.written),
            left_out=read_rows - written,
            found=found,
            made=read_rows - found,
            cpu_seconds=time.process_time() - began,
        )


def convert(part: Part, form: Format, sink: Sink) -> None:
    """Write one part."""
    sink.begin(part.name, part.split)
    written = 0
    for row in read(part, form.columns):
        if form.add(row, sink):
            written += 1
            sink.written[part.split] += 1
    sink.end(part.xxh3, part.rows, written)


def refuse_changed(sink: Sink, todo: list[Part], folder: Folder) -> None:
    """UserError if a part that is done is no longer what it was: a shard that grew is another file."""
    hashes = {part.name: part.xxh3 for part in todo}
    changed = [name for name, entry in sink.done.items() if hashes.get(name) != entry["xxh3"]]
    if changed:
        raise UserError(
            f"{folder} was changed after {len(changed)} of its files were exported (such as {changed[0]}). "
            "Export to a new folder with --out."
        )


def report(done: Exported, to: str) -> str:
    """What export prints."""
    counts = ", ".join(f"{name} {count:,}" for name, count in sorted(done.written.items()))
    lines = [f"{done.out}: {sum(done.written.values()):,} records ({counts})"]
    if done.left_out:
        lines.append(f"  {done.left_out:,} rows left out: {to} has no place for a row without a picture")
    if done.made:
        lines.append(f"  read {done.made:,} in {done.cpu_seconds:.1f} s CPU ({done.made / done.cpu_seconds:,.0f}/s)")
    else:
        lines.append("  nothing was missing")
    lines.append("  " + FORMATS[to].note.format(out=done.out))
    return "\n".join(lines)
