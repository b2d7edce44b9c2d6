"""Arcs, sectors, chords at a central angle, annuli, quarter circles and Hippocrates' lunes.

Slots: arc= such as "arc AB", figure= the noun phrase of what is measured, chord= such as "AB".
"""

from functools import cache

from engine import Edge, Fraction, form, theorem

ARC_LENGTH = theorem(  # A is the central angle, r the radius
    "arc_length",
    form(
        "L = A/360*(2*pi*r)",
        takes_the_sector_area="A/360*pi*r**2",
        forgets_the_factor_two="A/360*pi*r",
        divides_by_a_half_turn="A/180*(2*pi*r)",
    ),
    form(
        "A = 360*L/(2*pi*r)",
        forgets_the_factor_two="360*L/(pi*r)",
        takes_a_half_turn="180*L/(2*pi*r)",
        uses_the_circle_area="360*L/(pi*r**2)",
    ),
    form(
        "r = 360*L/(2*pi*A)",
        forgets_the_factor_two="360*L/(pi*A)",
        takes_a_half_turn="180*L/(2*pi*A)",
        takes_a_root_as_for_an_area="sqrt(360*L/(pi*A))",
    ),
)
CHORD_LENGTH = theorem(  # A is the central angle of the chord c
    "chord_length",
    form(
        "c = 2*r*sin(A/2*pi/180)",
        forgets_to_halve_the_angle="2*r*sin(A*pi/180)",
        takes_half_the_chord="r*sin(A/2*pi/180)",
        uses_the_cosine="2*r*cos(A/2*pi/180)",
    ),
    form(
        "r = c/(2*sin(A/2*pi/180))",
        forgets_to_halve_the_angle="c/(2*sin(A*pi/180))",
        forgets_to_halve_the_chord="c/sin(A/2*pi/180)",
        uses_the_cosine="c/(2*cos(A/2*pi/180))",
    ),
)
ANNULUS_AREA = theorem(  # R is the outer radius, r the inner one
    "annulus_area",
    form(
        "S = pi*(R**2 - r**2)",
        squares_the_width_of_the_ring="pi*(R - r)**2",
        adds_the_circles="pi*(R**2 + r**2)",
        subtracts_the_circumferences="2*pi*(R - r)",
    ),
    form(
        "R = sqrt(S/pi + r**2)",
        subtracts_the_square="sqrt(abs(S/pi - r**2))",
        adds_the_radius="sqrt(S/pi) + r",
        forgets_the_square_root="S/pi + r**2",
    ),
    form(
        "r = sqrt(R**2 - S/pi)",
        adds_the_square="sqrt(R**2 + S/pi)",
        subtracts_the_root="abs(R - sqrt(S/pi))",
        forgets_the_square_root="R**2 - S/pi",
    ),
)
ANNULUS_AREA_CHORD = theorem(  # c is a chord of the outer circle that touches the inner one
    "annulus_area_chord",
    form(
        "S = pi*c**2/4",
        forgets_to_halve_the_chord="pi*c**2",
        halves_the_square="pi*c**2/2",
        takes_a_circumference="pi*c",
    ),
    form(
        "c = 2*sqrt(S/pi)",
        stops_at_half_the_chord="sqrt(S/pi)",
        forgets_the_square_root="S/pi",
        doubles_twice="4*sqrt(S/pi)",
    ),
)
ANNULAR_SECTOR_AREA = theorem(
    "annular_sector_area",
    form(
        "S = A/360*pi*(R**2 - r**2)",
        squares_the_width_of_the_ring="A/360*pi*(R - r)**2",
        takes_the_large_sector_only="A/360*pi*R**2",
        subtracts_the_arcs="A/360*(2*pi*(R - r))",
        divides_by_a_half_turn="A/180*pi*(R**2 - r**2)",
    ),
    form(
        "A = 360*S/(pi*(R**2 - r**2))",
        takes_a_half_turn="180*S/(pi*(R**2 - r**2))",
        squares_the_width_of_the_ring="360*S/(pi*(R - r)**2)",
        takes_the_large_sector_only="360*S/(pi*R**2)",
    ),
)
QUARTER_AREA = theorem(
    "quarter_circle_area",
    form("S = pi*r**2/4", takes_half_a_circle="pi*r**2/2", takes_the_whole_circle="pi*r**2", takes_the_arc="pi*r/2"),
    form(
        "r = 2*sqrt(S/pi)",
        takes_the_whole_circle="sqrt(S/pi)",
        forgets_the_square_root="4*S/pi",
        doubles_twice="4*sqrt(S/pi)",
    ),
)
QUARTER_ARC = theorem(
    "quarter_circle_arc",
    form("L = pi*r/2", takes_half_a_circle="pi*r", takes_the_area="pi*r**2/4", halves_twice="pi*r/4"),
    form("r = 2*L/pi", takes_half_a_circle="L/pi", doubles_twice="4*L/pi", halves_the_quotient="L/(2*pi)"),
)
HIPPOCRATES = theorem(  # S is both lunes together, T the right triangle
    "hippocrates",
    form("S = T", doubles_the_triangle="2*T", halves_the_triangle="T/2", takes_a_share_of_a_circle="pi*T/4"),
    form("T = S", doubles_the_lunes="2*S", halves_the_lunes="S/2", adds_half_the_lunes="3*S/2"),
)
LUNES_AREA = theorem(  # lunes S: triangle T and semicircles p, q on its legs, less the semicircle H
    "lunes_area",
    form(
        "S = T + p + q - H",
        forgets_the_triangle="p + q",
        leaves_out_the_triangle_and_a_leg="abs(H - p)",
        adds_the_triangle_twice="2*T + p + q - H",
    ),
    form("T = S + H - p - q", forgets_a_semicircle="S + H - p", halves_the_lunes="S/2", doubles_the_lunes="2*S"),
)
INSCRIBED_SQUARE = theorem(  # a square of side a in a circle of radius r
    "inscribed_square",
    form(
        "a = r*sqrt(2)",
        takes_the_diameter_as_the_side="2*r",
        uses_the_root_of_three="r*sqrt(3)",
        halves_the_root="r*sqrt(2)/2",
    ),
    form("r = a/sqrt(2)", halves_the_side="a/2", takes_the_diameter="a*sqrt(2)", uses_the_root_of_three="a/sqrt(3)"),
)
INSCRIBED_TRIANGLE = theorem(  # an equilateral triangle of side a in a circle of radius r
    "inscribed_equilateral",
    form(
        "a = r*sqrt(3)",
        uses_the_root_of_two="r*sqrt(2)",
        takes_the_diameter_as_the_side="2*r",
        takes_half_of_the_side="r*sqrt(3)/2",
    ),
    form(
        "r = a/sqrt(3)",
        halves_the_side="a/2",
        takes_the_inscribed_circle="a/(2*sqrt(3))",
        multiplies_by_the_root="a*sqrt(3)",
    ),
)
INSCRIBED_SIDE = theorem(  # side s of a square or rectangle across n = 1 circle of radius r
    "inscribed_circle_side",
    form("s = 2*r", takes_the_radius_as_the_side="r", doubles_twice="4*r", adds_half_the_radius="3*r"),
    form("r = s/2", takes_the_side_as_the_radius="s", doubles_the_side="2*s", halves_twice="s/4"),
)


def cut_corners(n):
    """P = whole - 2*n*r + n*L: the boundary left when n quarter circles of radius r and arc L are cut from corners."""
    arcs, ends = ("L", "r") if n == 1 else (f"{n}*L", f"{n}*r")
    return theorem(
        "cut_corners",
        form(
            f"P = whole - {2 * n}*r + {arcs}",
            forgets_to_remove_the_radii=f"whole + {arcs}",
            removes_one_radius_at_each_corner=f"whole - {ends} + {arcs}",
            forgets_to_add_the_arcs=f"whole - {2 * n}*r",
        ),
        form(
            f"whole = P + {2 * n}*r - {arcs}",
            forgets_to_restore_the_radii=f"P - {arcs}",
            restores_one_radius_at_each_corner=f"P + {ends} - {arcs}",
            adds_the_arcs=f"P + {2 * n}*r + {arcs}",
        ),
    )


@cache
def semicircles_balance(*signs):
    """S = whole - p1 + p2 ...: parts with sign -1 are cut from the whole, those with sign 1 are added to it."""
    terms = "".join(f" {'+' if sign > 0 else '-'} p{i}" for i, sign in enumerate(signs, 1))
    parts = [f"p{i}" for i in range(1, len(signs) + 1)]
    swapped = terms.translate(str.maketrans("+-", "-+"))
    solved = []
    for i, sign in enumerate(signs, 1):
        rest = "".join(f" {'+' if other > 0 else '-'} p{k}" for k, other in enumerate(signs, 1) if k != i)
        back = "".join(f" {'-' if other > 0 else '+'} p{k}" for k, other in enumerate(signs, 1) if k != i)
        right = f"whole{rest} - S" if sign < 0 else f"S - whole{back}"
        solved.append(
            form(
                f"p{i} = {right}",
                halves_the_result=f"({right})/2",
                forgets_the_other_parts="abs(whole - S)",
                adds_instead_of_subtracting="whole + S",
            )
        )
    return theorem(
        "semicircles_balance",
        form(
            f"S = whole{terms}",
            adds_every_part="whole + " + " + ".join(parts),
            swaps_adding_and_cutting=f"abs(whole{swapped})",
            forgets_the_last_part=f"abs(whole{terms.rsplit(' ', 2)[0]})",
        ),
        form(
            f"whole = S{swapped}",
            swaps_adding_and_cutting=f"abs(S{terms})",
            forgets_the_last_part=f"abs(S{swapped.rsplit(' ', 2)[0]})",
            doubles_the_area="2*S",
        ),
        *solved,
    )


@cache
def nice_angles(r, low=24, high=156):
    """Whole degrees, none near 90, at which a circle of radius r has arcs and sectors with denominators up to 12."""
    angles = (a for a in range(low, high + 1) if abs(a - 90) > 4)
    fits = (a for a in angles if Fraction(a * r, 180).denominator <= 12 and Fraction(a * r * r, 360).denominator <= 12)
    return tuple(fits)


def sector_region(s, o, a, b):
    """Name of the sector from a counter-clockwise to b about o, bounded by two radii and the arc."""
    return s.region(f"sector{a}{o}{b}", f"sector {a}{o}{b}", (Edge(o, a), Edge(a, b, o), Edge(b, o)))


def sector_area(s, o, a, b, **options):
    """Area of the sector, printed Area(sector AOB)."""
    return s.area(sector_region(s, o, a, b), symbol=f"Area(sector {a}{o}{b})", **options)


def semicircle_region(s, o, a, b):
    """Name of the half disk between the diameter b-a and the arc from a counter-clockwise to b about o."""
    return s.region(f"semicircle{a}{b}", f"the semicircle on {a}{b}", (Edge(a, b, o), Edge(b, a)))


def semicircle_area(s, o, a, b, letters="", **options):
    """Area of that half disk, printed Area(semicircle AB), or with other letters for its diameter."""
    return s.area(semicircle_region(s, o, a, b), symbol=f"Area(semicircle {letters or a + b})", **options)


def disk_area(s, circle, noun, **options):
    """Area inside a drawn circle, printed Area(larger circle) for the noun "the larger circle"."""
    s.region(f"disk{circle}", noun, circle)
    return s.area(f"disk{circle}", symbol=f"Area({noun.removeprefix('the ')})", noun=noun, **options)
