"""Theorems of circles, ellipses, hyperbolas and parabolas by coordinates; C is a centre, P[0] and P[1] parts of P."""

from engine import form, theorem

# -- circles -----------------------------------------------------------------------------------------------

CIRCLE_STANDARD = theorem(
    "circle_standard_form",
    form(
        "E = Eq((X - C[0])**2 + (Y - C[1])**2, r**2)",
        changes_the_signs_of_the_centre="Eq((X + C[0])**2 + (Y + C[1])**2, r**2)",
        forgets_to_square_the_radius="Eq((X - C[0])**2 + (Y - C[1])**2, r)",
        swaps_the_coordinates_of_the_centre="Eq((X - C[1])**2 + (Y - C[0])**2, r**2)",
        doubles_the_radius_for_its_square="Eq((X - C[0])**2 + (Y - C[1])**2, 2*r)",
    ),
)
CIRCLE_EXPANDED = theorem(
    "circle_general_form",
    form(
        "G = Eq(X**2 + Y**2 - 2*C[0]*X - 2*C[1]*Y + (C[0]**2 + C[1]**2 - r**2), 0)",
        forgets_to_double_the_mixed_terms="Eq(X**2 + Y**2 - C[0]*X - C[1]*Y + (C[0]**2 + C[1]**2 - r**2), 0)",
        changes_the_signs_of_the_mixed_terms="Eq(X**2 + Y**2 + 2*C[0]*X + 2*C[1]*Y + (C[0]**2 + C[1]**2 - r**2), 0)",
        forgets_the_squares_of_the_centre="Eq(X**2 + Y**2 - 2*C[0]*X - 2*C[1]*Y - r**2, 0)",
        adds_the_square_of_the_radius="Eq(X**2 + Y**2 - 2*C[0]*X - 2*C[1]*Y + (C[0]**2 + C[1]**2 + r**2), 0)",
    ),
)
POWER_OF_POINT = theorem(
    "power_of_a_point",
    form(
        "w = d**2 - r**2",
        subtracts_without_squaring="d - r",
        adds_the_squares="d**2 + r**2",
        subtracts_the_other_way="r**2 - d**2",
    ),
)
TANGENT_SLOPE = theorem(
    "tangent_slope",
    form(
        "m = -1/k",
        forgets_the_sign="1/k",
        takes_the_slope_of_the_radius="k",
        only_changes_the_sign="-k",
    ),
    form(
        "k = -1/m",
        forgets_the_sign="1/m",
        takes_the_slope_of_the_tangent="m",
        only_changes_the_sign="-m",
    ),
)
AXIS_MEETING = theorem(
    "x_axis_meeting",
    form(
        "P = (-b/m, 0)",
        forgets_the_sign="(b/m, 0)",
        divides_the_other_way="(-m/b, 0)",
        takes_the_other_intercept="(b, 0*m)",
    ),
)
LINE_IN_CIRCLE = theorem(
    "line_put_into_circle",
    form(
        "q = expand((X - C[0])**2 + (m*X + b - C[1])**2 - r**2)",
        forgets_to_square_the_radius="expand((X - C[0])**2 + (m*X + b - C[1])**2 - r)",
        drops_the_centre="expand(X**2 + (m*X + b)**2 - r**2 + 0*C[0])",
        changes_the_sign_of_the_intercept="expand((X - C[0])**2 + (m*X - b - C[1])**2 - r**2)",
    ),
)
COMMON_PLACES = theorem("common_places", form("Z = solveset(q, X, Reals)"))
POINT_OF_LINE = theorem(
    "point_of_line",
    form(
        "P = (u, m*u + b)",
        subtracts_the_intercept="(u, m*u - b)",
        swaps_slope_and_intercept="(u, b*u + m)",
        swaps_the_coordinates="(m*u + b, u)",
    ),
)
LINE_DISTANCE = theorem(
    "distance_to_line",
    form(
        "d = abs(m*C[0] - C[1] + b)/sqrt(m**2 + 1)",
        forgets_the_denominator="abs(m*C[0] - C[1] + b)",
        adds_the_height="abs(m*C[0] + C[1] + b)/sqrt(m**2 + 1)",
        drops_the_intercept="abs(m*C[0] - C[1] + 0*b)/sqrt(m**2 + 1)",
    ),
)
CHORD_LENGTH = theorem(
    "chord_by_distance",
    form(
        "s = 2*sqrt(r**2 - d**2)",
        forgets_to_double="sqrt(r**2 - d**2)",
        adds_the_squares="2*sqrt(r**2 + d**2)",
        subtracts_without_squaring="2*(r - d)",
    ),
    form(
        "d = sqrt(r**2 - s**2/4)",
        forgets_to_halve_the_chord="sqrt(abs(r**2 - s**2))",
        adds_the_squares="sqrt(r**2 + s**2/4)",
        subtracts_without_squaring="abs(r - s/2)",
    ),
    form(
        "r = sqrt(d**2 + s**2/4)",
        forgets_to_halve_the_chord="sqrt(d**2 + s**2)",
        adds_without_squaring="d + s/2",
        forgets_the_root="d**2 + s**2/4",
    ),
)
