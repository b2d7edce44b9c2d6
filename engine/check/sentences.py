"""Whether what a row says is right: numbers that come from somewhere, one unit, clean English, a wrong solution."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from operator import eq
from typing import Any

from engine.check.parsed import LETTERS, NUMBER, Row, ends, printed_answer
from engine.facts.quantity import KINDS
from engine.facts.words import stands_in

UNIT = re.compile(r"[\dπ)] (cm|mm|m|units)\b")
THEOREM_NUMBERS = {"0", "2", "3", "4", "6", "8"}  # in what theorems say: a² + b² = c², πr²/4, a√3/6, f(x) = 0
ANGLE_WORDS = {"30", "45", "60", "90", "180", "360"}  # numbers that theorems and shapes carry in their names
PICTURE_SAID = re.compile(r"\b(?:[Ii]n|[Ff]rom) the (?!whole)(?:\w+ )?(?:figure(?! [A-Z])|drawing|picture|diagram)\b")
EQUATION_SAID = re.compile(
    r".* (?:has the equation|satisfies the equation|has the solution set) (?!of )(.*)", re.DOTALL
)
LITTER = ("{{", "}}", "  ", "None", "..", ",,", " ,", " .", " ;", " ?", "1 units", "1 square units")
ARTICLES = re.compile(  # from the letter on: a search that starts with a boundary looks at every character
    r"[Aa](?<!\w.)(?: (?:isosceles|equilateral|inscribed|arc|angle|area|exterior|interior|arrow|obtuse|acute|altitude)"
    r"|n (?:triangle|square|rectangle|circle|rhombus|parallelogram|trapezoid|right|regular|kite|sector|semicircle"
    r"|hexagon))\b"
)


def text(r: Row) -> list[str]:
    """Every number in words is a fact, so nothing leaks; the solution ends with the answer; the English is clean."""
    row, faults = r.row, []
    facts = {n for g in row["given"] for n in NUMBER.findall(g["text"])} | ANGLE_WORDS
    for name in (row["goal"]["name"], *(g["name"] for g in row["given"])):  # f(2) and "from 0 to 3" are names
        facts.update(NUMBER.findall(r.scene["quantities"][name]["noun"]))
    for claim in r.scene["properties"]:  # "reflected in the line x = 3": the predicate has tested the number
        facts.update(n for part in claim["of"] for n in NUMBER.findall(part))
    told = {n for source in r.scene["told"].values() for n in NUMBER.findall(source)}
    told |= ends(r)
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
