"""Theorems that give a half-line: domains, ranges, where a graph rises, with the mistakes that go with it."""

from engine import Theorem, form, theorem


def half_line(
    name: str, output: str, end: str, up: bool, closed: bool, other: str = "", open_asked: bool = False
) -> Theorem:
    """The half-line from `end` upwards or downwards, with or without its end.

    other: the point's other coordinate; open_asked: the question asks for open intervals, so that no one closes one.
    """

    def line(at: str, up: bool, closed: bool) -> str:
        opened = "" if closed else ", True, True"
        return f"Interval({at}, oo{opened})" if up else f"Interval(-oo, {at}{opened})"

    mistakes = {
        "takes_the_other_side": line(end, not up, closed),
        "changes_the_sign": line(f"-{end}", up, closed),
        "takes_the_other_coordinate" if other else "forgets_the_shift": line(other or "0", up, closed),
    }
    if not open_asked:
        mistakes["leaves_out_the_end" if closed else "includes_the_end"] = line(end, up, not closed)
    return theorem(name, form(f"{output} = {line(end, up, closed)}", **mistakes))
