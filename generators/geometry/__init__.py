"""Plane geometry: families of figures without axes."""

LAST_LETTERS = "R"  # the radius of a circumscribed circle has this name
