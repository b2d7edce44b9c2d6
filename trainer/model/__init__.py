"""Models: module trees of transformers, so that any of its users can load the result; our own training forwards."""
