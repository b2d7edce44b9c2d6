"""Rewards for reinforcement learning: is a completion's final answer the record's exact answer, and how many steps are.

    from engine.reward import reward, step_reward      # columns of `python -m engine export DIR --to trl-rl`
    GRPOTrainer(reward_funcs=[reward], ...)

An answer in the engine's own notation is compared by the engine's arithmetic, in some 0.1 ms; any other, such as LaTeX,
by math-verify (the extra `reward`) in a process of its own with a time limit (engine/judge.py). Equivalent forms are
the same answer: sqrt(75) and 5√3, y = 2x + 1 and 2x − y + 1 = 0, {1, 3} and {3, 1}. A decimal is right where it is the
exact value, or where the record's answer is itself rounded and the decimal is as precise. A unit may be left out; a
wrong one is a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

from engine.errors import EngineError
from engine.facts import term
from engine.facts.exact import Exact
from engine.facts.expr import parse_row, parse_value
from engine.facts.term import Term
from engine.facts.value import Closed, Compound, Value, identical, number, proportional
from engine.judging import harmless, judged, latex

Row = Mapping[str, Any]

LONGEST = 200  # characters of an answer that is read; the longest of the engine has 52
TAIL = 4000  # characters of a completion in which its final answer is looked for
LETTERS = "ABCDEFGH"
MARKED = re.compile(r"<answer>(.*?)</answer>|####\s*([^\n]+)", re.DOTALL | re.IGNORECASE)
LETTER_WORD = re.compile(
    r"(?:[Aa]nswer|[Oo]ption|[Cc]hoice|[Cc]hoose|[Pp]ick|[Ss]elect|ANSWER)(?:\s+is)?\s*:?\s*(?:[Oo]ption|[Cc]hoice)?\s*"
    rf"\(?([{LETTERS}])\)?(?![A-Za-z'’])(?!\s*=)"
)
LETTER_ALONE = re.compile(rf"\(?([{LETTERS}])\s*(?:\)|[.:,]\s*.*|\)[.:]?\s+.*)?$", re.DOTALL)
ANOTHER = re.compile(rf"\s*(?:,|/|&|\bor\b|\band\b)\s*\(?(?:option\s+)?[{LETTERS}]\b")
STATES = re.compile(r".*(?:\bis\b|\bare\b|\bequals\b|\bmeasures\b|:)\s*(.+)$", re.DOTALL)
SIGNS = "0123456789xy()+-−·*/^√.⁰¹²³⁴⁵⁶⁷⁸⁹ "  # of an equation's left side
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
UNIT = re.compile(
    r"(?<![A-Za-z\\])\s*(?P<square>sq(?:uare|\.)?\s*)?"
    r"(?P<name>millimet(?:er|re)s?|centimet(?:er|re)s?|met(?:er|re)s?|mm|cm|m|units?)\s*(?P<power>²|\^\{?2\}?|\*\*2)?$"
)
NAMES = {"mi": "mm", "mm": "mm", "ce": "cm", "cm": "cm", "me": "m", "m": "m", "un": ""}
WRONG = (EngineError, ArithmeticError, ValueError, TypeError, KeyError, RecursionError)  # text that has no value
DECIMAL = re.compile(r"-?\d+(?:\.(\d+))?")


def reward(completions: Sequence[Any], answer: Sequence[str], **columns: Any) -> list[float]:
    """1.0 for each completion that ends in its record's answer, else 0.0; a TRL reward function.

    Args:
        completions: texts, or conversations as TRL gives them ([{"role": ..., "content": ...}]).
        answer: the row's column, one for each completion.
        columns: `answer_expr`, `question_type`, `choices` of the row; any other is left unread.
    """
    return [float(correct(text_of(said), row)) for said, row in zip(completions, rows(answer, columns), strict=True)]


def step_reward(completions: Sequence[Any], answer: Sequence[str], **columns: Any) -> list[float]:
    """MathVerse's score, 0.7 of the share of steps made and 0.3 for the answer; takes the column `steps` too."""
    pairs = zip(map(text_of, completions), rows(answer, columns), strict=True)
    return [0.7 * step_credit(said, row["steps"]) + 0.3 * correct(said, row) for said, row in pairs]


def rows(answer: Sequence[str], columns: Mapping[str, Any]) -> list[Row]:
    """The columns as one mapping for each completion; those that are not given hold None."""
    names = ("answer_expr", "question_type", "choices", "steps")
    given = {name: columns.get(name) or [None] * len(answer) for name in names}
    return [dict(zip(("answer", *names), cells, strict=True)) for cells in zip(answer, *given.values(), strict=True)]


def text_of(completion: Any) -> str:
    """The text of a completion: itself, or the last message's content, in which parts of text are joined."""
    if isinstance(completion, str):
        return completion
    content = completion[-1]["content"] if completion else ""
    if isinstance(content, str):
        return content
    return "".join(part.get("text") or "" for part in content or ())


def correct(completion: str, row: Row) -> bool:
    """Whether a completion ends in the row's answer; bounded in time whatever the completion holds.

    Args:
        completion: any text.
        row: `answer`, and `answer_expr`, `question_type`, `choices` where the row has them.
    """
    said = final_answer(completion)
    choices = list(row.get("choices") or ())
    if row.get("question_type") == "multi-choice" or (choices and row["answer"] in LETTERS[: len(choices)]):
        letter = chosen_letter(said, completion)
        if letter:
            return letter == row["answer"]
        at = LETTERS.index(row["answer"])
        return at < len(choices) and same(said, choices[at], row.get("answer_expr"))
    return same(said, row["answer"], row.get("answer_expr"))


def final_answer(completion: str) -> str:
    """What a completion gives as its answer: what is boxed or marked last, or what its last line says after "is"."""
    tail = completion[-TAIL:]
    inside = boxed(tail)
    if inside is not None:
        return tidied(inside)
    marked = MARKED.findall(tail)
    if marked:
        return tidied(marked[-1][0] or marked[-1][1])
    lines = [line.strip() for line in tail.splitlines() if line.strip()]
    if not lines or len(lines[-1]) > 10 * LONGEST:
        return ""
    line = tidied(lines[-1])
    found = STATES.match(line)
    return tidied(found.group(1)) if found else line


def boxed(text: str) -> str | None:
    """What stands in the last \\boxed{}, or None."""
    at = text.rfind("\\boxed{")
    if at < 0:
        return None
    start, depth = at + len("\\boxed{"), 1
    for i in range(start, len(text)):
        depth += (text[i] == "{") - (text[i] == "}")
        if depth == 0:
            return text[start:i]
    return ""


def tidied(text: str) -> str:
    """Without the marks of Markdown and of LaTeX's math mode around it, and without a full stop."""
    text = text.replace("`", "").replace("\\$", "").replace(":**", ":").strip().strip("*")
    for opening, closing in (("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")):
        text = text.strip().rstrip(".").strip()
        if len(text) > len(opening) and text.startswith(opening) and text.endswith(closing):
            text = text[len(opening) : -len(closing)]
    return text.strip().rstrip(".").strip()


def chosen_letter(said: str, completion: str) -> str:
    """The letter of the option that is chosen, in the answer or in the last line; "" if there is not just one."""
    plain = re.sub(r"\\(?:text|mathrm|mathbf|textbf)\{([^{}]*)\}", r"\1", said)
    alone = LETTER_ALONE.match(plain)
    if alone:
        return "" if ANOTHER.match(plain, alone.end(1)) else alone.group(1)
    if len(lines := completion[-TAIL:].strip().splitlines()) == 0:
        return ""
    found = list(LETTER_WORD.finditer(lines[-1].replace("**", "").replace("$", "")))
    if not found:
        return ""
    return "" if ANOTHER.match(found[-1].string, found[-1].end(1)) else found[-1].group(1)


def same(said: str, printed: str, exact: str | None) -> bool:
    """Whether an answer is the one that is printed so and has this exact value (sympy text; None for a word)."""
    if not said or len(said) > LONGEST:
        return False
    forms = [said, said.rsplit("=", 1)[-1].strip()]  # "AB = 12 cm", of which 12 cm is the answer
    if any(squeezed(form) == squeezed(printed) for form in forms):
        return True
    if exact is None:
        return False
    (_, unit), (value, mine) = split_unit(printed), split_unit(said)
    if mine is not None and mine not in (unit, ("", None)):
        return False
    try:
        found = agrees(value, parse_value(exact), decimals(printed))
    except WRONG:
        return False
    return judged(exact, value) if found is None else found


def squeezed(text: str) -> str:
    """Text for comparison as it stands: no spaces, small letters, one kind of minus, no article."""
    text = re.sub(r"\\(?:text|mathrm|textbf)\{([^{}]*)\}", r"\1", text.strip()).lower()
    return re.sub(r"\s+", "", re.sub(r"^(?:an?|the)\s+", "", text)).replace("−", "-").rstrip(".")


def split_unit(text: str) -> tuple[str, tuple[str, int | None] | None]:
    """The text before its unit of length or area, and (unit, power), or None where there is none; ° is no unit here."""
    plain = re.sub(r"\\(?:text|mathrm)\{([^{}]*)\}|\\[,;! ]", r"\1", text.strip())
    found = UNIT.search(plain)
    if not found or not found.start():
        return text, None
    name = NAMES[found["name"][:2] if found["name"] != "m" else "m"]
    power = 2 if found["power"] or found["square"] else 1
    return plain[: found.start()].strip(), (name, power if name else None)


def decimals(printed: str) -> int:
    """Decimal places of a rounded value as printed."""
    found = re.search(r"\.(\d+)", printed)
    return len(found.group(1)) if found else 0


def agrees(said: str, gold: Value, places: int = 0) -> bool | None:
    """Whether plain text says the value; None where it is not in the engine's own notation."""
    if isinstance(gold, Compound):
        return agrees_in_parts(said, gold)
    text = plain_source(said)
    if isinstance(gold, Closed):
        found = DECIMAL.fullmatch(text)
        if found:
            shown = len(found.group(1) or "")
            return shown >= places and abs(float(text) - gold.approx) <= 0.5 * 10**-shown * (1 + 1e-9)
    value = value_of(text.rsplit("=", 1)[-1])
    if value is None:
        return None
    if isinstance(value, Compound):
        return False
    one, other = number(value), number(gold)
    if one is not None or other is not None:
        return one is not None and other is not None and close(one, other)
    return isinstance(value, Term) and isinstance(gold, Term) and identical(value, gold)


def close(one: float, other: float) -> bool:
    """Equal but for the rounding of floats; infinities are equal to themselves."""
    return one == other or (isfinite(one) and isfinite(other) and abs(one - other) <= 1e-9 * max(abs(one), abs(other)))


def value_of(text: str) -> Value | None:
    """The value of arithmetic text; None where it is none, or where it has no value."""
    if not harmless(latex(text)):
        return None
    try:
        expr = parse_row(text)
        return None if expr.names else expr.value({})
    except WRONG:
        return None


def agrees_in_parts(said: str, gold: Compound) -> bool | None:
    """The same for points, sets, intervals, unions and equations."""
    text = said.strip()
    if gold.kind == "eq":
        sides = text.split("=")
        ends = [value_of(plain_source(side)) for side in sides]
        terms = [side if isinstance(side, Term) else None for side in map(as_term, ends)]
        left, right = (as_term(item) for item in gold.items)
        if len(terms) != 2 or None in terms or left is None or right is None:
            return None
        return proportional(minus(terms[0], terms[1]), minus(left, right))
    if gold.kind == "union":
        return matched(text.split("∪"), gold.items)
    if gold.kind == "interval" and text[:1] in "([" and text[-1:] in ")]":
        parts = split_commas(text[1:-1])
        ends_fit = (text[0] == "[", text[-1] == "]") == gold.ends
        return None if len(parts) != 2 else every(map(agrees, parts, gold.items)) if ends_fit else False
    if gold.kind == "tuple" and text[:1] == "(" and text[-1:] == ")":
        parts = split_commas(text[1:-1])
        return every(map(agrees, parts, gold.items)) if len(parts) == len(gold.items) else False
    if gold.kind == "set" and text == "∅":
        return not gold.items
    if gold.kind == "set" and text[:1] == "{" and text[-1:] == "}":
        return matched(split_commas(text[1:-1]), gold.items)
    return None


def matched(parts: Sequence[str], items: Sequence[Value]) -> bool | None:
    """Whether the parts are the items in some order, each once."""
    left = list(items)
    for part in parts:
        found = [agrees(part, item) for item in left]
        if True not in found:
            return None if None in found else False
        left.pop(found.index(True))
    return not left


def every(found: Any) -> bool | None:
    """False if one is, else None if one is, else True."""
    verdicts = list(found)
    return False if False in verdicts else None if None in verdicts else True


def as_term(value: Value | None) -> Term | None:
    """A number or a formula as a formula."""
    return Term(value) if isinstance(value, Exact) else value if isinstance(value, Term) else None


def minus(a: Term | None, b: Term | None) -> Term:
    """a - b."""
    assert a is not None and b is not None
    return Term(term.add(a.node, term.neg(b.node)))


def split_commas(text: str) -> list[str]:
    """Parts between commas outside brackets."""
    depth, parts, begin = 0, [], 0
    for i, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            parts.append(text[begin:i].strip())
            begin = i + 1
    last = text[begin:].strip()
    return [*parts, last] if last or parts else parts


def plain_source(printed: str) -> str:
    """A printed value as the arithmetic that engine.facts.expr reads: 15π/2 to 15*pi/2, 2x² − 1 to 2*x**2 - 1."""
    text = printed.strip().rstrip(".").replace("−", "-").replace("·", "*").replace("×", "*").replace("^", "**")
    text = re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "**" + m.group(1).translate(SUPERSCRIPTS), text)
    text = re.sub(r"\s*(?:degrees?|deg)$", "", text.replace("°", "")).strip()
    text = re.sub(r"√\s*(\d+)", r"sqrt(\1)", text).replace("√(", "sqrt(").replace("π", "pi").replace("∞", "oo")
    text = re.sub(r"\b(arc)(?=sin|cos|tan)", "a", text)
    text = re.sub(r"\|([^|]+)\|", r"abs(\1)", text)
    if not DECIMAL.fullmatch(text):
        text = re.sub(r"\b(\d+)\.(\d+)\b", lambda m: f"({m.group(1)}{m.group(2)}/{10 ** len(m.group(2))})", text)
    text = re.sub(r"\bi\b", "I", re.sub(r"(?<=\d)i\b", "*I", text))
    text = re.sub(r"(?<=[\d)])\s*(?=(?:sqrt|pi|a?sin|a?cos|a?tan|log|ln|exp|abs|e\b|[xy]\b|\())", "*", text)
    text = re.sub(r"(?<=pi)\s*(?=(?:sqrt|\d|\())", "*", text)
    return re.sub(r"\bln\b", "log", text)


def step_credit(completion: str, steps: Sequence[Row] | None) -> float:
    """Share of a record's steps whose result is the result of a line of the completion, each line once; 1 of none.

    A step counts only below the lines of the steps that it uses: 70° and then 110° are not 110° and then 70°. A line's
    result is what stands after its last = or ≈, else after its last "is", or the whole equation where the step's is
    one; only the engine's own notation is read here. The last 200 lines count.

    A line that says a given again is taken for a step whose result is the same: of a polynomial division, whose result
    is the given formula in another form, no value tells the two apart.
    """
    lines = completion[-10 * TAIL :].splitlines()[-200:]
    said = [LETTER_WORD.sub("", line) for line in lines if line.strip()]  # option D is no point D
    at: dict[str, int] = {}
    for step in steps or ():
        read = equation if (step["value"] or "").startswith("Eq(") else result
        printed, after = read(step["text"]), max((at.get(name, -1) for name in step.get("uses") or ()), default=-1)
        hits = (i for i in range(after + 1, len(said)) if i not in at.values())
        hit = next((i for i in hits if step_made(read(said[i]), printed, step["value"])), None)
        if hit is not None:
            at[step["name"]] = hit
    return len(at) / len(steps) if steps else 1.0


def result(line: str) -> str:
    """What a line of a solution finds."""
    line = tidied(line)
    states = STATES.match(line) if len(line) <= 10 * LONGEST else None
    if "=" in line or "≈" in line:
        return tidied(re.split("[=≈]", line)[-1])
    return tidied(states.group(1)) if states else line


def equation(line: str) -> str:
    """The equation in x and y in which a line ends, its left side from the last word on; "" if there is none."""
    left, sign, right = tidied(line).rpartition("=")
    part = left[len(left.rstrip(SIGNS)) :]
    if part != left and not part.startswith(" "):  # the end of a word, such as y of by
        part = part.partition(" ")[2]
    return f"{part.strip()} {sign} {right.strip()}" if part.strip() else ""


def step_made(said: str, printed: str, exact: str) -> bool:
    """Whether a line's result is a step's, as it is printed (which may be rounded) or exactly."""
    if not said or len(said) > LONGEST:
        return False
    if squeezed(said) == squeezed(printed):
        return True
    try:
        return bool(exact) and agrees(split_unit(said)[0], parse_value(exact), decimals(printed)) is True
    except WRONG:
        return False
