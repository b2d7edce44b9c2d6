"""`python tests/run_fake.py MAKER generate ...`: the real command line with a maker of tests/fake_maker.py."""

import signal
import sys
from typing import Any

from engine import registry
from engine.cli import main
from engine.store import run as module

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite run with & ignores it, and so would this
    maker, real = sys.argv[1], module.run

    def run(*args: Any) -> module.Tally:
        return real(*args, _maker=f"fake_maker:{maker}")

    module.run = run
    registry.families = lambda domain: {}  # type: ignore[assignment]
    raise SystemExit(main(sys.argv[2:]))
