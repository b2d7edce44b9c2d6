"""Theorems of the coordinate plane: points, lines and circles by coordinates. P[0] and P[1] are the parts of P."""

from engine import form, theorem

SLOPE = theorem(
    "slope",
    form(
        "m = (B[1] - A[1])/(B[0] - A[0])",
        divides_run_by_rise="(B[0] - A[0])/(B[1] - A[1])",
        changes_the_order_below="(B[1] - A[1])/(A[0] - B[0])",
        adds_instead_of_subtracting="(B[1] + A[1])/(B[0] + A[0])",
    ),
)
INTERCEPT = theorem(
    "y_intercept",
    form(
        "b = A[1] - m*A[0]",
        adds_the_product="A[1] + m*A[0]",
        swaps_the_coordinates="A[0] - m*A[1]",
        takes_the_height_of_the_point="A[1]",
    ),
)
LINE_EQUATION = theorem(
    "slope_intercept_form",
    form(
        "L = Eq(Y, m*X + b)",
        swaps_slope_and_intercept="Eq(Y, b*X + m)",
        changes_the_sign_of_the_slope="Eq(Y, -m*X + b)",
        changes_the_sign_of_the_intercept="Eq(Y, m*X - b)",
    ),
)
MIDPOINT = theorem(
    "midpoint_formula",
    form(
        "M = ((A[0] + B[0])/2, (A[1] + B[1])/2)",
        halves_the_differences="((B[0] - A[0])/2, (B[1] - A[1])/2)",
        forgets_to_halve="(A[0] + B[0], A[1] + B[1])",
        mixes_up_the_coordinates="((A[0] + A[1])/2, (B[0] + B[1])/2)",
    ),
    form(
        "B = (2*M[0] - A[0], 2*M[1] - A[1])",
        takes_the_midpoint_again="((A[0] + M[0])/2, (A[1] + M[1])/2)",
        forgets_to_double="(M[0] - A[0], M[1] - A[1])",
        adds_instead="(2*M[0] + A[0], 2*M[1] + A[1])",
    ),
    form(
        "A = (2*M[0] - B[0], 2*M[1] - B[1])",
        takes_the_midpoint_again="((B[0] + M[0])/2, (B[1] + M[1])/2)",
        forgets_to_double="(M[0] - B[0], M[1] - B[1])",
        adds_instead="(2*M[0] + B[0], 2*M[1] + B[1])",
    ),
)
NAMED_MIDPOINT = theorem("named_midpoint", *MIDPOINT.forms)  # of a midpoint that is not drawn, by its letter
MIDDLE = theorem("named_midpoint", MIDPOINT.forms[0])  # of one that is only asked for
DISTANCE = theorem(
    "distance_formula",
    form(
        "d = sqrt((B[0] - A[0])**2 + (B[1] - A[1])**2)",
        adds_the_coordinates="sqrt((B[0] + A[0])**2 + (B[1] + A[1])**2)",
        forgets_the_squares="abs(B[0] - A[0]) + abs(B[1] - A[1])",
        forgets_the_root="(B[0] - A[0])**2 + (B[1] - A[1])**2",
        subtracts_the_squares="sqrt(abs((B[0] - A[0])**2 - (B[1] - A[1])**2))",
    ),
)
