"""Exact real numbers that a textbook prints: sums of rational multiples of sqrt(n) * pi**k."""

from __future__ import annotations

import math
import numbers
from functools import lru_cache
from math import gcd, isqrt, pi, sqrt

from engine.errors import Inexact
from engine.facts.rational import Fraction

Rational = int | Fraction
Term = tuple[int, int]  # (square-free radicand, power of pi)
ONE: Term = (1, 0)
MAX_BITS = 512  # of a power, or of a coefficient of a product: some 150 digits, where no textbook goes
MAX_PRODUCTS = 1024  # of terms, in one product of two sums
MAX_RADICAND = 10**12  # trial division below stays under a millisecond


@lru_cache(maxsize=2048)
def square_part(n: int) -> tuple[int, int]:
    """n = s*s*r with r square-free, as (s, r); Inexact above MAX_RADICAND or where trial division would be long."""
    if n > MAX_RADICAND:
        raise Inexact(f"radicand {n} is over {MAX_RADICAND}")
    root = isqrt(n)
    if root * root == n:
        return root, 1
    square, rest, p = 1, n, 2
    while p * p <= rest:
        while rest % (p * p) == 0:
            rest //= p * p
            square *= p
        p += 1 if p == 2 else 2
        if p > 20000:
            raise Inexact(f"radicand {n} has no small factors")
    return square, rest


def whole(value: Rational) -> Rational:
    """A Fraction with denominator 1 as int, which multiplies in 0.05 us in place of 5."""
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def quotient(a: Rational, b: Rational) -> Rational:
    """a / b, an int where it is whole."""
    if type(a) is int and type(b) is int:
        return a // b if a % b == 0 else Fraction(a, b)
    return whole(Fraction(a) / b)


def whole_root(value: Rational) -> int:
    """Square root of a square number; Inexact for any other."""
    if type(value) is int and value >= 0:
        root = isqrt(value)
        if root * root == value:
            return root
    raise Inexact(f"the square root of {value} is no whole number")


def whole_power(base: Rational, exponent: Rational) -> Rational:
    """base**exponent for a whole exponent from 0 to 64; Inexact for any other."""
    if type(exponent) is int and 0 <= exponent <= 64 and bits(base) * exponent <= MAX_BITS:
        return base**exponent
    raise Inexact(f"the exponent {exponent} is not whole, or out of range")


MAX_PLAIN = 10**18  # below this a coefficient needs no second look


def _refuse_long(value: Rational) -> None:
    if bits(value) > MAX_BITS:
        raise Inexact(f"a number of {bits(value)} binary digits")


def bits(value: Rational) -> int:
    """Length of a number; of the longer part of a fraction."""
    return max(value.numerator.bit_length(), value.denominator.bit_length())


class Exact:
    """Immutable number: terms[(n, k)] is the coefficient of sqrt(n) * pi**k, never zero."""

    __slots__ = ("_approx", "_text", "terms")

    def __init__(self, terms: dict[Term, Rational]) -> None:
        self.terms = terms
        self._approx: float | None = None
        self._text: str | None = None

    @staticmethod
    def of(value: Exact | Rational | numbers.Rational) -> Exact:
        """Wrap an int or any Fraction; an Exact is returned as it is."""
        if type(value) is int:
            return Exact({ONE: value} if value else {})
        if isinstance(value, Exact):
            return value
        return Exact({ONE: whole(Fraction(value))} if value else {})

    def rational(self) -> Rational | None:
        """The value if it is rational, else None."""
        terms = self.terms
        if len(terms) == 1:
            return terms.get(ONE)
        return None if terms else 0

    def __add__(self, other: Exact | Rational) -> Exact:
        if type(other) is not Exact:
            other = Exact.of(other)
        terms = dict(self.terms)
        for term, c in other.terms.items():
            total = terms[term] + c if term in terms else c
            if type(total) is not int:
                total = whole(total)
            if total:
                terms[term] = total
            else:
                del terms[term]
        return Exact(terms)

    __radd__ = __add__

    def __neg__(self) -> Exact:
        return Exact({term: -c for term, c in self.terms.items()})

    def __sub__(self, other: Exact | Rational) -> Exact:
        return self + (-other if type(other) is not Exact else Exact({t: -c for t, c in other.terms.items()}))

    def __rsub__(self, other: Exact | Rational) -> Exact:
        return Exact.of(other) + -self

    def __mul__(self, other: Exact | Rational) -> Exact:
        if type(other) is not Exact:
            other = Exact.of(other)
        terms: dict[Term, Rational] = {}
        if len(self.terms) * len(other.terms) > MAX_PRODUCTS:
            raise Inexact(f"a product of sums of {len(self.terms)} and {len(other.terms)} terms")
        for (n, k), c in self.terms.items():
            if type(c) is not int or c > MAX_PLAIN or c < -MAX_PLAIN:
                _refuse_long(c)
            for (m, j), d in other.terms.items():
                if n == 1 or m == 1:
                    term, product = (n * m, k + j), c * d
                else:
                    g = gcd(n, m)
                    term, product = ((n // g) * (m // g), k + j), c * d * g
                terms[term] = terms[term] + product if term in terms else product
        return Exact({term: c if type(c) is int else whole(c) for term, c in terms.items() if c})

    __rmul__ = __mul__

    def __truediv__(self, other: Exact | Rational) -> Exact:
        other = Exact.of(other)
        divisor = other.terms.get(ONE)
        if len(other.terms) == 1 and divisor is not None:  # by a rational number: by far the most common
            return Exact({term: quotient(c, divisor) for term, c in self.terms.items()})
        return self * other.inverse()

    def __rtruediv__(self, other: Exact | Rational) -> Exact:
        return Exact.of(other) * self.inverse()

    def inverse(self) -> Exact:
        """1 / self; ZeroDivisionError, or Inexact where no rule below rationalises it."""
        if not self.terms:
            raise ZeroDivisionError("division by an exact zero")
        if len(self.terms) == 1:
            ((n, k), c) = next(iter(self.terms.items()))
            return Exact({(n, -k): quotient(c.denominator, c.numerator * n)})
        powers = {k for _, k in self.terms}
        if len(self.terms) == 2 and len(powers) == 1:  # conjugate: (a - b) / (a*a - b*b)
            (first, c), (second, d) = self.terms.items()
            conjugate = Exact({first: c, second: -d})
            return conjugate * (self * conjugate).inverse()
        raise Inexact(f"1 / ({self}) has no short closed form")

    def __pow__(self, exponent: Exact | Rational) -> Exact:
        power = Exact.of(exponent).rational()
        if power is None:
            raise Inexact(f"exponent {exponent} is irrational")
        if isinstance(power, Fraction):
            if power.denominator == 2:
                return self.sqrt() ** power.numerator
            raise Inexact(f"exponent {power} is no half-integer")
        if abs(power) > 64:
            raise Inexact(f"exponent {power} is over 64")
        base = self if power >= 0 else self.inverse()
        if power == 0:
            return Exact({ONE: 1})
        if sum(bits(c) for c in base.terms.values()) * abs(power) > MAX_BITS:
            raise Inexact(f"the power {power} of a number of many digits")
        result = base
        for _ in range(abs(power) - 1):
            result = result * base
        return result

    def sqrt(self) -> Exact:
        """Square root; Inexact for a negative number or a nested radical that does not denest."""
        if not self.terms:
            return self
        if float(self) < 0:
            raise Inexact(f"square root of the negative number {self}")
        if len(self.terms) == 1:
            ((n, k), c) = next(iter(self.terms.items()))
            if n == 1 and k % 2 == 0:
                s, r = square_part(c.numerator * c.denominator)
                return Exact({(r, k // 2): quotient(s, c.denominator)})
        rest = [(n, c) for (n, k), c in self.terms.items() if n > 1 and k == 0]
        if len(self.terms) == 2 and len(rest) == 1 and ONE in self.terms:  # sqrt(a + c*sqrt(n))
            (n, c), a = rest[0], self.terms[ONE]
            d = Exact.of(Fraction(a) ** 2 - Fraction(c) ** 2 * n).sqrt().rational() if a * a > c * c * n else None
            if d is not None:
                high, low = Exact.of(Fraction(a + d) / 2).sqrt(), Exact.of(Fraction(a - d) / 2).sqrt()
                return high + low if c > 0 else high - low
        raise Inexact(f"the square root of {self} is a nested radical")

    def __float__(self) -> float:
        if self._approx is None:
            total = 0.0
            for (n, k), c in self.terms.items():
                part = float(c)
                if n > 1:
                    part *= sqrt(n)
                total += part * pi**k if k else part
            self._approx = total
        return self._approx

    def __eq__(self, other: object) -> bool:
        if type(other) is Exact:
            return self.terms == other.terms
        if isinstance(other, (int, numbers.Rational)):  # a Fraction of Python's own too
            return self.terms == Exact.of(other).terms
        return NotImplemented

    def __hash__(self) -> int:
        number = self.rational()
        return hash(number) if number is not None else hash(tuple(sorted(self.terms.items())))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __lt__(self, other: Exact | Rational) -> bool:
        return float(self) < float(other)

    def __repr__(self) -> str:
        return f"Exact({self.source()})"

    def __str__(self) -> str:
        return self.text()

    def ordered(self) -> list[tuple[Term, Rational]]:
        """Terms as they are written: powers of pi from high to low, numbers, roots; a positive one leads."""
        if len(self.terms) == 1:
            return list(self.terms.items())
        items = sorted(self.terms.items(), key=lambda item: (-item[0][1], item[0][0]))
        lead = next((i for i, (_, c) in enumerate(items) if c > 0), 0)
        return [items[lead], *items[:lead], *items[lead + 1 :]] if items else []

    def text(self) -> str:
        """As a book prints it: 7, 3/2, 5√3, 3√2/2, 16 − 4π."""
        if self._text is None:
            number = self.rational()
            if number is not None:
                self._text = str(number).replace("-", "−")
            else:
                self._text = self._join(lambda n: f"√{n}", lambda k: "π" + ("" if k == 1 else superscript(k)), "", "−")
        return self._text

    def source(self) -> str:
        """Sympy-readable: 5*sqrt(3), 16 - 4*pi."""
        if self.rational() is not None:
            return str(self.rational())
        return self._join(lambda n: f"sqrt({n})", lambda k: "pi" + ("" if k == 1 else f"**{k}"), "*", "-")

    def latex(self) -> str:
        """LaTeX: 5\\sqrt{3}, \\frac{9\\pi}{2}."""
        parts = []
        for i, ((n, k), c) in enumerate(self.ordered()):
            f = Fraction(c)
            root = f"\\sqrt{{{n}}}" if n > 1 else ""
            power = ("\\pi" + (f"^{{{abs(k)}}}" if abs(k) != 1 else "")) if k else ""
            top = (power if k > 0 else "") + root
            top = top if abs(f.numerator) == 1 and top else f"{abs(f.numerator)}{top}"
            bottom = (str(f.denominator) if f.denominator > 1 or k >= 0 else "") + (power if k < 0 else "")
            parts.append(
                ("-" if f < 0 else "+" if i else "") + (top if bottom == "1" else f"\\frac{{{top}}}{{{bottom}}}")
            )
        return " ".join(parts) or "0"

    def _join(self, root, power, times: str, minus: str) -> str:  # type: ignore[no-untyped-def]
        out = ""
        for i, ((n, k), c) in enumerate(self.ordered()):
            top, bottom = abs(c.numerator), c.denominator
            factors = [str(top)] if top != 1 or (n == 1 and k <= 0) else []
            pieces = [root(n)] if n > 1 else []
            pi = [power(k)] if k > 0 else []
            factors += pieces + pi if times else pi + pieces  # 2π√85: after the root it would seem to stand under it
            body = times.join(factors) if times else "".join(factors)
            below = [str(bottom)] if bottom > 1 else []
            below += [power(-k)] if k < 0 else []
            if below:
                under = times.join(below) if times else "".join(below)
                body += f"/({under})" if len(below) > 1 else f"/{under}"
            sign = minus if c < 0 else "+"
            out += f" {sign} {body}" if i else (minus if c < 0 else "") + body
        return out


@lru_cache(maxsize=1024)
def exact_integer(number: int) -> Exact:
    """An integer literal as an Exact."""
    return Exact.of(number)


def superscript(k: int) -> str:
    """Digits of k raised: 12 -> ¹²."""
    return str(k).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def floor(value: Exact) -> Exact:
    """Greatest integer that is not above the value."""
    number = value.rational()
    return Exact.of(math.floor(float(value) if number is None else number))


def _table() -> dict[int, Exact]:
    """sin of 0, 15, ..., 90 degrees and, through symmetry, of every multiple of 15."""
    q = Fraction(1, 4)
    first = [
        Exact({}),
        Exact({(6, 0): q, (2, 0): -q}),
        Exact({ONE: Fraction(1, 2)}),
        Exact({(2, 0): Fraction(1, 2)}),
        Exact({(3, 0): Fraction(1, 2)}),
        Exact({(6, 0): q, (2, 0): q}),
        Exact({ONE: 1}),
    ]
    half = first + first[-2::-1]
    return {15 * i: value for i, value in enumerate(half + [-v for v in half[1:-1]])}


SINES = _table()


def degrees_of(angle: Exact) -> Fraction:
    """Degrees of an angle in radians that is a rational multiple of pi; Inexact if it is none."""
    if not angle.terms:
        return Fraction(0)
    if len(angle.terms) == 1 and (1, 1) in angle.terms:
        return Fraction(angle.terms[(1, 1)]) * 180
    raise Inexact(f"{angle} is no rational multiple of π")


def sin(angle: Exact) -> Exact:
    """Exact sine at multiples of 15 degrees, else Inexact."""
    degrees = degrees_of(angle) % 360
    if degrees not in SINES:
        raise Inexact(f"sin {degrees}° has no short closed form")
    return SINES[int(degrees)]


def cos(angle: Exact) -> Exact:
    """Exact cosine at multiples of 15 degrees, else Inexact."""
    return sin(angle + Exact({(1, 1): Fraction(1, 2)}))


def tan(angle: Exact) -> Exact:
    """Exact tangent at multiples of 15 degrees, else Inexact; ZeroDivisionError at 90."""
    degrees = degrees_of(angle) % 180
    if degrees in TANS:
        return TANS[int(degrees)]
    return sin(angle) / cos(angle)


TANS = {15 * i: SINES[15 * i] / SINES[(15 * i + 90) % 360] for i in range(12) if i not in (1, 5, 6, 7, 11)}
TANS |= {15: Exact({ONE: 2, (3, 0): -1}), 75: Exact({ONE: 2, (3, 0): 1})}
TANS |= {105: -TANS[75], 165: -TANS[15]}
ANGLES = {value: Fraction(degrees) for degrees, value in SINES.items() if degrees <= 90 or degrees >= 270}
TAN_ANGLES = {value: Fraction(degrees if degrees < 90 else degrees - 180) for degrees, value in TANS.items()}


def asin(value: Exact) -> Exact:
    """Exact inverse sine, in radians, of the sines of multiples of 15 degrees, else Inexact."""
    degrees = ANGLES.get(value)
    if degrees is None:
        raise Inexact(f"asin({value}) is no multiple of 15°")
    return Exact({(1, 1): (degrees if degrees <= 90 else degrees - 360) / 180} if degrees else {})


def acos(value: Exact) -> Exact:
    """Exact inverse cosine, in radians, else Inexact."""
    return Exact({(1, 1): Fraction(1, 2)}) - asin(value)


def atan(value: Exact) -> Exact:
    """Exact inverse tangent, in radians, else Inexact."""
    degrees = TAN_ANGLES.get(value)
    if degrees is None:
        raise Inexact(f"atan({value}) is no multiple of 15°")
    return Exact({(1, 1): degrees / 180} if degrees else {})
