"""Four options: what stands to the third as the second to the first, and that the right one does not stand out."""

import re
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from rows import DOMAINS, mixed_rows

from engine.ask.fourth import fourths, in_proportion
from engine.ask.nearby import nearby
from engine.facts.expr import parse_value
from engine.facts.value import Word

TOKEN = re.compile(r"\d+|[^\d\s]")


@pytest.mark.parametrize(
    ("a", "b", "c", "fourth"),
    [
        ("6", "12", "9", "18"),
        ("7", "12", "10", "15"),
        ("-3", "3", "-5", "5"),
        ("3*sqrt(5)", "6*sqrt(5)", "2*sqrt(5)", "4*sqrt(5)"),
        ("(1, 2)", "(5, 2)", "(1, -2)", "(5, -2)"),
        ("(1, 2)", "(2, 1)", "(4, 2)", "(5, 1)"),
        ("Eq(y, 2*x + 1)", "Eq(y, -2*x + 1)", "Eq(y, 2*x + 7)", "Eq(y, -2*x + 7)"),
        ("x**2 - 3*x", "x**2 + 3*x", "x**2 - 3*x + 4", "x**2 + 3*x + 4"),
        ("Interval(-2, 4)", "Interval(-2, 4, True, False)", "Interval(-2, 7)", "Interval(-2, 7, True, False)"),
        ("FiniteSet(-1, 3)", "FiniteSet(-3, 1)", "FiniteSet(-1, 5)", "FiniteSet(-3, 3)"),
    ],
)
def test_the_fourth_stands_to_the_third_as_the_second_to_the_first(a: str, b: str, c: str, fourth: str) -> None:
    found = next(fourths(parse_value(a), parse_value(b), parse_value(c)))
    assert found == parse_value(fourth), found.source()


def test_what_is_unlike_has_no_fourth() -> None:
    values = [parse_value(text) for text in ("x + 1", "sin(x)", "sqrt(x + 2)")]
    assert not list(fourths(*values))


def test_large_roots_that_do_not_reduce_are_left_out() -> None:
    """The squares near them may have no small factor, and trial division stops at 20,000."""
    for text in ("9973*sqrt(109)", "9967*sqrt(107)", "9949*sqrt(103)", "9941*sqrt(101)"):
        value = parse_value(text)
        for seed in range(40):
            assert all(float(other) > 0 for other in nearby(value, "area", Random(seed)))
        assert len(list(fourths(value, parse_value("9901*sqrt(103)"), parse_value("9907*sqrt(97)")))) >= 1


def test_words_are_in_proportion_in_some_order() -> None:
    words = [Word(f"y {sign} 2x") for sign in "<>≤≥"]
    assert in_proportion(*words)
    assert not in_proportion(*words[:3], Word("y ≥ 3x"))


def alike(options: Sequence[str], at: int) -> int:
    """How many tokens an option shares with the other three."""
    bags = [Counter(TOKEN.findall(option)) for option in options]
    return sum((bags[at] & bag).total() for i, bag in enumerate(bags) if i != at)


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_right_option_is_not_the_one_that_all_resemble(domain: str) -> None:
    """Of options that are all changes of the right one, it is what they resemble in 32 to 35 % of the problems."""
    rng, hits = Random(0), []
    for row in mixed_rows(domain):
        if row["choices"]:
            best = max(range(4), key=lambda at: (alike(row["choices"], at), rng.random()))
            hits.append("ABCD"[best] == row["answer"])
    assert len(hits) > 800
    assert 0.2 < sum(hits) / len(hits) < 0.3, f"{sum(hits)} of {len(hits)}"


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_rank_of_the_right_option_tells_little(domain: str) -> None:
    ranks = Counter(
        sum(size < row["answer_value"] for size in sizes)
        for row in mixed_rows(domain)
        if row["choices"] and row["answer_value"] is not None and (sizes := numbers(row["choices"]))
    )
    assert ranks.total() > 300
    assert max(ranks.values()) < 0.36 * ranks.total(), ranks


def numbers(options: Sequence[str]) -> list[float]:
    """The options as floats where all are plain numbers, else none."""
    plain = [re.fullmatch(r"(−?\d+(?:\.\d+)?)(?:/(\d+))?(?:°| [a-z ]+²?)?", option) for option in options]
    return [float(m[1].replace("−", "-")) / int(m[2] or 1) for m in plain if m] if all(plain) else []
