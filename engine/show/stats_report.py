"""Counts of a folder as plain data (for a JSON file), as tables for a terminal, and as a page of plots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import Any

from engine.record import STAGES
from engine.show.page import page
from engine.show.stats import FACETS, GRAMS, TEXTS, Stats
from engine.store.progress import size

SHOWN = 12  # lines of a table in the terminal
BAR = 24  # characters of the longest bar
EIGHTHS = " ▏▎▍▌▋▊▉█"
BINS = 40
TITLES = {
    "question_type": "question type",
    "form": "form of the answer",
    "goal": "what is asked",
    "picture": "picture, pixels",
    "letter": "right option",
    "rejected_letter": "option of the rejected solution",
    "right_option": "length of the right option among the four",
}
LISTED = (*FACETS, "picture", "form", "goal", "letter", "rejected_letter", "right_option")


def report(stats: Stats, markers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Everything as plain data; counts are sorted by size, hops and letters by name."""
    return {
        "rows": stats.rows,
        "problems": stats.problems,
        "files": stats.files,
        "bytes": stats.bytes,
        "counts": {name: ordered(name, stats.counts.get(name, Counter())) for name in LISTED},
        "letter_balance": balance(stats.counts.get("letter", Counter())),
        "words": {name: lengths(stats.words.get(name, Counter())) for name in TEXTS},
        "vocabulary": {
            "words": stats.vocabulary.total(),
            "distinct": len(stats.vocabulary),
            "commonest": dict(stats.vocabulary.most_common(50)),
        },
        "ngrams": {
            name: {
                str(n): {"total": sketch.total, "distinct": sketch.distinct}
                for n in GRAMS
                if (sketch := stats.grams.get((name, n)))
            }
            for name in TEXTS
        },
        "answers": dict(sorted(stats.answers.most_common(50), key=lambda pair: (-pair[1], pair[0]))),
        "repeats": {name: {"repeated": found, "of": of} for name, (found, of) in stats.repeated.items()},
        "rejected": rejections(markers),
        "cpu_seconds": round(sum(marker["cpu_seconds"] for marker in markers), 1),
        "stages": stages(markers),
    }


def stages(markers: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """CPU seconds of the workers by stage, in the order of making; empty for shards of an older engine."""
    found = [marker["stages"] for marker in markers if marker.get("stages")]
    names = (*STAGES, "write") if found else ()
    return {name: round(sum(part.get(name, 0.0) for part in found), 2) for name in names}


def ordered(name: str, counter: Mapping[Any, int]) -> dict[str, int]:
    """Counts by size; those with an order of their own by that."""
    if name in ("hops", "letter", "rejected_letter"):
        return {str(key): counter[key] for key in sorted(counter)}
    return {str(key): count for key, count in sorted(counter.items(), key=lambda pair: (-pair[1], str(pair[0])))}


def balance(letters: Mapping[str, int]) -> float | None:
    """How far the letter furthest from a quarter is off, in standard errors (up to 3 is chance); None without any."""
    total = sum(letters.values())
    if not total:
        return None
    return round(max(abs(letters.get(letter, 0) - total / 4) for letter in "ABCD") / sqrt(total * 3 / 16), 2)


def lengths(counter: Counter[int]) -> dict[str, Any]:
    """Words in a text: mean, quantiles, and a histogram as [first length of a bin, rows]."""
    total = counter.total()
    if not total:
        return {}
    most = max(counter)
    width = max(1, -(-(most + 1) // BINS))
    bins = Counter[int]()
    for length, count in counter.items():
        bins[length // width] += count
    places = {"least": 0.0, "p5": 0.05, "median": 0.5, "p95": 0.95, "most": 1.0}
    return {
        "mean": round(sum(length * count for length, count in counter.items()) / total, 1),
        **{name: quantile(counter, at) for name, at in places.items()},
        "histogram": [[i * width, bins[i]] for i in range(most // width + 1)],
    }


def quantile(counter: Counter[int], at: float) -> int:
    """The least value up to which a share `at` of all lies."""
    wanted = at * counter.total()
    for value in sorted(counter):
        wanted -= counter[value]
        if wanted <= 0:
            return value
    return max(counter)


def rejections(markers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Attempts that were dropped, by reason and by family; empty where the folder has no markers."""
    reasons, families = Counter[str](), Counter[str]()
    for marker in markers:
        reasons.update(marker["rejected"])
        families.update(marker["families"])
    dropped = Counter[str]()
    for reason, count in reasons.items():
        dropped[reason.partition(": ")[0]] += count
    if not markers:
        return {}
    shares = {name: dropped[name] / (dropped[name] + families[name]) for name in dropped}
    return {
        "attempts": dropped.total() + families.total(),
        "dropped": dropped.total(),
        "quarantined": sum(len(marker["quarantined"]) for marker in markers),
        "reasons": ordered("", reasons),
        "family_shares": {name: round(shares[name], 4) for name in sorted(shares, key=lambda n: (-shares[n], n))},
    }


def tables(found: Mapping[str, Any], title: str) -> str:
    """The report for a terminal."""
    per = f"{found['bytes'] / max(1, found['rows']) / 1000:.1f} kB a row"
    held = f"{found['rows']:,} rows of {found['problems']:,} problems in {found['files']:,} files"
    lines = [f"{title}: {held}, {size(found['bytes'])} ({per})"]
    for name, counts in found["counts"].items():
        if len(counts) > 1:
            lines += ["", TITLES.get(name, name), *bars(counts)]
        if name == "letter" and found["letter_balance"] is not None:
            lines.append(f"  the one furthest from a quarter is {found['letter_balance']} standard errors off")
    lines += ["", f"{'words in a text':<18}{'mean':>8}{'least':>7}{'5 %':>7}{'median':>8}{'95 %':>7}{'most':>7}"]
    for name, row in found["words"].items():
        if row:
            numbers = (row["mean"], row["least"], row["p5"], row["median"], row["p95"], row["most"])
            lines.append(
                f"  {name:<16}" + "".join(f"{n:>{w}}" for n, w in zip(numbers, (8, 7, 7, 8, 7, 7), strict=True))
            )
    vocabulary = found["vocabulary"]
    lines += ["", f"vocabulary: {vocabulary['distinct']:,} different words of {vocabulary['words']:,}"]
    lines += ["", "tokens in a row, different of all (numbers count as one, names of points as one)"]
    for name, row in found["ngrams"].items():
        cells = (f"{n}: {g['distinct']:,} of {size_of(g['total'])}" for n, g in row.items())
        lines.append(f"  {name:<16}" + "".join(f"{cell:<24}" for cell in cells).rstrip())
    lines += ["", "commonest exact answers", *bars(found["answers"], found["rows"])]
    lines += ["", "seen before"]
    for name, row in found["repeats"].items():
        lines.append(f"  {name:<22}{row['repeated']:>9,} of {row['of']:,} ({row['repeated'] / max(1, row['of']):.2%})")
    lines += rejected_lines(found["rejected"])
    if found["cpu_seconds"]:
        each = 1000 * found["cpu_seconds"] / max(1, found["problems"])
        lines += ["", f"CPU time of the workers: {found['cpu_seconds']:,.0f} s, {each:.2f} ms a problem"]
        most = max(found["stages"].values(), default=0.0) or 1.0
        for name, seconds in found["stages"].items():
            each = 1000 * seconds / max(1, found["problems"])
            share = seconds / max(sum(found["stages"].values()), 1e-9)
            lines.append(f"  {name:<16}{each:>9.2f} ms{share:>8.1%}  {bar(seconds / most)}")
    return "\n".join(lines)


def rejected_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Lines on the attempts that were dropped."""
    if not found:
        return
    yield ""
    share = found["dropped"] / max(1, found["attempts"])
    yield f"attempts dropped: {found['dropped']:,} of {found['attempts']:,} ({share:.1%})"
    yield from bars(found["reasons"], found["attempts"])
    yield "share of its attempts that a family drops, highest"
    for name, share in list(found["family_shares"].items())[:5]:
        yield f"  {name:<40}{share:>16.1%}"


def bars(counts: Mapping[str, int], total: int = 0) -> list[str]:
    """A line for each of the first values: name, count, share and a bar."""
    total = total or sum(counts.values())
    top = list(counts.items())[:SHOWN]
    most = max((count for _, count in top), default=1)
    width = max(16, *(min(60, len(name)) for name, _ in top), 0) if top else 16
    lines = [
        f"  {name[:60]:<{width}}{count:>12,}{count / max(1, total):>8.1%}  {bar(count / most)}" for name, count in top
    ]
    if len(counts) > SHOWN:
        lines.append(f"  … and {len(counts) - SHOWN:,} more")
    return lines


def bar(share: float) -> str:
    """A bar of eighths of a character."""
    whole, rest = divmod(round(share * BAR * 8), 8)
    return "█" * whole + EIGHTHS[rest].strip()


def size_of(count: int) -> str:
    """812, 3.4 k, 12 M."""
    for unit, step in (("", 1), (" k", 1e3), (" M", 1e6), (" G", 1e9)):
        if count < 1000 * step:
            return f"{count / step:.3g}{unit}"
    return f"{count:.3g}"


def stats_page(found: Mapping[str, Any], title: str) -> bytes:
    """The report as one HTML file, with nothing beside it."""
    return page("stats.html.j2", title=title, found=found, titles=TITLES, size=size(found["bytes"]))
