"""Stands in for engine.record in tests of what lies around it: rows of the right shape, no geometry."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import struct
import time
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace

import orjson
from zlib_ng import zlib_ng

from engine.errors import CheckError, FamilyError
from engine.facts.rng import Key, stream
from engine.job import VERSIONS, Job


def png(gray: bytes, side: int) -> bytes:
    """A square gray picture, by zlib-ng: what zlib made in the suite's process was not what a worker made."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib_ng.crc32(kind + data))

    lines = b"".join(b"\0" + gray[i : i + side] for i in range(0, len(gray), side))
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib_ng.compress(lines, 1)) + chunk(b"IEND", b"")
    )


def row(key: Key, version: str, job: Job) -> dict:
    """One row; its split follows from the key, its picture is noise that does not compress."""
    rng = stream(key, 0, "fake")
    u = rng.random()
    split = "train" if u < job.splits["train"] else "validation" if u < 1 - job.splits["test"] else "test"
    side = rng.randint(2, 90)
    family = rng.choice(["square_area", "thales"])
    name = str(key) if job.versions != "all" else f"{key}/{version}"
    body = png(rng.randbytes(side * side), side)
    points = [[rng.randint(0, 4390) / 10, rng.randint(0, 4390) / 10] for _ in range(5)]
    return {
        "id": name,
        "problem_id": str(key),
        "domain": key.domain,
        "family": family,
        "split": split,
        "version": version,
        "hops": 2,
        "image": None if version == "text_only" else {"bytes": body, "path": name.replace("/", "-") + ".png"},
        "width": job.size,
        "height": job.size,
        "caption": f"ABCD is a square with side {side} cm. Its diagonal AC is drawn. " * 3,
        "question": f"The side of the square ABCD is {side} cm. What is the area of the square ABCD?",
        "goal": {"name": "area_ABCD", "kind": "area", "of": "A B C D"},
        "question_type": "multi-choice",
        "choices": [f"{side * k} cm²" for k in (side, 2, 3, 4)],
        "answer": "A",
        "answer_expr": str(side * side),
        "answer_value": float(side * side),
        "solution": f"The area of a square is its side squared, so it is {side}² = {side * side} cm². " * 3,
        "steps": [
            {
                "rule": "square area",
                "text": f"Area = {side}²",
                "name": f"area_{k}",
                "expr": "AB**2",
                "value": str(side * side),
                "uses": ["AB"],
            }
            for k in range(2)
        ],
        "given": [
            {
                "name": "AB",
                "text": f"AB = {side} cm",
                "expr": str(side),
                "value": float(side),
                "unit": "cm",
                "shown_in": "image",
            }
        ],
        "rejected": {
            "solution": "The area is four sides.",
            "answer": "B",
            "wrong_step": 0,
            "mistake": "perimeter for area",
        },
        "objects": [
            {"kind": "point", "name": n, "text": n, "bbox": [p[0], p[1], p[0] + 9, p[1] + 9], "points": [p]}
            for n, p in zip("ABCDE", points, strict=True)
        ],
        "scene": orjson.dumps({"points": dict(zip("ABCDE", points, strict=True)), "lines": points * 2}).decode(),
        "style": orjson.dumps({"font": "serif", "width": 1.5, "paper": "#fff", "seed": rng.random()}).decode(),
        "params": orjson.dumps({"side": side, "turn": rng.randint(0, 359)}).decode(),
        "signature": hashlib.blake2b(body, digest_size=16).hexdigest(),
        "pixel_hash": hashlib.blake2b(body[::-1], digest_size=16).hexdigest(),
        "seed": key.seed,
        "index": key.index,
        "attempt": rng.randint(0, 3),
        "language": job.language,
    }


Begin = Callable[[int], bool]


def make(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """As engine.record.make: rows and what was rejected on the way."""
    begin(0)
    versions = VERSIONS if job.versions == "all" else [stream(key, 0, "v").choice(sorted(job.versions))]
    return SimpleNamespace(
        rows=tuple(row(key, version, job) for version in versions),
        rejected=Counter({"thales: too flat": 1}) if key.index % 4 == 0 else Counter(),
        seconds={},
    )


def slow(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """Takes 20 ms a problem, for tests that interrupt."""
    time.sleep(0.02)
    return make(key, job, begin)


def busy(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """Takes 20 ms of CPU a problem."""
    until = time.process_time() + 0.02
    while time.process_time() < until:
        pass
    return make(key, job, begin)


def wrong(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """Problem 7 fails a check."""
    if key.index == 7:
        raise CheckError(f"{key}: the solution says 12, the figure measures 13.")
    return make(key, job, begin)


def family_error(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """Problem 7 has a broken template."""
    if key.index == 7:
        raise FamilyError("templates/en/geometry/thales.j2: 'radiu' is undefined")
    return make(key, job, begin)


def crash(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """Problem 7 raises what nobody foresaw."""
    return make(key, job, begin) if key.index != 7 else 1 // 0


def dies(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """The worker dies at problem 7, always."""
    begin(0)
    if key.index == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return make(key, job, begin)


def dies_once(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """The worker dies at problem 7 the first time; DIE_ONCE names a file that remembers."""
    flag = os.environ["DIE_ONCE"]
    if key.index == 7 and not os.path.exists(flag):
        open(flag, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return make(key, job, begin)


def check_row(row: dict, deep: bool = False) -> list[str]:
    """Stands in for engine.check.verify: the answer is the side squared."""
    if row["answer_expr"] != row["steps"][-1]["value"]:
        return [f"algebra: the answer {row['answer_expr']} is not the last step's {row['steps'][-1]['value']}"]
    return []


def hangs(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """The first attempt at problem 7 never ends, in compiled code that holds the interpreter; the second is good."""
    if begin(0):
        if key.index == 7:
            re.match("(a+)+$", "a" * 60 + "b")
        return make(key, job)
    begin(1)
    return make(key, job)


def waits(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """The first attempt at problem 7 waits for ever and takes no CPU time."""
    if begin(0) and key.index == 7:
        time.sleep(3600)
    return make(key, job)


def always_hangs(key: Key, job: Job, begin: Begin = bool) -> SimpleNamespace:
    """No attempt at problem 7 ends."""
    attempt = 0
    while not begin(attempt) or key.index == 7:
        if begin(attempt):
            while True:
                pass
        attempt += 1
    return make(key, job)


def check_hangs(row: dict, deep: bool = False) -> list[str]:
    """The check of problem 7 never ends."""
    if row["index"] == 7:
        re.match("(a+)+$", "a" * 60 + "b")
    return []


def check_raises(row: dict, deep: bool = False) -> list[str]:
    """The check of problem 7 raises what nobody foresaw."""
    if row["index"] == 7:
        raise RecursionError("maximum recursion depth exceeded")
    return []
