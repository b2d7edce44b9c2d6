"""Words to ids: the language model's own tokenizer, or a byte-level BPE trained on the shards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer, PreTrainedTokenizerBase, PreTrainedTokenizerFast

from trainer.errors import TrainerError

IMAGE = "<image>"
# </s> must not be 2: a CLIP with eos_token_id == 2 pools at the largest token id instead of at the end (transformers).
SPECIALS = ("<pad>", "<s>", IMAGE, "</s>")


def train_bpe(texts: Iterable[str], vocab: int) -> PreTrainedTokenizerFast:
    """Byte-level BPE of `vocab` entries. Digits stay single, so that 128 is read as it is drawn: 1, 2, 8."""
    bpe = Tokenizer(models.BPE())
    words = r" ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+"
    bpe.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(words), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    bpe.decoder = decoders.ByteLevel()
    bpe.train_from_iterator(
        texts,
        trainers.BpeTrainer(
            vocab_size=vocab,
            special_tokens=list(SPECIALS),
            initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
            show_progress=False,
        ),
    )
    return _wrap(bpe)


def caption_tokenizer(tokenizer: PreTrainedTokenizerFast) -> PreTrainedTokenizerFast:
    """The same words with <s> and </s> around them, for the text tower of a from-scratch CLIP."""
    ends = Tokenizer.from_str(tokenizer.backend_tokenizer.to_str())
    ends.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[(t, SPECIALS.index(t)) for t in ("<s>", "</s>")]
    )
    return _wrap(ends)


def load_tokenizer(name: str) -> PreTrainedTokenizerBase:
    """Tokenizer of a language model, with <image> added where it has none and a pad where it has none.

    Raises:
        TrainerError: nothing to be found under the name.
    """
    try:
        tokenizer = AutoTokenizer.from_pretrained(name)
    except (OSError, ValueError) as error:
        raise TrainerError(f"no tokenizer in '{name}': {str(error).splitlines()[0]}") from None
    if IMAGE not in tokenizer.get_vocab():
        tokenizer.add_tokens([AddedToken(IMAGE, special=True, normalized=False)])
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


@dataclass(frozen=True, slots=True, eq=False)
class CaptionIds:
    """Captions to a text tower's ids, int64 (B, context): with its begin and end tokens, cut and padded."""

    tokenizer: Any
    context: int

    def __call__(self, captions: list[str]) -> torch.Tensor:
        kind = {"truncation": True, "max_length": self.context, "padding": "max_length", "padding_side": "right"}
        return torch.tensor(self.tokenizer(captions, **kind)["input_ids"])


def plain_ids(tokenizer: Any, texts: list[str]) -> list[list[int]]:
    """Ids without begin and end tokens."""
    return tokenizer(texts, add_special_tokens=False)["input_ids"] if texts else []


def prompt_ids(tokenizer: Any, texts: list[str]) -> list[list[int]]:
    """Ids as the exported processor makes them: with the begin token of tokenizers that add one, and no end token."""
    rows = tokenizer(texts)["input_ids"] if texts else []
    return [ids[:-1] if ids and ids[-1] == tokenizer.eos_token_id else ids for ids in rows]


def _wrap(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",
        bos_token="<s>",
        eos_token="</s>",
        additional_special_tokens=[IMAGE],
        clean_up_tokenization_spaces=False,
        padding_side="left",
    )
