"""Kinds of quantities that describe a graph: its vertex, range, asymptotes, limits, corners; f is a curve's name."""

from engine.facts.plane_kinds import Kind

GRAPH_KINDS: dict[str, Kind] = {
    "domain": Kind("domain of {0}", "{0}"),  # of f: an interval or a union
    "branch": Kind("{0}(x)", "{0}"),  # of f and the number of a piece from the left: its formula
    "derivative_of": Kind("{0}′(x)", "{0}"),  # of f and the number of a piece: the derivative of its formula
    "value_at": Kind("{0}({1})", "{0}({1})"),  # of f and a place, where pieces meet too
    "range": Kind("range of {0}", "{0}"),  # of f: an interval or a union
    "teeth_range": Kind("range of {0}", "{0}"),  # of f, a sawtooth: an interval
    "vertex": Kind("V₀", "{0}", note="vertex of {noun}"),  # of f, a parabola or a corner: (x, y)
    "axis": Kind("the axis of symmetry", "{0}"),  # of f: an equation
    "vertex_x": Kind(
        "x₀", "{0}", note="x-coordinate {symbol} of the vertex of {noun}"
    ),  # of f: the x-coordinate of its vertex
    "vertex_y": Kind(
        "y₀", "{0}", note="y-coordinate {symbol} of the vertex of {noun}"
    ),  # of f: the y-coordinate of its vertex
    "leading": Kind(
        "a", "{0}", note="leading coefficient {symbol} of {noun}"
    ),  # of f and its degree: the coefficient of its highest power
    "factor_of": Kind(
        "a", "{0}", note="factor {symbol} of {noun}"
    ),  # of f and "abs", "sqrt", "exp" or "pole": the factor before what is shifted
    "base": Kind("b", "{0}", False, note="base {symbol} of {noun}"),  # of f and "exp" or "log"
    "start": Kind("S₀", "{0}"),  # of f, a root: its end point
    "incline": Kind("m", "{0}", note="slope {symbol} of {noun}"),  # of f, a linear function: its slope
    "zero": Kind("zero of {0}", "{0}"),  # of f: its only one
    "solution": Kind("x", "{0}(x) = {1}"),  # of f and a number: the only one
    "y_intercept": Kind("{0}(0)", "{0}"),  # of f: the value at 0
    "extreme": Kind("extreme value of {0}", "{0}"),  # of f: the value at its vertex
    "solutions": Kind("solution set", "{0}(x) = {1}"),  # of f and a number: a set
    "solution_count": Kind("number of solutions of {0}(x) = {1}", "{0}(x) = {1}", False),  # of f and a number
    "positive": Kind("solution set of {0}(x) > 0", "{0}"),  # of f: where it is positive, open intervals
    "negative": Kind("solution set of {0}(x) < 0", "{0}"),  # of f: where it is negative, open intervals
    "increasing": Kind("intervals of increase of {0}", "{0}"),  # of f: open intervals
    "decreasing": Kind("intervals of decrease of {0}", "{0}"),  # of f: open intervals
    "multiplicity": Kind("m", "the zero {1} of {0}", note="multiplicity {symbol} of {noun}"),  # of f and a zero
    "pole": Kind(
        "c", "{0}", note="x-value of the vertical asymptote of {noun}"
    ),  # of f: the place of its vertical asymptote
    "poles": Kind("set of poles of {0}", "{0}"),  # of f: the places of its vertical asymptotes, a set
    "far_level": Kind(
        "d", "{0}", note="height of the horizontal asymptote of {noun}"
    ),  # of f: the height of its horizontal asymptote
    "upright_asymptote": Kind("the vertical asymptote", "{0}"),  # of f: an equation
    "level_asymptote": Kind("the horizontal asymptote", "{0}"),  # of f: an equation
    "slant_asymptote": Kind("the slant asymptote", "{0}"),  # of f: an equation
    "hole": Kind("H₀", "{0}", note="hole of {noun}"),  # of f: a point
    "hole_place": Kind("c", "{0}", note="x-coordinate {symbol} of the hole of {noun}"),  # of f: where it has a hole
    "limit_left": Kind("{0}({1}⁻)", "{0}(x) as x approaches {1} from the left"),  # of f and a place
    "limit_right": Kind("{0}({1}⁺)", "{0}(x) as x approaches {1} from the right"),
    "limit_at": Kind("limit of {0}(x) as x → {1}", "{0}(x) as x approaches {1}"),  # from both sides
    "limit_far": Kind("limit of {0}(x) as x → {1}", "{0}(x) as x → {1}"),  # of f and oo or -oo
    "jump": Kind(
        "J", "{0} at x = {1}", note="jump {symbol} of {noun}"
    ),  # of f and a place: limit from the right minus that from the left
    "slope_left": Kind("slope of {0} to the left of {1}", "{0} just to the left of x = {1}"),  # of f and a place
    "slope_right": Kind("slope of {0} to the right of {1}", "{0} just to the right of x = {1}"),
    "continuity": Kind("{0}", "{0} at x = {1}"),  # of f and a place: a word
    "smoothness": Kind("{0}", "{0} at x = {1}"),  # of f and a place: a word
    "parity": Kind("{0}", "{0}"),  # of f: a word
    "parity_check": Kind("{0}(−x)", "{0}"),  # of f: a formula
    "sum_of_values": Kind("{0}({1}) + {0}({2})", "{0}({1}) + {0}({2})"),  # of f and two places
    "product_of_values": Kind("{0}({1}) · {0}({2})", "{0}({1}) · {0}({2})"),
    # of f, two places and the factors before the two values
    "weighted_values": Kind("{3}{0}({1}) + {4}{0}({2})", "{3}{0}({1}) + {4}{0}({2})"),
    # of f, a place, g, a place, and the factors before the two values
    "mixed_values": Kind("{4}{0}({1}) + {5}{2}({3})", "{4}{0}({1}) + {5}{2}({3})"),
    # of f, a factor, a shift to the right, a shift upwards and a place: a f(x − c) + d there
    "transformed_value": Kind("{1}{0}({4} − {2}) + {3}", "{1}{0}(x − {2}) + {3} at x = {4}"),
    "difference_of_values": Kind("{0}({1}) − {0}({2})", "{0}({1}) − {0}({2})"),
    "iterated": Kind("{0}({0}({1}))", "{0}({0}({1}))"),  # of f and a place
    "mean_slope": Kind(
        "average rate of change", "{0} from x = {1} to x = {2}", note="average rate of change of {noun}"
    ),  # of f and two places
    "global_max": Kind("greatest value of {0}", "{0}"),  # of f on its pieces
    "global_min": Kind("least value of {0}", "{0}"),
    "max_place": Kind("x_max", "{0}"),  # of f on its pieces
    "min_place": Kind("x_min", "{0}"),
    "peak_places": Kind("set of x-values of the local maxima of {0}", "{0}"),  # of f: inner places, a set
    "dip_places": Kind("set of x-values of the local minima of {0}", "{0}"),
}
