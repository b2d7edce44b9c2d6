"""Kinds of quantities on coordinate axes: what they are of, and how they are named."""

from typing import NamedTuple


class Kind(NamedTuple):
    """How a quantity of this kind is named, with {0}, {1}, ... for the parts of what it is of; its dimension is 0.

    Attributes:
        symbol: as formulas print it.
        noun: as sentences name what is measured; the templates' blocks what_KIND and given_KIND go on from there.
        signed: whether it may be 0 or negative, or is no number.
        note: how a value written beside the figure is named, with {noun}; the symbol where it is "".
    """

    symbol: str
    noun: str
    signed: bool = True
    note: str = ""


PLANE_KINDS: dict[str, Kind] = {
    "point": Kind("{0}", "{0}"),  # of a point: (x, y)
    "coordinate": Kind("{1}_{0}", "the {1}-coordinate of {0}"),  # of a point and "x" or "y"
    "slope": Kind("m_{0}{1}", "line {0}{1}", note="slope of {noun}"),  # of two points
    "intercept": Kind(
        "{2}-intercept of {0}{1}", "line {0}{1}", note="y-intercept of {noun}"
    ),  # of two points and the axis their line meets
    "line": Kind("line {0}{1}", "line {0}{1}"),  # of two points: its equation
    "circle": Kind("circle {0}", "circle {0}"),  # of a circle: its equation
    # lines and figures
    "x_intercept": Kind(
        "a", "line {0}{1}", note="x-intercept of {noun}"
    ),  # of two points: where their line meets the x-axis
    "explicit": Kind("y", "line {0}{1}"),  # of two points: the equation of their line solved for y, a formula in x
    "midpoint": Kind("M", "{0}{1}", note="midpoint of {noun}"),  # of two points
    # maps of the plane
    "shift": Kind("v", "the translation", note="translation vector"),  # of a point and its image: what is added
    "scale": Kind("k", "the dilation", signed=False, note="scale factor"),  # of a point and its image
    "mapping": Kind("the map", "the map"),  # of points and then their images: a word
}
