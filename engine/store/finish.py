"""The end of a run: the list of what is in quarantine, and the manifest's totals, once every shard is there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import orjson

from engine.errors import UserError
from engine.facts.rng import parse_key
from engine.store import manifest
from engine.store.card import write_card
from engine.store.storage import Folder, disk_errors, folder
from engine.store.tally import Tally

NAMED = 5  # shards named in a message


def finish(out: Folder | Path | str) -> Tally:
    """Complete a folder that several tasks have filled; UserError where shards are missing, with their numbers."""
    place = folder(out)
    job = manifest.job_of(place)
    tally = Tally(job.n)
    with disk_errors(place), manifest.opened(place, job):
        place.tidy(None)
        missing = {shard.number: shard for shard in manifest.shards(job)}
        for shard, marker in manifest.finished(place, list(missing.values())):
            tally.add(marker)
            del missing[shard.number]
        if missing:
            some = ", ".join(shard.name for shard in list(missing.values())[:NAMED])
            raise UserError(
                f"{place} lacks {len(missing):,} of its {len(missing) + tally.shards:,} shards ({some}"
                f"{', ...' if len(missing) > NAMED else ''}). Run the tasks that did not finish again, with any number "
                "of tasks, or generate without --task; then finish."
            )
        write_quarantine(place, tally)
        complete(place, tally)
    tally.found = tally.problems + tally.quarantined
    return tally


def complete(place: Folder, tally: Tally) -> None:
    """Write what only a whole run has; every shard is there. Files that hold it already are left alone."""
    content = manifest.read_manifest(place)
    totals = totals_of(tally)
    hung = hung_of(tally)
    if (content["totals"], content["hung"]) != (totals, hung):
        manifest.write_manifest(place, content | {"totals": totals, "hung": hung})
    write_card(place, tally)


def recalled(place: Folder, shards: list[manifest.Shard]) -> Tally | None:
    """The tally of a whole run that was completed and lies there as it did, from two listings; else None.

    Every marker is there, and the files have as many bytes in all. To read 10,000 markers takes seconds, as many
    objects of a bucket a minute.
    """
    content = manifest.read_manifest(place)
    totals = content["totals"]
    try:
        sizes = place.sizes("data")
        if not totals or sum(sizes.values()) != totals["bytes"] or totals["shards"] != len(shards):
            return None
        if len(sizes) != sum(split["files"] for split in totals["splits"].values()):
            return None
        if not {f"{shard.name}.json" for shard in shards} <= set(place.names("done")):
            return None
        tally = Tally(content["n"])
        for name in ("shards", "problems", "rows", "bytes", "quarantined", "hung"):
            setattr(tally, name, totals[name])
        for name in ("families", "versions", "rejected"):
            setattr(tally, name, Counter(totals[name]))
        return tally
    except (KeyError, TypeError):  # written by an older engine
        return None


def totals_of(tally: Tally) -> dict[str, Any]:
    """The manifest's "totals"."""
    return {
        "shards": tally.shards,
        "problems": tally.problems,
        "rows": tally.rows,
        "bytes": tally.bytes,
        "quarantined": tally.quarantined,
        "hung": tally.hung,
        "splits": {split: dict(sorted(counts.items())) for split, counts in sorted(tally.splits.items())},
        "families": dict(sorted(tally.families.items())),
        "versions": dict(sorted(tally.versions.items())),
        "rejected": dict(sorted(tally.rejected.items())),
    }


def hung_of(tally: Tally) -> list[manifest.Hung]:
    """Attempts that were dropped because they took too long, in order."""
    return sorted((parse_key(piece["key"]).index, piece["attempt"]) for piece in tally.left_out if "attempt" in piece)


def write_quarantine(place: Folder, tally: Tally) -> None:
    """Write quarantine.jsonl anew: {"key", "reason"} for each problem left out, and "attempt" for one that hung."""
    lines = sorted(orjson.dumps(piece, option=orjson.OPT_SORT_KEYS) + b"\n" for piece in tally.left_out)
    if lines:
        place.write("quarantine.jsonl", b"".join(lines))
    elif "quarantine.jsonl" in place.names():
        place.remove("quarantine.jsonl")
