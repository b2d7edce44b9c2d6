"""Kinds of quantities of functions and their graphs. f is a curve's name, a place is text such as "-1/2" or "pi/3"."""

from engine.facts.calculus_kinds import CALCULUS_KINDS
from engine.facts.graph_kinds import GRAPH_KINDS
from engine.facts.plane_kinds import Kind

CURVE_KINDS: dict[str, Kind] = {
    "formula": Kind("{0}(x)", "{0}"),  # of f, and the name of a form such as "factored": in x
    "derivative": Kind("{0}′(x)", "{0}"),  # of f: a formula
    "antiderivative": Kind("F(x)", "{0}"),  # of f: a formula, up to a constant
    "value": Kind("{0}({1})", "{0}({1})"),  # of f and a place
    "gradient": Kind("{0}′({1})", "{0} at x = {1}"),  # of f and a place: the slope of its tangent there
    "zeros": Kind("set of zeros of {0}", "{0}"),  # of f, in its window: a set
    "integral": Kind(
        "I", "{0} from {1} to {2}", note="integral {symbol} of {noun}"
    ),  # of f, from and to: with the sign of f
}
CURVE_KINDS |= CALCULUS_KINDS | GRAPH_KINDS
