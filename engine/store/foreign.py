"""Reading a Parquet file that may be anyone's: columns, sizes and text are looked at before rows are made of them."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import isfinite
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from engine.store import schema

# The engine's own: 100 rows a group, text up to 8 kB (scene), pictures up to 60 kB at 448 px, 81 objects of 46 points.
MAX_TEXT = 1 << 20  # bytes of one text
MAX_PICTURE = 16 << 20  # bytes of one picture
MAX_CHUNK = 64 << 20  # bytes of a column in a row group, unpacked
MAX_VALUES = 2_000_000  # of a column in a row group: nulls take no bytes at all
MAX_MEMORY = 2 << 30  # of the process while it reads: what a file says of its own sizes may be false
BEYOND = 1.0  # pixels that a box may lie outside the picture


def read_rows(source: Any) -> Iterator[dict[str, Any]]:
    """Rows of a file as dicts, a row group in memory at a time; ArrowException names the row and the column."""
    with pq.ParquetFile(source) as file:
        refuse_columns(file.schema_arrow)
        first = 0
        for group in range(file.num_row_groups):
            refuse_sizes(file.metadata.row_group(group), first)
            table = file.read_row_group(group, use_threads=False)
            refuse_cells(table, first)
            try:
                rows = table.to_pylist()
            except (UnicodeDecodeError, ValueError, OverflowError):
                raise pa.ArrowInvalid(unreadable(table, first)) from None
            yield from rows
            first += table.num_rows


def refuse_columns(found: pa.Schema) -> None:
    """ArrowInvalid if the columns are not a row's, with the first that differs."""
    if found.equals(schema.SCHEMA):
        return
    for wanted in schema.SCHEMA:
        at = found.get_all_field_indices(wanted.name)
        if len(at) != 1:
            raise pa.ArrowInvalid(f"column '{wanted.name}' is {'missing' if not at else 'there twice'}{HINT}")
        if found.field(at[0]).type != wanted.type:
            raise pa.ArrowInvalid(
                f"column '{wanted.name}' is {str(found.field(at[0]).type)[:80]}, not {wanted.type}{HINT}"
            )
    more = [name for name in found.names if name not in schema.SCHEMA.names]
    if more:
        raise pa.ArrowInvalid(f"column '{more[0][:80]}' is none of a row's{HINT}")
    if found.names != schema.SCHEMA.names:
        raise pa.ArrowInvalid(f"its columns are in another order{HINT}")


HINT = "; its columns or types are not those of a row, see engine/store/schema.py"


def refuse_sizes(group: Any, first: int) -> None:
    """ArrowInvalid if a column of a row group would take too much memory, by what the file says of itself."""
    rows = f"rows {first} to {first + group.num_rows - 1}"
    for i in range(group.num_columns):
        column = group.column(i)
        if column.total_uncompressed_size > MAX_CHUNK:
            raise pa.ArrowInvalid(
                f"{rows}, column '{column.path_in_schema}': {column.total_uncompressed_size:,} bytes; at most "
                f"{MAX_CHUNK:,} are read"
            )
        if column.num_values > MAX_VALUES or group.num_rows > MAX_VALUES:
            raise pa.ArrowInvalid(
                f"{rows}, column '{column.path_in_schema}': {column.num_values:,} values; at most {MAX_VALUES:,} are "
                "read"
            )


def refuse_large(file: pq.ParquetFile) -> None:
    """ArrowInvalid if a row group of the file is too large, for those who read some columns of it in batches."""
    first = 0
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        refuse_sizes(group, first)
        first += group.num_rows


def refuse_cells(table: pa.Table, first: int) -> None:
    """ArrowInvalid if one text or picture is too long."""
    for name in table.column_names:
        column, most = table[name], MAX_TEXT
        if name == "image":
            column, most = pc.struct_field(column, "bytes"), MAX_PICTURE
        elif column.type != schema.TEXT:
            continue
        lengths = pc.binary_length(column)
        longest = pc.max(lengths).as_py() or 0
        if longest > most:
            row = first + pc.index(lengths, longest).as_py()
            raise pa.ArrowInvalid(f"row {row}, column '{name}': {longest:,} bytes; at most {most:,} are read")


def unreadable(table: pa.Table, first: int) -> str:
    """Which cell cannot be made a value of Python, and why."""
    for name in table.column_names:
        for row, cell in enumerate(table[name]):
            try:
                cell.as_py()
            except (UnicodeDecodeError, ValueError, OverflowError) as error:
                return f"row {first + row}, column '{name}': {error}"
    return "a value cannot be read"


def bad_boxes(row: Mapping[str, Any]) -> str | None:
    """What is wrong with the pixels that a row states for an object, None if nothing is."""
    width, height = row["width"], row["height"]
    for i, item in enumerate(row["objects"]):
        box = item["bbox"]
        if len(box) != 4 or not all(map(isfinite, box)):
            return f"column 'objects': box {i} is {box}; it takes four finite numbers"
        x0, y0, x1, y1 = box
        if not (-BEYOND <= x0 <= x1 <= width + BEYOND and -BEYOND <= y0 <= y1 <= height + BEYOND):
            return f"column 'objects': box {i} is {box}, which is turned round or outside of {width} x {height} pixels"
    return None


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Let this process hold no more than MAX_MEMORY: a false size in a file then ends in an error, not in the swap."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(hard, MAX_MEMORY)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
