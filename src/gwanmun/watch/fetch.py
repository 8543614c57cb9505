"""Fetching over HTTP with manners and limits: conditional, paced per host, obedient to robots.txt, never without bounds."""
# ruff: noqa: E501 - patterns and tables are read better whole

from __future__ import annotations

import ipaddress
import random
import socket
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from gwanmun.sources.files import InputError
from gwanmun.version import __version__
from gwanmun.watch import robots
from gwanmun.watch.source import MAX_DOCUMENT
from gwanmun.world.text import Text

if TYPE_CHECKING:
    import httpx

AGENT = f"gwanmun/{__version__} (trade-security watch)"
MAX_REDIRECTS = 5
MAX_SECONDS = 60.0
"""Time for one document from first byte to last; a server that drips cannot hold a run."""
PAUSE = 1.0
"""Seconds between two requests to one host."""
FIRST_WAIT, LONGEST_WAIT = 60.0, 24 * 3600.0


@dataclass(frozen=True)
class Fetched:
    """What a server gave: ``data`` is ``None`` if nothing changed since the last time."""

    data: bytes | None
    url: str
    status: int
    etag: str | None
    modified: str | None


class FetchError(InputError):
    """A document that could not be fetched; ``wait`` is how many seconds the server asked us to stay away, if it did.

    ``lasting`` is set where another try would end the same way (a refusal by robots.txt, too large, not found).
    """

    def __init__(self, what: Text, place: str, wait: float | None = None, lasting: bool = False) -> None:
        super().__init__(what, place)
        self.wait = wait
        self.lasting = lasting


@dataclass
class Fetcher:
    """Fetches documents; keeps to each host's pace and rules as long as it lives.

    ``local`` allows addresses of this machine and of private networks, which a page or feed must never lead us to.
    """

    local: bool = False
    pause: float = PAUSE
    max_bytes: int = MAX_DOCUMENT
    max_seconds: float = MAX_SECONDS
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, robots.Robots] = field(default_factory=dict)
    _client: httpx.Client | None = None

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The document at ``url``, or that it has not changed.

        :raises FetchError: with one sentence, for everything that goes wrong.
        """
        headers = {k: v for k, v in (("If-None-Match", etag), ("If-Modified-Since", modified)) if v}
        rules = self._rules(url)
        if not rules.allows(url):
            raise FetchError(
                Text(
                    en="the site's robots.txt asks not to fetch this",
                    ko="사이트의 robots.txt가 수집을 허용하지 않습니다",
                ),
                url,
                lasting=True,
            )
        return self._get(url, headers, self.max_bytes, rules.delay)

    def close(self) -> None:
        """Close connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _rules(self, url: str) -> robots.Robots:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            try:
                got = self._get(f"{host}/robots.txt", {}, robots.MAX_ROBOTS, None)
                text = (got.data or b"").decode("utf-8", "replace")
                self._robots[host] = robots.parse(text, AGENT)
            except FetchError as error:
                # RFC 9309: no such file means no rules; a server in trouble means stay away for now.
                if not error.lasting:
                    raise
                self._robots[host] = robots.EVERYTHING
        return self._robots[host]

    def _get(self, url: str, headers: dict[str, str], limit: int, delay: float | None) -> Fetched:
        import httpx

        seen: list[str] = []
        begin = self.clock()
        for _ in range(MAX_REDIRECTS + 1):
            self._safe(url)
            self._wait(url, delay)
            try:
                answer = self._once(url, headers, limit, begin)
            except (
                httpx.HTTPError,
                httpx.InvalidURL,
                httpx.StreamError,
                zlib.error,
                UnicodeError,
                OSError,
                ValueError,
            ) as error:
                raise FetchError(*_trouble(error, url)) from None
            if isinstance(answer, Fetched):
                return answer
            seen.append(url)
            url = urljoin(url, answer)
            if url in seen:
                break
        raise FetchError(Text(en="redirects without end", ko="끝없이 다른 주소로 넘깁니다"), seen[0] if seen else url)

    def _once(self, url: str, headers: dict[str, str], limit: int, begin: float) -> Fetched | str:
        """One request: the document, or the address it leads on to."""
        with self._open().stream("GET", url, headers=headers) as response:
            if response.status_code in (301, 302, 303, 307, 308) and response.headers.get("location"):
                return str(response.headers["location"])
            etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
            if response.status_code == 304:
                return Fetched(
                    None, url, 304, etag or headers.get("If-None-Match"), modified or headers.get("If-Modified-Since")
                )
            if response.status_code != 200:
                raise _status(response, url)
            said = response.headers.get("content-length", "")
            if said.isdigit() and int(said) > limit:
                raise _too_large(url, limit)
            data = bytearray()
            unpack = _unpacker(response.headers.get("content-encoding", ""), url)
            for part in response.iter_raw(64 * 1024):
                data += unpack(part, limit + 1 - len(data))
                if len(data) > limit:
                    raise _too_large(url, limit)
                if self.clock() - begin > self.max_seconds:
                    raise FetchError(
                        Text(
                            en=f"took longer than {self.max_seconds:.0f} seconds",
                            ko=f"{self.max_seconds:.0f}초 넘게 걸렸습니다",
                        ),
                        url,
                    )
            return Fetched(bytes(data), url, 200, etag[:500] if etag else None, modified[:100] if modified else None)

    def _open(self) -> httpx.Client:
        if self._client is None:
            import httpx

            timeout = httpx.Timeout(min(20.0, self.max_seconds), connect=min(10.0, self.max_seconds))
            self._client = httpx.Client(
                timeout=timeout,
                follow_redirects=False,
                headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
                trust_env=True,
            )
        return self._client

    def _wait(self, url: str, delay: float | None) -> None:
        host = urlsplit(url).netloc
        pause = max(self.pause, delay or 0.0)
        if host in self._last and (left := self._last[host] + pause - self.clock()) > 0:
            self.sleep(left)
        self._last[host] = self.clock()

    def _safe(self, url: str) -> None:
        """Only http and https, and (unless ``local``) no address inside this network: a feed must not make us its agent."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError(
                Text(en="is not a web address (http or https)", ko="웹 주소(http, https)가 아닙니다"), url, lasting=True
            )
        if self.local:
            return
        try:
            found = {
                info[4][0] for info in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
            }
        except (OSError, UnicodeError):
            return  # No such host, or a proxy resolves it: the request itself will tell.
        if any(not ipaddress.ip_address(str(a).partition("%")[0]).is_global for a in found):
            raise FetchError(Text(en="leads into a private network", ko="사설망 주소로 이어집니다"), url, lasting=True)


def _unpacker(encoding: str, url: str) -> Callable[[bytes, int], bytes]:
    """Takes in what came and gives at most so many bytes of it unpacked: a bomb is stopped before it goes off."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda part, room: part
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            Text(
                en=f"is packed in a way not asked for ({name[:20]})",
                ko=f"요청하지 않은 방식으로 압축되어 있습니다({name[:20]})",
            ),
            url,
        )
    packed = zlib.decompressobj(47)  # gzip or zlib, whichever it is
    begun = False

    def unpack(part: bytes, room: int) -> bytes:
        nonlocal packed, begun
        try:
            return packed.decompress(part, room)
        except zlib.error:
            if name != "deflate" or begun:
                raise ValueError("broken") from None
            packed = zlib.decompressobj(-15)  # some servers mean raw deflate
            return packed.decompress(part, room)
        finally:
            begun = True

    return unpack


def _status(response: httpx.Response, url: str) -> FetchError:
    code = response.status_code
    wait = _retry_after(response.headers.get("retry-after"))
    lasting = code in (400, 401, 403, 404, 405, 406, 410, 414, 451)
    return FetchError(Text(en=f"the server answered {code}", ko=f"서버가 {code}로 응답했습니다"), url, wait, lasting)


def _retry_after(text: str | None) -> float | None:
    if not text:
        return None
    if text.strip().isdigit():
        return min(float(text), LONGEST_WAIT)
    try:
        return min(LONGEST_WAIT, max(0.0, parsedate_to_datetime(text).timestamp() - time.time()))
    except (ValueError, TypeError):
        return None


def _too_large(url: str, limit: int) -> FetchError:
    size = f"{limit / 1024 / 1024:.0f} MB"
    return FetchError(Text(en=f"is larger than {size}", ko=f"{size}보다 큽니다"), url, lasting=True)


def _trouble(error: Exception, url: str) -> tuple[Text, str]:
    import httpx

    if isinstance(error, FetchError):
        raise error
    if isinstance(error, httpx.TimeoutException):
        return Text(en="did not answer in time", ko="제때 응답하지 않았습니다"), url
    if isinstance(error, httpx.ConnectError):
        return Text(en="cannot be reached", ko="연결할 수 없습니다"), url
    if str(error) == "broken" or isinstance(error, zlib.error):
        return Text(en="broke off or sent what is not HTTP", ko="연결이 끊겼거나 올바르지 않은 응답을 보냈습니다"), url
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, ValueError)):
        return Text(en="is not a web address", ko="웹 주소가 아닙니다"), url
    return Text(en="broke off or sent what is not HTTP", ko="연결이 끊겼거나 올바르지 않은 응답을 보냈습니다"), url


def backoff(failures: int, asked: float | None = None, chance: Callable[[], float] = random.random) -> float:
    """Seconds to stay away after so many failures in a row: doubling, at most a day, with some chance, never less than asked."""
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(failures, 20))
    return max(asked or 0.0, wait * (0.75 + 0.5 * chance()))
