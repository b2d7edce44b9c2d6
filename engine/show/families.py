"""The families of a domain as a table, each with a question that it really asks."""

from __future__ import annotations

from textwrap import fill

from engine import registry
from engine.draft import drafted
from engine.facts.rng import Key
from engine.job import Job
from engine.record import make


def family_table(domain: str) -> str:
    """Name, share of the mix, number of theorems in one drawing, first line of the doc, an example question."""
    families = registry.families(domain)
    total = sum(family.weight for family in families.values())
    lines = [f"{domain}: {len(families)} families (share of the mix, theorems in a drawing)"]
    for name in sorted(families):
        family = families[name]
        key, job = Key(0, domain, 0), Job(domain, 1, versions="text_lite", families=name)
        row = make(key, job).rows[0]
        theorems = {law.theorem.name for law in drafted(key, family, row["attempt"], job).scene.laws}
        lines.append(f"  {name:<28} {family.weight / total:>6.1%} {len(theorems):>3}  {family.doc}")
        lines.append(fill(row["question"], 110, initial_indent="      ", subsequent_indent="      "))
    return "\n".join(lines)
