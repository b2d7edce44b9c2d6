"""`check FAMILY`: one family through everything on a few hundred keys, in a second process too, and what to mend."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xxhash

from engine.errors import EngineError, Reject
from engine.facts.rng import Key
from engine.job import Job
from engine.record import drafted, make
from engine.registry import family

MIN_PARAPHRASES = 8
DISTINCT_KEYS = 2000


@dataclass(slots=True)
class Trial:
    """What a family did on its keys."""

    name: str
    made: int = 0
    attempts: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    hops: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    theorems: Counter[str] = field(default_factory=Counter)
    choices: int = 0
    distinct: int = 0
    drafts: int = 0
    digest: str = ""
    milliseconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)


def run_trial(name: str, count: int, seed: int = 0) -> Trial:
    """Make `count` problems of the family in the mix of versions, and 2,000 drafts times its weight for repeats."""
    found, trial = family(name), Trial(name)
    job = Job(found.domain, count, seed=seed, families={name: 1.0})
    digest, start = xxhash.xxh3_128(), time.process_time()
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
    signatures = set()
    for index in range(round(DISTINCT_KEYS * min(found.weight, 1.0))):
        for attempt in range(20):
            try:
                signatures.add(drafted(Key(seed + 1, found.domain, index), found, attempt, job).signature)
            except Reject:
                continue
            except EngineError as error:
                trial.faults.append(str(error))
            trial.drafts += 1
            break
        if len(trial.faults) >= 5:
            break
    trial.distinct = len(signatures)
    return trial


def complaints(trial: Trial, language: str = "en") -> list[str]:
    """What stands between the family and a merge."""
    found = list(trial.faults)
    words = family(trial.name).words(language)
    for block, lines in words.lines.items():
        if len(lines) < MIN_PARAPHRASES:
            found.append(f"template block '{block}' has {len(lines)} paraphrases; write at least {MIN_PARAPHRASES}")
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


def check_family(name: str, count: int = 200, sheet: Path | None = None, samples: int = 6) -> int:
    """Print the trial's page; 0 if the family may be merged, 1 if something is to be mended."""
    trial = run_trial(name, count)
    found = complaints(trial)
    if trial.made and not trial.faults:
        code = f"from engine.trial import run_trial; print(run_trial({name!r}, 20).digest)"
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
        if other != run_trial(name, 20).digest:
            found.append("a second process makes other records: look for sets, hash() or global random state")
    print(f"family {name}: {trial.made} problems from {trial.attempts} attempts, {trial.milliseconds:.2f} ms each")
    for title, counter in (
        ("rejected", trial.rejected),
        ("hops", trial.hops),
        ("asked", trial.kinds),
        ("theorems", trial.theorems),
    ):
        print(f"  {title}: " + (", ".join(f"{key} {value}" for key, value in counter.most_common(12)) or "none"))
    print(f"  distinct: {trial.distinct} of {trial.drafts};  four options: {trial.choices} of {trial.made}")
    for row in trial.samples[:samples]:
        print(
            f"\n[{row['id']}, {row['version']}]\n{row['caption']}\n> {row['question']}\n{row['choices'] or ''}\n"
            f"{row['solution']}\nx {row['rejected']}"
        )
    if sheet and trial.samples:
        from engine.show.sheet import page_of

        cells = [(row["image"]["bytes"], row["version"], row["id"]) for row in trial.samples if row["image"]]
        sheet.write_bytes(page_of(cells[:60]))
        print(f"\ncontact sheet: {sheet}")
    print("\n" + ("\n".join(f"- {complaint}" for complaint in found) or "nothing to mend"))
    return 1 if found else 0
