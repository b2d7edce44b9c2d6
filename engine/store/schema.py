"""The row: one Arrow schema, its Parquet settings, and the features that the datasets library reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
import pyarrow as pa

ROW_GROUP = 100  # rows; about 1.5 MB of pictures, so that a reader can stream and pick

TEXT = pa.string()
IMAGE = pa.struct([pa.field("bytes", pa.binary()), pa.field("path", TEXT)])


def _strings(*names: str) -> list[pa.Field]:
    return [pa.field(name, TEXT) for name in names]


STEP = pa.struct([*_strings("rule", "text", "name", "expr", "value"), pa.field("uses", pa.list_(TEXT))])
GIVEN = pa.struct([*_strings("name", "text", "expr"), pa.field("value", pa.float64()), *_strings("unit", "shown_in")])
OBJECT = pa.struct(
    [
        *_strings("kind", "name", "text"),
        pa.field("bbox", pa.list_(pa.float32())),
        pa.field("points", pa.list_(pa.list_(pa.float32()))),
    ]
)
REJECTED = pa.struct([*_strings("solution", "answer"), pa.field("wrong_step", pa.int32()), pa.field("mistake", TEXT)])

FIELDS = [
    *_strings("id", "problem_id", "domain", "family", "split", "version"),
    pa.field("hops", pa.int32()),
    pa.field("image", IMAGE),
    pa.field("width", pa.int32()),
    pa.field("height", pa.int32()),
    *_strings("caption", "question"),
    pa.field("goal", pa.struct(_strings("name", "kind", "of"))),
    pa.field("question_type", TEXT),
    pa.field("choices", pa.list_(TEXT)),
    *_strings("answer", "answer_expr"),
    pa.field("answer_value", pa.float64()),
    pa.field("solution", TEXT),
    pa.field("steps", pa.list_(STEP)),
    pa.field("given", pa.list_(GIVEN)),
    pa.field("rejected", REJECTED),
    pa.field("objects", pa.list_(OBJECT)),
    *_strings("scene", "style", "params", "signature", "pixel_hash"),
    pa.field("seed", pa.int64()),
    pa.field("index", pa.int64()),
    pa.field("attempt", pa.int32()),
    pa.field("language", TEXT),
]


def feature(kind: pa.DataType) -> Any:
    """One Arrow type as the datasets library spells it; [x] is a list in every version of that library."""
    if kind == IMAGE:
        return {"_type": "Image"}
    if pa.types.is_struct(kind):
        return {f.name: feature(f.type) for f in kind}
    if pa.types.is_list(kind):
        return [feature(kind.value_type)]
    return {"dtype": {"float": "float32", "double": "float64"}.get(str(kind), str(kind)), "_type": "Value"}


def with_features(fields: list[pa.Field]) -> pa.Schema:
    """The fields with the metadata by which datasets.load_dataset gives pictures as pictures."""
    info = {"info": {"features": {f.name: feature(f.type) for f in fields}}}
    return pa.schema(fields, metadata={"huggingface": orjson.dumps(info).decode()})


def _leaves(name: str, kind: pa.DataType) -> list[str]:
    """Parquet paths of the leaf columns below one field."""
    if pa.types.is_struct(kind):
        return [leaf for f in kind for leaf in _leaves(f"{name}.{f.name}", f.type)]
    if pa.types.is_list(kind):
        return _leaves(f"{name}.list.element", kind.value_type)
    return [name]


SCHEMA = with_features(FIELDS)


def picked(*names: str) -> list[pa.Field]:
    """Some of the row's columns, for a file that holds those."""
    return [SCHEMA.field(name) for name in names]


def packing(fields: list[pa.Field]) -> dict[str, Any]:
    """How Parquet compresses the fields: pictures are compressed already, all else by zstd."""
    leaves = [leaf for f in fields for leaf in _leaves(f.name, f.type)]
    texts = [leaf for leaf in leaves if not leaf.endswith(".bytes")]
    return {
        "compression": {leaf: "ZSTD" if leaf in texts else "NONE" for leaf in leaves},
        "compression_level": dict.fromkeys(texts, 3),
    }


LEAVES = [leaf for f in FIELDS for leaf in _leaves(f.name, f.type)]
REPEATED = {"domain", "family", "split", "version", "question_type", "language", "goal.kind"}

# Measured per row of 12.6 kB: 0.02 ms to Arrow, 0.05 ms to Parquet. Dictionaries everywhere cost 0.01 ms and 50 bytes
# more; zstd 6 saves 12 bytes.
WRITING: dict[str, Any] = {
    **packing(FIELDS),
    "use_dictionary": [leaf for leaf in LEAVES if leaf in REPEATED],
    "write_statistics": ["id", "problem_id", "family", "split", "version", "hops", "index"],
}


def question_text(row: Mapping[str, Any]) -> str:
    """The question with its options a line each, but where the picture holds them (vision_only)."""
    lines = [row["question"]]
    if row["question_type"] == "multi-choice" and row["version"] != "vision_only":
        lines += [f"{letter}. {choice}" for letter, choice in zip("ABCDEFGH", row["choices"], strict=False)]
    return "\n".join(lines)


def table(rows: list[dict]) -> pa.Table:
    """Rows as an Arrow table; ArrowInvalid or ArrowTypeError names the value that does not fit."""
    return pa.Table.from_pylist(rows, schema=SCHEMA)
