"""Whether an answer is right: read from the last line of a solution and compared with the engine's exact expression."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.facts.expr import parse
from engine.facts.grammar import ExprError

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
UNIT = re.compile(r"\s*(?:mm|cm|dm|km|m|in|ft|units?|square units?|degrees?|radians?|rad)(?:\*\*[23])?$")
LETTER = re.compile(r"\b([A-H])\b")
STATES = re.compile(r".*(?:\bis\b|\bare\b|\bequals\b|\bmeasures\b|:)\s*(.+)$")
EQUATION = re.compile(r"Eq\((.*?), (.*)\)")


def final_answer(solution: str, question_type: str) -> str:
    """What the last line says: its last letter that stands alone, or what follows its last 'is'."""
    lines = [line.strip() for line in solution.strip().splitlines() if line.strip()]
    if not lines:
        return ""
    line = lines[-1].rstrip(".").strip()
    if question_type == "multi-choice":
        letters = LETTER.findall(line)
        return letters[-1] if letters else ""
    found = STATES.match(line)
    return (found.group(1) if found else line).strip()


def source(printed: str) -> str:
    """Printed value to the arithmetic that engine.facts.expr reads: '15π/2 cm²' to '15*pi/2'."""
    text = printed.strip().rstrip(".").replace("−", "-").replace("·", "*").replace("×", "*").replace("^", "**")
    text = re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "**" + m.group(1).translate(SUPERSCRIPTS), text)
    text = UNIT.sub("", text.replace("°", "")).strip()
    text = re.sub(r"√\s*(\d+)", r"sqrt(\1)", text).replace("√(", "sqrt(").replace("π", "pi").replace("arc", "a")
    text = re.sub(r"\b(\d+)\.(\d+)\b", lambda m: f"({m.group(1)}{m.group(2)}/{10 ** len(m.group(2))})", text)
    text = re.sub(r"(?<=[\d)])\s*(?=(?:sqrt|pi|sin|cos|tan|log|exp|x\b|\())", "*", text)
    text = re.sub(r"(?<=pi)\s*(?=(?:sqrt|\d|\())", "*", text)
    return re.sub(r"\bln\b", "log", text)


def same(printed: str, expected: str) -> bool:
    """Whether a printed value equals an exact expression, to 1e-9 relative; expressions in x at five points.

    Tuples and sets are compared part by part. False for what cannot be read.
    """
    left, right = _parts(source(printed)), _parts(expected)
    if len(left) != len(right):
        return False
    return all(_equal(a, b) for a, b in zip(left, right, strict=True))


def _parts(text: str) -> list[str]:
    text = text.strip()
    if found := EQUATION.fullmatch(text):
        return list(found.groups())
    if "=" in text:
        return [side.strip() for side in text.split("=")]
    if text[:1] in "({[" and text[-1:] in ")}]" and "," in text:
        depth, parts, begin, inner = 0, [], 0, text[1:-1]
        for i, c in enumerate(inner):
            depth += (c in "([{") - (c in ")]}")
            if c == "," and depth == 0:
                parts.append(inner[begin:i])
                begin = i + 1
        parts = [p.strip() for p in [*parts, inner[begin:]] if p.strip()]
        return sorted(parts) if text[0] == "{" else parts
    return [text]


def _equal(a: str, b: str) -> bool:
    try:
        left, right = parse(a), parse(b)
        if set(left.names) != set(right.names):
            return False
        for at in (0.37, 1.83, 2.71, 5.3, 0.09) if left.names else (0.0,):
            env = dict.fromkeys(left.names, at)
            x, y = left.approx(env), right.approx(env)
            if abs(x - y) > 1e-9 * max(1.0, abs(x), abs(y)):
                return False
    except (ExprError, ArithmeticError, ValueError):
        return re.sub(r"\s+", "", a) == re.sub(r"\s+", "", b) and a != ""
    return True


def right(row: Mapping[str, Any], solution: str) -> bool:
    """Whether a solution ends in the row's answer, exactly."""
    said = final_answer(solution, row["question_type"])
    if row["question_type"] == "multi-choice":
        return said == row["answer"]
    forms = [said, said.rsplit("=", 1)[-1].strip()]  # "y = 2x", or "AB = 12 cm" of which 12 cm is the answer
    if row["answer"] in forms:
        return True
    return row["answer_expr"] is not None and any(same(form, row["answer_expr"]) for form in forms)


def results(solution: str) -> list[str]:
    """What each line of a solution finds: the text after its last '=' or '≈', else after its last 'is', else all."""
    out = []
    for line in (line.strip().rstrip(".") for line in solution.splitlines() if line.strip()):
        states = STATES.match(line)
        out.append(re.split("[=≈]", line)[-1].strip() if "=" in line else states.group(1) if states else line)
    return out


def step_score(row: Mapping[str, Any], solution: str) -> float:
    """MathVerse's score, 0.7 * mean of judged steps + 0.3 * final answer (Zhang et al. 2024, section 3.3).

    A step of the row counts as made where its result is the result of a line of the solution, each line once; the
    judge is arithmetic here, not a language model.
    """
    said = results(solution)
    made = 0
    for step in row["steps"]:
        printed = results(step["text"])[-1:]  # a rounded result is compared as it is printed
        hit = next((i for i, text in enumerate(said) if text in printed or same(text, step["value"])), None)
        if hit is not None:
            made += 1
            said.pop(hit)
    return round(0.7 * made / max(len(row["steps"]), 1) + 0.3 * right(row, solution), 9)
