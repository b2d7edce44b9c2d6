"""Areas and perimeters of the standard shapes with their inverse forms; sums of segments, perimeters and areas.

Every theorem's words take figure=, the noun phrase of the shape: "triangle ABC", "the larger circle".
"""

from functools import lru_cache

from engine import form, theorem

TRIANGLE_AREA = theorem(
    "triangle_area",
    form("S = b*h/2", forgets_the_half="b*h", adds_instead_of_multiplying="b + h", halves_twice="b*h/4"),
    form("h = 2*S/b", forgets_to_double_the_area="S/b", divides_by_twice_the_base="S/(2*b)", doubles_twice="4*S/b"),
    form("b = 2*S/h", forgets_to_double_the_area="S/h", divides_by_twice_the_height="S/(2*h)", doubles_twice="4*S/h"),
)
RIGHT_TRIANGLE_AREA = theorem(
    "right_triangle_area",
    form("S = a*b/2", forgets_the_half="a*b", adds_the_legs="a + b", halves_twice="a*b/4"),
    form("a = 2*S/b", forgets_to_double_the_area="S/b", doubles_twice="4*S/b", divides_by_twice_the_leg="S/(2*b)"),
    form("b = 2*S/a", forgets_to_double_the_area="S/a", doubles_twice="4*S/a", divides_by_twice_the_leg="S/(2*a)"),
)
TRIANGLE_AREA_SINE = theorem(  # A is the angle between the sides a and b
    "triangle_area_sine",
    form(
        "S = a*b*sin(A*pi/180)/2",
        forgets_the_half="a*b*sin(A*pi/180)",
        uses_the_cosine="a*b*cos(A*pi/180)/2",
        halves_twice="a*b*sin(A*pi/180)/4",
        forgets_the_sine="a*b/2",
    ),
    form(
        "a = 2*S/(b*sin(A*pi/180))",
        forgets_to_double_the_area="S/(b*sin(A*pi/180))",
        uses_the_cosine="2*S/(b*cos(A*pi/180))",
        forgets_the_sine="2*S/b",
    ),
    form(
        "b = 2*S/(a*sin(A*pi/180))",
        forgets_to_double_the_area="S/(a*sin(A*pi/180))",
        uses_the_cosine="2*S/(a*cos(A*pi/180))",
        forgets_the_sine="2*S/a",
    ),
)
TRIANGLE_PERIMETER = theorem(
    "triangle_perimeter",
    form(
        "P = a + b + c", leaves_out_a_side="a + b", counts_a_side_twice="a + b + 2*c", leaves_out_the_first_side="b + c"
    ),
    form(
        "a = P - b - c", subtracts_one_side_only="P - b", adds_a_side="P - b + c", halves_the_difference="(P - b - c)/2"
    ),
    form(
        "b = P - a - c", subtracts_one_side_only="P - a", adds_a_side="P - a + c", halves_the_difference="(P - a - c)/2"
    ),
    form(
        "c = P - a - b", subtracts_one_side_only="P - a", adds_a_side="P - a + b", halves_the_difference="(P - a - b)/2"
    ),
)
EQUILATERAL_AREA = theorem(
    "equilateral_area",
    form(
        "S = sqrt(3)/4*a**2",
        halves_instead_of_quartering="sqrt(3)/2*a**2",
        forgets_the_quarter="sqrt(3)*a**2",
        forgets_to_square="sqrt(3)/4*a",
    ),
    form(
        "a = sqrt(4*S/sqrt(3))",
        forgets_the_factor_four="sqrt(S/sqrt(3))",
        forgets_the_square_root="4*S/sqrt(3)",
        doubles_once_too_often="sqrt(16*S/sqrt(3))",
    ),
)
EQUILATERAL_HEIGHT = theorem(
    "equilateral_height",
    form("h = sqrt(3)/2*a", forgets_the_half="sqrt(3)*a", uses_a_quarter="sqrt(3)/4*a", takes_a_third="sqrt(3)/3*a"),
    form(
        "a = 2*h/sqrt(3)",
        forgets_to_double="h/sqrt(3)",
        multiplies_by_the_root="2*h*sqrt(3)",
        halves_instead="h/(2*sqrt(3))",
    ),
)
EQUILATERAL_PERIMETER = theorem(
    "equilateral_perimeter",
    form("P = 3*a", counts_two_sides="2*a", counts_four_sides="4*a", squares_the_side="a**2"),
    form("a = P/3", divides_by_four="P/4", divides_by_two="P/2", takes_the_whole_perimeter="P"),
)
SQUARE_AREA = theorem(
    "square_area",
    form("S = a**2", takes_the_perimeter="4*a", doubles_the_side="2*a", halves_the_square="a**2/2"),
    form("a = sqrt(S)", halves_the_area="S/2", divides_the_area_by_four="S/4", doubles_the_root="2*sqrt(S)"),
)
SQUARE_PERIMETER = theorem(
    "square_perimeter",
    form("P = 4*a", squares_the_side="a**2", counts_two_sides="2*a", counts_three_sides="3*a"),
    form("a = P/4", halves_the_perimeter="P/2", divides_by_three="P/3", divides_by_eight="P/8"),
)
SQUARE_DIAGONAL = theorem(
    "square_diagonal",
    form("d = a*sqrt(2)", doubles_the_side="2*a", uses_the_root_of_three="a*sqrt(3)", halves_the_root="a*sqrt(2)/2"),
    form(
        "a = d/sqrt(2)",
        halves_the_diagonal="d/2",
        multiplies_by_the_root="d*sqrt(2)",
        uses_the_root_of_three="d/sqrt(3)",
    ),
)
RECTANGLE_AREA = theorem(
    "rectangle_area",
    form("S = a*b", takes_the_perimeter="2*(a + b)", halves_the_product="a*b/2", adds_the_sides="a + b"),
    form("a = S/b", doubles_the_quotient="2*S/b", subtracts_instead_of_dividing="S - b", halves_the_quotient="S/(2*b)"),
    form("b = S/a", doubles_the_quotient="2*S/a", subtracts_instead_of_dividing="S - a", halves_the_quotient="S/(2*a)"),
)
RECTANGLE_PERIMETER = theorem(
    "rectangle_perimeter",
    form("P = 2*(a + b)", forgets_to_double="a + b", multiplies_the_sides="a*b", doubles_only_one_side="2*a + b"),
    form("a = P/2 - b", forgets_to_halve="P - b", subtracts_both_from_the_perimeter="P - 2*b", divides_by_four="P/4"),
    form("b = P/2 - a", forgets_to_halve="P - a", subtracts_both_from_the_perimeter="P - 2*a", divides_by_four="P/4"),
)
PARALLELOGRAM_AREA = theorem(
    "parallelogram_area",
    form("S = b*h", halves_the_product="b*h/2", takes_the_perimeter="2*(b + h)", adds_instead_of_multiplying="b + h"),
    form("h = S/b", doubles_the_quotient="2*S/b", halves_the_quotient="S/(2*b)", subtracts_instead_of_dividing="S - b"),
    form("b = S/h", doubles_the_quotient="2*S/h", halves_the_quotient="S/(2*h)", subtracts_instead_of_dividing="S - h"),
)
PARALLELOGRAM_AREA_SINE = theorem(  # A is the angle between the sides a and b
    "parallelogram_area_sine",
    form(
        "S = a*b*sin(A*pi/180)",
        halves_the_product="a*b*sin(A*pi/180)/2",
        uses_the_cosine="a*b*cos(A*pi/180)",
        forgets_the_sine="a*b",
    ),
)
PARALLELOGRAM_PERIMETER = theorem(
    "parallelogram_perimeter",
    form("P = 2*(a + b)", forgets_to_double="a + b", multiplies_the_sides="a*b", doubles_only_one_side="2*a + b"),
    form("a = P/2 - b", forgets_to_halve="P - b", subtracts_both_from_the_perimeter="P - 2*b", divides_by_four="P/4"),
    form("b = P/2 - a", forgets_to_halve="P - a", subtracts_both_from_the_perimeter="P - 2*a", divides_by_four="P/4"),
)
RHOMBUS_AREA = theorem(  # d and e are the whole diagonals
    "rhombus_area",
    form("S = d*e/2", forgets_the_half="d*e", halves_each_diagonal="d*e/4", adds_the_diagonals="d + e"),
    form("d = 2*S/e", forgets_to_double_the_area="S/e", doubles_twice="4*S/e", halves_the_quotient="S/(2*e)"),
    form("e = 2*S/d", forgets_to_double_the_area="S/d", doubles_twice="4*S/d", halves_the_quotient="S/(2*d)"),
)
RHOMBUS_AREA_HEIGHT = theorem(
    "rhombus_area_height",
    form("S = a*h", halves_the_product="a*h/2", squares_the_side="a**2", doubles_the_product="2*a*h"),
    form("h = S/a", doubles_the_quotient="2*S/a", halves_the_quotient="S/(2*a)", subtracts_instead_of_dividing="S - a"),
    form("a = S/h", doubles_the_quotient="2*S/h", halves_the_quotient="S/(2*h)", subtracts_instead_of_dividing="S - h"),
)
RHOMBUS_PERIMETER = theorem(
    "rhombus_perimeter",
    form("P = 4*a", squares_the_side="a**2", counts_two_sides="2*a", counts_three_sides="3*a"),
    form("a = P/4", halves_the_perimeter="P/2", divides_by_three="P/3", divides_by_eight="P/8"),
)
KITE_AREA = theorem(  # d and e are the whole diagonals
    "kite_area",
    form("S = d*e/2", forgets_the_half="d*e", halves_each_diagonal="d*e/4", adds_the_diagonals="d + e"),
    form("d = 2*S/e", forgets_to_double_the_area="S/e", doubles_twice="4*S/e", halves_the_quotient="S/(2*e)"),
    form("e = 2*S/d", forgets_to_double_the_area="S/d", doubles_twice="4*S/d", halves_the_quotient="S/(2*d)"),
)
KITE_PERIMETER = theorem(
    "kite_perimeter",
    form("P = 2*(a + b)", forgets_to_double="a + b", doubles_only_one_side="2*a + b", multiplies_the_sides="a*b"),
    form("a = P/2 - b", forgets_to_halve="P - b", subtracts_both_from_the_perimeter="P - 2*b", divides_by_four="P/4"),
    form("b = P/2 - a", forgets_to_halve="P - a", subtracts_both_from_the_perimeter="P - 2*a", divides_by_four="P/4"),
)
TRAPEZOID_AREA = theorem(  # a and b are the bases
    "trapezoid_area",
    form("S = (a + b)*h/2", forgets_the_half="(a + b)*h", uses_one_base="a*h", multiplies_the_bases="a*b*h/2"),
    form("h = 2*S/(a + b)", forgets_to_double_the_area="S/(a + b)", uses_one_base="2*S/a", doubles_twice="4*S/(a + b)"),
    form(
        "a = 2*S/h - b",
        forgets_to_double_the_area="S/h - b",
        forgets_the_other_base="2*S/h",
        adds_the_other_base="2*S/h + b",
    ),
    form(
        "b = 2*S/h - a",
        forgets_to_double_the_area="S/h - a",
        forgets_the_other_base="2*S/h",
        adds_the_other_base="2*S/h + a",
    ),
)
HEXAGON_AREA = theorem(
    "hexagon_area",
    form(
        "S = 3*sqrt(3)/2*a**2",
        takes_one_triangle_only="sqrt(3)/4*a**2",
        forgets_the_half="3*sqrt(3)*a**2",
        takes_three_triangles="3*sqrt(3)/4*a**2",
    ),
    form(
        "a = sqrt(2*S/(3*sqrt(3)))",
        forgets_the_square_root="2*S/(3*sqrt(3))",
        doubles_the_side="2*sqrt(2*S/(3*sqrt(3)))",
        halves_the_side="sqrt(S/(6*sqrt(3)))",
    ),
)
HEXAGON_PERIMETER = theorem(
    "hexagon_perimeter",
    form("P = 6*a", counts_five_sides="5*a", counts_eight_sides="8*a", counts_three_sides="3*a"),
    form("a = P/6", divides_by_five="P/5", divides_by_eight="P/8", divides_by_three="P/3"),
)
REGULAR_POLYGON_AREA = theorem(  # h is the apothem
    "regular_polygon_area",
    form("S = P*h/2", forgets_the_half="P*h", halves_twice="P*h/4", adds_instead_of_multiplying="P + h"),
    form("h = 2*S/P", forgets_to_double_the_area="S/P", doubles_twice="4*S/P", halves_the_quotient="S/(2*P)"),
    form("P = 2*S/h", forgets_to_double_the_area="S/h", doubles_twice="4*S/h", halves_the_quotient="S/(2*h)"),
)
CIRCLE_AREA = theorem(
    "circle_area",
    form("S = pi*r**2", takes_the_circumference="2*pi*r", forgets_to_square="pi*r", doubles_the_area="2*pi*r**2"),
    form(
        "r = sqrt(S/pi)",
        forgets_the_square_root="S/pi",
        doubles_the_radius="2*sqrt(S/pi)",
        divides_as_for_a_circumference="S/(2*pi)",
    ),
)
CIRCLE_CIRCUMFERENCE = theorem(
    "circle_circumference",
    form("C = 2*pi*r", takes_the_area="pi*r**2", forgets_the_factor_two="pi*r", doubles_twice="4*pi*r"),
    form("r = C/(2*pi)", forgets_to_halve="C/pi", halves_twice="C/(4*pi)", takes_the_root_as_for_an_area="sqrt(C/pi)"),
)
CIRCLE_DIAMETER = theorem(
    "circle_diameter",
    form("d = 2*r", halves_the_radius="r/2", takes_the_radius_as_the_diameter="r", doubles_twice="4*r"),
    form("r = d/2", doubles_the_diameter="2*d", takes_the_diameter_as_the_radius="d", halves_twice="d/4"),
)
SEMICIRCLE_AREA_DIAMETER = theorem(  # d is its diameter
    "semicircle_area_diameter",
    form(
        "S = pi*d**2/8",
        takes_the_whole_circle="pi*d**2/4",
        uses_the_diameter_as_the_radius="pi*d**2/2",
        takes_the_arc="pi*d/2",
    ),
    form(
        "d = sqrt(8*S/pi)",
        stops_at_the_radius="sqrt(2*S/pi)",
        takes_the_whole_circle="2*sqrt(S/pi)",
        forgets_the_square_root="8*S/pi",
    ),
)
SEMICIRCLE_ARC = theorem(  # the curved part L of a semicircle on the diameter d
    "semicircle_arc",
    form("L = pi*d/2", takes_the_whole_circle="pi*d", halves_twice="pi*d/4", doubles_the_circle="2*pi*d"),
    form("d = 2*L/pi", forgets_to_double="L/pi", doubles_twice="4*L/pi", halves_the_quotient="L/(2*pi)"),
)
SEMICIRCLE_PERIMETER = theorem(  # arc and diameter d
    "semicircle_perimeter",
    form(
        "P = pi*d/2 + d",
        adds_the_radius_only="pi*d/2 + d/2",
        takes_the_whole_circle="pi*d + d",
        counts_the_diameter_twice="pi*d/2 + 2*d",
    ),
)
SECTOR_AREA = theorem(  # A is the central angle, r the radius
    "sector_area",
    form(
        "S = A/360*pi*r**2",
        takes_the_arc_length="A/360*(2*pi*r)",
        divides_by_a_half_turn="A/180*pi*r**2",
        forgets_to_square="A/360*pi*r",
    ),
    form(
        "A = 360*S/(pi*r**2)",
        takes_a_half_turn="180*S/(pi*r**2)",
        uses_the_circumference="360*S/(2*pi*r)",
        forgets_to_square="360*S/(pi*r)",
    ),
    form(
        "r = sqrt(360*S/(A*pi))",
        forgets_the_square_root="360*S/(A*pi)",
        doubles_the_radius="2*sqrt(360*S/(A*pi))",
        halves_the_radius="sqrt(90*S/(A*pi))",
    ),
)
SECTOR_AREA_ARC = theorem(  # L is the arc length, r the radius
    "sector_area_arc",
    form("S = L*r/2", forgets_the_half="L*r", halves_twice="L*r/4", doubles_the_product="2*L*r"),
    form("L = 2*S/r", forgets_to_double_the_area="S/r", doubles_twice="4*S/r", halves_the_quotient="S/(2*r)"),
    form("r = 2*S/L", forgets_to_double_the_area="S/L", doubles_twice="4*S/L", halves_the_quotient="S/(2*L)"),
)
SECTOR_PERIMETER = theorem(  # two radii r and the arc L
    "sector_perimeter",
    form(
        "P = 2*r + L", adds_one_radius_only="r + L", subtracts_the_radii="abs(L - 2*r)", doubles_everything="2*(r + L)"
    ),
    form(
        "L = P - 2*r", subtracts_one_radius_only="P - r", adds_the_radii="P + 2*r", halves_the_difference="(P - 2*r)/2"
    ),
    form("r = (P - L)/2", forgets_to_halve="P - L", adds_the_arc="(P + L)/2", halves_twice="(P - L)/4"),
)


def segment_sum(*counts):
    """whole = p1 + p2 + ...: a segment from its parts; counts says how often each part occurs. Slot line="AD"."""
    return _total("segment_sum", counts)


def perimeter_sum(*counts):
    """whole = p1 + p2 + ...: a boundary from its pieces, perimeter_sum(2, 1) for whole = 2*p1 + p2. Slot figure."""
    return _total("perimeter_sum", counts)


def outline_sum(*counts):
    """As perimeter_sum, where the figure's parts have equal sides: the words say that these are taken together."""
    return _total("outline_sum", counts)


def area_sum(*counts):
    """whole = p1 + p2 + ...: an area from the parts that cover it without overlap. Slot figure."""
    return _total("area_sum", counts)


def area_difference(*counts):
    """S = whole - p1 - p2 - ...: what is left when parts are cut from a whole. Slot figure, what is left."""
    return _difference("area_difference", counts)


def overlap_sum(*counts):
    """S = p1 + p2 + ... - whole: the overlap of parts that cover the whole. Slots figure (overlap), whole_figure."""
    return _overlap(counts)


def _terms(counts, skip=None):
    """The parts as terms, without part number `skip`."""
    return [f"p{i}" if n == 1 else f"{n}*p{i}" for i, n in enumerate(counts, 1) if i != skip]


# A worker keeps at most so many: an outline of six kinds of sides takes 0.45 MB, and there is no end of such outlines.
@lru_cache(maxsize=64)
def _total(name, counts):
    every = _terms(counts)
    mistakes = {"counts_the_last_part_twice": " + ".join([*every, every[-1]])}
    if len(counts) > 1:
        mistakes["leaves_out_the_last_part"] = " + ".join(every[:-1])
        mistakes["subtracts_the_last_part"] = f"abs({' + '.join(every[:-1])} - {every[-1]})"
    else:
        mistakes["counts_one_part_too_few"] = f"{counts[0] - 1}*p1"
    if max(counts) > 1 and len(counts) > 1:
        mistakes["counts_equal_parts_once"] = " + ".join(f"p{i}" for i in range(1, len(counts) + 1))
    forms = [form("whole = " + " + ".join(every), **mistakes)]
    for i, n in enumerate(counts, 1):
        rest = _terms(counts, i)
        left = " - ".join(["whole", *rest])
        wrong = {"halves_the_result": f"({left})/{2 * n}"}
        if rest:
            wrong["adds_instead_of_subtracting"] = _over(" + ".join(["whole", *rest]), n)
            wrong["forgets_a_part"] = _over(" - ".join(["whole", *rest[:-1]]), n)
        if n > 1:
            wrong["forgets_to_divide"] = left
        else:
            wrong["doubles_the_result"] = f"2*({left})"
        forms.append(form(f"p{i} = {_over(left, n)}", **wrong))
    return theorem(name, *forms)


def _over(text, n):
    """text divided by n."""
    return text if n == 1 else f"({text})/{n}" if " " in text else f"{text}/{n}"


@lru_cache(maxsize=32)
def _difference(name, counts):
    every = _terms(counts)
    wrong = {
        "adds_instead_of_subtracting": " + ".join(["whole", *every]),
        "halves_the_difference": f"({' - '.join(['whole', *every])})/2",
    }
    wrong["stops_at_the_part_removed"] = " + ".join(every)
    if max(counts) > 1:
        wrong["removes_one_part_only"] = " - ".join(["whole", *(f"p{i}" for i in range(1, len(counts) + 1))])
    elif len(counts) > 1:
        wrong["forgets_the_last_part"] = " - ".join(["whole", *every[:-1]])
    forms = [form("S = " + " - ".join(["whole", *every]), **wrong)]
    forms.append(
        form(
            "whole = " + " + ".join(["S", *every]),
            subtracts_the_parts=f"abs(S - {' - '.join(every)})",
            adds_the_last_part_twice=" + ".join(["S", *every, every[-1]]),
            doubles_the_area_left=" + ".join(["2*S", *every]),
        )
    )
    for i, n in enumerate(counts, 1):
        left = " - ".join(["whole", "S", *_terms(counts, i)])
        wrong = {
            "adds_the_area_left": _over(" + ".join(["whole", "S"]), n),
            "halves_the_result": f"({left})/{2 * n}",
            "forgets_to_divide" if n > 1 else "doubles_the_result": left if n > 1 else f"2*({left})",
        }
        forms.append(form(f"p{i} = {_over(left, n)}", **wrong))
    return theorem(name, *forms)


@lru_cache(maxsize=32)
def _overlap(counts):
    every = _terms(counts)
    return theorem(
        "overlap_sum",
        form(
            f"S = {' + '.join(every)} - whole",
            forgets_to_subtract_the_whole=" + ".join(every),
            adds_the_whole=f"{' + '.join(every)} + whole",
            halves_the_overlap=f"({' + '.join(every)} - whole)/2",
            takes_one_part_only="abs(whole - p1)",
        ),
    )
