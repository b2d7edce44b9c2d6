"""What may befall a run: kill -9 of any process at any moment, damaged shards, records that hang, disks, clocks."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from conftest import TESTS, digest, group

from engine.errors import FamilyError, UserError
from engine.facts.rng import Key
from engine.job import Job
from engine.store import manifest, pool
from engine.store.run import How, run
from engine.store.tally import Tally
from engine.store.verify import Found, report, verify_folder

Fake = Callable[..., subprocess.Popen[str]]


def job(n: int = 120, **fields: object) -> Job:
    return Job("geometry", n, **({"shard_size": 25} | fields))  # type: ignore[arg-type]


def made(out: Path, of: Job | None = None, maker: str = "make", **how: object) -> Tally:
    return run(of or job(), out, How(2, **how), _maker=f"fake_maker:{maker}")  # type: ignore[arg-type]


def test_a_worker_that_has_worked_long_gives_way_to_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hired = []

    def hire(*args: Any) -> pool.Worker:
        hired.append(_hire(*args))
        return hired[-1]

    _hire = pool._hire
    monkeypatch.setattr(pool, "_hire", hire)
    digests = []
    for life, workers in ((pool.LIFE, 2), (0.0, 5)):  # five shards
        monkeypatch.setattr(pool, "LIFE", life)
        made(tmp_path / f"{life}")
        digests.append(digest(tmp_path / f"{life}"))
        assert len(hired) == workers
        hired.clear()
    assert digests[0] == digests[1]


def verified(out: Path) -> Found:
    return verify_folder(out, 2, _checker="fake_maker:check_row")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished folder that tests read and do not change."""
    out = tmp_path_factory.mktemp("faults") / "whole"
    made(out)
    return out


@pytest.fixture
def mine(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    shutil.copytree(whole, tmp_path / "mine")
    return tmp_path / "mine"


# ---- kill -9


@pytest.mark.slow
def test_twenty_kills_at_random_moments(tmp_path: Path, fake: Fake) -> None:
    """The parent, a worker, the fork server: whoever is hit, and however the run takes it, the bytes are the same."""
    out, seed = tmp_path / "out", int(os.environ.get("KILLS_SEED", "5"))
    rng = Random(seed)
    flags = ("--domain", "geometry", "--n", 1600, "--shard-size", 16, "--workers", 2, "--out", out, "--quiet")
    process, kills, parents = None, 0, 0

    def shards() -> int:
        return len(list(out.glob("done/*.json")))

    while kills < 20:
        if process is None or process.poll() is not None:
            if process is not None:
                _, err = process.communicate()
                assert process.returncode in (-signal.SIGKILL, 2), f"not killed, but ended after {kills} kills: {err}"
            process, there = fake("slow", "generate", *flags), shards()
            while rng.random() < 0.99 and shards() == there and process.poll() is None:  # some die as they start
                time.sleep(0.02)
        time.sleep(rng.uniform(0, 0.6))
        crowd = group(process.pid)
        if not crowd:
            continue
        victim = process.pid if rng.random() < 0.4 else rng.choice(crowd)
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
        kills, parents = kills + 1, parents + (victim == process.pid)
        if victim == process.pid:
            process.communicate()
    assert process is not None
    process.kill()
    process.communicate()
    assert 0 < parents < 20
    of = Job("geometry", 1600, shard_size=16)
    tally = made(out, of)
    assert 0 < tally.found < 1600, f"seed {seed}"
    made(tmp_path / "undisturbed", of)
    assert digest(out) == digest(tmp_path / "undisturbed")
    assert not list(out.rglob("*.tmp"))
    assert manifest.read_manifest(out) == manifest.read_manifest(tmp_path / "undisturbed")
    assert not verified(out).faults


def test_a_folder_that_was_killed_before_its_manifest_is_taken(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for part in ("data", "done"):
        (out / part).mkdir(parents=True)
    (out / ".manifest.json.0a1b2c3d.tmp").write_text("{")
    made(out)
    assert digest(out) == digest(whole)
    assert not list(out.rglob("*.tmp"))


# ---- what verify finds, generate mends


def _flip(path: Path) -> None:
    data = path.read_bytes()
    at = len(data) // 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def _marker_of_another_shard(path: Path) -> None:
    done = path.parents[1] / "done"
    shutil.copy(done / "00003.json", done / "00001.json")


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a flipped byte": (_flip, "data/train-00001.parquet: file changed: its hash"),
    "a truncated file": (lambda p: os.truncate(p, 5000), "data/train-00001.parquet: file changed: 5000 bytes"),
    "a missing file": (lambda p: p.unlink(), "data/train-00001.parquet: file unreadable"),
    "another shard's file": (lambda p: shutil.copy(p.with_name("train-00002.parquet"), p), "train-00001.parquet: file"),
    "another shard's marker": (_marker_of_another_shard, "done/00001.json: marker wrong"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_verify_names_the_damage_and_generate_makes_only_that_shard(whole: Path, mine: Path, damage: str) -> None:
    spoil, message = DAMAGE[damage]
    before = {path.name: path.stat().st_mtime_ns for path in mine.rglob("*.*")}
    spoil(mine / "data" / "train-00001.parquet")
    found = verified(mine)
    assert message in report(found, mine)
    assert found.damaged == {1}
    assert "an earlier verify found its files damaged" in report(verified(mine), mine)
    tally = made(mine)
    assert tally.found == 120 - 25
    assert digest(mine) == digest(whole)
    changed = {path.name for path in mine.rglob("*.*") if path.stat().st_mtime_ns != before.get(path.name)}
    assert {name.partition(".")[0][-5:] for name in changed} == {"00001"}
    assert not verified(mine).faults


def test_verify_may_only_read(mine: Path) -> None:
    """A folder of somebody else is checked too; only the marker cannot be put aside."""
    if subprocess.run(["mount", "--bind", mine, mine], check=False, capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        _flip(mine / "data" / "train-00001.parquet")
        subprocess.run(["mount", "-o", "remount,ro,bind", mine], check=True)
        text = report(verified(mine), mine)
        assert "train-00001.parquet: file changed" in text
        assert "marker kept" in text
        with pytest.raises(UserError, match="Read-only file system"):
            made(mine, job(500))
    finally:
        subprocess.run(["umount", mine], check=True)
    assert (mine / "done" / "00001.json").exists()


def test_another_users_folder_is_refused(whole: Path) -> None:
    """As a user without rights, where the test itself is run by root; who has them then goes on."""
    if os.geteuid():
        pytest.skip("only root can become another user")
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path\n"
        "from engine.store.run import run; from engine.job import Job; from engine.errors import UserError\n"
        "os.setuid(65534)\n"
        "try: run(Job('geometry', 500, shard_size=25), Path(sys.argv[1]), 1, _maker='fake_maker:make')\n"
        "except UserError as error: print(error)\n"
    )
    for path in (whole, *whole.parents):
        if path.stat().st_uid == 0 and "pytest" in path.name:
            path.chmod(0o755)
    command = [sys.executable, "-c", code, str(whole), str(TESTS)]
    before = {path: path.read_bytes() for path in whole.rglob("*.*")}
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Permission denied" in done.stdout, done.stderr
    assert "--out" in done.stdout
    assert {path: path.read_bytes() for path in whole.rglob("*.*")} == before
    assert made(whole).found == 120


# ---- records that hang


@pytest.mark.parametrize(("maker", "limit"), [("hangs", 0.4), ("waits", 0.1)])
def test_an_attempt_that_hangs_is_listed_and_the_next_one_is_taken(tmp_path: Path, maker: str, limit: float) -> None:
    """Given the list, the same bytes come without any clock: here without a limit, in a second of no hanging."""
    out = tmp_path / "out"
    tally = made(out, maker=maker, limit=limit)
    assert (tally.problems, tally.quarantined, tally.hung) == (120, 0, 1)
    (line,) = map(orjson.loads, (out / "quarantine.jsonl").read_bytes().splitlines())
    assert line == {
        "key": str(Key(0, "geometry", 7)),
        "attempt": 0,
        "reason": "took too long; replaced by the next attempt",
    }
    content = manifest.read_manifest(out)
    assert content["hung"] == [(7, 0)]
    assert content["totals"]["hung"] == 1
    assert not verified(out).faults
    made(tmp_path / "again", maker=maker, limit=0, hung=[(7, 0)])
    assert digest(tmp_path / "again") == digest(out)
    assert manifest.read_manifest(tmp_path / "again") == content
    (out / "data" / "train-00000.parquet").unlink()  # the shard is made again, and drops what it dropped
    made(out, maker=maker, limit=0)
    assert digest(tmp_path / "again") == digest(out)


def test_a_key_whose_attempts_all_hang_is_named(tmp_path: Path) -> None:
    with pytest.raises(FamilyError, match=r"geometry/0/00000007: 4 attempts took longer.*show geometry/0/00000007"):
        made(tmp_path / "out", job(25), maker="always_hangs", limit=0.05)
    tally = made(tmp_path / "left", job(25, on_failure="quarantine"), maker="always_hangs", limit=0.05)
    assert (tally.problems, tally.quarantined, tally.hung) == (24, 1, 4)


def test_another_list_of_hung_attempts_is_refused(mine: Path) -> None:
    with pytest.raises(UserError, match="another list of hung attempts"):
        made(mine, hung=[(3, 0)])


# ---- clocks


def test_times_of_files_decide_nothing(mine: Path) -> None:
    for i, path in enumerate(sorted(mine.rglob("*.*"))):
        os.utime(path, (4e9, 4e9) if i % 2 else (1e6, 1e6))
    assert (made(mine).found, verified(mine).faults) == (120, 0)


@pytest.mark.skipif(
    not list(Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), reason="libfaketime is not installed"
)
def test_a_clock_that_jumps(whole: Path, tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten years back and forth while the run goes on."""
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    clock = tmp_path / "clock"
    clock.write_text("+0")
    for name, value in {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }.items():
        monkeypatch.setenv(name, value)
    out = tmp_path / "out"
    flags = ("--domain", "geometry", "--n", 120, "--shard-size", 25, "--workers", 2, "--out", out)
    process = fake("busy", "generate", *flags)
    jumps = 0
    while process.poll() is None:
        clock.write_text(("-10y", "+10y", "+0")[jumps % 3])
        jumps += 1
        time.sleep(0.1)
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert jumps > 5
    assert digest(out) == digest(whole)
