"""VLMEvalKit's TSV: one file of questions with options (a custom MCQ data set), one of questions without (VQA).

The columns of its docs/en/Development.md: index, image (base64), question, A to D, answer, category, l2-category.
"""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from collections.abc import Sequence

from engine.export.form import Format, Row
from engine.export.sink import Sink

LETTERS = "ABCD"
HEADS = {
    "mcq": ("index", "id", "question", *LETTERS, "answer", "category", "l2-category", "image"),
    "vqa": ("index", "id", "question", "answer", "answer_expr", "category", "l2-category", "image"),
}


def add(row: Row, sink: Sink) -> bool:
    """A line of mavis_SPLIT_mcq.tsv or mavis_SPLIT_vqa.tsv; False for a row without a picture."""
    if not row["image"]:
        return False
    kind = "mcq" if row["question_type"] == "multi-choice" else "vqa"
    file = sink.growing(f"mavis_{sink.split}_{kind}.tsv")
    if not file.records:
        file.write(line(HEADS[kind]))
    cells = {**row, "index": file.records, "category": row["family"], "l2-category": row["version"], "image": ""}
    cells |= dict(zip(LETTERS, row["choices"] or (), strict=False))
    # base64 needs no quotes: csv would look through its 20,000 letters for some
    file.add(line([cells[head] for head in HEADS[kind]])[:-1] + b64encode(row["image"]["bytes"]) + b"\n")
    return True


def line(cells: Sequence[object]) -> bytes:
    """Cells with tabs between, quoted where they need it, as pandas reads them."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerow(cells)
    return text.getvalue().encode()


FORMAT = Format(
    columns=("id", "family", "version", "image", "question", "question_type", "choices", "answer", "answer_expr"),
    add=add,
    note="VLMEvalKit: copy {out}/*.tsv to $LMUData, then python run.py --data mavis_test_mcq --model NAME",
)
