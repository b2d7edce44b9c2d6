"""An lmms-eval task folder: a YAML file for each split, the functions that it names, the rows as Parquet.

The fields are those of its docs/task_guide.md; paths in data_files are read from the YAML file's folder
(lmms_eval/utils.py, _resolve_local_data_files), so that the folder can be moved.
"""

from __future__ import annotations

import pyarrow as pa

from engine.export.form import Format, Row
from engine.export.sink import Sink
from engine.store import schema
from engine.store.schema import question_text

COPIED = ("id", "family", "version", "hops", "question_type", "choices", "answer", "answer_expr")
SCHEMA = schema.with_features(
    [*schema.picked("image", *COPIED), pa.field("prompt", pa.string())],
)

FUNCTIONS = '''"""What the task's YAML files name; the judge is engine.reward (pip install "mavis-engine[reward]")."""

from engine.reward import correct


def doc_to_visual(doc):
    return [doc["image"].convert("RGB")] if doc["image"] else []


def doc_to_text(doc, lmms_eval_specific_kwargs=None):
    return doc["prompt"]


def doc_to_target(doc):
    return doc["answer"]


def process_results(doc, results):
    score = float(correct(results[0], doc))
    return {"accuracy": score, "accuracy_" + doc["question_type"].replace("-", "_"): score}
'''
TASK = """# Questions of the split {split}; run with: lmms_eval --tasks mavis_{split} --include_path FOLDER
task: mavis_{split}
dataset_path: parquet
dataset_kwargs:
  data_files:
    {split}: [{files}]
test_split: {split}
output_type: generate_until
doc_to_visual: !function utils.doc_to_visual
doc_to_text: !function utils.doc_to_text
doc_to_target: !function utils.doc_to_target
process_results: !function utils.process_results
generation_kwargs:
  max_new_tokens: 1024
metric_list:
  - metric: accuracy
    aggregation: mean
    higher_is_better: true
  - metric: accuracy_multi_choice
    aggregation: mean
    higher_is_better: true
  - metric: accuracy_free_form
    aggregation: mean
    higher_is_better: true
metadata:
  - version: 1.0
"""


def add(row: Row, sink: Sink) -> bool:
    """A row of data/PART.parquet."""
    record = {name: row[name] for name in COPIED} | {"image": row["image"], "prompt": question_text(row)}
    sink.table(f"data/{sink.part}.parquet", SCHEMA).add(record)
    return True


def finish(sink: Sink) -> None:
    """The YAML files and utils.py."""
    sink.whole("utils.py", FUNCTIONS.encode())
    for split in sink.written:
        files = ", ".join(f"data/{part}.parquet" for part in sorted(sink.done) if part.startswith(f"{split}-"))
        sink.whole(f"mavis_{split}.yaml", TASK.format(split=split, files=files).encode())


FORMAT = Format(
    columns=("image", "question", *COPIED),
    add=add,
    finish=finish,
    note="lmms-eval: --include_path {out} --tasks mavis_test",
)
