"""Every check catches its mutant: a row with one thing wrong is refused, for that reason."""

import copy
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import orjson
import pytest
from rows import DOMAINS, mixed_rows

from engine.check.parsed import Row
from engine.check.pixels import decode
from engine.check.verify import CHECKS, check, check_row

RowDict = dict[str, Any]
COUNT = {"geometry": 60, "analytic": 30, "function": 30}  # rows that each mutant is tried on


def parsed(row: RowDict) -> Row:
    image = row["image"]
    return Row(row, orjson.loads(row["scene"]), None if image is None else decode(image["bytes"]).copy())


def need(here: object) -> None:
    """Skip the row where what the mutant changes is not there."""
    if not here:
        pytest.skip("not in this row")


def bump(text: str) -> str:
    """The first number of the text, one more; −∞ has none."""
    need(re.search(r"\d", text))
    return re.sub(r"\d+", lambda m: str(int(m.group()) + 1), text, count=1)


def step_value(r: Row) -> None:
    need(r.row["steps"][0]["expr"])
    r.row["steps"][0]["value"] += " + 1"


def step_expr(r: Row) -> None:
    need(r.row["steps"][-1]["expr"])
    r.row["steps"][-1]["expr"] += " + 1"


def given_value(r: Row) -> None:
    given = r.row["given"][0]
    if given["value"] is None:  # a point, a formula
        need(bump(given["expr"]) != given["expr"])
        given["expr"] = bump(given["expr"])
    else:
        given["expr"] += " + 1"
        given["value"] += 1


def answer(r: Row) -> None:
    need(r.row["answer_expr"])
    r.row["answer_expr"] += " + 1"


def moved_curve(r: Row) -> None:
    """The whole graph shifted up: values read off it, points on it or its zeros are no longer there."""
    measured = {name for q in r.scene["quantities"].values() for name in q["of"]}
    claimed = {name for p in r.scene["properties"] for name in p["of"]}
    need(r.scene.get("curves", {}).keys() & (measured | claimed))
    need(any(p["kind"] == "on_curve" for p in r.scene["properties"]))
    for pieces in r.scene["curves"].values():
        for piece in pieces:
            piece[1] += " + 1/3"


def told_wrong(r: Row) -> None:
    name, source = next(iter(r.scene["told"].items()), ("", ""))
    need(name and bump(source) != source)
    r.scene["told"][name] = bump(source)


def grid_gone(r: Row) -> None:
    """Points that are read off the grid, and no grid."""
    need(r.scene.get("axes"))
    need(r.scene["axes"]["grid"])
    places = {name for q in r.scene["quantities"].values() if q["kind"] == "point" for name in q["of"]}
    shown = [g for g in r.row["given"] if g["name"].startswith("point_") and g["shown_in"] != "text"]
    labels = {o["name"]: o["text"] for o in r.row["objects"] if o["kind"] == "label"}
    shown = [g for g in shown if g["name"] not in labels]  # nor in a note
    need(any(labels.get(name) == name for name in places for g in shown if g["name"] == f"point_{name}"))
    r.scene["axes"]["grid"] = False


def other_verdict(r: Row) -> None:
    need(r.row["answer_expr"] is None and r.row["question_type"] == "free-form")
    r.row["answer"] = "something else"


def unknown_name(r: Row) -> None:
    need(r.row["steps"][0]["expr"])
    r.row["steps"][0]["expr"] += " + 0*length_QQ"


def unused_given(r: Row) -> None:
    r.row["given"].append({**r.row["given"][0], "name": "length_QQ"})


def goal_given(r: Row) -> None:
    r.row["given"].append({**r.row["given"][0], "name": r.row["goal"]["name"]})


def other_goal(r: Row) -> None:
    r.row["goal"]["name"] = "length_QQ"


def moved_point(r: Row) -> None:
    names = [n for q in r.scene["quantities"].values() for n in q["of"] if n in r.scene["points"]]
    if not names:
        pytest.skip("no point is measured")
    point = r.scene["points"][names[0]]
    point[0] += 0.3
    point[1] += 0.17


def false_word(r: Row) -> None:
    need(len(r.scene["points"]) > 2)
    a, b, c = list(r.scene["points"])[:3]
    r.scene["properties"].append({"kind": "equal_lengths", "of": [a, b, a, b, b, c, a, a]})


def half_shaded(r: Row) -> None:
    """A shaded half-plane that lacks a corner."""
    need(any(p["kind"] == "shaded_side" for p in r.scene["properties"]))
    (loop,) = r.scene["regions"]["shaded"]
    loop[0][0] = loop[-1][0]
    loop.pop()


def unknown_word(r: Row) -> None:
    r.scene["properties"].append({"kind": "beautiful", "of": []})


def lost_given(r: Row) -> None:
    r.row["given"][0]["shown_in"] = "nowhere"


def lost_label(r: Row) -> None:
    r.row["objects"] = [o for o in r.row["objects"] if o["text"] != r.row["given"][0]["text"] or o["kind"] != "label"]
    r.row["given"][0]["shown_in"] = "both" if r.row["given"][0]["shown_in"] != "image" else "image"
    given = r.row["given"][0]
    point = given["name"].removeprefix("point_")  # one that is read off the grid has only its letter
    r.row["objects"] = [o for o in r.row["objects"] if given["text"] not in o["text"] and o["name"] != point]


def number_in_question(r: Row) -> None:
    r.row["question"] += " Use 7919."


def number_in_caption(r: Row) -> None:
    r.row["caption"] += " It measures 7919."


def number_in_step(r: Row) -> None:
    r.row["steps"][0]["text"] += " 7919"


def changed_step_in_solution(r: Row) -> None:
    r.row["solution"] = r.row["solution"].replace(r.row["steps"][0]["text"], "Look.")


def wrong_end(r: Row) -> None:
    r.row["solution"] = "\n".join(r.row["solution"].splitlines()[:-1]) + "\nTherefore we are done."


def clumsy(r: Row) -> None:
    r.row["caption"] += " It shows an triangle."


def stutter(r: Row) -> None:
    r.row["question"] += " Find the the length."


def printed_wrong(r: Row) -> None:
    need(r.row["answer_expr"])  # a verdict is found again in the figure
    if r.row["choices"]:
        r.row["answer"] = "ABCD"[("ABCD".index(r.row["answer"]) + 1) % 4]
    else:
        r.row["answer"] = bump(r.row["answer"])


def right_rejected(r: Row) -> None:
    r.row["rejected"]["answer"] = r.row["answer"]


def wrong_step(r: Row) -> None:
    r.row["rejected"]["wrong_step"] = len(r.row["steps"])


def other_unit(r: Row) -> None:
    r.row["solution"] += " 5 furlong".replace("furlong", "mm" if r.scene["unit"] != "mm" else "cm")


def label_on_label(r: Row) -> None:
    labels = [o for o in r.row["objects"] if o["kind"] == "label"]
    if len(labels) < 2:
        pytest.skip("one label")
    labels[0]["bbox"] = labels[1]["bbox"]


def label_on_stroke(r: Row) -> None:
    label = next(o for o in r.row["objects"] if o["kind"] == "label")
    segment = next((o for o in r.row["objects"] if o["kind"] == "segment"), None)
    if segment is None:
        pytest.skip("no segment")
    (x0, y0), (x1, y1) = segment["points"]
    label["bbox"] = [(x0 + x1) / 2 - 3, (y0 + y1) / 2 - 3, (x0 + x1) / 2 + 3, (y0 + y1) / 2 + 3]


def label_outside(r: Row) -> None:
    label = next(o for o in r.row["objects"] if o["kind"] == "label")
    label["bbox"] = [v + r.row["width"] for v in label["bbox"]]


def no_ink(r: Row) -> None:
    assert r.pixels is not None
    r.pixels[:] = 255


def other_size(r: Row) -> None:
    r.row["width"] += 1


def swapped_givens(r: Row) -> None:
    """Two lengths of the question change places."""
    lengths = [g for g in r.row["given"] if g["name"].startswith("length_") and g["shown_in"] != "image"]
    texts = [g["text"] for g in lengths]
    if len(lengths) < 2 or len(set(texts)) < 2 or any(a != b and a in b for a in texts for b in texts):
        pytest.skip("no two lengths in words")
    a, b = lengths[0]["text"], next(t for t in texts if t != lengths[0]["text"])
    r.row["question"] = r.row["question"].replace(a, "@").replace(b, a).replace("@", b)


def swapped_labels(r: Row) -> None:
    named = {"".join(r.scene["quantities"][g["name"]]["of"]): g for g in r.row["given"] if g["shown_in"] != "text"}
    labels = [o for o in r.row["objects"] if o["kind"] == "label" and o["name"] in named and o["text"] != o["name"]]
    labels = [o for o in labels if "=" not in o["text"] and named[o["name"]]["text"] in o["text"]]
    if len(labels) < 2 or labels[0]["text"] == labels[1]["text"]:
        pytest.skip("no two values on the picture")
    labels[0]["text"], labels[1]["text"] = labels[1]["text"], labels[0]["text"]


def other_question(r: Row) -> None:
    """Ask for something else than the goal."""
    if r.row["version"] == "vision_only":
        pytest.skip("the question is in the picture")
    noun = r.scene["quantities"][r.row["goal"]["name"]]["noun"]
    symbol = r.scene["quantities"][r.row["goal"]["name"]]["symbol"]
    for old in (noun, noun[1:], noun[:1].upper() + noun[1:], symbol):
        r.row["question"] = r.row["question"].replace(old, "QQQ")


def rejected_gibberish(r: Row) -> None:
    r.row["rejected"]["solution"] = "An triangle None 999 km."


def rejected_wrong_too_early(r: Row) -> None:
    lines = r.row["rejected"]["solution"].splitlines()
    if r.row["rejected"]["wrong_step"] == 0:
        r.row["rejected"]["solution"] = "\n".join([lines[0], r.row["steps"][0]["text"], *lines[2:]])
    else:
        r.row["rejected"]["wrong_step"] -= 1


def rejected_reworded(r: Row) -> None:
    first, *rest = r.row["rejected"]["solution"].splitlines()
    r.row["rejected"]["solution"] = "\n".join([f"To begin with: {first}", *rest])


def rejected_other_end(r: Row) -> None:
    wrong = r.row["rejected"]
    answer = wrong["answer"] if not r.row["choices"] else r.row["choices"]["ABCD".index(wrong["answer"])]
    lines = wrong["solution"].splitlines()
    wrong["solution"] = "\n".join([*lines[:-1], lines[-1].replace(answer, "nothing") + " Really."])


def other_places(r: Row) -> None:
    if "decimal place" not in r.row["question"]:
        pytest.skip("nothing is rounded")
    r.row["question"] = r.row["question"].replace("decimal place", "significant digit")


def other_hash(r: Row) -> None:
    r.row["pixel_hash"] = "0" * 32


def given_also_on_a_label(r: Row) -> None:
    shown = [g for g in r.row["given"] if g["shown_in"] == "both"]
    need(shown)
    shown[0]["shown_in"] = "text"


def given_also_in_words(r: Row) -> None:
    named = [g for g in r.row["given"] if g["shown_in"] == "image" and g["name"].startswith(("length_", "point_"))]
    need(named)
    of = "".join(r.scene["quantities"][named[0]["name"]]["of"])
    r.row["question"] += f" It is known that {of} = {named[0]['text']}."


def caption_of_the_labelled(r: Row) -> None:
    ends = {abs(end) for end in r.scene.get("axes", {}).get("window", ())}  # which captions may tell
    lengths = [g for g in r.row["given"] if g["name"].startswith("length_") and g["value"] not in ends]
    claimed = {part for claim in r.scene["properties"] for part in claim["of"]}
    unseen = [g for g in lengths if g["shown_in"] == "text" and g["text"] not in claimed]
    need(unseen)
    of = "".join(r.scene["quantities"][unseen[0]["name"]]["of"])
    r.row["caption"] += f" The labels say that {of} = {unseen[0]['text']}."


def mark_in_the_caption_only(r: Row) -> None:
    need("question mark" not in r.row["caption"] and "?" not in r.row["caption"])
    r.row["caption"] += " A question mark stands for what is asked."


def mark_on_the_picture_only(r: Row) -> None:
    mark = next(o for o in r.row["objects"] if o["kind"] == "label" and "?" in o["text"])
    mark["text"] = "17"


def option_off_the_page(r: Row) -> None:
    need(r.row["version"] == "vision_only" and r.row["choices"])
    page = next(o for o in r.row["objects"] if o["kind"] == "text")
    page["text"] = page["text"].replace("C. ", "")


def page_without_its_question(r: Row) -> None:
    need(r.row["version"] == "vision_only" and r.row["domain"] == "geometry")  # elsewhere options may name f
    page = next(o for o in r.row["objects"] if o["kind"] == "text")
    page["text"] = page["text"][page["text"].find("A. ") :]


def page_in_words(r: Row) -> None:
    need(r.row["version"] == "vision_only")
    r.row["question"] = next(o["text"] for o in r.row["objects"] if o["kind"] == "text").splitlines()[0]


MUTANTS: list[tuple[str, Callable[[Row], None]]] = [
    ("properties", moved_curve),
    ("figure", told_wrong),
    ("figure", other_verdict),
    ("sufficiency", grid_gone),
    ("algebra", step_value),
    ("algebra", step_expr),
    ("algebra", answer),
    ("figure", given_value),
    ("names", unknown_name),
    ("names", unused_given),
    ("names", goal_given),
    ("names", other_goal),
    ("figure", moved_point),
    ("properties", false_word),
    ("properties", half_shaded),
    ("properties", unknown_word),
    ("sufficiency", lost_given),
    ("sufficiency", lost_label),
    ("text", number_in_question),
    ("text", number_in_caption),
    ("text", number_in_step),
    ("text", changed_step_in_solution),
    ("text", wrong_end),
    ("text", clumsy),
    ("text", stutter),
    ("choices", printed_wrong),
    ("choices", right_rejected),
    ("choices", other_places),
    ("rejected", wrong_step),
    ("rejected", rejected_gibberish),
    ("rejected", rejected_wrong_too_early),
    ("rejected", rejected_reworded),
    ("rejected", rejected_other_end),
    ("sufficiency", swapped_givens),
    ("sufficiency", swapped_labels),
    ("sufficiency", other_question),
    ("sufficiency", given_also_on_a_label),
    ("sufficiency", given_also_in_words),
    ("sufficiency", caption_of_the_labelled),
    ("sufficiency", mark_in_the_caption_only),
    ("sufficiency", mark_on_the_picture_only),
    ("sufficiency", option_off_the_page),
    ("sufficiency", page_without_its_question),
    ("sufficiency", page_in_words),
    ("image", other_hash),
    ("units", other_unit),
    ("layout", label_on_label),
    ("layout", label_on_stroke),
    ("layout", label_outside),
    ("image", no_ink),
    ("image", other_size),
]


# where a mutant must find its rows; elsewhere it may find too few: only geometry has units, only a graph a curve
HOME = {
    "moved_curve": "function",
    "half_shaded": "analytic",
    "told_wrong": "",
    "other_verdict": "function",
    "grid_gone": "analytic",
}


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize(("reason", "mutate"), MUTANTS, ids=[f.__name__ for _, f in MUTANTS])
def test_the_check_for_it_fires(domain: str, reason: str, mutate: Callable[[Row], None]) -> None:
    tried, home = 0, domain == HOME.get(mutate.__name__, "geometry")
    for row in mixed_rows(domain)[: None if home else 300]:
        r = parsed(copy.deepcopy(row))
        if r.pixels is None or (mutate is other_unit and not r.scene["unit"]):
            continue
        try:
            mutate(r)
        except (pytest.skip.Exception, StopIteration):
            continue
        faults = check(r)
        assert any(fault.startswith(f"{reason}:") for fault in faults), (row["id"], row["family"], faults)
        tried += 1
        if tried == COUNT[domain]:
            return
    if not home:
        pytest.skip(f"the mutant fitted only {tried} rows of {domain}")
    pytest.fail(f"the mutant fitted only {tried} rows of {domain}")


def test_every_check_has_a_mutant() -> None:
    assert {reason for reason, _ in MUTANTS} == set(CHECKS)


def test_sound_rows_pass_in_full() -> None:
    for domain in DOMAINS:
        for row in mixed_rows(domain)[:60]:
            assert check_row(row, deep=True) == []


def test_deep_catches_what_is_off_by_less_than_a_float_shows() -> None:
    for row in mixed_rows()[:40]:
        wrong = copy.deepcopy(row)
        wrong["steps"][-1]["value"] += " + 1/10**25"
        assert any(fault.startswith("deep:") for fault in check_row(wrong, deep=True)), row["id"]


def test_a_broken_picture_is_a_fault_and_no_crash() -> None:
    row = copy.deepcopy(next(r for r in mixed_rows() if r["image"]))
    row["image"]["bytes"] = row["image"]["bytes"][:200]
    assert check_row(row)[0].startswith("row:")
    assert np.asarray(decode(mixed_rows()[0]["image"]["bytes"])).dtype == np.uint8


def test_a_row_that_a_check_cannot_follow_is_a_fault_and_no_crash() -> None:
    r = parsed(copy.deepcopy(next(r for r in mixed_rows("function") if "integral_between" in r["scene"])))
    name = next(n for n, q in r.scene["quantities"].items() if q["kind"] == "integral_between")
    for point in r.scene["quantities"][name]["of"][1:3]:
        r.scene["points"][point][0] += 1e6  # where the graph has no piece
    assert any("cannot be checked" in fault or "in the drawing" in fault for fault in check(r))
