"""Theorems of single shapes that composite figures need: equal sides, corners, circles in and around regular shapes."""

from functools import cache

from engine import form, theorem


def _equal(name):
    return theorem(
        name,
        form("a = b", doubles_the_length="2*b", halves_the_length="b/2"),
        form("b = a", doubles_the_length="2*a", halves_the_length="a/2"),
    )


EQUAL_SIDES = _equal("equal_sides")  # of a square, rhombus, equilateral triangle or regular hexagon
EQUAL_RADII = _equal("equal_radii")
ISOSCELES_SIDES = _equal("isosceles_sides")
ISOSCELES_FOOT = theorem(  # x is half of the base b, cut by the height from the apex
    "isosceles_foot",
    form("x = b/2", takes_the_whole_base="b", takes_a_third="b/3", doubles_the_base="2*b"),
    form("b = 2*x", takes_the_half="x", halves_again="x/2"),
)
ISOSCELES_AREA_SINE = theorem(  # A is the angle between the equal sides a
    "isosceles_area_sine",
    form(
        "S = a**2*sin(A*pi/180)/2",
        forgets_the_half="a**2*sin(A*pi/180)",
        forgets_the_sine="a**2/2",
        halves_twice="a**2*sin(A*pi/180)/4",
        forgets_to_square="a*sin(A*pi/180)/2",
    ),
    form(
        "a = sqrt(2*S/sin(A*pi/180))",
        forgets_to_double_the_area="sqrt(S/sin(A*pi/180))",
        forgets_the_square_root="2*S/sin(A*pi/180)",
        doubles_the_side="2*sqrt(2*S/sin(A*pi/180))",
    ),
)
RHOMBUS_AREA_SINE = theorem(  # A is an angle of the rhombus with side a
    "rhombus_area_sine",
    form(
        "S = a**2*sin(A*pi/180)",
        halves_the_area="a**2*sin(A*pi/180)/2",
        forgets_the_sine="a**2",
        uses_the_cosine="a**2*cos(A*pi/180)",
        forgets_to_square="a*sin(A*pi/180)",
    ),
    form(
        "a = sqrt(S/sin(A*pi/180))",
        doubles_the_area="sqrt(2*S/sin(A*pi/180))",
        forgets_the_square_root="S/sin(A*pi/180)",
        doubles_the_side="2*sqrt(S/sin(A*pi/180))",
    ),
)
RHOMBUS_SIDE = theorem(  # d and e are the whole diagonals, a the side
    "rhombus_side",
    form(
        "a = sqrt((d/2)**2 + (e/2)**2)",
        uses_the_whole_diagonals="sqrt(d**2 + e**2)",
        adds_the_halves="d/2 + e/2",
        forgets_the_square_root="(d/2)**2 + (e/2)**2",
    ),
    form(
        "d = 2*sqrt(a**2 - (e/2)**2)",
        stops_at_half_the_diagonal="sqrt(a**2 - (e/2)**2)",
        forgets_to_halve_the_other_diagonal="2*sqrt(abs(a**2 - e**2))",
        subtracts_without_squaring="2*(a - e/2)",
    ),
    form(
        "e = 2*sqrt(a**2 - (d/2)**2)",
        stops_at_half_the_diagonal="sqrt(a**2 - (d/2)**2)",
        forgets_to_halve_the_other_diagonal="2*sqrt(abs(a**2 - d**2))",
        subtracts_without_squaring="2*(a - d/2)",
    ),
)
RIGHT_TRAPEZOID_LEG = theorem(  # bases a > b, perpendicular leg h, slanted leg c
    "right_trapezoid_leg",
    form(
        "c = sqrt(h**2 + (a - b)**2)",
        adds_without_squaring="h + (a - b)",
        adds_the_bases="sqrt(h**2 + (a + b)**2)",
        forgets_the_square_root="h**2 + (a - b)**2",
        halves_the_difference="sqrt(h**2 + ((a - b)/2)**2)",
    ),
    form(
        "h = sqrt(c**2 - (a - b)**2)",
        subtracts_without_squaring="c - (a - b)",
        adds_the_squares="sqrt(c**2 + (a - b)**2)",
        forgets_the_square_root="c**2 - (a - b)**2",
        halves_the_difference="sqrt(c**2 - ((a - b)/2)**2)",
    ),
    form(
        "a = b + sqrt(c**2 - h**2)",
        subtracts_from_the_shorter_base="abs(b - sqrt(c**2 - h**2))",
        subtracts_without_squaring="b + c - h",
        adds_twice="b + 2*sqrt(c**2 - h**2)",
    ),
    form(
        "b = a - sqrt(c**2 - h**2)",
        adds_to_the_longer_base="a + sqrt(c**2 - h**2)",
        subtracts_without_squaring="a - (c - h)",
        subtracts_twice="a - 2*sqrt(c**2 - h**2)",
    ),
)
HEXAGON_DIAGONAL = theorem(  # the long diagonal
    "hexagon_diagonal",
    form("d = 2*a", takes_the_short_diagonal="a*sqrt(3)", triples_the_side="3*a"),
    form("a = d/2", takes_a_third="d/3", divides_by_the_root="d/sqrt(3)", takes_a_quarter="d/4"),
)
EQUILATERAL_INRADIUS = theorem(
    "equilateral_inradius",
    form(
        "r = a*sqrt(3)/6",
        takes_the_circumradius="a*sqrt(3)/3",
        takes_half_the_height="a*sqrt(3)/4",
        takes_the_height="a*sqrt(3)/2",
    ),
    form(
        "a = 6*r/sqrt(3)",
        uses_the_circumradius="3*r/sqrt(3)",
        uses_the_height="2*r/sqrt(3)",
        uses_half_the_height="4*r/sqrt(3)",
    ),
)
HEXAGON_INRADIUS = theorem(
    "hexagon_inradius",
    form(
        "r = a*sqrt(3)/2", takes_twice_as_much="a*sqrt(3)", takes_a_third="a*sqrt(3)/3", takes_a_quarter="a*sqrt(3)/4"
    ),
    form(
        "a = 2*r/sqrt(3)",
        forgets_to_double="r/sqrt(3)",
        multiplies_by_the_root="2*r*sqrt(3)",
        doubles_twice="4*r/sqrt(3)",
    ),
)
HEXAGON_CIRCUMRADIUS = _equal("hexagon_circumradius")
RECTANGLE_CIRCUMRADIUS = theorem(
    "rectangle_circumradius",
    form(
        "r = sqrt(a**2 + b**2)/2",
        takes_the_diagonal="sqrt(a**2 + b**2)",
        adds_the_sides="(a + b)/2",
        halves_twice="sqrt(a**2 + b**2)/4",
    ),
    form(
        "a = sqrt((2*r)**2 - b**2)",
        takes_the_radius_as_the_diagonal="sqrt(abs(r**2 - b**2))",
        subtracts_without_squaring="2*r - b",
        forgets_the_square_root="(2*r)**2 - b**2",
    ),
    form(
        "b = sqrt((2*r)**2 - a**2)",
        takes_the_radius_as_the_diagonal="sqrt(abs(r**2 - a**2))",
        subtracts_without_squaring="2*r - a",
        forgets_the_square_root="(2*r)**2 - a**2",
    ),
)


def joint_angle(degrees):
    """w = degrees + a: the angle beside a corner that a shape fixes. Slots figure, vertex, degrees."""
    return _joint("joint_angle", degrees, "w = {c} + a", "a = w - {c}", "abs({c} - a)", "w + {c}")


def joint_turn(degrees):
    """w = 360 - degrees - a: what is left of the full turn beside two corners. Slots figure, vertex, degrees."""
    return _joint("joint_turn", degrees, "w = 360 - {c} - a", "a = 360 - {c} - w", "{c} + a - 180", "abs(180 - w)")


@cache
def _joint(name, c, whole, part, wrong, other):
    return theorem(
        name,
        form(
            whole.format(c=c),
            takes_the_part_alone="a",
            takes_the_supplement_of_the_part="180 - a",
            adds_up_to_a_straight_angle=f"abs(180 - {c} - a)",
            mixes_up_sum_and_difference=wrong.format(c=c),
        ),
        form(
            part.format(c=c),
            takes_the_whole_angle="w",
            takes_the_supplement_of_the_whole="180 - w",
            halves_the_whole="w/2",
            mixes_up_sum_and_difference=other.format(c=c),
        ),
    )
