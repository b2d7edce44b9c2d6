"""Kinds of quantities on coordinate axes: what they are of, and how they are named."""

from typing import NamedTuple


class Kind(NamedTuple):
    """How a quantity of this kind is named, with {0}, {1}, ... for the parts of what it is of; its dimension is 0.

    Attributes:
        symbol: as formulas print it.
        noun: as sentences name what is measured; the templates' blocks what_KIND and given_KIND go on from there.
        signed: whether it may be 0 or negative, or is no number.
        note: what the symbol means, for values that stand alone, with {symbol} and {noun}; "" where it says so itself.
    """

    symbol: str
    noun: str
    signed: bool = True
    note: str = ""


PLANE_KINDS: dict[str, Kind] = {
    "point": Kind("{0}", "{0}"),  # of a point: (x, y)
    "coordinate": Kind("{1}_{0}", "the {1}-coordinate of {0}"),  # of a point and "x" or "y"
    "slope": Kind("m_{0}{1}", "line {0}{1}", note="slope {symbol} of {noun}"),  # of two points
    # of two points and the axis that their line meets
    "intercept": Kind("b", "line {0}{1}", note="y-intercept {symbol} of {noun}"),
    "line": Kind("line {0}{1}", "line {0}{1}"),  # of two points: its equation
    "circle": Kind("circle {0}", "circle {0}"),  # of a circle: its equation
    # lines and figures
    "x_intercept": Kind("a", "line {0}{1}", note="x-intercept {symbol} of {noun}"),  # of two points
    "explicit": Kind("y", "line {0}{1}"),  # of two points: the equation of their line solved for y, a formula in x
    # of two points of each of two lines: their equal heights as an equation for x
    "collected": Kind("the x-coordinate", "the x-coordinate"),
    "midpoint": Kind("M", "{0}{1}", note="midpoint {symbol} of {noun}"),  # of two points
    # maps of the plane
    "shift": Kind("v", "the translation", note="translation vector {symbol}"),  # of a point and its image
    "scale": Kind("k", "the dilation", signed=False, note="scale factor {symbol}"),  # of a point and its image
    "mapping": Kind("the map", "the map"),  # of points and then their images: a word
    # complex numbers as points
    "number": Kind("{0}", "{0}"),  # of a point: the pair of its parts, printed as x + yi
    "conjugate": Kind("z*", "z"),  # of a point
    "modulus": Kind("|z|", "z", signed=False, note="modulus {symbol} of {noun}"),  # of a point
    "complex_sum": Kind("z + w", "z + w"),  # of two points
    "complex_difference": Kind("z − w", "z − w"),  # of two points
    "complex_product": Kind("zw", "zw"),  # of two points
    "product_modulus": Kind("|zw|", "zw", signed=False, note="modulus {symbol} of {noun}"),  # of two points
    # polar coordinates
    "polar_radius": Kind("r_{0}", "{0}", signed=False, note="polar radius {symbol} of {noun}"),  # of a point
    "polar_angle": Kind("θ_{0}", "{0}", signed=False, note="polar angle {symbol} of {noun}"),  # of a point, 0 to 2π
    # lines by a direction
    "direction": Kind("d", "from {0} to {1}", note="vector {symbol} {noun}"),  # of two points
    # of two points and one on their line
    "parameter": Kind("t", "{2} = {0} + t · ({1} − {0})", note="parameter {symbol} with {noun}"),
    # vectors as arrows
    "arrow": Kind("u", "u"),  # of start and end
    "magnitude": Kind("|u|", "u", signed=False, note="length {symbol} of {noun}"),  # of start and end
    "vector_sum": Kind("u + v", "u + v"),  # of two starts and ends
    "vector_difference": Kind("u − v", "u − v"),  # of two starts and ends
    "sum_magnitude": Kind("|u + v|", "u + v", signed=False),  # of two starts and ends
    # of two factors and two starts and ends
    "vector_combination": Kind("{0}u + {1}v", "{0}u + {1}v"),
    "complex_combination": Kind("{0}z + {1}w", "{0}z + {1}w"),  # of two factors and two points
    "vector_multiple": Kind("ku", "ku"),  # of a number, start and end
    "dot": Kind("u · v", "u and v"),  # of two starts and ends
    # loci and regions
    # of two points and a point of the locus: its distance from the first over that from the second
    "distance_ratio": Kind("k", "the distances", signed=False, note="ratio {symbol} of {noun}"),
    "around": Kind("the locus", "the locus"),  # of a point and one at the distance: its equation
    "objective": Kind("z", "z"),  # of a point and two factors
    "objective_extreme": Kind("z", "z"),  # "largest" or "smallest", two factors, corners
    # of two points of its edge, one inside, "solid" or "dashed"
    "half_plane": Kind("the half-plane", "the half-plane"),
    "section_ratio": Kind("k", "{0}{1} to {2}{3}", False, "ratio {symbol} of {noun}"),  # of four points
    "point_distance": Kind("{0}{1}", "{0} and {1}", signed=False),  # of two points that no stroke joins
    "enclosed_area": Kind("Area", "the curve {0}", signed=False, note="area of {noun}"),  # of a closed curve
    # of two figures, each a region, a circle or a closed curve
    "area_sum": Kind("Area({0} + {1})", "{0} and {1}", False),
    # of two figures, the larger one first
    "area_difference": Kind("difference of the areas", "{0} and {1}", False),
    "area_ratio": Kind("q", "{0} to that of {1}", False, "ratio {symbol} of the area of {noun}"),  # of two figures
}

PLANE_KINDS |= {  # conics
    "standard_circle": Kind("circle {0}", "circle {0}"),  # of a circle: its equation by centre and radius
    "general_circle": Kind("circle {0}", "circle {0}"),  # of a circle: its equation multiplied out
    "circle_tangent": Kind("tangent {1}{2}", "tangent {1}{2}"),  # of a circle and two points of a line that touches it
    "power": Kind("Power({1})", "{1} with respect to circle {0}"),  # of a circle and a point
    "x_places": Kind("set of x-coordinates", "the points common to line {1}{2} and circle {0}"),
    "conic": Kind("the {0}", "the {0}"),  # of a curve: its equation
    "semi_axis": Kind("{2}", "semi-axis", False, "{noun} {symbol}"),  # of the two ends of an axis, and its letter
    "semi_conjugate": Kind("b", "semi-conjugate axis", False, "{noun} {symbol}"),  # of a hyperbola and its vertices
    "linear_eccentricity": Kind(
        "c", "the {0}", False, "linear eccentricity {symbol} of {noun}"
    ),  # of a curve and its foci
    "eccentricity": Kind(
        "e", "the {0}", False, "eccentricity {symbol} of {noun}"
    ),  # of a curve, its foci and its vertices
    "asymptote": Kind("the {1} asymptote", "the {1} asymptote"),  # of a hyperbola, and "rising" or "falling"
    "directrix": Kind("the directrix", "the directrix"),  # of two of its points
    "symmetry_axis": Kind("the axis of symmetry", "the axis of symmetry"),  # of two of its points
    "focal_parameter": Kind(
        "p", "p", note="directed distance {symbol} from vertex to focus"
    ),  # of a vertex and a focus: from one to the other, with its sign
    "elimination": Kind("q(x)", "q"),  # of a circle and two points: the circle's equation with the line put in
}
