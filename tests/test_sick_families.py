"""A family that breaks its contract stops with one message that names it, what happened and what to try."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError, FamilyError
from engine.facts.rng import Key
from engine.job import Job
from engine.record import make
from engine.registry import _family
from engine.store.run import Tally, refuse_picky

MODULE = '''"""A family for tests."""
from engine import Reject, form, theorem
from generators.rules.right_triangle import PYTHAGORAS

def sample(rng):
    {sample}
    return {{"a": rng.randint(3, 30), "b": rng.randint(3, 30)}}

def build(s, p):
    A, B, C = s.point("A", (p["a"], 0)), s.point("B", (0, p["b"])), s.point("C", (0, 0))
    s.polygon(A, B, C, noun="triangle")
    s.right_angle(A, C, B)
    legs = s.length(C, A, p["a"]), s.length(C, B, p["b"])
    {build}
    s.apply(PYTHAGORAS, a=legs[0], b=legs[1], c=s.length(A, B), triangle=A + B + C)
    s.say("", triangle=A + B + C)
'''
TEMPLATE = (
    "{% block caption %}\nHere is triangle {{ triangle }}.\n{% endblock %}\n"
    "{% block question %}\nLet {{ triangle }} be a triangle.\n{% endblock %}\n"
)
Sick = Callable[..., str]


@pytest.fixture
def sick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sick]:
    """Writes a family with something wrong, makes a record and returns the error's text."""

    def run(sample: str = "pass", build: str = "pass", template: str | None = TEMPLATE, module: str = MODULE) -> str:
        folder = tmp_path / "sick_families"
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "sick.py").write_text(module.format(sample=sample, build=build), encoding="utf-8")
        if template is not None:
            (folder / "sick.j2").write_text(template, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        with pytest.raises(EngineError) as caught:  # noqa: PT012
            family = _family("geometry", "sick_families.sick")
            monkeypatch.setattr("engine.record.families", lambda domain: {"sick": family})
            for index in range(30):
                make(Key(0, "geometry", index), Job("geometry", 30, versions="text_dominant"))
        return str(caught.value)

    yield run
    for name in [name for name in sys.modules if name.startswith("sick_families")]:
        del sys.modules[name]


def test_a_family_that_raises_is_named_with_file_line_and_key(sick: Sick) -> None:
    text = sick(build="1 / 0")
    for part in ("family sick", "ZeroDivisionError", "sick.py:14", "geometry/0/00000000", "python -m engine show"):
        assert part in text


def test_a_family_that_rejects_everything(sick: Sick) -> None:
    text = sick(sample='raise Reject("too flat")')
    for part in ("family sick rejected all 400 attempts", "too flat (400)", "python -m engine check sick"):
        assert part in text


def test_an_undefined_word_in_a_template(sick: Sick) -> None:
    text = sick(template=TEMPLATE.replace("triangle }} be", "trangle }} be"))
    for part in ("sick.j2", "block 'question'", "'trangle' is undefined", "Let {{ trangle }} be a triangle."):
        assert part in text


def test_a_broken_template(sick: Sick) -> None:
    assert "sick.j2" in sick(template=TEMPLATE.replace("Let {{ triangle }}", "{% if %} {{ triangle }}"))


def test_a_missing_block_and_a_missing_template(sick: Sick) -> None:
    assert "has no block 'caption'" in sick(template=TEMPLATE.replace("caption", "legend"))


def test_a_template_that_is_not_there(sick: Sick) -> None:
    assert "No such file" in sick(template=None)


def test_a_module_without_sample(sick: Sick) -> None:
    assert "has no function sample()" in sick(module=MODULE.replace("def sample", "def draw"))


def test_a_module_that_cannot_be_imported(sick: Sick) -> None:
    assert "cannot be imported: ModuleNotFoundError" in sick(module="import nowhere_to_be_found\n" + MODULE)


def test_a_theorem_without_its_quantity(sick: Sick) -> None:
    assert "theorem pythagoras needs" in sick(build="s.apply(PYTHAGORAS, a=legs[0], b=legs[1])")


def test_a_right_angle_on_axes_with_unequal_units(sick: Sick) -> None:
    build = "from engine import Axes; s.axes(Axes(-1, 31, -1, 31, 5, 5, equal=False))"
    assert "one unit: Axes(equal=True)" in sick(build=build)


def test_rules_that_disagree(sick: Sick) -> None:
    wrong = 's.apply(theorem("pythagoras", form("c = a + b", forgets_b="a")), a=legs[0], b=legs[1], c=s.length(A, B))'
    text = sick(build=wrong)
    assert "failed" in text
    assert "algebra: step" in text or "figure: length" in text


def test_a_family_that_rejects_over_ninety_percent_stops_the_run() -> None:
    tally = Tally(1000, rejected=Counter({"picky: too flat": 1800, "picky: too thin": 120}), families=Counter(picky=80))
    with pytest.raises(FamilyError, match=r"picky rejected 1920 of 2000 attempts \(96%\).*too flat \(1800\)"):
        refuse_picky(tally)
    refuse_picky(Tally(1000, rejected=Counter({"fair: too flat": 8500}), families=Counter(fair=1500)))
