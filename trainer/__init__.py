"""The trainer: from the engine's shards to a model that reads diagrams. Of the engine it takes the row's schema
(engine.store.schema) and exact arithmetic (engine.facts.expr), and nothing else."""
