"""Counting words in bounded memory: distinct n-grams by the smallest hashes, near-duplicates by MinHash bands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

import numpy as np
import xxhash

TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
KEPT = 4096  # smallest hashes of a sketch: a count is off by some 1/sqrt(KEPT) = 1.6 %, and exact below
BANDS, ROWS = 4, 8  # texts that share 90 % of their triples fall together with 0.89, at 80 % 0.52, at 50 % 0.02
MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses nothing

Hashes = np.ndarray  # uint64


@dataclass(slots=True)
class Sketch:
    """How many different hashes were seen, after the k-minimum-values estimate of Bar-Yossef and others (2002)."""

    total: int = 0
    least: Hashes = field(default_factory=lambda: np.empty(0, np.uint64))

    def add(self, hashes: Hashes) -> None:
        """Count hashes in."""
        self.total += len(hashes)
        self.least = np.unique(np.concatenate([self.least, hashes]))[:KEPT]

    def join(self, other: Sketch) -> None:
        """Count in what another sketch has seen."""
        self.total += other.total
        self.least = np.unique(np.concatenate([self.least, other.least]))[:KEPT]

    @property
    def distinct(self) -> int:
        """Different hashes seen: exact up to KEPT, then estimated."""
        if len(self.least) < KEPT:
            return len(self.least)
        return round((KEPT - 1) / (float(self.least[-1]) / 2.0**64))


@dataclass(frozen=True, slots=True)
class Texts:
    """Some texts as hashes of their tokens, end to end.

    Attributes:
        raw: hash of each token.
        shape: the same with every number alike and every name of points alike.
        text: which text each token is of.
        words: tokens of each text that are words.
        vocabulary: each word, lower case, and how often it occurs.
    """

    raw: Hashes
    shape: Hashes
    text: np.ndarray
    words: list[int]
    vocabulary: dict[str, int]


def is_name(token: str) -> bool:
    """Whether letters name points or a function, as in ABC or f, and are no word; "a", which is both, counts as one."""
    return token not in ("a", "A", "I") and (len(token) == 1 or token.isupper())


def hashes(texts: Iterable[str]) -> Hashes:
    """A 64-bit hash of each text; 0 for an empty one."""
    return np.array([xxhash.xxh3_64_intdigest(text.encode()) if text else 0 for text in texts], np.uint64)


def hashed(texts: list[str]) -> Texts:
    """Tokens of texts, each different one hashed once."""
    numbers: dict[str, int] = defaultdict(count().__next__)  # a new token gets the next number
    tokens: list[int] = []
    lengths: list[int] = []
    for text in texts:
        found = TOKEN.findall(text)
        lengths.append(len(found))
        tokens += map(numbers.__getitem__, found)
    shapes = ["0" if t.isdigit() else "X" if t.isalpha() and is_name(t) else t for t in numbers]
    raw, shape = hashes(numbers), hashes(shapes)
    word = np.array([t.isalpha() and not is_name(t) for t in numbers], bool)
    places = np.array(tokens, np.int64)
    owner = np.repeat(np.arange(len(texts)), lengths)
    words = np.bincount(owner[word[places]], minlength=len(texts)).tolist()
    vocabulary: dict[str, int] = {}
    for token, times in zip(numbers, np.bincount(places, minlength=len(numbers)).tolist(), strict=True):
        if token.isalpha() and not is_name(token):
            vocabulary[token.lower()] = vocabulary.get(token.lower(), 0) + times
    return Texts(raw[places], shape[places], owner, words, vocabulary)


def grams(tokens: Hashes, text: np.ndarray, n: int) -> tuple[Hashes, np.ndarray]:
    """Hash of every n tokens in a row that stand in one text, and which text."""
    if len(tokens) < n:
        return tokens[:0], text[:0]
    last = len(tokens) - n + 1
    found = tokens[:last].copy()
    for i in range(1, n):
        found *= MIX
        found += tokens[i : last + i]
    whole = text[:last] == text[n - 1 :]
    return found[whole], text[:last][whole]


def bands(parts: list[Texts], rows: int) -> np.ndarray:
    """(rows, BANDS) uint64: rows that agree in a band share most of the token triples of their parts; 0 for none."""
    found = [grams(texts.raw, texts.text, 3) for texts in parts]
    triples, text = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(text, kind="stable")
    triples, text = triples[order], text[order]
    random = np.random.default_rng(0)
    factors = random.integers(0, 2**63, BANDS * ROWS, np.uint64) * np.uint64(2) + np.uint64(1)
    offsets = random.integers(0, 2**63, BANDS * ROWS, np.uint64)
    out = np.zeros((rows, BANDS), np.uint64)
    present, starts = np.unique(text, return_index=True)
    for i in range(BANDS * ROWS):
        mixed = triples * factors[i] + offsets[i]
        mixed ^= mixed >> np.uint64(29)
        mixed *= MIX
        if len(starts):
            out[present, i // ROWS] = out[present, i // ROWS] * MIX + np.minimum.reduceat(mixed, starts)
    return out


def repeats(hashes: Hashes) -> int:
    """How many hashes were seen before."""
    return len(hashes) - len(np.unique(hashes))


def alike(found: np.ndarray) -> int:
    """How many rows of bands agree in one of them with a row before."""
    near = np.zeros(len(found), bool)
    for band in range(found.shape[1]):
        first = np.unique(found[:, band], return_index=True)[1]
        again = np.ones(len(found), bool)
        again[first] = False
        near |= again & (found[:, band] != 0)
    return int(near.sum())
