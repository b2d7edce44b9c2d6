"""Functions and their graphs."""

UNITS = ("",)  # of these families' lengths: coordinates have none
LAST_LETTERS = "XYZ"  # beside the axes x and y no point is called X or Y
