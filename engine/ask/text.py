"""Words: caption, question and solution of one problem, from the scene's facts and the templates' paraphrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine.ask.choices import WrongChain
from engine.ask.deduce import Problem, Step
from engine.ask.described import described
from engine.ask.marked import marked
from engine.ask.phrases import joined, listed
from engine.ask.speech import Speech, Voice
from engine.facts.exact import Exact
from engine.facts.expr import Expr, named_in, operations, picked
from engine.facts.figure import Axes, Figure
from engine.facts.quantity import KINDS, PLOTTED, Quantity, print_value
from engine.facts.rational import Fraction
from engine.facts.scene import WORDS, Property, Say, Scene
from engine.facts.term import SUBSCRIPTS, Term
from engine.facts.value import Closed, Compound, Value, Word, text_of
from engine.facts.words import stands_in

SOLVING = ("op", "solveset")
SETS = {"FiniteSet", "Interval", "Union"}  # shown by the coordinates that they are made of: {x_K, x_N} = {−4, 7}
OPERATORS = {"max", "min"}
COMPONENT = re.compile(r"\([^()]+\)[₁₂]")  # (u + v)₁, which is not said of u
DOING = re.compile(r"[a-z]+ing\b")  # names of theorems that say what is done: solving for x
PAIRS = {"point", "number", "midpoint", "vertex", "hole", "start"}  # whose parts are coordinates
PLACES = {0: "the nearest whole number", 1: "one decimal place", 2: "two decimal places"}


def printed(scene: Scene, name: str, value: Value, places: int) -> str:
    """Value of a quantity with its unit, as text and labels print it."""
    return print_value(value, scene.quantities[name].kind, scene.unit, places)


def stated(scene: Scene, name: str, value: Value, places: int) -> str:
    """A quantity and its value as a short clause: AB = 5 cm; line AB has the equation y = 2x + 1."""
    quantity, shown = scene.quantities[name], printed(scene, name, value, places)
    if isinstance(value, Compound) and value.kind == "eq":
        return f"{quantity.symbol} has the equation {shown}"
    title = meaning(quantity)
    if title or in_words(quantity):
        return f"the {title or quantity.symbol} is {shown}"
    return f"{quantity.symbol} = {shown}"


SPELT = ("area", "perimeter", "circumference", "semiperimeter")  # kinds of measures that a picture names in words


def labelled(scene: Scene, name: str, value: Value, places: int) -> str:
    """As stated(), but as the picture has it: the area of triangle ABC is 12, where formulas write Area(ABC) = 12."""
    quantity = scene.quantities[name]
    if quantity.kind in SPELT:
        return f"the {quantity.kind} of {quantity.noun} is {printed(scene, name, value, places)}"
    return stated(scene, name, value, places)


def named(quantity: Quantity) -> str:
    """The symbol before an equals sign; one that is made of words takes an article: the domain of f, but arc AB."""
    return f"the {quantity.symbol}" if in_words(quantity) else quantity.symbol


def in_words(quantity: Quantity) -> bool:
    """Whether the symbol is a name in words, such as domain of f, and no formula has it."""
    first, _, rest = quantity.symbol.partition(" ")
    words = len(first) > 1 and first.isalpha() and first.islower() and rest[:1].isalpha()
    return words and first != "arc" and first not in OPERATORS


def meaning(quantity: Quantity) -> str:
    """What a symbol that does not say it itself stands for: slope m of line g."""
    kind = WORDS.get(quantity.kind)
    return kind.note.format(symbol=quantity.symbol, noun=quantity.noun) if kind else ""


def what(scene: Scene, name: str, voice: Voice) -> str:
    """Noun phrase for a quantity: the length of AB."""
    quantity = scene.quantities[name]
    return voice.words.pick(f"what_{quantity.kind}", voice.rng, noun=quantity.noun, symbol=quantity.symbol)


def given_clauses(scene: Scene, problem: Problem, names: Iterable[str], voice: Voice) -> list[str]:
    """One clause for each given: AB = 5 cm. Symbols only, or words only, through one record's sentence."""
    clauses = []
    for name in names:
        quantity = scene.quantities[name]
        value = printed(scene, name, problem.given[name], voice.places)
        slots = {"noun": quantity.noun, "symbol": quantity.symbol, "value": value}
        clauses.append(voice.words.pick(f"given_{quantity.kind}", voice.rng, **slots))
    return clauses


SHAPES = {"equilateral", "square", "rectangle", "parallelogram", "rhombus", "regular"}
FORMS = {"degree", "field_form", "has_form"}  # which a formula shows
UNSEEN = {  # what no mark in a picture tells
    *FORMS,
    *("apollonius", "changes_at", "defined_from", "foci", "focus_directrix", "image_at", "on_vector"),
    *("dilated", "reflected", "translated", "turned", "transform_of", "sequence_is"),
    *("lines_parallel", "lines_perpendicular", "perpendicular_bisector"),
}


def property_clauses(
    scene: Scene, said: str, problem: Problem | None, voice: Voice, unseen_only: bool = False
) -> list[str]:
    """One clause for each property that is to be said; what the description `said` has told is not said again.

    Without a description, what only it would tell is said where a step needs it (a part of a figure is a square) or
    where no picture could show it (a graph is that of a polynomial of degree 3). `unseen_only`: nothing but what the
    picture does not show: the latter, and shapes whose marks are not there. What is said of points on axes that no step
    takes is left to the picture.
    """
    touched = _touched(scene, problem.steps) if problem else []
    taken = set[str]().union(*touched) if problem and scene.figure.axes else scene.figure.points.keys()
    given = [scene.quantities[name] for name in problem.given] if problem else []
    formulas = {quantity.of[0] for quantity in given if quantity.kind == "formula"}
    together: dict[tuple[str, ...], list[Property]] = {}
    for p in scene.properties:
        unseen = p.kind in UNSEEN and not (p.kind in FORMS and p.of[0] in formulas)
        points = scene.figure.points.keys() & set(p.of)
        if points and points.isdisjoint(taken) and not unseen:
            continue
        known = p.told and (said or not (unseen or any(_needs(points, p) for points in touched)))
        known = known or (p.kind in SHAPES and "".join(p.of) in said and p.kind in said.lower())
        known = known or _placed(p, said) or (problem is None and described(p.kind, p.of, said))
        shown = not unseen and marked(scene.figure, p.kind, p.of)
        if p.said and not known and not (unseen_only and shown):
            shared = p.of[1:] if f"props_{p.kind}" in voice.words else p.of
            together.setdefault((p.kind, *shared), []).append(p)
    return [_property_clause(like, voice) for like in together.values()]


def _placed(p: Property, said: str) -> bool:
    """Whether a sentence of the description has put these points on that graph: dots mark A and B on the graph of f."""
    if p.kind not in ("all_on_curve", "on_curve"):
        return False
    points, curve = (p.of[1:], p.of[0]) if p.kind == "all_on_curve" else (p.of[:1], p.of[1])
    graph = rf"the graph of (?:a function )?{re.escape(curve)}(?!\w)"
    on = rf"(?:\b[Oo]n|[Pp]oints?\b.* of|[Aa]long) {graph}|{graph} (?:passes|contains|carries|between|from)"
    return any(
        re.search(on, sentence) and all(re.search(rf"\b{point}\b", sentence) for point in points)
        for sentence in said.split(". ")
    )


def _property_clause(like: Sequence[Property], voice: Voice) -> str:
    """One property, or what several points have in common: J and K lie on the graph of g."""
    kind, of = like[0].kind, like[0].of
    if len(like) == 1:
        return voice.words.pick(f"prop_{kind}", voice.rng, p=of)
    names = listed([p.of[0] for p in like])
    return voice.words.pick(f"props_{kind}", voice.rng, names=names, p=of, both="both" if len(like) == 2 else "all")


def _needs(points: set[str], p: Property) -> bool:
    """Whether a measure between these points rests on the property: a right angle matters at its vertex only."""
    return points <= set(p.of) and (p.kind != "perpendicular" or p.of[1] in points)


def _touched(scene: Scene, steps: Sequence[Step]) -> list[set[str]]:
    """Points of each measure in the steps, and of each figure that their theorems name."""
    found = []
    for step in steps:
        for name in step.rule.binding.values():
            points: set[str] = set()
            for part in scene.quantities[name].of:
                loops = scene.figure.regions[part].loops if part in scene.figure.regions else (part,)
                for loop in loops:
                    points |= {loop} if isinstance(loop, str) else {x for edge in loop for x in (edge.a, edge.b)}
            found.append(points)
        words = (word for slot in step.rule.slots.values() for word in slot.split())
        found += [set(word) for word in words if len(word) > 1 and word.isupper()]
    return found


def describe(words: Iterable[Say], kind: str, voice: Voice, speech: Speech) -> None:
    """Say the family's own sentences in construction order; kind is "caption" or "question"."""
    for say in words:
        speech.say(voice.family, f"{kind}_{say.block}" if say.block else kind, say.slots)


def caption(scene: Scene, problem: Problem, drawn: Sequence[str], goal_marked: bool, voice: Voice) -> str:
    """What the picture shows: the description, marked properties, printed values, the question mark."""
    speech = Speech(voice)
    words = [say for say in scene.words if problem.goal not in say.told and all(_seen(scene, say, drawn))]
    told = {name for say in words for name in say.told}
    describe(words, "caption", voice, speech)
    if scene.figure.axes is not None and not scene.figure.axes.polar and voice.rng.random() < AXES_TOLD:
        speech.say(voice.words, "caption_axes", axes_words(scene.figure.axes))
    clauses = property_clauses(scene, " ".join(speech.sentences), None, voice)
    if clauses:
        speech.say(voice.words, "caption_properties", {"facts": joined(clauses)})
    places = [n for n in problem.given if read_off(scene, problem, n)]
    if written := [n for n in drawn if n not in places and n not in told]:
        facts = [labelled(scene, n, problem.given[n], voice.places) for n in written]
        speech.say(voice.words, "caption_values", {"facts": joined(facts)})
    places = [n for n in places if n not in told]
    if places and voice.rng.random() < PLACES_TOLD:
        facts = [stated(scene, n, problem.given[n], voice.places) for n in places]
        speech.say(voice.words, "caption_places", {"facts": joined(facts)})
    if goal_marked:
        speech.say(voice.words, "caption_goal", {"what": what(scene, problem.goal, voice)})
    return " ".join(speech.sentences)


def _seen(scene: Scene, say: Say, drawn: Sequence[str]) -> Iterator[bool]:
    """Whether the picture shows what a remark tells: on a label, at a grid point, as grid lines that can be counted."""
    for name in say.told:
        on_grid = scene.figure.axes is not None and scene.figure.axes.grid
        if scene.quantities[name].kind in PLOTTED:
            on_grid = readable(scene.figure, scene.base[name])
        yield on_grid or name in drawn


def read_off(scene: Scene, problem: Problem, name: str) -> bool:
    """Whether a given is a point whose coordinates the grid shows, with a label or without."""
    return scene.quantities[name].kind in PLOTTED and readable(scene.figure, problem.given[name])


def readable(figure: Figure, place: Value) -> bool:
    """Whether a point lies where two grid lines cross that are drawn for values to be read off."""
    axes = figure.axes
    if axes is None or not axes.grid or not isinstance(place, Compound):
        return False
    return all(
        abs(float(at) / step - round(float(at) / step)) < 1e-9
        for at, step in zip(place.items, (axes.x_step, axes.y_step), strict=True)
        if not isinstance(at, (Compound, Word))
    )


AXES_TOLD = 0.45  # of captions on axes: how far these run
PLACES_TOLD = 0.6  # of captions of marked points on a grid without labels: their coordinates


def axes_words(axes: Axes) -> dict[str, str]:
    """Names and ends of both axes, as the window has them."""
    names = {"Re": "real axis", "Im": "imaginary axis"}
    unit = Exact({(1, 1): 1}) if axes.pi else Exact.of(1)
    across = [Fraction(x / float(unit)).limit_denominator(48) * unit for x in (axes.x0, axes.x1)]
    up = [Exact.of(Fraction(y).limit_denominator(48)) for y in (axes.y0, axes.y1)]
    ends = dict(zip(("x0", "x1", "y0", "y1"), (text_of(end) for end in (*across, *up)), strict=True))
    return {
        "x": names.get(axes.names[0], f"{axes.names[0]}-axis"),
        "y": names.get(axes.names[1], f"{axes.names[1]}-axis"),
        **ends,
    }


def question(scene: Scene, problem: Problem, parts: frozenset[str], in_text: Sequence[str], voice: Voice) -> str:
    """The question with the parts that its version keeps in words.

    parts: "description" (what the drawing plainly shows), "properties"; in_text names the givens that are in words.
    """
    rng, words, speech = voice.rng, voice.words, Speech(voice)
    if "description" in parts:
        describe((say for say in scene.words if not say.remark), "question", voice, speech)
    described = " ".join(speech.sentences)
    clauses = property_clauses(scene, described, problem, voice, unseen_only="properties" not in parts)
    givens = given_clauses(scene, problem, in_text, voice)
    rng.shuffle(givens)
    asked = what(scene, problem.goal, voice)
    statement = "statement" if speech.sentences or rng.random() < 0.4 else "statement_figure"
    if len(clauses) + len(givens) > 3 and clauses and givens:
        speech.say(words, statement, {"facts": joined(clauses)})
        clauses, statement = [], "statement"
    facts = clauses + givens
    answer = problem.answer
    equation = isinstance(answer, Compound) and answer.kind == "eq"
    chosen = "_word" if equation or isinstance(answer, (Term, Word)) else ""  # words and equations are not calculated
    if facts and rng.random() < 0.45:
        speech.say(words, f"ask_given{chosen}", {"facts": joined(facts), "what": asked})
    else:
        if facts:
            speech.say(words, statement, {"facts": joined(facts)})
        everything = len(in_text) == len(problem.given)
        speech.say(words, ("ask" if everything else "ask_figure") + chosen, {"what": asked})
    if isinstance(problem.answer, Closed):
        speech.say(words, "round", {"places": PLACES[voice.places]})
    return " ".join(speech.sentences)


def is_said(scene: Scene, step: Step, voice: Voice) -> bool:
    """Whether a paraphrase of a block is_KIND says the result: f is even; f increases on (−1, 3)."""
    return isinstance(step.value, Word) or f"is_{scene.quantities[step.name].kind}" in voice.words


def equation(scene: Scene, step: Step, known: dict[str, Value], voice: Voice, turn: float) -> str:
    """AB = √(AC² + BC²) = √(3² + 4²) = 5 cm, or what is_said(); turn (0 to 1) chooses its paraphrase."""
    quantity = scene.quantities[step.name]
    if is_said(scene, step, voice):
        slots = {"noun": quantity.noun, "symbol": quantity.symbol, "value": text_of(step.value)}
        block = f"is_{quantity.kind}"
        return voice.words.render(block, int(turn * voice.words.count(block)), slots)
    result = printed(scene, step.name, step.value, voice.places)
    bare = print_value(step.value, quantity.kind, "", voice.places)
    only_wrong = bool(step.rule.form.expr.names) and not step.expr.names  # a mistake that is only a wrong result
    if only_wrong:
        step = step._replace(expr=step.rule.form.expr)
    root = step.expr.tree
    if root[:2] == SOLVING:
        return solving(scene, step, known, result)
    if picked(root):
        env = {s: known[step.rule.binding[s]] for s in step.expr.names}
        numbers = {s: text_of(value) for s, value in env.items()}
        asked = step.expr.part(root[1][2])
        numbers |= {source: text_of(inner.value(env)) for source, inner in operations(asked)}
        return f"{asked.text(numbers)} gives {named(quantity)} = {result}"
    if (isinstance(step.value, Compound) and step.value.kind == "eq") or concluded(scene, step):
        return stated(scene, step.name, step.value, voice.places)
    parts = [named(quantity), *written_out(scene, step, known, voice)]
    if only_wrong and not isinstance(step.value, Term):
        parts = parts[:1]  # its formula would not give that number
    elif (root[0] == "op" and root[1] not in SETS and not _by_other(parts[1], quantity)) or stands_in(
        COMPONENT.sub("", parts[1]), quantity.symbol
    ):
        parts.pop(1)  # (f(x))′ says nothing that f′(x) does not; nor a mistake's g(5) = g(5) − g(0)
    elif "y(" in parts[1]:
        parts.pop(1)  # the y of a line's equation y = 2x + 1 names no function: its intercept is 2 · 0 + 1, not y(0)
    elif isinstance(step.value, Term):
        parts = parts[:2]  # y = mx + b = −2x + 3: the formula is its own substitution
    parts = [part for i, part in enumerate(parts) if not i or (part != parts[i - 1] and not _same_as(part, bare))]
    sign = " ≈ " if isinstance(step.value, Closed) else " = "
    if in_words(quantity):  # the zero of f is −b / m = 2: a sentence with its verb
        return f"{parts[0]} is {' = '.join(parts[1:]) + sign if parts[1:] else ''}{result}"
    return " = ".join(parts) + sign + result


def _same_as(part: str, bare: str) -> bool:
    """Whether both print one value: π / 8 is π/8, and {7, −4} is {−4, 7}."""
    braced = part[:1] == bare[:1] == "{"
    return part.replace(" / ", "/") == bare or (
        braced and sorted(part[1:-1].split(", ")) == sorted(bare[1:-1].split(", "))
    )


def _by_other(formula: str, quantity: Quantity) -> bool:
    """Whether the value is that of a function with another name, which the symbol does not say: u(2) = v(2)."""
    called, place, _ = formula.partition("(")
    return bool(place) and called.rstrip("′").isalpha() and not quantity.symbol.startswith(f"{called}(")


def concluded(scene: Scene, step: Step) -> bool:
    """Whether an argument gives a value with a name in words: the range of f is [2, 5)."""
    return step.rule.form.expr.tree[0] == "value" and in_words(scene.quantities[step.name])


def is_clause(scene: Scene, step: Step) -> bool:
    """Whether equation() of the step is a clause with a verb: f is even; line AB has the equation y = 2x + 1.

    So is what is said of a quantity with a name in words: the range of f is [2, 5).
    """
    value, tree = step.value, step.rule.form.expr.tree
    said = isinstance(value, Word) or (isinstance(value, Compound) and value.kind == "eq")
    return said or tree[:2] == SOLVING or picked(tree) or in_words(scene.quantities[step.name])


def written_out(scene: Scene, step: Step, known: dict[str, Value], voice: Voice) -> list[str]:
    """The step's formula in symbols, and with the known values put in."""
    symbols: dict[str, str] = {}
    numbers: dict[str, str] = {}
    binding = step.rule.binding
    degrees = any(KINDS[scene.quantities[n].kind] == "deg" for n in (step.name, *step.rule.inputs))
    for s in step.expr.names:
        quantity, value = scene.quantities[binding[s]], known[binding[s]]
        symbols[s] = named(quantity)
        numbers[s] = print_value(value, quantity.kind, "", voice.places)  # degrees keep their sign
        if isinstance(value, Compound):
            symbol = quantity.symbol if " " not in quantity.symbol else f"({quantity.symbol})"
            axes = "xy" if quantity.kind in PAIRS else "₁₂₃₄₅₆₇"
            for i, item in enumerate(value.items):
                symbols[f"{s}[{i}]"] = f"{axes[i]}_{symbol}" if axes == "xy" else f"{symbol}{axes[i]}"
                numbers[f"{s}[{i}]"] = text_of(item)
    for source, operation in operations(step.expr):
        symbols[source] = spelt(operation, {s: known[binding[s]] for s in operation.names}, symbols, False)
        numbers[source] = spelt(operation, {s: known[binding[s]] for s in operation.names}, numbers, True)
    return [step.expr.text(symbols, degrees), step.expr.text(numbers, degrees)]


def spelt(operation: Expr, env: Mapping[str, Value], show: Mapping[str, str], filled: bool) -> str:
    """An operation on formulas as it is written: f(2), or filled in: 2² − 3 · 2 + 1."""
    name, arguments = operation.tree[1], operation.tree[2:]
    if picked(operation.tree):
        return text_of(operation.value(env)) if filled else str(name[3][1])
    inner = operation.part(arguments[0])
    nested = inner.tree[0] == "op" and operations(inner)
    f = spelt(inner, env, show, filled) if nested else inner.text(show)
    rest = [operation.part(part).text(show) for part in arguments[1:]]
    if name == "Subs":
        place = arguments[2]
        if place[0] in ("/", "*", "neg") and (filled or not named_in(place)):  # −3/2, 5π/12, not (−3) / 2, 5π / 12
            rest[1] = text_of(operation.part(place).value(env))
        if not filled:
            return f"{f.removesuffix('(x)')}({rest[1]})"
        value = inner.value(env)
        shown = rest[1] if rest[1].isalnum() else f"({rest[1]})"
        return value.text({rest[0]: shown}) if isinstance(value, Term) else f
    if name == "LC":
        return text_of(operation.value(env)) if filled else f"coefficient of {rest[0]}"
    if name in ("Max", "Min"):
        return f"{name.lower()}({', '.join((f, *rest))})"
    if name == "diff":
        return f"({f})′"
    if name == "integrate":
        if arguments[1][0] == "tuple":
            low, high = (operation.part(part).text(show) for part in arguments[1][2:])
            return f"the integral of {f} from {low} to {high}"
        return f"∫ ({f}) dx"
    if name == "limit":
        return f"lim {f} as x → {rest[1]}"
    if name == "log":
        return f"log{rest[0].translate(SUBSCRIPTS) if rest[0].isdigit() else f'_{rest[0]}'}({f})"
    return f


def solving(scene: Scene, step: Step, known: dict[str, Value], result: str) -> str:
    """x² − x − 6 = 0 has the solution set {−2, 3}."""
    binding = step.rule.binding
    numbers = {s: text_of(known[binding[s]]) for s in step.expr.names}
    left = step.expr.part(step.expr.tree[2]).text(numbers)
    equation = left if step.expr.tree[2][:2] == ("op", "Eq") else f"{left} = 0"
    return f"{equation} has the solution set {result}"


def solution(scene: Scene, problem: Problem, letter: str | None, from_figure: bool, voice: Voice) -> Speech:
    """The solution, one sentence a line.

    First what is given, and whether it is read from the figure; then a line for each step with its theorem, the
    formula, the substitution and the value; the last line states the answer, with its letter where there are choices.
    """
    speech = Speech(voice)
    facts = [stated(scene, n, v, voice.places) for n, v in problem.given.items()]
    speech.say(voice.words, "read" if from_figure else "recall", {"facts": joined(facts)})
    known: dict[str, Value] = dict(problem.given)
    for i, step in enumerate(problem.steps):
        theorem = step.rule.theorem
        words = voice.family if f"{theorem}_name" in voice.family else voice.theorems  # a family may bring its own
        slots: dict[str, Any] = {
            "name": words.pick(f"{theorem}_name", voice.rng, **step.rule.slots),
            "fact": words.pick(f"{theorem}_fact", voice.rng, **step.rule.slots),
            "turn": voice.rng.random() if is_said(scene, step, voice) else 0.0,  # for the wrong solution to take too
        }
        slots["eq"] = equation(scene, step, known, voice, slots["turn"])
        follows = i and problem.steps[i - 1].name in step.rule.inputs
        clause = is_clause(scene, step) or is_said(scene, step, voice)
        block = "step" if i % 3 == 0 else "next" if clause or not follows else "follow"
        doing = "_doing" if DOING.match(slots["name"]) else ""
        speech.say(voice.words, block + doing + ("_clause" if clause else ""), slots)
        known[step.name] = step.value
    answer = printed(scene, problem.goal, problem.answer, voice.places)
    ending = {"what": what(scene, problem.goal, voice), "answer": answer, "letter": letter}
    speech.say(voice.words, "final_choice" if letter else "final", ending)
    return speech


def wrong_solution(
    scene: Scene, problem: Problem, right: Speech, wrong: WrongChain, letter: str | None, voice: Voice
) -> list[str]:
    """The lines of the right solution up to the mistake; from there the same sentences say what follows from it.

    So the pair differs in what the mistake changes, and in nothing else that a model could prefer.
    """
    lines = right.sentences[: wrong.index + 1]
    known = problem.given | {step.name: step.value for step in wrong.steps[: wrong.index]}
    for step, said in zip(wrong.steps[wrong.index :], right.said[wrong.index + 1 : -1], strict=True):
        lines.append(said.with_other(eq=equation(scene, step, known, voice, said.slots["turn"])))
        known[step.name] = step.value
    answer = printed(scene, problem.goal, wrong.answer, voice.places)
    return [*lines, right.said[-1].with_other(answer=answer, letter=letter)]
