"""The gallery: what is written, and how it behaves in a real browser, from files and from a server."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pyarrow.parquet as pq
import pytest
from browser import CHROMIUM, launched

from engine.errors import UserError
from engine.facts.rng import Key
from engine.job import Job
from engine.record import make
from engine.show.gallery import write_gallery
from engine.store import schema
from engine.store.run import run

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed (apt-get install chromium)")
HOSTILE = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">{{ 7 * 7 }}\'"&\u2028'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thirty problems of all domains in all six versions."""
    out = tmp_path_factory.mktemp("data") / "all"
    run(Job("all", 30, size=224, versions="all", shard_size=20), out, 2)
    return out


@pytest.fixture(scope="module")
def site(folder: Path) -> Path:
    """Its gallery."""
    write_gallery(folder, folder / "gallery", 10_000, 2)
    return folder / "gallery"


def written(rows: list[dict[str, Any]], out: Path) -> Path:
    """A folder with one data file of these rows."""
    (out / "data").mkdir(parents=True)
    pq.write_table(schema.table(rows), out / "data" / "train-00000.parquet")
    return out


def data(path: Path) -> Any:
    """What a script of data hands to the page."""
    return orjson.loads(path.read_bytes().split(b",", 1)[1].rstrip().removesuffix(b");"))


def test_every_row_and_picture_is_there_and_the_checks_ran(site: Path, folder: Path) -> None:
    index = data(site / "data" / "index.js")
    ids = index["columns"]["id"]
    assert len(ids) == len(set(ids)) == 180
    assert sum(rows for _, rows in index["chunks"]) == 180
    assert len(list(site.glob("pictures/*/*.png"))) == 150  # one version has none
    assert not any(index["columns"]["faults"])
    assert index["flags"] == "--versions all --size 224"
    pictures = {p.read_bytes() for p in site.glob("pictures/*/*.png")}
    for path in (folder / "data").glob("*.parquet"):
        for row in pq.read_table(path, columns=["image"]).to_pylist():
            assert row["image"] is None or row["image"]["bytes"] in pictures


def test_the_last_problem_keeps_all_its_versions(folder: Path, tmp_path: Path) -> None:
    shown, total, faulty = write_gallery(folder, tmp_path / "g", 7, 1)
    assert (shown, total, faulty) == (12, 180, 0)


def test_a_gallery_is_replaced_and_nothing_else_is(folder: Path, tmp_path: Path) -> None:
    write_gallery(folder, tmp_path / "g", 7, 1)
    write_gallery(folder, tmp_path / "g", 1, 1)
    assert len(data(tmp_path / "g" / "data" / "index.js")["columns"]["id"]) == 6
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.tex").touch()
    with pytest.raises(UserError, match="holds other things than a gallery"):
        write_gallery(folder, tmp_path / "mine", 1, 1)
    assert (tmp_path / "mine" / "thesis.tex").exists()
    assert not list(tmp_path.glob(".*"))
    with pytest.raises(UserError, match=r"no data/\*\.parquet"):
        write_gallery(tmp_path / "nowhere", tmp_path / "h", 1, 1)


def test_a_fault_is_told_at_its_step(tmp_path: Path) -> None:
    row = make(Key(0, "geometry", 17), Job("geometry", 18)).rows[0]
    row["steps"][0]["value"] = "1000"
    out = tmp_path / "g"
    assert write_gallery(written([row], tmp_path / "d"), out, 10, 1) == (1, 1, 1)
    (record,) = data(out / "data" / "00000-0000.js")
    assert any(fault.startswith("algebra: step 0:") for fault in record["steps"][0]["faults"])
    assert data(out / "data" / "index.js")["columns"]["faults"][0] >= 1


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all tests of this file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as browsers:
        found = launched(browsers)
        yield found
        found.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that may log nothing to its console and ask nothing of a network."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    found = context.new_page()
    said: list[str] = []
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda request: re.match(r"file:|data:|http://127\.", request.url) or said.append(request.url))
    yield found
    context.close()
    assert said == []


def opened(page: Any, site: Path, state: str = "") -> Any:
    """The gallery in its state, with its texts loaded."""
    page.goto((site / "index.html").as_uri() + "#" + state)
    page.wait_for_function("() => gallery.searchable && document.querySelector('#grid li')")
    return page


def found(page: Any, count: int) -> None:
    """Wait until the page says so many."""
    said = "180 records" if count == 180 else f"{count} of 180 records"
    page.wait_for_function("said => document.getElementById('status').textContent === said", arg=said)


@needs_chromium
def test_filters_count_and_combine(page: Any, site: Path) -> None:
    columns = (index := data(site / "data" / "index.js"))["columns"]
    only = index["names"]["version"].index("vision_only")
    opened(page, site)
    found(page, 180)
    box = page.get_by_role("checkbox", name="vision only")
    box.check()
    found(page, 30)
    page.get_by_role("group", name="Hops").get_by_role("checkbox").first.check()
    few = min(columns["hops"])
    both = sum(v == only and h == few for v, h in zip(columns["version"], columns["hops"], strict=True))
    assert 0 < both < 30
    found(page, both)
    page.reload()  # the address holds the state
    found(page, both)
    page.get_by_role("button", name="Clear filters").click()
    found(page, 180)
    assert not box.is_checked()


@needs_chromium
def test_search_finds_words_keys_and_theorems(page: Any, site: Path) -> None:
    texts = [text for path in sorted(site.glob("data/texts-*.js")) for text in data(path)]
    wanted = sum("triangle" in text for text in texts)
    opened(page, site)
    page.keyboard.press("/")
    page.keyboard.type("triangle")
    found(page, wanted)
    page.get_by_role("searchbox").first.fill("all/0/17/vision_only")
    found(page, 1)
    page.get_by_role("searchbox").first.fill("no such words at all")
    found(page, 0)
    assert page.get_by_text("No record fits these filters.").is_visible()


@needs_chromium
def test_keys_alone_open_walk_and_close(page: Any, site: Path) -> None:
    opened(page, site)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.getAttribute('data-at')")
    assert last == "179"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_selector("#record[open] .right")
    first = page.locator("#record header code").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("id => document.querySelector('#record header code').textContent !== id", arg=first)
    page.keyboard.press("6")
    page.wait_for_selector("#record .versions a:nth-child(6)[aria-current]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#record", state="hidden")
    assert page.evaluate("document.activeElement.closest('li')?.getAttribute('aria-posinset')") == "6"
    page.go_back()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()


@needs_chromium
def test_a_record_shows_all_that_the_row_holds(page: Any, site: Path) -> None:
    row = make(Key(0, "all", 3), Job("all", 4, size=224, versions="all")).rows[0]
    opened(page, site, f"id={row['id']}")
    dialog = page.locator("#record")
    dialog.wait_for()
    said = dialog.inner_text()
    shown = re.sub(r"\s+", " ", dialog.text_content())
    for line in (
        row["question"],
        row["caption"],
        *row["solution"].splitlines(),
        *row["rejected"]["solution"].splitlines(),
    ):
        assert re.sub(r"\s+", " ", line) in shown
    assert f"python -m engine show {row['id']} --versions all --size 224" in said
    assert f"wrong here: {row['rejected']['mistake']}" in said
    assert dialog.locator(".first-wrong").count() == 1
    assert dialog.locator(".steps li .good").count() == row["hops"]
    assert dialog.locator(".versions a").count() == 6
    thing = next(o for o in row["objects"] if o["kind"] == "label")
    x, y = (sum(pair) / 2 for pair in zip(thing["bbox"][:2], thing["bbox"][2:], strict=True))
    picture = dialog.locator(".stage img")
    scale = picture.bounding_box()["width"] / row["width"]
    picture.hover(position={"x": x * scale, "y": y * scale})
    box = dialog.locator(".stage rect").bounding_box()
    assert abs(box["width"] - (thing["bbox"][2] - thing["bbox"][0] + 2) * scale) < 3
    page.keyboard.press("b")
    assert dialog.locator(".stage rect").count() == len(row["objects"])
    picture.hover(position={"x": x * scale + 1, "y": y * scale})
    assert dialog.locator(".stage rect").count() == len(row["objects"]) + 1
    page.keyboard.press("b")
    assert dialog.locator(".stage rect").count() == 0


@needs_chromium
def test_it_works_from_a_server_too(page: Any, site: Path) -> None:
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/index.html#q=circle")
        page.wait_for_function("() => gallery.searchable")
        page.locator("#grid a").first.click()
        page.wait_for_selector("#record[open] .steps li")
        server.shutdown()


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_and_narrow(browser: Any, site: Path, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 720}, color_scheme=scheme)
    page = opened(context.new_page(), site)
    colour = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"
    assert (page.evaluate(colour) < 60) == (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("t")
    assert (page.evaluate(colour) < 60) == (scheme == "light")
    assert not page.get_by_role("group", name="Domain").is_visible()
    page.get_by_role("button", name="Filters").click()
    assert page.get_by_role("group", name="Domain").is_visible()
    page.locator("#grid a").first.click()
    page.wait_for_selector("#record[open] .right")
    assert page.evaluate("document.querySelector('.body').scrollWidth") <= 360
    context.close()


@needs_chromium
def test_everything_that_can_be_used_has_a_name(page: Any, site: Path) -> None:
    opened(page, site)
    nameless = """() => [...document.querySelectorAll("button, input, a, dialog, ul, form, img")]
        .filter(e => e.checkVisibility())
        .filter(e => !(e.innerText?.trim() || e.getAttribute("aria-label") || e.labels?.length || e.hasAttribute("alt")
        || e.getAttribute("aria-labelledby"))).map(e => e.outerHTML)"""
    assert page.evaluate(nameless) == []
    page.locator("#grid a").first.click()
    page.wait_for_selector("#record[open] .right")
    assert page.evaluate(nameless) == []
    assert page.locator("#record .stage img").get_attribute("alt")


@needs_chromium
def test_hostile_text_stays_text_and_names_no_file(page: Any, tmp_path: Path) -> None:
    row = make(Key(0, "geometry", 17), Job("geometry", 18)).rows[0]
    for name in ("question", "caption", "solution", "family", "domain", "version", "answer", "split", "question_type"):
        row[name] = HOSTILE
    row["id"] = row["problem_id"] = "../../" + HOSTILE
    row["choices"] = [HOSTILE] * 4
    row["image"]["path"] = "../../evil.png"
    for part in (*row["steps"], *row["given"], *row["objects"], row["rejected"]):
        part.update({name: HOSTILE for name, value in part.items() if isinstance(value, str)})
    out = tmp_path / "deep" / "gallery"
    before = written([row, row | {"id": "b", "problem_id": "b"}], tmp_path / f"d<script>{'x'}")
    write_gallery(before, out, 10, 1)
    files = {str(path.relative_to(tmp_path / "deep")) for path in (tmp_path / "deep").rglob("*") if path.is_file()}
    assert all(re.fullmatch(r"gallery/[\w./-]+", name) for name in files)
    assert "<script>x" not in (out / "index.html").read_text()
    page.goto((out / "index.html").as_uri())
    page.wait_for_function("() => gallery.searchable")
    page.locator("#grid a").first.click()
    page.wait_for_selector("#record[open] .right")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#record .large").text_content() == HOSTILE
