"""One problem, from key to rows: the straight way through the engine."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engine.ask.versions import VERSIONS
from engine.draft import drafted, share_at
from engine.errors import EngineError, FamilyError, Reject
from engine.facts.rng import Key, rendezvous, unit_hash
from engine.job import Job
from engine.picture import Pictures
from engine.registry import Family, families
from engine.row import written

MAX_ATTEMPTS = 400
STAGES = ("build", "deduce", "text", "draw", "encode", "check")  # in which make() spends its time


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
            pictures = Pictures(draft, clock.enter)
            if job.versions == "all":  # the diagram that most often has no room for its labels comes first
                pictures.diagram(labelled=True)
            rows = tuple(written(draft, name, job, pictures, clock.enter) for name in versions_of(key, job))
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
