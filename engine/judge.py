"""A process that says whether an answer in LaTeX equals an exact one: math-verify, apart so that it can be stopped.

python -m engine.judge reads lines {"gold": sympy text, "said": LaTeX} and answers each with "true" or "false". Nothing
that runs in sympy can be interrupted from within (a power of two integers holds the interpreter), so engine.reward
ends this process when it takes too long.
"""

from __future__ import annotations

import logging
import resource
import sys
from typing import Any

import orjson

MEMORY = 2 << 30  # bytes of address space; numpy is not needed here


def equal(gold: Any, said: Any) -> bool:
    """Whether what was parsed is the gold value: as math-verify sees it, and for equations and inequalities as sets."""
    import sympy
    from math_verify import verify

    if isinstance(said, sympy.MatrixBase):
        said = sympy.Tuple(*said)
    if isinstance(gold, sympy.Eq):
        return isinstance(said, sympy.Eq) and multiple(gold.lhs - gold.rhs, said.lhs - said.rhs)
    if isinstance(said, sympy.Eq) and not isinstance(gold, sympy.Set):
        said = said.rhs  # x = 5, f(x) = x^2 - 1
    if isinstance(said, (sympy.Rel, sympy.And, sympy.Or)) and len(said.free_symbols) == 1:
        said = said.as_set()
    if isinstance(gold, sympy.Set) or isinstance(said, sympy.Set):
        return bool(gold == said) or bool(verify(gold, said, timeout_seconds=None))
    if isinstance(gold, sympy.Tuple) or isinstance(said, sympy.Tuple):
        fits = isinstance(gold, sympy.Tuple) and isinstance(said, sympy.Tuple) and len(gold) == len(said)
        return fits and all(map(equal, gold, said))
    return bool(verify(gold, said, float_rounding=9, timeout_seconds=None))


def multiple(a: Any, b: Any) -> bool:
    """Whether a is b times a number that is not 0."""
    import sympy

    ratio = sympy.simplify(a / b) if b != 0 else sympy.Integer(0)
    return bool(ratio.is_number and ratio.is_finite and ratio != 0)


def answer(gold: str, said: str) -> bool:
    """Whether the LaTeX says the gold value; both letters and numbers are real, as math-verify takes them."""
    import sympy
    from math_verify import LatexExtractionConfig, parse

    parsed = parse(f"${said}$", extraction_config=[LatexExtractionConfig()], parsing_timeout=None)
    if not parsed or isinstance(parsed[0], str):
        return False
    value = sympy.sympify(gold)
    value = sympy.Tuple(*value) if isinstance(value, tuple) else value
    plain = {s: sympy.Symbol("i" if str(s) == "I" else str(s)) for s in parsed[0].free_symbols}
    return equal(value.subs({sympy.I: sympy.Symbol("i")}), parsed[0].subs(plain))


def main() -> None:
    """Answer until the input ends."""
    logging.disable(logging.WARNING)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.stdout.write(f"{str(answer('1', '1')).lower()}\n")  # ready, with everything imported
    sys.stdout.flush()
    for line in sys.stdin:
        try:
            asked = orjson.loads(line)
            said = answer(asked["gold"], asked["said"])
        except Exception:  # whatever a completion can provoke in a parser means that it is no such answer
            said = False
        sys.stdout.write(f"{str(said).lower()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
