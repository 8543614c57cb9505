"""Fetching from a server that fails in every way, runs, the store, and what survives a kill."""
# ruff: noqa: E501 - documents in tests are read better whole

from __future__ import annotations

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from gwanmun.sources.files import InputError
from gwanmun.watch import read
from gwanmun.watch.duplicates import likeness, same_story, signature
from gwanmun.watch.fetch import LONGEST_WAIT, Fetcher, FetchError, backoff
from gwanmun.watch.robots import parse
from gwanmun.watch.run import kind_of_place, run
from gwanmun.watch.store import Store

STORY = "산업통상자원부는 28일 전략물자 수출입고시 개정안을 행정예고했다. 상황허가 대상 품목 243개를 추가하는 내용이다. 의견은 다음달 18일까지 받는다. 개정 고시는 의견 수렴을 거쳐 시행된다."
PAGE = f"<html><head><title>고시 개정</title></head><body><h1>고시 개정 소식을 전합니다</h1><p>{STORY}</p><p>{STORY[::-1]}</p></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """A server with a path for each way to fail."""

    seen: ClassVar[list[tuple[str, str | None]]] = []
    robots = "User-agent: *\nDisallow: /private\n"

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def _send(self, data: bytes, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self) -> None:
        """One way to answer for each path."""
        path = self.path
        self.seen.append((path, self.headers.get("If-None-Match")))
        if path == "/robots.txt":
            return self._send(self.robots.encode())
        if path == "/page":
            if self.headers.get("If-None-Match") == '"v1"':
                self.send_response(304)
                self.end_headers()
                return None
            return self._send(PAGE, ETag='"v1"')
        if path == "/feed":
            host = self.headers["Host"]
            items = "".join(
                f"<item><title>t</title><link>http://{host}/{p}</link></item>" for p in ("page", "gone", "private/x")
            )
            return self._send(f"<rss><channel>{items}</channel></rss>".encode(), ETag='"f1"')
        if path.startswith("/loop"):
            return self._send(b"", 302, Location=f"/loop{len(path)}{path[5:]}")
        if path == "/inside":
            return self._send(b"", 302, Location="file:///etc/passwd")
        if path == "/busy":
            return self._send(b"", 503, Retry_After="7200")
        if path == "/huge":
            return self._endless()
        if path == "/bomb":
            return self._send(gzip.compress(b"a" * 60_000_000), Content_Encoding="gzip")
        if path == "/drip":
            return self._drip()
        if path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"<html>")
            return None
        if path == "/garbage":
            self.wfile.write(b"this is not HTTP at all\r\n\r\n")
            return None
        return self._send(b"no", 404)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(4000):
                self.wfile.write(b"x" * 65536)
        except OSError:
            return

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a local server."""
    Handler.seen = []
    Handler.robots = "User-agent: *\nDisallow: /private\n"
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may visit this machine and does not pause."""
    # Far more than a busy machine takes for the other answers, and less than the dripping one.
    made = Fetcher(local=True, pause=0.0, max_seconds=5.0)
    yield made
    made.close()


def test_a_page_is_fetched_once_and_then_asked_for_by_its_mark(server: str, fetcher: Fetcher) -> None:
    first = fetcher.fetch(f"{server}/page")
    assert (first.status, first.data, first.etag) == (200, PAGE, '"v1"')
    again = fetcher.fetch(f"{server}/page", first.etag)
    assert (again.status, again.data) == (304, None)
    assert [p for p, _ in Handler.seen].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("path", "words", "lasting"),
    [
        ("/loop", "redirects without end", False),
        ("/inside", "not a web address", True),
        ("/busy", "answered 503", False),
        ("/huge", "larger than", True),
        ("/bomb", "larger than", True),
        ("/drip", "longer than", False),
        ("/cut", "broke off", False),
        ("/garbage", "broke off", False),
        ("/nothing", "answered 404", True),
        ("/private/x", "robots.txt", True),
    ],
)
def test_a_failing_server_gives_one_sentence(
    server: str, fetcher: Fetcher, path: str, words: str, lasting: bool
) -> None:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(server + path)
    assert words in caught.value.message("en")
    assert caught.value.message("ko") != caught.value.message("en")
    assert caught.value.lasting is lasting
    if path == "/busy":
        assert caught.value.wait == 7200


def test_nobody_there(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="cannot be reached"):
        fetcher.fetch("http://127.0.0.1:9/x")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/x", "http://", "javascript:1"])
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(FetchError):
        Fetcher(local=True).fetch(url)


def test_this_machine_is_not_visited_unless_asked(server: str) -> None:
    with pytest.raises(FetchError, match="private network"):
        Fetcher(pause=0.0).fetch(f"{server}/page")
    assert Handler.seen == []


def test_a_host_is_given_its_pause(server: str) -> None:
    slept: list[float] = []
    moment = [0.0]
    made = Fetcher(local=True, pause=5.0, sleep=slept.append, clock=lambda: moment[0])
    Handler.robots = "User-agent: *\nCrawl-delay: 9\n"
    made.fetch(f"{server}/page")
    made.fetch(f"{server}/page")
    made.close()
    assert slept == [9.0, 9.0]


def test_backoff_doubles_to_a_day_and_honours_the_server() -> None:
    waits = [backoff(n, chance=lambda: 0.5) for n in range(30)]
    assert waits[1] == 2 * waits[0]
    assert max(waits) == LONGEST_WAIT
    assert backoff(0, 7200.0) == 7200.0


def test_robots() -> None:
    rules = parse(
        "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\n\nUser-agent: gwanmun\nDisallow: /own",
        "gwanmun/1",
    )
    assert not rules.allows("https://x/own/y")
    assert rules.allows("https://x/a")
    general = parse("User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$", "gwanmun/1")
    assert [general.allows(f"https://x{p}") for p in ("/a/c", "/a/b/c", "/z.pdf", "/z.pdf?x", "/")] == [
        False,
        True,
        False,
        True,
        True,
    ]
    begin = time.perf_counter()
    parse("User-agent: *\nDisallow: /" + "*a" * 900 + "b", "x").allows("https://x/" + "a" * 2000)
    assert time.perf_counter() - begin < 5


def test_a_run_keeps_what_works_and_reports_the_rest(server: str, fetcher: Fetcher, tmp_path: Path) -> None:
    store = Store(tmp_path / "watch.db")
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text("---\ntitle: 글\n---\n" + STORY, encoding="utf-8")
    (tmp_path / "posts" / "bad.html").write_text("<html><title>{{ x }}</title></html>", encoding="utf-8")
    for place in (f"{server}/feed", f"{server}/busy", str(tmp_path / "posts")):
        kind, name = kind_of_place(place)
        store.add_source(name, kind)
    report = run(store, fetcher)
    assert report.new == 3  # the feed, its page, the post
    assert len(report.problems) == 4  # gone, private, busy, the template
    again = run(store, fetcher)
    assert (again.new, again.unchanged, again.waiting) == (0, 0, 1) or again.unchanged == 1
    assert {d.kind for d in store.documents()} == {"feed", "html_page", "jekyll_post_markdown"}
    assert len(store.problems()) >= 4
    store.close()


def test_a_later_failure_loses_nothing(server: str, fetcher: Fetcher, tmp_path: Path) -> None:
    store = Store(tmp_path / "watch.db")
    store.add_source(f"{server}/page", "url")
    assert run(store, fetcher).new == 1
    Handler.robots = "User-agent: *\nDisallow: /\n"
    fetcher._robots.clear()
    assert run(store, fetcher).problems
    assert [d.data for d in store.documents()] == [PAGE]
    assert store.sources()[0].next_try is not None
    store.close()


def test_rewrites_are_one_story_and_one_witness(tmp_path: Path) -> None:
    store = Store(tmp_path / "watch.db")
    other = "관세청은 12일 자동차 우회수출을 단속한다고 밝혔다. 제3국을 거치는 수출이 대상이다. 수사는 연말까지 이어지며 결과는 따로 공개한다. 업계는 대비에 나섰다고 한다."
    rewritten = STORY.replace("받는다", "받을 예정이다").replace("내용이다", "내용을 담았다")
    clusters = []
    for text in (STORY, rewritten, other):
        data = f"제목\n\n입력 2024-06-28 10:00\n\n{text}".encode()
        clusters.append(store.keep(read(data, understand=False), data, "x", None)[1])
    assert clusters[0] == clusters[1] != clusters[2]
    assert store.confirmations(clusters[0]) == (2, 0)
    assert same_story(signature(STORY), signature(rewritten))
    assert likeness(signature(STORY), signature(other)) < 0.1
    assert signature("짧다") == ()
    store.close()


def test_the_same_number_is_the_same_document(tmp_path: Path) -> None:
    store = Store(tmp_path / "watch.db")
    seen = []
    for abstract in ("first words of it", "wholly other words, in another form"):
        data = f'{{"document_number": "2025-16735", "title": "t", "publication_date": "2025-09-02", "abstract": "{abstract}"}}'.encode()
        seen.append(store.keep(read(data, understand=False), data, "x", None))
    assert [new for new, _ in seen] == [True, True]
    assert seen[0][1] == seen[1][1]
    store.close()


_WRITER = """
import sys
from pathlib import Path
from gwanmun.watch.store import Store
from gwanmun.watch import read
store = Store(Path(sys.argv[1]))
print("begun", flush=True)
for n in range(100000):
    data = f"제목 {n}\\n\\n입력 2024-06-28 10:00\\n\\n{n}번째 문서의 본문이다. ".encode() * 3
    store.keep(read(data, understand=False), data, str(n), None)
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_a_kill_at_any_moment_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    for wait in (0.02, 0.11, 0.23):
        child = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        said = [int(line) for line in child.stdout.read().split("\n")[:-1] if line]
        child.wait()
        store = Store(path)
        assert store.base.execute("pragma integrity_check").fetchone()[0] == "ok"
        documents = store.documents()
        assert {str(n) for n in said} <= {d.name for d in documents}  # what was said to be kept is kept
        for document in documents:
            assert read(document.data, understand=False).sha256 == document.sha256
        store.close()


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database at all, but long enough to be one" * 100)
    with pytest.raises(InputError, match="not a store"):
        Store(tmp_path / "x.db")
    with sqlite3.connect(tmp_path / "later.db") as base:
        base.execute("pragma user_version=99")
    with pytest.raises(InputError, match="later version"):
        Store(tmp_path / "later.db")
