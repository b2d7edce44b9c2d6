"""The six problem versions of MathVerse (arXiv 2403.14624): where a problem's information stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Version:
    """What the text keeps, and whether the givens are written on the picture.

    Attributes:
        parts: of "description" (plainly shown) and "properties" (must be seen), those said in words.
        givens_in_text: whether the numbers are in words.
        givens_in_image: "always", "never", or "sometimes" (half of the records).
        image: "diagram", "none", or "page" (the question typeset beside the diagram).
    """

    parts: frozenset[str]
    givens_in_text: bool
    givens_in_image: str
    image: str


ALL = frozenset(("description", "properties"))
VERSIONS: dict[str, Version] = {
    "text_lite": Version(frozenset(("properties",)), True, "sometimes", "diagram"),
    "text_dominant": Version(ALL, True, "sometimes", "diagram"),
    "text_only": Version(ALL, True, "never", "none"),
    "vision_intensive": Version(frozenset(), True, "sometimes", "diagram"),
    "vision_dominant": Version(frozenset(("properties",)), False, "always", "diagram"),
    "vision_only": Version(frozenset(), False, "always", "page"),
}
