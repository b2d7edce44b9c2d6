"""Pages for a browser: jinja2 templates of templates/report, in which whatever a row holds stays text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.ask.phrases import template_root

FOLDER = "report"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Every value is escaped; a missing one is an error."""
    return Environment(
        loader=FileSystemLoader(template_root() / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(name: str, **values: Any) -> bytes:
    """The filled template templates/report/NAME."""
    return environment().get_template(name).render(values).encode()


def asset(name: str) -> bytes:
    """A style sheet or a script of templates/report, as it is."""
    return (template_root() / FOLDER / name).read_bytes()
