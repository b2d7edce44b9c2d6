"""Theorems of circles, ellipses, hyperbolas and parabolas by coordinates; C is a centre, P[0] and P[1] parts of P."""

from engine import form, theorem

# -- circles -----------------------------------------------------------------------------------------------

CIRCLE_STANDARD = theorem(
    "circle_standard_form",
    form(
        "E = Eq((X - C[0])**2 + (Y - C[1])**2, r**2)",
        changes_the_signs_of_the_centre="Eq((X + C[0])**2 + (Y + C[1])**2, r**2)",
        forgets_to_square_the_radius="Eq((X - C[0])**2 + (Y - C[1])**2, r)",
        swaps_the_coordinates_of_the_centre="Eq((X - C[1])**2 + (Y - C[0])**2, r**2)",
        doubles_the_radius_for_its_square="Eq((X - C[0])**2 + (Y - C[1])**2, 2*r)",
    ),
)
CIRCLE_EXPANDED = theorem(
    "circle_general_form",
    form(
        "G = Eq(X**2 + Y**2 - 2*C[0]*X - 2*C[1]*Y + (C[0]**2 + C[1]**2 - r**2), 0)",
        forgets_to_double_the_mixed_terms="Eq(X**2 + Y**2 - C[0]*X - C[1]*Y + (C[0]**2 + C[1]**2 - r**2), 0)",
        changes_the_signs_of_the_mixed_terms="Eq(X**2 + Y**2 + 2*C[0]*X + 2*C[1]*Y + (C[0]**2 + C[1]**2 - r**2), 0)",
        forgets_the_squares_of_the_centre="Eq(X**2 + Y**2 - 2*C[0]*X - 2*C[1]*Y - r**2, 0)",
        adds_the_square_of_the_radius="Eq(X**2 + Y**2 - 2*C[0]*X - 2*C[1]*Y + (C[0]**2 + C[1]**2 + r**2), 0)",
    ),
)
POWER_OF_POINT = theorem(
    "power_of_a_point",
    form(
        "w = d**2 - r**2",
        subtracts_without_squaring="d - r",
        adds_the_squares="d**2 + r**2",
        subtracts_the_other_way="r**2 - d**2",
    ),
)
TANGENT_SLOPE = theorem(
    "tangent_slope",
    form(
        "m = -(1/k)",
        forgets_the_sign="1/k",
        takes_the_slope_of_the_radius="k",
        only_changes_the_sign="-k",
    ),
    form(
        "k = -(1/m)",
        forgets_the_sign="1/m",
        takes_the_slope_of_the_tangent="m",
        only_changes_the_sign="-m",
    ),
)
AXIS_MEETING = theorem(
    "x_axis_meeting",
    form(
        "P = (-b/m, 0)",
        forgets_the_sign="(b/m, 0)",
        divides_the_other_way="(-m/b, 0)",
        takes_the_other_intercept="(b, 0)",
    ),
)
RIGHT_SIDE = theorem(  # of the line's equation y = mx + b
    "right_side_of_line",
    form(
        "F = m*X + b",
        swaps_slope_and_intercept="b*X + m",
        changes_the_sign_of_the_slope="-m*X + b",
        changes_the_sign_of_the_intercept="m*X - b",
    ),
)
LINE_IN_CIRCLE = theorem(  # F is the right side of y = x + 3, so that x + 3 is put in and not 1x + 3
    "line_put_into_circle",
    form(
        "q = expand((X - C[0])**2 + (F - C[1])**2 - r**2)",
        forgets_to_square_the_radius="expand((X - C[0])**2 + (F - C[1])**2 - r)",
        drops_the_centre="expand(X**2 + F**2 - r**2)",
        changes_the_signs_of_the_centre="expand((X + C[0])**2 + (F + C[1])**2 - r**2)",
    ),
)
COMMON_PLACES = theorem("common_places", form("Z = solveset(q, X, Reals)"))
POINT_OF_LINE = theorem(
    "point_of_line",
    form(
        "P = (u, m*u + b)",
        subtracts_the_intercept="(u, m*u - b)",
        swaps_slope_and_intercept="(u, b*u + m)",
        swaps_the_coordinates="(m*u + b, u)",
    ),
)
CHORD_LENGTH = theorem(
    "chord_by_distance",
    form(
        "s = 2*sqrt(r**2 - d**2)",
        forgets_to_double="sqrt(r**2 - d**2)",
        adds_the_squares="2*sqrt(r**2 + d**2)",
        subtracts_without_squaring="2*(r - d)",
    ),
    form(
        "d = sqrt(r**2 - s**2/4)",
        forgets_to_halve_the_chord="sqrt(abs(r**2 - s**2))",
        adds_the_squares="sqrt(r**2 + s**2/4)",
        subtracts_without_squaring="abs(r - s/2)",
    ),
    form(
        "r = sqrt(d**2 + s**2/4)",
        forgets_to_halve_the_chord="sqrt(d**2 + s**2)",
        adds_without_squaring="d + s/2",
        forgets_the_root="d**2 + s**2/4",
    ),
)


# -- ellipse and hyperbola: a belongs to the axis with the foci, which runs level where `level` ------------------


def axis_equation(curve, level):
    """The equation of an "ellipse" or a "hyperbola" by its centre C and its semi-axes."""
    sign = "+" if curve == "ellipse" else "-"

    def of(a, b, one="(X - C[0])", other="(Y - C[1])"):
        first, second = (f"{one}**2/{a}", f"{other}**2/{b}")
        if sign == "-" and not level:
            first, second = second, first
        return f"Eq({first} {sign} {second}, 1)"

    a, b = ("a**2", "b**2") if level else ("b**2", "a**2")
    mistakes = {
        "swaps_the_semi-axes": of(b, a),
        "forgets_to_square_the_semi-axes": of(a[0], b[0]),
        "changes_the_signs_of_the_centre": of(a, b, "(X + C[0])", "(Y + C[1])"),
        "swaps_the_coordinates_of_the_centre": of(a, b, "(X - C[1])", "(Y - C[0])"),
    }
    return theorem(f"{curve}_equation", form(f"E = {of(a, b)}", **mistakes))


ELLIPSE_FOCUS = theorem(
    "ellipse_focal_relation",
    form("c = sqrt(a**2 - b**2)", adds_the_squares="sqrt(a**2 + b**2)", subtracts_without_squaring="a - b",
         forgets_the_root="a**2 - b**2"),
    form("b = sqrt(a**2 - c**2)", adds_the_squares="sqrt(a**2 + c**2)", subtracts_without_squaring="a - c",
         forgets_the_root="a**2 - c**2"),
    form("a = sqrt(b**2 + c**2)", subtracts_the_squares="sqrt(abs(b**2 - c**2))", adds_without_squaring="b + c",
         forgets_the_root="b**2 + c**2"),
)  # fmt: skip
HYPERBOLA_FOCUS = theorem(
    "hyperbola_focal_relation",
    form("c = sqrt(a**2 + b**2)", subtracts_the_squares="sqrt(abs(a**2 - b**2))", adds_without_squaring="a + b",
         forgets_the_root="a**2 + b**2"),
    form("b = sqrt(c**2 - a**2)", adds_the_squares="sqrt(a**2 + c**2)", subtracts_without_squaring="c - a",
         forgets_the_root="c**2 - a**2"),
    form("a = sqrt(c**2 - b**2)", adds_the_squares="sqrt(b**2 + c**2)", subtracts_without_squaring="c - b",
         forgets_the_root="c**2 - b**2"),
)  # fmt: skip
ECCENTRICITY = theorem(
    "eccentricity_ratio",
    form("e = c/a", divides_the_other_way="a/c", squares_both="c**2/a**2", halves_the_ratio="c/(2*a)"),
    form("c = e*a", divides_instead="a/e", doubles_the_product="2*e*a", squares_the_eccentricity="e**2*a"),
    form("a = c/e", multiplies_instead="c*e", halves_the_quotient="c/(2*e)", squares_the_eccentricity="c/e**2"),
)
WHOLE_AXIS = theorem(
    "whole_axis",
    form("s = 2*a", takes_the_half="a", doubles_twice="4*a", halves_instead="a/2"),
    form("a = s/2", takes_the_whole="s", doubles_instead="2*s", halves_twice="s/4"),
)


def place_from_centre(name, level, sign):
    """The point P at the distance t from the centre C along the level or upright axis, on the side of `sign`."""
    places = [f"C[0] {sign} t, C[1]", f"C[0], C[1] {sign} t"]
    if not level:
        places.reverse()
    other = places[0].replace(f" {sign} t", " + t" if sign == "-" else " - t")
    i = 0 if level else 1
    far, near = ("P", "C") if sign == "+" else ("C", "P")
    return theorem(
        name,
        form(
            f"P = ({places[0]})",
            goes_along_the_other_axis=f"({places[1]})",
            goes_to_the_other_side=f"({other})",
            forgets_the_centre="(t, 0)" if level else "(0, t)",
        ),
        form(
            f"t = {far}[{i}] - {near}[{i}]",
            adds_the_coordinates=f"abs({far}[{i}] + {near}[{i}])",
            forgets_the_centre=f"abs(P[{i}])",
            halves_the_distance=f"({far}[{i}] - {near}[{i}])/2",
        ),
        form(
            f"C = ({other.replace('C', 'P')})",
            goes_to_the_other_side=f"({places[0].replace('C', 'P')})",
            goes_along_the_other_axis=f"({places[1].replace('C', 'P')})",
            goes_twice_as_far=f"({other.replace('C', 'P').replace(' t', ' 2*t')})",
        ),
    )


def asymptote(level, sign):
    """The asymptote through the centre C that rises ("+") or falls ("-")."""
    k, wrong = ("b/a", "a/b") if level else ("a/b", "b/a")
    head = "" if sign == "+" else "-"
    return theorem(
        "hyperbola_asymptote",
        form(
            f"L = Eq(Y, {head}{k}*X + (C[1] - {head}{k}*C[0]))",
            inverts_the_slope=f"Eq(Y, {head}{wrong}*X + (C[1] - {head}{wrong}*C[0]))",
            forgets_the_centre=f"Eq(Y, {head}{k}*X)",
            changes_the_sign_of_the_shift=f"Eq(Y, {head}{k}*X - (C[1] - {head}{k}*C[0]))",
        ),
    )


# -- parabola ----------------------------------------------------------------------------------------------


def parabola_equation(level):
    """The equation by the vertex V and the directed distance p to the focus; level: it opens to a side."""
    u, v = (("Y - V[1]"), ("X - V[0]")) if level else (("X - V[0]"), ("Y - V[1]"))
    return theorem(
        "parabola_equation",
        form(
            f"E = Eq(({u})**2, 4*p*({v}))",
            forgets_the_factor_four=f"Eq(({u})**2, p*({v}))",
            changes_the_sign_of_p=f"Eq(({u})**2, -4*p*({v}))",
            squares_the_other_variable=f"Eq(({v})**2, 4*p*({u}))",
            doubles_instead=f"Eq(({u})**2, 2*p*({v}))",
        ),
    )


def parabola_focus(level):
    """The focus from the vertex V and p, and back."""
    i = 0 if level else 1
    right = ["V[0]", "V[1]"]
    ahead, back, across = right.copy(), right.copy(), right.copy()
    ahead[i] += " + p"
    back[i] += " - p"
    across[1 - i] += " + p"
    return theorem(
        "parabola_focus",
        form(
            f"F = ({', '.join(ahead)})",
            goes_the_wrong_way=f"({', '.join(back)})",
            goes_across_the_axis=f"({', '.join(across)})",
            goes_four_times_as_far=f"({', '.join(ahead).replace('p', '4*p')})",
        ),
        form(
            f"p = F[{i}] - V[{i}]",
            subtracts_the_other_way=f"V[{i}] - F[{i}]",
            adds_the_coordinates=f"F[{i}] + V[{i}]",
            halves_the_difference=f"(F[{i}] - V[{i}])/2",
        ),
        form(
            f"V = ({', '.join(back).replace('V', 'F')})",
            goes_the_wrong_way=f"({', '.join(ahead).replace('V', 'F')})",
            goes_across_the_axis=f"({', '.join(across).replace('V', 'F')})",
            goes_four_times_as_far=f"({', '.join(back).replace('p', '4*p').replace('V', 'F')})",
        ),
    )


def parabola_directrix(level):
    """The directrix from the vertex V and p."""
    i, v = (0, "X") if level else (1, "Y")
    return theorem(
        "parabola_directrix",
        form(
            f"D = Eq({v}, V[{i}] - p)",
            takes_the_side_of_the_focus=f"Eq({v}, V[{i}] + p)",
            goes_four_times_as_far=f"Eq({v}, V[{i}] - 4*p)",
            uses_the_other_coordinate=f"Eq({v}, V[{1 - i}] - p)",
            takes_the_other_direction=f"Eq({'Y' if level else 'X'}, V[{i}] - p)",
        ),
    )


def parabola_axis(level):
    """The axis of symmetry through the vertex V."""
    i, v, w = (1, "Y", "X") if level else (0, "X", "Y")
    return theorem(
        "parabola_axis",
        form(
            f"A = Eq({v}, V[{i}])",
            takes_the_other_direction=f"Eq({w}, V[{i}])",
            uses_the_other_coordinate=f"Eq({v}, V[{1 - i}])",
            changes_the_sign=f"Eq({v}, -V[{i}])",
        ),
    )


def focal_distance(level):
    """The distance of a point P of the parabola from the focus, as that from the directrix."""
    i = 0 if level else 1
    return theorem(
        "parabola_focal_distance",
        form(
            f"d = abs(P[{i}] - V[{i}] + p)",
            measures_to_the_vertex=f"abs(P[{i}] - V[{i}])",
            subtracts_p=f"abs(P[{i}] - V[{i}] - p)",
            adds_four_p=f"abs(P[{i}] - V[{i}] + 4*p)",
        ),
    )
