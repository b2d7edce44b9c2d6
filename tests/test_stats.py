"""The counts of a folder are those of its rows, whoever counts them, and what is estimated is near."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow.parquet as pq
import pytest

from engine.cli import main
from engine.facts.rng import Key
from engine.job import Job
from engine.record import STAGES, Clock, make
from engine.show.stats import MANY, Stats, folder_stats, form
from engine.show.stats_report import balance, report, stats_page, tables
from engine.show.words import KEPT, Sketch, alike, bands, hashed, repeats
from engine.store import schema
from engine.store.run import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty problems of all domains in all six versions, in three shards."""
    out = tmp_path_factory.mktemp("data") / "all"
    run(Job("all", 40, size=224, versions="all", shard_size=15, splits={"train": 0.8, "test": 0.2}), out, 2)
    return out


@pytest.fixture(scope="module")
def rows(folder: Path) -> list[dict[str, Any]]:
    return pq.read_table(folder / "data").to_pylist()


def test_counts_are_those_of_the_rows(folder: Path, rows: list[dict[str, Any]]) -> None:
    found = report(*folder_stats(folder, 2))
    assert (found["rows"], found["problems"]) == (len(rows), 40) == (240, 40)
    for name in ("domain", "family", "hops", "version", "question_type", "split"):
        assert found["counts"][name] == {str(k): v for k, v in Counter(row[name] for row in rows).items()}
    letters = Counter(row["answer"] for row in rows if row["choices"])
    assert found["counts"]["letter"] == letters
    assert sum(found["counts"]["right_option"].values()) == letters.total()
    assert found["repeats"]["the problem itself"] == {"repeated": 40 - len({r["signature"] for r in rows}), "of": 40}
    assert sum(n for _, n in found["words"]["caption"]["histogram"]) == 240
    assert found["bytes"] == sum(path.stat().st_size for path in (folder / "data").iterdir())
    markers = [orjson.loads(path.read_bytes()) for path in (folder / "done").iterdir()]
    assert found["rejected"]["dropped"] == sum(sum(marker["rejected"].values()) for marker in markers)
    assert found["rejected"]["attempts"] == found["rejected"]["dropped"] + 40
    assert list(found["stages"]) == [*STAGES, "write"]
    assert all(seconds > 0 for seconds in found["stages"].values())
    assert sum(found["stages"].values()) == pytest.approx(found["cpu_seconds"], abs=0.2)
    assert sum(sum(marker["stages"].values()) for marker in markers) == pytest.approx(found["cpu_seconds"], abs=0.2)


def test_the_clock_gives_each_stage_what_it_took() -> None:
    clock = Clock()
    clock.enter("draw")
    until = time.process_time() + 0.05
    while time.process_time() < until:
        pass
    clock.enter("check")
    assert 0.05 <= clock.seconds["draw"] < 0.1
    assert max(clock.seconds[name] for name in STAGES if name != "draw") < 0.05


def test_any_number_of_workers_counts_the_same(folder: Path) -> None:
    assert report(*folder_stats(folder, 1)) == report(*folder_stats(folder, 3))


def test_the_table_the_json_and_the_page_say_the_same(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", str(folder), "--json", str(tmp_path / "s.json"), "--html", str(tmp_path / "s.html")]) == 0
    said = capsys.readouterr().out
    found = orjson.loads((tmp_path / "s.json").read_bytes())
    page = (tmp_path / "s.html").read_text()
    assert f"240 rows of 40 problems in {found['files']} files" in said
    for version, count in found["counts"]["version"].items():
        assert re.search(rf"{version} +{count} +16\.7%", said)
        assert version.replace("_", " ") in page
    for stage in found["stages"]:
        assert re.search(rf"  {stage} +[\d.]+ ms", said)
        assert f">{stage}</th>" in page
    assert not re.search(r"https?://", page)


def test_the_page_keeps_hostile_text_as_text(tmp_path: Path) -> None:
    row = make(Key(0, "geometry", 17), Job("geometry", 18)).rows[0] | {"family": "<script>x", "answer_expr": "<b>"}
    (tmp_path / "data").mkdir()
    pq.write_table(schema.table([row, row | {"family": "y"}]), tmp_path / "data" / "train-00000.parquet")
    found = report(*folder_stats(tmp_path, 1))
    assert "&lt;script&gt;x" in (page := stats_page(found, "<i>").decode())
    assert "<script>" not in page and "<b>" not in page and "<i>" not in page
    assert "<script>x" in tables(found, "t")


def test_repeats_and_near_repeats_are_found(tmp_path: Path) -> None:
    job = Job("geometry", 40, versions="text_dominant")
    rows = [make(Key(0, "geometry", i), job).rows[0] for i in range(40)]
    long = max(rows, key=lambda row: len(row["question"] + row["caption"]))
    nearly = long["question"].replace(" and ", " or ", 1).replace(".", ";", 1)
    more = [
        rows[3] | {"id": "again", "problem_id": "again", "question": "Other words.", "caption": "Nothing alike here."},
        long
        | {"id": "near", "problem_id": "near", "question": nearly, "signature": "ab" * 16, "pixel_hash": "cd" * 16},
    ]
    (tmp_path / "data").mkdir()
    pq.write_table(schema.table(rows + more), tmp_path / "data" / "train-00000.parquet")
    before = len(rows) - len({row["signature"] for row in rows})
    seen = folder_stats(tmp_path, 1)[0].repeated
    assert seen["the problem itself"] == (before + 1, 42)
    assert seen["the picture"] == (1, 42)
    assert seen["nearly the text"] == (1, 42)


def test_texts_alike_are_told_from_others_at_the_rates_that_are_stated() -> None:
    random = np.random.default_rng(3)
    words = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(600)]
    found = {}
    for changed in (1, 40):
        texts = []
        for _ in range(200):
            text = list(random.choice(words, 120))
            texts.append(" ".join(text))
            for at in random.choice(120, changed, replace=False):
                text[at] = "other"
            texts.append(" ".join(text))
        found[changed] = alike(bands([hashed(texts)], len(texts)))
    assert found[1] > 180  # triples in common: 95 %
    assert found[40] < 10  # about 17 %


@pytest.mark.parametrize(("count", "off"), [(0, 0), (1000, 0), (KEPT - 1, 0), (200_000, 0.05)])
def test_a_sketch_counts_different_hashes(count: int, off: float) -> None:
    hashes = np.random.default_rng(1).integers(0, 2**64, count, np.uint64, endpoint=False)
    one, two = Sketch(), Sketch()
    for part in np.array_split(np.concatenate([hashes, hashes[: count // 2]]), 7):
        one.add(part)
        two.add(part[::2])
    two.join(one)
    assert abs(one.distinct - count) <= off * count
    assert two.distinct == one.distinct
    assert repeats(np.concatenate([hashes, hashes[: count // 2]])) == count // 2


def test_the_answers_kept_do_not_grow_without_end() -> None:
    stats = Stats()
    for start in range(0, 5 * MANY, MANY // 2):
        part = Stats()
        part.answers.update(map(str, range(start, start + MANY // 2)))
        part.answers["7/2"] += 10
        stats.add(part)
    assert len(stats.answers) <= MANY
    assert stats.answers["7/2"] == 100


def test_letters_out_of_balance_stand_out() -> None:
    assert balance({"A": 250, "B": 251, "C": 249, "D": 250}) < 1  # type: ignore[operator]
    assert balance({"A": 400, "B": 200, "C": 200, "D": 200}) > 10  # type: ignore[operator]
    assert balance({}) is None


FORMS = {
    "5": "whole number",
    "-3/2": "fraction",
    "(2, -1)": "point",
    "5*sqrt(5)": "root",
    "52*pi/9": "multiple of π",
    "6*sqrt(2)*pi": "multiple of π",
    "FiniteSet(-2, 2)": "set",
    "Union(Interval(-oo, -3, True, True), Interval(-3, oo, True, True))": "interval",
    "Eq(y, 2/3*x + 2/3)": "equation",
    "52*sin(81*pi/180)/sin(32*pi/180)": "rounded",
    "-2*x**2 - 6*x + 8": "formula",
    None: "word",
}


@pytest.mark.parametrize("text", FORMS)
def test_the_form_of_an_answer(text: str | None) -> None:
    assert form(text) == FORMS[text]
