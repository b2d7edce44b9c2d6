"""Similar triangles and what follows: parallel cuts, midsegments, the centroid, the angle bisector theorem."""

from math import acos, degrees

from engine import Reject, form, theorem
from generators.rules.angles import plain, unlike


def scalene(a, b, c):
    """Reject sides that close no triangle, or a sharp, right-looking or isosceles-looking one."""
    if max(a, b, c) * 2 >= (a + b + c) * 0.97:
        raise Reject("the sides make no good triangle")
    angles = [degrees(acos((x * x + y * y - z * z) / (2 * x * y))) for x, y, z in ((a, b, c), (b, c, a), (c, a, b))]
    plain(*angles, low=22, high=135)
    unlike(*angles)


def third_side(rng, left, right, step=1):
    """A whole number, multiple of step, that closes a triangle with the sides left and right, not too sharp."""
    low, high = max(abs(left - right) * 1.1, (left + right) / 4), (left + right) * 0.93
    return step * rng.randint(int(low // step) + 1, max(int(low // step) + 1, int(high // step)))


PARALLEL_CUT = theorem(  # a and b are the parts of one side, c and d the matching parts of the other
    "parallel_cut",
    form("a = b*c/d", inverts_the_ratio="b*d/c", compares_differences="b + c - d", multiplies_the_wrong_parts="c*d/b"),
    form("b = a*d/c", inverts_the_ratio="a*c/d", compares_differences="a + d - c", multiplies_the_wrong_parts="c*d/a"),
    form("c = d*a/b", inverts_the_ratio="d*b/a", compares_differences="d + a - b", multiplies_the_wrong_parts="a*b/d"),
    form("d = c*b/a", inverts_the_ratio="c*a/b", compares_differences="c + b - a", multiplies_the_wrong_parts="a*b/c"),
)
SIMILAR_SIDES = theorem(  # p : q = r : s, with p and r in the first triangle, q and s in the second
    "similar_sides",
    form("p = q*r/s", inverts_the_ratio="q*s/r", compares_differences="q + r - s", mixes_up_the_sides="r*s/q"),
    form("q = p*s/r", inverts_the_ratio="p*r/s", compares_differences="p + s - r", mixes_up_the_sides="r*s/p"),
    form("r = s*p/q", inverts_the_ratio="s*q/p", compares_differences="s + p - q", mixes_up_the_sides="p*q/s"),
    form("s = r*q/p", inverts_the_ratio="r*p/q", compares_differences="r + q - p", mixes_up_the_sides="p*q/r"),
)
SIMILAR_SCALE = theorem(  # k is the ratio of sides of the first triangle to those of the second; a and b correspond
    "similar_scale",
    form(
        "k = a/b",
        inverts_the_ratio="b/a",
        compares_the_part_with_the_sum="a/(a + b)",
        takes_the_difference="abs(a - b)/b",
    ),
    form("a = k*b", divides_by_the_ratio="b/k", adds_the_ratio="b + k", takes_the_rest="abs(b - k*b)"),
    form("b = a/k", multiplies_by_the_ratio="a*k", adds_the_ratio="a + k", takes_the_rest="abs(a - a/k)"),
)
SIMILAR_MEAN = theorem(  # m : a = b : m, the side that two similar triangles share
    "similar_mean",
    form(
        "m = sqrt(a*b)",
        takes_the_average="(a + b)/2",
        forgets_the_square_root="a*b",
        adds_instead_of_multiplying="a + b",
    ),
    form("a = m**2/b", forgets_to_square="m/b", multiplies_instead="m*b", doubles_instead_of_squaring="2*m - b"),
    form("b = m**2/a", forgets_to_square="m/a", multiplies_instead="m*a", doubles_instead_of_squaring="2*m - a"),
)
SIMILAR_PERIMETERS = theorem(  # P and Q are the perimeters, p and q corresponding sides
    "similar_perimeters",
    form("P = Q*p/q", inverts_the_ratio="Q*q/p", squares_the_ratio="Q*(p/q)**2", compares_differences="Q + p - q"),
    form("Q = P*q/p", inverts_the_ratio="P*p/q", squares_the_ratio="P*(q/p)**2", compares_differences="P + q - p"),
    form("p = q*P/Q", inverts_the_ratio="q*Q/P", compares_differences="q + P - Q"),
    form("q = p*Q/P", inverts_the_ratio="p*P/Q", compares_differences="p + Q - P"),
)
SIMILAR_AREAS = theorem(  # S and T are the areas, p and q corresponding sides
    "similar_areas",
    form(
        "S = T*(p/q)**2",
        forgets_to_square_the_ratio="T*p/q",
        inverts_the_ratio="T*(q/p)**2",
        doubles_instead_of_squaring="T*2*p/q",
    ),
    form(
        "T = S*(q/p)**2",
        forgets_to_square_the_ratio="S*q/p",
        inverts_the_ratio="S*(p/q)**2",
        doubles_instead_of_squaring="S*2*q/p",
    ),
    form(
        "p = q*sqrt(S/T)",
        forgets_the_square_root="q*S/T",
        inverts_the_ratio="q*sqrt(T/S)",
        halves_instead_of_the_root="q*S/(2*T)",
    ),
    form(
        "q = p*sqrt(T/S)",
        forgets_the_square_root="p*T/S",
        inverts_the_ratio="p*sqrt(S/T)",
        halves_instead_of_the_root="p*T/(2*S)",
    ),
)
PART_TO_WHOLE = theorem(  # k: ratio of one part to the other; w: ratio of the first part to the whole
    "part_to_whole",
    form(
        "w = k/(1 + k)",
        takes_the_other_part="1/(1 + k)",
        takes_the_parts_for_the_whole="k",
        inverts_the_ratio="(1 + k)/k",
    ),
    form("k = w/(1 - w)", inverts_the_ratio="(1 - w)/w", takes_the_rest="1 - w", adds_the_whole="w/(1 + w)"),
)
MIDSEGMENT = theorem(
    "midsegment",
    form("m = b/2", takes_the_whole_side="b", doubles_the_side="2*b", halves_twice="b/4"),
    form("b = 2*m", takes_the_midsegment_itself="m", halves_the_midsegment="m/2", doubles_twice="4*m"),
)
MIDPOINT_HALVES = theorem(  # the whole and its two equal parts
    "midpoint_halves",
    form("a = whole/2", takes_the_whole="whole", doubles_the_whole="2*whole", halves_twice="whole/4"),
    form("b = whole/2", takes_the_whole="whole", doubles_the_whole="2*whole", halves_twice="whole/4"),
    form("whole = 2*a", takes_one_half="a", halves_again="a/2"),
    form("whole = 2*b", takes_one_half="b", halves_again="b/2"),
    form("a = b", takes_the_whole="2*b", halves_again="b/2"),
    form("b = a", takes_the_whole="2*a", halves_again="a/2"),
)
MEDIAL_PERIMETER = theorem(
    "medial_perimeter",
    form("P = Q/2", quarters_the_perimeter="Q/4", doubles_the_perimeter="2*Q", takes_the_whole_perimeter="Q"),
    form("Q = 2*P", multiplies_by_four="4*P", takes_the_perimeter_itself="P", halves_the_perimeter="P/2"),
)
MEDIAL_AREA = theorem(
    "medial_area",
    form("S = T/4", halves_the_area="T/2", takes_the_whole_area="T", takes_an_eighth="T/8"),
    form("T = 4*S", doubles_the_area="2*S", takes_three_times="3*S", quarters_the_area="S/4"),
)
CENTROID = theorem(  # m is the median, a its part at the vertex, b its part at the side
    "centroid",
    form("a = 2*m/3", takes_the_shorter_part="m/3", halves_the_median="m/2", takes_three_quarters="3*m/4"),
    form("b = m/3", takes_the_longer_part="2*m/3", halves_the_median="m/2", takes_a_quarter="m/4"),
    form("a = 2*b", takes_equal_parts="b", inverts_the_ratio="b/2", triples_the_part="3*b"),
    form("b = a/2", takes_equal_parts="a", inverts_the_ratio="2*a", takes_a_third="a/3"),
    form("m = 3*a/2", doubles_the_part="2*a", triples_the_part="3*a", inverts_the_ratio="2*a/3"),
    form("m = 3*b", doubles_the_part="2*b", multiplies_by_four="4*b"),
)
CENTROID_THIRD = theorem(  # the triangle on one side and the centroid
    "centroid_third",
    form("S = T/3", halves_the_area="T/2", takes_a_sixth="T/6", takes_two_thirds="2*T/3"),
    form("T = 3*S", doubles_the_area="2*S", multiplies_by_six="6*S"),
)
CENTROID_SIXTH = theorem(  # one of the six small triangles that the medians make
    "centroid_sixth",
    form("S = T/6", takes_a_third="T/3", takes_a_quarter="T/4", halves_the_area="T/2"),
    form("T = 6*S", takes_three_times="3*S", takes_four_times="4*S", doubles_the_area="2*S"),
)
MEDIAN_AREA = theorem(
    "median_area",
    form("S = T/2", takes_a_third="T/3", quarters_the_area="T/4", takes_the_whole_area="T"),
    form("T = 2*S", triples_the_area="3*S", multiplies_by_four="4*S", takes_the_part_itself="S"),
)
ANGLE_BISECTOR = theorem(  # the bisector cuts the third side into x, beside side b, and y, beside side c
    "angle_bisector",
    form("x = y*b/c", inverts_the_ratio="y*c/b", takes_equal_parts="y", compares_differences="y + b - c"),
    form("y = x*c/b", inverts_the_ratio="x*b/c", takes_equal_parts="x", compares_differences="x + c - b"),
    form("b = c*x/y", inverts_the_ratio="c*y/x", takes_equal_sides="c", compares_differences="c + x - y"),
    form("c = b*y/x", inverts_the_ratio="b*x/y", takes_equal_sides="b", compares_differences="b + y - x"),
)
ANGLE_BISECTOR_WHOLE = theorem(  # a is the whole third side, x its part beside side b
    "angle_bisector_whole",
    form(
        "x = a*b/(b + c)",
        takes_the_other_part="a*c/(b + c)",
        halves_the_side="a/2",
        takes_the_ratio_of_the_sides="a*b/c",
    ),
    form("a = x*(b + c)/b", uses_the_other_side="x*(b + c)/c", doubles_the_part="2*x", takes_the_other_part="x*c/b"),
)
BISECTOR_LENGTH = theorem(  # d is the bisector between sides b and c, x and y the parts of the third side
    "bisector_length",
    form(
        "d = sqrt(b*c - x*y)",
        forgets_the_square_root="b*c - x*y",
        adds_the_products="sqrt(b*c + x*y)",
        takes_the_sides_only="sqrt(b*c)",
    ),
)
BISECTOR_AREAS = theorem(  # S lies beside side b, T beside side c
    "bisector_areas",
    form("S = T*b/c", inverts_the_ratio="T*c/b", squares_the_ratio="T*(b/c)**2", takes_equal_areas="T"),
    form("T = S*c/b", inverts_the_ratio="S*b/c", squares_the_ratio="S*(c/b)**2", takes_equal_areas="S"),
)
BISECTOR_PARALLEL = theorem(  # the bisector makes an isosceles triangle with a parallel to one side
    "bisector_parallel",
    form("a = b", doubles_the_side="2*b", halves_the_side="b/2"),
    form("b = a", doubles_the_side="2*a", halves_the_side="a/2"),
)
