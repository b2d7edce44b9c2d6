"""What a run makes: the job, from flags or a JSON file, checked field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import orjson

from engine.errors import UserError

VERSIONS = ("text_dominant", "text_lite", "text_only", "vision_intensive", "vision_dominant", "vision_only")
MIX = {
    "text_lite": 0.4,
    "vision_intensive": 0.2,
    "vision_dominant": 0.2,
    "text_dominant": 0.1,
    "vision_only": 0.1,
}
SPLITS = {"train": 0.98, "validation": 0.01, "test": 0.01}
LANGUAGES = ("en",)
ON_FAILURE = ("stop", "quarantine")


@dataclass(frozen=True, slots=True)
class Job:
    """What a run makes; two equal jobs make equal bytes. UserError for a value out of range.

    Attributes:
        domain: folder of families, such as "geometry".
        n: problems; the one field that does not change what a record holds.
        seed: any integer.
        size: width and height of a picture in pixels, 224 to 896.
        versions: "all" (six rows a problem), or weights by version name. Also given as "mix", as one
            name, or as text "text_lite=1,vision_only=2".
        multiple_choice: share of problems with four options, 0 to 1.
        families: weights by family name; None for every family at its own weight. Also given as
            text "a,b" or "a=2,b=1".
        splits: shares of train, validation and test, with sum 1.
        shard_size: problems in a shard.
        language: folder of templates.
        on_failure: "stop" at a record that fails a check, or "quarantine" it and go on.
        text_scale: size of the picture's text, 0.8 to 2.5 times the usual (at 448 pixels, digits 10 to 16 high; at 224,
            6 to 9). An encoder of few pixels reads larger ones.
    """

    domain: str
    n: int
    seed: int = 0
    size: int = 448
    versions: str | dict[str, float] = field(default="mix", hash=False)
    multiple_choice: float = 0.6
    families: str | dict[str, float] | None = field(default=None, hash=False)
    splits: dict[str, float] = field(default_factory=lambda: dict(SPLITS), hash=False)
    shard_size: int = 500
    language: str = "en"
    on_failure: str = "stop"
    text_scale: float = 1.0

    def __post_init__(self) -> None:
        if not isinstance(self.domain, str) or not self.domain:
            raise UserError(f"domain is {self.domain!r}; give the name of one, for example --domain geometry.")
        _whole("n", self.n, 1, 10**12, "It counts problems; try --n 1000.")
        _whole("seed", self.seed, -(2**63), 2**63 - 1, "Any 64-bit integer will do; try --seed 0.")
        _whole("size", self.size, 224, 896, "It is the picture's width and height in pixels; try --size 448.")
        _scale("text_scale", self.text_scale)
        _whole("shard_size", self.shard_size, 1, 1_000_000, "It counts problems in a shard; try --shard-size 500.")
        _share("multiple_choice", self.multiple_choice)
        _one_of("language", self.language, LANGUAGES)
        _one_of("on_failure", self.on_failure, ON_FAILURE)
        object.__setattr__(self, "versions", _versions(self.versions))
        object.__setattr__(self, "families", None if self.families is None else _weights("families", self.families))
        object.__setattr__(self, "splits", _splits(self.splits))

    def content(self) -> dict[str, Any]:
        """Every field that decides what a record holds or where it lies: all but n."""
        return {name: value for name, value in asdict(self).items() if name != "n"}

    def flags(self) -> str:
        """Flags of `show` that reproduce a record of this job; empty for the defaults.

        A job with a field that has no flag there is named by its folder instead (`--from`).
        """
        out = []
        if self.versions != MIX:
            out.append(f"--versions {self.versions if isinstance(self.versions, str) else _text(self.versions)}")
        if isinstance(self.families, dict):
            out.append(f"--families {_text(self.families)}")
        if self.size != 448:
            out.append(f"--size {self.size}")
        if self.text_scale != 1:
            out.append(f"--text-scale {self.text_scale:g}")
        return " ".join(out)


def job_from(given: Mapping[str, Any], source: str = "the job") -> Job:
    """Job from a mapping of field names; UserError for an unknown key (with the nearest spelling) or a missing one."""
    names = [f.name for f in fields(Job)]
    for key in given:
        if key not in names:
            near = nearest(str(key), names)
            raise UserError(f"{source} has an unknown key '{key}'. {near}Known keys: {', '.join(names)}.")
    for key in ("domain", "n"):
        if key not in given:
            raise UserError(
                f"{source} lacks '{key}'. Give it, for example --{key} {'geometry' if key == 'domain' else 1000}."
            )
    return Job(**given)


def read_job(path: Path) -> dict[str, Any]:
    """Fields of a JSON job file, unchecked but for its form; UserError if it cannot be read."""
    try:
        given = orjson.loads(path.read_bytes())
    except OSError as error:
        raise UserError(f"cannot read the job file {path}: {error.strerror}.") from None
    except ValueError as error:
        raise UserError(f"the job file {path} is no JSON: {error}.") from None
    if not isinstance(given, dict):
        raise UserError(f'the job file {path} must hold one object, such as {{"domain": "geometry", "n": 1000}}.')
    return given


def nearest(name: str, known: list[str] | tuple[str, ...]) -> str:
    """A sentence that offers the nearest spelling, with a space after it, or nothing."""
    close = get_close_matches(name, known, n=1)
    return f"Did you mean '{close[0]}'? " if close else ""


def _whole(name: str, value: Any, low: int, high: int, hint: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        span = f"{low} or more" if high >= 10**12 else f"from {low} to {high}"
        raise UserError(f"{name} is {value!r}; it must be a whole number, {span}. {hint}")


def _scale(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.8 <= value <= 2.5:
        raise UserError(f"{name} is {value!r}; it must be a number from 0.8 to 2.5, for example 1.5.")


def _share(name: str, value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise UserError(f"{name} is {value!r}; it must be a number from 0 to 1, for example 0.6.")


def _one_of(name: str, value: Any, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UserError(
            f"{name} is {value!r}; it must be one of: {', '.join(known)}. {nearest(str(value), known)}".strip()
        )


def _weights(name: str, given: Any) -> dict[str, float]:
    """Weights by name from a mapping or from text "a=2,b"; all are over 0."""
    example = f"for example {name}=a,b or {name}=a=2,b=1"
    if isinstance(given, str):
        pairs = [part.partition("=") for part in given.split(",") if part.strip()]
        given = {key.strip(): value.strip() or 1.0 for key, _, value in pairs}
    if not isinstance(given, Mapping) or not given:
        raise UserError(f"{name} is {given!r}; give names, with weights if you like: {example}.")
    weights: dict[str, float] = {}
    for key in sorted(given):
        try:
            weight = float(given[key])
        except (TypeError, ValueError):
            weight = -1.0
        if not 0 <= weight < 1e9:
            raise UserError(f"{name}: the weight of '{key}' is {given[key]!r}; it must be a number from 0 up.")
        if weight:
            weights[key] = weight
    if not weights:
        raise UserError(f"{name}: every weight is 0, so nothing could be made. Give at least one above 0.")
    return weights


def _versions(given: Any) -> str | dict[str, float]:
    if given == "all":
        return "all"
    weights = _weights("versions", MIX if given == "mix" else given)
    for name in weights:
        if name in ("mix", "all"):
            raise UserError(f"versions: '{name}' stands alone, and is not one of several with weights.")
        if name not in VERSIONS:
            near = nearest(name, (*VERSIONS, "mix", "all"))
            raise UserError(f"'{name}' is no version. {near}Known: mix, all, {', '.join(VERSIONS)}.")
    return weights


def _splits(given: Any) -> dict[str, float]:
    if not isinstance(given, Mapping) or not set(given) <= set(SPLITS):
        raise UserError(f"splits is {given!r}; it must give shares of {', '.join(SPLITS)}.")
    shares = {name: given.get(name, 0.0) for name in SPLITS}
    for name, share in shares.items():
        _share(f"splits: {name}", share)
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise UserError(f"splits {shares} sum to {sum(shares.values()):g}; they must sum to 1.")
    return {name: float(share) for name, share in shares.items()}


def _text(weights: dict[str, float]) -> str:
    return ",".join(f"{name}={weight:g}" for name, weight in weights.items())
