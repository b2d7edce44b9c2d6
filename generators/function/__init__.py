"""Functions and their graphs."""

UNITS = ("",)  # of these families' lengths: coordinates have none
LAST_LETTERS = "FIJSTXYZ"  # no point beside the axes x and y, F, I, a jump J, a sum S or a period T has their name
# Else 100,000 of these problems would not be 99.9 % distinct; families with more to draw from have a larger one.
FEW_NUMBERS = 0.38
