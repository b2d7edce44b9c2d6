"""Script time of a gallery in headless Chromium: to open it, to filter, to search, to open a record.

    python tests/benchmarks/gallery_speed.py outputs/all/gallery

Milliseconds are those that the browser spent in scripts and, after the slash, in all its main thread's tasks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser import CHROMIUM, launched

STEPS = {
    "a filter": "document.querySelector('#filters [name=hops]').click()",
    "a second": "document.querySelectorAll('#filters [name=family]')[20].click()",
    "none again": "document.getElementById('clear').click()",
    "a search": "location.replace('#q=inscribed')",
    "two words": "location.replace('#q=right+triangle')",
    "no search": "location.replace('#')",
    "the list's end": "scrollTo(0, document.body.scrollHeight)",
    "a record": "document.querySelector('#grid a').click()",
}


def spent(session: CDPSession) -> tuple[float, float]:
    """Seconds in scripts and in tasks since the page began."""
    metrics = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    return metrics["ScriptDuration"], metrics["TaskDuration"]


def timed(page: Page, session: CDPSession, what: str, action: Any) -> None:
    """Print what one action costs."""
    before = spent(session)
    action()
    page.wait_for_timeout(400)
    script, task = (1000 * (b - a) for a, b in zip(before, spent(session), strict=True))
    print(f"{what:<16}{script:7.0f} / {task:.0f} ms")


def main(folder: str) -> None:
    """Measure the gallery in a folder."""
    if not CHROMIUM:
        raise SystemExit("no Chromium is installed")
    with sync_playwright() as browsers:
        browser = launched(browsers)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")

        def opening() -> None:
            page.goto((Path(folder).resolve() / "index.html").as_uri())
            page.wait_for_function("() => document.querySelectorAll('#grid li').length > 10")

        timed(page, session, "open", opening)
        timed(page, session, "all texts", lambda: page.wait_for_function("() => gallery.searchable"))
        for what, step in STEPS.items():
            timed(page, session, what, lambda step=step: page.evaluate(step))
        print(page.evaluate("gallery.rows"), "records")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
