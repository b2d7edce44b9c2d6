"""A folder of rows as a static page: an index that is filtered at once, records and pictures that are fetched on view.

    index.html gallery.css data.js filter.js grid.js picture.js record.js main.js
    data/index.js           a column for each filter, one value a row; what chunks there are
    data/texts-0001.js      what is searched, lower case, of 1,000 rows
    data/00003-0001.js      100 rows of one data file, whole
    pictures/00003-0001/17.png

Data are scripts that call a function, because a page opened from a file may not fetch. Every name counts: none comes
from a row.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

from engine.check.verify import CHECKS, check_row
from engine.errors import UserError
from engine.show.folder import DataFile, data_files, opened, show_flags, title_of
from engine.show.page import asset, page
from engine.store.pool import each
from engine.store.storage import Folder, disk_errors, temporary

CHUNK = 100  # rows: 0.5 MB to load when a record is opened
TEXTS = 1000  # rows: 0.8 MB to search; a script costs 3 ms of its own, so 100 rows would take three times as long
SCRIPTS = ("data.js", "filter.js", "grid.js", "picture.js", "record.js", "main.js")
FACETS = ("domain", "family", "split", "version", "question_type")
SEARCHED = ("id", "question", "caption", "solution")
LEFT_OUT = ("image", "scene", "style", "pixel_hash")


@dataclass(frozen=True, slots=True)
class Task:
    """One data file: its first `rows` rows go into the page that lies half-written in `out`."""

    file: DataFile
    number: int
    rows: int
    out: Path

    def __str__(self) -> str:
        return f"reading {self.file}"


@dataclass(slots=True)
class Chunk:
    """What the index and the texts say of some rows."""

    name: str
    rows: list[dict[str, Any]]


def write_gallery(
    folder: Folder | Path | str,
    out: Path,
    count: int,
    workers: int,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[int, int, int]:
    """Write the page of the first `count` rows; returns rows shown, rows in the folder, rows with a fault.

    `progress` is called with the rows done and to do. The last problem is shown with all its versions. An older gallery
    in `out` is replaced; UserError if `out` holds anything else, or `folder` no rows.
    """
    if out.exists() and any(out.iterdir()) and not is_gallery(out):
        raise UserError(f"{out} holds other things than a gallery. Choose a new folder with --out.")
    half = temporary(out)
    tasks, total = planned(folder, half, count)
    with disk_errors(out):
        shutil.rmtree(half, ignore_errors=True)
        for part in ("data", "pictures"):
            (half / part).mkdir(parents=True)
        try:
            parts: dict[int, list[Chunk]] = {}
            wanted = sum(task.rows for task in tasks)
            for done in each(write_file, tasks, min(workers, len(tasks))):
                parts[done.task.number] = done.result
                progress(sum(len(chunk.rows) for part in parts.values() for chunk in part), wanted)
            chunks = [chunk for number in sorted(parts) for chunk in parts[number]]
            write_index(folder, half, chunks, total)
            shutil.rmtree(out, ignore_errors=True)
            half.rename(out)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    rows = [row for chunk in chunks for row in chunk.rows]
    return len(rows), total, sum(row["faults"] > 0 for row in rows)


def is_gallery(out: Path) -> bool:
    """Whether a folder was written by this module, and so may be replaced."""
    index = out / "data" / "index.js"
    return index.exists() and index.read_bytes()[:14] == b"gallery.index("


def planned(folder: Folder | Path | str, out: Path, count: int) -> tuple[list[Task], int]:
    """A task for each file from which rows are shown, and the number of rows in all files."""
    tasks, total = [], 0
    for number, file in enumerate(data_files(folder)):
        with opened(file) as rows_of:
            rows = rows_of.metadata.num_rows
        if total < count and rows:
            tasks.append(Task(file, number, min(rows, count - total), out))
        total += rows
    if not tasks:
        raise UserError(f"{folder} has no rows yet. Let generate finish a shard first.")
    return tasks, total


def write_file(task: Task) -> list[Chunk]:
    """Write the chunks and pictures of one data file."""
    pa.set_cpu_count(1)  # the workers are the parallelism
    rows, chunks = first_rows(task), list[Chunk]()
    while part := list(islice(rows, CHUNK)):
        name = f"{task.number:05d}-{len(chunks):04d}"
        pictures = task.out / "pictures" / name
        pictures.mkdir()
        for i, row in enumerate(part):
            if row["image"]:
                (pictures / f"{i}.png").write_bytes(row["image"]["bytes"])
        faults = [check_row(row) for row in part]
        script(
            task.out / "data" / f"{name}.js",
            "records",
            name,
            [record(*pair) for pair in zip(part, faults, strict=True)],
        )
        chunks.append(Chunk(name, [brief(*pair) for pair in zip(part, faults, strict=True)]))
    return chunks


def first_rows(task: Task) -> Iterator[dict[str, Any]]:
    """The file's first rows, and those after them that are of the last one's problem."""
    taken, last = 0, None
    with opened(task.file) as file:
        for group in range(file.num_row_groups):
            for row in file.read_row_group(group).to_pylist():
                if taken >= task.rows and row["problem_id"] != last:
                    return
                taken, last = taken + 1, row["problem_id"]
                yield row


def record(row: dict[str, Any], faults: list[str]) -> dict[str, Any]:
    """What is fetched when a row is opened; a fault goes to the step that it names."""
    kept = {name: value for name, value in row.items() if name not in LEFT_OUT}
    for i, step in enumerate(kept["steps"]):
        own = (f"algebra: step {i}:", f"names: step {i} ", f"figure: {step['name']} is ")
        step["faults"] = [fault for fault in faults if fault.startswith(own)]
    for o in kept["objects"]:
        o["bbox"] = [round(x, 1) for x in o["bbox"]]
        o["points"] = [[round(x, 1), round(y, 1)] for x, y in o["points"]]
    return kept | {"faults": faults}


def brief(row: dict[str, Any], faults: list[str]) -> dict[str, Any]:
    """What the index holds of a row, and its texts."""
    sides = {"width": row["width"], "height": row["height"]} if row["image"] else {"width": 0, "height": 0}
    asked = "" if row["image"] else row["question"]  # what the grid shows in place of a picture
    kept = {name: row[name] for name in ("id", "problem_id", "hops", *FACETS)}
    rules = sorted({step["rule"] for step in row["steps"]})
    words = [*(row[name] for name in SEARCHED), *row["choices"], *(rule.replace("_", " ") for rule in rules)]
    return kept | sides | {"asked": asked, "faults": len(faults), "words": "\n".join(words).lower()}


def write_index(folder: Folder | Path | str, out: Path, chunks: list[Chunk], total: int) -> None:
    """The columns, each text once, and the page itself."""
    rows = [row for chunk in chunks for row in chunk.rows]
    columns: dict[str, Any] = {
        name: [row[name] for row in rows] for name in ("id", "hops", "width", "height", "asked", "faults")
    }
    names: dict[str, list[str]] = {}
    for name in (*FACETS, "problem_id"):
        names[name] = list(dict.fromkeys(row[name] for row in rows))
        number = {value: i for i, value in enumerate(names[name])}
        columns[name] = [number[row[name]] for row in rows]
    del names["problem_id"]
    content = {
        "names": names,
        "columns": columns,
        "chunks": [[chunk.name, len(chunk.rows)] for chunk in chunks],
        "per_text": TEXTS,
        "checks": list(CHECKS),
        "flags": show_flags(folder),
    }
    script(out / "data" / "index.js", "index", 0, content)
    for start in range(0, len(rows), TEXTS):
        part = [row["words"] for row in rows[start : start + TEXTS]]
        script(out / "data" / f"texts-{start // TEXTS:04d}.js", "texts", start // TEXTS, part)
    title = title_of(folder)
    (out / "index.html").write_bytes(
        page("gallery.html.j2", title=title, shown=len(rows), total=total, scripts=SCRIPTS)
    )
    for name in ("gallery.css", *SCRIPTS):
        (out / name).write_bytes(asset(name))


def script(path: Path, verb: str, name: str | int, content: Any) -> None:
    """A file of data that calls the page's function `verb`."""
    path.write_bytes(b"gallery.%s(%s,%s);\n" % (verb.encode(), orjson.dumps(name), orjson.dumps(content)))
