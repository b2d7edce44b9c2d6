"""`python -m trainer sample`: pairs for the prefer stage from the stage-3 model's wrong answers, OUT/pairs.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from engine.reward import correct
from engine.store.schema import question_text
from trainer.chain import apply_final, folder_of, llava_of, tokenizer_of
from trainer.config import Config
from trainer.data.docs import ask, has_image
from trainer.errors import TrainerError
from trainer.evaluate.answering import answer
from trainer.evaluate.rows import held_out

TEMPERATURE = 0.8


def sample(config: Config, device: torch.device, stage: str | None = None) -> str:
    """Answer train rows (`eval_rows` of them), keep the wrong answers; the engine's exact answer is the judge.

    Each line: id, chosen (the engine's solution), rejected (the model's). Gives a line on what was found.
    """
    stage = stage or "instruct"
    final = folder_of(config, stage) / "final"
    if not final.is_dir():
        raise TrainerError(f"sample needs the {stage} stage, which has not run: no {final}.")
    tokenizer = tokenizer_of(config)
    model = llava_of(config, tokenizer, stage)
    apply_final(dict(model.named_parameters()), final)
    rows = held_out(config, config.eval_rows, "train")
    prompts = [ask(question_text(row), has_image(row)) for row in rows.rows]
    torch.manual_seed(config.seed)
    said = answer(model.to(device), tokenizer, prompts, rows.pictures, config.eval_tokens, temperature=TEMPERATURE)
    path = Path(config.out) / "pairs.jsonl"
    wrong = [(row, text) for row, text in zip(rows.rows, said, strict=True) if text and not correct(text, row)]
    lines = [json.dumps({"id": row["id"], "chosen": row["solution"], "rejected": text}) for row, text in wrong]
    path.write_text("".join(f"{line}\n" for line in lines))
    return (
        f"{len(wrong)} wrong answers of {len(rows.rows)} became pairs in {path}. "
        f"Use them: python -m trainer prefer --out {config.out} --set prefer.pairs={path}"
    )
