"""Nothing is collected where the trainer extra is not installed."""

from __future__ import annotations

import importlib.util

if all(importlib.util.find_spec(name) for name in ("torch", "transformers", "peft", "cv2")):
    from conftest_trainer import _one_thread, finished, shards  # noqa: F401
else:
    collect_ignore_glob = ["test_*.py"]
