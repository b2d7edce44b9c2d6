"""The line of progress on stderr, the summary at the end of a run, and both as JSON lines for logs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TextIO

import orjson

from engine.store.storage import Folder
from engine.store.tally import Tally

EVERY = 5.0  # seconds between lines where stderr is a file or a pipe


@dataclass(slots=True)
class Progress:
    """Callable for run(): rewrites one line on a terminal, prints plain lines elsewhere."""

    stream: TextIO
    began: float = 0.0
    last: float = 0.0
    width: int = 0

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if not self.began:
            self.began = self.last = now
            if tally.found:
                self.stream.write(f"{tally.found:,} of {tally.n:,} problems are there already\n")
        if self.stream.isatty():
            text = line(tally, now - self.began)
            self.stream.write("\r" + text.ljust(self.width))
            self.width = len(text)
        elif now - self.last >= EVERY:
            self.last = now
            self.stream.write(line(tally, now - self.began) + "\n")
        self.stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.width:
            self.stream.write("\n")
            self.width = 0


@dataclass(slots=True)
class JsonLines:
    """Callable for run(): an object a line, at the start and every EVERY seconds, for programs that read logs."""

    stream: TextIO
    began: float = 0.0
    last: float = 0.0

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if not self.began or now - self.last >= EVERY:
            self.began, self.last = self.began or now, now
            self.say("progress", tally, now - self.began)

    def say(self, event: str, tally: Tally, seconds: float) -> None:
        """Write what is done so far; times in seconds, rate in problems a second, null while unknown."""
        done = tally.problems + tally.quarantined
        rate = (done - tally.found) / seconds if seconds > 0 else 0.0
        state = {
            "event": event,
            "problems": tally.problems,
            "of": tally.n,
            "rows": tally.rows,
            "bytes": tally.bytes,
            "found": tally.found,
            "quarantined": tally.quarantined,
            "rejected": tally.rejected.total(),
            "rejected_share": round(tally.rejected_share, 4),
            "seconds": round(seconds, 3),
            "rate": round(rate, 3) if rate else None,
            "seconds_left": round((tally.n - done) / rate, 1) if rate else None,
            "cpu_seconds": round(tally.cpu_seconds, 3),
            "peak_mb": round(tally.peak_mb),
        }
        if event == "finished":
            state["reasons"] = dict(sorted(tally.rejected.items()))
            state["families"] = dict(sorted(tally.families.items()))
        self.stream.write(orjson.dumps(state).decode() + "\n")
        self.stream.flush()

    def end(self) -> None:
        """Nothing to leave."""


def line(tally: Tally, seconds: float) -> str:
    """Done of total, rate, time left, rejected share, size on disk."""
    done = tally.problems + tally.quarantined
    rate = (done - tally.found) / seconds if seconds > 0 else 0.0
    left = clock((tally.n - done) / rate) if rate > 0 else "?"
    return (
        f"{done:,}/{tally.n:,} problems  {rate:,.0f}/s  {left} left  "
        f"{tally.rejected_share:.0%} rejected  {size(tally.bytes)}"
    )


def clock(seconds: float) -> str:
    """47 s, 3 min 20 s, 2 h 05 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def size(count: float) -> str:
    """812 B, 3.4 MB."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def summary(tally: Tally, out: Folder, workers: int, task: tuple[int, int] | None = None) -> str:
    """What a finished run says: counts, rate, why attempts were dropped, and where to look next."""
    new = tally.problems + tally.quarantined - tally.found
    mine = f", task {task[0]} of {task[1]}" if task else ""
    lines = [f"{out}{mine}: {tally.problems:,} problems, {tally.rows:,} rows, {size(tally.bytes)}"]
    if new:
        rate = new / tally.seconds if tally.seconds else 0.0
        cpu = 1000 * tally.cpu_seconds / new
        lines.append(
            f"  made {new:,} in {clock(tally.seconds)} ({rate:,.0f}/s, {workers} worker{'s' * (workers != 1)}, "
            f"{cpu:.2f} ms CPU each, {tally.peak_mb:,.0f} MB a worker)"
        )
    else:
        lines.append("  nothing was missing")
    if tally.quarantined:
        lines.append(f"  {tally.quarantined:,} left out; keys and reasons in {out}/quarantine.jsonl")
    if tally.hung:
        lines.append(f"  {tally.hung:,} attempts took too long and were replaced; they are in {out}/quarantine.jsonl")
    if tally.rejected:
        lines.append(f"  rejected attempts: {tally.rejected.total():,} ({tally.rejected_share:.1%}), most often")
        lines += [
            f"    {count:>9,}  {reason}"
            for reason, count in sorted(tally.rejected.most_common(8), key=lambda p: (-p[1], p[0]))
        ]
    lines.append("  next:")
    if task:
        lines.append(f"    python -m engine finish {out}    once every task is done")
        return "\n".join(lines)
    lines.append(f"    python -m engine gallery {out}   a page to look through them")
    lines.append(f"    python -m engine sheet {out}     a page of its diagrams")
    lines.append(f"    python -m engine stats {out}     what there is of what")
    lines.append(f"    python -m engine verify {out}    every check again, from the files alone")
    return "\n".join(lines)
