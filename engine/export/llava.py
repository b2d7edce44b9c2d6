"""LLaVA's conversation JSON with an image folder, questions for visual instruction and captions for alignment.

The format of github.com/haotian-liu/LLaVA, docs/Finetune_Custom_Data.md: a list of {id, image, conversations}.
"""

from __future__ import annotations

from typing import Any

import orjson

from engine.export.form import Format, Row, image_file
from engine.export.sink import Growing, Sink
from engine.store.schema import question_text

FILES = {"": "question and solution", "_captions": "request and caption"}
CAPTION_REQUEST = "Describe the figure."


def add(row: Row, sink: Sink) -> bool:
    """One conversation of SPLIT.json; where there is a picture, also one of SPLIT_captions.json."""
    name = image_file(row, sink)
    conversation(sink.growing(f"{sink.split}.json"), row["id"], name, question_text(row), row["solution"])
    if name:
        file = sink.growing(f"{sink.split}_captions.json")
        conversation(file, f"{row['id']}/caption", name, CAPTION_REQUEST, row["caption"])
    return True


def conversation(file: Growing, name: str, image: str | None, asked: str, said: str) -> None:
    """Append {id, image, conversations}; <image> stands for the picture, and a text has neither."""
    turns = [
        {"from": "human", "value": f"<image>\n{asked}" if image else asked},
        {"from": "gpt", "value": said},
    ]
    item: dict[str, Any] = {"id": name} | ({"image": image} if image else {}) | {"conversations": turns}
    file.add((b",\n" if file.records else b"[\n") + orjson.dumps(item))


def finish(sink: Sink) -> None:
    """Close the lists."""
    for split in sink.written:
        for ending in FILES:
            file = sink.growing(f"{split}{ending}.json")
            file.write(b"\n]\n" if file.records else b"[]\n")


FORMAT = Format(
    columns=("id", "version", "image", "caption", "question", "question_type", "choices", "solution"),
    add=add,
    finish=finish,
    note="LLaVA: --data_path {out}/train.json --image_folder {out}/images (alignment: {out}/train_captions.json)",
)
