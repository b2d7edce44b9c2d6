"""A step that names a triangle uses that triangle's own sides: an equal side elsewhere needs a step that says so."""

import re

from jinja2 import meta
from rows import mixed_rows

from engine.ask.phrases import ENVIRONMENT, theorem_words

# theorems that tie a triangle to a point or line which is none of its vertices or sides
ABOUT_MORE = {
    "altitude_mean",
    "altitude_product",
    "angle_bisector",
    "angle_bisector_whole",
    "bisector_length",
    "isosceles_foot",
    "leg_mean",
    "midsegment",
    "parallel_cut",
    "tangent_length",
    "third_tangent",
}
# theorems of one triangle, whether or not the chosen words name it: the lengths of a step have three ends together
OF_SIDES = {
    "forty_five",
    "law_of_cosines",
    "law_of_cosines_angle",
    "law_of_sines",
    "pythagoras",
    "sine_ratio",
    "cosine_ratio",
    "tangent_ratio",
    "thirty_sixty",
}
TRIANGLE = re.compile(r"(?<![A-Z∠(])[A-Z]{3}\b")  # not ∠ABC, Area(ABC) or the end of a longer name


def _naming_a_triangle() -> set[str]:
    """Theorems with a triangle among the slots of their words."""
    found = set()
    for block, lines in theorem_words("en").lines.items():
        if any("triangle" in meta.find_undeclared_variables(ENVIRONMENT.parse(line)) for line in lines):
            found.add(block.rsplit("_", 1)[0])
    return found


def test_a_step_in_a_named_triangle_uses_its_sides() -> None:
    theorems = _naming_a_triangle()
    assert theorems >= ABOUT_MORE | OF_SIDES
    faults, tried = [], 0
    for row in mixed_rows():
        for step in row["steps"]:
            if step["rule"] not in theorems - ABOUT_MORE:
                continue
            sides = {
                name.removeprefix("length_") for name in (*step["uses"], step["name"]) if name.startswith("length_")
            }
            named = set(TRIANGLE.findall(step["text"]))
            far = any(not set(side) <= set(triangle) for side in sides for triangle in named)
            if far or (step["rule"] in OF_SIDES and sides and len(set("".join(sides))) != 3):
                faults.append(f"{row['id']} ({row['family']}): {step['text']}")
            tried += bool(sides)
    assert tried > 250
    assert faults == [], f"{len(faults)} of {tried} steps: " + "\n".join(faults[:5])
