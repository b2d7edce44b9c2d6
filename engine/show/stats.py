"""What a folder holds, counted in one pass over its files on worker processes; memory does not grow with the pictures.

A problem in six versions counts as six rows. Hashes of problems, pictures and texts, 48 bytes a problem, are kept of
the first LIMIT problems only: repeats and near-duplicates are said of these.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from engine.show.folder import DataFile, data_files, markers, opened
from engine.show.words import BANDS, Hashes, Sketch, alike, bands, grams, hashed, hashes, repeats
from engine.store.pool import each
from engine.store.storage import Folder

LIMIT = 1_000_000  # problems of which hashes are kept
MANY, FEW = 40_000, 20_000  # different answers counted: past MANY the rarest are dropped down to FEW
BATCH = 5_000  # rows read at a time
FACETS = ("domain", "family", "hops", "version", "question_type", "split", "language")
TEXTS = ("question", "caption", "solution")
GRAMS = (1, 2, 3, 4)
OTHERS = (
    "problem_id",
    "signature",
    "pixel_hash",
    "width",
    "height",
    "goal",
    "choices",
    "answer",
    "answer_expr",
    "rejected",
)
FORMS = (  # what an answer_expr is, by the first pattern that fits
    (re.compile(r"-?\d+$"), "whole number"),
    (re.compile(r"-?\d+/\d+$"), "fraction"),
    (re.compile(r"\("), "point"),
    (re.compile(r"(FiniteSet|EmptySet)"), "set"),
    (re.compile(r"(Interval|Union|Reals)"), "interval"),
    (re.compile(r"(Eq|And|Or|Ne|[GL][te])\("), "equation"),
    (re.compile(r".*\b(a?sin|a?cos|a?tan|log|exp)\("), "rounded"),
    (re.compile(r".*\b[xyn]\b"), "formula"),
    (re.compile(r".*\bpi\b"), "multiple of π"),
    (re.compile(r".*\bsqrt\("), "root"),
)


@dataclass(slots=True)
class Stats:
    """Counts of some rows.

    Attributes:
        counts: facet, goal, form, letter, rejected_letter, right_option or picture -> value -> rows.
        words: text column -> words in it -> rows.
        vocabulary: word -> occurrences in all texts.
        grams: (text column, n) -> sketch of n tokens in a row, numbers and names of points alike.
        answers: exact answer -> rows, of the commonest.
        signatures, pictures, bands: hashes of the first LIMIT problems.
    """

    rows: int = 0
    problems: int = 0
    files: int = 0
    bytes: int = 0
    counts: dict[str, Counter[Any]] = field(default_factory=dict)
    words: dict[str, Counter[int]] = field(default_factory=dict)
    vocabulary: Counter[str] = field(default_factory=Counter)
    grams: dict[tuple[str, int], Sketch] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    signatures: list[Hashes] = field(default_factory=list)
    pictures: list[Hashes] = field(default_factory=list)
    bands: list[np.ndarray] = field(default_factory=list)

    def add(self, other: Stats) -> None:
        """Count in what another part of the folder holds."""
        room = LIMIT - sum(map(len, self.signatures))
        self.rows += other.rows
        self.problems += other.problems
        self.files += other.files
        self.bytes += other.bytes
        for mine, theirs in ((self.counts, other.counts), (self.words, other.words)):
            for name, counter in theirs.items():
                mine.setdefault(name, Counter()).update(counter)
        self.vocabulary.update(other.vocabulary)
        for key, sketch in other.grams.items():
            self.grams.setdefault(key, Sketch()).join(sketch)
        self.answers.update(other.answers)
        if len(self.answers) > MANY:
            self.answers = Counter(dict(self.answers.most_common(FEW)))
        if room > 0:
            self.signatures += [hashes[:room] for hashes in other.signatures]
            self.pictures += [hashes[:room] for hashes in other.pictures]
            self.bands += [found[:room] for found in other.bands]

    def count(self, name: str, values: Any) -> None:
        """Count values of a facet."""
        self.counts.setdefault(name, Counter()).update(values)

    @property
    def repeated(self) -> dict[str, tuple[int, int]]:
        """Problems, pictures and texts seen before or much like one before: how many, of how many."""
        signatures, pictures = joined(self.signatures), joined(self.pictures)
        found = np.concatenate(self.bands) if self.bands else np.zeros((0, BANDS), np.uint64)
        drawn = pictures[pictures != 0]
        return {
            "the problem itself": (repeats(signatures), len(signatures)),
            "the picture": (repeats(drawn), len(drawn)),
            "nearly the text": (alike(found), len(found)),
        }


def joined(parts: list[Hashes]) -> Hashes:
    """Hashes end to end."""
    return np.concatenate(parts) if parts else np.zeros(0, np.uint64)


def folder_stats(folder: Folder | Path | str, workers: int) -> tuple[Stats, list[dict[str, Any]]]:
    """Count a folder; also the markers of its shards, which know what was rejected. UserError if it has no rows."""
    paths = data_files(folder)
    stats, found = Stats(), dict[int, Stats]()
    following = 0  # files are added in order, so that the first LIMIT problems are those
    for done in each(file_stats, list(enumerate(paths)), min(workers, len(paths))):
        found[done.task[0]] = done.result
        while following in found:
            stats.add(found.pop(following))
            following += 1
    return stats, markers(folder)


def file_stats(task: tuple[int, DataFile]) -> Stats:
    """Count one file."""
    pa.set_cpu_count(1)  # the workers are the parallelism
    stats, last = Stats(files=1, bytes=task[1].bytes), ""
    with opened(task[1]) as file:
        for batch in file.iter_batches(BATCH, columns=[*FACETS, *TEXTS, *OTHERS]):
            part, last = batch_stats(batch, last)
            stats.add(part)
    return stats


def batch_stats(batch: pa.RecordBatch, last: str) -> tuple[Stats, str]:
    """Count some rows that follow on the problem `last`; also the problem that they end with."""
    stats = Stats(rows=batch.num_rows)
    for name in FACETS:
        stats.count(name, batch.column(name).to_pylist())
    stats.count("goal", pc.struct_field(batch.column("goal"), "kind").to_pylist())
    sizes = zip(batch.column("width").to_pylist(), batch.column("height").to_pylist(), strict=True)
    stats.count("picture", (f"{width} × {height}" if width else "none" for width, height in sizes))
    tokens = {name: hashed(batch.column(name).to_pylist()) for name in TEXTS}
    for name, texts in tokens.items():
        stats.words[name] = Counter(texts.words)
        stats.vocabulary.update(texts.vocabulary)
        for n in GRAMS:
            stats.grams[name, n] = Sketch()
            stats.grams[name, n].add(grams(texts.shape, texts.text, n)[0])
    options(stats, batch)
    expressions = batch.column("answer_expr").to_pylist()
    stats.count("form", [form(text) for text in expressions])
    stats.answers.update(text for text in expressions if text is not None)

    ids = batch.column("problem_id").to_pylist()
    first = np.array([own != before for own, before in zip(ids, [last, *ids], strict=False)], bool)
    stats.problems = int(first.sum())
    stats.signatures = [hashes(batch.column("signature").to_pylist())[first]]
    stats.pictures = [hashes(batch.column("pixel_hash").to_pylist())[first]]
    stats.bands = [bands([tokens["question"], tokens["caption"]], batch.num_rows)[first]]
    return stats, ids[-1] if ids else last


def options(stats: Stats, batch: pa.RecordBatch) -> None:
    """Where right and rejected options stand, and whether the right one is the longest."""
    wrong = pc.struct_field(batch.column("rejected"), "answer").to_pylist()
    columns = zip(batch.column("choices").to_pylist(), batch.column("answer").to_pylist(), wrong, strict=True)
    for choices, answer, rejected in columns:
        if len(answer) == 1 and "A" <= answer < chr(ord("A") + len(choices)):
            stats.count("letter", [answer])
            stats.count("rejected_letter", [rejected])
            lengths = [len(choice) for choice in choices]
            right = lengths.pop(ord(answer) - ord("A"))
            size = "longest" if right > max(lengths) else "shortest" if right < min(lengths) else "neither"
            stats.count("right_option", [size])


def form(text: str | None) -> str:
    """What an exact answer is: a whole number, a root, a set, ..."""
    if text is None:
        return "word"
    return next((name for pattern, name in FORMS if pattern.match(text)), "another number")
