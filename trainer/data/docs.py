"""What a row says in each stage: prompts and answers as text, then as token ids with the image's place kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from engine.store.schema import question_text
from trainer.errors import TrainerError
from trainer.tokenizer import IMAGE, plain_ids, prompt_ids

CAPTION_REQUEST = "Describe the figure."
BASE = ("id", "version")
COLUMNS = {  # besides the image
    "text": (*BASE, "caption", "question", "question_type", "choices", "solution"),
    "encoder": (*BASE, "caption"),
    "align": (*BASE, "caption"),
    "instruct": (*BASE, "family", "question", "question_type", "choices", "solution", "objects.list.element.kind"),
    "prefer": (*BASE, "question", "question_type", "choices", "solution", "rejected.solution"),
}
LOOK_REQUEST = "What does the figure show, and how many of each?"
COUNTED = {"point": "points", "circle": "circles", "segment": "segments", "right_angle": "right angles"}  # of `objects`
LOOKS = ("family", *COUNTED)


@dataclass(frozen=True, slots=True)
class Doc:
    """One prompt and its answer; `image` says whether the prompt begins with the picture."""

    prompt: str
    answer: str
    image: bool = True


NOWHERE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Token ids of a document, int32, how many of its first tokens are not predicted (the prompt), and where the
    picture's places are."""

    ids: np.ndarray
    prompt: int
    image: bool
    places: np.ndarray

    def weight(self, even: float) -> float:
        """Of each predicted token: 1 / their number ** even; at 0.5 the square averaging of InternVL 2.5 (2024)."""
        return float((len(self.ids) - self.prompt) ** -even)


def ask(body: str, image: bool) -> str:
    """The prompt around a request: LLaVA-1.5's, which the exported chat template also writes."""
    return f"USER: {IMAGE + chr(10) if image else ''}{body} ASSISTANT:"


def has_image(row: Mapping[str, Any]) -> bool:
    """Whether the row has a picture; text_only has none."""
    return row["version"] != "text_only"


def look_answer(row: Mapping[str, Any]) -> str:
    """What can be seen, in one line: 'slope field: 2 points, 0 circles, 14 segments, 0 right angles'."""
    kinds = [o["kind"] for o in row["objects"]]
    counts = (f"{kinds.count(kind)} {words}" for kind, words in COUNTED.items())
    return f"{row['family'].replace('_', ' ')}: {', '.join(counts)}"


def looked(answer: str) -> dict[str, str]:
    """Such a line as a text for each of LOOKS; "" for what it does not say."""
    family, _, rest = answer.partition(":")
    counts = {words: part.split()[0] for part in rest.split(",") for words in COUNTED.values() if part.endswith(words)}
    return {"family": family.strip(), **{kind: counts.get(words, "") for kind, words in COUNTED.items()}}


def _chosen(row: Mapping[str, Any], salt: bytes, share: float) -> bool:
    """Whether a row belongs to a share of all; follows from its id."""
    return crc32(salt + row["id"].encode()) % 1000 < 1000 * share


def _text(row: Mapping[str, Any]) -> list[Doc]:
    told = [Doc(ask(CAPTION_REQUEST, False), row["caption"], False)] if row["caption"] else []
    return [*told, Doc(ask(question_text(row), False), row["solution"], False)]


def _align(row: Mapping[str, Any]) -> list[Doc]:
    return [Doc(ask(CAPTION_REQUEST, True), row["caption"])] if has_image(row) else []


def _instruct(row: Mapping[str, Any], look: float, solve: float) -> list[Doc]:
    seen = has_image(row)
    docs = [Doc(ask(question_text(row), seen), row["solution"], seen)] if _chosen(row, b"solve", solve) else []
    if seen and _chosen(row, b"look", look):
        docs.append(Doc(ask(LOOK_REQUEST, True), look_answer(row)))
    return docs


def _prefer(row: Mapping[str, Any], pairs: Mapping[str, tuple[str, str]] | None) -> list[Doc]:
    """Chosen, then rejected; nothing where there is no pair."""
    chosen, rejected = row["solution"], (row["rejected"] or {}).get("solution")
    if pairs is not None:
        chosen, rejected = pairs.get(row["id"], ("", ""))
    if not rejected:
        return []
    prompt, seen = ask(question_text(row), has_image(row)), has_image(row)
    return [Doc(prompt, chosen, seen), Doc(prompt, rejected, seen)]


def wording(
    stage: str, look: float = 0.0, solve: float = 1.0, pairs: Mapping[str, tuple[str, str]] | None = None
) -> Callable:
    """Function from a row to the documents of a stage."""
    words: dict[str, Callable] = {
        "text": _text,
        "align": _align,
        "instruct": partial(_instruct, look=look, solve=solve),
        "prefer": partial(_prefer, pairs=pairs),
    }
    return words[stage]


def read_pairs(path: str) -> dict[str, tuple[str, str]]:
    """Pairs of `python -m trainer sample`: record id to (chosen, rejected)."""
    try:
        rows = [json.loads(line) for line in Path(path).read_text().splitlines()]
        return {row["id"]: (row["chosen"], row["rejected"]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainerError(f"{path} is no file of pairs (id, chosen, rejected on each line): {error}") from None


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """Documents to ids: prompt and answer encoded apart and joined, <image> in `image_tokens` places, </s> at the end.

    Encoded apart, they equal what the exported processor makes of the prompt alone, so that no token straddles the
    border (the "tokenization mismatch" that LLaVA's users meet).
    """

    tokenizer: Any
    image_tokens: int

    def __call__(self, docs: list[Doc]) -> list[Encoded]:
        prompts = prompt_ids(self.tokenizer, [d.prompt for d in docs])
        answers = plain_ids(self.tokenizer, [" " + d.answer for d in docs])
        image = self.tokenizer.convert_tokens_to_ids(IMAGE)
        out = []
        for doc, prompt, answer in zip(docs, prompts, answers, strict=True):
            head = spread(prompt, image, self.image_tokens)
            ids = np.array([*head, *answer, self.tokenizer.eos_token_id], dtype=np.int32)
            out.append(Encoded(ids, len(head), doc.image, np.flatnonzero(ids == image) if doc.image else NOWHERE))
        return out


def spread(ids: list[int], image: int, places: int) -> list[int]:
    """Each image token repeated to one for each patch."""
    return [t for i in ids for t in ([i] * places if i == image else [i])]
