"""Arithmetic text such as "sqrt(a**2 + b**2)": parsed against a whitelist, evaluated exactly or as float, printed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import add, itemgetter, mul, neg, sub, truediv
from typing import Any

from engine.errors import Inexact
from engine.facts import exact
from engine.facts.exact import Exact, Rational, exact_integer, superscript
from engine.facts.grammar import BEYOND, FUNCTIONS, Node, tree_of
from engine.facts.symbolic import symbolic
from engine.facts.term import VARIABLES
from engine.facts.value import Closed, Value, text_of

ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {"+": add, "-": sub, "*": mul, "/": truediv, "**": pow}
ROW_VARIABLES = {name: name for name in VARIABLES}
DEGREES = {30, 45, 60, 90, 120, 135, 150, 180, 270, 360, 540}  # integers that are angles in a formula about angles
IMAGINARY: Node = ("var", "I")
SUM, FRACTION, PRODUCT, POWER, ATOM = 1, 2, 3, 4, 5  # binding strength when printed
LEAVES = frozenset(("var", "oo", "reals", "bool"))


@dataclass(frozen=True, slots=True)
class Expr:
    """Parsed arithmetic over names and integers; `names` lists its free names in order of appearance."""

    tree: Node
    names: tuple[str, ...]
    beyond: bool = False  # holds a variable, a point, a set or an operation on formulas
    _exact: Callable[[Mapping[str, Exact]], Exact] | None = field(default=None, compare=False, repr=False)
    _rational: Callable[[Mapping[str, Rational]], Rational] | None = field(default=None, compare=False, repr=False)

    def exact(self, env: Mapping[str, Exact]) -> Exact:
        """Exact value; Inexact where it leaves the field, ZeroDivisionError on division by zero."""
        if self._exact:
            return self._exact(env)
        return evaluate(self.tree, env, EXACT, exact_integer)

    def compiled(self) -> Expr:
        """The same, with closures in place of the walk over the tree, for what is evaluated often.

        Where all that comes in is rational, numbers of Python do. (a+b)*h/2 takes 12 us in place of 20, and 7 so.
        """
        if self.beyond:
            return self
        rational = _closure(self.tree, RATIONAL, int) if _is_rational(self.tree) else None
        return replace(self, _exact=_closure(self.tree, EXACT, exact_integer), _rational=rational)

    def part(self, tree: Node) -> Expr:
        """A part of it as an expression of its own."""
        return Expr(tree, self.names, self.beyond)

    def value(self, env: Mapping[str, Value]) -> Value:
        """The value: exact where it can be, else the closed form with its float.

        Raises:
            Inexact: the value is no number and no rule gives it.
            ZeroDivisionError, ValueError, TypeError: it is undefined.
        """
        if self.beyond:
            return symbolic(self.tree, env)
        numbers: dict[str, Any] = {}
        for name in self.names:
            known = env[name]
            if type(known) is not Exact:
                return symbolic(self.tree, env)
            numbers[name] = known.rational()
        try:
            if self._rational and None not in numbers.values():
                return Exact.of(self._rational(numbers))
        except Inexact:  # a root or an angle, which Exact may know
            pass
        try:
            return self.exact(env)  # type: ignore[arg-type]
        except Inexact:
            approx = self.approx({name: float(env[name]) for name in self.names})  # type: ignore[arg-type]
            forms = {name: env[name].source() for name in self.names}
            return Closed(self.source({n: s if s.isdigit() else f"({s})" for n, s in forms.items()}), approx)

    def approx(self, env: Mapping[str, float]) -> float:
        """Float value; ZeroDivisionError, ValueError or OverflowError where it is undefined."""
        return float(evaluate(self.tree, env, FLOAT, float))

    def source(self, names: Mapping[str, str]) -> str:
        """Sympy-readable text with every name replaced by names[name]."""
        return _source(self.tree, names)[0]

    def text(self, show: Mapping[str, str], degrees: bool = False) -> str:
        """As a book prints it; show gives each name's symbol or value, degrees marks 180 as 180°."""
        return _text(self.tree, show, degrees)[0]


@lru_cache(maxsize=1024)
def parse(source: str, *variables: tuple[str, str]) -> Expr:
    """Parse arithmetic text, with ("X", "x") where X stands for x of f(x); ExprError says what is not allowed."""
    return Expr(*tree_of(source, dict(variables)))


@lru_cache(maxsize=256)  # the making and the checks of one row read each of its values several times
def parse_value(source: str) -> Value:
    """The value that a row states, such as "x**2 - 1", "(2, 3)" or "FiniteSet(1, 4)"; ExprError if it is none."""
    if len(source) < 12 and source.isascii() and source.isdigit():  # most are whole numbers: 0.6 us in place of 1.7
        return exact_integer(int(source))
    return parse_row(source).value({})


@lru_cache(maxsize=64)  # the checks of one row read each of its formulas three times
def parse_row(source: str) -> Expr:
    """An expression of a row, in which x and y are the variables of formulas."""
    return Expr(*tree_of(source, ROW_VARIABLES))


@dataclass(frozen=True, slots=True)
class Field:
    """Where an expression is evaluated: its pi, its functions and its arithmetic."""

    pi: Any
    functions: Mapping[str, Callable[[Any], Any]]
    arithmetic: Mapping[str, Callable[[Any, Any], Any]]


def _no_exact(value: Exact) -> Exact:
    raise Inexact(f"no exact logarithm or exponential of {value}")


EXACT = Field(
    Exact({(1, 1): 1}),
    {
        **{name: getattr(exact, name) for name in ("sin", "cos", "tan", "asin", "acos", "atan")},
        "sqrt": Exact.sqrt,
        "abs": lambda value: -value if float(value) < 0 else value,
        "floor": exact.floor,
        "log": _no_exact,
        "exp": _no_exact,
    },
    ARITHMETIC,
)
RATIONAL = Field(
    None, {"sqrt": exact.whole_root, "abs": abs}, ARITHMETIC | {"/": exact.quotient, "**": exact.whole_power}
)
FLOAT = Field(math.pi, {**{name: getattr(math, name) for name in FUNCTIONS if name != "abs"}, "abs": abs}, ARITHMETIC)


def evaluate(node: Node, env: Mapping[str, Any], over: Field, number: Callable[[int], Any]) -> Any:
    """Value of a tree over a field, with names from env and integers through number."""
    kind = node[0]
    if kind == "num":
        return number(node[1])
    if kind == "name":
        return env[node[1]]
    if kind == "pi":
        return over.pi
    if kind == "neg":
        return -evaluate(node[1], env, over, number)
    if kind == "call":
        return over.functions[node[1]](evaluate(node[2], env, over, number))
    if node[:2] == ("op", "log"):
        top, base = (over.functions["log"](evaluate(part, env, over, number)) for part in node[2:])
        return top / base
    return over.arithmetic[kind](evaluate(node[1], env, over, number), evaluate(node[2], env, over, number))


def _is_rational(node: Node) -> bool:
    """Whether the tree needs nothing but what RATIONAL has."""
    if node[0] == "pi" or (node[0] == "call" and node[1] not in RATIONAL.functions):
        return False
    return all(_is_rational(part) for part in node if type(part) is tuple)


def _closure(node: Node, over: Field, number: Callable[[int], Any]) -> Callable[[Mapping[str, Any]], Any]:
    """The function that evaluate(node, env, over, number) is."""
    kind = node[0]
    if kind in ("num", "pi"):
        constant = number(node[1]) if kind == "num" else over.pi
        return lambda env: constant
    if kind == "name":
        return itemgetter(node[1])
    if kind in ("neg", "call"):
        inner = _closure(node[-1], over, number)
        function: Callable[[Any], Any] = neg if kind == "neg" else over.functions[node[1]]
        return lambda env: function(inner(env))
    if node[:2] == ("op", "log"):
        log = over.functions["log"]
        top, base = _closure(node[2], over, number), _closure(node[3], over, number)
        return lambda env: log(top(env)) / log(base(env))
    left, right = _closure(node[1], over, number), _closure(node[2], over, number)
    operation = over.arithmetic[kind]
    return lambda env: operation(left(env), right(env))


def _source(node: Node, names: Mapping[str, str]) -> tuple[str, int]:
    kind = node[0]
    if kind == "num":
        return str(node[1]), ATOM
    if kind == "name":
        return names[node[1]], ATOM
    if kind == "pi":
        return "pi", ATOM
    if kind == "neg":
        return "-" + _wrap(_source(node[1], names), PRODUCT), SUM
    if kind == "call":
        return f"{node[1]}({_source(node[2], names)[0]})", ATOM
    if kind == "value":
        return "", ATOM
    if kind in LEAVES:
        return ("Reals" if kind == "reals" else "oo" if kind == "oo" else str(node[1])), ATOM
    if kind == "item":
        return f"{_source(node[1], names)[0]}[{node[2]}]", ATOM
    if kind in ("tuple", "op"):
        parts = ", ".join(_source(part, names)[0] for part in node[1 if kind == "tuple" else 2 :])
        return f"{node[1] if kind == 'op' else ''}({parts})", ATOM
    left, right = _source(node[1], names), _source(node[2], names)
    if kind in "+-":
        return f"{left[0]} {kind} {_wrap(right, PRODUCT if kind == '-' else SUM)}", SUM
    if kind in "*/":
        return f"{_wrap(left, PRODUCT)}{kind}{_wrap(right, POWER)}", PRODUCT
    return f"{_wrap(left, ATOM)}**{_wrap(right, ATOM)}", POWER


def _wrap(part: tuple[str, int], level: int) -> str:
    return part[0] if part[1] >= level else f"({part[0]})"


def strength(text: str) -> int:
    """Binding strength of a printed symbol or value: 7, AB, f(1/2), (u + v)₁ stand alone, 5√3 and 7/2 are products."""
    if text.endswith(")") and text[0].isalpha():
        text = BRACKETS.sub("", text)
    if text[-1] not in "₁₂" and (" + " in text or " − " in text or text.startswith("−")):
        return SUM
    if "/" in text:
        return FRACTION
    if ("√" in text or "π" in text) and len(text) > 1:
        return POWER if text[0] == "√" and text[1:].isdigit() else PRODUCT
    return ATOM


def _text(node: Node, show: Mapping[str, str], degrees: bool) -> tuple[str, int]:
    kind = node[0]
    if kind == "num":
        return f"{node[1]}°" if degrees and node[1] in DEGREES else str(node[1]), ATOM
    if kind == "name":
        return show[node[1]], strength(show[node[1]])
    if kind == "pi":
        return "π", ATOM
    if kind == "neg":
        inner = _text(node[1], show, degrees)
        zero = inner[0] == "0" or (inner[0].startswith("0 ") and inner[1] >= FRACTION)  # 0 and 0 / 3 take no sign
        return inner if zero else ("−" + _wrap(inner, FRACTION), SUM)
    if kind == "call":
        return _call_text(node, show, degrees)
    if kind in BEYOND:
        return _text_beyond(node, show, degrees)
    if kind == "/" and node[2] == ("pi",) and node[1][0] == "*" and node[1][2] == ("num", 180):
        return _text(node[1][1], show, degrees)  # acos(...)*180/pi is an angle in degrees
    left, right = _text(node[1], show, degrees), _text(node[2], show, degrees)
    if kind == "*" and node[2] == IMAGINARY:
        return _imaginary(*left)
    if kind == "+" and node[2][::2] == ("*", IMAGINARY) and right[0][0] == "−":
        return f"{left[0]} − {right[0][1:]}", SUM
    if kind in "+-":
        sign = "+" if kind == "+" else "−"
        return f"{left[0]} {sign} {_wrap(right, FRACTION if kind == '-' or right[0][0] == '−' else SUM)}", SUM
    if kind == "*":
        a, b = _wrap(left, PRODUCT), _wrap(right, PRODUCT)
        if right[0] == "π" and (a[-1].isdigit() or a == "(") and left[1] == ATOM:
            return f"{a}π", PRODUCT
        joined = f"{a}{b}" if _juxtaposed(a, b) else f"{a} · {b}"
        return joined, PRODUCT
    if kind == "/":
        if node[2][0] == "num" and " " not in left[0] and not named_in(node[1]):  # 1/2, 8π/3
            return f"{left[0]}/{right[0]}", SUM if left[0][0] == "−" else PRODUCT
        negative = left[0][0] == "−" and (node[1][0] == "neg" or strength(left[0][1:]) >= PRODUCT)
        if negative:  # −8 / (x − 3) is the negative of 8 / (x − 3)
            return f"{left[0]} / {_wrap(right, POWER)}", SUM
        return f"{_wrap(left, PRODUCT)} / {_wrap(right, POWER)}", PRODUCT
    exponent = node[2]
    if exponent == ("num", 1):
        return left
    if exponent[0] == "num":
        return _wrap(left, ATOM) + superscript(exponent[1]), POWER
    return f"{_wrap(left, ATOM)}^{_wrap(right, ATOM)}", POWER


def _imaginary(part: str, level: int) -> tuple[str, int]:
    """So many times i: i, −3i, (2 + 5)i."""
    if part.lstrip("−").isalnum():
        digits = part.removesuffix("1") if part in ("1", "−1") else part
        return f"{digits}i", SUM if part.startswith("−") else PRODUCT
    return f"{_wrap((part, level), POWER)}{'' if level < POWER else ' · '}i", PRODUCT


BRACKETS = re.compile(r"\([^()]*\)")


class _Plain(dict[str, str]):
    """Every name as itself."""

    def __missing__(self, name: str) -> str:
        return name


PLAIN = _Plain()


def operations(expr: Expr) -> list[tuple[str, Expr]]:
    """Each operation on formulas in the expression, outermost first, with the text under which text() looks it up."""
    if not expr.beyond:
        return []
    found: list[tuple[str, Expr]] = []

    def visit(node: Node) -> None:
        if (node[0] == "op" and node[1] not in ("Interval", "Union", "Eq", "FiniteSet")) or picked(node):
            found.append((_source(node, PLAIN)[0], expr.part(node)))
            return
        for part in node[1:]:
            if type(part) is tuple:
                visit(part)

    visit(expr.tree)
    return found


def named_in(node: Node) -> bool:
    """Whether a quantity's name stands in it."""
    return node[0] == "name" or any(named_in(part) for part in node[1:] if isinstance(part, tuple))


def picked(node: Node) -> bool:
    """Whether the node is a solution picked from those of an equation: solve(f, x)[0]."""
    return node[0] == "item" and node[1][:2] == ("op", "solve")


def _text_beyond(node: Node, show: Mapping[str, str], degrees: bool) -> tuple[str, int]:
    """Points by their parts, of which `show` has the text under "P[0]"; what is spelt out for an operation under it."""
    kind = node[0]
    if kind in ("var", "oo"):
        return {"oo": "∞", "I": "i"}.get(node[-1]) or str(node[-1]), ATOM
    if kind == "value":
        return text_of(node[1]), ATOM
    if picked(node):
        shown = show.get(_source(node, PLAIN)[0], node[1][3][1])
        return shown, strength(shown)
    if kind == "item":
        shown = show[f"{node[1][1]}[{node[2]}]"]
        return shown, strength(shown)
    if kind == "op" and _source(node, PLAIN)[0] in show:
        shown = show[_source(node, PLAIN)[0]]
        return shown, strength(shown)
    parts = [_text(part, show, degrees)[0] for part in node[1 if kind == "tuple" else 2 :] if part[0] != "bool"]
    if kind == "tuple" or node[1] == "Interval":
        ends = [not part[1] for part in node[2:] if part[0] == "bool"] if kind == "op" else []
        low, high = ends if len(ends) == 2 else (kind == "op" and parts[0] != "−∞", kind == "op" and parts[-1] != "∞")
        return f"{'[' if low else '('}{', '.join(parts)}{']' if high else ')'}", ATOM
    if node[1] == "FiniteSet":
        return f"{{{', '.join(parts)}}}", ATOM
    joint = {"Union": " ∪ ", "Eq": " = "}.get(node[1])
    return (f"{node[1]}({', '.join(parts)})", ATOM) if joint is None else (joint.join(parts), SUM)


def _juxtaposed(left: str, right: str) -> bool:
    """2πr and 4r are written without a dot; 2 · AB and 3 · 4 with one."""
    letter = right[0].islower() and right[0].isascii() and not right[1:2].isalpha()
    return letter and (left[-1] == "π" or left.isdigit()) and right.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")[1:] == ""


def _call_text(node: Node, show: Mapping[str, str], degrees: bool) -> tuple[str, int]:
    name, argument = node[1], node[2]
    if (
        name in ("sin", "cos", "tan")
        and argument[0] == "/"
        and argument[2] == ("num", 180)
        and argument[1][2:] == (("pi",),)
    ):
        inside = _text(argument[1][1], show, degrees)  # sin(A*pi/180): the angle is in degrees
        return (f"{name} {inside[0]}" if inside[1] == ATOM else f"{name}({inside[0]})"), POWER
    inside = _text(argument, show, degrees)
    if name == "sqrt":
        return ("√" + (inside[0] if inside[0].isdigit() else f"({inside[0]})")), POWER
    if name == "abs":
        return f"|{inside[0]}|", ATOM
    printed = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "log": "ln"}.get(name, name)
    return f"{printed}({inside[0]})", POWER
