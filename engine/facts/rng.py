"""Keys and named random streams: everything a record is follows from (seed, domain, index)."""

from dataclasses import dataclass
from math import log
from random import Random

import xxhash

from engine.errors import UserError


@dataclass(frozen=True, slots=True)
class Key:
    """Address of one problem.

    Attributes:
        seed: the run's seed, any integer.
        domain: folder of the family, such as "geometry".
        index: position in the run, from 0.
    """

    seed: int
    domain: str
    index: int

    def __str__(self) -> str:
        return f"{self.domain}/{self.seed}/{self.index:08d}"


def parse_key(text: str) -> Key:
    """Read "geometry/7/00000123" (a "/version" suffix is allowed and ignored); UserError if it is none."""
    parts = text.split("/")
    if len(parts) in (3, 4) and parts[1].lstrip("-").isdigit() and parts[2].isdigit():
        return Key(int(parts[1]), parts[0], int(parts[2]))
    raise UserError(f"'{text}' is no record key. A key reads DOMAIN/SEED/INDEX, for example geometry/0/17.")


def stream(key: Key, attempt: int, name: str) -> Random:
    """Independent generator for one purpose of one attempt.

    The text is hashed by Random itself (SHA-512), so neighbouring seeds share nothing, which
    Random(seed + index) does not give: neighbouring seeds then share 99.8 % of their problems.
    """
    return Random(f"{key.seed}/{key.domain}/{key.index}/{attempt}/{name}")


def unit_hash(text: str) -> float:
    """Uniform number in (0, 1) that depends on the text alone."""
    return ((xxhash.xxh3_64_intdigest(text.encode()) >> 11) + 0.5) / 2**53


def rendezvous(key: Key, weights: tuple[tuple[bytes, float], ...]) -> int:
    """Pick one of the (name, weight) by weighted rendezvous hashing; its position.

    A new name takes over only the keys it wins, so adding a family leaves all other records as they are.
    Source: Thaler and Ravishankar 1998; weights by -w / ln(u). The hash of the key seeds that of each name, in half
    of the time that hashing the two as one text takes.
    """
    seed = xxhash.xxh3_64_intdigest(f"{key.seed}/{key.domain}/{key.index}/family".encode())
    digest = xxhash.xxh3_64_intdigest
    worth = [log(((digest(name, seed) >> 11) + 0.5) / 2**53) / weight for name, weight in weights]
    return worth.index(max(worth))
