"""Theorems on figures given by coordinates: areas by corners, fourth vertices, areas of two figures together."""

from functools import cache

from engine import form, theorem


@cache
def shoelace(n: int):
    """Area of a polygon from its n corners A, B, C, ... in order."""
    corners = "ABCDEF"[:n]
    ups = [f"{a}[0]*{b}[1]" for a, b in zip(corners, corners[1:] + corners[0], strict=True)]
    downs = [f"{b}[0]*{a}[1]" for a, b in zip(corners, corners[1:] + corners[0], strict=True)]
    pairs = [f"{up} + {down}" for up, down in zip(ups, downs, strict=True)]
    terms = [f"{up} - {down}" for up, down in zip(ups, downs, strict=True)]
    return theorem(
        f"shoelace_{n}",
        form(
            f"S = abs({' + '.join(terms)})/2",
            forgets_the_half=f"abs({' + '.join(terms)})",
            leaves_out_the_last_pair=f"abs({' + '.join(terms[:-1])})/2",
            adds_the_second_products=f"abs({' + '.join(pairs)})/2",
            leaves_out_the_second_products=f"abs({' + '.join(ups)})/2",
        ),
    )


FOURTH_VERTEX = theorem(
    "fourth_vertex",
    form(
        "D = (A[0] + C[0] - B[0], A[1] + C[1] - B[1])",
        takes_the_wrong_corner="(A[0] + B[0] - C[0], A[1] + B[1] - C[1])",
        adds_all_three="(A[0] + C[0] + B[0], A[1] + C[1] + B[1])",
        goes_the_other_way="(B[0] + C[0] - A[0], B[1] + C[1] - A[1])",
    ),
)
ELLIPSE_AREA = theorem(
    "ellipse_area_axes",
    form("S = pi*a*b", takes_a_circle="pi*a**2", adds_the_axes="pi*(a + b)", forgets_pi="a*b", halves_it="pi*a*b/2"),
)
AREA_SUM = theorem(
    "two_areas_sum",
    form("S = a + b", subtracts="abs(a - b)", halves_the_sum="(a + b)/2", counts_one_twice="a + 2*b"),
    form("a = S - b", adds="S + b", halves_the_sum="S/2", counts_one_twice="S - 2*b"),
    form("b = S - a", adds="S + a", halves_the_sum="S/2", counts_one_twice="S - 2*a"),
)
AREA_DIFFERENCE = theorem(
    "two_areas_difference",
    form("D = a - b", adds="a + b", halves_the_difference="(a - b)/2", takes_twice_the_smaller="a - 2*b"),
)
AREA_RATIO = theorem(
    "two_areas_ratio",
    form("q = a/b", turns_it_round="b/a", subtracts="abs(a - b)", squares_the_ratio="a**2/b**2"),
)
