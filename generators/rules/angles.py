"""Theorems of angles: lines, parallels, triangles, polygons, bisectors; and where a drawing's angles look plain."""

from itertools import pairwise

from engine import Reject, direction, form, meet, polar, theorem


def apex(a, b, at_a, at_b):
    """Point left of a -> b that sees the angles at_a and at_b at the ends of a-b, in degrees."""
    base = direction(a, b)
    return meet(a, polar(a, 1, base + at_a), b, polar(b, 1, base + 180 - at_b))


def plain(*angles, low=20, high=150):
    """Reject angles that are too sharp or flat to draw, or that look right and are not."""
    if not all(low <= angle <= high for angle in angles):
        raise Reject("an angle is too sharp or too flat")
    if any(abs(angle - 90) < 2 for angle in angles):
        raise Reject("an angle looks right")


def unlike(*angles):
    """Reject angles that would look equal and are not."""
    ordered = sorted(angles)
    if any(b - a < 3 for a, b in pairwise(ordered)):
        raise Reject("angles look equal")


def heard(flag):
    """Options of a quantity that may be given and asked, or that is only a step between."""
    return {"give": bool(flag), "ask": bool(flag)}


def asked_if(group, asked):
    """Options of one of a group of angles that give each other at once: asked in the asked group, else given."""
    return {"give": group != asked, "ask": group == asked}


TRIANGLE_SUM = theorem(
    "triangle_angle_sum",
    *(
        form(
            f"{x} = 180 - {y} - {z}",
            adds_the_two_angles=f"{y} + {z}",
            subtracts_one_angle_only=f"180 - {y}",
            forgets_an_angle=f"180 - {z}",
            subtracts_from_a_full_turn=f"360 - {y} - {z}",
        )
        for x, y, z in ("abc", "bca", "cab")
    ),
)
RIGHT_ANGLE_SPLIT = theorem(
    "right_angle_split",
    *(
        form(
            f"{x} = 90 - {y}",
            subtracts_from_a_straight_angle=f"180 - {y}",
            takes_the_angles_to_be_equal=f"{y}",
            adds_a_right_angle=f"90 + {y}",
        )
        for x, y in ("ab", "ba")
    ),
)
LINEAR_PAIR = theorem(
    "linear_pair",
    *(
        form(
            f"{x} = 180 - {y}",
            takes_the_angles_to_be_equal=f"{y}",
            takes_the_angles_to_be_complementary=f"abs(90 - {y})",
            subtracts_from_a_full_turn=f"360 - {y}",
        )
        for x, y in ("ab", "ba")
    ),
)
STRAIGHT_ANGLE = theorem(
    "straight_angle",
    *(
        form(
            f"{x} = 180 - {y} - {z}",
            adds_the_other_angles=f"{y} + {z}",
            subtracts_one_angle_only=f"180 - {y}",
            forgets_an_angle=f"180 - {z}",
            subtracts_from_a_full_turn=f"360 - {y} - {z}",
        )
        for x, y, z in ("abc", "bca", "cab")
    ),
)
FULL_TURN = theorem(  # three angles around a point
    "full_turn",
    *(
        form(
            f"{x} = 360 - {y} - {z}",
            subtracts_from_a_straight_angle=f"abs(180 - {y} - {z})",
            takes_the_supplement_of_one_angle=f"180 - {y}",
            takes_the_supplement_of_the_other_angle=f"180 - {z}",
            takes_two_angles_to_be_equal=f"{z}",
        )
        for x, y, z in ("abc", "bca", "cab")
    ),
)
FOUR_AROUND = theorem(  # four angles around a point
    "four_around_a_point",
    *(
        form(
            f"{x} = 360 - {y} - {z} - {w}",
            subtracts_from_a_straight_angle=f"abs(180 - {y} - {z} - {w})",
            forgets_an_angle=f"360 - {y} - {z}",
            takes_the_supplement_of_one_angle=f"180 - {y}",
            adds_two_angles=f"{y} + {w}",
        )
        for x, y, z, w in ("abcd", "bcda", "cdab", "dabc")
    ),
)
VERTICAL = theorem(
    "vertical_angles",
    *(
        form(
            f"{x} = {y}",
            takes_vertical_angles_to_be_supplementary=f"180 - {y}",
            takes_vertical_angles_to_be_complementary=f"abs(90 - {y})",
            doubles_the_angle=f"2*{y}",
        )
        for x, y in ("ab", "ba")
    ),
)
ANGLE_ADDITION = theorem(
    "angle_addition",
    form("w = a + b", subtracts_the_parts="abs(a - b)", doubles_one_part="2*a", doubles_the_other_part="2*b"),
    form(
        "a = w - b", adds_the_part_to_the_whole="w + b", takes_half_of_the_whole="w/2", takes_the_parts_to_be_equal="b"
    ),
    form(
        "b = w - a", adds_the_part_to_the_whole="w + a", takes_half_of_the_whole="w/2", takes_the_parts_to_be_equal="a"
    ),
)
EXTERIOR_ANGLE = theorem(
    "exterior_angle",
    form(
        "e = a + b",
        takes_the_third_interior_angle="180 - a - b",
        takes_the_supplement_of_one_angle="180 - a",
        takes_the_supplement_of_the_other_angle="180 - b",
        subtracts_the_angles="abs(a - b)",
    ),
    *(
        form(
            f"{x} = e - {y}",
            adds_the_exterior_angle=f"e + {y}",
            takes_the_interior_angle_beside_it="180 - e",
            treats_the_exterior_angle_as_interior=f"180 - e - {y}",
        )
        for x, y in ("ab", "ba")
    ),
)
EXTERIOR_SUM = theorem(
    "exterior_angle_sum",
    *(
        form(
            f"{x} = 360 - {y} - {z}",
            uses_the_sum_of_the_interior_angles=f"abs(180 - {y} - {z})",
            takes_the_interior_angle=f"{y} + {z} - 180",
            takes_the_supplement_of_one_angle=f"180 - {y}",
            takes_the_supplement_of_the_other_angle=f"180 - {z}",
        )
        for x, y, z in ("abc", "bca", "cab")
    ),
)


def _equal(name, wrongly):
    """Two angles are equal; the typical mistake takes them for supplementary ones."""
    return theorem(
        name,
        *(
            form(
                f"{x} = {y}",
                **{wrongly: f"180 - {y}"},
                takes_the_angles_to_be_complementary=f"abs(90 - {y})",
                halves_the_angle=f"{y}/2",
                doubles_the_angle=f"2*{y}",
            )
            for x, y in ("ab", "ba")
        ),
    )


CORRESPONDING = _equal("corresponding_angles", "takes_corresponding_angles_to_be_supplementary")
ALTERNATE = _equal("alternate_angles", "takes_alternate_angles_to_be_supplementary")
ISOSCELES_BASE = _equal("isosceles_base_angles", "takes_the_base_angles_to_be_supplementary")
CO_INTERIOR = theorem(
    "co_interior_angles",
    *(
        form(
            f"{x} = 180 - {y}",
            takes_co_interior_angles_to_be_equal=f"{y}",
            takes_co_interior_angles_to_be_complementary=f"abs(90 - {y})",
            subtracts_from_a_full_turn=f"360 - {y}",
        )
        for x, y in ("ab", "ba")
    ),
)
ISOSCELES_APEX = theorem(
    "isosceles_apex_angle",
    form(
        "t = 180 - 2*b",
        subtracts_one_base_angle_only="180 - b",
        takes_the_apex_angle_to_be_a_base_angle="b",
        halves_the_rest="(180 - b)/2",
        doubles_the_base_angle="2*b",
    ),
    form(
        "b = (180 - t)/2",
        forgets_to_halve="180 - t",
        takes_the_apex_angle_to_be_a_base_angle="t",
        halves_the_apex_angle="t/2",
        doubles_the_apex_angle="abs(180 - 2*t)",
    ),
)
BISECTED = theorem(
    "bisected_angle",
    *(
        form(f"{h} = w/2", takes_the_whole_angle="w", doubles_instead_of_halving="2*w", halves_twice="w/4")
        for h in "ab"
    ),
    *(
        form(
            f"w = 2*{h}",
            takes_the_half_for_the_whole=f"{h}",
            takes_the_supplement=f"180 - {h}",
            halves_instead_of_doubling=f"{h}/2",
        )
        for h in "ab"
    ),
    *(
        form(
            f"{g} = {h}",
            takes_the_halves_to_be_supplementary=f"180 - {h}",
            doubles_the_half=f"2*{h}",
            halves_it_again=f"{h}/2",
        )
        for g, h in ("ab", "ba")
    ),
)
INCENTER_ANGLE = theorem(
    "incenter_angle",
    form(
        "x = 90 + a/2",
        forgets_to_halve_the_angle="90 + a",
        subtracts_the_half="90 - a/2",
        takes_the_supplement="180 - a",
        subtracts_half_from_a_straight_angle="180 - a/2",
    ),
    form(
        "a = 2*(x - 90)",
        forgets_to_double="x - 90",
        takes_the_supplement="180 - x",
        doubles_the_supplement="2*(180 - x)",
        halves_the_angle="x/2",
    ),
)
EXTERIOR_BISECTORS = theorem(
    "exterior_bisector_angle",
    form(
        "x = a/2", takes_the_whole_angle="a", takes_the_complement_of_the_half="90 - a/2", adds_a_right_angle="90 + a/2"
    ),
    form(
        "a = 2*x",
        takes_the_half_for_the_whole="x",
        takes_the_complement="abs(90 - x)",
        takes_the_supplement_of_the_double="180 - 2*x",
    ),
)
ZIGZAG = theorem(
    "zigzag_angle",
    form(
        "x = a + b",
        takes_the_supplement_of_the_sum="abs(180 - a - b)",
        subtracts_the_angles="abs(a - b)",
        doubles_one_angle="2*a",
        takes_the_rest_of_a_full_turn="360 - a - b",
    ),
    *(
        form(
            f"{p} = x - {q}",
            adds_the_angles=f"x + {q}",
            halves_the_angle_at_the_bend="x/2",
            takes_the_supplement="180 - x",
            subtracts_both_from_a_straight_angle=f"180 - x - {q}",
        )
        for p, q in ("ab", "ba")
    ),
)


def _polygon(n):
    """The angle sum of an n-gon with the angles a, b, c, ...: a form for each angle."""
    letters = "abcdef"[:n]
    forms = []
    for x in letters:
        rest = [y for y in letters if y != x]
        total = " - ".join(rest)
        forms.append(
            form(
                f"{x} = ({n} - 2)*180 - {total}",
                takes_the_exterior_angle=f"180 - ({n} - 2)*180 + {' + '.join(rest)}",
                averages_the_other_angles=f"({' + '.join(rest)})/{n - 1}",
                uses_the_sum_of_a_polygon_with_one_side_less=f"abs(({n} - 3)*180 - {total})",
                takes_the_supplement_of_one_angle=f"180 - {rest[-1]}",
                takes_the_supplement_of_the_first_angle=f"180 - {rest[0]}",
            )
        )
    return theorem(f"polygon_angle_sum_{n}", *forms)


POLYGON_SUM = {n: _polygon(n) for n in (4, 5, 6)}
POLYGON_EXTERIOR = {
    n: theorem(
        f"polygon_exterior_sum_{n}",
        *(
            form(
                f"{x} = 360 - {' - '.join(y for y in letters if y != x)}",
                takes_the_interior_angle=f"{' + '.join(y for y in letters if y != x)} - 180",
                averages_the_other_angles=f"({' + '.join(y for y in letters if y != x)})/{n - 1}",
                takes_the_supplement_of_one_angle=f"180 - {next(y for y in letters if y != x)}",
            )
            for x in letters
        ),
    )
    for n, letters in ((4, "abcd"), (5, "abcde"))
}


def _regular(n):
    """The interior angle of a regular polygon whose sides are counted in the drawing."""
    return theorem(
        f"regular_angle_{n}",
        form(
            f"a = ({n} - 2)*180/{n}",
            takes_the_exterior_angle=f"360/{n}",
            forgets_one_triangle=f"({n} - 3)*180/{n}",
            uses_one_side_too_many=f"({n} - 1)*180/{n}",
        ),
    )


REGULAR_ANGLE = {n: _regular(n) for n in (5, 6, 8, 9, 10)}
