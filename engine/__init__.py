"""MAVIS engine: all that a family may import. `python -m engine --help` is the command line."""

from engine.errors import Reject
from engine.facts.exact import Exact
from engine.facts.figure import Edge
from engine.facts.plane import between, direction, distance, foot, meet, polar, third_point, turn
from engine.facts.rules import form, theorem
from engine.facts.scene import Sketch

__version__ = "0.1.0"
__all__ = [
    "Edge",
    "Exact",
    "Reject",
    "Sketch",
    "between",
    "direction",
    "distance",
    "foot",
    "form",
    "meet",
    "polar",
    "theorem",
    "third_point",
    "turn",
]
