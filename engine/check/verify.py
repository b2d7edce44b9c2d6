"""Whether one finished row is right: one function per reason. Works on the row alone, in the making and long after.

Each check takes a Row and returns what is wrong, one text each; none means that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import orjson

from engine.check.layout import label_faults
from engine.check.measure import measure
from engine.check.pixels import decode, image_faults
from engine.check.properties import PREDICATES, holds
from engine.errors import EngineError
from engine.facts.exact import Exact
from engine.facts.expr import Closed, Value, parse
from engine.facts.quantity import KINDS, print_value

TOLERANCE = 1e-6  # relative, between an exact value and what the drawing measures
LETTERS = "ABCD"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
UNIT = re.compile(r"[\dπ)] (cm|mm|m|units)\b")
ANGLE_WORDS = {"30", "45", "60", "90", "180", "360"}  # numbers that theorems and shapes carry in their names
LITTER = ("{{", "}}", "  ", "None", "..", ",,", " ,", " .", " ;", " ?", "1 units", "1 square units")
ARTICLES = re.compile(
    r"\b(?:[Aa] (?:isosceles|equilateral|inscribed|arc|angle|area|exterior|interior|arrow|obtuse|acute|altitude)"
    r"|[Aa]n (?:triangle|square|rectangle|circle|rhombus|parallelogram|trapezoid|right|regular|kite|sector|semicircle"
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
    if deep:
        from engine.check.deep import deep_faults

        faults += [f"deep: {fault}" for fault in deep_faults(row)]
    return faults


def check(row: Row) -> list[str]:
    """All faults of a parsed row, as "reason: what is wrong"."""
    faults = []
    for reason, function in CHECKS.items():
        try:
            faults += [f"{reason}: {fault}" for fault in function(row)]
        except (KeyError, IndexError, TypeError, ValueError, ArithmeticError, EngineError) as error:
            faults.append(f"{reason}: cannot be checked: {error!r}")
    return faults


def _value(source: str) -> Value:
    return parse(source).value({})


def names(r: Row) -> list[str]:
    """Every used name is given or derived before, every given is used, the goal is the last step and is not given."""
    given = [g["name"] for g in r.row["given"]]
    known, used, faults = set(given), set(), []
    for i, step in enumerate(r.row["steps"]):
        need = set(parse(step["expr"]).names)
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
    """Each step, evaluated anew from the givens, has the value that is stated, and the last is the answer."""
    env: dict[str, Exact] = {}
    faults = []
    for g in r.row["given"]:
        value = _value(g["expr"])
        if not isinstance(value, Exact) or abs(float(value) - g["value"]) > TOLERANCE * abs(g["value"]):
            faults.append(f"given {g['name']} = {g['expr']} is not {g['value']}")
        else:
            env[g["name"]] = value
    for i, step in enumerate(r.row["steps"]):
        expr = parse(step["expr"])
        found, stated = expr.value({name: env[name] for name in expr.names}), _value(step["value"])
        if isinstance(found, Exact) and isinstance(stated, Exact):
            env[step["name"]] = stated
            same = found == stated
        else:
            same = abs(float(found) - float(stated)) < 1e-9 * abs(float(stated))
        if not same:
            faults.append(f"step {i}: {step['expr']} is {found.source()}, not {step['value']}")
    answer = _value(r.row["answer_expr"])
    if r.row["steps"][-1]["value"] != r.row["answer_expr"]:
        faults.append(f"the answer {r.row['answer_expr']} is not the last step's value {r.row['steps'][-1]['value']}")
    if abs(float(answer) - r.row["answer_value"]) > 1e-9 * abs(float(answer)):
        faults.append(f"answer_value {r.row['answer_value']} is not {r.row['answer_expr']}")
    return faults


def figure(r: Row) -> list[str]:
    """Every given and every derived value is what the coordinates measure."""
    faults = []
    stated = {g["name"]: g["value"] for g in r.row["given"]}
    stated |= {s["name"]: float(_value(s["value"])) for s in r.row["steps"]}
    for name, value in stated.items():
        quantity = r.scene["quantities"][name]
        measured = measure(r.scene, quantity["kind"], quantity["of"])
        if abs(measured - value) > TOLERANCE * max(abs(value), 1.0):
            faults.append(f"{name} is {value:.9g} in the record and {measured:.9g} in the drawing")
    return faults


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
    """Each given stands where its version says, in the text or on the picture, and nowhere is one missing."""
    faults = []
    labels = [o["text"] for o in r.row["objects"] if o["kind"] == "label"]
    version = r.row["version"]
    for g in r.row["given"]:
        wanted = {"text", "both"} if version.startswith("text") or version == "vision_intensive" else {"image"}
        if g["shown_in"] not in wanted:
            faults.append(f"{g['name']} is shown in {g['shown_in']} in version {version}")
        if g["shown_in"] in ("text", "both") and g["text"] not in r.row["question"]:
            faults.append(f"the question lacks {g['name']} = {g['text']}")
        if g["shown_in"] in ("image", "both") and not any(g["text"] in label for label in labels):
            faults.append(f"no label of the picture shows {g['name']} = {g['text']}")
    if (r.row["image"] is None) != (version == "text_only"):
        faults.append(f"version {version} with{'out' if r.row['image'] is None else ''} a picture")
    return faults


def text(r: Row) -> list[str]:
    """Every number in words is a fact, so nothing leaks; the solution ends with the answer; the English is clean."""
    row, faults = r.row, []
    facts = {n for g in row["given"] for n in NUMBER.findall(g["text"])} | ANGLE_WORDS
    for column in ("question", "caption"):
        if odd := [n for n in NUMBER.findall(row[column]) if n not in facts]:
            faults.append(f"the {column} holds the number {odd[0]}, which no given has")
    answer = printed_answer(r)
    known = facts | {"2"} | set(NUMBER.findall(answer))  # 2: the exponent of squares and roots in words
    for step in row["steps"]:
        known.update(NUMBER.findall(step["expr"]), NUMBER.findall(step["value"]))
    for step in row["steps"]:
        if odd := [n for n in NUMBER.findall(step["text"]) if n not in known]:
            faults.append(f"the step '{step['text']}' holds the number {odd[0]}, which comes from nowhere")
        if step["text"] not in row["solution"]:
            faults.append(f"the solution lacks the step '{step['text']}'")
    if odd := [n for n in NUMBER.findall(row["solution"]) if n not in known]:
        faults.append(f"the solution holds the number {odd[0]}, which no step has")
    last = row["solution"].splitlines()[-1]
    if answer not in last:
        faults.append(f"the solution's last line lacks the answer {answer}: {last}")
    if row["question_type"] == "multi-choice" and not re.search(rf"\b{row['answer']}\b", last):
        faults.append(f"the solution's last line lacks the letter {row['answer']}: {last}")
    for column in ("question", "caption", "solution"):
        if clumsy := clumsy_at(row[column]):
            faults.append(f"the {column} reads badly at '{clumsy}': {row[column]}")
        if not row[column] or row[column] != row[column].strip():
            faults.append(f"the {column} is empty or has spaces at an end")
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
    return next((a for a, b in pairwise(split) if a == b and a.isalpha()), None)


def printed_answer(r: Row) -> str:
    """The right answer as printed: the answer itself, or the option that its letter names."""
    if r.row["question_type"] == "multi-choice":
        return str(r.row["choices"][LETTERS.index(r.row["answer"])])
    return str(r.row["answer"])


def choices(r: Row) -> list[str]:
    """Printed answer and options: the right one prints the exact answer, the four differ, the rejected one is wrong."""
    row, faults = r.row, []
    value, kind = _value(row["answer_expr"]), r.scene["quantities"][row["goal"]["name"]]["kind"]
    printed = printed_answer(r)
    places = len(m.group(1)) if (m := re.search(r"\d\.(\d+)", printed)) else 0
    if printed != print_value(value, kind, r.scene["unit"], places):
        faults.append(f"{row['answer_expr']} does not print as {printed}")
    if isinstance(value, Closed) and "ound" not in row["question"] + "ound" * (row["version"] == "vision_only"):
        words = ("decimal", "whole number")
        if not any(word in row["question"] for word in words):
            faults.append("the answer is rounded, and the question does not say to how many places")
    if row["question_type"] == "multi-choice":
        if len(set(row["choices"])) != 4:
            faults.append(f"options are not four different ones: {row['choices']}")
        if row["rejected"]["answer"] not in LETTERS:
            faults.append(f"the rejected answer {row['rejected']['answer']} is no option")
    elif row["choices"]:
        faults.append("a free-form question has options")
    if row["rejected"]["answer"] == row["answer"]:
        faults.append("the rejected answer is the right one")
    if not 0 <= row["rejected"]["wrong_step"] < len(row["steps"]):
        faults.append(f"wrong_step {row['rejected']['wrong_step']} is no step")
    return faults


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
    """The picture has the stated size, and ink where each label is."""
    return [] if r.pixels is None else image_faults(r.pixels, r.row)


CHECKS: dict[str, Callable[[Row], Sequence[str]]] = {
    "names": names,
    "algebra": algebra,
    "figure": figure,
    "properties": properties,
    "sufficiency": sufficiency,
    "text": text,
    "choices": choices,
    "units": units,
    "layout": layout,
    "image": image,
}
