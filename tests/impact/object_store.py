"""A small S3 store on this machine: it lists a folder, and takes and hands out objects, whole or in pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import ClassVar, Protocol
from urllib.parse import parse_qs, unquote, urlsplit
from uuid import uuid4
from xml.sax.saxutils import escape


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...
    def readline(self) -> bytes: ...


class _Handler(BaseHTTPRequestHandler):
    objects: ClassVar[dict[str, bytes]]
    pieces: ClassVar[dict[str, dict[int, bytes]]]
    busy: ClassVar[Callable[[str, str], bool]]
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._unless_busy(lambda: self._answer(head=True))

    def do_GET(self) -> None:
        self._unless_busy(lambda: self._answer(head=False))

    def do_PUT(self) -> None:
        self._unless_busy(self._take)

    def do_POST(self) -> None:
        self._unless_busy(self._begin_or_end)

    def do_DELETE(self) -> None:
        self._send(204, b"", head=True)

    def _unless_busy(self, answer: Callable[[], None]) -> None:
        self.body = self._body()
        if type(self).busy(self.command, self.path):
            return self._send(
                503, b"<Error><Code>SlowDown</Code><Message>busy</Message></Error>", self.command == "HEAD"
            )
        return answer()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") == "chunked":
            data = unchunked(self.rfile)
        else:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        # In chunks once more, with sums to check them by.
        signed = self.headers.get("x-amz-content-sha256", "").startswith("STREAMING")
        return unchunked(BytesIO(data)) if signed else data

    def _named(self) -> tuple[str, dict[str, list[str]]]:
        split = urlsplit(self.path)
        return unquote(split.path).lstrip("/"), parse_qs(split.query, keep_blank_values=True)

    def _take(self) -> None:
        key, asked = self._named()
        if "partNumber" in asked:
            self.pieces.setdefault(asked["uploadId"][0], {})[int(asked["partNumber"][0])] = self.body
        else:
            self.objects[key] = self.body
        self._send(200, b"", head=False)

    def _begin_or_end(self) -> None:
        key, asked = self._named()
        if "uploads" in asked:
            answer = f"<UploadId>{uuid4()}</UploadId>"
            return self._send(
                200, f"<InitiateMultipartUploadResult>{answer}</InitiateMultipartUploadResult>".encode(), False
            )
        sent = self.pieces.pop(asked["uploadId"][0], None)
        if sent is None:
            return self._send(404, b"<Error><Code>NoSuchUpload</Code><Message>ended</Message></Error>", head=False)
        # The object is there from here on, and as a whole.
        self.objects[key] = b"".join(sent[n] for n in sorted(sent))
        answer = f"<Key>{escape(key)}</Key><ETag>0</ETag>"
        return self._send(
            200, f"<CompleteMultipartUploadResult>{answer}</CompleteMultipartUploadResult>".encode(), False
        )

    def _answer(self, head: bool) -> None:
        key, asked = self._named()
        if "list-type" in asked:
            return self._send(200, self._listing(key.strip("/"), asked.get("prefix", [""])[0]), head)
        if key not in self.objects:
            return self._send(404, b"", head)
        data, status = self.objects[key], 200
        if found := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "")):
            data, status = data[int(found[1]) : int(found[2]) + 1 if found[2] else None], 206
        return self._send(status, data, head)

    def _listing(self, bucket: str, prefix: str) -> bytes:
        keys = [k.removeprefix(f"{bucket}/") for k in self.objects if k.startswith(f"{bucket}/{prefix}")]
        parts = "".join(
            f"<Contents><Key>{escape(k)}</Key><Size>{len(self.objects[f'{bucket}/{k}'])}</Size>"
            "<LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
            for k in sorted(keys)
        )
        return (
            f'<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>{bucket}</Name>'
            f"<KeyCount>{len(keys)}</KeyCount><IsTruncated>false</IsTruncated>{parts}</ListBucketResult>"
        ).encode()

    def _send(self, status: int, data: bytes, head: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.send_header("ETag", '"0"')
        self.end_headers()
        if not head:
            self.wfile.write(data)

    def log_message(self, *said: object) -> None:
        """Nothing: tests print their own."""


def unchunked(stream: _Readable) -> bytes:
    """A text in chunks, each behind its length (RFC 9112, 7.1), and what comes behind the last of length 0."""
    found = b""
    while size := int(stream.readline().partition(b";")[0], 16):
        found += stream.read(size)
        stream.readline()
    while stream.readline().strip():
        pass
    return found


def never(command: str, path: str) -> bool:
    """Whether a store is busy that always answers."""
    return False


@contextmanager
def object_store(objects: dict[str, bytes], busy: Callable[[str, str], bool] = never) -> Iterator[str]:
    """The address of a store with these objects, by bucket and key.

    :param busy: which requests it answers with "slow down": method and path, whose query may hold any letters.
    """
    handler = type("Handler", (_Handler,), {"objects": objects, "pieces": {}, "busy": staticmethod(busy)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
