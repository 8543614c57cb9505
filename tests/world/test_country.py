"""What a user may write for a country, and what is refused."""

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun import world
from gwanmun.world import countries
from gwanmun.world.normalise import matching_key, normalise


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[(name, "TR") for name in ("Turkey", "Türkiye", "Turkiye", "터키", "튀르키예", "TÜRKIYE", "Turkey (Türkiye)")],
        *[
            (name, "TW")
            for name in ("대만", "타이완", "Taiwan", "중화민국", "臺灣", "Taiwan, Province of China", "TWN")
        ],
        *[(name, "KR") for name in ("남한", "한국", "대한민국", "South Korea", "Korea, Republic of", "ROK", "S.Korea")],
        *[
            (name, "KP")
            for name in ("북한", "조선민주주의인민공화국", "DPRK", "D.P.R.K.", "North Korea", "Korea (North)")
        ],
        *[
            (name, "CN")
            for name in ("중국", "중화인민공화국", "PRC", "China (PRC)", "mainland China", "中国", "P.R. China")
        ],
        *[(name, "HK") for name in ("홍콩", "Hong Kong SAR", "Hongkong", "香港", "China (Hong Kong)")],
        *[(name, "MO") for name in ("마카오", "Macao", "Macau", "Macao SAR, China")],
        *[(name, "RU") for name in ("러시아", "러시아연방", "Russian Federation", "the Russian Federation", "Россия")],
        *[(name, "VN") for name in ("베트남", "월남", "Viet Nam", "VIETNAM", "Việt Nam")],
        *[(name, "AE") for name in ("UAE", "U.A.E.", "아랍에미리트", "아랍에미리트연합")],
        *[(name, "US") for name in ("미국", "USA", "U.S.", "U. S. A.", "ＵＳＡ", "United  States of America")],
        *[(name, "GB") for name in ("영국", "UK", "U.K.", "Great Britain", "Britain", "Northern Ireland")],
        *[(name, "MM") for name in ("미얀마", "버마", "Burma", "Myanmar", "Burma (Myanmar)")],
        *[(name, "CI") for name in ("Ivory Coast", "코트디부아르", "Côte d’Ivoire", "Cote d'lvoire")],
        *[(name, "CD") for name in ("콩고민주공화국", "콩고 민주 공화국", "DRC", "Congo-Kinshasa", "Zaire")],
        *[(name, "CG") for name in ("콩고공화국", "Congo (Republic of the)", "Congo-Brazzaville")],
        *[(name, "SZ") for name in ("Swaziland", "Eswatini", "스와질란드")],
        *[(name, "VA") for name in ("Holy See", "Vatican", "교황청")],
        ("Seycheles", "SC"),
        ("The Bahamas", "BS"),
        ("Bosnia & Herzegovina", "BA"),
        ("체코", "CZ"),
        ("Macedonia", "MK"),
        ("Cape Verde", "CV"),
        ("East Timor", "TL"),
        ("Guinea", "GN"),
        ("기니", "GN"),
        ("St. Lucia", "LC"),
        ("American Samoa", "AS"),
        ("Samoa", "WS"),
        ("Ireland", "IE"),
        ("Deutschland", "DE"),
        ("日本", "JP"),
        ("kr", "KR"),
        ("Kor", "KR"),
        ("ＫＲ", "KR"),
        ("EL", "GR"),
        ("\u200b대한민국\ufeff", "KR"),
    ],
)
def test_names_in_use_are_understood(text: str, code: str) -> None:
    assert world.country(text).code == code


def test_georgia_is_the_country() -> None:
    assert world.country("Georgia").code == "GE"


@pytest.mark.parametrize(("code", "expected"), [("AND", "AD"), ("ST", "ST"), ("no", "NO"), ("NA", "NA")])
def test_a_code_is_read_before_any_word_is_dropped_or_replaced(code: str, expected: str) -> None:
    assert world.country(code).code == expected


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Korea", {"KR", "KP"}),
        ("코리아", {"KR", "KP"}),
        ("조선", {"KR", "KP"}),
        ("Congo", {"CG", "CD"}),
        ("콩고", {"CG", "CD"}),
        ("Republic of China", {"TW", "CN"}),
        ("Virgin Islands", {"VG", "VI"}),
        ("St. Martin", {"MF", "SX"}),
        ("도미니카", {"DM", "DO"}),
        ("Netherlands Antilles", {"CW", "SX", "BQ"}),
        ("Yugoslavia", {"RS", "ME", "HR", "SI", "BA", "MK", "XK"}),
    ],
)
def test_a_name_of_several_countries_is_refused_with_all_of_them(text: str, candidates: set[str]) -> None:
    with pytest.raises(world.AmbiguousCountry) as caught:
        world.country(text)
    assert {each.code for each in caught.value.suggestions} == candidates


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("베트냄", "VN"),
        ("중극", "CN"),
        ("독닐", "DE"),
        ("Isreal", "IL"),
        ("Kazakh", "KZ"),
        ("GER", "DE"),
        ("서울 대한민국", "KR"),
        ("Iran, Tehran", "IR"),
        ("China?", "CN"),
        ("베트남/중국", "VN"),
    ],
)
def test_a_near_miss_is_refused_with_a_suggestion(text: str, meant: str) -> None:
    with pytest.raises(world.UnknownCountry) as caught:
        world.country(text)
    assert meant in {each.code for each in caught.value.suggestions}


@pytest.mark.parametrize(
    "text", ["", "   ", "-", "N/A", "N.A.", "unknown", "없음", "82", "K/R", "US/UK", "🇰🇷", "x" * 10_000]
)
def test_what_names_no_country_is_refused(text: str) -> None:
    with pytest.raises(world.UnknownCountry):
        world.country(text)


def test_a_region_is_no_country_and_the_message_says_what_to_write() -> None:
    with pytest.raises(world.UnknownCountry, match="UA-43") as caught:
        world.country("크림반도")
    assert [each.code for each in caught.value.suggestions] == ["UA"]


def test_errors_speak_both_languages_in_one_sentence() -> None:
    with pytest.raises(world.CountryError) as caught:
        world.country("베트냄")
    assert str(caught.value) == '"베트냄" is not a country name known here; did you mean Vietnam (VN)?'
    assert caught.value.message("ko") == '알 수 없는 나라 이름입니다: "베트냄" (혹시 베트남(VN)?)'
    assert caught.value.text == "베트냄"


def test_an_error_can_be_sent_to_another_process() -> None:
    with pytest.raises(world.AmbiguousCountry) as caught:
        world.country("Korea")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.message("ko"), again.suggestions) == (
        str(caught.value),
        caught.value.message("ko"),
        caught.value.suggestions,
    )


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z .]{1,4}", fullmatch=True))
def test_any_text_gives_a_country_or_a_country_error(text: str) -> None:
    found = country_or_error(text)
    if isinstance(found, world.CountryError):
        assert found.message("en")
        assert found.message("ko")
        assert "\n" not in str(found)
    else:
        assert found in world.all_countries()


def country_or_error(text: str) -> world.Country | world.CountryError:
    try:
        return world.country(text)
    except world.CountryError as error:
        return error


@given(st.sampled_from(world.all_countries()), st.sampled_from([str.upper, str.lower, str.title, str.strip]))
def test_every_country_answers_to_its_names_and_codes_in_any_case(
    each: world.Country, change: Callable[[str], str]
) -> None:
    for name in (each.name("en"), each.name("ko"), each.code, each.alpha3):
        assert world.country(f" {change(name)} ") == each


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_every_country_answers_to_its_codes() -> None:
    for each in world.all_countries():
        assert world.by_code(each.code) is each
        assert world.by_code(each.alpha3.lower()) is each


@pytest.mark.parametrize("code", ["", "XX", "Korea", "410"])
def test_by_code_takes_codes_alone(code: str) -> None:
    with pytest.raises(world.UnknownCountry):
        world.by_code(code)


def test_a_usual_name_is_the_country_that_its_key_names() -> None:
    tables = countries._tables()
    assert {n: c.code for n, c in tables.by_usual_name.items()} == {
        n: tables.by_name[matching_key(n)].code for n in tables.by_usual_name
    }
