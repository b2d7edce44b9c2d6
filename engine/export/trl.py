"""TRL's data sets: preference pairs for DPOTrainer, prompts with exact answers for GRPOTrainer, both with pictures.

The columns of TRL's docs/source/dataset_formats.md: prompt, chosen, rejected, images in the conversational form.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from engine.export.form import Format, Row
from engine.export.sink import Sink
from engine.store import schema
from engine.store.schema import question_text

TALK = pa.list_(pa.struct([pa.field("role", pa.string()), pa.field("content", pa.string())]))
ASKED = ("id", "version", "image", "question", "question_type", "choices")
JUDGED = ("question_type", "choices", "answer", "answer_expr", "steps")  # the columns that engine.reward reads
PROMPT = [*schema.picked("id"), pa.field("images", pa.list_(schema.IMAGE)), pa.field("prompt", TALK)]
PAIRS = schema.with_features([*PROMPT, pa.field("chosen", TALK), pa.field("rejected", TALK)])
PROMPTS = schema.with_features([*PROMPT, *schema.picked(*JUDGED)])


def talk(role: str, content: str) -> list[dict[str, str]]:
    """One message; TRL itself puts the picture's place before it (prepare_multimodal_messages)."""
    return [{"role": role, "content": content}]


def prompt(row: Row) -> dict[str, Any]:
    """What both have: id, images (none for text_only) and prompt."""
    images = [row["image"]] if row["image"] else []
    return {"id": row["id"], "images": images, "prompt": talk("user", question_text(row))}


def add_pair(row: Row, sink: Sink) -> bool:
    """The solution and the rejected solution of one row; False if it has none."""
    if not row["rejected"]:
        return False
    answers = {"chosen": row["solution"], "rejected": row["rejected"]["solution"]}
    record = prompt(row) | {name: talk("assistant", text) for name, text in answers.items()}
    sink.table(f"data/{sink.part}.parquet", PAIRS).add(record)
    return True


def add_prompt(row: Row, sink: Sink) -> bool:
    """The prompt of one row, and what its completion is judged by."""
    sink.table(f"data/{sink.part}.parquet", PROMPTS).add(prompt(row) | {name: row[name] for name in JUDGED})
    return True


LOAD = 'datasets.load_dataset("parquet", data_files="{out}/data/train-*.parquet", split="train")'
DPO = Format(
    columns=(*ASKED, "solution", "rejected"),
    add=add_pair,
    note=f"DPOTrainer(train_dataset={LOAD}, ...)",
)
RL = Format(
    columns=(*ASKED, "answer", "answer_expr", "steps"),
    add=add_prompt,
    note=f"GRPOTrainer(train_dataset={LOAD}, reward_funcs=engine.reward.reward, ...)",
)
