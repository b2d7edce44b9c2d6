"""Every family of every domain, by the registry: a new family is tested without writing a test."""

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from jinja2 import meta

import engine
import generators
from engine.ask.phrases import ENVIRONMENT, Phrases, renderer, shared, template_root, theorem_words
from engine.ask.versions import VERSIONS
from engine.check.verify import check_row
from engine.facts.rng import Key
from engine.job import Job
from engine.record import make
from engine.registry import Family, domains, families

FAMILIES = [family for domain in domains() for family in families(domain).values()]
KEYS = 6  # problems a family, in all six versions
MIN_PARAPHRASES = 8


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_family_in_all_versions(family: Family) -> None:
    job = Job(family.domain, KEYS, seed=11, families={family.name: 1.0}, versions="all")
    texts = set()
    for index in range(KEYS):
        rows = make(Key(11, family.domain, index), job).rows
        assert [row["version"] for row in rows] == list(VERSIONS)
        assert len({row["signature"] for row in rows}) == len({row["split"] for row in rows}) == 1
        assert len({row["answer_expr"] for row in rows}) == 1
        for row in rows:
            texts.add(row["question"])
            assert row["family"] == family.name
            assert row["attempt"] < 100
        assert check_row(rows[0], deep=True) == []
        if index == 0:  # in the making what versions share was checked with the first of them only
            assert [check_row(row) for row in rows] == [[]] * len(rows)
    assert len(texts) > 2 * KEYS


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.name)
def test_family_has_paraphrases_of_every_sentence(family: Family) -> None:
    words = family.words("en")
    assert words.lines, family.path
    assert any(block.startswith("caption") for block in words.lines)
    assert any(block.startswith("question") for block in words.lines)
    for block, lines in words.lines.items():
        if block.endswith(("_name", "_fact")):  # of a theorem that only this family uses
            continue
        assert len(lines) >= MIN_PARAPHRASES, f"{family.name}: block '{block}' has {len(lines)} paraphrases"
        assert len(set(lines)) == len(lines), f"{family.name}: block '{block}' says the same twice"
        slots = [meta.find_undeclared_variables(ENVIRONMENT.parse(line)) for line in lines]
        for line in lines:
            assert line[0].isupper() or line.startswith(("{{", "∠")), f"{family.name}: '{line}'"
            assert line.endswith((".", "%}")), f"{family.name}: '{line}' ends without a stop"
        assert slots, block


def test_no_block_stands_in_two_theorem_files() -> None:
    for folder in (template_root() / "en" / "rules", template_root() / "en"):
        seen: Counter[str] = Counter()
        for path in sorted(folder.glob("*.j2")):
            seen.update(list(Phrases((path,)).lines))
        assert [block for block, count in seen.items() if count > 1] == []


def test_every_theorem_has_a_name_and_a_fact_in_words() -> None:
    words = theorem_words("en")
    for block, lines in words.lines.items():
        assert block.endswith(("_name", "_fact")), block
        assert re.sub(r"_(name|fact)$", "", block) + "_name" in words
        assert re.sub(r"_(name|fact)$", "", block) + "_fact" in words
        assert len(lines) >= 2, block
        for line in lines:
            assert not line.endswith("."), f"{block}: '{line}' is put inside a sentence"


def test_lines_joined_directly_read_as_jinja_renders_them() -> None:
    tried = 0
    sources = [shared("en"), theorem_words("en"), *(family.words("en") for family in FAMILIES)]
    for words in sources:
        for lines in words.lines.values():
            for line in lines:
                names = meta.find_undeclared_variables(ENVIRONMENT.parse(line))
                slots: dict[str, object] = {name: f"the {name}x" for name in names}
                slots |= {"p": tuple("ABCDEFGHJKLM")} if "p" in names else {}
                assert renderer(line)(slots) == ENVIRONMENT.from_string(line).render(slots)
                tried += 1
    assert tried > 500


def test_weights_give_composite_its_share_and_no_other_more_than_six_percent() -> None:
    weights = {f.name: f.weight for f in FAMILIES if f.domain == "geometry"}
    total = sum(weights.values())
    assert 0.27 < weights.pop("composite") / total < 0.33
    assert max(weights.values()) / total <= 0.06
    assert len(weights) >= 30


def test_another_process_with_another_hash_seed_makes_the_same_bytes() -> None:
    code = (
        "import xxhash; from engine.job import Job; from engine.record import make; from engine.facts.rng import Key\n"
        "d = xxhash.xxh3_128()\n"
        "for i in range(60): d.update(repr(make(Key(2, 'all', i), Job('all', 60, seed=2)).rows).encode())\n"
        "print(d.hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


def test_no_kind_measure_or_predicate_is_defined_twice() -> None:
    """The tables are merged with **, which would let the last one win unseen."""
    for folder, table in (
        ("facts", r"KINDS: dict\b"),
        ("check", r"MEASURES: dict\b"),
        ("check", r"PREDICATES: dict\b"),
    ):
        names: Counter[str] = Counter()
        for path in sorted((Path(engine.__file__).parent / folder).glob("*.py")):
            for body in re.findall(rf"^[A-Z_]*{table}.*?= \{{$(.*?)^\}}", path.read_text(), re.DOTALL | re.MULTILINE):
                names.update(re.findall(r'^    "(\w+)":', body, re.MULTILINE))
        assert len(names) > 20, table
        assert [name for name, count in names.items() if count > 1] == [], table


FEW_KEYS = (  # a number of sides, an angle of a finite list, a sign for each part, a theorem of the library
    "_joint _sector_angles central_angle equal_heights exact height_at nice_angles one_way regular_area_apothem "
    "regular_area_side regular_perimeter regular_triangles root_of semicircles_balance shoelace"
)


def test_what_a_worker_keeps_has_an_end() -> None:
    """A cache without a bound is a leak where its keys are a problem's numbers: outlines once took 0.45 MB each."""
    endless = set()
    for found in pkgutil.walk_packages(generators.__path__, "generators."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if hasattr(value, "cache_info") and value.cache_info().maxsize is None:
                endless.add(name)
    assert endless <= set(FEW_KEYS.split())
