"""MAVIS engine: all that a family may import, and records for Python. `python -m engine --help` is the command line."""

from engine.errors import Reject
from engine.facts.exact import Exact
from engine.facts.figure import Axes, Curve, Edge, Field, Piece, Shade
from engine.facts.plane import between, direction, distance, foot, meet, polar, third_point, turn
from engine.facts.rational import SafeFraction as Fraction
from engine.facts.rules import Theorem, form, theorem
from engine.facts.scene import Sketch
from engine.notebook import Record, records

__version__ = "0.1.0"
__all__ = [
    "Axes",
    "Curve",
    "Edge",
    "Exact",
    "Field",
    "Fraction",
    "Piece",
    "Record",
    "Reject",
    "Shade",
    "Sketch",
    "Theorem",
    "between",
    "direction",
    "distance",
    "foot",
    "form",
    "meet",
    "polar",
    "records",
    "theorem",
    "third_point",
    "turn",
]
