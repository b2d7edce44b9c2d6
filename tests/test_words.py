"""Sentences hold what they say: results that are used, shapes that steps need, no shape told twice."""

import json
import re
from itertools import pairwise
from random import Random

import pytest
from rows import DOMAINS, mixed_rows

from engine.ask.choices import _argued
from engine.ask.deduce import Step
from engine.ask.described import described
from engine.ask.nearby import form_of, nearby
from engine.ask.phrases import joined, template_root, theorem_words
from engine.check.sentences import _result
from engine.draft import drafted
from engine.errors import Reject
from engine.facts.exact import Exact
from engine.facts.expr import parse_value
from engine.facts.quantity import PLOTTED
from engine.facts.rng import Key
from engine.facts.rules import Rule, Theorem, form, verdict
from engine.facts.value import text_of
from engine.job import Job
from engine.record import make
from engine.registry import family
from generators.rules import algebra, calculus, plane

FOLLOWS = re.compile(r"^(This result and|Knowing this|Once this is known|This lets us)")
SHAPE = re.compile(r"\b(square|rectangle|rhombus|parallelogram|trapezoid|hexagon|triangle|sector) ([A-Z]{3,6})\b")


def test_a_step_that_builds_on_the_last_result_uses_it() -> None:
    tried = 0
    for row in mixed_rows():
        for before, step in zip(row["steps"], row["steps"][1:], strict=False):
            if FOLLOWS.match(step["text"]):
                assert before["name"] in step["uses"], (row["id"], step["text"])
                tried += 1
    assert tried > 300


def test_a_question_without_a_picture_of_its_own_words_names_the_shapes_that_the_steps_name() -> None:
    tried = 0
    for row in mixed_rows():
        if row["family"] != "composite" or row["version"] not in ("text_lite", "vision_dominant"):
            continue
        told = {frozenset(word) for word in re.findall(r"\b[A-Z]{3,6}\b", row["question"])}
        told |= {frozenset(re.findall(r"\b[A-Z]\b", part)) for part in re.split(r" (?:are|is) ", row["question"])}
        kinds = {frozenset(p["of"]) for p in json.loads(row["scene"])["properties"] if p["kind"] != "perpendicular"}
        for step in row["steps"]:
            for _, letters in SHAPE.findall(step["text"]):
                if frozenset(letters) in kinds:
                    assert any(frozenset(letters) <= words for words in told), (row["id"], step["text"])
                    tried += 1
    assert tried > 200


def test_a_caption_tells_a_shape_once() -> None:
    tried = 0
    for row in mixed_rows():
        if row["family"] == "composite":  # its captions name a part again where another stands on it
            continue
        text = row["caption"].lower()
        for p in json.loads(row["scene"])["properties"]:
            kind, letters = p["kind"], "".join(p["of"]).lower()
            if kind in ("square", "rectangle", "parallelogram", "rhombus") and f"{kind} {letters}" in text:
                again = (f"{letters} is a {kind}", f"{', '.join(letters[:-1])} and {letters[-1]} are the vertices")
                for said in again:  # the labels after it may name it: the area of rectangle ABCD is 12
                    assert f"{kind} {letters}" not in text.partition(said)[0] or said not in text, (
                        row["id"],
                        row["caption"],
                    )
                tried += 1
    assert tried > 50


def test_a_caption_tells_a_property_once() -> None:
    assert described("bisects", ("B", "A", "C", "D"), "In triangle ABC, the angle at A is halved by AD")
    assert not described("bisects", ("A", "B", "C", "E"), "Two segments meet at F in triangle ABC: AD bisects an angle")
    assert described("parallel", ("D", "E", "B", "C"), "A triangle is drawn. Inside ABC, DE is parallel to BC.")
    assert not described("parallel", ("A", "B", "C", "D"), "AB is drawn. The segment CD is parallel to it.")
    told = 0
    job = Job("geometry", 60, families={"angle_bisector_theorem": 1.0})
    for index in range(60):
        row = make(Key(0, "geometry", index), job).rows[0]
        first = row["caption"].partition(". ")
        if re.search(r"halved by ([A-Z])([A-Z])|bisects .* at ([A-Z])\b", first[0]):
            assert not re.search(r"\bbisect|equal angles", first[2]), (row["id"], row["caption"])
            told += 1
    assert told > 5


def test_a_figure_that_may_be_turned_has_no_top_and_no_bottom() -> None:
    way = re.compile(r"\b(above|below|beneath|top|bottom|upper|lower|horizontal|upright)\b")
    for path in sorted((template_root() / "en" / "geometry").glob("*.j2")):
        words = re.sub(r"\{\{.*?\}\}", "", path.read_text(encoding="utf-8"))
        assert not way.search(words), (path.name, way.search(words))


def test_a_theorem_is_named_by_a_singular() -> None:
    """Sentences go on with a singular verb: the angle sum gives, not the angles give."""
    plural = re.compile(
        r"the (?!axis|locus|modulus|radius|circumradius|apothem)\w+[^s]s (?:on|of|at|in|around|between)\b"
    )
    for block, lines in theorem_words("en").lines.items():
        if block.endswith("_name"):
            assert not any(map(plural.match, lines)), (block, lines)


def test_coordinates_are_plural_and_lines_have_their_x_first() -> None:
    points = lines = 0
    for row in mixed_rows("analytic"):
        text = f"{row['question']} {row['solution']}"
        assert not re.search(r"position of point|location of|coordinates of (?:point )?[A-Z] is\b", text), row["id"]
        assert not re.search(r"x-coordinate of [A-Z] has the equation", text), row["id"]
        points += row["goal"]["kind"] == "point"
        if row["goal"]["kind"] == "line":
            for option in (*row["choices"], row["rejected"]["answer"]):
                assert not re.match(r"y = −?[\d/]+ [+−] [\d/]*x", option), (row["id"], option)
                lines += 1
    assert points > 100 and lines > 20


def test_no_region_is_called_a_circle() -> None:
    for row in mixed_rows():
        assert not re.search(r"circle (shaded|figure|lens|all|rest)\b", row["question"] + row["solution"]), row["id"]


def test_a_caption_calls_a_label_only_what_is_written_in_the_picture() -> None:
    tried = 0
    for row in mixed_rows("analytic"):
        written = " ".join(o["text"] for o in row["objects"])
        for sentence in re.split(r"(?<=\.) ", row["caption"]):
            if re.search(r"[Ll]abel|Printed|Written", sentence):
                for name, place in re.findall(r"\b([A-Z]) = (\([^()]*\))", sentence):
                    assert f"{name}{place}" in written, (row["id"], sentence)
                    tried += 1
    assert tried > 100


@pytest.mark.parametrize("family", ["formula_matching", "cubic_quartic_zeros", "function_transformation"])
def test_what_no_picture_shows_is_said_in_the_versions_that_say_least(family: str) -> None:
    job = Job("function", 30, seed=3, families={family: 1}, versions="all")
    tried = 0
    for index in range(job.n):
        rows = {row["version"]: row for row in make(Key(job.seed, job.domain, index), job).rows}
        row = rows["vision_intensive"]
        if any(given["name"].startswith("formula") for given in row["given"]):
            continue
        page = next(o["text"] for o in rows["vision_only"]["objects"] if o["kind"] == "text")
        for text in (row["question"], page):
            assert re.search(r"form|degree|written as|= a · ", text), (row["id"], text)
        tried += 1
    assert tried > 5


def test_sentences_of_one_text_do_not_lead_in_alike() -> None:
    leads = re.compile(r"(?:^|\. )(?:We know|It is known|Knowing) .*\. (?:We know|It is known|Knowing) ")
    for row in mixed_rows("analytic"):
        assert not leads.search(row["question"]), (row["id"], row["question"])


@pytest.mark.parametrize("domain", ["analytic", "function"])
def test_no_symbol_is_the_letter_of_a_point(domain: str) -> None:
    for row in mixed_rows(domain):
        scene = json.loads(row["scene"])
        for q in scene["quantities"].values():
            own = q["kind"] in PLOTTED and q["of"] == [q["symbol"]]
            assert own or q["symbol"] not in scene["points"], (row["id"], q)


def test_no_answer_stands_among_the_givens() -> None:
    """Of points that are given, no question asks for the set of their coordinates."""
    tried = 0
    for row in mixed_rows("analytic"):
        quantities = json.loads(row["scene"])["quantities"]
        goal = quantities[row["goal"]["name"]]
        if goal["kind"] == "x_places":
            assert not {g["name"] for g in row["given"]} & {f"point_{p}" for p in goal["of"][1:]}, row["id"]
            tried += 1
    assert tried > 5


def test_formulas_hold_no_zero_that_no_one_writes() -> None:
    for row in mixed_rows("analytic"):
        for text in (row["solution"], row["rejected"]["solution"]):
            assert not re.search(r"−0(?![.\d])| 0[a-z]\b", text), (row["id"], text)


def test_no_wrong_answer_is_an_empty_set() -> None:
    for row in mixed_rows("analytic"):
        assert "∅" not in (row["rejected"]["answer"], *(row["choices"] or ())), row["id"]


def test_what_two_given_points_fix_is_not_given_too_nor_found_on_another_way() -> None:
    tried = 0
    for row in mixed_rows("analytic"):
        scene, given = json.loads(row["scene"]), {g["name"] for g in row["given"]}
        rules = {step["name"]: step["rule"] for step in row["steps"]}
        for p in scene["properties"]:
            if p["kind"] == "midpoint":
                places = {f"point_{name}" for name in p["of"]}
                if len(places & given) > 1:
                    assert {rules.get(name, "midpoint_formula") for name in places - given} == {"midpoint_formula"}
                    tried += 1
            elif p["kind"] in ("axis_ends", "vertices", "foci"):
                ends = set(p["of"][1:3])
                if {f"point_{name}" for name in ends} <= given:
                    sizes = [scene["quantities"][name] for name in given]
                    sizes = [q for q in sizes if q["kind"] in ("length", "semi_axis", "linear_eccentricity")]
                    assert not any(ends <= set(q["of"]) for q in sizes), row["id"]
                    tried += 1
    assert tried > 20


def test_a_step_with_complex_numbers_puts_them_in_and_ends_in_one() -> None:
    tried = 0
    for row in mixed_rows("analytic"):
        for step in row["steps"]:
            if step["rule"] in ("complex_sum", "complex_difference", "complex_product", "complex_combination"):
                *_, numbers, result = step["text"].removesuffix(".").split(" = ")
                assert re.fullmatch(r"−?\d*i?(?: [+−] \d*i)?", result), (row["id"], step["text"])
                assert re.search(r"\d", numbers) and "x_z" not in step["text"], (row["id"], step["text"])
                tried += 1
    assert tried > 10


@pytest.mark.parametrize(("rule", "pattern"), [
    ("which_map", r"\w\(−?\d+, −?\d+\).* \w\(−?\d+, −?\d+\).*\(x, y\)"),
    ("half_plane", r"−?\d+ [<>] .*\w\(−?\d+, −?\d+\)|\w\(−?\d+, −?\d+\).* −?\d+ [<>] "),
])  # fmt: skip
def test_a_verdict_shows_the_corner_or_point_that_it_rests_on(rule: str, pattern: str) -> None:
    steps = [(row, step) for row in mixed_rows("analytic") for step in row["steps"] if step["rule"] == rule]
    for row, step in steps:
        assert re.search(pattern, step["text"]), (row["id"], step["text"])
        rejected = row["rejected"]["solution"]
        assert rule == "half_plane" or step["text"] not in rejected, (row["id"], rejected)
    assert len(steps) > 10


@pytest.mark.parametrize(("name", "further"), [("parabola_focus", "R"), ("axes_triangle", "P")])
def test_most_questions_are_about_the_figure_and_not_the_further_point_beside_it(name: str, further: str) -> None:
    job, asides = Job("analytic", 400), []
    for index in range(400):
        for attempt in range(40):
            try:
                draft = drafted(Key(0, "analytic", index), family(name), attempt, job)
            except Reject:
                continue
            goal = draft.scene.quantities[draft.problem.goal]
            asides.append(any(draft.scene.own.get(part) == further for part in goal.of))
            break
    assert len(asides) > 350 and sum(asides) < 0.38 * len(asides), sum(asides)


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_two_sentences_in_a_row_draw_their_conclusion_with_the_same_word(domain: str) -> None:
    for row in mixed_rows(domain):
        words = [set(re.findall(r"\b(?:Hence|Thus|Therefore|So)\b", line)) for line in row["solution"].splitlines()]
        assert not any(one & other for one, other in pairwise(words)), row["solution"]


def test_a_wrong_chain_argues_from_no_wrong_value() -> None:
    """What an argument would come to there no rule says: its value in the drawing does not follow from a wrong one."""
    doubled, said = form("b = 2*a", adds="a + 2"), verdict("v", ("b",), Exact.of(7), {})
    argument = Step(Rule("argument", said, {}, {}, "v", ("b",)), said.expr, Exact.of(7))
    right, wrong = (Step(Rule("double", doubled, {}, {}, "b", ("a",)), doubled.expr, Exact.of(n)) for n in (6, 5))
    assert _argued((right, argument), (wrong, argument))
    assert not _argued((right, argument), (right, argument))
    assert not _argued((right, right), (wrong, wrong))


def test_a_wrong_verdict_is_said_as_the_right_one() -> None:
    tried = 0
    for row in mixed_rows("function"):
        wrong = row["rejected"]
        said, other = (
            t.replace("each interval of ", "").splitlines()[-2] for t in (row["solution"], wrong["solution"])
        )
        last = len(row["steps"]) - 1
        if wrong["wrong_step"] == last and not row["steps"][last]["expr"] and len(row["answer"]) > 2:
            frames = said.removesuffix(f"{row['answer']}."), other.removesuffix(f"{wrong['answer']}.")
            assert frames[0] == frames[1] != said, (row["id"], said, other)
            tried += 1
    assert tried > 20


def test_rectangles_that_are_drawn_are_those_of_the_sum_that_is_asked_for() -> None:
    job, others = Job("function", 120, families={"riemann_sum": 1.0}), "left_sum|right_sum|trapezoid_sum"
    tried = 0
    for index in range(job.n):
        row = make(Key(0, "function", index), job).rows[0]
        drawn = re.search(r"left(?= corner)|right(?= corner)|trapezoid(?=s)", row["caption"])
        if drawn and re.fullmatch(others, row["goal"]["kind"]):
            assert row["goal"]["kind"] == f"{drawn[0]}_sum", (row["id"], row["caption"], row["question"])
            tried += 1
    assert tried > 40


def test_points_of_a_graph_that_no_step_takes_are_left_to_the_picture() -> None:
    job, tried = Job("function", 400, seed=5, families="linear_function,derivative_polynomial,average_value"), 0
    with_points_aside = [row for index in range(400) for row in make(Key(5, "function", index), job).rows]
    for row in mixed_rows("function") + with_points_aside:
        scene = json.loads(row["scene"])
        used = {part for quantity in scene["quantities"].values() for part in quantity["of"]}
        claims = [(claim["kind"], set(claim["of"]) & scene["points"].keys()) for claim in scene["properties"]]
        said = set().union(*(points for _, points in claims if points & used))
        for kind, points in claims:
            if kind in ("on_curve", "all_on_curve") and not points & said and "dominant" not in row["version"]:
                assert not points & set(re.findall(r"\b[A-Z]\b", row["question"])), (row["id"], row["question"])
                tried += 1
    assert tried > 100


def test_intervals_among_the_options_end_open_at_infinity_and_do_not_overlap() -> None:
    answer, rng = parse_value("Union(Interval(-oo, 1, True, True), Interval(4, oo, True, True))"), Random(0)
    texts = {text_of(value) for _ in range(60) for value in nearby(answer, "positive", rng)}
    assert len(texts) > 8
    for text in texts:
        assert re.fullmatch(r"\(−∞, (−?\d+)[)\]] ∪ [(\[](−?\d+), ∞\)", text), text
        low, high = (int(n.replace("−", "-")) for n in re.findall(r"(−?\d+)", text))
        assert low <= high, text


def test_no_option_closes_an_interval_where_open_ones_are_asked_for() -> None:
    answer = parse_value("Union(Interval(-oo, 1, True, True), Interval(4, 7, True, True))")
    for kind, closed in (("increasing", False), ("concave_on", False), ("positive", True)):
        texts = {text_of(value) for seed in range(40) for value in nearby(answer, kind, Random(seed))}
        assert len(texts) > 8 and any("[" in text or "]" in text for text in texts) == closed, (kind, texts)


def test_options_share_roots_and_fractions_with_the_answer() -> None:
    whole, fractions, roots = (
        form_of(parse_value(text))
        for text in ("FiniteSet(1, 8)", "FiniteSet(1/3, 8)", "FiniteSet(2 - sqrt(3), 2 + sqrt(3))")
    )
    assert len({whole, fractions, roots}) == 3
    assert form_of(parse_value("FiniteSet(-4, 0)")) == whole
    assert form_of(parse_value("sqrt(10)")) == form_of(parse_value("2*sqrt(3)")) != form_of(parse_value("sqrt(10)/3"))


def test_a_comma_parts_clauses_after_a_name() -> None:
    assert joined(["reflecting A gives B", "C is an end"]) == "reflecting A gives B, and C is an end"
    assert joined(["A = (1, 2)", "B = (3, 4)"]) == "A = (1, 2) and B = (3, 4)"
    assert joined(["f is even", "A lies on g"]) == "f is even and A lies on g"


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("By Pythagoras' theorem, AB = √(3² + 4²) = 5 cm.", "5 cm"),
        ("From the equation numerator = 0 it follows that the zero of f is 5.", "5"),
        ("Using the sign of f′, we see that f increases on each interval of (−∞, 1) ∪ (5, ∞).", "(−∞, 1) ∪ (5, ∞)"),
        ("By the line through A and B, line AB has the equation y = 2x + 1.", "y = 2x + 1"),
        ("The tangent gives ∠A ≈ 26.6°.", "26.6°"),
    ],
)
def test_a_sentence_comes_to_its_last_value(sentence: str, result: str) -> None:
    assert _result(sentence) == result


@pytest.mark.parametrize("rule", [algebra.LINEAR, calculus.TANGENT, plane.LINE_EQUATION])
def test_a_line_in_an_option_begins_with_its_slope(rule: Theorem) -> None:
    (slip,) = [m for m in rule.forms[0].mistakes if m.name == "changes the sign of the slope"]
    line = slip.expr.value({"m": parse_value("-3/4"), "b": parse_value("17/2")})
    assert text_of(line).endswith("3x/4 + 17/2")


def test_powers_stay_in_the_options() -> None:
    for text in ("x**2 - 3*x - 10", "-2*(x + 5)**3 + 1"):
        others = [value.source() for value in nearby(parse_value(text), "formula", Random(1))]
        assert len(others) > 5 and all(f"**{text.split('**')[1][0]}" in other for other in others), others
        assert not any(re.search(r"\*\*(?!2|3)", other) for other in others), others


POSITIVE = ("solution_count", "base", "growth_factor", "amplitude", "period", "frequency")


def test_steps_of_functions_are_written_as_a_book_writes_them() -> None:
    """No logb, no (−59) / 6 for a place, no a · 1 / (x − c); a value read off two graphs says where it is read."""
    tried = 0
    for row in mixed_rows("function"):
        solution = row["solution"]
        assert not re.search(r"\blogb|− \(−\d+\) / \d|a · 1 / \(", solution), (row["id"], solution)
        assert not re.search(r"[= ]\(−\d+\) / |\(\(−\d+\) [+−]|\^\d|[a-z]¹", solution), (row["id"], solution)
        for step in row["steps"]:
            if step["rule"] == "outer_at_inner":
                assert re.search(r"\(−?\d+\) = −?\d+|x = −?\d+|is \w\(−?\d+\)|inner value −?\d+", step["text"]), step[
                    "text"
                ]
                tried += 1
        if row["goal"]["kind"] in POSITIVE:
            assert not any(choice.startswith("−") for choice in row["choices"]), (row["id"], row["choices"])
            tried += 1
        assert not re.search(r"(Δx|T) = .*= −\d[^=]*?\.", row["rejected"]["solution"] or ""), row["id"]
    assert tried > 5
