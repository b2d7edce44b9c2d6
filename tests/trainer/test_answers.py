"""The judges of evaluation on real rows: engine.reward takes every solution and no rejected one; captions by facts."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

import pyarrow.parquet as pq

from engine.reward import correct, step_credit
from trainer.evaluate.captions import caption_scores


def test_every_solution_is_right_and_every_rejected_one_wrong(shards: Path) -> None:
    columns = ["id", "question_type", "choices", "answer", "answer_expr", "solution", "steps", "rejected", "caption"]
    rows = [
        r for f in sorted((shards / "data").glob("*.parquet")) for r in pq.read_table(f, columns=columns).to_pylist()
    ]
    assert len(rows) == 300
    assert [r["id"] for r in rows if not correct(r["solution"], r)] == []
    assert [r["id"] for r in rows if correct(r["rejected"]["solution"], r)] == []
    assert [r["id"] for r in rows if step_credit(r["solution"], r["steps"]) != 1] == []
    captions = [r["caption"] for r in rows]
    assert set(caption_scores(captions, captions).values()) == {1.0}
    assert caption_scores(captions[1:] + captions[:1], captions)["numbers_f1"] < 0.3
