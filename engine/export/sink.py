"""Where an export goes: files that grow record by record and are cut back to what was noted when a run is resumed."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from engine.errors import UserError
from engine.export.reader import BATCH
from engine.store.schema import packing
from engine.store.storage import commit, temporary, write_whole

STATE = "export.json"


class Growing:
    """A file that only grows; `records` counts what was added."""

    def __init__(self, path: Path, size: int, records: int) -> None:
        self.records = records
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = path.open("r+b" if size else "wb")
        self.file.truncate(size)  # what was written after the last note is written again
        self.file.seek(size)

    def write(self, data: bytes) -> None:
        """Append what is no record of its own."""
        self.file.write(data)

    def add(self, data: bytes) -> None:
        """Append a record."""
        self.file.write(data)
        self.records += 1


class Table:
    """A Parquet file of one part, written by row groups under a temporary name."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.written, self.waiting = path, temporary(path), list[dict[str, Any]]()
        self.writer = pq.ParquetWriter(self.written, schema, use_dictionary=False, **packing(list(schema)))

    def add(self, record: dict[str, Any]) -> None:
        """Append a record."""
        self.waiting.append(record)
        if len(self.waiting) == BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits as a row group."""
        if self.waiting:
            self.writer.write_table(pa.Table.from_pylist(self.waiting, schema=self.writer.schema))
            self.waiting.clear()

    def close(self) -> None:
        """Finish and give it its name."""
        self.flush()
        self.writer.close()
        commit(self.written, self.path)


class Sink:
    """A folder that is written to, part by part.

    Attributes:
        part, split: names of the source file at hand ("train-00003") and of its split.
        written: records written of each split.
        done: by part, its hash and what it gave.
        fresh: whether nothing was there.
    """

    def __init__(self, out: Path, settings: dict[str, Any]) -> None:
        self.out, self.settings = out.resolve(), settings
        self.part = self.split = ""
        self.written: dict[str, int] = {}
        self.done: dict[str, dict[str, Any]] = {}
        self._noted: dict[str, list[int]] = {}
        self._growing: dict[str, Growing] = {}
        self._tables: dict[str, Table] = {}
        self._folders: set[Path] = set()
        self._image_folders: dict[str, str] = {}
        self._images = 0
        self._resume()

    def _resume(self) -> None:
        path = self.out / STATE
        if not path.exists():
            others = sorted(p.name for p in self.out.iterdir()) if self.out.is_dir() else []
            if others:
                raise UserError(f"{self.out} holds other things ({', '.join(others[:3])}). Choose a new folder: --out.")
            self.out.mkdir(parents=True, exist_ok=True)
            self.fresh = True
            return
        self.fresh = False
        try:
            state = orjson.loads(path.read_bytes())
            old = state["settings"]
            self.written, self.done, self._noted = state["written"], state["done"], state["files"]
        except (ValueError, KeyError, TypeError) as error:
            raise UserError(f"{path} is broken ({error}). Export to a new folder with --out.") from None
        differs = [f"{k} is {old.get(k)!r} there, {v!r} here" for k, v in self.settings.items() if old.get(k) != v]
        if differs:
            raise UserError(f"{self.out} holds another export: {'; '.join(differs)}. Choose another --out.")

    def path(self, name: str) -> Path:
        """Where a file goes; ValueError if that is outside the folder, by its name or through a link."""
        path = self.out / name
        if path.parent not in self._folders:
            if ".." in path.parts or not path.parent.resolve().is_relative_to(self.out):
                raise ValueError(f"{name!r} lies outside {self.out}")
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        if path.name in ("..", "") or path.is_symlink():
            raise ValueError(f"{name!r} is no file of {self.out}")
        return path

    def growing(self, name: str) -> Growing:
        """The file of that name, opened once; a resumed one is first cut back to what was noted."""
        if name not in self._growing:
            size, records = self._noted.get(name, (0, 0))
            path = self.path(name)
            if size > (path.stat().st_size if path.exists() else 0):
                raise UserError(f"{path} is shorter than {STATE} says. Export to a new folder with --out.")
            self._growing[name] = Growing(path, size, records)
        return self._growing[name]

    def table(self, name: str, schema: pa.Schema) -> Table:
        """The Parquet file of that name; it is closed with the part."""
        if name not in self._tables:
            self._tables[name] = Table(self.path(name), schema)
        return self._tables[name]

    def image(self, name: str, data: bytes) -> None:
        """Write a picture; one that a killed run had written is written again."""
        folder, _, leaf = name.rpartition("/")
        if folder not in self._image_folders:
            self._image_folders[folder] = f"{self.path(name).parent}/"
        # plain calls: pathlib takes as long as the writing. O_NOFOLLOW refuses a link where the picture goes
        place = os.open(
            self._image_folders[folder] + leaf, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o666
        )
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(place, left) :]
        finally:
            os.close(place)
        self._images += 1

    def whole(self, name: str, data: bytes) -> None:
        """Write a small file at once."""
        write_whole(self.path(name), data)

    @property
    def count(self) -> int:
        """Records written of the split at hand."""
        return self.written.get(self.split, 0)

    def begin(self, part: str, split: str) -> None:
        """Take up a part."""
        self.part, self.split, self._images = part, split, 0
        self.written.setdefault(split, 0)

    def end(self, xxh3: str, read: int, written: int) -> None:
        """Close the part: its tables are whole, and it counts as done in the next note."""
        for table in self._tables.values():
            table.close()
        self._tables.clear()
        images = self.out / "images" / self.part
        if self._images and (there := len(os.listdir(images))) != self._images:
            raise UserError(f"{images} holds {there} files where {self._images} pictures were written.")
        self.done[self.part] = {"xxh3": xxh3, "read": read, "written": written}

    def note(self, finished: bool = False) -> None:
        """Write down what is done: a later run goes on from here, whatever happens to this one.

        finished: what closes the files is written too; it is not noted, so that a later run can take it off again.
        """
        for name, growing in self._growing.items():
            growing.file.flush()
            os.fsync(growing.file.fileno())
            if not finished:
                self._noted[name] = [growing.file.tell(), growing.records]
        state = {
            "settings": self.settings,
            "finished": finished,
            "written": self.written,
            "files": self._noted,
            "done": self.done,
        }
        write_whole(self.out / STATE, orjson.dumps(state, option=orjson.OPT_INDENT_2))

    def release(self, name: str) -> None:
        """Close a file that will not grow any more."""
        growing = self._growing.pop(name)
        growing.file.flush()
        os.fsync(growing.file.fileno())
        self._noted[name] = [growing.file.tell(), growing.records]
        growing.file.close()

    def close(self) -> None:
        """Close every file; half-written tables are dropped."""
        for growing in self._growing.values():
            growing.file.close()
        for table in self._tables.values():
            table.writer.close()
            table.written.unlink(missing_ok=True)


@contextmanager
def opened(out: Path, settings: dict[str, Any]) -> Iterator[Sink]:
    """The sink of a folder, closed at the end; UserError where it holds other things or another run writes to it."""
    out.mkdir(parents=True, exist_ok=True)
    lock = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        sink = Sink(out, settings)
        try:
            yield sink
        finally:
            sink.close()
    except BlockingIOError:
        raise UserError(f"another export is writing to {out}. Wait for it, or choose another --out.") from None
    finally:
        os.close(lock)
