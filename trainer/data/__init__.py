"""From Parquet shards to batches: which rows in which order (plan), read (shards), worded (docs), packed, loaded."""
