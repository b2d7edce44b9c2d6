"""One record as text for a terminal."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from os import environ
from textwrap import fill
from typing import Any, TextIO

WIDTH = 100  # characters of a line, fewer in a narrower terminal
NARROWEST = 40
LETTERS = "ABCDEFGH"
STYLES = {"title": "1", "faint": "2", "right": "32", "wrong": "31"}  # of ANSI's select graphic rendition
TIED = re.compile(r" (?=[·/] )|(?<= [·/≈=]) |(?<=\d) (?=(?:cm|mm|m|units|square)\b)|(?<=\(\S,) |(?<=,) (?=[^,() ]+\))")


class Paint:
    """Marks text as a title, as right, ...; leaves it plain where the stream is no terminal or NO_COLOR is set."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.on = stream is not None and stream.isatty() and not environ.get("NO_COLOR")

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.on else text


def width() -> int:
    """Characters of a line on this terminal."""
    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH))


def text(row: Mapping[str, Any], wide: int = WIDTH, paint: Paint | None = None) -> str:
    """A row as a person reads it, in lines of at most `wide` characters where words allow."""
    paint = paint or Paint()
    hops = f"{row['hops']} hop{'s' * (row['hops'] != 1)}"
    facts = ", ".join((row["family"], row["version"], hops, row["question_type"], row["split"]))
    parts = [
        f"{paint('title', row['id'])}  {paint('faint', facts)}",
        block(paint("title", "Caption"), row["caption"], wide),
        question(row, wide, paint),
        block(paint("title", "Given"), "\n".join(given(row)), wide),
        block(paint("title", "Solution"), row["solution"], wide),
        block(paint("title", "Steps"), "\n".join(steps(row)), wide, 4),
        paint("title", "Answer: ") + paint("right", answer(row)),
    ]
    if row["rejected"]:
        parts.append(rejected(row["rejected"], wide, paint))
    return "\n\n".join(parts)


def block(title: str, body: str, wide: int, hang: int = 2) -> str:
    """A titled paragraph, wrapped line by line; what follows a line's beginning is set in by `hang`."""
    return "\n".join([title, *(wrapped(line, wide, "  ", " " * hang) for line in body.splitlines())])


def wrapped(line: str, wide: int, first: str, rest: str) -> str:
    """A line in lines, broken at an equals sign rather than inside a product, a quotient or a pair."""
    tied = TIED.sub("\u00a0", line)
    return fill(tied, wide, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False).replace("\u00a0", " ")


def question(row: Mapping[str, Any], wide: int, paint: Paint) -> str:
    """The question and its options, the right one and that of the rejected solution marked."""
    lines = [block(paint("title", "Question"), row["question"], wide)]
    if row["choices"]:
        lines.append("")
    for letter, choice in zip(LETTERS, row["choices"], strict=False):
        if letter == row["answer"]:
            lines.append(paint("right", f"  {letter}. {choice}  ✓"))
        elif row["rejected"] and letter == row["rejected"]["answer"]:
            lines.append(paint("wrong", f"  {letter}. {choice}  ✗"))
        else:
            lines.append(f"  {letter}. {choice}")
    return "\n".join(lines)


def given(row: Mapping[str, Any]) -> list[str]:
    """A line for each given: name, value, where it stands."""
    longest = max((len(g["name"]) for g in row["given"]), default=0)
    where = {"image": "in the picture", "text": "in the text", "both": "in both"}
    return [f"{g['name']:<{longest}} = {g['text']}  ({where.get(g['shown_in'], g['shown_in'])})" for g in row["given"]]


def steps(row: Mapping[str, Any]) -> list[str]:
    """A line for each step as data: theorem, expression, exact value."""
    lines = []
    for i, step in enumerate(row["steps"], 1):
        said = f"{step['name']} = {step['expr']}" if step["expr"] else f"{step['name']} from {', '.join(step['uses'])}"
        come = f" = {step['value']}" if step["expr"] and step["value"] != step["expr"] else ""
        lines.append(f"{i}. {step['rule'].replace('_', ' ')}: {said}{come}")
    return lines


def answer(row: Mapping[str, Any]) -> str:
    """The answer as printed, with its option, its exact form and its value where they say more."""
    exact, value = row["answer_expr"], row["answer_value"]
    forms = [exact] if exact else []
    if value is not None and f"{value:.12g}" != exact:
        forms.append(f"{value:.12g}")
    printed = row["answer"]
    if printed in LETTERS[: len(row["choices"])]:
        printed += f". {row['choices'][LETTERS.index(printed)]}"
    return printed + (f"   ({' = '.join(forms)})" if forms else "")


def rejected(wrong: Mapping[str, Any], wide: int, paint: Paint) -> str:
    """The rejected solution, an arrow before its first wrong step (a line for the opening, then one for each step)."""
    lines = [paint("title", "Rejected solution") + f" (step {wrong['wrong_step'] + 1} is wrong: {wrong['mistake']})"]
    for i, line in enumerate(wrong["solution"].splitlines()):
        first = i == wrong["wrong_step"] + 1
        shown = wrapped(line, wide, "> " if first else "  ", "  ")
        lines.append(paint("wrong", shown) if first else shown)
    return "\n".join([*lines, f"  → {wrong['answer']}"])
