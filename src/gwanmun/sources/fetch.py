"""Fetch a file from its publisher: TLS only, with limits of size and time, and never half a file."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from gwanmun.sources.files import InputError
from gwanmun.sources.lists.common import unpacked
from gwanmun.world.text import Text

MAX_BYTES = 200 * 1024 * 1024
TOTAL_SECONDS = 300.0
SILENCE_SECONDS = 30.0
REDIRECTS = 5
_MARKUP = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file and the date that the server gives it (ISO; empty where it gives none)."""

    data: bytes
    modified: str


def fetch(
    url: str, *, max_bytes: int = MAX_BYTES, seconds: float = TOTAL_SECONDS, silence: float = SILENCE_SECONDS,
    plain_http: bool = False,
) -> Fetched:  # fmt: skip
    """The file at ``url``.

    :param seconds: for the whole transfer; ``silence`` for any pause in it.
    :param plain_http: allow ``http://``, for tests against a server on this machine.
    :raises InputError: if it cannot be had whole: no connection, an error of the server, too large, too slow, too many
        redirects, cut short, or a web page instead of a file.
    """
    import httpx

    schemes = ("https", "http") if plain_http else ("https",)
    deadline = time.monotonic() + seconds
    try:
        with httpx.Client(
            timeout=httpx.Timeout(silence),
            follow_redirects=False,
            headers={"user-agent": "gwanmun", "accept-encoding": "identity"},
        ) as client:
            address = httpx.URL(url)
            for _ in range(REDIRECTS + 1):
                if address.scheme not in schemes:
                    raise _problem("is not offered over https", "https가 아닙니다", str(address))
                with client.stream("GET", address) as response:
                    if response.is_redirect:
                        address = address.join(response.headers.get("location", ""))
                        continue
                    return _body(response, url, max_bytes, deadline)
            raise _problem("redirects without end", "끝없이 다른 주소로 넘깁니다", url)
    except httpx.TimeoutException:
        raise _problem("did not answer in time", "제시간에 응답하지 않았습니다", url) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        reason = type(error).__name__
        raise _problem(f"could not be fetched whole ({reason})", f"온전히 받지 못했습니다({reason})", url) from None


def _body(response: object, url: str, max_bytes: int, deadline: float) -> Fetched:
    import httpx

    if not isinstance(response, httpx.Response):
        raise TypeError
    if response.status_code != 200:
        raise _problem(
            f"answered with status {response.status_code}", f"상태 {response.status_code}(으)로 응답했습니다", url
        )
    parts: list[bytes] = []
    size = 0
    for part in response.iter_raw():
        size += len(part)
        if size > max_bytes:
            raise _problem("is larger than any list", "목록으로 보기에는 너무 큽니다", url)
        if time.monotonic() > deadline:
            raise _problem("took too long", "받는 데 너무 오래 걸립니다", url)
        parts.append(part)
    data = b"".join(parts)
    if response.headers.get("content-encoding", "identity") != "identity":
        # A cut stream would pass for a whole one if it were unpacked as it comes.
        data = unpacked(data, url)
    if not data:
        raise _problem("is empty", "비어 있습니다", url)
    if data[:300].lstrip().lower().startswith(_MARKUP):
        raise _problem("is a web page, not the list", "목록이 아니라 웹 페이지입니다", url)
    return Fetched(data, _date(response.headers.get("last-modified", "")))


def _date(header: str) -> str:
    try:
        return parsedate_to_datetime(header).date().isoformat()
    except (TypeError, ValueError):
        return ""


def _problem(en: str, ko: str, url: str) -> InputError:
    return InputError(Text(en=en, ko=ko), url)
