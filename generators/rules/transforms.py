"""Theorems of maps of the coordinate plane: where a point goes. P[0] and P[1] are the parts of a point P."""

from functools import lru_cache

from engine import Theorem, form, theorem


def both(name: str, image: str, back: str, image_mistakes: dict[str, str], back_mistakes: dict[str, str]) -> Theorem:
    """The map A -> B and its inverse."""
    return theorem(name, form(f"B = {image}", **image_mistakes), form(f"A = {back}", **back_mistakes))


def _mirror(name: str, image: str, **mistakes: str) -> Theorem:
    back = {key: text.replace("A[", "B[") for key, text in mistakes.items()}
    return both(name, image, image.replace("A[", "B["), mistakes, back)


IN_X = _mirror(
    "reflection_x",
    "(A[0], -A[1])",
    reflects_in_the_y_axis="(-A[0], A[1])",
    changes_both_signs="(-A[0], -A[1])",
    swaps_the_coordinates="(A[1], A[0])",
)
IN_Y = _mirror(
    "reflection_y",
    "(-A[0], A[1])",
    reflects_in_the_x_axis="(A[0], -A[1])",
    changes_both_signs="(-A[0], -A[1])",
    swaps_the_coordinates="(A[1], A[0])",
)
IN_DIAGONAL = _mirror(
    "reflection_diagonal",
    "(A[1], A[0])",
    changes_the_signs_too="(-A[1], -A[0])",
    reflects_in_the_x_axis="(A[0], -A[1])",
    reflects_in_the_origin="(-A[0], -A[1])",
)
HALF_TURN = _mirror(
    "half_turn",
    "(-A[0], -A[1])",
    changes_one_sign="(A[0], -A[1])",
    changes_the_other_sign="(-A[0], A[1])",
    swaps_the_coordinates="(A[1], A[0])",
)
QUARTER_LEFT = both(
    "quarter_turn_left",
    "(-A[1], A[0])",
    "(B[1], -B[0])",
    {"turns_the_other_way": "(A[1], -A[0])", "only_swaps": "(A[1], A[0])", "makes_a_half_turn": "(-A[0], -A[1])"},
    {"turns_the_other_way": "(-B[1], B[0])", "only_swaps": "(B[1], B[0])", "makes_a_half_turn": "(-B[0], -B[1])"},
)
QUARTER_RIGHT = both(
    "quarter_turn_right",
    "(A[1], -A[0])",
    "(-B[1], B[0])",
    {"turns_the_other_way": "(-A[1], A[0])", "only_swaps": "(A[1], A[0])", "makes_a_half_turn": "(-A[0], -A[1])"},
    {"turns_the_other_way": "(B[1], -B[0])", "only_swaps": "(B[1], B[0])", "makes_a_half_turn": "(-B[0], -B[1])"},
)


@lru_cache(maxsize=64)
def in_vertical(k: int) -> Theorem:
    """Reflection in the line x = k."""
    return _mirror(
        "reflection_vertical",
        f"(2*({k}) - A[0], A[1])",
        reflects_in_the_y_axis="(-A[0], A[1])",
        subtracts_once=f"({k} - A[0], A[1])",
        changes_the_height=f"(A[0], 2*({k}) - A[1])",
    )


@lru_cache(maxsize=64)
def in_level(k: int) -> Theorem:
    """Reflection in the line y = k."""
    return _mirror(
        "reflection_level",
        f"(A[0], 2*({k}) - A[1])",
        reflects_in_the_x_axis="(A[0], -A[1])",
        subtracts_once=f"(A[0], {k} - A[1])",
        changes_the_place=f"(2*({k}) - A[0], A[1])",
    )


SHIFT = theorem(
    "translation_vector",
    form(
        "v = (B[0] - A[0], B[1] - A[1])",
        goes_backwards="(A[0] - B[0], A[1] - B[1])",
        adds_the_coordinates="(A[0] + B[0], A[1] + B[1])",
        swaps_the_components="(B[1] - A[1], B[0] - A[0])",
    ),
)
SHIFTED = both(
    "translation",
    "(A[0] + v[0], A[1] + v[1])",
    "(B[0] - v[0], B[1] - v[1])",
    {
        "goes_backwards": "(A[0] - v[0], A[1] - v[1])",
        "moves_only_sideways": "(A[0] + v[0], A[1])",
        "swaps_the_components_of_the_vector": "(A[0] + v[1], A[1] + v[0])",
    },
    {
        "goes_forwards": "(B[0] + v[0], B[1] + v[1])",
        "moves_only_sideways": "(B[0] - v[0], B[1])",
        "swaps_the_components_of_the_vector": "(B[0] - v[1], B[1] - v[0])",
    },
)
SCALE_X = theorem(
    "scale_factor",
    form(
        "k = B[0]/A[0]",
        divides_the_wrong_way="A[0]/B[0]",
        subtracts_instead="B[0] - A[0]",
        mixes_up_the_coordinates="B[0]/A[1]",
    ),
)
SCALED = both(
    "dilation",
    "(k*A[0], k*A[1])",
    "(B[0]/k, B[1]/k)",
    {
        "adds_the_factor": "(A[0] + k, A[1] + k)",
        "stretches_only_sideways": "(k*A[0], A[1])",
        "divides_instead": "(A[0]/k, A[1]/k)",
    },
    {
        "subtracts_the_factor": "(B[0] - k, B[1] - k)",
        "shrinks_only_sideways": "(B[0]/k, B[1])",
        "multiplies_instead": "(k*B[0], k*B[1])",
    },
)
SCALED_LENGTH = theorem(
    "dilated_length",
    form("d = k*c", divides_by_the_factor="c/k", squares_the_factor="k**2*c", adds_the_factor="c + k"),
    form("c = d/k", multiplies_by_the_factor="d*k", squares_the_factor="d/k**2"),
    form("k = d/c", divides_the_wrong_way="c/d", subtracts="abs(d - c)"),
)
SCALED_AREA = theorem(
    "dilated_area",
    form("T = k**2*S", forgets_to_square="k*S", doubles_the_factor="2*k*S", cubes_the_factor="k**3*S"),
    form("S = T/k**2", forgets_to_square="T/k", doubles_the_factor="T/(2*k)"),
)
SAME_LENGTH = theorem("congruent_length", form("d = c"), form("c = d"))
SAME_AREA = theorem("congruent_area", form("T = S"), form("S = T"))
AREA_BY_COORDINATES = theorem(
    "triangle_area_coordinates",
    form(
        "S = abs((B[0] - A[0])*(C[1] - A[1]) - (C[0] - A[0])*(B[1] - A[1]))/2",
        forgets_the_half="abs((B[0] - A[0])*(C[1] - A[1]) - (C[0] - A[0])*(B[1] - A[1]))",
        adds_the_products="abs((B[0] - A[0])*(C[1] - A[1]) + (C[0] - A[0])*(B[1] - A[1]))/2",
        takes_one_product="abs((B[0] - A[0])*(C[1] - A[1]))/2",
    ),
)
