"""Text of an expression to its tree: Python's own parser, then a whitelist, with bounds on size, depth and integers."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from functools import lru_cache
from keyword import iskeyword
from typing import Any

from engine.errors import EngineError
from engine.facts.symbolic import OPERATIONS

MAX_LENGTH, MAX_DEPTH, MAX_INTEGER = 2000, 40, 10**12
FUNCTIONS = ("sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "log", "exp", "abs", "floor")
RESERVED = frozenset((*FUNCTIONS, *OPERATIONS, "pi", "oo", "Reals", "True", "False"))
CONSTANTS: dict[str, tuple[Any, ...]] = {"pi": ("pi",), "oo": ("oo",), "Reals": ("reals",)}
OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
TOKEN = re.compile(r"[A-Za-z_]\w*|(?<!\[)\d[\w.]*", re.ASCII)  # an index, P[0], is part of the shape

# ("num", 3) ("name", "a") ("pi",) ("neg", x) ("+", x, y) ... ("call", "sin", x), and beyond numbers: ("var", "x")
# ("oo",) ("reals",) ("bool", True) ("item", x, 0) ("tuple", x, y) ("op", "Subs", x, y, z)
Node = tuple[Any, ...]
BEYOND = frozenset(("var", "oo", "item", "tuple", "op", "value"))  # kinds that only symbolic() evaluates


class ExprError(EngineError):
    """Text that is no expression of ours, or one that is too large."""


def tree_of(source: str, variables: Mapping[str, str]) -> tuple[Node, tuple[str, ...], bool]:
    """Tree, free names in order of appearance, and whether it goes beyond numbers; ExprError says what is not allowed.

    `variables` maps names to the variables of formulas that they stand for. Expressions differ mostly in their names
    and integers, so one parse (some 30 us) serves all that have one shape.
    """
    parts: dict[str, Node] = {}  # of the shape, by its name there
    places: dict[str, str] = {}  # in the shape, of each name
    plain = len(source) <= MAX_LENGTH

    def placed(match: re.Match[str]) -> str:
        nonlocal plain
        token = match.group()
        if token in RESERVED:
            return token
        place = places.get(token)
        if place is None:
            place = f"x{len(parts)}"
            if token[0] > "9":
                places[token] = place
                parts[place] = ("var", variables[token]) if token in variables else ("name", token)
                plain = plain and not iskeyword(token)
            else:
                plain = plain and token.isdigit() and len(token) <= 13 and (token[0] != "0" or token == "0")
                parts[place] = ("num", int(token) if plain else 0)
                plain = plain and parts[place][1] <= MAX_INTEGER
        return place

    text = TOKEN.sub(placed, source)
    if plain:
        try:
            tree, names, beyond = _parsed(text)
        except ExprError:  # again below, so that the message has the text itself
            pass
        else:
            if parts.keys() >= set(names):
                free = tuple([name for name in places if name not in variables])
                return _filled(tree, parts), free, beyond or len(free) < len(places)
    tree, names, beyond = _parsed(source)
    known = {name: ("var", variables[name]) for name in names if name in variables}
    free = tuple(name for name in names if name not in known)
    return _filled(tree, known), free, beyond or bool(known)


def _filled(node: Node, parts: Mapping[str, Node]) -> Node:
    if node[0] == "name":
        return parts.get(node[1], node)
    return tuple([_filled(part, parts) if type(part) is tuple else part for part in node])


def _goes_beyond(node: Node) -> bool:
    if node[0] == "call" and node[1] in ("exp", "log"):
        return True
    return node[0] in BEYOND or any(type(part) is tuple and _goes_beyond(part) for part in node)


@lru_cache(maxsize=2048)
def _parsed(source: str) -> tuple[Node, tuple[str, ...], bool]:
    if len(source) > MAX_LENGTH:
        raise ExprError(f"expression of {len(source)} characters; at most {MAX_LENGTH} are read")
    try:
        body = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise ExprError(f"'{source[:80]}' is no arithmetic: {error}") from None
    names: dict[str, None] = {}
    tree = _convert(body, names, 0)
    return tree, tuple(names), _goes_beyond(tree)


def _convert(node: ast.expr, names: dict[str, None], depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise ExprError(f"expression nested deeper than {MAX_DEPTH}")
    if isinstance(node, ast.Constant) and type(node.value) is int and node.value <= MAX_INTEGER:
        return ("num", node.value)
    if isinstance(node, ast.Name):
        if node.id in CONSTANTS:
            return CONSTANTS[node.id]
        names[node.id] = None
        return ("name", node.id)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return ("neg", _convert(node.operand, names, depth + 1))
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        left, right = _convert(node.left, names, depth + 1), _convert(node.right, names, depth + 1)
        return (OPERATORS[type(node.op)], left, right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        if len(node.args) == 1 and node.func.id in FUNCTIONS:
            return ("call", node.func.id, _convert(node.args[0], names, depth + 1))
        if node.func.id in OPERATIONS:
            return ("op", node.func.id, *[_argument(part, names, depth + 1) for part in node.args])
    if isinstance(node, ast.Tuple):
        return ("tuple", *[_convert(part, names, depth + 1) for part in node.elts])
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        if type(node.slice.value) is int and 0 <= node.slice.value <= 2:
            return ("item", _convert(node.value, names, depth + 1), node.slice.value)
    raise ExprError(
        f"'{_shown(node)}' is not allowed in an expression; it takes + - * / **, {', '.join(FUNCTIONS)} "
        f"and {', '.join(OPERATIONS)}"
    )


def _shown(node: ast.expr) -> str:
    """The start of what is not allowed; what is nested by the hundred cannot be printed."""
    try:
        return ast.unparse(node)[:80]
    except (RecursionError, ValueError):
        return type(node).__name__


def _argument(node: ast.expr, names: dict[str, None], depth: int) -> Node:
    """An argument of an operation; those of Interval say whether an end is open."""
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return ("bool", node.value)
    return _convert(node, names, depth)
