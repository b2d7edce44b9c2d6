"""How many of N problems are distinct by signature, and each family's share of the mix and of the repeats.

python tests/benchmarks/distinct.py 100000 [geometry]
"""

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from engine.draft import drafted
from engine.errors import Reject
from engine.facts.rng import Key
from engine.job import Job
from engine.record import MAX_ATTEMPTS, choose_family

CHUNK = 1000


def signatures(domain: str, start: int, stop: int) -> list[tuple[str, str]]:
    """(family, signature) of each key, without drawing: a picture that cannot be labelled may still replace a few."""
    job, found = Job(domain, stop), []
    for index in range(start, stop):
        key = Key(job.seed, domain, index)
        family = choose_family(key, job)
        for attempt in range(MAX_ATTEMPTS):
            try:
                found.append((family.name, drafted(key, family, attempt, job).signature))
                break
            except Reject:
                continue
    return found


def main() -> None:
    """Print the counts."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    domain = sys.argv[2] if len(sys.argv) > 2 else "geometry"
    starts = range(0, count, CHUNK)
    with ProcessPoolExecutor() as pool:
        stops = [min(start + CHUNK, count) for start in starts]
        rows = [row for rows in pool.map(signatures, [domain] * len(starts), starts, stops) for row in rows]
    families = Counter(name for name, _ in rows)
    seen: set[str] = set()
    repeats: Counter[str] = Counter()
    for name, signature in rows:
        repeats[name] += signature in seen
        seen.add(signature)
    for name, total in families.most_common():
        print(f"{name:32s}{total:8d}{100 * total / len(rows):7.2f} %{repeats[name]:7d} repeats")
    print(f"{len(seen)} of {len(rows)} signatures differ: {100 * len(seen) / len(rows):.3f} %")


if __name__ == "__main__":
    main()
