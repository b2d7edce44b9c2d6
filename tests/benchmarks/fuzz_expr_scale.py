"""Coverage-guided fuzzing of expressions: `python tests/benchmarks/fuzz_expr_scale.py 1000000` (pip install atheris).

A third of the inputs are expressions by the grammar, a third tokens in any order, the rest text as it comes. Prints the
inputs tried and the longest CPU time of one; stops at the first that raises what no check expects or takes over a
second.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["engine.facts"]):
    import fuzz_expr

longest = (0.0, "")
tried = 0


NAMES = ("x", "y", "pi", "oo", *fuzz_expr.ENV, "7", "12", "64", "999999999999")
CALLS = ("sqrt", "sin", "tan", "asin", "atan", "log", "exp", "abs", "floor", "factor", "expand")
PAIRS = ("diff", "solve", "solveset", "LC", "integrate")
LISTS = ("FiniteSet", "Max", "Min", "Union", "Eq", "Interval", "log", "")


def grown(given: atheris.FuzzedDataProvider, depth: int) -> str:
    """An expression by the grammar, as deep as it may be."""
    kind = 9 - given.ConsumeIntInRange(0, 9) if depth else 9  # a name, once the bytes are used up

    def more() -> str:
        return grown(given, depth - 1)

    if kind < 4:
        return f"({more()}){given.PickValueInList(['+', '-', '*', '/', '**'])}({more()})"
    if kind == 4:
        return f"{given.PickValueInList(list(CALLS))}({more()})"
    if kind == 5:
        over = given.PickValueInList(["x", "y", "(x, 0, a)", "(x, b, oo)"])
        return f"{given.PickValueInList(list(PAIRS))}({more()}, {over})"
    if kind == 6:
        return f"{given.PickValueInList(['Subs', 'limit'])}({more()}, x, {more()})"
    if kind == 7:
        parts = ", ".join(more() for _ in range(given.ConsumeIntInRange(1, 4)))
        return f"{given.PickValueInList(list(LISTS))}({parts})"
    if kind == 8:
        return f"({more()})**{given.ConsumeIntInRange(0, 70)}"
    return given.PickValueInList(list(NAMES))


def one(data: bytes) -> None:
    """Make a text of the bytes and use it."""
    global longest, tried
    given = atheris.FuzzedDataProvider(data)
    how = given.ConsumeIntInRange(0, 2)
    if how == 0:
        source = grown(given, 12)
    elif how == 1:
        count = given.ConsumeIntInRange(1, 60)
        source = "".join(given.PickValueInList(list(fuzz_expr.TOKENS)) for _ in range(count))
    else:
        source = given.ConsumeUnicode(2100)
    began = time.process_time()
    fuzz_expr.use(source)
    longest = max(longest, (time.process_time() - began, source))
    tried += 1
    if tried % 50_000 == 0:
        print(f"{tried:,} inputs, the longest took {longest[0]:.3f} s: {longest[1][:120]!r}", flush=True)


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    atheris.Setup([sys.argv[0], f"-runs={runs}", "-max_len=200", "-seed=1", "-rss_limit_mb=4000", *sys.argv[2:]], one)
    atheris.Fuzz()
