"""Asking math-verify, in a process that is ended when it takes too long."""

from __future__ import annotations

import atexit
import importlib.util
import os
import re
import select
import subprocess
import sys
import threading

import orjson

from engine.errors import UserError

SECONDS = 3.0  # for one answer; LaTeX of ours takes 0.01 to 0.3 s
STARTING = 60.0  # until sympy and the LaTeX grammar are imported
HIGHEST, DEEPEST = 24, 12  # exponents and brackets of an answer; ours have 4 and 3
COMMANDS = frozenset(
    re.findall(
        r"\w+",
        "frac dfrac tfrac sqrt pi cdot times left right cup infty circ degree text mathrm mathbf ln log exp sin cos "
        "tan arcsin arccos arctan le leq ge geq lt gt begin end langle rangle emptyset varnothing quad qquad pm in "
        "mathbb big Big bigl bigr lbrace rbrace lvert rvert vert mid or and operatorname displaystyle ne neq",
    )
)
TO_LATEX = {
    "−": "-", "π": r"\pi ", "∞": r"\infty ", "∪": r"\cup ", "°": r"^\circ ", "·": r"\cdot ", "×": r"\times ",
    "≤": r"\le ", "≥": r"\ge ", "∅": r"\emptyset ", r"\langle": "(", r"\rangle": ")", "**": "^", "*": r"\cdot ",
}  # fmt: skip


def judged(exact: str, said: str) -> bool:
    """Whether an answer in LaTeX, or in what can be made of it, has the exact value; False after SECONDS.

    UserError if math-verify is not installed.
    """
    text = latex(said)
    if not harmless(text):
        return False
    return JUDGE.ask(exact, text)


def latex(text: str) -> str:
    """Unicode and plain arithmetic as LaTeX."""
    for old, new in TO_LATEX.items():
        text = text.replace(old, new)
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: "^{" + "".join(str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(c)) for c in m.group()) + "}", text)
    text = re.sub(r"√\s*(\d+)", r"\\sqrt{\1}", text)
    text = re.sub(r"(?<!\\)(?:√|\bsqrt)\s*\(([^()]*)\)", r"\\sqrt{\1}", text)
    text = re.sub(r"(?<![\\A-Za-z])(ln|log|sin|cos|tan|arcsin|arccos|arctan|exp)\b", r"\\\1", text)
    return re.sub(r"\^\(([^()]*)\)", r"^{\1}", text).replace("$", "")


def harmless(text: str) -> bool:
    """Whether the LaTeX is no more than an answer can need: known commands, short numbers, small powers."""
    if not set(re.findall(r"\\([A-Za-z]+)", text)) <= COMMANDS or re.search(r"\d{16}|!|(?:\\\\.*){4}", text):
        return False
    return text.isprintable() and not re.search(r"\^\s*[({][^})]*\^", text) and power_of(text) <= HIGHEST


def power_of(text: str) -> int:
    """The exponents of nested powers multiplied, the largest such product; over HIGHEST where brackets go too deep."""
    open_groups, closed, most = [1], 1, 1  # largest product inside each open bracket, and inside the one just closed
    for found in re.finditer(r"[([{]|[)\]}]|\^\s*[({]*\s*-?(\d+)", text):
        token = found.group()
        if token in "([{":
            open_groups.append(1)
            closed = 1
        elif token in ")]}":
            closed = open_groups.pop() if len(open_groups) > 1 else 1
            open_groups[-1] = max(open_groups[-1], closed)
        else:
            bare = text[found.start() - 1 : found.start()] not in (")", "]", "}")
            open_groups[-1] = max(open_groups[-1], int(found.group(1)[:4]) * (1 if bare else closed))
            closed = open_groups[-1]
            open_groups += [1] * sum(c in "({" for c in token)
        most = max(most, *open_groups)
        if len(open_groups) > DEEPEST:
            return HIGHEST + 1
    return most


class Judge:
    """The process, started when it is first needed; one question at a time."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.owner, self.lock = 0, threading.Lock()

    def ask(self, exact: str, said: str) -> bool:
        """Its verdict; False where it does not come in time."""
        with self.lock:
            try:
                process = self.started()
                assert process.stdin
                process.stdin.write(orjson.dumps({"gold": exact, "said": said}) + b"\n")
                process.stdin.flush()
                return self.line(process, SECONDS) == b"true\n"
            except (OSError, TimeoutError):
                self.stop()
                return False

    def started(self) -> subprocess.Popen[bytes]:
        """The running process; a fork of the one that started it starts its own."""
        if self.process and self.owner == os.getpid() and self.process.poll() is None:
            return self.process
        if not importlib.util.find_spec("math_verify"):
            raise UserError(
                'engine.reward needs math-verify for this answer. Install it: pip install "mavis-engine[reward]"'
            )
        command = [sys.executable, "-m", "engine.judge"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, bufsize=0)
        self.owner = os.getpid()
        if self.line(self.process, STARTING) != b"true\n":
            raise UserError("the judge of engine.reward does not start; see: python -m engine.judge")
        return self.process

    @staticmethod
    def line(process: subprocess.Popen[bytes], seconds: float) -> bytes:
        """The next line of the process; TimeoutError."""
        assert process.stdout
        if not select.select([process.stdout], [], [], seconds)[0]:
            raise TimeoutError
        return process.stdout.readline()

    def stop(self) -> None:
        """End the process that this one started."""
        if self.process and self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                assert pipe
                pipe.close()
        self.process = None


JUDGE = Judge()
atexit.register(JUDGE.stop)
