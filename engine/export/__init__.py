"""Other tools' formats: one small module each, over one reader and one sink."""
