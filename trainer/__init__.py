"""The trainer: reads the engine's shards. Not written yet; it takes engine.store.schema and engine.facts.expr only."""
