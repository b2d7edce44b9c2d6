"""The limit on one side of a pole, by the signs of numerator and denominator."""

from engine import Exact, Sketch


def beside(s: Sketch, f: str, kind: str, p: int, inputs: tuple[str, str], above: int, rest: int) -> None:
    """The limit of f at p follows from its formula and its poles, `inputs`.

    Args:
        kind: "limit_left" or "limit_right".
        above: the numerator at p.
        rest: the denominator without its factor x - p, at p.
    """
    below = rest if kind == "limit_right" else -rest
    right, other = ("oo", "-oo") if above * below > 0 else ("-oo", "oo")
    words = {
        "function": f,
        "side": kind.removeprefix("limit_"),
        "place": Exact.of(p).text(),
        "above": "positive" if above > 0 else "negative",
        "sign": "positive" if below > 0 else "negative",
    }
    wrong = {"takes_the_other_sign": other, "takes_zero": "0"}
    s.conclude("sign_beside_pole", s.quantity(kind, f, str(p), give=False), inputs, right, wrong, **words)
