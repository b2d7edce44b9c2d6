"""Parallelograms, rhombi, rectangles, kites, trapezoids and regular polygons: sides, diagonals, angles, midlines."""

from functools import cache

from engine import form, theorem

OPPOSITE_SIDES = theorem(
    "opposite_sides",
    form("a = b", doubles_the_side="2*b", halves_the_side="b/2"),
    form("b = a", doubles_the_side="2*a", halves_the_side="a/2"),
)
OPPOSITE_ANGLES = theorem(
    "opposite_angles",
    form("a = b", takes_the_supplement="180 - b", halves_the_angle="b/2", takes_the_complement="90 - b"),
    form("b = a", takes_the_supplement="180 - a", halves_the_angle="a/2", takes_the_complement="90 - a"),
)
ADJACENT_ANGLES = theorem(
    "adjacent_angles",
    form(
        "a = 180 - b",
        takes_the_angle_as_equal="b",
        takes_the_complement="90 - b",
        subtracts_from_a_full_turn="(360 - b)/2",
    ),
    form(
        "b = 180 - a",
        takes_the_angle_as_equal="a",
        takes_the_complement="90 - a",
        subtracts_from_a_full_turn="(360 - a)/2",
    ),
)
DIAGONALS_BISECT = theorem(  # a and b are the halves of the diagonal d
    "diagonals_bisect",
    form("a = d/2", takes_the_whole_diagonal="d", halves_twice="d/4", doubles_the_diagonal="2*d"),
    form("b = d/2", takes_the_whole_diagonal="d", halves_twice="d/4", doubles_the_diagonal="2*d"),
    form("d = 2*a", takes_one_half="a", halves_again="a/2"),
    form("d = 2*b", takes_one_half="b", halves_again="b/2"),
    form("a = b", doubles_the_half="2*b", halves_again="b/2"),
    form("b = a", doubles_the_half="2*a", halves_again="a/2"),
)
PARALLELOGRAM_LAW = theorem(  # sides a and b, diagonals e and f
    "parallelogram_law",
    form(
        "e = sqrt(2*(a**2 + b**2) - f**2)",
        forgets_the_factor_two="sqrt(abs(a**2 + b**2 - f**2))",
        adds_the_squares="sqrt(2*(a**2 + b**2) + f**2)",
        does_not_square="2*(a + b) - f",
    ),
    form(
        "f = sqrt(2*(a**2 + b**2) - e**2)",
        forgets_the_factor_two="sqrt(abs(a**2 + b**2 - e**2))",
        adds_the_squares="sqrt(2*(a**2 + b**2) + e**2)",
        does_not_square="2*(a + b) - e",
    ),
    form(
        "a = sqrt((e**2 + f**2)/2 - b**2)",
        forgets_to_halve="sqrt(e**2 + f**2 - b**2)",
        does_not_square="(e + f)/2 - b",
        forgets_the_square_root="(e**2 + f**2)/2 - b**2",
    ),
    form(
        "b = sqrt((e**2 + f**2)/2 - a**2)",
        forgets_to_halve="sqrt(e**2 + f**2 - a**2)",
        does_not_square="(e + f)/2 - a",
        forgets_the_square_root="(e**2 + f**2)/2 - a**2",
    ),
)
EQUAL_DIAGONALS = theorem(
    "equal_diagonals",
    form("d = e", halves_the_diagonal="e/2", doubles_the_diagonal="2*e"),
    form("e = d", halves_the_diagonal="d/2", doubles_the_diagonal="2*d"),
)
QUARTER_AREA = theorem(
    "quarter_area",
    form("T = S/4", halves_the_area="S/2", takes_the_whole_area="S", takes_an_eighth="S/8"),
    form("S = 4*T", doubles_the_area="2*T", takes_the_part_itself="T", counts_each_part_twice="8*T"),
)
DIAGONAL_HALVES_ANGLE = theorem(
    "diagonal_halves_angle",
    form("h = w/2", takes_the_whole_angle="w", takes_the_supplement="180 - w", halves_twice="w/4"),
    form("w = 2*h", takes_the_half_angle="h", takes_the_complement="90 - h", doubles_twice="4*h"),
)
KITE_EQUAL_ANGLES = theorem(
    "kite_equal_angles",
    form("a = b", takes_the_supplement="180 - b", halves_the_angle="b/2", takes_the_complement="90 - b"),
    form("b = a", takes_the_supplement="180 - a", halves_the_angle="a/2", takes_the_complement="90 - a"),
)
KITE_EQUAL_SIDES = theorem(
    "kite_equal_sides",
    form("a = b", doubles_the_side="2*b", halves_the_side="b/2"),
    form("b = a", doubles_the_side="2*a", halves_the_side="a/2"),
)
KITE_AXIS = theorem(  # the axis halves the other diagonal into a and b
    "kite_axis",
    form("whole = 2*a", forgets_to_double="a", multiplies_by_four="4*a"),
    form("a = whole/2", forgets_to_halve="whole", halves_twice="whole/4"),
    form("b = whole/2", forgets_to_halve="whole", halves_twice="whole/4"),
    form("whole = 2*b", forgets_to_double="b", multiplies_by_four="4*b"),
    form("b = a", doubles_the_half="2*a", halves_the_half="a/2"),
    form("a = b", doubles_the_half="2*b", halves_the_half="b/2"),
)
KITE_ANGLES = theorem(  # x is each of the two equal angles, a and c the other two
    "kite_angles",
    form(
        "x = (360 - a - c)/2",
        forgets_to_halve="360 - a - c",
        forgets_to_subtract="(360 - a)/2",
        takes_the_mean="(a + c)/2",
    ),
    form(
        "a = 360 - 2*x - c",
        subtracts_one_equal_angle_only="360 - x - c",
        forgets_the_angle_opposite="360 - 2*x",
        uses_a_half_turn="180 - x",
    ),
    form(
        "c = 360 - 2*x - a",
        subtracts_one_equal_angle_only="360 - x - a",
        forgets_the_angle_opposite="360 - 2*x",
        uses_a_half_turn="180 - x",
    ),
)
TRAPEZOID_MIDLINE = theorem(  # m is the midline, a and b the bases
    "trapezoid_midline",
    form(
        "m = (a + b)/2", forgets_to_halve="a + b", halves_the_difference="abs(a - b)/2", halves_one_base_only="a + b/2"
    ),
    form("a = 2*m - b", forgets_to_double="abs(m - b)", adds_the_base="2*m + b", doubles_the_difference="2*abs(m - b)"),
    form("b = 2*m - a", forgets_to_double="abs(m - a)", adds_the_base="2*m + a", doubles_the_difference="2*abs(m - a)"),
)
TRAPEZOID_AREA_MIDLINE = theorem(
    "trapezoid_area_midline",
    form("S = m*h", halves_the_product="m*h/2", doubles_the_product="2*m*h", adds_instead_of_multiplying="m + h"),
    form("m = S/h", doubles_the_quotient="2*S/h", halves_the_quotient="S/(2*h)", subtracts_instead_of_dividing="S - h"),
    form("h = S/m", doubles_the_quotient="2*S/m", halves_the_quotient="S/(2*m)", subtracts_instead_of_dividing="S - m"),
)
ISOSCELES_OVERHANG = theorem(  # a is the longer base, b the shorter, x the piece between a foot and the nearer end
    "isosceles_overhang",
    form("x = (a - b)/2", forgets_to_halve="a - b", takes_the_midline="(a + b)/2", halves_twice="(a - b)/4"),
    form("a = b + 2*x", adds_one_piece_only="b + x", subtracts_the_pieces="b - 2*x", doubles_everything="2*(b + x)"),
    form(
        "b = a - 2*x", subtracts_one_piece_only="a - x", adds_the_pieces="a + 2*x", halves_the_difference="(a - 2*x)/2"
    ),
)
ISOSCELES_LEGS = theorem(
    "isosceles_legs",
    form("a = b", doubles_the_leg="2*b", halves_the_leg="b/2"),
    form("b = a", doubles_the_leg="2*a", halves_the_leg="a/2"),
)
TRAPEZOID_BASE_ANGLES = theorem(
    "trapezoid_base_angles",
    form("a = b", takes_the_supplement="180 - b", takes_the_complement="90 - b", halves_the_angle="b/2"),
    form("b = a", takes_the_supplement="180 - a", takes_the_complement="90 - a", halves_the_angle="a/2"),
)
HALF_CENTRAL_ANGLE = theorem(
    "half_central_angle",
    form("h = A/2", takes_the_whole_angle="A", halves_twice="A/4", takes_the_complement="90 - A/2"),
    form("A = 2*h", takes_the_half_angle="h", takes_the_complement="90 - h", doubles_twice="4*h"),
)
APOTHEM = theorem(  # h: apothem, a: side, H: half of the central angle
    "apothem",
    form(
        "h = a/(2*tan(H*pi/180))",
        forgets_to_halve_the_side="a/tan(H*pi/180)",
        uses_the_sine="a/(2*sin(H*pi/180))",
        multiplies_by_the_tangent="a*tan(H*pi/180)/2",
    ),
    form(
        "a = 2*h*tan(H*pi/180)",
        forgets_to_double="h*tan(H*pi/180)",
        uses_the_sine="2*h*sin(H*pi/180)",
        divides_by_the_tangent="2*h/tan(H*pi/180)",
    ),
)
CIRCUMRADIUS_REGULAR = theorem(  # r: from the centre to a vertex, a: side, H: half of the central angle
    "circumradius_regular",
    form(
        "r = a/(2*sin(H*pi/180))",
        forgets_to_halve_the_side="a/sin(H*pi/180)",
        uses_the_tangent="a/(2*tan(H*pi/180))",
        multiplies_by_the_sine="a*sin(H*pi/180)/2",
    ),
    form(
        "a = 2*r*sin(H*pi/180)",
        forgets_to_double="r*sin(H*pi/180)",
        uses_the_cosine="2*r*cos(H*pi/180)",
        uses_the_tangent="2*r*tan(H*pi/180)",
    ),
)
APOTHEM_RADIUS = theorem(  # h: apothem, r: from the centre to a vertex, H: half of the central angle
    "apothem_radius",
    form(
        "h = r*cos(H*pi/180)",
        uses_the_sine="r*sin(H*pi/180)",
        divides_by_the_cosine="r/cos(H*pi/180)",
        uses_the_tangent="r*tan(H*pi/180)",
    ),
    form(
        "r = h/cos(H*pi/180)",
        multiplies_by_the_cosine="h*cos(H*pi/180)",
        uses_the_sine="h/sin(H*pi/180)",
        uses_the_tangent="h/tan(H*pi/180)",
    ),
)
TRAPEZOID_LEG_ANGLES = theorem(
    "trapezoid_leg_angles",
    form(
        "a = 180 - b",
        takes_the_angle_as_equal="b",
        takes_the_complement="90 - b",
        subtracts_from_a_full_turn="(360 - b)/2",
    ),
    form(
        "b = 180 - a",
        takes_the_angle_as_equal="a",
        takes_the_complement="90 - a",
        subtracts_from_a_full_turn="(360 - a)/2",
    ),
)
REGULAR_AREA_RADIUS = theorem(  # T: triangle between the centre and a side, r: radius, A: central angle
    "regular_area_radius",
    form(
        "T = r**2*sin(A*pi/180)/2",
        forgets_the_half="r**2*sin(A*pi/180)",
        uses_the_cosine="r**2*cos(A*pi/180)/2",
        forgets_to_square="r*sin(A*pi/180)/2",
    ),
)


@cache
def central_angle(n):
    """The central angle A of a regular polygon whose n sides are counted in the drawing."""
    return theorem(
        "central_angle_regular",
        form(
            f"A = 360/{n}",
            divides_a_half_turn=f"180/{n}",
            takes_one_side_too_few=f"360/{n - 1}",
            takes_one_side_too_many=f"360/{n + 1}",
        ),
    )


@cache
def regular_perimeter(n):
    """The perimeter P of a regular polygon with n sides a."""
    return theorem(
        "regular_perimeter",
        form(
            f"P = {n}*a",
            leaves_out_a_side=f"{n - 1}*a",
            counts_a_side_twice=f"{n + 1}*a",
            halves_the_perimeter=f"{n}*a/2",
        ),
        form(
            f"a = P/{n}",
            divides_by_too_few_sides=f"P/{n - 1}",
            divides_by_too_many_sides=f"P/{n + 1}",
            doubles_the_side=f"2*P/{n}",
        ),
    )


@cache
def regular_triangles(n):
    """The area S of a regular polygon as n congruent triangles T about its centre."""
    return theorem(
        "regular_triangles",
        form(
            f"S = {n}*T",
            leaves_out_a_triangle=f"{n - 1}*T",
            counts_a_triangle_twice=f"{n + 1}*T",
            halves_the_product=f"{n}*T/2",
        ),
        form(
            f"T = S/{n}",
            divides_by_too_few_sides=f"S/{n - 1}",
            divides_by_too_many_sides=f"S/{n + 1}",
            doubles_the_quotient=f"2*S/{n}",
        ),
    )


@cache
def regular_area_side(n):
    """The area S of a regular polygon with n sides a; H is half of the central angle."""
    area = f"{n}*a**2/(4*tan(H*pi/180))"
    return theorem(
        "regular_area_side",
        form(
            f"S = {area}",
            takes_one_triangle_only="a**2/(4*tan(H*pi/180))",
            forgets_to_halve=f"{n}*a**2/(2*tan(H*pi/180))",
            uses_the_sine=area.replace("tan", "sin"),
        ),
    )


@cache
def regular_area_apothem(n):
    """The area S of a regular polygon with n sides and the apothem h; H is half of the central angle."""
    area = f"{n}*h**2*tan(H*pi/180)"
    return theorem(
        "regular_area_apothem",
        form(
            f"S = {area}",
            takes_one_triangle_only="h**2*tan(H*pi/180)",
            halves_the_area=f"{area}/2",
            uses_the_sine=area.replace("tan", "sin"),
        ),
    )
