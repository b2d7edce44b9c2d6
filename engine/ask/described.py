"""Whether a caption's description has told a property of a figure already: the angle at A is halved by AD."""

import re

CONTACT = "tangent|touch"
TELLING = {  # words that tell it, and from which of its names on the sentence has to hold them
    "bisects": (re.compile("bisect|halve|cut in half"), 0),
    "common_tangent": (re.compile(CONTACT), 0),
    "circumscribed_circle": (re.compile("circumscribe|circumcircle|vertices"), 1),
    "diameter": (re.compile("diameter"), 0),
    "equal_circles": (re.compile("equal circles"), None),
    "inscribed_circle": (re.compile(f"{CONTACT}|contact|inscribed|incircle"), 1),
    "midpoint": (re.compile("midpoint"), 0),
    "parallel": (re.compile("parallel"), 0),
    "tangent": (re.compile(CONTACT), 1),
    "tangent_line": (re.compile(CONTACT), 1),
    "tangents": (re.compile(CONTACT), 1),
}
NAMES = re.compile(r"\b[A-Z]+\b")


def described(kind: str, of: tuple[str, ...], said: str) -> bool:
    """Whether one sentence has such a word and all the names; of a bisected angle the vertex and the ray are enough."""
    if kind not in TELLING:
        return False
    words, first = TELLING[kind]
    names = {"bisects": of[1::2], "diameter": of[:2]}.get(kind, of[first:] if first is not None else ())
    return any(
        words.search(sentence) and set(names) <= set("".join(NAMES.findall(sentence))) for sentence in said.split(". ")
    )
