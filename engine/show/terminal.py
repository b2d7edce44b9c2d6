"""One record as text for a terminal."""

from __future__ import annotations

from textwrap import fill
from typing import Any

WIDTH = 100


def text(row: dict[str, Any]) -> str:
    """A row as a person reads it: caption, question, givens, solution, the rejected solution with its wrong step."""
    head = (
        f"{row['id']}  {row['family']}, {row['version']}, {row['hops']} hop{'s' * (row['hops'] != 1)}, {row['split']}"
    )
    parts = [head, block("Caption", row["caption"]), block("Question", row["question"])]
    if row["choices"]:
        parts.append(
            "\n".join(f"  {letter}. {choice}" for letter, choice in zip("ABCDEFGH", row["choices"], strict=False))
        )
    parts.append(
        block("Given", "\n".join(f"{given['name']} = {given['text']}  ({given['shown_in']})" for given in row["given"]))
    )
    parts.append(block("Solution", row["solution"]))
    parts.append("Answer: " + answer(row))
    if row["rejected"]:
        parts.append(rejected(row["rejected"]))
    return "\n\n".join(parts)


def block(title: str, body: str) -> str:
    """A titled paragraph, wrapped line by line."""
    lines = [fill(line, WIDTH, initial_indent="  ", subsequent_indent="  ") for line in body.splitlines()]
    return "\n".join([title, *lines])


def answer(row: dict[str, Any]) -> str:
    """The answer as printed, with its exact form and its value where it has them."""
    forms = [str(row[name]) for name in ("answer_expr", "answer_value") if row[name] is not None]
    return row["answer"] + (f"   ({' = '.join(forms)})" if forms else "")


def rejected(wrong: dict[str, Any]) -> str:
    """The rejected solution, an arrow before its first wrong step (a line for the opening, then one for each step)."""
    lines = wrong["solution"].splitlines()
    marked = "\n".join(
        fill(line, WIDTH, initial_indent="> " if i == wrong["wrong_step"] + 1 else "  ", subsequent_indent="  ")
        for i, line in enumerate(lines)
    )
    title = f"Rejected solution (step {wrong['wrong_step'] + 1} is wrong: {wrong['mistake']})"
    return f"{title}\n{marked}\n  -> {wrong['answer']}"
