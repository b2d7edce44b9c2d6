"""Versions of one problem share pictures, and what is checked with the first of them reads nothing of the rest."""

import copy
import re
from typing import Any

import orjson
import pytest
from rows import DOMAINS

from engine.check.parsed import Row
from engine.check.verify import CHECKS, OF_PICTURE, OF_PROBLEM, check
from engine.facts.rng import Key
from engine.job import Job
from engine.record import make

PROBLEMS = 25
# columns and parts of columns in which the versions of a problem differ; those with one picture only in the first three
WORDS = ("question", "caption", "solution", "rejected", "version", "id")
PICTURES = ("objects", "width", "height", "image", "pixel_hash", "style")


def problems(domain: str) -> list[tuple[dict[str, Any], ...]]:
    job = Job(domain, PROBLEMS, seed=3, versions="all")
    return [make(Key(3, domain, index), job).rows for index in range(PROBLEMS)]


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_checked_once_is_alike_in_all_versions(domain: str) -> None:
    """Rows without what versions differ in give the same verdicts: so these checks do not read it."""
    for rows in problems(domain):
        bare = [_bare(row, WORDS + PICTURES, strokes=False) for row in rows]
        assert all(row == bare[0] for row in bare)
        for reason in OF_PROBLEM:
            assert list(CHECKS[reason](Row(bare[0], orjson.loads(bare[0]["scene"]), None))) == []
        by_picture: dict[str, dict[str, Any]] = {}
        for row in rows:
            if row["version"] == "vision_only":
                continue
            seen = by_picture.setdefault(row["pixel_hash"], row)
            assert _bare(row, WORDS, strokes=True)["scene"] == _bare(seen, WORDS, strokes=True)["scene"]
            assert [row[name] for name in PICTURES if name != "image"] == [
                seen[name] for name in PICTURES if name != "image"
            ]
            assert (row["image"] or {}).get("bytes") == (seen["image"] or {}).get("bytes")
        assert len(by_picture) <= 3  # with givens, without, none at all
        assert [row["version"] for row in rows if not row["caption"]] == ["text_only"]


def _bare(row: dict[str, Any], without: tuple[str, ...], strokes: bool) -> dict[str, Any]:
    """The row without these columns, without sentences, and without the drawing's part of the scene."""
    left = {name: copy.deepcopy(value) for name, value in row.items() if name not in without}
    for given in left["given"]:
        given["shown_in"] = ""
    for step in left["steps"]:
        step["text"] = ""
    scene = orjson.loads(left["scene"])
    if not strokes:
        scene["strokes"], scene["matrix"] = [], None
    left["scene"] = orjson.dumps(scene).decode()
    return left


def test_a_picture_is_looked_at_once_and_each_text_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = dict.fromkeys(CHECKS, 0)

    def counted(reason: str) -> Any:
        whole = CHECKS[reason]

        def counting(row: Row) -> Any:
            looked[reason] += 1
            return whole(row)

        return counting

    for reason in list(CHECKS):
        monkeypatch.setitem(CHECKS, reason, counted(reason))
    rows = make(Key(3, "geometry", 0), Job("geometry", 1, seed=3, versions="all")).rows
    pictures = len({row["pixel_hash"] for row in rows})
    assert (len(rows), 3 <= pictures <= 4) == (6, True)
    for reason, times in looked.items():
        assert times == (1 if reason in OF_PROBLEM else pictures if reason in OF_PICTURE else 6), reason


def test_known_reasons_are_left_out_and_no_others() -> None:
    row = dict(make(Key(3, "geometry", 0), Job("geometry", 1, seed=3)).rows[0])
    row["answer_value"], row["question"] = -1.0, "What is it?"
    parsed = Row(row, orjson.loads(row["scene"]), None)
    assert {fault.split(":")[0] for fault in check(parsed)} >= {"algebra", "sufficiency"}
    assert "algebra" not in {fault.split(":")[0] for fault in check(parsed, OF_PROBLEM)}
    assert any(fault.startswith("sufficiency:") for fault in check(parsed, OF_PROBLEM | OF_PICTURE))


def test_a_row_without_a_picture_speaks_of_none() -> None:
    row = make(Key(3, "geometry", 0), Job("geometry", 1, seed=3, versions="text_only")).rows[0]
    scene = orjson.loads(row["scene"])
    assert not check(Row(row, scene, None))
    assert any(fault.startswith("text:") for fault in check(Row(row | {"caption": "A circle is drawn."}, scene, None)))
    seen = "In the figure, " + row["question"]
    assert any("speaks of a picture" in fault for fault in check(Row(row | {"question": seen}, scene, None)))


@pytest.mark.parametrize("domain", DOMAINS)
def test_rows_with_the_other_versions_words_or_pictures_are_refused(domain: str) -> None:
    """Question, caption and picture of one version in the row of another: whatever the two do not share is found."""
    refused = tried = 0
    for rows in problems(domain):
        by = {row["version"]: row for row in rows}
        lite, dominant = by["text_lite"], by["vision_dominant"]
        if lite["pixel_hash"] == dominant["pixel_hash"] or any(g["shown_in"] != "text" for g in lite["given"]):
            continue
        picture = {name: dominant[name] for name in (*PICTURES, "scene")}
        mixed = [lite | picture, dominant | {"question": lite["question"]}, lite | {"caption": dominant["caption"]}]
        mixed.append(by["vision_only"] | {"question": lite["question"]})
        found = [check(Row(row, orjson.loads(row["scene"]), None)) for row in mixed]
        assert found[0], found
        assert found[3], found
        tried += 4
        refused += sum(map(bool, found))
    assert refused > 0.75 * tried > 0


def test_captions_of_scenes_tell_once_the_places_that_their_pictures_show() -> None:
    job, told = Job("analytic", 80, families={"plane_scene": 1.0}), 0
    for i in range(80):
        row = make(Key(0, "analytic", i), job).rows[0]
        grid = orjson.loads(row["scene"])["axes"]["grid"]
        labels = " ".join(o["text"] for o in row["objects"] if o["kind"] == "label")
        places = re.findall(r"\(−?\d+(?:/\d+)?, −?\d+(?:/\d+)?\)", row["caption"])
        for place in places:
            assert place in labels or (grid and "/" not in place), (row["id"], place, row["caption"])
        letters = re.findall(r"([A-Z])(?: = )?\(", row["caption"])
        assert len(letters) == len(set(letters)), (row["id"], row["caption"])
        told += len(places)
    assert told > 100
