"""The card: a hub's libraries read it, the folder loads by it, verify accepts it, and a licence put there stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import datasets
import pyarrow.parquet as pq
import pytest
from huggingface_hub import DatasetCard

from engine.store.card import CARD
from engine.store.schema import SCHEMA

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty problems of all domains."""
    out = tmp_path_factory.mktemp("card") / "rows"
    flags = ["--domain", "all", "--n", "60", "--shard-size", "20", "--size", "224", "--workers", "1", "--quiet"]
    subprocess.run([sys.executable, "-m", "engine", "generate", *flags, "--out", str(out)], check=True)
    return out


def test_a_hub_reads_the_card(folder: Path) -> None:
    card = DatasetCard.load(folder / CARD)
    data = card.data.to_dict()
    assert data["license"] == "unknown"
    assert (data["language"], data["size_categories"]) == (["en"], ["n<1K"])
    (config,) = data["configs"]
    rows = pq.read_table(folder / "data").to_pylist()
    assert {entry["split"] for entry in config["data_files"]} == {row["split"] for row in rows}
    (info,) = data["dataset_info"]
    assert {s["name"]: s["num_examples"] for s in info["splits"]} == {
        name: sum(row["split"] == name for row in rows) for name in {row["split"] for row in rows}
    }
    assert info["download_size"] == sum(path.stat().st_size for path in (folder / "data").iterdir())
    features = datasets.Features._from_yaml_list(info["features"])
    assert features == datasets.Features.from_arrow_schema(SCHEMA)
    assert "python -m engine generate --job job.json" in card.text


def test_the_folder_loads_by_its_name_alone(folder: Path, tmp_path: Path) -> None:
    rows = datasets.load_dataset(str(folder), cache_dir=str(tmp_path))
    assert sum(split.num_rows for split in rows.values()) == 60
    row = rows["train"][0]
    assert row["image"] is None or row["image"].size == (row["width"], row["height"])
    assert row["steps"][0]["rule"]


def test_verify_accepts_it_and_its_job_makes_the_same_rows(folder: Path, tmp_path: Path, engine: Run) -> None:
    done = engine("verify", folder, "--workers", 1)
    assert (done.returncode, "0 faults" in done.stdout) == (0, True), done.stdout
    job = (folder / CARD).read_text().partition("```json\n")[2].partition("```")[0]
    (tmp_path / "job.json").write_text(job)
    out = tmp_path / "again"
    assert engine("generate", "--job", tmp_path / "job.json", "--out", out, "--workers", 1).returncode == 0
    assert pq.read_table(out / "data").to_pylist() == pq.read_table(folder / "data").to_pylist()
    assert (out / CARD).read_bytes() == (folder / CARD).read_bytes()


def test_a_licence_stays_when_the_folder_grows(tmp_path: Path, engine: Run) -> None:
    flags = (
        "--domain",
        "geometry",
        "--shard-size",
        3,
        "--size",
        224,
        "--workers",
        1,
        "--quiet",
        "--out",
        tmp_path / "a",
    )
    assert engine("generate", "--n", 3, *flags).returncode == 0
    path = tmp_path / "a" / CARD
    path.write_text(path.read_text().replace("license: unknown", "license: cc-by-4.0"))
    assert engine("generate", "--n", 6, *flags).returncode == 0
    card = DatasetCard.load(path)
    assert card.data.license == "cc-by-4.0"
    assert sum(split["num_examples"] for split in card.data.to_dict()["dataset_info"][0]["splits"]) == 6
