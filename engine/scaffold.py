"""`new-family`: the module and the template of a family that already passes `check`, to be rewritten."""

from __future__ import annotations

import importlib
import re
from importlib.metadata import entry_points
from keyword import iskeyword
from pathlib import Path

from engine.ask.phrases import template_root
from engine.errors import UserError
from engine.registry import GROUP, domains, families
from engine.store.storage import save

NAME = re.compile(r"[a-z][a-z0-9_]{1,39}", re.ASCII)


def new_family(name: str, domain: str, language: str = "en") -> tuple[Path, Path]:
    """Write both files, and return where: the first package of the domain, its template beside it or with the others.

    UserError: the name is no module's name or is taken, the domain is unknown, the folder cannot be written.
    """
    if not NAME.fullmatch(name) or iskeyword(name):
        raise UserError(f"'{name}' is no name of a family: small letters, digits and _, such as two_squares.")
    taken = {known: where for where in domains() for known in families(where)}
    if name in taken:
        raise UserError(f"the family '{name}' is there already, in {taken[name]}. Choose another name.")
    families(domain)  # the message for an unknown one
    packages = sorted(point.value for point in entry_points(group=GROUP) if point.name == domain)
    if not packages:
        raise UserError(f"'{domain}' is a mix of domains; give one of: {', '.join(domains())}.")
    folder = Path(next(iter(importlib.import_module(packages[0]).__path__)))
    together = template_root() / language / domain
    inside = together.is_dir() and template_root().parent in folder.parents  # one project holds both
    module, words = folder / f"{name}.py", (together if inside else folder) / f"{name}.j2"
    pattern = template_root() / "scaffold"
    kind = domain if (pattern / f"{domain}.py.j2").exists() else "geometry"
    for path, source in ((module, f"{kind}.py.j2"), (words, f"{kind}.words.j2")):
        if path.exists():
            raise UserError(f"{path} is there already. Choose another name.")
        save(path, (pattern / source).read_text("utf-8").replace("@NAME@", name).encode())
    return module, words
