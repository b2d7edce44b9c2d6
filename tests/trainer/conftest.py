"""Where the trainer extra is not installed, as in CI, only what needs no torch is collected."""

from __future__ import annotations

import importlib.util
from pathlib import Path

if all(importlib.util.find_spec(name) for name in ("torch", "transformers", "peft", "cv2")):
    from conftest_trainer import _one_thread, finished, shards  # noqa: F401
else:
    collect_ignore = [p.name for p in Path(__file__).parent.glob("test_*.py") if p.name != "test_settings.py"]
