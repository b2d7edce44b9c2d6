"""Theorems on waves and on the tangent's graph; X is the variable, points carry their coordinates."""

from engine import Theorem, form, theorem

AMPLITUDE = theorem(
    "amplitude",
    form(
        "a = (M - m)/2",
        takes_the_whole_height="M - m",
        takes_the_greatest_value="M",
        adds_instead_of_subtracting="(M + m)/2",
    ),
    form("M = m + 2*a", adds_one_amplitude="m + a", takes_the_double_amplitude="2*a", subtracts="m - 2*a"),
    form("m = M - 2*a", subtracts_one_amplitude="M - a", adds="M + 2*a", changes_the_sign="-M"),
)
MIDLINE = theorem(
    "midline",
    form(
        "d = (M + m)/2",
        adds_without_halving="M + m",
        halves_the_difference="(M - m)/2",
        takes_the_least_value="m",
    ),
)
WAVE_RANGE = theorem(
    "wave_range",
    form("M = d + a", forgets_the_midline="a", subtracts_the_amplitude="d - a", takes_the_double_amplitude="d + 2*a"),
    form("m = d - a", forgets_the_midline="-a", adds_the_amplitude="d + a", takes_the_double_amplitude="d - 2*a"),
)
HEIGHT = theorem(
    "height_of_point",
    form("M = P[1]", takes_the_other_coordinate="P[0]", changes_the_sign="-P[1]", doubles_it="2*P[1]"),
)
RISE = theorem(
    "rise_to_the_top",
    form(
        "a = Q[1] - P[1]",
        takes_the_height_of_the_top="Q[1]",
        adds_the_heights="Q[1] + P[1]",
        doubles_the_rise="2*(Q[1] - P[1])",
        halves_the_rise="(Q[1] - P[1])/2",
    ),
)
START = theorem(
    "start_of_the_period",
    form("c = P[0]", changes_the_sign="-P[0]", takes_the_height="P[1]"),
)
QUARTER_PERIOD = theorem(
    "quarter_period",
    form(
        "T = 4*(Q[0] - P[0])",
        takes_it_for_a_whole_period="Q[0] - P[0]",
        takes_it_for_half_a_period="2*(Q[0] - P[0])",
        adds_the_first_coordinates="4*(Q[0] + P[0])",
    ),
)
HALF_PERIOD = theorem(
    "half_period",
    form(
        "T = 2*(Q[0] - P[0])",
        takes_it_for_a_whole_period="Q[0] - P[0]",
        takes_it_for_a_quarter="4*(Q[0] - P[0])",
        adds_the_first_coordinates="2*(Q[0] + P[0])",
    ),
)
FREQUENCY = theorem(
    "period_of_a_wave",
    form("b = 2*pi/T", takes_the_period_itself="T", takes_half_a_turn="pi/T", inverts_the_quotient="T/(2*pi)"),
    form("T = 2*pi/b", takes_the_number_itself="b", takes_half_a_turn="pi/b", multiplies="2*pi*b"),
)
TAN_FREQUENCY = theorem(
    "period_of_the_tangent",
    form("b = pi/T", takes_a_whole_turn="2*pi/T", inverts_the_quotient="T/pi", takes_the_period_itself="T"),
    form("T = pi/b", takes_a_whole_turn="2*pi/b", multiplies="pi*b", takes_the_number_itself="b"),
)
SINE_FORMULA = theorem(
    "sine_form",
    form(
        "f = a*sin(b*(X - c)) + d",
        shifts_the_wrong_way="a*sin(b*(X + c)) + d",
        takes_the_cosine="a*cos(b*(X - c)) + d",
        swaps_amplitude_and_midline="d*sin(b*(X - c)) + a",
        turns_the_midline_round="a*sin(b*(X - c)) - d",
        doubles_the_frequency="a*sin(2*b*(X - c)) + d",
    ),
)
COSINE_FORMULA = theorem(
    "cosine_form",
    form(
        "f = a*cos(b*(X - c)) + d",
        shifts_the_wrong_way="a*cos(b*(X + c)) + d",
        takes_the_sine="a*sin(b*(X - c)) + d",
        swaps_amplitude_and_midline="d*cos(b*(X - c)) + a",
        turns_the_midline_round="a*cos(b*(X - c)) - d",
        doubles_the_frequency="a*cos(2*b*(X - c)) + d",
    ),
)
ASYMPTOTE_DISTANCE = theorem(
    "distance_of_asymptotes",
    form(
        "T = Q[0] - P[0]",
        takes_half_of_it="(Q[0] - P[0])/2",
        doubles_it="2*(Q[0] - P[0])",
        adds_the_first_coordinates="Q[0] + P[0]",
    ),
)
BETWEEN_ASYMPTOTES = theorem(
    "middle_of_asymptotes",
    form(
        "c = (P[0] + Q[0])/2",
        adds_without_halving="P[0] + Q[0]",
        halves_the_difference="(Q[0] - P[0])/2",
        takes_the_asymptote="P[0]",
    ),
)
QUARTER_HEIGHT = theorem(
    "tangent_of_an_eighth_turn",
    form("a = A[1] - d", takes_the_whole_height="A[1]", adds="A[1] + d", takes_half="(A[1] - d)/2"),
)
TAN_FORMULA = theorem(
    "tangent_form",
    form(
        "f = a*tan(b*(X - c)) + d",
        shifts_the_wrong_way="a*tan(b*(X + c)) + d",
        doubles_the_frequency="a*tan(2*b*(X - c)) + d",
        forgets_the_factor="tan(b*(X - c)) + d",
        turns_the_graph_over="-a*tan(b*(X - c)) + d",
    ),
)
EIGHTH_TURN = theorem(
    "tangent_of_an_eighth_turn",
    form(
        "a = A[1]", takes_the_first_coordinate="A[0]", changes_the_sign="-A[1]", halves_it="A[1]/2", doubles_it="2*A[1]"
    ),
)
PLAIN_TAN_FORMULA = theorem(
    "tangent_form",
    form(
        "f = a*tan(b*(X - c))",
        shifts_the_wrong_way="a*tan(b*(X + c))",
        doubles_the_frequency="a*tan(2*b*(X - c))",
        forgets_the_factor="tan(b*(X - c))",
        turns_the_graph_over="-a*tan(b*(X - c))",
    ),
)
NEXT_ASYMPTOTE = theorem(
    "repeating_asymptotes",
    form(
        "w = Q[0] + T",
        goes_half_a_period="Q[0] + T/2",
        goes_two_periods="Q[0] + 2*T",
        goes_the_other_way="Q[0] - T",
    ),
)


def substitution(place: str) -> Theorem:
    """The formula's value at a place such as "pi/3"."""
    return theorem("substitution", form(f"v = Subs(f, X, {place})", changes_the_sign=f"Subs(f, X, -({place}))"))


def special_value(place: str) -> Theorem:
    """A value of an inverse trigonometric function at a place whose argument belongs to a special angle."""
    return theorem(
        "inverse_trig_value",
        form(f"v = Subs(f, X, {place})", changes_the_sign=f"-Subs(f, X, {place})", halves_it=f"Subs(f, X, {place})/2"),
    )
