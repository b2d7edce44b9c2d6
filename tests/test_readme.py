"""The README's family and template, run as they stand there."""

import re
import sys
from pathlib import Path

import pytest

from engine.draft import drafted
from engine.errors import Reject
from engine.facts.rng import Key
from engine.job import Job
from engine.picture import Pictures
from engine.record import make
from engine.registry import _family
from engine.row import written

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_family_of_the_readme_makes_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = next(code for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "def build" in code)
    template = re.search(r"```jinja\n(.*?)```", README, re.DOTALL)
    assert template
    folder = tmp_path / "readme_families"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "two_right_triangles.py").write_text(module, encoding="utf-8")
    (folder / "two_right_triangles.j2").write_text(template.group(1), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    family = _family("geometry", "readme_families.two_right_triangles")
    job, goals = Job("geometry", 20), set()
    for index in range(20):
        for attempt in range(50):
            try:
                draft = drafted(Key(0, "geometry", index), family, attempt, job)
                pictures = Pictures(draft)
                rows = [written(draft, version, job, pictures) for version in ("text_lite", "vision_only")]
                goals |= {row["goal"]["kind"] for row in rows}
            except Reject:
                continue
            break
        else:
            pytest.fail(f"nothing made of key {index}")
    assert goals >= {"length", "area"}
    sys.modules.pop("readme_families.two_right_triangles")


def test_the_record_of_the_readme_is_what_show_prints() -> None:
    key = re.search(r"`python -m engine show geometry/0/(\d+)` prints this one", README)
    assert key
    row = make(Key(0, "geometry", int(key[1])), Job("geometry", 1000)).rows[0]
    quoted = " ".join(README[key.end() :].partition("Each problem")[0].replace("\n>", " ").split())
    solutions = [text.replace("\n", " / ") for text in (row["solution"], row["rejected"]["solution"])]
    mistake = "{mistake}, step {wrong_step}".format(**row["rejected"])
    for text in (row["caption"], row["question"], *solutions, mistake, *row["choices"]):
        assert text in quoted, text
