"""Evaluation: its numbers on cases that can be worked out by hand, its files, foreign questions, and sampled pairs."""

from __future__ import annotations

import json
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch")

import torch
from conftest_trainer import run, small
from PIL import Image
from test_resume import copied

from trainer.chain import apply_final, llava_of, tokenizer_of
from trainer.data.docs import LOOKS, look_answer, looked, wording
from trainer.errors import TrainerError
from trainer.evaluate.encoder import probe
from trainer.evaluate.foreign import read_questions
from trainer.evaluate.language import commonest, preferred
from trainer.evaluate.rows import held_out
from trainer.flops import clip_step, forward_flops


def test_a_run_leaves_table_json_plot_and_sheet(finished: Any) -> None:
    folder = Path(finished.out) / "evaluate"
    scores = json.loads((folder / "scores.json").read_text())
    assert set(scores["encoder"]) == {"model", "random"}
    assert set(scores["instruct"]) == {"model", "random*", "blind", "commonest"}  # the star: that arm was not trained
    assert scores["prefer"]["model"]["preferred"] >= 0
    assert set(scores["instruct"]["model"]["by"]) == {"domain", "family", "hops", "version", "question_type"}
    assert sum(cell["rows"] for cell in scores["instruct"]["model"]["by"]["hops"].values()) == finished.eval_rows
    assert "instruct" in (folder / "table.txt").read_text()
    with Image.open(folder / "sheet.png") as sheet:
        assert sheet.width > 1000
    assert (folder / "scores.png").stat().st_size > 1000
    assert len((folder / "answers.jsonl").read_text().splitlines()) == finished.eval_rows


def test_foreign_questions_are_answered(finished: Any, tmp_path: Path) -> None:
    Image.new("RGB", (50, 40), "white").save(tmp_path / "a.png")
    lines = [
        {"image": "a.png", "question": "What is 1 + 1?", "choices": ["1", "2"], "answer": "B"},
        {"image": "a.png", "question": "How long is AB?", "answer": "5", "problem_version": "Text Lite"},
        {"question": "What is 3 + 4?", "answer": "7"},
    ]
    (tmp_path / "q.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert run("evaluate", finished, "--questions", str(tmp_path)) == 0
    said = (Path(finished.out) / "evaluate/answers.jsonl").read_text().splitlines()
    assert len(said) == 3
    (tmp_path / "q.jsonl").write_text('{"image": "b.png", "question": "?", "answer": "1"}\n')
    with pytest.raises(TrainerError, match=r"q\.jsonl line 1: FileNotFoundError"):
        read_questions(tmp_path / "q.jsonl", 32)


def test_sampled_pairs_feed_the_prefer_stage(finished: Any, shards: Path, tmp_path: Path) -> None:
    copied(finished, "prefer", tmp_path)
    assert run("sample", small(shards, tmp_path)) == 0
    pairs = [json.loads(line) for line in (tmp_path / "pairs.jsonl").read_text().splitlines()]
    assert pairs and all(pair["rejected"] != pair["chosen"] for pair in pairs)
    config = small(shards, tmp_path, f"prefer.pairs={tmp_path}/pairs.jsonl", "prefer.steps=1", "prefer.batch=1")
    assert run("prefer", config) == 0
    first = json.loads((tmp_path / "prefer/log.jsonl").read_text().splitlines()[0])
    assert first["loss"] == pytest.approx(math.log(2), abs=1e-5)


def test_a_probe_reads_what_is_linear_and_nothing_else() -> None:
    torch.manual_seed(0)
    x, y = torch.randn(400, 6), torch.randn(200, 6)
    assert probe(x, (x[:, 2] > 0).tolist(), y, (y[:, 2] > 0).tolist()) > 0.95
    coins = np.random.default_rng(0).integers(0, 2, 600).tolist()
    assert probe(x, coins[:400], y, coins[400:]) < 0.6


def test_looks_are_read_from_the_row_and_guessing_is_the_commonest() -> None:
    kinds = [{"kind": "point"}] * 3 + [{"kind": "circle"}]
    row = {"id": "g/0/1", "version": "text_lite", "family": "two_tangents", "objects": kinds}
    row |= {"question": "?", "question_type": "free-form", "choices": [], "solution": "5"}
    assert look_answer(row) == "two tangents: 3 points, 1 circles, 0 segments, 0 right angles"
    assert looked(look_answer(row)) == dict(zip(LOOKS, ("two tangents", "3", "1", "0", "0"), strict=True))
    assert set(looked("nonsense, of a kind points").values()) == {"nonsense, of a kind points", ""}
    assert set(commonest([row], [row]).values()) == {1.0}
    rows = [{**row, "id": f"g/0/{i}"} for i in range(400)]
    docs = [doc for row in rows for doc in wording("instruct", 0.5, 0.25)(row)]
    assert 150 < sum("how many" in doc.prompt for doc in docs) < 250
    assert 60 < sum("how many" not in doc.prompt for doc in docs) < 140


def test_a_preference_is_the_change_since_the_model_before(finished: Any, shards: Path) -> None:
    """0 of the pairs where nothing changed; with the same model the change is 0 and not above."""
    tokenizer = tokenizer_of(finished)
    held = held_out(small(shards, Path(finished.out)), 12)
    before, after = (llava_of(finished, tokenizer, "prefer").eval() for _ in range(2))
    assert preferred(after, before, tokenizer, held) == 0
    apply_final(dict(after.named_parameters()), Path(finished.out) / "prefer/final")
    assert 0 <= preferred(after, before, tokenizer, held) <= 1


def test_flops_are_those_that_the_targets_were_written_with() -> None:
    """0.123 TFLOP a pair for ViT-B/16 and 0.526 for ViT-L/14 at 224 px."""
    from transformers import CLIPConfig

    for width, layers, heads, patch, text_width, text_heads, tflop in (
        (768, 12, 12, 16, 512, 8, 0.123),
        (1024, 24, 16, 14, 768, 12, 0.526),
    ):
        vision = {"hidden_size": width, "intermediate_size": 4 * width, "num_hidden_layers": layers, "image_size": 224}
        text = {"hidden_size": text_width, "intermediate_size": 4 * text_width, "num_attention_heads": text_heads}
        shape = CLIPConfig(
            vision_config={**vision, "num_attention_heads": heads, "patch_size": patch},
            text_config={**text, "num_hidden_layers": 12},
        )
        assert clip_step(SimpleNamespace(config=shape), 1, 77) / 1e12 == pytest.approx(tflop, rel=0.03)
        one, two = (forward_flops(shape.vision_config, n, 197, False) for n in (1, 2))
        assert two == 2 * one
