"""One problem, from key to rows: the straight way through the engine."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import Any

import numpy as np
import orjson
import xxhash

from engine.ask import text
from engine.ask.choices import ENOUGH, LETTERS, WrongChain, options, wrong_chains
from engine.ask.deduce import Problem, Step, deduce
from engine.ask.phrases import capitalised, shared, theorem_words
from engine.ask.text import Voice
from engine.ask.versions import VERSIONS
from engine.check.verify import Row, check
from engine.draw import Drawing, Style, draw, encode_png, pixel_hash, sample_style, typeset
from engine.errors import CheckError, EngineError, FamilyError, Reject
from engine.facts.figure import AngleMark, Circle, Curve, Field, Figure, Label, RightAngle, Segment, Stroke
from engine.facts.quantity import KINDS, PLOTTED, print_value, with_unit
from engine.facts.rng import Key, rendezvous, stream, unit_hash
from engine.facts.scene import WORDS, Scene, Sketch, canonical, draw_letters
from engine.facts.value import Closed, Value, Word, number
from engine.job import Job
from engine.registry import Family, families

MAX_ATTEMPTS = 400
STAGES = ("build", "deduce", "text", "draw", "encode", "check")  # in which make() spends its time
DRAWN_KINDS = {
    "length",
    "distance",
    "radius",
    "diameter",
    "angle",
    "arc_length",
    "arc_measure",
    "area",
}  # the rest are notes


@dataclass(frozen=True, slots=True)
class Made:
    """Rows of one problem, one for each version, with what was dropped on the way.

    Attributes:
        rows: one dict for each version, with the schema's columns.
        rejected: "family: reason" -> attempts dropped.
        seconds: CPU seconds by stage, those of dropped attempts with them.
    """

    rows: tuple[dict[str, Any], ...]
    rejected: Counter[str]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Draft:
    """A problem before it is written down: what every version of it shares."""

    key: Key
    family: Family
    attempt: int
    params: Mapping[str, Any]
    scene: Scene
    problem: Problem
    wrong: WrongChain
    choices: tuple[Value, ...]
    letter: str
    style: Style
    places: int
    signature: str
    split: str


def every_attempt(attempt: int) -> bool:
    """Drops none."""
    return True


class Clock:
    """CPU seconds by stage: each stage lasts until the next begins. A look at the clock takes 0.4 µs."""

    __slots__ = ("began", "seconds", "stage")

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self.stage, self.began = STAGES[0], time.process_time()

    def enter(self, stage: str) -> None:
        """Another stage begins."""
        now = time.process_time()
        self.seconds[self.stage] += now - self.began
        self.stage, self.began = stage, now


def unclocked(stage: str) -> None:
    """Nobody asks how long a stage takes."""


def make(key: Key, job: Job, begin: Callable[[int], bool] = every_attempt) -> Made:
    """The rows of one key. `begin` is told of each attempt before it is made, and says whether to make it.

    Raises:
        CheckError: a finished row failed a check, which is a bug; the text has the key and the reasons.
        FamilyError: the family raised, or rejected every attempt.
    """
    family = choose_family(key, job)
    rejected: Counter[str] = Counter()
    clock = Clock()
    for attempt in range(MAX_ATTEMPTS):
        if not begin(attempt):
            rejected[f"{family.name}: took too long"] += 1
            continue
        try:
            draft = drafted(key, family, attempt, job, clock.enter)
            rows = tuple(written(draft, name, job, clock.enter) for name in versions_of(key, job))
        except Reject as reject:
            rejected[f"{family.name}: {reject.reason}"] += 1
            continue
        except EngineError as error:
            own = line_of(error, family)
            raise type(error)(f"{error}{f' ({own})' if own else ''}\nSee it: {show_command(key, job)}") from error
        except Exception as error:
            raised = traceback.extract_tb(error.__traceback__)[-1]
            where = line_of(error, family) or f"{raised.filename}:{raised.lineno}"
            raise FamilyError(
                f"family {family.name} raised {type(error).__name__}: {error} ({where}) "
                f"at {key}, attempt {attempt}.\nSee it: {show_command(key, job)}"
            ) from error
        clock.enter(STAGES[0])
        return Made(rows, rejected, clock.seconds)
    reasons = ", ".join(f"{reason} ({count})" for reason, count in rejected.most_common(3))
    raise FamilyError(
        f"family {family.name} rejected all {MAX_ATTEMPTS} attempts for {key}: {reasons}. "
        f"Widen what its sample() draws; `python -m engine check {family.name}` shows the reasons."
    )


def line_of(error: Exception, family: Family) -> str:
    """The family's own line that led to the error, as file:line; "" where none did."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(family.path)]
    return f"{own[-1].filename}:{own[-1].lineno}" if own else ""


def show_command(key: Key, job: Job) -> str:
    """The command that reproduces one record."""
    return f"python -m engine show {key} {job.flags()}".strip()


def choose_family(key: Key, job: Job) -> Family:
    """The key's family, by weight; a new family changes only the keys that it wins."""
    names, weights = mix_of(job)
    return families(job.domain)[names[rendezvous(key, weights)]]


@lru_cache(maxsize=8)
def mix_of(job: Job) -> tuple[list[str], tuple[tuple[bytes, float], ...]]:
    """Names of the families that the job takes, and their weights as rendezvous() wants them."""
    known = families(job.domain)
    weights = {name: family.weight for name, family in known.items()}
    if isinstance(job.families, dict):
        weights = {name: weight for name, weight in job.families.items() if name in known}
    return list(weights), tuple((name.encode(), weight) for name, weight in weights.items())


def versions_of(key: Key, job: Job) -> tuple[str, ...]:
    """Names of the versions that this key gets: all six, or one by weight."""
    if job.versions == "all":
        return tuple(VERSIONS)
    assert isinstance(job.versions, dict)
    return (share_at(job.versions, unit_hash(f"{key}/version")),)


def share_at(shares: Mapping[str, float], at: float) -> str:
    """The name whose share holds the place `at` (0 to 1) when the shares lie side by side."""
    at *= sum(shares.values())
    for name, share in shares.items():
        at -= share
        if at < 0:
            return name
    return next(iter(shares))


def drafted(key: Key, family: Family, attempt: int, job: Job, enter: Callable[[str], None] = unclocked) -> Draft:
    """Parameters, scene, problem, wrong answers and style of one attempt; Reject where they make no good problem."""
    enter("build")
    params = family.sample(stream(key, attempt, "params"))
    rng = stream(key, attempt, "problem")
    sketch = Sketch(draw_letters(rng, family.units, family.last_letters))
    family.build(sketch, params)
    scene = sketch.scene()
    enter("deduce")
    problem = deduce(scene, rng, family.few_numbers)
    places = rng.choice((1, 1, 2))
    if isinstance(problem.answer, Closed) and near_half(problem.answer.approx, places):
        raise Reject("the rounded answer is not clear")
    wrong = islice(wrong_chains(scene, problem, places, rng), ENOUGH)
    chosen, letter = next(wrong, None), ""
    if chosen is None:
        raise Reject("no mistake leads to another answer")
    choices: tuple[Value, ...] = ()
    if rng.random() < job.multiple_choice:
        picked = options(scene, problem, chain([chosen], wrong), places, rng)
        if picked:
            choices, letter, chosen = tuple(picked[0]), picked[1], picked[2]
    signature = signature_of(family, scene, problem)
    split = split_of(signature, job)
    style = sample_style(stream(key, attempt, "style"), job.size, job.text_scale)
    return Draft(key, family, attempt, params, scene, problem, chosen, choices, letter, style, places, signature, split)


def near_half(number: float, places: int) -> bool:
    """Whether rounding to `places` hangs on a digit that a float cannot settle."""
    return abs(abs(number) * 10**places % 1 - 0.5) < 1e-6


def signature_of(family: Family, scene: Scene, problem: Problem) -> str:
    """Hash of what the problem is: family, strokes drawn, goal, givens with values and unit, theorems.

    Letters, looks and measures that are not given are left out; so is the unit where only angles are at stake.
    """
    given = sorted((canonical(scene, n), v.source()) for n, v in problem.given.items())
    steps = [step.rule.theorem for step in problem.steps]
    goal = canonical(scene, problem.goal)
    strokes = sorted("".join(scene.own.get(name, name) for name in names_of(s)) for s in scene.figure.strokes)
    lengths = any(KINDS[scene.quantities[n].kind] in (1, 2) for n in (problem.goal, *problem.given))
    unit = scene.unit if lengths else ""
    return xxhash.xxh3_128_hexdigest(orjson.dumps([family.name, strokes, goal, given, unit, steps]))


def names_of(stroke: Stroke) -> tuple[str, ...]:
    """Points that place a stroke, or the name of a curve."""
    if isinstance(stroke, Segment):
        return stroke.a, stroke.b
    if isinstance(stroke, (Curve, Field)):
        return (stroke.name,)
    return (stroke.center,) if isinstance(stroke, Circle) else (stroke.center, stroke.start, stroke.end)


def split_of(signature: str, job: Job) -> str:
    """Split by hash of the problem, so that a repeat never stands in two splits."""
    return share_at(job.splits, unit_hash(f"split/{signature}"))


def written(draft: Draft, version_name: str, job: Job, enter: Callable[[str], None] = unclocked) -> dict[str, Any]:
    """The row of one version; Reject if its picture cannot be labelled, CheckError if it fails a check."""
    enter("text")
    version = VERSIONS[version_name]
    scene, problem, style = draft.scene, draft.problem, draft.style
    rng = stream(draft.key, draft.attempt, f"text/{version_name}")
    voice = Voice(
        shared(job.language), theorem_words(job.language), draft.family.words(job.language), rng, draft.places
    )
    drawn = version.givens_in_image == "always" or (version.givens_in_image == "sometimes" and rng.random() < 0.5)
    givens = list(problem.given)
    goal_marked = drawn and scene.quantities[problem.goal].kind in DRAWN_KINDS and rng.random() < 0.35
    asked = text.question(scene, problem, version.parts, givens if version.givens_in_text else [], voice)
    question = asked if version.image != "page" else voice.words.pick("vision_only", rng)
    choices = [text.printed(scene, problem.goal, value, draft.places) for value in draft.choices]
    reading = not version.givens_in_text
    solution = text.solution(scene, problem, draft.letter or None, reading, voice)
    wrong_letter = LETTERS[draft.choices.index(draft.wrong.answer)] if choices else None
    wrong = text.wrong_solution(scene, problem, solution, draft.wrong, wrong_letter, voice)
    image_givens = givens if drawn else []
    caption = text.caption(scene, problem, image_givens, goal_marked, voice)

    drawing: Drawing | None = None
    if version.image != "none":
        enter("draw")
        figure, labels = pictured(scene, problem, image_givens, goal_marked, draft.places)
        drawing = draw(figure, labels, style)
        if version.image == "page":
            drawing = typeset(drawing, asked, choices, style)
    enter("encode")
    png = encode_png(drawing.pixels) if drawing else b""
    enter("text")
    shown = "both" if drawn and version.givens_in_text else "image" if drawn else "text"
    answer = text.printed(scene, problem.goal, problem.answer, draft.places)
    goal = scene.quantities[problem.goal]
    height, width = drawing.pixels.shape[:2] if drawing else (0, 0)
    key = str(draft.key)
    row_id = f"{key}/{version_name}" if job.versions == "all" else key
    world = scene_json(scene, problem, drawing)
    row = {
        "id": row_id,
        "problem_id": key,
        "domain": draft.family.domain,
        "family": draft.family.name,
        "split": draft.split,
        "version": version_name,
        "hops": len(problem.steps),
        "image": {"bytes": png, "path": f"{row_id.replace('/', '_')}.png"} if drawing else None,
        "width": width,
        "height": height,
        "caption": caption,
        "question": question,
        "goal": {"name": goal.name, "kind": goal.kind, "of": goal.noun},
        "question_type": "multi-choice" if choices else "free-form",
        "choices": choices,
        "answer": draft.letter or answer,
        "answer_expr": problem.answer.source() or None,
        "answer_value": number(problem.answer),
        "solution": "\n".join(solution.sentences),
        "steps": [
            step_json(step, sentence) for step, sentence in zip(problem.steps, solution.sentences[1:-1], strict=True)
        ],
        "given": [given_json(scene, name, value, shown, draft.places) for name, value in problem.given.items()],
        "rejected": {
            "solution": "\n".join(wrong),
            "answer": wrong_letter or text.printed(scene, problem.goal, draft.wrong.answer, draft.places),
            "wrong_step": draft.wrong.index,
            "mistake": draft.wrong.mistake,
        },
        "objects": drawing.objects if drawing else [],
        "scene": orjson.dumps(world).decode(),
        "style": orjson.dumps(drawing.style if drawing else style).decode(),
        "params": orjson.dumps(draft.params, default=str).decode(),
        "signature": draft.signature,
        "pixel_hash": pixel_hash(drawing.pixels) if drawing else "",
        "seed": draft.key.seed,
        "index": draft.key.index,
        "attempt": draft.attempt,
        "language": job.language,
    }
    enter("check")
    verified(row, world, drawing.pixels if drawing else None)
    return row


def verified(row: dict[str, Any], world: dict[str, Any], pixels: np.ndarray | None) -> None:
    """CheckError with every reason if the row fails a check."""
    faults = check(Row(row, world, pixels))
    if faults:
        raise CheckError(
            f"{row['id']} of family {row['family']} failed {len(faults)} check(s):\n  " + "\n  ".join(faults)
        )


def pictured(
    scene: Scene, problem: Problem, givens: Sequence[str], goal_marked: bool, places: int
) -> tuple[Figure, list[Label]]:
    """The figure with a mark for each labelled angle, and its labels: points, givens, the question mark."""
    figure = scene.figure
    placed = {scene.quantities[n].of[0]: n for n in givens if scene.quantities[n].kind in PLOTTED}
    labels = []
    for name in figure.points:
        if not name.startswith("_"):
            where = placed.get(name)
            told = where and not text.readable(figure, problem.given[where])
            labels.append(Label("point", (name,), placed_label(scene, where, problem) if where and told else name))
    labels += [Label("length", (a, b), text) for a, b, text in figure.titles]
    labels += [Label("curve", (s.name,), s.text) for s in figure.strokes if isinstance(s, Curve) and s.text]
    labels += [Label("angle", p.of[:3], f"{p.of[3]}°") for p in scene.properties if p.kind == "angle_is"]
    marks = list(figure.marks)
    asked = [(problem.goal, "?")] if goal_marked else []
    for name, printed in [*((n, text.printed(scene, n, problem.given[n], places)) for n in givens), *asked]:
        quantity = scene.quantities[name]
        if quantity.kind in PLOTTED and name in givens:
            continue
        # an area written inside its region is clear only where the region is shaded: else strokes may divide it
        inside = quantity.kind != "area" or any(fill.region == quantity.of[0] for fill in figure.fills)
        if quantity.kind in DRAWN_KINDS and inside:
            labels.append(Label(quantity.kind, quantity.of, printed))
        else:
            labels.append(Label("note", (name,), note(scene, name, printed)))
        if quantity.kind == "angle":
            a, b, c = quantity.of
            square = printed == "90°"
            same = [m for m in marks if isinstance(m, (AngleMark, RightAngle)) and m.b == b and {m.a, m.c} == {a, c}]
            if not same:
                marks.append(RightAngle(a, b, c) if square else AngleMark(a, b, c))
    return replace(figure, marks=tuple(marks)), labels


def placed_label(scene: Scene, name: str, problem: Problem) -> str:
    """A marked point with its place: A(2, 3); in the complex plane z = 2 + 3i."""
    shown, letter = text.printed(scene, name, problem.given[name], 0), scene.quantities[name].of[0]
    return f"{letter} = {shown}" if scene.quantities[name].kind == "number" else f"{letter}{shown}"


def note(scene: Scene, name: str, printed: str) -> str:
    """A value that no stroke can carry, as a line beside the figure: Perimeter of ABCD: 24 cm.

    A colon, for in words "the mean value of f from A to B = −4" would be read as B = −4.
    """
    quantity = scene.quantities[name]
    if quantity.kind in WORDS:
        title = capitalised(text.meaning(quantity))
        return f"{title}: {printed}" if title else f"{quantity.symbol}{': ' if ' = ' in printed else ' = '}{printed}"
    title = {"count": "Number of sides", "angle_sum": "Sum of the interior angles"}.get(
        quantity.kind, quantity.kind.capitalize()
    )
    return f"{title} of {quantity.noun}: {printed}"


def step_json(step: Step, sentence: str) -> dict[str, Any]:
    """A step's struct of the row."""
    binding = step.rule.binding
    return {
        "rule": step.rule.theorem,
        "text": sentence,
        "name": step.name,
        "expr": step.expr.source(binding),
        "value": step.value.source(),
        "uses": list(dict.fromkeys(binding[symbol] for symbol in step.expr.names)),
    }


def given_json(scene: Scene, name: str, value: Value, shown: str, places: int) -> dict[str, Any]:
    """A given's struct of the row."""
    kind = scene.quantities[name].kind
    return {
        "name": name,
        "text": print_value(value, kind, scene.unit, places),
        "expr": value.source(),
        "value": number(value),
        "unit": with_unit("", kind, scene.unit).strip(),
        "shown_in": shown,
    }


def plane_json(figure: Figure) -> dict[str, Any]:
    """Axes and curves of the row's scene; nothing for a figure without axes."""
    axes = figure.axes
    if axes is None:
        return {}
    return {
        "axes": {
            "window": [axes.x0, axes.x1, axes.y0, axes.y1],
            "steps": [axes.x_step, axes.y_step],
            "grid": axes.grid,
        },
        "curves": {
            s.name: [[piece.x, piece.y, piece.start, piece.stop] for piece in s.pieces]
            for s in figure.strokes
            if isinstance(s, Curve)
        },
        "fields": {s.name: s.slope for s in figure.strokes if isinstance(s, Field)},
        "rings": list(figure.rings),
        "shades": [[shade.upper, shade.lower, shade.x0, shade.x1] for shade in figure.shades],
    }


def stroke_json(stroke: Mapping[str, Any]) -> dict[str, Any]:
    """A stroke by the names of its points; a line that the layout added for a label has pixels instead."""
    if stroke["names"]:
        return {key: value for key, value in stroke.items() if key not in ("points", "radius")}
    return dict(stroke)


def scene_json(scene: Scene, problem: Problem, drawing: Drawing | None) -> dict[str, Any]:
    """The row's scene: world coordinates and claims, enough to measure the answer again without this code."""
    figure = scene.figure
    names = [*problem.given, *(step.name for step in problem.steps), *scene.told]
    words = {step.name: {"word": step.value.word} for step in problem.steps if isinstance(step.value, Word)}
    return {
        "unit": scene.unit,
        "points": {name: [round(x, 9), round(y, 9)] for name, (x, y) in figure.points.items()},
        "circles": {
            s.name: {"center": s.center, "radius": round(s.radius, 9)} for s in figure.strokes if isinstance(s, Circle)
        },
        "regions": {
            name: [
                loop if isinstance(loop, str) else [[e.a, e.b, e.center, e.ccw] for e in loop] for loop in region.loops
            ]
            for name, region in figure.regions.items()
        },
        "quantities": {
            n: {"kind": q.kind, "of": list(q.of), "symbol": q.symbol, "noun": q.noun, **words.get(n, {})}
            for n, q in ((n, scene.quantities[n]) for n in dict.fromkeys(names))
        },
        "told": {n: value.source() for n in scene.told if (value := scene.base[n])},
        "properties": [{"kind": p.kind, "of": list(p.of)} for p in scene.properties],
        **plane_json(figure),
        "strokes": [stroke_json(stroke) for stroke in drawing.strokes] if drawing else [],
        "matrix": list(drawing.matrix) if drawing else None,
    }
