"""Theorems of other files where a figure's own property makes them hold: their words say why the angle is right."""

from dataclasses import replace

from generators.rules.angles import CO_INTERIOR, CORRESPONDING
from generators.rules.area import RIGHT_TRIANGLE_AREA, TRAPEZOID_AREA, TRIANGLE_AREA, segment_sum
from generators.rules.right_triangle import ACUTE_ANGLES, PYTHAGORAS

HALF_DIAGONALS = replace(PYTHAGORAS, name="half_diagonals")  # figure="kite ABCD", triangle
DIAGONALS_ACUTE = replace(ACUTE_ANGLES, name="diagonals_acute")  # figure, triangle
HALF_DIAGONALS_AREA = replace(RIGHT_TRIANGLE_AREA, name="half_diagonals_area")  # figure, triangle
TANGENT_HEIGHT = replace(TRIANGLE_AREA, name="tangent_height")  # h is a radius; radius, figure
TANGENT_LEGS = replace(RIGHT_TRIANGLE_AREA, name="tangent_legs")  # radius, tangent, figure
TANGENT_TRAPEZOID = replace(TRAPEZOID_AREA, name="tangent_trapezoid")  # tangent, figure
THALES_AREA = replace(RIGHT_TRIANGLE_AREA, name="thales_area")  # figure, diameter
MIDSEGMENT_CORRESPONDING = replace(CORRESPONDING, name="midsegment_corresponding")  # one, other
MIDSEGMENT_CO_INTERIOR = replace(CO_INTERIOR, name="midsegment_co_interior")  # one, other
THROUGH_CENTRE = replace(segment_sum(1, 2), name="secant_through_centre")  # whole = p1 + 2 * radius; line, inside
