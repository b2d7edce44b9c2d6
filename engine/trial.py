"""`check FAMILY`: one family through everything on a few hundred keys, in a second process too, and what to mend."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import xxhash

from engine.ask.choices import wrong_chains
from engine.ask.phrases import Phrases
from engine.draft import Draft, drafted
from engine.errors import EngineError, Reject
from engine.facts.rng import Key, stream
from engine.facts.value import number
from engine.job import Job
from engine.record import make
from engine.registry import Family, families, family
from engine.wording import Wording, watched

MIN_PARAPHRASES, MIN_OF_THEOREM = 8, 2
DISTINCT_KEYS = 2000
PEERS, PEER_KEYS = 15, 6  # other families that the speed is compared with, and problems of each
SLOW = 4.0  # times the median family


@dataclass(slots=True)
class Trial:
    """What a family did on its keys.

    Attributes:
        made, attempts, rejected: problems, tries, and reasons for the tries that were dropped.
        hops, kinds, theorems: steps a problem, kinds of quantity asked for, theorems of the steps.
        choices: problems with four options; `wrong`, `mistakes`: their wrong options, and those that a mistake gives.
        ranks: place of the right answer among its options by size, 0 to 3.
        drafts, distinct, twice: problems drafted, signatures among them, and signatures seen once and twice.
        digest: hash of every text and picture.
        milliseconds: CPU time a problem.
    """

    name: str
    made: int = 0
    attempts: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    hops: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    theorems: Counter[str] = field(default_factory=Counter)
    choices: int = 0
    wrong: int = 0
    mistakes: int = 0
    ranks: Counter[int] = field(default_factory=Counter)
    distinct: int = 0
    drafts: int = 0
    seen: tuple[int, int] = (0, 0)
    digest: str = ""
    milliseconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)
    wording: Wording = field(default_factory=Wording)

    @property
    def possible(self) -> str:
        """Distinct problems that there are, estimated by Chao's lower bound from those drafted once and twice."""
        once, twice = self.seen
        if self.distinct == self.drafts:
            return f"over {self.drafts**2 // 2:,}"  # fewer would have shown a repeat more likely than not
        return f"some {self.distinct + once * (once - 1) // (2 * (twice + 1)):,}"


def run_trial(name: str, count: int, seed: int = 0) -> Trial:
    """Make `count` problems of the family in the mix of versions, and 2,000 drafts times its weight for repeats."""
    found, trial = family(name), Trial(name)
    job = Job(found.domain, count, seed=seed, families={name: 1.0})
    digest, start = xxhash.xxh3_128(), time.process_time()
    with watched(found.words(job.language), trial.wording):
        for index in range(count):
            try:
                made = make(Key(seed, found.domain, index), job)
            except EngineError as error:
                trial.faults.append(str(error))
                if len(trial.faults) >= 5:
                    break
                continue
            trial.rejected += made.rejected
            trial.made += 1
            trial.attempts += 1 + made.rejected.total()
            for row in made.rows:
                trial.hops[row["hops"]] += 1
                trial.kinds[row["goal"]["kind"]] += 1
                trial.theorems.update(step["rule"] for step in row["steps"])
                trial.choices += row["question_type"] == "multi-choice"
                digest.update((row["pixel_hash"] + row["solution"] + row["question"] + row["caption"]).encode())
                trial.samples.append(row)
    trial.milliseconds = 1000 * (time.process_time() - start) / max(trial.made, 1)
    trial.digest = digest.hexdigest()
    if len(trial.faults) < 5:
        draft_many(trial, found, job, seed + 1)
    return trial


def draft_many(trial: Trial, found: Family, job: Job, seed: int) -> None:
    """Draft problems without writing them down, and count repeats and where their wrong options come from."""
    signatures: Counter[str] = Counter()
    for index in range(round(DISTINCT_KEYS * min(found.weight, 1.0))):
        for attempt in range(20):
            try:
                draft = drafted(Key(seed, found.domain, index), found, attempt, job)
            except Reject:
                continue
            except EngineError as error:
                trial.faults.append(str(error))
            else:
                signatures[draft.signature] += 1
                trial.drafts += 1
                weigh_options(trial, draft)
            break
        if len(trial.faults) >= 5:
            break
    counts = Counter(signatures.values())
    trial.distinct, trial.seen = len(signatures), (counts[1], counts[2])


def weigh_options(trial: Trial, draft: Draft) -> None:
    """Count a draft's wrong options, those that a student's mistake leads to, and the rank of the right one."""
    if not draft.choices or trial.wrong >= 600:
        return
    rng = stream(draft.key, draft.attempt, "trial")
    chains = wrong_chains(draft.scene, draft.problem, draft.places, rng)
    told = {chain.answer.source() for chain in chains}
    wrong = [value for value in draft.choices if value != draft.problem.answer]
    trial.wrong += len(wrong)
    trial.mistakes += sum(value.source() in told for value in wrong)
    right, sizes = number(draft.problem.answer), [number(value) for value in wrong]
    if right is not None:
        trial.ranks[sum(size is not None and size < right for size in sizes)] += 1


def median_peer(found: Family) -> tuple[float, int]:
    """CPU milliseconds a problem of the median among other families of the domain, and how many were timed."""
    names = [name for name in sorted(families(found.domain)) if name != found.name]
    times = []
    for name in names[:: max(1, len(names) // PEERS)][:PEERS]:
        job = Job(found.domain, PEER_KEYS + 1, families={name: 1.0})
        try:
            make(Key(0, found.domain, 0), job)  # its templates and glyphs
            start = time.process_time()
            for index in range(1, PEER_KEYS + 1):
                make(Key(0, found.domain, index), job)
        except EngineError:
            continue
        times.append(1000 * (time.process_time() - start) / PEER_KEYS)
    return (median(times), len(times)) if times else (0.0, 0)


def complaints(trial: Trial, language: str = "en") -> list[str]:
    """What stands between the family and a merge."""
    found = list(trial.faults)
    words = family(trial.name).words(language)
    for block, lines in words.lines.items():
        least = MIN_OF_THEOREM if block.endswith(("_name", "_fact")) else MIN_PARAPHRASES
        if len(lines) < least:
            found.append(
                f"{place_of(words, lines)}: block '{block}' has {len(lines)} paraphrases; write {least} or more"
            )
    if not trial.faults:
        found += trial.wording.complaints(words)
    if trial.attempts and trial.made / trial.attempts < 0.1:
        found.append(f"{1 - trial.made / trial.attempts:.0%} of attempts are rejected; at most 90 % may be")
    repeats = trial.drafts - trial.distinct
    if repeats > 0.01 * trial.drafts:
        found.append(f"{repeats} of {trial.drafts} problems are repeats; give sample() more freedom or lower WEIGHT")
    if trial.made and trial.choices / trial.made < 0.3:
        found.append(
            f"only {trial.choices / trial.made:.0%} get four options; give its rules more mistakes in the answer's form"
        )
    return found


def place_of(words: Phrases, lines: list[str]) -> str:
    """Where a block's first line stands."""
    return words.place(lines[0]) if lines else str(words.paths[0])


def repeated(name: str) -> bool:
    """Whether a second process, with another hash seed, makes the same records."""
    code = f"from engine.trial import run_trial; print(run_trial({name!r}, 20).digest)"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
    return other == run_trial(name, 20).digest


def check_family(name: str, count: int = 200, sheet: Path | None = None, samples: int = 2) -> int:
    """Print the trial's page; 0 if the family may be merged, 1 if something is to be mended.

    sheet: where the page of diagrams goes (outputs/check/NAME.png).
    """
    trial = run_trial(name, count)
    found = complaints(trial)
    same = not trial.faults and trial.made > 0 and repeated(name)
    if trial.made and not trial.faults and not same:
        found.append("a second process makes other records: look for sets, hash() or global random state")
    pace, peers = median_peer(family(name))
    if peers > 2 and trial.milliseconds > SLOW * pace:
        found.append(f"{trial.milliseconds:.1f} ms a problem is over {SLOW:g} times the median family's {pace:.1f} ms")
    print(page(trial, pace, peers, same))
    for row in trial.samples[:samples]:
        options = "".join(f"  {letter}. {text}" for letter, text in zip("ABCD", row["choices"], strict=False))
        print(f"\n[{row['id']}, {row['version']}] {row['caption']}\n> {row['question']}{options}\n{row['solution']}")
    cells = [(row["image"]["bytes"], row["version"], row["id"]) for row in trial.samples if row["image"]]
    if cells:
        from engine.show.sheet import page_of
        from engine.store.storage import save

        path = sheet or Path("outputs") / "check" / f"{name}.png"
        save(path, page_of(cells[:60]))
        print(f"\ncontact sheet: {path}")
    print("\n" + ("\n".join(f"- {complaint}" for complaint in found) or "nothing to mend"))
    return 1 if found else 0


def page(trial: Trial, pace: float, peers: int, same: bool) -> str:
    """The figures of a trial, a line each."""

    def counts(counter: Counter[Any], most: int = 8) -> str:
        return ", ".join(f"{key} {value}" for key, value in counter.most_common(most)) or "none"

    short: Counter[str] = Counter()
    for reason, number_of in trial.rejected.items():
        short[reason.partition(": ")[2]] += number_of
    dropped = counts(short, 6)
    ranks = [trial.ranks[i] / max(1, trial.ranks.total()) for i in range(4)]
    order = ", ".join(f"{share:.0%}" for share in ranks) if trial.ranks else "by no size"
    four, mistaken = trial.choices / max(1, trial.made), trial.mistakes / max(1, trial.wrong)
    against = f", {trial.milliseconds / pace:.1f} times the median of {peers} others ({pace:.1f} ms)" if pace else ""
    lines = [
        f"family {trial.name}: {trial.made} problems",
        f"  accepted   {trial.made / max(1, trial.attempts):.0%} of {trial.attempts} attempts; dropped: {dropped}",
        f"  speed      {trial.milliseconds:.1f} ms CPU a problem{against}",
        f"  distinct   {trial.distinct:,} of {trial.drafts:,} drafts; {trial.possible} problems are possible",
        f"  hops       {counts(trial.hops)}",
        f"  asked      {counts(trial.kinds, 12)}",
        f"  theorems   {counts(trial.theorems, 12)}",
        f"  options    four in {four:.0%}; {mistaken:.0%} of the wrong ones follow from a mistake, others are near",
        f"  rank       of the right one among four by size: {order}",
        f"  words      {trial.wording.summary()}",
        f"  repeated   {'the same records in a second process' if same else 'no'}",
    ]
    return "\n".join(lines)
