"""Sentences of one text: paraphrases chosen so that no two begin alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, NamedTuple

from engine.ask.phrases import Phrases, capitalised

THEREFORE = re.compile(r"\b(?:Hence|Thus|Therefore|So)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """What every sentence of one record is made with.

    Attributes:
        words, theorems, family: paraphrases that all share, of the theorems, of the family.
        rng: what chooses among them.
        places: decimals of rounded values.
        unseen: whether there is no picture that a sentence could speak of.
    """

    words: Phrases
    theorems: Phrases
    family: Phrases
    rng: Random
    places: int
    unseen: bool


LEADS = {"given": "given", "assume": "suppose", "suppose": "suppose"}
LEADS |= dict.fromkeys(("know", "known", "knowing"), "know")


class Said(NamedTuple):
    """A sentence that was said: which paraphrase of a block, with what in its slots."""

    words: Phrases
    block: str
    which: int
    slots: Mapping[str, Any]

    def with_other(self, **slots: object) -> str:
        """The same sentence with something else in some slots."""
        return capitalised(self.words.render(self.block, self.which, {**self.slots, **slots}))


class Speech:
    """The sentences of one text as they are said: no two begin alike where a paraphrase is left.

    That is with the same two words, or with words that say the same: we know that, knowing that. Nor with the first
    word of the sentence before, nor with its Hence, and none is given that something is given by a formula.
    """

    def __init__(self, voice: Voice) -> None:
        self.sentences: list[str] = []
        self.said: list[Said] = []
        self._voice = voice
        self._openings: set[str] = set()
        self._first = ""
        self._therefore: set[str] = set()

    def say(self, words: Phrases, block: str, slots: Mapping[str, object]) -> str:
        """Add a paraphrase of the block and return it."""
        lines = words.unseen(block) if self._voice.unseen else range(words.count(block))
        start = int(self._voice.rng.random() * len(lines))
        for which in (*lines[start:], *lines[:start]):
            sentence = words.render(block, which, slots)
            start_words = sentence.split(" ", 4)[:4]
            openings = {" ".join(start_words[:2])} | {LEADS[w] for word in start_words if (w := word.lower()) in LEADS}
            first = start_words[0].rstrip(",").lower()
            therefore = set(THEREFORE.findall(sentence))
            again = openings & self._openings or therefore & self._therefore or first == self._first
            if not again and sentence.count("given") < 2:
                break
        self._openings |= openings
        self._first, self._therefore = first, therefore
        self.said.append(Said(words, block, which, slots))
        self.sentences.append(capitalised(sentence))
        return self.sentences[-1]
