"""The reward: right answers in many spellings get 1, wrong ones 0, and no completion holds it up."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from functools import lru_cache
from typing import Any

import pytest

from engine import records
from engine.judging import JUDGE, SECONDS, harmless, judged
from engine.registry import domains
from engine.reward import correct, final_answer, reward, step_credit, step_reward

COUNT = 150
COLUMNS = ("answer", "answer_expr", "question_type", "choices", "steps")


@lru_cache(maxsize=4)
def rows(domain: str) -> list[dict[str, Any]]:
    return list(records(domain, COUNT, seed=9, size=224))


def columns(domain: str) -> dict[str, Any]:
    """As TRL gives them: lists, with columns that the reward does not know."""
    return {name: [row[name] for row in rows(domain)] for name in (*COLUMNS, "family", "prompt_ids")[:6]}


def printed(row: dict[str, Any]) -> str:
    """The value of the right answer."""
    return row["choices"]["ABCD".index(row["answer"])] if row["choices"] else row["answer"]


@pytest.mark.parametrize("domain", domains())
def test_every_solution_gets_one_and_every_rejected_one_nothing(domain: str) -> None:
    solutions = [row["solution"] for row in rows(domain)]
    wrong = [row["rejected"]["solution"] for row in rows(domain)]
    assert reward(completions=solutions, prompts=[""] * COUNT, **columns(domain)) == [1.0] * COUNT
    assert reward(completions=wrong, **columns(domain)) == [0.0] * COUNT
    assert step_reward(completions=solutions, **columns(domain)) == pytest.approx([1.0] * COUNT)
    assert all(0 <= score <= 0.7 + 1e-9 for score in step_reward(completions=wrong, **columns(domain)))
    talks = [[{"role": "assistant", "content": [{"type": "text", "text": text}]}] for text in solutions]
    assert reward(completions=talks, **columns(domain)) == [1.0] * COUNT


@pytest.mark.parametrize("domain", domains())
def test_each_option_is_judged_in_each_way_of_saying_it(domain: str) -> None:
    tried = 0
    for row in rows(domain):
        for letter, choice in zip("ABCD", row["choices"], strict=False):
            ways = (
                f"The answer is {letter}.",
                f"So x = 3.\n**Answer: {letter}**",
                f"\\boxed{{{letter}}}",
                f"Thus \\boxed{{\\text{{{letter}}}}}.",
                f"({letter})",
                f"{letter}. {choice}",
                f"Hence it is {choice}, so option {letter} is correct.",
                f"<answer>{letter}</answer>",
                *((f"So it is {choice}.", f"Answer: {choice}") if len(choice) > 1 else ()),  # not points A, B, C, D
            )
            for said in ways:
                assert correct(said, row) == (letter == row["answer"]), (said, row["answer"], row["choices"])
                tried += 1
    assert tried > 1000


@pytest.mark.parametrize("domain", domains())
def test_free_answers_in_other_spellings(domain: str) -> None:
    """As printed, boxed, in mathematics, and as sympy writes them."""
    for row in rows(domain):
        if row["choices"]:
            continue
        for said in (f"The answer is {row['answer']}.", f"\\boxed{{{row['answer']}}}", f"**{row['answer']}**"):
            assert correct(said, row), (said, row["answer"], row["answer_expr"])
        if row["answer_expr"] and row["answer_expr"][0] not in "FIUE":
            assert correct(f"Answer: {row['answer_expr']}", row), row["answer_expr"]


SPELLINGS: list[tuple[str | None, str, tuple[str, ...], tuple[str, ...]]] = [
    (
        "15*pi/2",
        "15π/2",
        (r"\frac{15\pi}{2}", "7.5π", r"$\dfrac{15}{2}\pi$", "15*pi/2"),
        ("15/2", "7.5", "23.56", "-15π/2"),
    ),
    (
        "5*sqrt(3)",
        "5√3 cm",
        (r"\sqrt{75}", "√75 cm", "5√3", r"5\sqrt{3}\text{ cm}", r"5\sqrt{3}\,\mathrm{cm}", "5*sqrt(3) centimeters"),
        ("8.66", "5√3 m", "5√3 cm²", r"5\sqrt{2}", "5√3 square cm", r"5\sqrt{3}\text{ mm}"),
    ),
    ("12", "12 cm²", ("12", "12 cm^2", "12 square centimetres", r"12\text{ cm}^2"), ("12 cm", "12 m²", "144")),
    ("128", "128°", ("128", r"128^\circ", "128 degrees", "128.0", "AB = 128°", r"128^{\circ}"), ("127.9", "52°")),
    ("(2, -1)", "(2, −1)", ("(2,-1)", r"\left(2,-1\right)", r"\langle 2,-1\rangle"), ("(-1,2)", "(2, -1, 0)", "(2,1)")),
    (
        "FiniteSet(1, 3)",
        "{1, 3}",
        ("{3,1}", r"\{1,3\}", r"x=1 \text{ or } x=3", "1 and 3", "1, 3"),
        ("{1}", "{1,3,5}", "1", "{1, 1}", "{}"),
    ),
    ("FiniteSet()", "∅", ("∅", r"\emptyset"), ("{0}", "0")),
    ("Interval(-2, 3, False, True)", "[−2, 3)", (r"-2 \le x < 3", "[-2,3)"), ("(-2,3)", "[-2,3]", "[3,-2)")),
    (
        "Interval(-oo, 1, True, True)",
        "(−∞, 1)",
        ("x<1", r"(-\infty,1)", r"\left(-\infty, 1\right)"),
        ("(−1, ∞)", r"x \le 1", "(1, ∞)", "(−∞, 1]", "(∞, 1)"),
    ),
    (
        "Union(Interval(-5, -3, True, True), Interval(0, 5, True, True))",
        "(−5, −3) ∪ (0, 5)",
        (r"(0,5)\cup(-5,-3)", "(0, 5) ∪ (−5, −3)"),
        ("(−5, −3)", "(−5, 5)", "(−5, −3) ∪ [0, 5)", "(−5, −3) ∪ (0, 5) ∪ (6, 7)"),
    ),
    (
        "Eq(y, 2*x + 1)",
        "y = 2x + 1",
        ("2x - y + 1 = 0", "y=1+2x", "2y=4x+2", "y = 2(x+1) - 1", r"y = \frac{4x+2}{2}"),
        ("y = 2x", "x = 2y+1", "y = 2x + 1.1", "0 = 0", "y = y"),
    ),
    ("Eq(x, -3)", "x = −3", ("x=-3", "x + 3 = 0", "2x = -6"), ("x = 3", "y = -3")),
    (
        "Eq((x + 8)**2 + (y + 2)**2, 41)",
        "(x + 8)² + (y + 2)² = 41",
        ("(x+8)^2+(y+2)^2=41", "x^2 + y^2 + 16x + 4y + 27 = 0"),
        ("(x+8)^2+(y+2)^2=42", "x^2+y^2=41"),
    ),
    ("x**2 - 1", "x² − 1", ("(x-1)(x+1)", "f(x) = x^2 - 1", "x²−1", r"x^{2}-1"), ("x^2+1", "x²", "3", "y^2 - 1")),
    ("asin(40*sin(26*pi/180)/56)*180/pi", "18.2°", ("18.2", "18.25°", "18.2 degrees"), ("18", "18.3", "18.20°", "x")),
    (None, "even", ("Even", r"\text{even}", "even."), ("odd", "neither even nor odd", "even or odd", "")),
    (None, "a rotation of 180° about the origin", ("rotation of 180° about the origin",), ("a rotation",)),
    ("7/2", "7/2", ("3.5", r"3\frac{1}{2}", r"\frac{7}{2}"), ("3.6", "2/7", "7/2 or 5/2")),
    ("2*I + 3", "3 + 2i", ("2i+3", "3+2i"), ("3-2i", "3+2x")),
    ("log(3)", "ln(3)", (r"\ln 3", "ln 3", r"\ln(3)"), ("ln 4", r"\log_2 3")),
]


@pytest.mark.parametrize(
    ("exact", "answer", "right", "wrong"), SPELLINGS, ids=lambda v: v if isinstance(v, str) else ""
)
def test_equivalent_forms(exact: str | None, answer: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    row = {"answer": answer, "answer_expr": exact, "question_type": "free-form", "choices": []}
    for said in (*right, *wrong):
        for completion in (f"First this.\nSo the answer is {said}.", f"Some text \\boxed{{{said}}}", said):
            assert correct(completion, row) == (said in right), (completion, final_answer(completion))


def test_naming_several_options_wins_nothing() -> None:
    row = {"answer": "B", "answer_expr": "5", "question_type": "multi-choice", "choices": ["4", "5", "6", "7"]}
    for said in (
        "A or B",
        "The answer is A, B, C, D.",
        "Answer: B or C",
        "\\boxed{B, C}",
        "B and C",
        "ABCD",
        "",
        "4 5 6 7",
    ):
        assert not correct(said, row), said
    assert correct("It is not A. The answer is B.", row)
    assert correct("The distance from B to C is 5.", row)
    assert not correct("The distance from A to B is 6.", row)


HOSTILE = {
    "a tower": "9^{9^{9^{9}}}",
    "a tower in brackets": "((9^9)^9)^9",
    "powers of powers": "((((9^{99})^{99})^{99})^{99})^{99}",
    "a python power": "9**9**9**9",
    "a factorial": "99999999!",
    "deep brackets": "(" * 90 + "1" + ")" * 90,
    "very deep brackets": "(" * 100_000,
    "deep fractions": r"\frac{1}{" * 60 + "1" + "}" * 60,
    "deep roots": r"\sqrt{" * 30 + "2" + "}" * 30,
    "a long number": "9" * 5000,
    "a long line": "is " * 200_000,
    "many boxes": r"\boxed{" * 50_000,
    "an integral": r"\int_0^{1} e^{x^{x}} dx",
    "a sum": r"\sum_{n=1}^{10^{9}} n",
    "expansion": "(x+y+1)^{99}",
    "wide": "+".join(["x^{99}"] * 20),
    "a division by zero": r"\frac{1}{0}",
    "code": "__import__('os').system('touch /tmp/owned')",
    "latex code": r"\input{/etc/passwd}",
    "a null": "\0",
    "a surrogate": "\ud800",
    "brackets": "}{][)(" * 30,
    "commas": "," * 190,
    "bars": "|" * 190,
    "equations": "=" * 190,
    "unions": "∪" * 190,
    "superscripts": "2" + "⁹" * 150,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_completion_gets_nothing_in_bounded_time(name: str) -> None:
    judged("1", "1")  # its start is not what is measured
    golds = ("5", "x**2 - 1", "(2, -1)", "FiniteSet(1, 3)", "Interval(0, 1)", "Eq(y, 2*x + 1)")
    for gold in golds:
        row = {"answer": "no such text", "answer_expr": gold, "steps": [{"text": "AB = 5.", "value": "5"}]}
        for said in (HOSTILE[name], f"The answer is {HOSTILE[name]}", f"\\boxed{{{HOSTILE[name]}}}"):
            began = time.perf_counter()
            assert not correct(said, row)
            assert step_credit(said, row["steps"]) == 0
            assert time.perf_counter() - began < SECONDS + 1  # none gets as far as to be stopped


def test_what_takes_too_long_is_stopped_and_the_next_answer_is_judged() -> None:
    """Straight to the process, past the look at what an answer can need."""
    assert not harmless("9^{9^{9^{9}}}")
    assert judged("5", r"\sqrt{25}")
    began = time.perf_counter()
    assert not JUDGE.ask("5", "9^{9^{9^{9}}}")
    assert time.perf_counter() - began < SECONDS + 2
    assert judged("5", r"\sqrt{25}")


def test_threads_and_forks_share_no_answer() -> None:
    found: list[bool] = []
    pairs = [(f"\\sqrt{{{n**2}}}", str(n if n % 2 else n + 1)) for n in range(2, 22)]

    def ask(said: str, gold: str) -> None:
        found.append(judged(gold, said) == (said == f"\\sqrt{{{int(gold) ** 2}}}"))

    threads = [threading.Thread(target=ask, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * len(pairs)
    code = (
        "import os\nfrom engine.judging import judged\nassert judged('5', r'\\sqrt{25}')\npid = os.fork()\n"
        "assert judged('7', r'\\sqrt{49}') and not judged('6', r'\\sqrt{49}')\n"
        "if pid: assert os.waitpid(pid, 0)[1] == 0"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_part_of_the_steps_earns_part_of_the_credit() -> None:
    row = next(row for row in rows("geometry") if row["hops"] >= 4)
    lines = row["solution"].splitlines()
    credits = [step_credit("\n".join(lines[: 1 + n]), row["steps"]) for n in range(len(row["steps"]) + 1)]
    assert credits == sorted(credits)
    assert credits[0] < 0.5 < credits[-1] == 1.0
    assert step_credit("", row["steps"]) == 0
    assert step_credit("anything", []) == 1
    assert not os.path.exists("/tmp/owned")


@pytest.mark.parametrize("domain", domains())
def test_no_rejected_solution_has_all_steps(domain: str) -> None:
    """But where the wrong step's true result is a given in another form, as of a polynomial division."""
    told = [row for row in rows(domain) if row["rejected"] and "division" not in row["solution"]]
    assert len(told) > 0.8 * COUNT
    for row in told:
        assert step_credit(row["rejected"]["solution"], row["steps"]) < 1, row["id"]


def test_steps_count_in_their_order_and_whole() -> None:
    steps = [
        {"name": "a", "text": "So ∠ABC = 540° − 430° = 110°.", "value": "110", "uses": []},
        {"name": "b", "text": "Thus ∠CBL = 180° − ∠ABC = 180° − 110° = 70°.", "value": "70", "uses": ["a"]},
    ]
    assert step_credit("∠ABC = 110°\n∠CBL = 70°", steps) == 1
    assert step_credit("∠ABC = 70°\n∠CBL = 110°", steps) == 0.5
    steps = [
        {
            "name": "q",
            "text": "The curve has the equation (y + 2)²/36 = 1.",
            "value": "Eq(1/36*(y + 2)**2, 1)",
            "uses": [],
        }
    ]
    assert step_credit("so we have (y + 2)^2/36 = 1", steps) == 1
    assert step_credit("so we have (y − 2)²/36 = 1", steps) == 0
    steps = [{"name": "w", "text": "So the point where it is steepest is D.", "value": "", "uses": []}]
    assert step_credit("the point is D", steps) == 1
    assert step_credit("So the point is C, and the answer is D.", steps) == 0


def test_trl_calls_it_as_its_own() -> None:
    pytest.importorskip("trl")
    from trl import GRPOTrainer

    assert "reward_funcs" in GRPOTrainer.__init__.__code__.co_varnames
    solutions = [[{"role": "assistant", "content": row["solution"]}] for row in rows("analytic")]
    inputs = {name: [row[name] for row in rows("analytic")] for name in COLUMNS}
    scores = reward(
        prompts=[""] * COUNT, completions=solutions, completion_ids=[[0]] * COUNT, trainer_state=None, **inputs
    )
    assert scores == [1.0] * COUNT
