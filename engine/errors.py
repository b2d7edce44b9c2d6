"""Every error the engine raises on purpose.

EngineError                  something a person can mend; the command line prints it and exits 2
  UserError                  bad input: a flag, a path, a domain, a number out of range
  FamilyError                a family or its template is wrong: raises, rejects too much, lacks a word
  CheckError                 a record failed a check: a bug in the engine or in a family
Reject                       these parameters make no good problem: counted, then the next attempt
Inexact                      a value left the field of numbers that a textbook prints exactly
"""

INTERRUPTED = 130  # exit code of a command stopped with Ctrl-C or SIGTERM, as shells have it


class EngineError(Exception):
    """Base of what a person can mend; its text says what happened, with values, and what to try."""


class UserError(EngineError):
    """Bad input from the command line or a job file."""


class FamilyError(EngineError):
    """A family or a template broke its contract."""


class CheckError(EngineError):
    """A finished record failed a check."""


class Reject(Exception):
    """Raised by a family or the engine to drop one attempt; the argument is the reason that is counted."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Inexact(ArithmeticError):
    """The result is no sum of rational multiples of sqrt(n) * pi**k."""
