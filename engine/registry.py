"""Families by domain: every module of the packages that installed distributions register under `mavis.families`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from random import Random
from traceback import extract_tb
from typing import Any

from engine.ask.phrases import Phrases, phrases, template_root
from engine.errors import FamilyError, UserError
from engine.facts.quantity import UNITS
from engine.facts.scene import Sketch
from engine.job import Job, nearest

GROUP = "mavis.families"
ALL = "all"  # the domain that mixes all others


@dataclass(frozen=True, slots=True)
class Family:
    """One problem family: the module `name` of a domain's package.

    Attributes:
        name: the module's name.
        domain: the entry point's name.
        weight: its share of the mix relative to the others; the module's WEIGHT, by default 1.
        doc: first line of the module's docstring.
        units: units of length it is printed with; the module's or its package's UNITS.
        last_letters: letters used for points only when all others are; the package's LAST_LETTERS.
        few_numbers: factor to the share of problems with few numbers that the engine keeps; the module's FEW_NUMBERS,
            or its package's. Many problems of the family's own kind need a large one, and few repeats a small one.
        sample: draws parameters from a random.Random; may raise Reject.
        build: states the scene of these parameters on a Sketch; pure.
        path: the module's file.
    """

    name: str
    domain: str
    weight: float
    doc: str
    units: tuple[str, ...]
    last_letters: str
    few_numbers: float
    sample: Callable[[Random], Mapping[str, Any]]
    build: Callable[[Sketch, Mapping[str, Any]], None]
    path: Path

    def words(self, language: str) -> Phrases:
        """Its template: NAME.j2 beside the module, else templates/<language>/<domain>/NAME.j2."""
        return phrases(template(self.path, language, self.domain))


@lru_cache(maxsize=1024)
def template(module: Path, language: str, domain: str) -> Path:
    """The template file of a family's module."""
    beside = module.with_suffix(".j2")
    return beside if beside.exists() else template_root() / language / domain / beside.name


def domains() -> tuple[str, ...]:
    """Names of all domains that have families."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


@lru_cache(maxsize=32)
def families(domain: str) -> dict[str, Family]:
    """Families of a domain by name; UserError for an unknown domain, FamilyError for a module that is no family.

    The domain "all" has those of every domain, each domain with an equal share of the mix.
    """
    if domain == ALL:
        return _all_families()
    packages = [point for point in entry_points(group=GROUP) if point.name == domain]
    if not packages:
        known = ", ".join((*domains(), ALL)) if domains() else "none: is the project installed? Run `make setup`"
        raise UserError(f"unknown domain '{domain}'. Known domains: {known}.")
    found: dict[str, Family] = {}
    for point in sorted(packages, key=lambda p: p.value):
        package = importlib.import_module(point.value)
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
            if module.name.startswith("_"):
                continue
            if module.name in found:
                raise FamilyError(f"family '{module.name}' of {domain} stands in two packages; rename one of them")
            found[module.name] = _family(domain, f"{point.value}.{module.name}")
    return found


def _all_families() -> dict[str, Family]:
    found: dict[str, Family] = {}
    for domain in domains():
        members = families(domain)
        total = sum(member.weight for member in members.values()) * len(domains())
        for name, member in members.items():
            if name in found:
                raise FamilyError(f"family '{name}' stands in {found[name].domain} and in {domain}; rename one of them")
            found[name] = replace(member, weight=member.weight / total)
    return found


def checked_families(job: Job) -> None:
    """UserError with the nearest spelling if the job names a family that its domain has not."""
    known = families(job.domain)
    for name in job.families or ():
        if name not in known:
            raise UserError(
                f"'{name}' is no family of {job.domain}. {nearest(name, tuple(known))}"
                f"List them with: python -m engine families --domain {job.domain}"
            )


def family(name: str) -> Family:
    """The family of that name in any domain; UserError lists the nearest."""
    from difflib import get_close_matches

    known: dict[str, Family] = {}
    for domain in domains():
        known |= families(domain)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else "`python -m engine families` lists them."
        raise UserError(f"unknown family '{name}'. {hint}")
    return known[name]


def _family(domain: str, path: str) -> Family:
    try:
        module = importlib.import_module(path)
    except Exception as error:
        at = extract_tb(error.__traceback__)[-1]
        where = "" if isinstance(error, SyntaxError) else f" ({at.filename}:{at.lineno})"  # which names its own place
        raise FamilyError(f"family module {path} cannot be imported: {type(error).__name__}: {error}{where}") from error
    for verb in ("sample", "build"):
        if not callable(getattr(module, verb, None)):
            raise FamilyError(
                f"family module {path} has no function {verb}(); a family defines sample(rng) and build(s, p)"
            )
    package = importlib.import_module(path.rpartition(".")[0])
    return Family(
        name=path.rpartition(".")[2],
        domain=domain,
        weight=float(getattr(module, "WEIGHT", 1.0)),
        doc=(module.__doc__ or "").strip().splitlines()[0] if module.__doc__ else "",
        units=tuple(getattr(module, "UNITS", getattr(package, "UNITS", UNITS))),
        last_letters=getattr(package, "LAST_LETTERS", ""),
        few_numbers=float(getattr(module, "FEW_NUMBERS", getattr(package, "FEW_NUMBERS", 1.0))),
        sample=module.sample,
        build=module.build,
        path=Path(module.__file__ or path),
    )
