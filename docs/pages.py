"""Pages of the documentation that are made when it is built, from the code itself, so that they cannot lie.

    row.md                  columns and types of the schema, with a record; what they mean is the README's table
    commands.md             every command and flag of the parser
    families/DOMAIN.md      every family of the registry, with pictures and a worked example
    theorems/FILE.md        every theorem that their drawings apply: words, formulas, typical mistakes

mkdocs calls on_config and on_files (see mkdocs.yml).
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from engine import registry
from engine.ask.phrases import Phrases, capitalised, template_root, theorem_words
from engine.cli import parser
from engine.draft import drafted
from engine.errors import Reject
from engine.facts.expr import Expr
from engine.facts.rng import Key
from engine.facts.rules import Law
from engine.job import Job
from engine.record import make
from engine.registry import Family
from engine.store.schema import FIELDS

ROOT = Path(__file__).parents[1]
DRAFTS = 12  # drawings of a family of which the theorems are read: these find 514, a hundred find 533
PICTURES = ("text_lite", "vision_dominant", "vision_only")  # a version for each picture of a family
SIZE = 320  # pixels
TABLE = re.compile(r"^\| (`.*?) \| (.*?) \| (.*?) \|$", re.MULTILINE)


def on_config(config: Any) -> Any:
    """Fill in the lists of pages that are made, leave out of the navigation what is not there, append what it lacks."""
    made = ("row.md", "commands.md", "families/", "theorems/")
    there = [
        entry
        for entry in config.nav
        for path in entry.values()
        if isinstance(path, list) or path.startswith(made) or (Path(config.docs_dir) / path).exists()
    ]
    lists = {
        "Families": [{domain.capitalize(): f"families/{domain}.md"} for domain in registry.domains()],
        "Rules library": ["theorems/index.md", *(f"theorems/{name}.md" for name in sorted(set(topics().values())))],
    }
    config.nav = [{name: lists.get(name, path) for name, path in entry.items()} for entry in there]
    listed = {path for entry in there for path in entry.values()}
    config.nav += [path.name for path in sorted(Path(config.docs_dir).glob("*.md")) if path.name not in listed]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages and their pictures."""
    library: dict[str, Known] = {}
    add(files, config, "row.md", row_page())
    add(files, config, "commands.md", commands_page())
    for domain in registry.domains():
        parts = [f"# {domain.capitalize()}\n\n{len(registry.families(domain))} families.\n"]
        for family in registry.families(domain).values():
            study(family, library)
            text, pictures = family_part(family, library)
            parts.append(text)
            for name, data in pictures.items():
                add(files, config, f"families/pictures/{name}", data)
        add(files, config, f"families/{domain}.md", "\n".join(parts))
    for name, text in theorem_pages(library).items():
        add(files, config, f"theorems/{name}.md", text)
    return files


def add(files: Any, config: Any, name: str, content: str | bytes) -> None:
    files.append(File.generated(config, name, content=content))


# ---- the row


def row_page() -> str:
    """Columns with the schema's types, the README's words and a record's values; PluginError where these disagree."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    words: dict[str, str] = {}
    for names, _, meaning in TABLE.findall(readme.partition("## The row")[2].partition("\n## ")[0]):
        words |= dict.fromkeys(re.findall(r"`(\w+)`", names), meaning)
    columns = [f.name for f in FIELDS]
    if set(words) != set(columns):
        raise PluginError(f"README describes {sorted(set(words) ^ set(columns))}, the schema does not, or otherwise")
    row = make(Key(0, "geometry", 17), Job("geometry", 18)).rows[0]
    lines = [
        "---\nhide: [toc]\n---\n",
        "# The row\n\nOne row is one problem in one version. The types are those of `engine/store/schema.py`,",
        f"the values those of `python -m engine show {row['id']}`.\n",
        "<table><thead><tr><th>column</th><th>type</th><th>what it holds</th><th>here</th></tr></thead><tbody>",
    ]
    for f in FIELDS:
        meaning = re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(words[f.name], quote=False))
        kind = escape(re.sub(r"\w+: ", "", str(f.type)) if f.name == "choices" else str(f.type)).replace("item: ", "")
        lines.append(
            f"<tr><td><code>{f.name}</code></td><td><code>{kind}</code></td><td>{meaning}</td>"
            f"<td><code>{escape(shortened(row[f.name]))}</code></td></tr>"
        )
    return "\n".join([*lines, "</tbody></table>\n"])


def shortened(value: Any) -> str:
    """A value in some 90 characters; of bytes their number."""
    if isinstance(value, dict) and isinstance(value.get("bytes"), bytes):
        return f"{{'bytes': {len(value['bytes'])} bytes, 'path': '{value['path']}'}}"
    text = str(value)
    return text if len(text) <= 90 else text[:88] + " …"


# ---- the commands


def commands_page() -> str:
    """Every command with its flags, as the parser has them."""
    (commands,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    lines = ["# Commands\n\n`python -m engine COMMAND`; installed, `mavis-engine COMMAND`.\n"]
    for name, command in commands.choices.items():
        lines.append(f"## {name} {{#{name}}}\n\n{capitalised(command.description or '')}.\n")
        for action in command._actions:
            if action.dest != "help":
                flag = ", ".join(action.option_strings) or str(action.metavar)
                takes = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
                choices = f" {{{','.join(action.choices)}}}" if action.choices else f" {takes}" if takes else ""
                said = flag + (choices if action.option_strings else "")
                lines.append(f"- <code>{escape(said)}</code>: {escape((action.help or '').replace('%%', '%'))}")
        lines.append("")
    return "\n".join(lines)


# ---- the families


@dataclass(slots=True)
class Known:
    """A theorem as it was met: one drawing that applies it, and all families that do."""

    law: Law
    families: dict[str, str] = field(default_factory=dict)


def study(family: Family, library: dict[str, Known]) -> None:
    """Add the theorems of some of the family's drawings."""
    job, found = Job(family.domain, 1, families=family.name), 0
    for index in range(10 * DRAFTS):
        try:
            scene = drafted(Key(0, family.domain, index), family, 0, job).scene
        except Reject:
            continue
        for law in scene.laws:
            library.setdefault(law.theorem.name, Known(law)).families[family.name] = family.domain
        found += 1
        if found == DRAFTS:
            break


def family_part(family: Family, library: dict[str, Known]) -> tuple[str, dict[str, bytes]]:
    """A family's section, and its pictures by name."""
    rows = [
        make(Key(3, family.domain, i), Job(family.domain, 9, 3, SIZE, version, families=family.name)).rows[0]
        for i, version in enumerate(PICTURES)
    ]
    pictures = {f"{family.name}-{i}.png": row["image"]["bytes"] for i, row in enumerate(rows)}
    shown = "".join(
        f'<img src="pictures/{name}" alt="{escape(row["caption"])}" loading="lazy" '
        f'width="{row["width"]}" height="{row["height"]}">'
        for name, row in zip(pictures, rows, strict=True)
    )
    row = rows[0]
    choices = "".join(f"<li>{escape(choice)}</li>" for choice in row["choices"])
    solution = "".join(f"<p>{escape(line)}</p>" for line in row["solution"].splitlines())
    theorems = sorted(name for name, known in library.items() if family.name in known.families)
    links = ", ".join(f"[{name.replace('_', ' ')}](../theorems/{topic(name)}.md#{name})" for name in theorems)
    return (
        f"""## {titled(family.name)} {{#{family.name}}}

{plain(family.doc)}

<div class="pictures">{shown}</div>
<details><summary>{escape(row["question"])}</summary>
<div class="worked"><ol type="A">{choices}</ol>{solution}</div></details>

`--families {family.name}`. Theorems: {links}.
""",
        pictures,
    )


def titled(name: str) -> str:
    """A family's or a theorem's name as a heading."""
    return name.replace("_", " ").capitalize()


def plain(text: str) -> str:
    """Text in which Markdown sees no marks of its own."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", text)


# ---- the theorems


@lru_cache(maxsize=1)
def topics() -> dict[str, str]:
    """Theorem -> the template file that has its words."""
    paths = sorted((template_root() / "en" / "rules").glob("*.j2"))
    return {
        block.removesuffix("_name"): path.stem
        for path in paths
        for block in Phrases((path,)).lines
        if block.endswith("_name")
    }


def topic(name: str) -> str:
    return topics()[name]


def theorem_pages(library: dict[str, Known]) -> dict[str, str]:
    """A page for each topic, and the list of them."""
    pages: dict[str, list[str]] = {name: [] for name in topics().values()}
    for name in sorted(library):
        pages.setdefault(topic(name), []).append(theorem_part(name, library[name]))
    index = ["# Rules library\n", f"{len(library)} theorems and rules that the families apply, by topic.\n"]
    index += [f"- [{titled(t)}]({t}.md): {len(parts)}" for t, parts in sorted(pages.items())]
    for name in sorted(set(topics()) - set(library)):
        pages[topic(name)].append(f"*{titled(name)}* is rarer: no drawing that was read for this page applies it.\n")
    made = {t: "\n".join([f"# {titled(t)}\n", *parts]) for t, parts in pages.items()}
    return made | {"index": "\n".join(index) + "\n"}


def theorem_part(name: str, known: Known) -> str:
    """A theorem's section: its words about one drawing, its forms, the mistakes made with them."""
    words, theorem = theorem_words("en"), known.law.theorem
    named, fact = (words.render(f"{name}_{block}", 0, known.law.slots) for block in ("name", "fact"))
    forms = "".join(
        f"<tr><td><code>{escape(form.output)} = {escape(formula(form.expr))}</code></td><td>{mistakes}</td></tr>"
        for form in theorem.forms
        for mistakes in [
            "<br>".join(f"{escape(m.name)}: <code>{escape(formula(m.expr))}</code>" for m in form.mistakes)
        ]
    )
    used = ", ".join(f"[{f.replace('_', ' ')}](../families/{d}.md#{f})" for f, d in sorted(known.families.items()))
    return f"""## {titled(name)} {{#{name}}}

{plain(capitalised(named))}: {plain(fact)}.

<table><thead><tr><th>form</th><th>mistakes, and what they come to</th></tr></thead><tbody>{forms}</tbody></table>

In: {used}.
"""


class Parts(dict[str, str]):
    """Symbols as themselves; of the coordinates P[0] and P[1] of a point x_P and y_P."""

    def __missing__(self, name: str) -> str:
        part = re.fullmatch(r"(\w+)\[([01])\]", name)
        return f"{'xy'[int(part[2])]}_{part[1]}" if part else name


def formula(expr: Expr) -> str:
    """An expression as a book prints it; an operation that has no such form as sympy reads it."""
    try:
        return expr.text(Parts())
    except (KeyError, IndexError):
        return expr.source(Parts())
