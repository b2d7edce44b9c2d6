"""The data set's card: README.md, whose YAML header tells a hub the configuration, splits, features and sizes."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import orjson
import pyarrow as pa
import yaml

from engine.job import Job
from engine.store import manifest
from engine.store.schema import FIELDS, IMAGE
from engine.store.storage import Folder
from engine.store.tally import Tally

CARD = "README.md"
LICENSE = "license: unknown"  # whoever publishes the folder decides; the line is kept as it is found
SIZES = {
    1_000: "n<1K",
    10_000: "1K<n<10K",
    100_000: "10K<n<100K",
    1_000_000: "100K<n<1M",
    10_000_000: "1M<n<10M",
    100_000_000: "10M<n<100M",
}
TASKS = ("visual-question-answering", "image-to-text", "question-answering")


def write_card(place: Folder, tally: Tally) -> None:
    """Write README.md of a whole run from its manifest and sums; a `license:` line there is kept."""
    old = place.read(CARD).decode() if CARD in place.names() else ""
    licence = re.search(r"^license: .+$", old, re.MULTILINE)
    new = card(place, tally, licence.group() if licence else LICENSE)
    if new != old:
        place.write(CARD, new.encode())


def card(place: Folder, tally: Tally, licence: str = LICENSE) -> str:
    """The card's text; the same for the same files."""
    job, versions = manifest.job_of(place), manifest.read_manifest(place)["versions"]
    rows = Counter({split: counts["rows"] for split, counts in tally.splits.items()})
    splits = [split for split in job.splits if rows[split]]  # a path that matches no file would be an error
    header = {
        "pretty_name": f"MAVIS {job.domain}",
        "language": [job.language],
        "task_categories": list(TASKS),
        "tags": ["mathematics", "geometry", "diagrams", "chain-of-thought", "synthetic"],
        "size_categories": [next((name for most, name in SIZES.items() if rows.total() < most), "n>100M")],
        "configs": [
            {
                "config_name": job.domain,
                "default": True,
                "data_files": [{"split": split, "path": f"data/{split}-*.parquet"} for split in splits],
            }
        ],
        "dataset_info": [
            {
                "config_name": job.domain,
                "features": [described(field) for field in FIELDS],
                "splits": [{"name": s, "num_bytes": tally.splits[s]["bytes"], "num_examples": rows[s]} for s in splits],
                "download_size": tally.bytes,
                "dataset_size": tally.bytes,
            }
        ],
    }
    text = body(job, tally, rows, versions)
    return f"---\n{licence}\n{yaml.safe_dump(header, sort_keys=False)}---\n\n{text}"


def described(field: pa.Field) -> dict[str, Any]:
    """A column as a card names its feature: {name, dtype}, {name, struct} or {name, list}."""
    return {"name": field.name, **kind_of(field.type)}


def kind_of(kind: pa.DataType) -> dict[str, Any]:
    """What follows the name of a feature."""
    if kind == IMAGE:
        return {"dtype": "image"}
    if pa.types.is_struct(kind):
        return {"struct": [described(field) for field in kind]}
    if pa.types.is_list(kind):
        inside = kind_of(kind.value_type)
        return {"list": inside.get("dtype") or inside.get("struct") or inside}
    return {"dtype": {"float": "float32", "double": "float64"}.get(str(kind), str(kind))}


def body(job: Job, tally: Tally, rows: Counter[str], versions: dict[str, str]) -> str:
    """What a person reads."""
    splits = ", ".join(f"{split} {count:,}" for split, count in rows.items() if count)
    content = orjson.dumps(job.content() | {"n": job.n}, option=orjson.OPT_INDENT_2).decode()
    mix = "\n".join(f"| `{name}` | {count:,} |" for name, count in sorted(tally.versions.items()))
    members = "\n".join(f"| `{name}` | {count:,} |" for name, count in sorted(tally.families.items()))
    made = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"""# MAVIS {job.domain}

{tally.problems:,} problems of visual mathematics in {rows.total():,} rows ({splits}), drawn and written by
mavis-engine: a diagram, its caption, a question, the worked solution step by step with exact values, and a wrong
solution with its
first wrong step. No person and no language model wrote any of it; each row passed the engine's checks, which
`python -m engine verify` runs again on the files alone. A problem's split follows from a hash of what it is, so that a
repeat never stands in two splits.

```python
from datasets import load_dataset

rows = load_dataset("PATH OR NAME OF THIS FOLDER", split="{next(iter(rows), "train")}")
```

The columns are described in the engine's README, under "The row".

## How to make it again

The rows are a function of this job and of the versions below, to the byte, with any number of processes:
`python -m engine generate --job job.json`, where job.json holds

```json
{content}
```

Made with {made}.

## What is in it

| version | rows |
|---|---|
{mix}

| family | problems |
|---|---|
{members}
"""
