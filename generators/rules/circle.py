"""Theorems of the circle: angles on arcs, chords, tangents, secants, two circles."""

from itertools import pairwise

from engine import Edge, Reject, form, polar, theorem
from generators.rules.arc import ARC_LENGTH
from generators.rules.area import SECTOR_AREA


def ring(s, radius, center="O", **places):
    """Circle about the origin and points on it, letter=direction in degrees; their printed letters, centre first."""
    O = s.point(center, (0, 0), dot=not center.startswith("_"))
    s.circle(O, radius)
    points = [s.point(letter, polar((0, 0), radius, at)) for letter, at in places.items()]
    for point in points:
        s.claim("on_circle", point, O)
    return O, *points


def chords(s, *pairs):
    """Draw each pair of points as a segment."""
    for a, b in pairs:
        s.segment(a, b)


def arc(s, O, a, b):
    """Measure of the arc from a counter-clockwise to b, named by its two ends."""
    return s.quantity("arc_measure", O, a, b)


def swept(s, O, a, b, angle, r, shaded=False):
    """Length of the arc from a counter-clockwise to b with this central angle, and its sector's area if shaded."""
    s.apply(ARC_LENGTH, L=s.quantity("arc_length", O, a, b), A=angle, r=r, arc=f"arc {a}{b}")
    if shaded:
        region = s.region(f"{O}{a}{b}", f"sector {a}{O}{b}", (Edge(O, a), Edge(a, b, O), Edge(b, O)))
        s.fill(region)
        sector = f"sector {a}{O}{b}"
        s.apply(SECTOR_AREA, S=s.area(region, symbol=f"Area({sector})"), A=angle, r=r, figure=sector)


def split(rng, *leasts, most=160, apart=6):
    """Even arcs that make up the whole circle: at least these sizes, at most `most`, no two within `apart` degrees."""
    rest = 360 - sum(leasts)
    while True:
        cuts = sorted(2 * rng.randint(0, rest // 2) for _ in leasts[1:])
        arcs = [least + b - a for least, a, b in zip(leasts, [0, *cuts], [*cuts, rest], strict=True)]
        ordered = sorted(arcs)
        if ordered[-1] <= most and all(b - a >= apart for a, b in pairwise(ordered)):
            return arcs


def clear(*angles):
    """Reject angles at one vertex or another that look right, or straight, and are not."""
    if any(abs(angle - 90) < 3 or not 17 < angle < 163 for angle in angles):
        raise Reject("an angle looks right or flat")


# -- angles on arcs ----------------------------------------------------------------------------------

INSCRIBED_ANGLE = theorem(
    "inscribed_angle",
    form(
        "I = C/2",
        takes_the_two_angles_as_equal="C",
        doubles_the_central_angle="2*C",
        subtracts_from_a_straight_angle="180 - C",
    ),
    form(
        "C = 2*I",
        takes_the_two_angles_as_equal="I",
        halves_the_inscribed_angle="I/2",
        subtracts_from_a_straight_angle="180 - 2*I",
    ),
)
INSCRIBED_ARC = theorem(
    "inscribed_arc",
    form(
        "I = m/2",
        takes_the_angle_equal_to_its_arc="m",
        subtracts_the_arc_from_a_straight_angle="180 - m",
        quarters_the_arc="m/4",
    ),
    form("m = 2*I", takes_the_arc_equal_to_its_angle="I", halves_the_angle="I/2", takes_the_other_arc="360 - 2*I"),
)
SAME_ARC = theorem(
    "same_arc",
    form("I = J", takes_them_as_supplementary="180 - J", doubles_the_angle="2*J", takes_them_as_complementary="90 - J"),
    form("J = I", takes_them_as_supplementary="180 - I", doubles_the_angle="2*I", takes_them_as_complementary="90 - I"),
)
RADII_TRIANGLE = theorem(
    "radii_triangle",
    form(
        "C = 180 - 2*A",
        subtracts_only_one_base_angle="180 - A",
        doubles_the_base_angle="2*A",
        takes_the_triangle_as_right="90 - A",
    ),
    form(
        "A = (180 - C)/2",
        forgets_to_halve="180 - C",
        halves_the_central_angle="C/2",
        takes_the_triangle_as_right="90 - C",
    ),
)
RADII_BASE = theorem(
    "radii_base",
    form("A = B", takes_them_as_supplementary="180 - B", doubles_the_angle="2*B", takes_them_as_complementary="90 - B"),
    form("B = A", takes_them_as_supplementary="180 - A", doubles_the_angle="2*A", takes_them_as_complementary="90 - A"),
)
THALES_ANGLES = theorem(
    "thales_angles",
    form(
        "A = 90 - B",
        subtracts_from_a_straight_angle="180 - B",
        takes_the_two_angles_as_equal="B",
        doubles_the_angle="2*B",
    ),
    form(
        "B = 90 - A",
        subtracts_from_a_straight_angle="180 - A",
        takes_the_two_angles_as_equal="A",
        doubles_the_angle="2*A",
    ),
)
THALES_SIDES = theorem(
    "thales_sides",
    form(
        "d = sqrt(a**2 + b**2)",
        adds_the_chords="a + b",
        forgets_the_square_root="a**2 + b**2",
        subtracts_the_squares="sqrt(abs(a**2 - b**2))",
    ),
    form(
        "a = sqrt(d**2 - b**2)",
        subtracts_without_squaring="d - b",
        adds_the_squares="sqrt(d**2 + b**2)",
        forgets_the_square_root="d**2 - b**2",
    ),
    form(
        "b = sqrt(d**2 - a**2)",
        subtracts_without_squaring="d - a",
        adds_the_squares="sqrt(d**2 + a**2)",
        forgets_the_square_root="d**2 - a**2",
    ),
)
CYCLIC_OPPOSITE = theorem(
    "cyclic_opposite",
    form(
        "A = 180 - C",
        takes_opposite_angles_as_equal="C",
        takes_them_as_complementary="90 - C",
        halves_the_difference="(180 - C)/2",
    ),
    form(
        "C = 180 - A",
        takes_opposite_angles_as_equal="A",
        takes_them_as_complementary="90 - A",
        halves_the_difference="(180 - A)/2",
    ),
)
CYCLIC_EXTERIOR = theorem(
    "cyclic_exterior",
    form("E = A", takes_them_as_supplementary="180 - A", halves_the_angle="A/2", doubles_the_angle="2*A"),
    form("A = E", takes_them_as_supplementary="180 - E", halves_the_angle="E/2", doubles_the_angle="2*E"),
)

# -- tangents ----------------------------------------------------------------------------------------

TANGENT_SIDES = theorem(
    "tangent_sides",
    form(
        "t = sqrt(d**2 - r**2)",
        subtracts_without_squaring="d - r",
        adds_the_squares="sqrt(d**2 + r**2)",
        forgets_the_square_root="d**2 - r**2",
    ),
    form(
        "r = sqrt(d**2 - t**2)",
        subtracts_without_squaring="d - t",
        adds_the_squares="sqrt(d**2 + t**2)",
        forgets_the_square_root="d**2 - t**2",
    ),
    form(
        "d = sqrt(r**2 + t**2)",
        adds_without_squaring="r + t",
        subtracts_the_squares="sqrt(abs(t**2 - r**2))",
        forgets_the_square_root="r**2 + t**2",
    ),
)
TANGENT_ANGLES = theorem(
    "tangent_angles",
    form(
        "A = 90 - B",
        subtracts_from_a_straight_angle="180 - B",
        takes_the_two_angles_as_equal="B",
        halves_the_rest="(180 - B)/2",
    ),
    form(
        "B = 90 - A",
        subtracts_from_a_straight_angle="180 - A",
        takes_the_two_angles_as_equal="A",
        halves_the_rest="(180 - A)/2",
    ),
)
TANGENT_SPLIT = theorem(
    "tangent_split",
    form(
        "A = 90 - B", takes_them_as_supplementary="180 - B", takes_the_two_angles_as_equal="B", doubles_the_angle="2*B"
    ),
    form(
        "B = 90 - A", takes_them_as_supplementary="180 - A", takes_the_two_angles_as_equal="A", doubles_the_angle="2*A"
    ),
)
EQUAL_TANGENTS = theorem(
    "equal_tangents",
    form("a = b", doubles_the_tangent="2*b", halves_the_tangent="b/2"),
    form("b = a", doubles_the_tangent="2*a", halves_the_tangent="a/2"),
)
TANGENTS_CENTRAL = theorem(
    "tangents_central",
    form(
        "P = 180 - C",
        takes_the_two_angles_as_equal="C",
        halves_the_central_angle="C/2",
        forgets_a_right_angle="abs(270 - C)",
    ),
    form(
        "C = 180 - P", takes_the_two_angles_as_equal="P", doubles_the_angle="2*P", takes_them_as_complementary="90 - P"
    ),
)
TANGENTS_BISECTOR = theorem(
    "tangents_bisector",
    form("h = w/2", takes_half_as_the_whole="w", doubles_the_angle="2*w", halves_twice="w/4"),
    form("w = 2*h", takes_the_whole_as_the_half="h", halves_the_angle="h/2", takes_the_supplement="180 - 2*h"),
)
TANGENTS_TRIANGLE = theorem(
    "tangents_triangle",
    form(
        "A = (180 - P)/2",
        forgets_to_halve="180 - P",
        halves_the_angle_at_the_apex="P/2",
        takes_the_triangle_as_right="90 - P",
    ),
    form(
        "P = 180 - 2*A",
        subtracts_only_one_base_angle="180 - A",
        doubles_the_base_angle="2*A",
        takes_the_triangle_as_right="90 - A",
    ),
)
TANGENT_KITE_AREA = theorem(
    "tangent_kite_area",
    form(
        "S = r*t",
        takes_only_one_of_the_two_triangles="r*t/2",
        doubles_the_product="2*r*t",
        adds_instead_of_multiplying="r + t",
    ),
    form(
        "t = S/r",
        forgets_one_of_the_two_triangles="2*S/r",
        halves_the_area="S/(2*r)",
        subtracts_instead_of_dividing="S - r",
    ),
    form(
        "r = S/t",
        forgets_one_of_the_two_triangles="2*S/t",
        halves_the_area="S/(2*t)",
        subtracts_instead_of_dividing="S - t",
    ),
)
THIRD_TANGENT = theorem(
    "third_tangent",
    form("p = 2*t", takes_only_one_tangent="t", takes_three_tangents="3*t", takes_four_tangents="4*t"),
    form(
        "t = p/2",
        takes_the_whole_perimeter="p",
        takes_a_third_of_the_perimeter="p/3",
        takes_a_quarter_of_the_perimeter="p/4",
    ),
)
TANGENT_CHORD = theorem(
    "tangent_chord",
    form(
        "T = I",
        doubles_the_inscribed_angle="2*I",
        takes_them_as_complementary="90 - I",
        takes_them_as_supplementary="180 - I",
    ),
    form("I = T", doubles_the_angle="2*T", takes_them_as_complementary="90 - T", takes_them_as_supplementary="180 - T"),
)
TANGENT_CHORD_ARC = theorem(
    "tangent_chord_arc",
    form(
        "T = m/2",
        takes_the_angle_equal_to_the_arc="m",
        subtracts_the_arc_from_a_straight_angle="180 - m",
        quarters_the_arc="m/4",
    ),
    form("m = 2*T", takes_the_arc_equal_to_the_angle="T", takes_the_other_arc="360 - 2*T", halves_the_angle="T/2"),
)

# -- chords and secants ------------------------------------------------------------------------------


def _product(outer, left, right, other):
    """outer = left * right / other, with what goes wrong."""
    return form(
        f"{outer} = {left}*{right}/{other}",
        adds_the_parts_instead=f"{left} + {right} - {other}",
        sets_up_the_ratio_upside_down=f"{left}*{other}/{right}",
        swaps_the_factors=f"{other}*{right}/{left}",
    )


CHORDS_PRODUCT = theorem(
    "chords_product",
    _product("a", "c", "d", "b"),
    _product("b", "c", "d", "a"),
    _product("c", "a", "b", "d"),
    _product("d", "a", "b", "c"),
)
TWO_SECANTS = theorem(
    "two_secants",
    _product("a", "c", "d", "b"),
    _product("b", "c", "d", "a"),
    _product("c", "a", "b", "d"),
    _product("d", "a", "b", "c"),
)
TANGENT_SECANT = theorem(
    "tangent_secant",
    form(
        "t = sqrt(a*c)",
        forgets_the_square_root="a*c",
        takes_the_arithmetic_mean="(a + c)/2",
        multiplies_with_the_inner_part="sqrt(a*(c - a))",
    ),
    form(
        "a = t**2/c",
        forgets_to_square_the_tangent="t/c",
        subtracts_instead_of_dividing="t**2 - c",
        takes_twice_the_tangent="2*t - c",
    ),
    form(
        "c = t**2/a",
        forgets_to_square_the_tangent="t/a",
        takes_the_inner_part="t**2/a - a",
        takes_twice_the_tangent="2*t - a",
    ),
)


def _arcs(name, sign, other):
    """Angle between two lines through a circle: half the sum or half the difference of the arcs that it cuts off."""
    back = "-" if sign == "+" else "+"
    second = "2*x - p" if sign == "+" else "p - 2*x"
    return theorem(
        name,
        form(
            f"x = (p {sign} q)/2",
            forgets_to_halve=f"p {sign} q",
            **{other: f"abs(p {back} q)/2"},
            uses_only_one_arc="p/2",
        ),
        form(
            f"p = 2*x {back} q",
            forgets_to_double_the_angle=f"abs(x {back} q)",
            **{other: f"2*x {sign} q"},
            ignores_the_other_arc="2*x",
        ),
        form(
            f"q = {second}", forgets_to_double_the_angle="abs(p - x)", ignores_the_other_arc="2*x", **{other: "p + 2*x"}
        ),
    )


CHORDS_ANGLE = _arcs("chords_angle", "+", "takes_the_difference_of_the_arcs")
SECANTS_ANGLE = _arcs("secants_angle", "-", "takes_the_sum_of_the_arcs")
TANGENT_SECANT_ANGLE = _arcs("tangent_secant_angle", "-", "takes_the_sum_of_the_arcs")


def _similar(name):
    """Triangles that the circle makes similar: x : e = a : d."""
    return theorem(
        name,
        form(
            "x = e*a/d",
            sets_up_the_ratio_upside_down="e*d/a",
            subtracts_the_difference="abs(e - abs(d - a))",
            takes_the_sides_as_equal="e",
        ),
        form(
            "e = x*d/a",
            sets_up_the_ratio_upside_down="x*a/d",
            adds_the_difference="x + abs(d - a)",
            takes_the_sides_as_equal="x",
        ),
        form(
            "a = x*d/e",
            sets_up_the_ratio_upside_down="d*e/x",
            subtracts_the_difference="abs(d - abs(e - x))",
            multiplies_the_wrong_sides="x*e/d",
        ),
        form(
            "d = e*a/x",
            sets_up_the_ratio_upside_down="a*x/e",
            adds_the_difference="a + abs(e - x)",
            multiplies_the_wrong_sides="x*e/a",
        ),
    )


CHORDS_SIMILAR = _similar("chords_similar")
SECANTS_SIMILAR = _similar("secants_similar")
CHORD_BISECTED = theorem(
    "chord_bisected",
    form("h = w/2", takes_half_as_the_whole="w", halves_twice="w/4", doubles_the_chord="2*w"),
    form("w = 2*h", takes_the_whole_as_the_half="h", takes_four_halves="4*h"),
)
CHORD_HALVES = theorem(  # a and b are the halves of a chord
    "chord_halves",
    form("a = b", takes_the_whole_chord="2*b", halves_again="b/2"),
    form("b = a", takes_the_whole_chord="2*a", halves_again="a/2"),
)
CHORD_RADIUS = theorem(
    "chord_radius",
    form(
        "r = sqrt(d**2 + h**2)",
        adds_without_squaring="d + h",
        subtracts_the_squares="sqrt(abs(d**2 - h**2))",
        uses_the_whole_chord="sqrt(d**2 + (2*h)**2)",
    ),
    form(
        "d = sqrt(r**2 - h**2)",
        subtracts_without_squaring="r - h",
        adds_the_squares="sqrt(r**2 + h**2)",
        uses_the_whole_chord="sqrt(abs(r**2 - (2*h)**2))",
    ),
    form(
        "h = sqrt(r**2 - d**2)",
        subtracts_without_squaring="r - d",
        adds_the_squares="sqrt(r**2 + d**2)",
        forgets_the_square_root="r**2 - d**2",
    ),
)

# -- two circles -------------------------------------------------------------------------------------

LINE_OF_CENTRES = theorem(
    "line_of_centres",
    form("d = a + b", subtracts_the_radii="abs(a - b)", adds_the_diameters="2*(a + b)", multiplies_the_radii="a*b"),
    form("a = d - b", adds_the_radius="d + b", halves_the_distance="d/2", subtracts_the_diameter="d - 2*b"),
    form("b = d - a", adds_the_radius="d + a", halves_the_distance="d/2", subtracts_the_diameter="d - 2*a"),
)
LINE_OF_CENTRES_INSIDE = theorem(
    "line_of_centres_inside",
    form("d = a - b", adds_the_radii="a + b", halves_the_difference="(a - b)/2", doubles_the_difference="2*(a - b)"),
    form("a = d + b", subtracts_the_radius="abs(d - b)", adds_the_diameter="d + 2*b", doubles_the_distance="2*d + b"),
    form("b = a - d", adds_the_distance="a + d", halves_the_difference="(a - d)/2", takes_the_diameter="2*(a - d)"),
)
COMMON_TANGENT = theorem(
    "common_tangent",
    form(
        "t = sqrt(d**2 - (a - b)**2)",
        adds_the_radii="sqrt(d**2 - (a + b)**2)",
        adds_the_squares="sqrt(d**2 + (a - b)**2)",
        takes_the_distance_of_the_centres="d",
    ),
    form(
        "d = sqrt(t**2 + (a - b)**2)",
        adds_the_radii="sqrt(t**2 + (a + b)**2)",
        subtracts_the_squares="sqrt(abs(t**2 - (a - b)**2))",
        adds_without_squaring="t + a - b",
    ),
    form(
        "a = b + sqrt(d**2 - t**2)",
        forgets_the_smaller_radius="sqrt(d**2 - t**2)",
        subtracts_without_squaring="b + d - t",
        adds_the_squares="b + sqrt(d**2 + t**2)",
    ),
    form(
        "b = a - sqrt(d**2 - t**2)",
        takes_only_the_difference="sqrt(d**2 - t**2)",
        subtracts_without_squaring="a - (d - t)",
        adds_the_difference="a + sqrt(d**2 - t**2)",
    ),
)
