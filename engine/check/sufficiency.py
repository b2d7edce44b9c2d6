"""Whether each given stands where the row's version says, in the text or on the picture, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from engine.check.parsed import LETTERS, NUMBER, Row, ends
from engine.facts.quantity import PLOTTED

MARK_SAID = re.compile(r"\?|question mark")


def sufficiency(r: Row) -> list[str]:
    """Each given stands where its version says, in the text or on the picture, and nowhere else."""
    version, labels = r.row["version"], [o for o in r.row["objects"] if o["kind"] == "label"]
    faults = [fault for given in r.row["given"] for fault in _place_faults(given, labels, r)]
    if any("?" in label["text"] for label in labels) != bool(MARK_SAID.search(r.row["caption"])):
        faults.append("the caption tells of a question mark that is not drawn, or of none where one is")
    if version == "vision_only":
        faults += _page_faults(r)
    elif not any(_mentions(r.row["question"], n) for n in _nouns(r.row["goal"]["name"], r)):
        faults.append(f"the question does not name what it asks for, {r.row['goal']['of']}")
    if (r.row["image"] is None) != (version == "text_only"):
        faults.append(f"version {version} with{'out' if r.row['image'] is None else ''} a picture")
    return faults


def _place_faults(given: Mapping[str, Any], labels: Sequence[Mapping[str, Any]], r: Row) -> list[str]:
    """Whether the given stands in question, caption and labels as its `shown_in` and its version say."""
    version, where, faults = r.row["version"], given["shown_in"], []
    said = f"{given['name']} = {given['text']}"
    if where not in ({"text", "both"} if version.startswith("text") or version == "vision_intensive" else {"image"}):
        faults.append(f"{given['name']} is shown in {where} in version {version}")
    if where != "image" and not _told(given, r.row["question"], r):
        faults.append(f"the question does not say that {said}")
    if where == "image" and _leaked(given, _without_goal(r), r):
        faults.append(f"the question says that {said}, which only the picture is to show")
    seen = any(_shows(label, given, r) or _readable(label, given, r) for label in labels)
    if where != "text" and not seen:
        faults.append(f"no label of the picture shows {said}")
    if where == "text" and seen and not given["text"].isalpha():  # x stands in every y = f(x)
        faults.append(f"a label shows {said}, which only the text is to say")
    numbers = set(NUMBER.findall(given["text"]))
    an_end = "√" not in given["text"] and numbers <= ends(r)  # captions say how far the axes run
    counted = given["name"] in r.scene["told"] and r.scene["quantities"][given["name"]]["kind"] not in PLOTTED
    if not seen and not an_end and not counted and _leaked(given, r.row["caption"], r):
        faults.append(f"the caption tells that {said}, which the picture does not show")
    return faults


def _nouns(name: str, r: Row) -> list[str]:
    """How sentences may name a quantity: its noun or symbol, "angle ABC" for ∠ABC."""
    quantity = r.scene["quantities"][name]
    noun = quantity["noun"]
    if noun.startswith("∠"):
        return [noun, f"angle {noun[1:]}", f"Angle {noun[1:]}"]
    return [noun, noun[:1].upper() + noun[1:], quantity["symbol"]]


def _whole(words: str, part: str, start: int = 0) -> int:
    """Position of `part` in the words where no letter, digit or power goes on with it, -1 if there is none."""
    at = words.find(part, start)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(part) : at + len(part) + 1]
        if part.startswith("("):  # the coordinates of a point follow its letter: A(2, 3)
            before = ""
        if not (before.isalnum() or (before in ("/", "√", "∠") and before)) and not (
            after.isalnum() or (after in "²/√" and after)
        ):
            return at
        at = words.find(part, at + 1)
    return -1


def _mentions(words: str, noun: str) -> bool:
    return _whole(words, noun) >= 0


def _last(words: str, noun: str) -> int:
    """Where the last mention of the noun ends, -1 if there is none."""
    last, at = -1, _whole(words, noun)
    while at >= 0:
        last, at = at + len(noun), _whole(words, noun, at + 1)
    return last


def _page_faults(r: Row) -> list[str]:
    """The page has the options, and what is asked stands on it alone."""
    page = "\n".join(o["text"] for o in r.row["objects"] if o["kind"] == "text")
    options = [f"{letter}. {choice}" for letter, choice in zip(LETTERS, r.row["choices"], strict=False)]
    faults = [f"the page lacks the option '{option}'" for option in options if option not in page]
    asked = _nouns(r.row["goal"]["name"], r)
    if NUMBER.search(r.row["question"]) or any(_mentions(r.row["question"], noun) for noun in asked):
        faults.append("the question says in words what only its page is to ask")
    if not any(_mentions(page, noun) for noun in asked):
        faults.append(f"the page does not name what it asks for, {r.row['goal']['of']}")
    return faults


def _without_goal(r: Row) -> str:
    """The question without the name of what it asks for, in which numbers may stand: 2f(x) + 6 at x = 2."""
    question = str(r.row["question"])
    for noun in _nouns(r.row["goal"]["name"], r):
        question = question.replace(noun, "")
    return question


def _leaked(given: Mapping[str, Any], words: str, r: Row) -> bool:
    """As _told(), of words that are not to: f stands before many a number by chance, but hardly before (2, 3)."""
    claimed = {part for claim in r.scene["properties"] for part in claim["of"]}  # degree 3, where AB = 3 too
    nouns = [n for n in _nouns(given["name"], r) if " " in n or (len(n) > 1 and not n[0].islower())]  # not f, nor g′
    telling = given["text"].startswith("(") or any(_mentions(words, n) for n in nouns)
    return telling and given["text"] not in claimed and _told(given, words, r)


def _told(given: Mapping[str, Any], words: str, r: Row) -> bool:
    """Whether the words state the value, and the measure last named before it is this given's."""
    at = _whole(words, given["text"])
    while at >= 0:
        before = words[:at]
        own = max(_last(before, noun) for noun in _nouns(given["name"], r))
        others = [n for g in r.row["given"] if g["name"] != given["name"] for n in _nouns(g["name"], r)]
        if own >= 0 and all(_last(before, noun) <= own for noun in others):
            return True
        at = _whole(words, given["text"], at + 1)
    return False


def _shows(label: Mapping[str, Any], given: Mapping[str, Any], r: Row) -> bool:
    """Whether the label carries the value and is the label of this quantity."""
    of = "".join(r.scene["quantities"][given["name"]]["of"])
    names = (given["name"], "" if "_" in of else of)  # what is named by a point that is not printed has no name
    return label["name"] in names and _whole(label["text"], given["text"]) >= 0


def _readable(label: Mapping[str, Any], given: Mapping[str, Any], r: Row) -> bool:
    """Whether the label names a point that lies where two drawn grid lines cross, so that its place can be read."""
    quantity, axes = r.scene["quantities"][given["name"]], r.scene.get("axes")
    if quantity["kind"] not in PLOTTED or not axes or not axes["grid"] or label["name"] != quantity["of"][0]:
        return False
    place = r.scene["points"][quantity["of"][0]]
    return all(abs(at / step - round(at / step)) < 1e-6 for at, step in zip(place, axes["steps"], strict=True))
