"""Theorems: formulas with their forms solved for each unknown, and the mistakes that students make with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.facts.expr import Expr, parse, parse_row
from engine.facts.value import Value

PLANE = (("X", "x"), ("Y", "y"), ("IMAG", "I"))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong way to use a form.

    Attributes:
        name: in words, such as "adds the legs without squaring".
        expr: what it computes.
        longer: 1 where it is written at greater length than the formula, -1 where shorter, else 0.
    """

    name: str
    expr: Expr
    longer: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One formula of a theorem, solved for `output`."""

    output: str
    expr: Expr
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Theorem:
    """A named theorem; its words are the blocks NAME_name and NAME_fact of templates/<language>/rules.

    `symbols` are all the names that its forms use, in order.
    """

    name: str
    forms: tuple[Form, ...]
    symbols: tuple[str, ...]


def form(equation: str, **mistakes: str) -> Form:
    """Form from "c = sqrt(a**2 + b**2)"; each keyword is a mistake, words joined by underscores, and its expression.

    X and Y stand for the variables of formulas, "f = m*X + b", and IMAG for the imaginary unit. The parts of a point
    P are P[0] and P[1]. A mistake may use only names that the right expression uses, so that a wrong chain needs
    nothing more. Where the formula has no abs(), a mistake has none either: no pupil writes |90° − 127°|, and where a
    wrong difference is negative the mistake is not made.
    """
    output, source = (part.strip() for part in equation.split("=", 1))
    expr = parse(source, *PLANE).compiled()
    if "abs(" not in source:
        mistakes = {name: text.replace("abs(", "(") for name, text in mistakes.items()}
    wrong = tuple(
        Mistake(
            name.replace("_", " "),
            parse(text, *PLANE).compiled(),
            (len(text) > len(source)) - (len(text) < len(source)),
        )
        for name, text in mistakes.items()
    )
    for mistake in wrong:
        extra = set(mistake.expr.names) - set(expr.names)
        if extra:
            raise ValueError(f"mistake '{mistake.name}' of {equation} uses {sorted(extra)}, which the formula does not")
    return Form(output, expr, wrong)


def _mistake(name: str, text: str, source: str) -> Mistake:
    longer = (len(text) > len(source)) - (len(text) < len(source))
    return Mistake(name.replace("_", " "), parse(text, *PLANE).compiled(), longer)


def theorem(name: str, *forms: Form) -> Theorem:
    """A theorem from its forms; most have one form for each quantity that they tie together."""
    symbols = dict.fromkeys(n for f in forms for n in (f.output, *f.expr.names))
    return Theorem(name, forms, tuple(symbols))


def verdict(output: str, inputs: tuple[str, ...], value: Value, wrong: Mapping[str, Value]) -> Form:
    """Form whose result, a word or another value, follows from the inputs by an argument, not by arithmetic."""

    def said(value: Value) -> Expr:
        return Expr(("value", value), inputs, True)

    return Form(
        output, said(value), tuple(Mistake(name.replace("_", " "), said(other)) for name, other in wrong.items())
    )


def with_mistakes(form: Form, wrong: Mapping[str, Value]) -> Form:
    """The form with mistakes that hold for one drawing only: name and the wrong value that they come to there."""
    more = tuple(Mistake(name.replace("_", " "), parse_row(value.source())) for name, value in wrong.items())
    return Form(form.output, form.expr, form.mistakes + more)


class Law(NamedTuple):
    """A theorem that holds for quantities of a scene.

    Attributes:
        theorem: its forms are rules of the scene.
        binding: the quantity's name for each symbol.
        slots: words for the theorem's templates, such as {"triangle": "ABC"}.
    """

    theorem: Theorem
    binding: Mapping[str, str]
    slots: Mapping[str, str]


class Rule(NamedTuple):
    """One form applied to quantities of a scene.

    Attributes:
        theorem: the theorem's name.
        form: the formula over the theorem's own symbols.
        binding, slots: as the law has them.
        output: name of the quantity that it gives.
        inputs: names of the quantities that it needs.
    """

    theorem: str
    form: Form
    binding: Mapping[str, str]
    slots: Mapping[str, str]
    output: str
    inputs: tuple[str, ...]


def rule(law: Law, form: Form) -> Rule:
    """A form of the law's theorem on its quantities."""
    inputs = tuple([law.binding[name] for name in form.expr.names])
    return Rule(law.theorem.name, form, law.binding, law.slots, law.binding[form.output], inputs)
