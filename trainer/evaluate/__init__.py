"""What was learned, on rows that no stage saw: retrieval, probes, captions, exact answers, against control arms."""
