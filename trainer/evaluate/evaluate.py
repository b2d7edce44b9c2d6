"""`python -m trainer evaluate`: every stage that has run, on held-out rows, into OUT/evaluate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from trainer.chain import apply_final, captions_of, clip_of, folder_of, llava_of, tokenizer_of
from trainer.config import STAGES, Config
from trainer.errors import TrainerError
from trainer.evaluate.encoder import encoder_scores
from trainer.evaluate.foreign import read_questions
from trainer.evaluate.language import caption_arm, commonest, mean, preferred, question_arm
from trainer.evaluate.rows import held_out
from trainer.evaluate.show import plot, sheet, table

ARMS = ("model", "random", "blind")
TRAIN_ROWS = 2048  # that the probes are fitted on
PAIRS = 512  # at most, of a right and a wrong solution; each costs no answer, only two passes


def evaluate(
    config: Config, device: torch.device, only: str | None = None, questions: Path | None = None
) -> dict[str, Any]:
    """Scores by stage and arm, also written as scores.json, table.txt, scores.png, sheet.png and answers.jsonl.

    Arms: 'random' saw through a tower that was never trained, 'blind' saw a white page. Where the run trained them
    (config.arms) they had the same steps; else they are the model itself with its tower or picture taken away, which
    the table marks with a star, for that is the weaker control.
    """
    folder = Path(config.out) / "evaluate"
    folder.mkdir(parents=True, exist_ok=True)
    done = [s for s in STAGES[1:] if (folder_of(config, s) / "final").is_dir() and only in (None, s)]
    if not done:
        raise TrainerError(
            f"nothing has been trained in {config.out}; run python -m trainer all --out {config.out} first."
        )
    tokenizer = tokenizer_of(config)
    scores: dict[str, Any] = {}
    if questions is not None:
        held = read_questions(questions, config.vision.image_size)
        model = _model(config, tokenizer, done[-1], "model", device)
        result, said, seen = question_arm(model, tokenizer, held, config.eval_tokens, False, False)
        scores[done[-1]] = {"model": result}
    else:
        held, train = held_out(config, config.eval_rows), held_out(config, TRAIN_ROWS, "train")
        said, seen = [], []
        for stage in done:
            if stage == "encoder":
                words = captions_of(config, tokenizer)
                scores[stage] = {
                    "model": encoder_scores(clip_of(config, tokenizer), words, held, train, device),
                    "random": encoder_scores(clip_of(config, tokenizer, trained=False), words, held, train, device),
                }
                continue
            scores[stage] = {}
            for arm, name, blind in _arms(config, stage):
                model = _model(config, tokenizer, stage, arm, device)
                if stage == "align":
                    scores[stage][name] = caption_arm(model, tokenizer, held, config.eval_tokens, blind)
                else:
                    look = config.instruct.look > 0
                    scores[stage][name], *texts = question_arm(model, tokenizer, held, config.eval_tokens, blind, look)
                    said, seen = texts if arm == "model" else (said, seen)
            if stage == "instruct" and config.instruct.look:
                scores[stage]["commonest"] = commonest(held.seen().rows, train.rows)
            if stage == "prefer":
                before = llava_of(config, tokenizer, stage).to(device).eval()
                after = _model(config, tokenizer, stage, "model", device)
                scores[stage]["model"]["preferred"] = preferred(after, before, tokenizer, held_out(config, PAIRS))
        scores["multiple_choice_share"] = mean([row["question_type"] == "multi-choice" for row in held.rows])
    text = table(scores)
    (folder / "scores.json").write_text(json.dumps(scores, indent=1))
    (folder / "table.txt").write_text(text)
    plot(scores, folder / "scores.png")
    if said:
        sheet(held, said, seen, folder / "sheet.png")
        answers = [{"id": r["id"], "answer": r["answer"], "said": t} for r, t in zip(held.rows, said, strict=True)]
        (folder / "answers.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in answers))
    return {"table": text, "scores": scores}


def _arms(config: Config, stage: str) -> Iterator[tuple[str, str, bool]]:
    """Arm, its name in the table, and whether its picture is taken away."""
    for arm in ARMS:
        own = arm == "model" or (stage != "prefer" and (folder_of(config, stage, arm) / "final").is_dir())
        yield arm, arm if own else f"{arm}*", arm == "blind"


def _model(config: Config, tokenizer: Any, stage: str, arm: str, device: torch.device) -> Any:
    """The LLaVA after a stage; of an arm, where it was trained."""
    trained = arm if arm != "model" and (folder_of(config, stage, arm) / "final").is_dir() else ""
    model = llava_of(config, tokenizer, stage, trained)
    apply_final(dict(model.named_parameters()), folder_of(config, stage, trained) / "final")
    if arm == "random" and not trained:
        fresh = clip_of(config, tokenizer, trained=False).vision_model.state_dict()
        model.model.vision_tower.load_state_dict(fresh)
    return model.to(device).eval()
