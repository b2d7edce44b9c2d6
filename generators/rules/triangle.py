"""Metric theorems of any triangle: laws of sines and cosines, Heron, inscribed and circumscribed circle."""

from engine import Reject, form, theorem
from generators.rules.right_triangle import LARGEST_ROOT, radicand

# the side a is opposite the angle A, b opposite B
LAW_OF_SINES = theorem(
    "law_of_sines",
    form(
        "a = b*sin(A*pi/180)/sin(B*pi/180)",
        swaps_the_sines="b*sin(B*pi/180)/sin(A*pi/180)",
        uses_the_cosines="b*abs(cos(A*pi/180))/abs(cos(B*pi/180))",
        compares_the_angles_themselves="b*A/B",
        forgets_to_divide="b*sin(A*pi/180)",
    ),
    form(
        "b = a*sin(B*pi/180)/sin(A*pi/180)",
        swaps_the_sines="a*sin(A*pi/180)/sin(B*pi/180)",
        uses_the_cosines="a*abs(cos(B*pi/180))/abs(cos(A*pi/180))",
        compares_the_angles_themselves="a*B/A",
        forgets_to_divide="a*sin(B*pi/180)",
    ),
)
# only for an acute angle A: the sine does not tell it from 180 - A
LAW_OF_SINES_ANGLE = theorem(
    "law_of_sines_angle",
    form(
        "A = asin(a*sin(B*pi/180)/b)*180/pi",
        swaps_the_sides="asin(b*sin(B*pi/180)/a)*180/pi",
        uses_the_cosine="acos(a*sin(B*pi/180)/b)*180/pi",
        compares_the_angles_themselves="a*B/b",
    ),
)
# C is the angle between a and b, opposite c
LAW_OF_COSINES = theorem(
    "law_of_cosines",
    form(
        "c = sqrt(a**2 + b**2 - 2*a*b*cos(C*pi/180))",
        adds_the_product_term="sqrt(a**2 + b**2 + 2*a*b*cos(C*pi/180))",
        forgets_the_factor_two="sqrt(a**2 + b**2 - a*b*cos(C*pi/180))",
        leaves_out_the_product_term="sqrt(a**2 + b**2)",
        uses_the_sine="sqrt(a**2 + b**2 - 2*a*b*sin(C*pi/180))",
        forgets_the_square_root="a**2 + b**2 - 2*a*b*cos(C*pi/180)",
    ),
)
LAW_OF_COSINES_ANGLE = theorem(
    "law_of_cosines_angle",
    form(
        "C = acos((a**2 + b**2 - c**2)/(2*a*b))*180/pi",
        changes_the_sign="acos((c**2 - a**2 - b**2)/(2*a*b))*180/pi",
        uses_the_sine="asin((a**2 + b**2 - c**2)/(2*a*b))*180/pi",
        forgets_the_factor_two="acos((a**2 + b**2 - c**2)/(a*b))*180/pi",
        takes_the_wrong_side="acos((a**2 + c**2 - b**2)/(2*a*c))*180/pi",
    ),
)
# only for an acute angle A between the sides a and b
AREA_SINE_ANGLE = theorem(
    "area_sine_angle",
    form(
        "A = asin(2*S/(a*b))*180/pi",
        forgets_to_double_the_area="asin(S/(a*b))*180/pi",
        uses_the_cosine="acos(2*S/(a*b))*180/pi",
        uses_the_tangent="atan(2*S/(a*b))*180/pi",
    ),
)

SEMIPERIMETER = theorem(
    "semiperimeter",
    form(
        "s = (a + b + c)/2",
        takes_the_whole_perimeter="a + b + c",
        divides_by_three="(a + b + c)/3",
        leaves_out_a_side="(a + b)/2",
    ),
    form("a = 2*s - b - c", forgets_to_double="s - b", subtracts_one_side="2*s - b", adds_a_side="2*s - b + c"),
    form("b = 2*s - a - c", forgets_to_double="s - a", subtracts_one_side="2*s - a", adds_a_side="2*s - a + c"),
    form("c = 2*s - a - b", forgets_to_double="s - a", subtracts_one_side="2*s - a", adds_a_side="2*s - a + b"),
)
HALF_PERIMETER = theorem(
    "half_perimeter",
    form("s = P/2", divides_by_three="P/3", divides_by_four="P/4", takes_the_whole_perimeter="P"),
    form("P = 2*s", takes_the_half="s", triples_instead="3*s", doubles_twice="4*s"),
)
HERON = theorem(
    "heron",
    form(
        "S = sqrt(s*(s - a)*(s - b)*(s - c))",
        forgets_the_factor_s="sqrt((s - a)*(s - b)*(s - c))",
        forgets_the_square_root="s*(s - a)*(s - b)*(s - c)",
        uses_the_whole_perimeter="sqrt(2*s*(2*s - a)*(2*s - b)*(2*s - c))",
        halves_the_root="sqrt(s*(s - a)*(s - b)*(s - c))/2",
        leaves_out_a_factor="sqrt(s*(s - a)*(s - b))",
    ),
)
INRADIUS = theorem(
    "inradius",
    form("r = S/s", uses_the_whole_perimeter="S/(2*s)", doubles_the_area="2*S/s", halves_twice="S/(4*s)"),
    form("S = r*s", uses_the_whole_perimeter="2*r*s", halves_the_product="1/2*r*s", adds_instead="r + s"),
    form("s = S/r", doubles_the_quotient="2*S/r", halves_the_quotient="S/(2*r)", multiplies_instead="S*r"),
)
# right angle between the legs a and b
RIGHT_INRADIUS = theorem(
    "right_inradius",
    form(
        "r = (a + b - c)/2",
        forgets_the_half="a + b - c",
        adds_the_hypotenuse="(a + b + c)/2",
        divides_by_three="(a + b - c)/3",
    ),
    form(
        "c = a + b - 2*r",
        forgets_to_double_the_radius="a + b - r",
        adds_the_diameter="a + b + 2*r",
        leaves_out_the_radius="a + b",
    ),
)
# t is the tangent length from the vertex opposite the side a
TANGENT_LENGTH = theorem(
    "tangent_length",
    form(
        "t = s - a",
        forgets_to_halve_the_perimeter="2*s - a",
        halves_the_difference="(s - a)/2",
        adds_the_side="s + a",
        halves_the_side="a/2",
    ),
    form(
        "a = s - t",
        forgets_to_halve_the_perimeter="2*s - t",
        doubles_the_tangent_length="s - 2*t",
        adds_the_tangent_length="s + t",
    ),
    form(
        "s = a + t",
        forgets_the_tangent_length_of_one_side="2*a + t",
        doubles_the_tangent_length="a + 2*t",
        subtracts_the_tangent_length="a - t",
    ),
)
CIRCUMRADIUS = theorem(
    "circumradius",
    form(
        "R = a*b*c/(4*S)",
        divides_by_twice_the_area="a*b*c/(2*S)",
        forgets_the_factor_four="a*b*c/S",
        divides_by_eight_areas="a*b*c/(8*S)",
    ),
    form(
        "S = a*b*c/(4*R)",
        divides_by_the_diameter="a*b*c/(2*R)",
        forgets_the_factor_four="a*b*c/R",
        divides_by_eight_radii="a*b*c/(8*R)",
    ),
)
EXTENDED_SINES = theorem(
    "extended_sines",
    form(
        "R = a/(2*sin(A*pi/180))",
        forgets_the_factor_two="a/sin(A*pi/180)",
        multiplies_by_the_sine="a*sin(A*pi/180)/2",
        uses_the_cosine="a/(2*abs(cos(A*pi/180)))",
        doubles_the_quotient="2*a/sin(A*pi/180)",
    ),
    form(
        "a = 2*R*sin(A*pi/180)",
        forgets_the_factor_two="R*sin(A*pi/180)",
        uses_the_cosine="2*R*abs(cos(A*pi/180))",
        divides_by_the_sine="2*R/sin(A*pi/180)",
        doubles_twice="4*R*sin(A*pi/180)",
    ),
)
# only for an acute angle A
EXTENDED_SINES_ANGLE = theorem(
    "extended_sines_angle",
    form(
        "A = asin(a/(2*R))*180/pi",
        takes_the_radius_for_the_diameter="asin(a/R)*180/pi",
        uses_the_cosine="acos(a/(2*R))*180/pi",
        takes_the_central_angle="2*asin(a/(2*R))*180/pi",
        uses_the_tangent="atan(a/(2*R))*180/pi",
    ),
)
RIGHT_CIRCUMRADIUS = theorem(
    "right_circumradius",
    form("R = c/2", takes_the_hypotenuse="c", takes_a_third="c/3", takes_a_quarter="c/4"),
    form("c = 2*R", takes_the_radius="R", triples_the_radius="3*R", doubles_twice="4*R"),
)


def is_plain(a, b, c):
    """Whether sides make a triangle that is not flat and looks neither isosceles nor right-angled."""
    x, y, z = sorted((a, b, c))
    return x + y >= 1.12 * z and y >= 1.06 * x and z >= 1.06 * y and abs(x * x + y * y - z * z) >= 0.1 * x * y


def plain_triangle(a, b, c):
    """Reject sides that make no triangle, or one that is flat, or that looks isosceles or right-angled."""
    if not is_plain(a, b, c):
        raise Reject("flat, isosceles or right-angled")


def heron_sides(rng, largest=120, root=LARGEST_ROOT):
    """Three whole sides of a plain triangle whose area has a root that prints; those of whole area are few."""
    for _ in range(400):
        a = rng.randint(6, largest)
        b, c = (rng.randint(round(0.5 * a), min(round(1.8 * a), largest)) for _ in range(2))
        if is_plain(a, b, c) and radicand(a + b + c, b + c - a, a + c - b, a + b - c) <= root:
            return [a, b, c]
    raise Reject("no triangle with a short area was found")
