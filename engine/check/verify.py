"""Whether one finished row is right: one function per reason. Works on the row alone, in the making and long after.

Each check takes a Row and returns what is wrong, one text each; none means that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import pi
from operator import eq
from typing import Any

import numpy as np
import orjson

from engine.check.layout import label_faults
from engine.check.measure import measure
from engine.check.pixels import decode, image_faults
from engine.check.plane import agrees
from engine.check.properties import PREDICATES, holds
from engine.errors import EngineError
from engine.facts.expr import parse_row, parse_value
from engine.facts.quantity import KINDS, PLOTTED, print_value
from engine.facts.rational import Fraction
from engine.facts.value import Closed, Value, Word, number
from engine.facts.words import stands_in

TOLERANCE = 1e-6  # relative, between an exact value and what the drawing measures
LETTERS = "ABCD"
PLACES = {0: "the nearest whole number", 1: "one decimal place", 2: "two decimal places"}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
UNIT = re.compile(r"[\dπ)] (cm|mm|m|units)\b")
THEOREM_NUMBERS = {"0", "2", "3", "4", "6", "8"}  # in what theorems say: a² + b² = c², πr²/4, a√3/6, f(x) = 0
ANGLE_WORDS = {"30", "45", "60", "90", "180", "360"}  # numbers that theorems and shapes carry in their names
PICTURE_SAID = re.compile(r"\b(?:[Ii]n|[Ff]rom) the (?!whole)(?:\w+ )?(?:figure(?! [A-Z])|drawing|picture|diagram)\b")
MARK_SAID = re.compile(r"\?|question mark")
EQUATION_SAID = re.compile(
    r".* (?:has the equation|satisfies the equation|has the solution set) (?!of )(.*)", re.DOTALL
)
LITTER = ("{{", "}}", "  ", "None", "..", ",,", " ,", " .", " ;", " ?", "1 units", "1 square units")
ARTICLES = re.compile(  # from the letter on: a search that starts with a boundary looks at every character
    r"[Aa](?<!\w.)(?: (?:isosceles|equilateral|inscribed|arc|angle|area|exterior|interior|arrow|obtuse|acute|altitude)"
    r"|n (?:triangle|square|rectangle|circle|rhombus|parallelogram|trapezoid|right|regular|kite|sector|semicircle"
    r"|hexagon))\b"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its JSON columns parsed; pixels are None for a row without a picture."""

    row: Mapping[str, Any]
    scene: Mapping[str, Any]
    pixels: np.ndarray | None


def check_row(row: Mapping[str, Any], deep: bool = False) -> list[str]:
    """Faults of a row read back from a shard, as "reason: what is wrong"; deep adds sympy's exact check."""
    try:
        image = row["image"]
        parsed = Row(row, orjson.loads(row["scene"]), None if image is None else decode(image["bytes"]))
    except (KeyError, TypeError, ValueError) as error:
        return [f"row: unreadable: {error!r}"]
    faults = check(parsed)
    if deep and not any(fault.startswith("algebra: cannot be checked") for fault in faults):
        # sympy evaluates text as Python, so it sees only what our own grammar has read and our bounds have let through
        from engine.check.deep import deep_faults

        faults += [f"deep: {fault}" for fault in deep_faults(row)]
    return faults


def check(row: Row, known: Collection[str] = ()) -> list[str]:
    """All faults of a parsed row, as "reason: what is wrong"; `known` are reasons that need no second look.

    For a row of a problem of which another version was checked these are OF_PROBLEM, and OF_PICTURE where both have
    one picture.
    """
    faults = []
    for reason, function in CHECKS.items():
        if reason in known:
            continue
        try:
            faults += [f"{reason}: {fault}" for fault in function(row)]
        except (KeyError, IndexError, TypeError, ValueError, ArithmeticError, StopIteration, EngineError) as error:
            faults.append(f"{reason}: cannot be checked: {error!r}")
    return faults


def _answer(row: Mapping[str, Any]) -> Value:
    """The exact answer; where it is a word, that word."""
    return Word(printed_answer(row)) if row["answer_expr"] is None else parse_value(row["answer_expr"])


def names(r: Row) -> list[str]:
    """Every used name is given or derived before, every given is used, the goal is the last step and is not given."""
    given = [g["name"] for g in r.row["given"]]
    known, used, faults = set(given), set(), []
    for i, step in enumerate(r.row["steps"]):
        need = set(parse_row(step["expr"]).names) if step["expr"] else set(step["uses"])
        if missing := sorted(need - known):
            faults.append(f"step {i} uses {missing} before it is known")
        if set(step["uses"]) != need:
            faults.append(f"step {i} says that it uses {step['uses']}, its expression uses {sorted(need)}")
        if step["name"] in known:
            faults.append(f"step {i} derives {step['name']}, which is known already")
        known.add(step["name"])
        used |= need
    if unused := sorted(set(given) - used):
        faults.append(f"given but never used: {unused}")
    if not r.row["steps"] or r.row["steps"][-1]["name"] != r.row["goal"]["name"]:
        faults.append(f"the last step does not give the goal {r.row['goal']['name']}")
    if len(r.row["steps"]) != r.row["hops"]:
        faults.append(f"hops is {r.row['hops']}, there are {len(r.row['steps'])} steps")
    return faults


def algebra(r: Row) -> list[str]:
    """Each step, evaluated anew from the givens, has the value that is stated, and the last is the answer.

    A step that follows by an argument has no expression: the check of the figure finds its value or word again.
    """
    env: dict[str, Value] = {}
    faults = []
    for g in r.row["given"]:
        value = env[g["name"]] = parse_value(g["expr"])
        size = number(value)
        if (size is None) != (g["value"] is None) or (size is not None and not _near(size, g["value"])):
            faults.append(f"given {g['name']} = {g['expr']} is not {g['value']}")
    for i, step in enumerate(r.row["steps"]):
        if not step["expr"]:
            if step["value"]:
                env[step["name"]] = parse_value(step["value"])
            continue
        expr = parse_row(step["expr"])
        found, stated = expr.value({name: env[name] for name in expr.names}), parse_value(step["value"])
        env[step["name"]] = stated
        closed = isinstance(found, Closed) or isinstance(stated, Closed)
        if not (_near(float(found), float(stated)) if closed else found == stated):  # type: ignore[arg-type]
            faults.append(f"step {i}: {step['expr']} is {found.source()}, not {step['value']}")
    if r.row["steps"][-1]["value"] != (r.row["answer_expr"] or ""):
        faults.append(f"the answer {r.row['answer_expr']} is not the last step's value {r.row['steps'][-1]['value']}")
    size, stated_size = number(_answer(r.row)), r.row["answer_value"]
    if (size is None) != (stated_size is None) or (size is not None and not _near(size, stated_size)):
        faults.append(f"answer_value {stated_size} is not {r.row['answer_expr']}")
    return faults


def _near(a: float, b: float) -> bool:
    return a == b or abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def figure(r: Row) -> list[str]:
    """Every given and every derived value is what the coordinates measure."""
    faults = []
    stated = {g["name"]: parse_value(g["expr"]) for g in r.row["given"]}
    for step in r.row["steps"]:
        stated[step["name"]] = parse_value(step["value"]) if step["value"] else Word(_verdict(r, step))
    stated |= {name: parse_value(source) for name, source in r.scene["told"].items()}
    for name, value in stated.items():
        quantity = r.scene["quantities"][name]
        measured = measure(r.scene, quantity["kind"], quantity["of"])
        if not agrees(value, measured):
            faults.append(f"{name} is {value.source() or value} in the record and {measured} in the drawing")
    return faults


def _verdict(r: Row, step: Mapping[str, Any]) -> str:
    """The word that a verdict comes to: of the answer the one printed, of an earlier step the one in its scene."""
    if step["name"] == r.row["goal"]["name"]:
        return printed_answer(r.row)
    return str(r.scene["quantities"][step["name"]]["word"])


def properties(r: Row) -> list[str]:
    """Every claim in words is true of the coordinates."""
    faults = []
    for claim in r.scene["properties"]:
        if claim["kind"] not in PREDICATES:
            faults.append(f"no predicate tests the claim '{claim['kind']}'")
        elif not holds(r.scene, claim["kind"], claim["of"]):
            faults.append(f"'{claim['kind']}' is false of {' '.join(claim['of'])}")
    return faults


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
    an_end = "√" not in given["text"] and numbers <= _ends(r)  # captions say how far the axes run
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


def text(r: Row) -> list[str]:
    """Every number in words is a fact, so nothing leaks; the solution ends with the answer; the English is clean."""
    row, faults = r.row, []
    facts = {n for g in row["given"] for n in NUMBER.findall(g["text"])} | ANGLE_WORDS
    for name in (row["goal"]["name"], *(g["name"] for g in row["given"])):  # f(2) and "from 0 to 3" are names
        facts.update(NUMBER.findall(r.scene["quantities"][name]["noun"]))
    for claim in r.scene["properties"]:  # "reflected in the line x = 3": the predicate has tested the number
        facts.update(n for part in claim["of"] for n in NUMBER.findall(part))
    told = {n for source in r.scene["told"].values() for n in NUMBER.findall(source)}
    told |= _ends(r)
    for column, more in (("question", set()), ("caption", told)):
        if odd := [n for n in NUMBER.findall(row[column]) if n not in facts and n not in more]:
            faults.append(f"the {column} holds the number {odd[0]}, which no given has")
    answer = printed_answer(r.row)
    known = facts | THEOREM_NUMBERS | set(NUMBER.findall(answer))
    for step in row["steps"]:
        known.update(NUMBER.findall(step["expr"]), NUMBER.findall(step["value"]))
    lines = row["solution"].splitlines()  # a step is a line, so its numbers are looked at with the solution's
    for step in row["steps"]:
        if step["text"] not in lines:
            faults.append(f"the solution lacks the step '{step['text']}'")
    if odd := [n for n in NUMBER.findall(row["solution"]) if n not in known]:
        faults.append(f"the solution holds the number {odd[0]}, which comes from nowhere")
    last = lines[-1]
    if not stands_in(last, answer):
        faults.append(f"the solution's last line lacks the answer {answer}: {last}")
    if row["question_type"] == "multi-choice" and not stands_in(last, row["answer"]):
        faults.append(f"the solution's last line lacks the letter {row['answer']}: {last}")
    if row["image"] is None:
        for column in ("question", "solution"):
            if spoken := PICTURE_SAID.search(row[column]):
                faults.append(f"the {column} speaks of a picture, and there is none: {spoken.group()}")
    for column in ("question", "caption", "solution"):
        if clumsy := clumsy_at(row[column]):
            faults.append(f"the {column} reads badly at '{clumsy}': {row[column]}")
        if (not row[column]) != (column == "caption" and row["image"] is None) or row[column] != row[column].strip():
            faults.append(f"the {column} is empty, or has spaces at an end, or tells of no picture")
    return faults


def _ends(r: Row) -> set[str]:
    """Numbers in the ends of the axes, in units or in π, if there are axes."""
    found: set[str] = set()
    for end in r.scene.get("axes", {}).get("window", ()):
        for unit in (1, pi):
            places = Fraction(end / unit).limit_denominator(48)
            found.update(NUMBER.findall(str(places)) if abs(places * unit - end) < 1e-9 else ())
    return found


def clumsy_at(words: str) -> str | None:
    """The first stretch that no teacher would write: template litter, a wrong article, "1 units", a word said twice."""
    for litter in LITTER:
        at = words.find(litter)
        if at >= 0 and not (litter.startswith("1") and at and (words[at - 1].isdigit() or words[at - 1] in "/.")):
            return words[max(at - 10, 0) : at + 10]
    if article := ARTICLES.search(words):
        return article.group()
    split = words.split()
    if True not in map(eq, split, split[1:]):
        return None
    return next((a for a, b in pairwise(split) if a == b and a.isalpha()), None)


def printed_answer(row: Mapping[str, Any]) -> str:
    """The right answer as printed: the answer itself, or the option that its letter names."""
    if row["question_type"] == "multi-choice":
        return str(row["choices"][LETTERS.index(row["answer"])])
    return str(row["answer"])


def choices(r: Row) -> list[str]:
    """Printed answer and options: the right one prints the exact answer, the four differ, the rejected one is wrong."""
    row, faults = r.row, []
    value, kind = _answer(row), r.scene["quantities"][row["goal"]["name"]]["kind"]
    printed = printed_answer(r.row)
    places = len(m.group(1)) if (m := re.search(r"\d\.(\d+)", printed)) else 0
    if printed != print_value(value, kind, r.scene["unit"], places):
        faults.append(f"{row['answer_expr']} does not print as {printed}")
    asked = row["question"] if row["version"] != "vision_only" else _typeset(row)
    if isinstance(value, Closed) and PLACES[places] not in asked:
        faults.append(f"the answer {printed} is rounded, and the question does not say to {PLACES[places]}")
    if row["question_type"] == "multi-choice":
        if len(set(row["choices"])) != 4:
            faults.append(f"options are not four different ones: {row['choices']}")
        if row["rejected"]["answer"] not in LETTERS:
            faults.append(f"the rejected answer {row['rejected']['answer']} is no option")
    elif row["choices"]:
        faults.append("a free-form question has options")
    if row["rejected"]["answer"] == row["answer"]:
        faults.append("the rejected answer is the right one")
    return faults


def _typeset(row: Mapping[str, Any]) -> str:
    """The question as it stands in the picture."""
    return " ".join(o["text"] for o in row["objects"] if o["kind"] == "text").replace("\n", " ")


def rejected(r: Row) -> list[str]:
    """The rejected solution is the solution up to its wrong step, goes wrong there, and ends in the rejected answer."""
    row, wrong, faults = r.row, r.row["rejected"], []
    lines, at = wrong["solution"].splitlines(), wrong["wrong_step"]
    if not 0 <= at < len(row["steps"]) or len(lines) != len(row["steps"]) + 2:
        return [f"wrong_step {at} or the {len(lines)} lines do not fit {len(row['steps'])} steps"]
    for line, right in zip(lines[: at + 1], row["solution"].splitlines(), strict=False):
        if line != right:
            faults.append(f"before its wrong step it differs from the solution: {line}")
    if _comes_to(lines[at + 1], row["steps"][at], r):
        faults.append(f"step {at} is the right one: {lines[at + 1]}")
    answer = wrong["answer"] if row["question_type"] == "free-form" else row["choices"][LETTERS.index(wrong["answer"])]
    word = not row["steps"][-1]["expr"] and row["answer_expr"] is None
    if not stands_in(lines[-1], answer) or not (
        _ends_in_word(lines[-2], answer) if word else _result(lines[-2]) == answer
    ):
        faults.append(f"it does not end in {answer}: {lines[-2]} {lines[-1]}")
    if row["question_type"] == "multi-choice" and not stands_in(lines[-1], wrong["answer"]):
        faults.append(f"its last line lacks the letter {wrong['answer']}: {lines[-1]}")
    if clumsy := clumsy_at(wrong["solution"]):
        faults.append(f"it reads badly at '{clumsy}'")
    if odd := [unit for unit in UNIT.findall(wrong["solution"]) if unit != r.scene["unit"]]:
        faults.append(f"it uses the unit {odd[0]}, the record's is '{r.scene['unit']}'")
    return faults


def _comes_to(line: str, step: Mapping[str, Any], r: Row) -> bool:
    """Whether a line of the rejected solution comes to what the right step comes to."""
    word = r.scene["quantities"][step["name"]].get("word")
    return _ends_in_word(line, word) if word else _result(line) == _result(step["text"])


def _ends_in_word(line: str, word: str) -> bool:
    """Whether a line says the word at its end, and does not deny it: surjective, but not surjective."""
    said = line.rstrip(".")
    return said.endswith(word) and not said.endswith(f"not {word}")


def _result(sentence: str) -> str:
    """What the last equation of a step's sentence comes to, with its unit; where the result is one, all of it."""
    sentence = sentence.rstrip(".")
    if said := EQUATION_SAID.search(sentence):
        return said[1]
    return re.split(r" (?:=|≈|is|on each interval of|on) ", sentence)[-1]  # by "numerator = 0", the zero of f is 5


def units(r: Row) -> list[str]:
    """The unit is the same everywhere: in the givens, the answer and all text."""
    unit = r.scene["unit"]
    faults = []
    for column in ("question", "caption", "solution"):
        for other in UNIT.findall(r.row[column]):
            if other != unit:
                faults.append(f"the {column} uses the unit {other}, the record's is '{unit}'")
    for g in r.row["given"]:
        if KINDS[r.scene["quantities"][g["name"]]["kind"]] in (1, 2) and g["unit"].rstrip("²") not in (
            unit,
            f"square {unit}",
        ):
            faults.append(f"{g['name']} has the unit {g['unit']}, the record's is '{unit}'")
    return faults


def layout(r: Row) -> list[str]:
    """Labels lie inside the canvas, off each other and off every stroke."""
    return label_faults(r.row["objects"], r.scene, r.row["width"], r.row["height"])


def image(r: Row) -> list[str]:
    """The picture has the stated size and hash, and ink where each label is."""
    return [] if r.pixels is None else image_faults(r.pixels, r.row)


CHECKS: dict[str, Callable[[Row], Sequence[str]]] = {
    "names": names,
    "algebra": algebra,
    "figure": figure,
    "properties": properties,
    "sufficiency": sufficiency,
    "text": text,
    "choices": choices,
    "rejected": rejected,
    "units": units,
    "layout": layout,
    "image": image,
}
OF_PROBLEM = frozenset(
    ("names", "algebra", "figure", "properties")
)  # read only what all versions of a problem have alike
OF_PICTURE = frozenset(("layout", "image"))  # read only what all versions with one picture have alike
