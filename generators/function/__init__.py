"""Functions and their graphs."""

UNITS = ("",)  # of these families' lengths: coordinates have none
LAST_LETTERS = "FXYZ"  # beside the axes x and y no point is called X or Y, beside an antiderivative none F
