"""Sentences hold what they say: results that are used, shapes that steps need, no shape told twice."""

import json
import re

from rows import mixed_rows

FOLLOWS = re.compile(r"^(This result and|Knowing this|Once this is known|This lets us)")
SHAPE = re.compile(r"\b(square|rectangle|rhombus|parallelogram|trapezoid|hexagon|triangle|sector) ([A-Z]{3,6})\b")


def test_a_step_that_builds_on_the_last_result_uses_it() -> None:
    tried = 0
    for row in mixed_rows():
        for before, step in zip(row["steps"], row["steps"][1:], strict=False):
            if FOLLOWS.match(step["text"]):
                assert before["name"] in step["uses"], (row["id"], step["text"])
                tried += 1
    assert tried > 300


def test_a_question_without_a_picture_of_its_own_words_names_the_shapes_that_the_steps_name() -> None:
    tried = 0
    for row in mixed_rows():
        if row["family"] != "composite" or row["version"] not in ("text_lite", "vision_dominant"):
            continue
        told = {frozenset(word) for word in re.findall(r"\b[A-Z]{3,6}\b", row["question"])}
        told |= {frozenset(re.findall(r"\b[A-Z]\b", part)) for part in re.split(r" (?:are|is) ", row["question"])}
        kinds = {frozenset(p["of"]) for p in json.loads(row["scene"])["properties"] if p["kind"] != "perpendicular"}
        for step in row["steps"]:
            for _, letters in SHAPE.findall(step["text"]):
                if frozenset(letters) in kinds:
                    assert any(frozenset(letters) <= words for words in told), (row["id"], step["text"])
                    tried += 1
    assert tried > 200


def test_a_caption_tells_a_shape_once() -> None:
    tried = 0
    for row in mixed_rows():
        if row["family"] == "composite":  # its captions name a part again where another stands on it
            continue
        text = row["caption"].lower()
        for p in json.loads(row["scene"])["properties"]:
            kind, letters = p["kind"], "".join(p["of"]).lower()
            if kind in ("square", "rectangle", "parallelogram", "rhombus") and f"{kind} {letters}" in text:
                assert f"{letters} is a {kind}" not in text, (row["id"], row["caption"])
                assert f"{', '.join(letters[:-1])} and {letters[-1]} are the vertices" not in text, (
                    row["id"],
                    row["caption"],
                )
                tried += 1
    assert tried > 50


def test_no_region_is_called_a_circle() -> None:
    for row in mixed_rows():
        assert not re.search(r"circle (shaded|figure|lens|all|rest)\b", row["question"] + row["solution"]), row["id"]
