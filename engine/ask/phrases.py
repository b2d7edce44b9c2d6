"""Template files: each block holds one paraphrase a line, compiled once per process in jinja2's sandbox."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from engine.errors import FamilyError

SLOT = re.compile(r"\{\{ (\w+)(?:\[(\d|1:)\])?(\|cap)? \}\}")
BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)\s*-?%\}(.*?)\{%-?\s*endblock", re.DOTALL)
SEEN = re.compile(r"\b[Ii]n the (?:\w+ )?figure\b|\b(?:drawing|(?<!Argand )diagram|picture|[Dd]ashed|shown)\b")
FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
T = TypeVar("T")
NAMED = re.compile(r"[a-z=] (?:[A-Z]{1,4}|[a-z])(?:⁻¹|′)?$")  # a clause that ends in a name
EQUAL = re.compile(r"\S+ = ")
ARTICLE = re.compile(r"a (?!(is|and|has|equals) )[a-z]")  # not the name a


def capitalised(text: str) -> str:
    """First letter upper case, the rest as it is; a leading symbol such as ∠ stays, and so do f(x) and a = 2."""
    if text[:1].islower() and not text[1:2].isalpha() and not ARTICLE.match(text):
        return text
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """The noun phrase with "a" or "an" before it."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def verb_of(noun: str) -> str:
    """The form of "be" that goes with a noun phrase: the coordinates of P are, the slope of line g is."""
    return "are" if noun.startswith("the coordinates ") else "is"


def listed(parts: list[str]) -> str:
    """ "x", "x and y", "x, y and z"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def joined(clauses: list[str]) -> str:
    """As listed(), of clauses: a comma parts two of them where one holds an "and" of its own.

    So it does after a name, which might else belong to the next clause too: reflecting A gives B, and C is an end.
    """
    if len(clauses) < 2:
        return listed(clauses)
    after_name = NAMED.search(clauses[-2]) and not EQUAL.match(clauses[-1])
    comma = after_name or any(" and " in clause for clause in clauses)
    return f"{', '.join(clauses[:-1])}, and {clauses[-1]}" if comma else listed(clauses)


class Templates(SandboxedEnvironment):
    """jinja2's sandbox, without the two operators that make any amount of text or digits of a few characters."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"'{operator}' is not allowed in a template")


ENVIRONMENT = Templates(undefined=StrictUndefined, autoescape=False)
ENVIRONMENT.filters |= {"cap": capitalised, "a": article, "be": verb_of, "listed": listed}


def renderer(line: str) -> Callable[[Mapping[str, Any]], str]:
    """Function from slots to text for one line of a template.

    A line that holds only {{ name }}, {{ name[0] }}, {{ name[1:] }} and {{ name|cap }} is joined directly, in 1 us
    where jinja2 takes 15: a record has about thirty. jinja2 compiles all others. UndefinedError for a missing slot.
    """
    parts = SLOT.split(line)  # text, name, index or None, "|cap" or None, text, ...
    if any("{" in text for text in parts[::4]):
        return ENVIRONMENT.from_string(line).render
    if not any(parts[i + 2] or parts[i + 1] == "1:" for i in range(1, len(parts), 4)) and "}" not in "".join(
        parts[::4]
    ):
        return formatter(line)
    pieces = [(parts[i], parts[i + 1], bool(parts[i + 2]), parts[i + 3]) for i in range(1, len(parts), 4)]

    def join(slots: Mapping[str, Any]) -> str:
        out = parts[0]
        for name, index, cap, after in pieces:
            try:
                value = slots[name]
            except KeyError:
                raise UndefinedError(f"'{name}' is undefined") from None
            if index:
                value = value[1:] if index == "1:" else value[int(index)]
            out += (capitalised(value) if cap else str(value)) + after
        return out

    return join


def formatter(line: str) -> Callable[[Mapping[str, Any]], str]:
    """The line as a format string, where Python's own format can fill it."""
    fill = SLOT.sub(r"{\1[\2]}", line).replace("[]}", "}").format_map

    def filled(slots: Mapping[str, Any]) -> str:
        try:
            return fill(slots)
        except KeyError as missing:
            raise UndefinedError(f"{missing} is undefined") from None

    return filled


class Phrases:
    """Blocks of one template file, or of several files together."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self.paths = paths
        self.lines: dict[str, list[str]] = {}
        self._unseen: dict[str, Sequence[int]] = {}
        for path in paths:
            try:
                text = path.read_text(encoding="utf-8")
            except OSError as error:
                raise FamilyError(f"template {path} cannot be read: {error.strerror}") from None
            for name, body in BLOCK.findall(re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)):
                if name in self.lines:
                    raise FamilyError(f"template {path}: block '{name}' stands twice")
                self.lines[name] = [line.strip() for line in body.splitlines() if line.strip()]
        # all at once, 0.04 ms a line: a worker that meets rare lines after hours would grow all the time
        self._compiled = {
            name: [self._guarded(name, line, partial(renderer, line)) for line in lines]
            for name, lines in self.lines.items()
        }

    def __contains__(self, block: str) -> bool:
        return block in self.lines

    def count(self, block: str) -> int:
        """Number of paraphrases; FamilyError if the block is missing."""
        if not self.lines.get(block):
            raise FamilyError(
                f"template {', '.join(map(str, self.paths))} has no block '{block}'; add it, one paraphrase a line"
            )
        return len(self.lines[block])

    def unseen(self, block: str) -> Sequence[int]:
        """Numbers of the paraphrases that speak of no picture, for a text without one; all of them where each does."""
        if block not in self._unseen:
            count = self.count(block)
            self._unseen[block] = [i for i in range(count) if not SEEN.search(self.lines[block][i])] or range(count)
        return self._unseen[block]

    def render(self, block: str, which: int, slots: Mapping[str, object]) -> str:
        """Paraphrase number `which` of the block; FamilyError names the file, the block and the undefined word."""
        try:
            return self._compiled[block][which](slots)
        except FAULTS:
            return self._guarded(block, self.lines[block][which], partial(self._compiled[block][which], slots))

    def _guarded(self, block: str, line: str, work: Callable[[], T]) -> T:
        """What work() gives; FamilyError names the line where it fails."""
        try:
            return work()
        except FAULTS as error:
            raise FamilyError(f"template {self.place(line)}, block '{block}': {error} in the line: {line}") from None

    def place(self, line: str) -> str:
        """Where a paraphrase stands, as file:line."""
        for path in self.paths:
            for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if text.strip() == line:
                    return f"{path}:{number}"
        return str(self.paths[0])

    def pick(self, block: str, rng: Random, **slots: object) -> str:
        """A paraphrase at random."""
        return self.render(block, int(rng.random() * self.count(block)), slots)


@lru_cache(maxsize=256)
def phrases(*paths: Path) -> Phrases:
    """The parsed template files, cached for the process."""
    return Phrases(paths)


def template_root() -> Path:
    """Folder of the installed templates."""
    import templates

    return Path(next(iter(templates.__path__)))


@lru_cache(maxsize=8)
def shared(language: str) -> Phrases:
    """Words that every domain shares: quantities, properties, questions, solutions."""
    return phrases(*sorted((template_root() / language).glob("*.j2")))


@lru_cache(maxsize=8)
def theorem_words(language: str) -> Phrases:
    """Names and facts of all theorems."""
    return phrases(*sorted((template_root() / language / "rules").glob("*.j2")))
