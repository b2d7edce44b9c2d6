"""How it looks: style, label layout, rendering, PNG. Knows figures and nothing of problems or answers."""

from engine.draw.png import encode_png, pixel_hash
from engine.draw.render import Drawing, draw
from engine.draw.style import Style, sample_style
from engine.draw.typeset import typeset

__all__ = ["Drawing", "Style", "draw", "encode_png", "pixel_hash", "sample_style", "typeset"]
