"""Records a second and memory of each exporter: python tests/benchmarks/export_speed.py DIR [--records 20000].

DIR, an output of generate, stands in for a folder of that many records: its files are linked under more shard names.
Each format runs in a process of its own; CPU seconds and memory are that process's, start-up left out of the rate.
Memory is what is not of files (RssAnon), sampled all along: the mean over the second quarter of the run and over the
last. Its most says little: allocators keep freed pages, some 20 MB more or less from one moment to the next.

Nothing is deleted before the end: ext4 passes over the inodes of files deleted in the last minutes one by one
(recently_deleted() in fs/ext4/ialloc.c), and a new file then costs 1.0 ms of system time in place of 0.05 ms.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import orjson

from engine.export.run import FORMATS
from engine.store import manifest
from engine.store.manifest import Shard
from engine.store.storage import Disk

CODE = """
import re, sys, threading, time
from pathlib import Path
from statistics import mean
from engine.export.run import export
export(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3] + "-first"))  # imports and caches
seen = []
def sample():
    while True:
        seen.append(int(re.search(r"RssAnon:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
        time.sleep(0.1)
threading.Thread(target=sample, daemon=True).start()
began = time.process_time()
export(Path(sys.argv[4]), sys.argv[2], Path(sys.argv[3]))
used, quarter = time.process_time() - began, max(1, len(seen) // 4)
print(used, mean(seen[quarter : 2 * quarter] or seen), mean(seen[-quarter:]))
"""


def enlarged(folder: Path, out: Path, records: int) -> int:
    """A folder of at least so many problems whose files are links to those of `folder`; the number of its rows."""
    job = manifest.job_of(folder)
    whole = [shard for shard in manifest.shards(job) if shard.stop - shard.start == job.shard_size]
    markers = [marker for _, marker in manifest.finished(Disk(folder), whole)]
    count = -(-records // job.shard_size)
    (out / "data").mkdir(parents=True)
    (out / "done").mkdir()
    rows = 0
    for number in range(count):
        shard = Shard(number, number * job.shard_size, (number + 1) * job.shard_size)
        marker = markers[number % len(markers)]
        files = tuple(replace(file, name=f"{file.split}-{shard.name}.parquet") for file in marker.files)
        for old, new in zip(marker.files, files, strict=True):
            os.link(folder / "data" / old.name, out / "data" / new.name)
        manifest.write_marker(Disk(out), shard, replace(marker, start=shard.start, stop=shard.stop, files=files))
        rows += marker.rows
    content = manifest.read_manifest(folder) | {"format": manifest.FORMAT, "n": count * job.shard_size}
    (out / "manifest.json").write_bytes(orjson.dumps(content))
    return rows


def main() -> None:
    """Print a line for each format."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("folder", type=Path)
    p.add_argument("--records", type=int, default=20_000)
    p.add_argument("--to", choices=FORMATS, nargs="*", default=list(FORMATS))
    args = p.parse_args()
    print(f"{'format':<12} {'records':>8} {'CPU s':>7} {'per s':>7} {'MB, 2nd quarter':>16} {'MB, last':>9}")
    with tempfile.TemporaryDirectory(dir=args.folder.resolve().parent) as work:
        rows = enlarged(args.folder, Path(work) / "many", args.records)
        enlarged(args.folder, Path(work) / "few", 1)  # one shard, to warm up with
        for name in args.to:
            folders = (Path(work) / "few", name, Path(work) / f"out-{name}", Path(work) / "many")
            command = [sys.executable, "-c", CODE, *map(str, folders)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, early, late = map(float, done.stdout.split())
            print(
                f"{name:<12} {rows:>8,} {seconds:>7.1f} {rows / seconds:>7,.0f} {early:>16,.0f} {late:>9,.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
