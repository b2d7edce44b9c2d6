"""Which paraphrases of a template a trial reached, and every one of them filled in with what the trial said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from engine.ask.phrases import ENVIRONMENT, Phrases
from engine.errors import FamilyError

KEPT = 40  # sets of slots kept of each block


@dataclass(slots=True)
class Wording:
    """Slots that each block was filled with, and how many lines and branches of the template there are.

    Attributes:
        slots: by block, what its lines were filled with.
        lines, rendered, branches, taken: of the template, counted by complaints().
    """

    slots: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    lines: int = 0
    rendered: int = 0
    branches: int = 0
    taken: int = 0

    def complaints(self, words: Phrases) -> list[str]:
        """Fill every line with all that was said: lines that fail, blocks that are never asked for, dead branches."""
        found = []
        self.lines = sum(map(len, words.lines.values()))
        self.rendered = self.branches = self.taken = 0
        for block, lines in words.lines.items():
            if block not in self.slots:
                where = words.place(lines[0]) if lines else str(words.paths[0])
                found.append(f"{where}: block '{block}' was never asked for; say() it, or leave it out")
                continue
            for which, line in enumerate(lines):
                try:
                    for slots in self.slots[block]:
                        words.render(block, which, slots)
                except FamilyError as error:
                    found.append(str(error))
                    continue
                self.rendered += 1
                dead = self.untaken(line, self.slots[block])
                found += [f"{words.place(line)}: no problem takes the branch {branch}" for branch in dead]
        return found

    def untaken(self, line: str, slots: list[Mapping[str, Any]]) -> list[str]:
        """Branches of a line's conditions that none of the slots takes, as text; each counts as a branch."""
        if "{%" not in line and " if " not in line:
            return []
        tree = ENVIRONMENT.parse(line)
        marks: list[str] = []

        def mark(text: str) -> str:
            marks.append(text)
            return f"\0{len(marks) - 1}\0"

        for branch in tree.find_all(nodes.If):
            at = f"at line part {branch.lineno}"
            branch.body.insert(0, nodes.Output([nodes.TemplateData(mark(f"of an if {at}"))]))
            branch.else_ = [nodes.Output([nodes.TemplateData(mark(f"beside an if {at}"))]), *branch.else_]
        for choice in tree.find_all(nodes.CondExpr):
            choice.expr1 = nodes.Concat([nodes.Const(mark("before an inline if")), choice.expr1])
            if choice.expr2 is not None:
                choice.expr2 = nodes.Concat([nodes.Const(mark("after an inline else")), choice.expr2])
        nodes.Node.set_environment(tree, ENVIRONMENT)
        template = ENVIRONMENT.from_string(tree)
        said = "".join(template.render(values) for values in slots)
        dead = [text for i, text in enumerate(marks) if f"\0{i}\0" not in said]
        self.branches += len(marks)
        self.taken += len(marks) - len(dead)
        return [f"{text} in: {line}" for text in dead]

    def summary(self) -> str:
        """One line."""
        branches = f", {self.taken} of {self.branches} branches taken" if self.branches else ""
        return f"{self.rendered} of {self.lines} paraphrases rendered{branches}"


@contextmanager
def watched(words: Phrases, into: Wording) -> Iterator[None]:
    """Keep the slots of every sentence that these phrases render."""
    render = words.render

    def keeping(block: str, which: int, slots: Mapping[str, object]) -> str:
        kept = into.slots.setdefault(block, [])
        if len(kept) < KEPT:
            kept.append(dict(slots))
        return render(block, which, slots)

    words.render = keeping  # type: ignore[method-assign]
    try:
        yield
    finally:
        del words.render
