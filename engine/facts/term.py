"""Formulas in x (or y) with exact coefficients: built in simplified form, differentiated, solved, printed as in a book.

A node is an Exact, or a tuple: ("name", "x"), ("oo",), ("+", a, b), ("*", a, b), ("/", a, b), ("**", a, b),
("call", "sin", a), ("log", a, base). Differences are sums with a factor -1; a number stands before what it multiplies.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd, inf, isqrt
from typing import Any

from engine.errors import Inexact
from engine.facts import exact
from engine.facts.exact import ONE, Exact, superscript
from engine.facts.rational import Fraction

Node = Any  # Exact | tuple, recursive
ZERO, UNIT, MINUS, HALF = Exact.of(0), Exact.of(1), Exact.of(-1), Exact.of(Fraction(1, 2))
VARIABLES = ("x", "y", "I")  # the imaginary unit is one more variable to us: nothing here multiplies it by itself
MAX_DEGREE = 12
MAX_PRODUCT = 4 * MAX_DEGREE  # degree of a product of polynomials
MAX_CANDIDATES = 2000  # rational zeros tried for one polynomial, half a millisecond each at the most
MAX_NODES, MAX_DEEP = 1000, 120  # of a formula that an operation is applied to; the largest of a family has 60
SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4  # binding strength when printed
EXACT_FUNCTIONS = {
    **{name: getattr(exact, name) for name in ("sin", "cos", "tan", "asin", "acos", "atan", "floor")},
    "sqrt": Exact.sqrt,
    "abs": lambda value: -value if float(value) < 0 else value,
}


@dataclass(frozen=True, slots=True)
class Term:
    """A formula in the variables, or a constant such as e**2 that no Exact holds; equal where the nodes are."""

    node: Node

    def source(self) -> str:
        """Sympy-readable text."""
        return _source(self.node)[0]

    def text(self, show: Mapping[str, str] | None = None) -> str:
        """As a book prints it: x² − 3x + 2; show replaces a variable, as in 2² − 3 · 2 + 2."""
        return _text(self.node, show or {})[0]

    def at(self, env: Mapping[str, float]) -> float:
        """Float value with the variables from env; ZeroDivisionError, ValueError or OverflowError where undefined."""
        return approx(self.node, env)

    def __float__(self) -> float:
        return approx(self.node, {})


# -- building ----------------------------------------------------------------------------------------------


def add(a: Node, b: Node) -> Node:
    """a + b."""
    if isinstance(a, Exact):
        if isinstance(b, Exact):
            return a + b
        if not a:
            return b
    elif isinstance(b, Exact):
        if not b:
            return a
        if a[0] == "+" and isinstance(a[2], Exact):  # x + 3 + 4 is x + 7, in whatever order it was added
            return add(a[1], a[2] + b)
        if a[0] == "*" and isinstance(a[1], Exact) and a[2][0] == "+" and isinstance(a[2][2], Exact):
            return add(_spread(a[1], a[2]), b)  # 3(2|x| - 2) + 1 is 6|x| - 5
    if not isinstance(b, Exact) and b[0] == "+":  # a + (b + c) is written a + b + c, and read again as (a + b) + c
        return add(add(a, b[1]), b[2])
    return ("+", a, b)


def _spread(number: Exact, whole: Node) -> Node:
    """A number times each part of a sum."""
    if isinstance(whole, Exact) or whole[0] != "+":
        return mul(number, whole)
    return add(_spread(number, whole[1]), _spread(number, whole[2]))


def neg(a: Node) -> Node:
    """-a."""
    return mul(MINUS, a)


def mul(a: Node, b: Node) -> Node:
    """a * b: numbers to the front, 0 and 1 gone."""
    if isinstance(b, Exact) and not isinstance(a, Exact):
        a, b = b, a
    if isinstance(a, Exact):
        if isinstance(b, Exact):
            return a * b
        if not a:
            return ZERO
        if a == UNIT:
            return b
        if b[0] == "*" and isinstance(b[1], Exact):
            return mul(a * b[1], b[2])
    elif a[0] == "*" and isinstance(a[1], Exact):
        return mul(a[1], mul(a[2], b))
    elif b[0] == "*" and isinstance(b[1], Exact):
        return mul(b[1], mul(a, b[2]))
    if a == b:
        return power(a, Exact.of(2))
    return ("*", a, b)


def div(a: Node, b: Node) -> Node:
    """a / b; ZeroDivisionError by an exact zero."""
    if isinstance(b, Exact):
        return a / b if isinstance(a, Exact) else mul(UNIT / b, a)
    if isinstance(a, Exact) and not a:
        return ZERO
    sign = a if isinstance(a, Exact) else a[1] if a[0] == "*" and isinstance(a[1], Exact) else UNIT
    if len(sign.terms) == 1 and float(sign) < 0:
        return mul(MINUS, div(mul(MINUS, a), b))
    return ("/", a, b)


def power(a: Node, b: Node) -> Node:
    """a ** b."""
    if isinstance(b, Exact):
        if b == UNIT:
            return a
        if not b:
            return UNIT
        if isinstance(a, Exact):
            return a**b
        if b == HALF:
            return call("sqrt", a)
        if a[0] == "**" and isinstance(a[2], Exact):
            return power(a[1], a[2] * b)
    return ("**", a, b)


def call(name: str, a: Node) -> Node:
    """A function of a: exact where a number has an exact value, else as it stands."""
    if isinstance(a, Exact):
        if name == "exp":
            return UNIT if not a else ("call", "exp", a)
        if name == "log":
            if float(a) <= 0:
                raise ValueError(f"logarithm of {a}")
            return ZERO if a == UNIT else ("call", "log", a)
        return EXACT_FUNCTIONS[name](a)
    if name == "log" and a[0] == "call" and a[1] == "exp":
        return a[2]
    return ("call", name, a)


def log(a: Node, base: Node) -> Node:
    """Logarithm to a base; exact where a is a power of the base."""
    if isinstance(a, Exact) and isinstance(base, Exact):
        if float(a) <= 0:
            raise ValueError(f"logarithm of {a}")
        value, b = UNIT, base
        for k in range(13):
            if a == value:
                return Exact.of(k)
            if a * value == UNIT:
                return Exact.of(-k)
            value = value * b
        raise Inexact(f"the logarithm of {a} to the base {base} is no small integer")
    return ("log", a, base)


BUILD = {"+": add, "-": lambda a, b: add(a, neg(b)), "*": mul, "/": div, "**": power}


def substituted(node: Node, env: Mapping[str, Node]) -> Node:
    """The node with variables replaced, simplified again."""
    if isinstance(node, Exact) or node[0] == "oo":
        return node
    if node[0] == "name":
        return env.get(node[1], node)
    if node[0] == "call":
        return call(node[1], substituted(node[2], env))
    if node[0] == "log":
        return log(substituted(node[1], env), substituted(node[2], env))
    return BUILD[node[0]](substituted(node[1], env), substituted(node[2], env))


def refuse_large(node: Node) -> None:
    """Inexact if a formula is too large for an operation: nested operations would double it again and again."""
    left = MAX_NODES
    level = [node]
    for _ in range(MAX_DEEP):
        level = [part for n in level if type(n) is tuple for part in n[1:] if type(part) is not str]
        left -= len(level)
        if not level:
            return
        if left < 0:
            break
    raise Inexact("a formula too large to work on")


def variables(node: Node) -> set[str]:
    """Names of the variables in a node."""
    if isinstance(node, Exact) or node[0] == "oo":
        return set()
    if node[0] == "name":
        return {node[1]}
    return set().union(*(variables(part) for part in node[1:] if not isinstance(part, str)))


# -- calculus ----------------------------------------------------------------------------------------------


def polynomial(node: Node, variable: str = "x") -> dict[int, Exact] | None:
    """Coefficients by degree if the node is a polynomial in the variable with exact coefficients, else None."""
    if isinstance(node, Exact):
        return {0: node} if node else {}
    kind = node[0]
    if kind == "name":
        return {1: UNIT} if node[1] == variable else None
    if kind in ("call", "log", "oo"):
        return None
    left = polynomial(node[1], variable)
    if left is None:
        return None
    if kind == "**":
        n = node[2].rational() if isinstance(node[2], Exact) else None
        if not isinstance(n, int) or not 0 <= n <= MAX_DEGREE:
            return None
        result = {0: UNIT}
        for _ in range(n):
            result = _times(result, left)
        return result
    right = polynomial(node[2], variable)
    if right is None:
        return None
    if kind == "+":
        return _clean({k: left.get(k, ZERO) + right.get(k, ZERO) for k in {**left, **right}})
    if kind == "*":
        return _times(left, right)
    return None


def _clean(p: dict[int, Exact]) -> dict[int, Exact]:
    return {k: p[k] for k in sorted(p, reverse=True) if p[k]}


def _times(p: dict[int, Exact], q: dict[int, Exact]) -> dict[int, Exact]:
    out: dict[int, Exact] = {}
    if p and q and max(p) + max(q) > MAX_PRODUCT:
        raise Inexact(f"a polynomial of degree {max(p) + max(q)}")
    for i, a in p.items():
        for j, b in q.items():
            out[i + j] = out.get(i + j, ZERO) + a * b
    return _clean(out)


def from_polynomial(p: Mapping[int, Exact], variable: str = "x") -> Node:
    """The expanded polynomial, highest power first."""
    node: Node = ZERO
    for k in sorted(p, reverse=True):
        node = add(node, mul(p[k], power(("name", variable), Exact.of(k))))
    return node


def expand(node: Node, variable: str = "x") -> Node:
    """A polynomial multiplied out; other nodes as they are."""
    p = polynomial(node, variable)
    return node if p is None else from_polynomial(p, variable)


def derivative(node: Node, variable: str = "x") -> Node:
    """d node / d variable; a polynomial's is multiplied out. Inexact for abs and floor, which have corners."""
    p = polynomial(node, variable)
    if p is not None:
        return from_polynomial({k - 1: c * k for k, c in p.items() if k}, variable)
    kind = node[0]
    if kind == "+":
        return add(derivative(node[1], variable), derivative(node[2], variable))
    if kind == "*":
        a, b = node[1], node[2]
        return add(mul(derivative(a, variable), b), mul(a, derivative(b, variable)))
    if kind == "/":
        a, b = node[1], node[2]
        top = add(mul(derivative(a, variable), b), neg(mul(a, derivative(b, variable))))
        return div(expand(top, variable), power(b, Exact.of(2)))
    if kind == "**":
        a, b = node[1], node[2]
        if isinstance(b, Exact):
            return mul(mul(b, power(a, b - 1)), derivative(a, variable))
        return mul(mul(call("log", a), node), derivative(b, variable))
    if kind == "log":
        return div(derivative(node[1], variable), mul(call("log", node[2]), node[1]))
    if kind == "name":
        return ZERO
    outer = _OUTER.get(node[1])
    if outer is None:
        raise Inexact(f"{node[1]} has no derivative formula")
    return mul(derivative(node[2], variable), outer(node[2]))


_OUTER = {
    "sin": lambda u: call("cos", u),
    "cos": lambda u: neg(call("sin", u)),
    "tan": lambda u: div(UNIT, power(call("cos", u), Exact.of(2))),
    "exp": lambda u: call("exp", u),
    "log": lambda u: div(UNIT, u),
    "sqrt": lambda u: div(UNIT, mul(Exact.of(2), call("sqrt", u))),
    "atan": lambda u: div(UNIT, add(UNIT, power(u, Exact.of(2)))),
}


def antiderivative(node: Node, variable: str = "x") -> Node:
    """An antiderivative without a constant, of sums of powers, and of sin, cos and exp of a linear argument."""
    p = polynomial(node, variable)
    if p is not None:
        return from_polynomial({k + 1: c / (k + 1) for k, c in p.items()}, variable)
    kind = node[0]
    if kind == "+":
        return add(antiderivative(node[1], variable), antiderivative(node[2], variable))
    if kind == "*" and isinstance(node[1], Exact):
        return mul(node[1], antiderivative(node[2], variable))
    if kind == "call" and node[1] in ("sin", "cos", "exp"):
        inner = polynomial(node[2], variable)
        if inner is not None and set(inner) <= {0, 1} and inner.get(1):
            outer = {"sin": neg(call("cos", node[2])), "cos": call("sin", node[2]), "exp": node}[node[1]]
            return div(outer, inner[1])
    raise Inexact("no rule gives an antiderivative")


def roots(node: Node, variable: str = "x") -> list[Exact]:
    """Real zeros of a polynomial, in order: rational ones by the rational root theorem, then a quadratic's formula."""
    p = polynomial(node, variable)
    if not p or not any(p):
        raise Inexact("no polynomial with zeros to find")
    found: list[Exact] = []
    numbers = {k: Fraction(c.rational()) for k, c in p.items() if c.rational() is not None}  # type: ignore[arg-type]
    while max(p) > 2 or (max(p) == 2 and len(numbers) == len(p) and min(p)):
        if len(numbers) < len(p):
            raise Inexact("irrational coefficients")
        root = _rational_root(numbers)
        if root is None:
            raise Inexact("no rational zero")
        numbers = _deflated(numbers, root)
        p = {k: Exact.of(c) for k, c in numbers.items()}
        found.append(Exact.of(root))
        if max(p) == 0:
            break
    if max(p) == 1:
        found.append(-p.get(0, ZERO) / p[1])
    elif max(p) == 2:
        a, b, c = p[2], p.get(1, ZERO), p.get(0, ZERO)
        d = b * b - a * c * 4
        if float(d) >= 0:
            found += [(-b - d.sqrt()) / (a * 2), (-b + d.sqrt()) / (a * 2)]
    return sorted(dict.fromkeys(found), key=float)


def _rational_root(p: dict[int, Fraction]) -> Fraction | None:
    if 0 not in p:
        return Fraction(0)
    scale = 1
    for c in p.values():
        scale = scale * c.denominator // gcd(scale, c.denominator)
    below, above = _divisors(abs(int(p[max(p)] * scale))), _divisors(abs(int(p[0] * scale)))
    if len(below) * len(above) > MAX_CANDIDATES:
        raise Inexact("too many candidates for a rational zero")
    for q in below:
        for n in above:
            for root in (Fraction(n, q), Fraction(-n, q)):
                if not sum(c * root**k for k, c in p.items()):
                    return root
    return None


def _divisors(n: int) -> list[int]:
    small = [d for d in range(1, min(isqrt(n), 1000) + 1) if n % d == 0]
    return sorted({*small, *(n // d for d in small)})


def _deflated(p: dict[int, Fraction], root: Fraction) -> dict[int, Fraction]:
    out, carry = {}, Fraction(0)
    for k in range(max(p), 0, -1):
        carry = carry * root + p.get(k, Fraction(0))
        out[k - 1] = carry
    return {k: c for k, c in out.items() if c}


def approx(node: Node, env: Mapping[str, float]) -> float:
    """Float value; ZeroDivisionError, ValueError or OverflowError where it is undefined."""
    if isinstance(node, Exact):
        return float(node)
    kind = node[0]
    if kind == "name":
        return env[node[1]]
    if kind == "oo":
        return inf
    if kind == "call":
        value = approx(node[2], env)
        return abs(value) if node[1] == "abs" else float(getattr(math, node[1])(value))
    a, b = approx(node[1], env), approx(node[2], env)
    if kind == "log":
        return math.log(a, b)
    if kind == "+":
        return a + b
    if kind == "*":
        return a * b
    if kind == "/":
        return a / b
    value = a**b
    if isinstance(value, complex):
        raise ValueError("root of a negative number")
    return float(value)


# -- printing ----------------------------------------------------------------------------------------------


def numbers(node: Node) -> list[Exact]:
    """All exact numbers in a node."""
    if isinstance(node, Exact):
        return [node]
    return [n for part in node[1:] if not isinstance(part, str) for n in numbers(part)]


def coefficients(node: Node) -> list[Exact]:
    """All exact numbers in a node that are no exponents."""
    if isinstance(node, Exact):
        return [node]
    parts = node[1:2] if node[0] == "**" and isinstance(node[2], Exact) else node[1:]
    return [n for part in parts if not isinstance(part, str) for n in coefficients(part)]


def _wrap(part: tuple[str, int], level: int) -> str:
    return part[0] if part[1] >= level else f"({part[0]})"


def _source(node: Node) -> tuple[str, int]:
    if isinstance(node, Exact):
        text = node.source()
        plain = text.isdigit() or text == "pi"
        return text, ATOM if plain else SUM if " " in text or text.startswith("-") else PRODUCT
    kind = node[0]
    if kind in ("name", "oo"):
        return node[-1], ATOM
    if kind == "call":
        return f"{node[1]}({_source(node[2])[0]})", ATOM
    if kind == "log":
        return f"log({_source(node[1])[0]}, {_source(node[2])[0]})", ATOM
    if kind == "*" and isinstance(node[1], Exact) and len(node[1].terms) == 1 and float(node[1]) < 0:
        return "-" + _wrap(_source(mul(-node[1], node[2])), PRODUCT), SUM
    left, right = _source(node[1]), _source(node[2])
    if kind == "+":
        if right[0].startswith("-"):
            return f"{left[0]} - {right[0][1:]}", SUM
        return f"{left[0]} + {right[0]}", SUM
    if kind == "*":
        return f"{_wrap(left, PRODUCT)}*{_wrap(right, POWER)}", PRODUCT
    if kind == "/":
        return f"{_wrap(left, PRODUCT)}/{_wrap(right, POWER)}", PRODUCT
    return f"{_wrap(left, ATOM)}**{_wrap(right, ATOM)}", POWER


def _text(node: Node, show: Mapping[str, str]) -> tuple[str, int]:
    if isinstance(node, Exact):
        text = node.text()
        if " " in text or text.startswith("−"):
            return text, SUM
        return text, ATOM if text.isdigit() or len(text) == 1 else PRODUCT
    kind = node[0]
    if kind == "name":
        shown = show.get(node[1], "i" if node[1] == "I" else node[1])
        return shown, ATOM if shown.isalnum() or shown.startswith("(") else SUM
    if kind == "oo":
        return "∞", ATOM
    if kind == "+":
        left, right = _text(node[1], show)[0], _text(node[2], show)[0]
        if not isinstance(node[1], Exact) and node[1][0] == "name":
            left = _bare((left, SUM))[0]  # −3 + 5, not (−3) + 5
        return (f"{left} − {right[1:]}" if right.startswith("−") else f"{left} + {right}"), SUM
    if kind == "*":
        return _product(node[1], node[2], show)
    if kind == "/":
        return f"{_wrap(_text(node[1], show), PRODUCT)}/{_wrap(_text(node[2], show), POWER)}", PRODUCT
    if kind == "**":
        return _power(node[1], node[2], show)
    if kind == "log":
        base = _text(node[2], show)[0]
        lower = base.translate(SUBSCRIPTS) if base.isdigit() else f"_{base}"
        return f"log{lower}({_text(node[1], show)[0]})", POWER
    inside = _bare(_text(node[2], show))
    if node[1] == "sqrt":
        return "√" + (inside[0] if inside[0].isdigit() or len(inside[0]) == 1 else f"({inside[0]})"), POWER
    if node[1] in ("abs", "floor"):
        return ("|{}|" if node[1] == "abs" else "⌊{}⌋").format(inside[0]), ATOM
    if node[1] == "exp":
        if inside[0].isdigit():
            return "e" if inside[0] == "1" else f"e{superscript(int(inside[0]))}", POWER
        return f"e^{_exponent(inside)}", POWER
    return f"{NAMES.get(node[1], node[1])}({inside[0]})", POWER


NAMES = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "log": "ln"}
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _bare(part: tuple[str, int]) -> tuple[str, int]:
    """Without brackets of its own, where others follow: ⌊5/2⌋, not ⌊(5/2)⌋."""
    text = part[0]
    if text.startswith("(") and text.find(")") == len(text) - 1:
        return text[1:-1], SUM
    return part


def _exponent(part: tuple[str, int]) -> str:
    part = _bare(part)
    return part[0] if part[1] == ATOM and len(part[0]) == 1 else f"({part[0]})"


def _power(base: Node, exponent: Node, show: Mapping[str, str]) -> tuple[str, int]:
    n = exponent.rational() if isinstance(exponent, Exact) else None
    if not isinstance(n, int):
        above = _text(exponent, show)
        if above[0].isdecimal():  # a number put in for x: 2³
            power = "" if above[0] == "1" else superscript(int(above[0]))
            return f"{_wrap(_text(base, show), ATOM)}{power}", POWER
        return f"{_wrap(_text(base, show), ATOM)}^{_exponent(above)}", POWER
    if not isinstance(base, Exact) and base[0] == "call" and base[1] in ("sin", "cos", "tan") and n > 0:
        return f"{base[1]}{superscript(n)}({_text(base[2], show)[0]})", POWER
    return f"{_wrap(_text(base, show), ATOM)}{superscript(n)}", POWER


def _is_monomial(node: Node) -> bool:
    """Whether it is a power of a variable: x²."""
    return not isinstance(node, Exact) and node[0] == "**" and not isinstance(node[1], Exact) and node[1][0] == "name"


def _product(a: Node, b: Node, show: Mapping[str, str]) -> tuple[str, int]:
    """A number before what it multiplies: −x, 3x², x/2, 2πx/3, 2(x − 1)²; a product of two formulas side by side."""
    if not isinstance(a, Exact):
        left, right = _wrap(_text(a, show), PRODUCT), _wrap(_text(b, show), PRODUCT)
        if len(right) == 1 or _is_monomial(b):  # x ln(2), not ln(2)x; x²(x + 2)
            left, right = right, left
        dot = " · " if right[0].isdigit() or right[0] in "√" else " " if right[0].isalpha() and len(right) > 1 else ""
        return f"{left}{dot}{right}", PRODUCT
    body = _text(b, show)
    if len(a.terms) > 1:
        return f"({a.text()}){_wrap(body, PRODUCT)}", PRODUCT
    ((term, c),) = a.terms.items()
    sign = "−" if c < 0 else ""
    top = Exact({term: abs(c.numerator)})
    if not isinstance(b, Exact) and b[0] == "/":
        inner = _wrap(_text(b[1], show), PRODUCT)
        below = _wrap(_text(b[2], show), POWER)
        whole = top.text() if inner == "1" else inner if top == UNIT else f"{top.text()}{inner}"
        if c.denominator != 1:
            below = f"({c.denominator}{below})"
        return f"{sign}{whole}/{below}", SUM if sign else PRODUCT
    inner = _wrap(body, PRODUCT)
    if term != ONE and term[0] > 1 and inner[0] not in "(√":
        inner = f" · {inner}"
    if top == UNIT and not sign and c.denominator != 1 and inner[:2] == "(−" and inner[2:-1].isdecimal():
        return f"{inner[1:-1]}/{c.denominator}", SUM  # x/8 at −4 is −4/8
    if top == UNIT:
        out = inner
    elif inner[0].isdigit() or inner[0] in "√|⌊":
        out = f"{top.text()} · {inner}" if inner[0].isdigit() else f"{top.text()}{inner}"
    elif len(inner) > 1 and inner[:2].isalpha():
        out = f"{top.text()} {inner}"
    else:
        out = f"{top.text()}{inner}"
    if c.denominator != 1:
        out = f"{out}/{c.denominator}"
    return f"{sign}{out}", SUM if sign else PRODUCT
