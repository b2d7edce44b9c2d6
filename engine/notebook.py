"""Records in Python: rows made one by one, each of which shows itself in a notebook as picture and text."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # `import engine` loads this module: what is heavy waits until a record is made or shown
    from jinja2 import Template
    from PIL.Image import Image


class Record(dict[str, Any]):
    """One row, with the columns of engine/store/schema.py as keys.

    A notebook shows it as picture and text, print() as `python -m engine show` does.
    """

    __slots__ = ()

    @property
    def picture(self) -> Image | None:
        """The picture as a PIL image; None in the version text_only."""
        from PIL import Image

        return Image.open(io.BytesIO(self["image"]["bytes"])) if self["image"] else None

    def __repr__(self) -> str:
        return f"<Record {self['id']}: {self['family']}, {self['version']}, {self['hops']} hops>"

    def __str__(self) -> str:
        from engine.show.terminal import text

        return text(self)

    def _repr_html_(self) -> str:
        picture = b64encode(self["image"]["bytes"]).decode() if self["image"] else ""
        return template().render(row=self, picture=picture)


def records(domain: str, n: int = 10, *, seed: int = 0, **fields: Any) -> Iterator[Record]:
    """The first n problems of a domain, made as they are asked for: what `generate` with the same values would write.

    Args:
        domain: "geometry", "analytic", "function", an installed one, or "all".
        n: problems; with versions="all", six records each.
        seed: any integer.
        fields: other fields of engine.job.Job, such as versions="vision_only", families="thales,composite=2", size=300.

    Raises:
        UserError: a value is out of range; raised here, before the first record is asked for.
        FamilyError, CheckError: while a record is made.
    """
    from engine.job import job_from
    from engine.registry import checked_families

    job = job_from({"domain": domain, "n": n, "seed": seed, **fields}, "records()")
    checked_families(job)

    def made() -> Iterator[Record]:
        from engine.facts.rng import Key
        from engine.record import make

        for index in range(job.n):  # versions with one picture share its objects: each gets its own
            yield from (Record(deepcopy(row)) for row in make(Key(job.seed, job.domain, index), job).rows)

    return made()


@lru_cache(maxsize=1)
def template() -> Template:
    """The page of one record."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from engine.ask.phrases import template_root

    loader = FileSystemLoader(template_root() / "report")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("record.j2")
