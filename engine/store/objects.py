"""A run in a bucket: the Folder of storage.py over pyarrow's S3, retried with backoff, silent about credentials."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pyarrow as pa
import pyarrow.fs as pafs
import xxhash

from engine.errors import UserError
from engine.store.storage import CHUNK

TRIES = 6  # of one operation: with the pauses below half a minute, then the run stops and can be started again
PAUSE = 1.0  # seconds before the second try; twice that before each further one
READERS = 16  # markers read at a time: each is one request of some 10 ms
SECRETS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
OPTIONS = ("endpoint_override", "region", "scheme")
FINAL = (
    "ACCESS_DENIED",
    "NO_SUCH_BUCKET",
    "INVALID_ACCESS_KEY",
    "SIGNATURE",
    "Forbidden",
    "HTTP status 403",
    "aws-chunked",
)


@dataclass(frozen=True, slots=True)
class Bucket:
    """Objects below an address s3://bucket/prefix; see Folder. A put object is whole or not there."""

    address: str

    def __str__(self) -> str:
        return self.address.partition("?")[0]

    def names(self, part: str = "") -> list[str]:
        return [info.base_name for info in self._listed(part)]

    def sizes(self, part: str) -> dict[str, int]:
        return {info.base_name: info.size for info in self._listed(part) if info.is_file}

    def size(self, name: str) -> int | None:
        def found(system: pafs.FileSystem, root: str) -> int | None:
            info = system.get_file_info(f"{root}/{name}")
            return info.size if info.is_file else None

        return self._tried(f"look up {name}", found)

    def read(self, name: str) -> bytes:
        def whole(system: pafs.FileSystem, root: str) -> bytes:
            with system.open_input_file(f"{root}/{name}") as file:
                return bytes(file.read())

        return self._tried(f"read {name}", whole)

    def read_all(self, names: list[str]) -> Iterator[bytes]:
        with ThreadPoolExecutor(READERS) as readers:
            yield from readers.map(self.read, names)

    def write(self, name: str, data: bytes) -> None:
        def put(system: pafs.FileSystem, root: str) -> None:
            with system.open_output_stream(f"{root}/{name}") as file:
                file.write(data)

        self._tried(f"write {name}", put)

    def remove(self, name: str) -> None:
        def gone(system: pafs.FileSystem, root: str) -> None:
            if system.get_file_info(f"{root}/{name}").type != pafs.FileType.NotFound:
                system.delete_file(f"{root}/{name}")

        self._tried(f"delete {name}", gone)

    def draft(self, name: str) -> Path:
        handle, path = tempfile.mkstemp(prefix=f"mavis-{os.getpid()}-", suffix=".parquet")
        os.close(handle)
        return Path(path)

    def keep(self, draft: Path, name: str) -> None:
        def put(system: pafs.FileSystem, root: str) -> None:
            with draft.open("rb") as file, system.open_output_stream(f"{root}/{name}") as out:
                while chunk := file.read(8 * CHUNK):
                    out.write(chunk)

        self._tried(f"write {name}", put)
        draft.unlink()

    def source(self, name: str) -> Any:
        return self._tried(f"read {name}", lambda system, root: system.open_input_file(f"{root}/{name}"))

    def hash(self, name: str) -> str:
        def digest(system: pafs.FileSystem, root: str) -> str:
            found = xxhash.xxh3_128()
            with system.open_input_file(f"{root}/{name}") as file:
                while chunk := file.read(8 * CHUNK):
                    found.update(chunk)
            return found.hexdigest()

        return self._tried(f"read {name}", digest)

    def tidy(self, shards: set[str] | None) -> None:
        for path in Path(tempfile.gettempdir()).glob("mavis-*-*.parquet"):  # of dead workers of this machine
            number = path.name.split("-")[1]
            if number.isdigit() and not _alive(int(number)):
                path.unlink(missing_ok=True)

    def locked(self, shared: bool) -> Any:
        """No lock: two runs of one job write the same bytes."""
        return nullcontext()

    def _listed(self, part: str) -> list[pafs.FileInfo]:
        def listed(system: pafs.FileSystem, root: str) -> list[pafs.FileInfo]:
            at = f"{root}/{part}" if part else root
            return system.get_file_info(pafs.FileSelector(at, allow_not_found=True))

        return self._tried(f"list {part or 'it'}", listed)

    def _tried(self, what: str, operation: Callable[[pafs.FileSystem, str], Any]) -> Any:
        """Do it, again after a pause where it fails; FileNotFoundError at once, UserError at last."""
        system, root = opened(self.address)
        for at in range(TRIES):
            try:
                return operation(system, root)
            except FileNotFoundError:
                raise
            except OSError as error:
                text = scrubbed(str(error))
                if "aws-chunked" in text:  # as OpenStack Swift and older stores of others answer
                    text += "; this store needs AWS_REQUEST_CHECKSUM_CALCULATION=when_required in the environment"
                if at == TRIES - 1 or any(word in text for word in FINAL):
                    raise UserError(
                        f"{self}: cannot {what} ({text}). Whole shards are kept; check the address, the network and "
                        "the credentials in the environment, then run the same command again to go on."
                    ) from None
            time.sleep(PAUSE * 2**at)
        raise AssertionError("unreachable")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def bucket(address: str) -> Bucket:
    """The folder that an address names; UserError for another scheme, no bucket, or a secret in the address."""
    parts = urlsplit(address)
    if parts.scheme != "s3" or not parts.netloc:
        shown = parts.scheme or "?"
        raise UserError(f"{shown}://... is no place to write to. Give a folder, or s3://bucket/prefix.")
    if "@" in parts.netloc:
        raise UserError(
            "an address holds no credentials: give s3://bucket/prefix, and the keys in AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY or in ~/.aws/credentials."
        )
    for name, _ in parse_qsl(parts.query, keep_blank_values=True):
        if name not in OPTIONS:
            raise UserError(
                f"'{name[:40]}' in the address is not read; known: {', '.join(OPTIONS)}. Credentials belong in the "
                "environment or in ~/.aws/credentials."
            )
    return Bucket(f"s3://{parts.netloc}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else ""))


@lru_cache(maxsize=8)
def opened(address: str) -> tuple[pafs.FileSystem, str]:
    """pyarrow's file system and the root within it. Credentials come from where AWS's own tools look for them."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    if endpoint and "endpoint_override" not in options:
        options["scheme"], _, options["endpoint_override"] = endpoint.rpartition("://")
    if region := os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION"):
        options.setdefault("region", region)
    elif "endpoint_override" in options:
        options.setdefault("region", "us-east-1")  # asked of the store itself otherwise
    try:
        system = pafs.S3FileSystem(
            **{name: value for name, value in options.items() if value},
            retry_strategy=pafs.AwsStandardS3RetryStrategy(max_attempts=3),
            connect_timeout=10,
            request_timeout=60,
            background_writes=False,  # an error belongs to the write that met it
            allow_delayed_open=True,  # a marker is one request, not three
        )
    except (OSError, ValueError, pa.ArrowException) as error:
        raise UserError(f"{address.partition('?')[0]}: {scrubbed(str(error))}") from None
    return system, f"{parts.netloc}{parts.path}".rstrip("/")


def scrubbed(text: str) -> str:
    """A message without the values of the credentials."""
    for name in SECRETS:
        if value := os.environ.get(name):
            text = text.replace(value, f"[{name}]")
    return " ".join(text.split())
