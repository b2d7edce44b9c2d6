"""What code makes a run's rows: a hash of each family's own files, and one of all that families share."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import xxhash

from engine.ask.phrases import template_root
from engine.job import Job
from engine.registry import GROUP, families, template

SHARED = "engine"  # the name of what is not one family's; no family may have it, for it is a package's
PARTS = ("ask", "check", "draw", "facts", "record.py", "registry.py")  # of the engine, which decide what a row holds


def fingerprints(job: Job) -> dict[str, str]:
    """Hash by family of the job's mix, and under "engine" that of the engine, of shared rules and of templates.

    A row follows from its key, its job and this code: rows made by other code may not stand beside it.
    """
    mix = {name: f for name, f in families(job.domain).items() if job.families is None or name in job.families}
    own = {f.name: (f.path, template(f.path, job.language, f.domain)) for f in mix.values()}
    return {SHARED: _shared(job.language)} | {name: digest(files) for name, files in sorted(own.items())}


@lru_cache(maxsize=4)
def _shared(language: str) -> str:
    """Every source that decides rows, but for the modules and templates of families; no family is imported for it."""
    points = entry_points(group=GROUP)
    packages = {Path(place) for point in points for place in _places(point.value)}
    own = packages | {template_root() / language / point.name for point in points}
    roots = [Path(__file__).parents[1] / part for part in PARTS]
    roots += [Path(place) for top in sorted({p.value.partition(".")[0] for p in points}) for place in _places(top)]
    roots.append(template_root() / language)
    found = [file for root in roots for file in (sorted(root.rglob("*")) if root.is_dir() else [root])]
    kept = [f for f in found if f.suffix in (".py", ".j2") and (f.parent not in own or f.name.startswith("_"))]
    return digest(tuple(kept))


def _places(package: str) -> list[str]:
    """Folders of a package."""
    spec = find_spec(package)
    return list(spec.submodule_search_locations or ()) if spec else []


def digest(files: tuple[Path, ...]) -> str:
    """XXH3 of the files' names and bytes."""
    whole = xxhash.xxh3_128()
    for file in files:
        data = file.read_bytes()
        whole.update(f"{file.name} {len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()
