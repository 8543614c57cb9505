"""A small S3 store on this machine: it lists a folder, tells of an object, and hands it out, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


class _Handler(BaseHTTPRequestHandler):
    objects: ClassVar[dict[str, bytes]]
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(head=True)

    def do_GET(self) -> None:
        self._answer(head=False)

    def _answer(self, head: bool) -> None:
        split = urlsplit(self.path)
        key = unquote(split.path).lstrip("/")
        asked = parse_qs(split.query, keep_blank_values=True)
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


@contextmanager
def object_store(objects: dict[str, bytes]) -> Iterator[str]:
    """The address of a store with these objects, by bucket and key."""
    handler = type("Handler", (_Handler,), {"objects": objects})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
