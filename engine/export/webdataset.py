"""WebDataset tar shards as open_clip reads them: NAME.png, NAME.txt (the caption), NAME.json (the problem).

sizes.json, which open_clip reads for the number of samples (open_clip_train/data.py, get_dataset_size), is beside them.
"""

from __future__ import annotations

from tarfile import USTAR_FORMAT, TarInfo

import orjson

from engine.export.form import Format, Row, name_of
from engine.export.sink import Sink

PER_TAR = 1000  # samples, 15 MB; open_clip wants at least as many shards as workers
BLOCK = 512
END = bytes(2 * BLOCK)  # what closes a tar
TEXTS = ("id", "family", "version", "hops", "question", "question_type", "choices", "answer", "answer_expr", "solution")


def add(row: Row, sink: Sink) -> bool:
    """A sample of SPLIT-000000.tar and so on, a thousand each; False for a row without a picture."""
    if not row["image"]:
        return False
    name, at = name_of(row), tar_name(sink.split, sink.count // PER_TAR)
    file = sink.growing(at)
    texts = orjson.dumps({key: row[key] for key in TEXTS})
    members = (("png", row["image"]["bytes"]), ("txt", row["caption"].encode()), ("json", texts))
    file.add(b"".join(member(f"{name}.{ending}", data) for ending, data in members))
    if file.records == PER_TAR:
        file.write(END)
        sink.release(at)
    return True


def tar_name(split: str, number: int) -> str:
    """Six digits, so that the shell's {000000..000099} names a range."""
    return f"{split}-{number:06d}.tar"


def member(name: str, data: bytes) -> bytes:
    """A file in a tar: its header and its bytes, both filled up to whole blocks; no times and no owners."""
    info = TarInfo(name)
    info.size = len(data)
    return info.tobuf(USTAR_FORMAT) + data + bytes(-len(data) % BLOCK)


def finish(sink: Sink) -> None:
    """Close the last tar of each split and count the samples."""
    sizes = {}
    for split, written in sorted(sink.written.items()):
        for number in range(-(-written // PER_TAR)):
            sizes[tar_name(split, number)] = min(PER_TAR, written - number * PER_TAR)
        if written % PER_TAR:
            sink.growing(tar_name(split, written // PER_TAR)).write(END)
    sink.whole("sizes.json", orjson.dumps(sizes, option=orjson.OPT_INDENT_2))


FORMAT = Format(
    columns=("image", "caption", *TEXTS),
    add=add,
    finish=finish,
    note="open_clip: --dataset-type webdataset --train-data '{out}/train-{{000000..LAST}}.tar'; "
    "sizes.json there has the number of samples",
)
