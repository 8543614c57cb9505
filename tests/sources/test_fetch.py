"""Fetching from a server on this machine that fails in every way."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from gwanmun.sources.fetch import fetch
from gwanmun.sources.files import InputError

BODY = b"name,id\nAcme,1\n" * 100


class Server(BaseHTTPRequestHandler):
    """Each path fails in its own way."""

    def do_GET(self) -> None:
        path = self.path.strip("/")
        if path == "loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        if path == "gone":
            self.send_error(404)
            return
        body = b"<!DOCTYPE html><html>please log in</html>" if path == "page" else b"" if path == "empty" else BODY
        self.send_response(200)
        if path == "gzip":
            body = gzip.compress(body)[:-15]
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body) + (50 if path == "cut" else 0)))
        self.send_header("Last-Modified", "Wed, 01 Jul 2026 10:00:00 GMT")
        self.end_headers()
        if path == "slow":
            for byte in body[:40]:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.1)
        elif path == "silent":
            time.sleep(1.5)
        else:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_whole_file_comes_with_its_date(address: str) -> None:
    found = fetch(f"{address}/good", plain_http=True)
    assert (found.data, found.modified) == (BODY, "2026-07-01")


@pytest.mark.parametrize("path", ["loop", "gone", "page", "empty", "gzip", "cut", "slow", "silent"])
def test_every_failure_is_one_sentence(address: str, path: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch(f"{address}/{path}", plain_http=True, seconds=1.0, silence=0.8)
    assert caught.value.message("ko")


def test_too_large_and_plain_http_are_refused(address: str) -> None:
    with pytest.raises(InputError):
        fetch(f"{address}/good", plain_http=True, max_bytes=100)
    with pytest.raises(InputError):
        fetch(f"{address}/good")


def test_no_server() -> None:
    with pytest.raises(InputError):
        fetch("http://127.0.0.1:9/none", plain_http=True, seconds=2.0)
