"""Kinds of quantities of waves, derivatives and integrals; f is a curve's name, a place is text such as "pi/3"."""

from engine.facts.plane_kinds import Kind

CALCULUS_KINDS: dict[str, Kind] = {
    "amplitude": Kind("a", "{0}", False, note="amplitude {symbol} of {noun}"),  # of f
    "midline": Kind(
        "d", "{0}", note="height {symbol} of the midline of {noun}"
    ),  # of f: the height halfway between its greatest and least value
    "period": Kind("T", "{0}", False, note="period {symbol} of {noun}"),  # of f
    "frequency": Kind(
        "b", "{0}", False, note="factor {symbol} of x in the formula of {noun}"
    ),  # of f and "sin" or "tan": what x is multiplied by
    "phase": Kind(
        "c", "{0}", note="phase shift {symbol} of {noun}"
    ),  # of f and "rise", "top" or "pole": the place nearest to 0 where a period starts
    "branch_middle": Kind("c", "{1} and {2}"),  # of f and two points on neighbouring asymptotes
    "turning_height": Kind(
        "d", "{0}", note="vertical shift {symbol} of {noun}"
    ),  # of a tangent graph: its height in the middle of a branch
    "steepness": Kind(
        "a", "{0}", note="factor {symbol} of {noun}"
    ),  # of a tangent graph: its rise over the quarter period after the middle
    "next_asymptote": Kind("x", "{0} to the right of {1}"),  # of f and a point on an asymptote: a place
    "weighted_slopes": Kind("{3}{0}′({1}) + {4}{0}′({2})", "{3}{0}′({1}) + {4}{0}′({2})"),  # f, two places, two factors
    # of f, the factor and constant of a line kx + m, and a place
    "product_slope": Kind("(({1}x + {2}){0})′({3})", "({1}x + {2}) · {0}(x) at x = {3}"),
    "greatest": Kind("max {0}", "{0}"),  # of f on its pieces
    "least": Kind("min {0}", "{0}"),  # of f on its pieces
    "level_places": Kind("set of zeros of {0}′", "{0}"),  # of f: where its tangent is level, a set
    "places_of_slope": Kind("set of x-values of slope {1} of {0}", "{0} has slope {1}"),  # of f and a slope: a set
    "tangent": Kind("the tangent", "the tangent to {0} at x = {1}"),  # of f and a place: an equation
    "normal": Kind("the normal", "the normal to {0} at x = {1}"),  # of f and a place: an equation
    "tangent_intercept": Kind(
        "b", "the tangent to {0} at x = {1}", note="y-intercept {symbol} of {noun}"
    ),  # of f and a place: on the y-axis
    "normal_slope": Kind("m_n", "the normal to {0} at x = {1}", note="slope {symbol} of {noun}"),  # of f and a place
    "integral_between": Kind(
        "I", "{0} between the x-coordinates of {1} and {2}", note="integral {symbol} of {noun}"
    ),  # of f and two points: between their places
    "area_on": Kind("area", "{0} from {1} to {2}", signed=False),  # of f and two points: between graph and x-axis
    "mean_on": Kind(
        "μ", "{0} between the x-coordinates of {1} and {2}", note="mean value {symbol} of {noun}"
    ),  # of f and two points: its average value between their places
    "convex_on": Kind("convex interval of {0}", "{0}"),  # of f: open intervals where its graph curves upwards
    "concave_on": Kind("concave interval of {0}", "{0}"),  # of f: open intervals where its graph curves downwards
    "rising_on": Kind("rising interval of {0}", "{0}"),  # of f: open intervals
    "falling_on": Kind("falling interval of {0}", "{0}"),  # of f: open intervals
    "inflection_place": Kind(
        "x_w", "{0}", note="x-coordinate {symbol} of the inflection point of {noun}"
    ),  # of f: the only place where the second derivative changes sign
    "inflection_places": Kind("set of zeros of {0}″", "{0}"),  # of f: a set
    "inflection_slope": Kind(
        "m_w", "{0}", note="slope {symbol} at the inflection point of {noun}"
    ),  # of f: the slope of the tangent at its only inflection point
    "high_place": Kind("x_max", "{0}"),  # of f: the place of its only local maximum
    "low_place": Kind("x_min", "{0}"),  # of f: the place of its only local minimum
    "high_value": Kind("local maximum value of {0}", "{0}"),  # of f: the value of its only local maximum
    "low_value": Kind("local minimum value of {0}", "{0}"),  # of f: the value of its only local minimum
    "rising_from": Kind("rising interval", "{0}"),  # of the graph of f′: where f rises
    "falling_from": Kind("falling interval", "{0}"),  # of the graph of f′: where f falls
    "convex_from": Kind("convex interval", "{0}"),  # of the graph of f′: where f is convex
    "concave_from": Kind("concave interval", "{0}"),  # of the graph of f′: where f is concave
    "high_from": Kind("x_max", "{0}"),  # of the graph of f′: where f has its only local maximum
    "low_from": Kind("x_min", "{0}"),  # of the graph of f′: where f has its only local minimum
    "turn_from": Kind("x_w", "{0}"),  # of the graph of f′: where f has its inflection point
    "slope_from": Kind("{0}({1})", "{0} at x = {1}"),  # of the graph of f′ and a place: the slope of f there
    "change_from": Kind(
        "Δ", "{0} between the x-coordinates of {1} and {2}"
    ),  # of the graph of f′ and two points: by how much f grows
    "lead": Kind(
        "k", "{0}", note="leading coefficient {symbol} of {noun}"
    ),  # of a quadratic function: its leading coefficient
    "difference": Kind("d(x)", "{0}(x) − {1}(x)"),  # of two functions: a formula
    "difference_antiderivative": Kind("D(x)", "{0}(x) − {1}(x)"),  # of two functions: up to a constant
    "meeting_places": Kind("solution set of {0}(x) = {1}(x)", "{0} and {1}"),  # of two functions: a set
    "area_between": Kind("area", "the graphs of {0} and {1}", signed=False),  # of two functions that meet twice
    "above_on": Kind("solution set of {0}(x) > {1}(x)", "{0}(x) > {1}(x)"),  # of two functions: open intervals
    "gap": Kind("{0}({2}) − {1}({2})", "{0}({2}) − {1}({2})"),  # of two functions and a place
    "chord_place": Kind("c", "{0}"),  # of f and two points: where the slope is that of the chord
    "sum_width": Kind("Δx", "the strips", False),  # of f, two points and a number of strips
    "left_sum": Kind("S_left", "{0} with {3} strips"),  # of f, two points and a number of strips
    "right_sum": Kind("S_right", "{0} with {3} strips"),  # of f, two points and a number of strips
    "trapezoid_sum": Kind("S_trap", "{0} with {3} strips"),  # of f, two points and a number of strips
    "midpoint_sum": Kind("S_mid", "{0} with {3} strips"),  # of f, two points and a number of strips
    "sum_error": Kind("e", "{0} with {3} strips"),  # of f, two points, strips and a sum: sum minus integral
    "shift_right": Kind(
        "c", "{1}", note="shift {symbol} to the right of {noun}"
    ),  # of f and its image g: g(x) = a f(x - h) + k
    "shift_up": Kind("d", "{1}", note="shift {symbol} upwards of {noun}"),  # of f and its image g
    "image_stretch": Kind("a", "{1}", note="stretch factor {symbol} of {noun}"),  # of f and its image g
    "composite_formula": Kind("{0}({1}(x))", "{0}({1}(x))"),  # of two functions: a formula
    "composite": Kind("{0}({1}({2}))", "{0}({1}({2}))"),  # of two functions and a place
    "sum_at": Kind("({0} + {1})({2})", "({0} + {1})({2})"),  # of two functions and a place
    "difference_at": Kind("({0} − {1})({2})", "({0} − {1})({2})"),  # of two functions and a place
    "product_at": Kind("({0} · {1})({2})", "({0} · {1})({2})"),  # of two functions and a place
    "quotient_at": Kind("({0}/{1})({2})", "({0}/{1})({2})"),  # of two functions and a place
    "slope_order": Kind("order of the slopes", "{0}"),  # of f and points: from the least slope to the greatest
    "steepest": Kind("steepest point", "{0}"),  # of f and points: where the absolute value of the slope is greatest
    "least_slope": Kind("least slope", "{0}"),  # of f and points
    "greatest_slope": Kind("greatest slope", "{0}"),  # of f and points
    "slope_at": Kind("m_{1}", "{0} at {1}", note="slope {symbol} of {noun}"),  # of f and a point
    "field_formula": Kind("y′", "the solutions"),  # of a slope field: y′ in x and y
    "field_slope": Kind("y′({1})", "the field at {1}"),  # of a slope field and a point
    "field_factor": Kind(
        "k", "the differential equation", note="factor {symbol} of {noun}"
    ),  # of a slope field and what is multiplied by k
    "euler_height": Kind("y₁", "the solution through {1}"),  # of a slope field, a point and a step: Euler's value
    "field_tangent": Kind("the tangent", "the solution through {1}"),  # of a slope field and a point: at that point
    "term": Kind("a{1}", "term number {1} of the sequence"),  # of a sequence and a number
    "common_difference": Kind("d", "the sequence", note="common difference {symbol} of {noun}"),  # of a sequence
    "common_ratio": Kind("q", "the sequence", note="common ratio {symbol} of {noun}"),  # of a sequence
    "partial_sum": Kind("S{1}", "the first {1} terms"),  # of a sequence and a number
    "increase": Kind("{0}({2}) − {0}({1})", "{0} from x = {1} to x = {2}"),  # of f and two places
    "average_rate": Kind("r_{0}", "{0} from x = {1} to x = {2}"),  # of f and two places
    "fastest": Kind("fastest growth", "{0}, {1} and {2}"),  # of three functions: for large x
    "largest_at": Kind("largest value", "{0}({3}), {1}({3}) and {2}({3})"),  # of three functions and a place
    "shape_factor": Kind(
        "a", "{0}", note="factor {symbol} of {noun}"
    ),  # of f and the point where its shape starts: the rise at the first unit
    "growth_factor": Kind("b", "{0}", False, note="growth factor {symbol} of {noun}"),  # of an exponential: its base
    "natural_domain": Kind("domain of {0}", "{0}"),  # of f: an interval, all of it drawn
    "value_range": Kind("range of {0}", "{0}"),  # of f: an interval
    "injectivity": Kind("injectivity of {0}", "{0}"),  # of f: a word
    "boundedness": Kind("boundedness of {0}", "{0}"),  # of f: a word
    "onto": Kind("surjectivity of {0}", "{0} as a function to {1}"),  # of f and a set's name: a word
    "range_end": Kind("{1} end of the range", "{0}"),  # of f and "upper" or "lower"
    "range_height": Kind("height of the range", "{0}", False),  # of f: upper minus lower end of its range
    "second_gradient": Kind("{0}″({1})", "{0}″({1})"),  # of f and a place: the second derivative there
    "second_derivative": Kind("{0}″(x)", "{0}"),  # of f: a formula
}
