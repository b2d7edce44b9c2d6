"""Words: caption, question and solution of one problem, from the scene's facts and the templates' paraphrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from engine.ask.deduce import Problem, Step
from engine.ask.phrases import Phrases, capitalised, listed
from engine.facts.exact import Exact
from engine.facts.expr import Value
from engine.facts.quantity import KINDS, print_value
from engine.facts.scene import Scene

PLACES = {0: "the nearest whole number", 1: "one decimal place", 2: "two decimal places"}


@dataclass(frozen=True, slots=True)
class Voice:
    """What every sentence of one record is made with: words, a random stream, decimals for rounded values."""

    words: Phrases
    theorems: Phrases
    family: Phrases
    rng: Random
    places: int


class Speech:
    """The sentences of one text as they are said: no two begin with the same two words where a paraphrase is left."""

    def __init__(self, rng: Random) -> None:
        self.sentences: list[str] = []
        self._rng = rng
        self._openings: set[str] = set()

    def say(self, words: Phrases, block: str, slots: Mapping[str, object]) -> str:
        """Add a paraphrase of the block and return it."""
        count = words.count(block)
        start = int(self._rng.random() * count)
        for i in range(count):
            sentence = words.render(block, (start + i) % count, slots)
            start_words = " ".join(sentence.split(" ", 2)[:2])
            if start_words not in self._openings:
                break
        self._openings.add(start_words)
        self.sentences.append(capitalised(sentence))
        return self.sentences[-1]


def printed(scene: Scene, name: str, value: Value, places: int) -> str:
    """Value of a quantity with its unit, as text and labels print it."""
    return print_value(value, scene.quantities[name].kind, scene.unit, places)


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


def property_clauses(scene: Scene, described: bool, voice: Voice) -> list[str]:
    """One clause for each property that is to be said; what the description has told is not said again."""
    said = (p for p in scene.properties if p.said and not (described and p.told))
    return [voice.words.pick(f"prop_{p.kind}", voice.rng, p=p.of) for p in said]


def describe(scene: Scene, kind: str, voice: Voice, speech: Speech) -> None:
    """Say the family's own sentences in construction order; kind is "caption" or "question"."""
    for say in scene.words:
        speech.say(voice.family, f"{kind}_{say.block}" if say.block else kind, say.slots)


def caption(scene: Scene, problem: Problem, drawn: Sequence[str], goal_marked: bool, voice: Voice) -> str:
    """What the picture shows: the description, marked properties, printed values, the question mark."""
    speech = Speech(voice.rng)
    describe(scene, "caption", voice, speech)
    clauses = property_clauses(scene, True, voice)
    if clauses:
        speech.say(voice.words, "caption_properties", {"facts": listed(clauses)})
    if drawn:
        facts = [f"{scene.quantities[n].symbol} = {printed(scene, n, problem.given[n], voice.places)}" for n in drawn]
        speech.say(voice.words, "caption_values", {"facts": listed(facts)})
    if goal_marked:
        speech.say(voice.words, "caption_goal", {"what": what(scene, problem.goal, voice)})
    return " ".join(speech.sentences)


def question(scene: Scene, problem: Problem, parts: frozenset[str], in_text: Sequence[str], voice: Voice) -> str:
    """The question with the parts that its version keeps in words.

    parts: "description" (what the drawing plainly shows), "properties"; in_text names the givens that are in words.
    """
    rng, words, speech = voice.rng, voice.words, Speech(voice.rng)
    if "description" in parts:
        describe(scene, "question", voice, speech)
    clauses = property_clauses(scene, "description" in parts, voice) if "properties" in parts else []
    givens = given_clauses(scene, problem, in_text, voice)
    rng.shuffle(givens)
    asked = what(scene, problem.goal, voice)
    statement = "statement" if speech.sentences or rng.random() < 0.4 else "statement_figure"
    if len(clauses) + len(givens) > 3 and clauses and givens:
        speech.say(words, statement, {"facts": listed(clauses)})
        clauses, statement = [], "statement"
    facts = clauses + givens
    if facts and rng.random() < 0.45:
        speech.say(words, "ask_given", {"facts": listed(facts), "what": asked})
    else:
        if facts:
            speech.say(words, statement, {"facts": listed(facts)})
        everything = len(in_text) == len(problem.given)
        speech.say(words, "ask" if everything else "ask_figure", {"what": asked})
    if not isinstance(problem.answer, Exact):
        speech.say(words, "round", {"places": PLACES[voice.places]})
    return " ".join(speech.sentences)


def equation(scene: Scene, step: Step, known: dict[str, Value], voice: Voice) -> str:
    """AB = √(AC² + BC²) = √(3² + 4²) = 5 cm."""
    names = step.expr.names
    bound = {symbol: step.rule.binding[symbol] for symbol in step.rule.form.expr.names}
    degrees = any(KINDS[scene.quantities[n].kind] == "deg" for n in (step.name, *bound.values()))
    symbols = {s: scene.quantities[bound[s]].symbol for s in names}
    numbers = {
        s: print_value(known[bound[s]], scene.quantities[bound[s]].kind, "", voice.places)  # degrees keep their sign
        for s in names
    }
    result = printed(scene, step.name, step.value, voice.places)
    bare = print_value(step.value, scene.quantities[step.name].kind, "", voice.places)
    parts = [scene.quantities[step.name].symbol, step.expr.text(symbols, degrees), step.expr.text(numbers, degrees)]
    if parts[2] == parts[1] or parts[2] == bare:
        parts.pop(2)
    sign = " = " if isinstance(step.value, Exact) else " ≈ "
    if parts[-1] == bare:
        parts.pop()
    return " = ".join(parts) + sign + result


def solution(
    scene: Scene, problem: Problem, steps: Sequence[Step], letter: str | None, from_figure: bool, voice: Voice
) -> tuple[str, list[str]]:
    """Solution text, one sentence a line, and the sentences of its steps.

    First what is given, and whether it is read from the figure; then a line for each step with its theorem, the
    formula, the substitution and the value; the last line states the answer, with its letter where there are choices.
    """
    speech = Speech(voice.rng)
    facts = [f"{scene.quantities[n].symbol} = {printed(scene, n, v, voice.places)}" for n, v in problem.given.items()]
    speech.say(voice.words, "read" if from_figure else "recall", {"facts": listed(facts)})
    known: dict[str, Value] = dict(problem.given)
    for i, step in enumerate(steps):
        slots = {
            "name": voice.theorems.pick(f"{step.rule.theorem}_name", voice.rng, **step.rule.slots),
            "fact": voice.theorems.pick(f"{step.rule.theorem}_fact", voice.rng, **step.rule.slots),
            "eq": equation(scene, step, known, voice),
        }
        speech.say(voice.words, "next" if i % 3 else "step", slots)
        known[step.name] = step.value
    sentences = speech.sentences[1:]
    answer = printed(scene, problem.goal, steps[-1].value, voice.places)
    ending = {"what": what(scene, problem.goal, voice), "answer": answer, "letter": letter}
    speech.say(voice.words, "final_choice" if letter else "final", ending)
    return "\n".join(speech.sentences), sentences
