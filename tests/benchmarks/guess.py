"""How often the right one of four options is guessed from the options alone: by chance in 25 % of the problems.

A linear model is fitted to what each option has in common with the other three, on two thirds of the problems, and
guesses in the last third. It sees no question and no picture. Also how often the right solution is longer than the
rejected one, and how often shorter, which a model trained on the pairs could learn to prefer.

python tests/benchmarks/guess.py outputs/demo [...]
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from math import pi, sqrt
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\d\s]")
NUMBER = re.compile(r"(−?)(\d+(?:\.\d+)?)?(π)?(?:√(\d+))?(?:/(\d+))?(?:°| [a-z ]+²?)?")
RATIOS = (2, 1 / 2, 3, 1 / 3, 3 / 2, 2 / 3, 4, 1 / 4, 3 / 4, 4 / 3, -1)
GAPS = (1, 2, 3, 4, 5, 6, 10)
ROUNDS, RATE, MOMENTUM, WEIGHT_DECAY = 1500, 0.1, 0.9, 1e-3


def number(option: str) -> float | None:
    """The value of an option that is one number, such as −3√2/4 cm."""
    found = NUMBER.fullmatch(option)
    if not found or not any(found.groups()[1:4]):
        return None
    sign, digits, circle, root, below = found.groups()
    size = float(digits or 1) * (pi if circle else 1) * sqrt(int(root or 1)) / int(below or 1)
    return -size if sign else size


def likeness(a: Sequence[str], b: Sequence[str]) -> list[float]:
    """What two options share: tokens, tokens in place from either end, all numbers, all but one token."""
    digits = [sorted(token for token in tokens if token[0].isdigit()) for tokens in (a, b)]
    return [
        (Counter(a) & Counter(b)).total(),
        sum(x == y for x, y in zip(a, b, strict=False)),
        sum(x == y for x, y in zip(reversed(a), reversed(b), strict=False)),
        digits[0] == digits[1],
        len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1,
    ]


def of_values(values: Sequence[float]) -> list[list[float]]:
    """By option: which simple factors and gaps lie between it and the others, its rank with and without sign."""
    gaps = [[abs(v - w) for w in values] for v in values]
    least = min(gaps[i][j] for i, j in combinations(range(4), 2))
    rows = []
    for i, value in enumerate(values):
        others = [w for j, w in enumerate(values) if j != i]
        ratios = [sum(abs(w - q * value) < 1e-6 for w in others) for q in RATIOS]
        between = [sum(abs(gap - g) < 1e-6 for gap in gaps[i]) for g in GAPS]
        ranks = [sum(w < value for w in others) == k for k in range(4)]
        ranks += [sum(abs(w) < abs(value) for w in others) == k for k in range(4)]
        near = any(j != i and gaps[i][j] == least for j in range(4))
        round_ = [value % 2 == 0, value % 5 == 0, value % 10 == 0, value == 0, value < 0]
        rows.append([*ratios, any(ratios), *between, *ranks, near, *round_])
    return rows


def features(options: Sequence[str]) -> np.ndarray:
    """4 x k: each option beside the other three, less the mean of the four."""
    tokens = [TOKEN.findall(option) for option in options]
    values = [number(option) for option in options]
    known = of_values([v for v in values if v is not None]) if None not in values else None
    rows = []
    for i, own in enumerate(tokens):
        pairs = np.array([likeness(own, other) for j, other in enumerate(tokens) if j != i], float)
        marks = [own.count(mark) for mark in "√/−01"] + [len(own), sum(len(t) for t in own if t[0].isdigit())]
        rows.append([*pairs.sum(0), *pairs.max(0), *pairs.min(0), *marks])
    table = np.array(rows, float)
    shared = table[:, :15]
    table = np.hstack([table, shared == shared.max(0), shared == shared.min(0), *([np.array(known)] if known else ())])
    return table - table.mean(0)


def fitted(options: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a softmax over the four options (n x 4 x k)."""
    weights, step = np.zeros(options.shape[2]), np.zeros(options.shape[2])
    for _ in range(ROUNDS):
        scores = options @ weights
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        slope = np.einsum("nok,no->k", options, shares) - options[np.arange(len(right)), right].sum(0)
        step = MOMENTUM * step + slope / len(right) + WEIGHT_DECAY * weights
        weights -= RATE * step
    return weights


def problems(folder: Path) -> list[tuple[str, list[str], int]]:
    """Family, options and place of the right one of each problem with four options."""
    columns, found = ["family", "problem_id", "choices", "answer"], {}
    for path in sorted(folder.glob("data/*.parquet")):
        for row in pq.read_table(path, columns=columns, partitioning=None).to_pylist():
            if row["choices"]:
                found[row["problem_id"]] = row["family"], row["choices"], "ABCD".index(row["answer"])
    return list(found.values())


def lengths(folder: Path) -> tuple[float, float]:
    """Share of the rows whose right solution is longer than the rejected one, and of those where it is shorter."""
    more = []
    for path in sorted(folder.glob("data/*.parquet")):
        for row in pq.read_table(path, columns=["solution", "rejected"], partitioning=None).to_pylist():
            more.append(len(row["solution"]) - len(row["rejected"]["solution"]))
    return float(np.mean(np.array(more) > 0)), float(np.mean(np.array(more) < 0))


def main() -> None:
    """Print how often the right option is guessed, of numbers and of all else, and the families guessed most."""
    for folder in map(Path, sys.argv[1:]):
        longer, shorter = lengths(folder)
        print(f"{folder}: the right solution is longer in {longer:.0%} of the rows, shorter in {shorter:.0%}")
        found = problems(folder)
        for name, numeric in (("numbers", True), ("all else", False)):
            some = [p for p in found if all(number(option) is not None for option in p[1]) == numeric]
            if len(some) < 300:
                print(f"{folder} {name}: {len(some)} problems with options are too few; make 300 or more")
                continue
            table = np.array([features(options) for _, options, _ in some])
            table /= table.reshape(-1, table.shape[2]).std(0) + 1e-9
            right = np.array([at for *_, at in some])
            held = np.arange(len(right)) % 3 == 0
            hits = (table[held] @ fitted(table[~held], right[~held])).argmax(1) == right[held]
            error = 100 * sqrt(0.25 * 0.75 / held.sum())
            print(f"{folder} {name}: {100 * hits.mean():.1f} % of {held.sum():,} guessed (chance 25.0 ± {error:.1f})")
            families = defaultdict(list)
            for at, hit in zip(np.flatnonzero(held), hits, strict=True):
                families[some[at][0]].append(hit)
            most = sorted(((np.mean(h), n, len(h)) for n, h in families.items() if len(h) >= 25), reverse=True)[:5]
            print("    " + ", ".join(f"{n} {100 * share:.0f} % of {count}" for share, n, count in most))


if __name__ == "__main__":
    main()
