"""Whether one finished row is right: one function per reason. Works on the row alone, in the making and long after.

Each check takes a Row and returns what is wrong, one text each; none means that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import orjson

from engine.check.layout import label_faults
from engine.check.measure import measure
from engine.check.parsed import LETTERS, Row, printed_answer
from engine.check.pixels import decode, image_faults
from engine.check.plane import agrees
from engine.check.properties import PREDICATES, holds
from engine.check.sentences import rejected, text, units
from engine.check.sufficiency import sufficiency
from engine.errors import EngineError
from engine.facts.expr import parse_row, parse_value
from engine.facts.quantity import print_value
from engine.facts.value import Closed, Value, Word, number

TOLERANCE = 1e-6  # relative, between an exact value and what the drawing measures
PLACES = {0: "the nearest whole number", 1: "one decimal place", 2: "two decimal places"}


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
