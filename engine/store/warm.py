"""Imported once by the fork server, so that each worker starts with the heavy modules in place (0.35 s of CPU saved).

Nothing is drawn here: a fork after text was drawn with matplotlib corrupts glyphs.
"""

import engine.record  # matplotlib, numpy and the templates' engine
import engine.store.verify  # noqa: F401  (pyarrow)
