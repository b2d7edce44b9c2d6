"""Python use, and families of one's own: records, new-family, check, the tutorial, an installed package."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from engine import records
from engine.errors import UserError
from engine.notebook import Record

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_records_are_what_generate_writes(tmp_path: Path, engine: Run) -> None:
    done = engine("generate", "--domain", "function", "--n", 3, "--seed", 4, "--out", tmp_path / "out", "--workers", 1)
    assert done.returncode == 0, done.stderr
    written = {row["id"]: row for row in pq.read_table(tmp_path / "out" / "data").to_pylist()}
    made = list(records("function", n=3, seed=4))
    assert [record["id"] for record in made] == sorted(written)
    for record in made:
        assert record["image"] == written[record["id"]]["image"]
        assert record["solution"] == written[record["id"]]["solution"]


def test_a_record_shows_itself() -> None:
    record = next(records("geometry", n=1))
    picture = record.picture
    assert picture is not None
    assert picture.size == (record["width"], record["height"])
    assert record["question"].split()[0] in str(record)
    assert repr(record).startswith("<Record geometry/0/00000000: ")
    page = record._repr_html_()
    assert "data:image/png;base64,iVBOR" in page
    bad = Record(record | {"question": "<script>alert(1)</script>", "caption": '"><b>', "choices": ["a < b"]})
    page = bad._repr_html_()
    assert "<script" not in page
    assert '"><b>' not in page
    assert "a &lt; b" in page
    text_only = next(records("geometry", n=1, versions="text_only"))
    assert text_only.picture is None
    assert "<img" not in text_only._repr_html_()


def test_records_refuse_a_wrong_value_at_once() -> None:
    with pytest.raises(UserError, match="Did you mean 'families'"):
        records("geometry", famlies="thales")
    with pytest.raises(UserError, match="Did you mean 'thales'"):
        records("geometry", families="thale")
    with pytest.raises(UserError, match="unknown domain 'algebra'"):
        records("algebra")
