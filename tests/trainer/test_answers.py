"""The judge of answers: every record's own solution is right, its rejected one wrong, and printed forms are read."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

import pyarrow.parquet as pq

from trainer.evaluate.answers import final_answer, right, same, step_score
from trainer.evaluate.captions import caption_scores


def test_every_solution_is_right_and_every_rejected_one_wrong(shards: Path) -> None:
    columns = ["id", "question_type", "answer", "answer_expr", "solution", "steps", "rejected", "caption"]
    rows = [
        r for f in sorted((shards / "data").glob("*.parquet")) for r in pq.read_table(f, columns=columns).to_pylist()
    ]
    assert len(rows) == 300
    assert [r["id"] for r in rows if not right(r, r["solution"])] == []
    assert [r["id"] for r in rows if right(r, r["rejected"]["solution"])] == []
    assert [r["id"] for r in rows if step_score(r, r["solution"]) != 1] == []
    assert all(0 <= step_score(r, r["rejected"]["solution"]) <= 0.7 for r in rows)
    captions = [r["caption"] for r in rows]
    assert set(caption_scores(captions, captions).values()) == {1.0}
    assert caption_scores(captions[1:] + captions[:1], captions)["numbers_f1"] < 0.3


@pytest.mark.parametrize(
    ("printed", "exact", "equal"),
    [
        ("15π/2", "15*pi/2", True),
        ("5√3 cm", "5*sqrt(3)", True),
        ("1152π m²", "1152*pi", True),
        ("128°", "128", True),
        ("3.5", "7/2", True),
        ("√(3)/2", "sqrt(3)/2", True),
        ("(2, −1)", "(2, -1)", True),
        ("{1, 3}", "{3, 1}", True),
        ("2x² − 1", "2*x**2 - 1", True),
        ("12", "13", False),
        ("", "13", False),
        ("nonsense (", "13", False),
        ("1/0", "13", False),
    ],
)
def test_printed_values_are_compared_exactly(printed: str, exact: str, equal: bool) -> None:
    assert same(printed, exact) is equal


def test_the_last_line_decides() -> None:
    assert final_answer("A is 3.\nSo the area is 15π/2, and the answer is B.", "multi-choice") == "B"
    assert final_answer("x = 2.\nHence the size of ∠BPD is 87°.", "free-form") == "87°"
    assert final_answer("", "free-form") == ""
