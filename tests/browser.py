"""Chromium for the tests: the one that is installed on this machine, driven through playwright."""

from __future__ import annotations

import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)


def launched(browsers: Any) -> Any:
    """A headless browser; no sandbox of its own, which a container's root may not set up."""
    return browsers.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
