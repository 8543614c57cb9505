"""Sums of money as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwanmun.world.money import Currency, Money, MoneyError, all_currencies, currency_of, parse_money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("USD 5,000", 5_000, "USD"),
        ("5000 달러", 5_000, "USD"),
        ("$5,000", 5_000, "USD"),
        ("US$5,000.00", 5_000, "USD"),
        ("５，０００달러", 5_000, "USD"),
        ("15천불", 15_000, "USD"),
        ("백만 달러", 1_000_000, "USD"),
        ("3억 5천만 원", 350_000_000, "KRW"),
        ("1,200만원", 12_000_000, "KRW"),
        ("350백만원", 350_000_000, "KRW"),
        ("1조 2천억원", 1_200_000_000_000, "KRW"),
        ("5만 5천원", 55_000, "KRW"),
        ("1.5억원", 150_000_000, "KRW"),
        ("만원", 10_000, "KRW"),
        ("일금 3억원정", 300_000_000, "KRW"),
        ("₩1,000", 1_000, "KRW"),
        ("￦1,000", 1_000, "KRW"),
        ("₩3억원", 300_000_000, "KRW"),
        ("€5", 5, "EUR"),
        ("1.2 million EUR", 1_200_000, "EUR"),
        ("HK$ 100", 100, "HKD"),
        ("5 호주 달러", 5, "AUD"),
        ("100 엔", 100, "JPY"),
        ("500위안", 500, "CNY"),
        ("USD 5k", 5_000, "USD"),
        ("5KRW", 5, "KRW"),
        ("오만 리알 5", 5, "OMR"),
    ],
)
def test_sums_in_use_are_read(text: str, amount: int, currency: str) -> None:
    assert parse_money(text) == Money(Decimal(amount), currency)


def test_a_number_needs_a_currency() -> None:
    assert parse_money(5, "usd") == parse_money(5.0, "달러") == parse_money("5", "USD") == parse_money("USD 5", "USD")
    assert parse_money(0.1, "USD").amount == Decimal("0.1")
    with pytest.raises(MoneyError, match="no currency"):
        parse_money("5,000")
    with pytest.raises(MoneyError, match="more than one currency"):
        parse_money("USD 5", "KRW")
    with pytest.raises(MoneyError, match="more than one currency"):
        parse_money("USD 5 EUR")


@pytest.mark.parametrize(
    ("text", "candidate"),
    [("¥500", "CNY"), ("5 프랑", "CHF"), ("5 페소", "MXN"), ("5 Rs", "INR"), ("5kr", "SEK"), ("500 USDD", "USD")],
)
def test_an_unclear_currency_is_refused_with_candidates(text: str, candidate: str) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_money(text)
    assert candidate in caught.value.suggestions
    assert candidate in caught.value.message("ko")


@pytest.mark.parametrize(
    "text", ["EUR 1.234", "3억 5천 원", "5만5원", "1.5억 2천만원", "USD 10,00", "0,500 EUR", "5 000 USD"]
)
def test_a_number_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(MoneyError):
        parse_money(text)


def test_three_decimals_are_plain_where_they_cannot_be_thousands() -> None:
    assert parse_money("0.125 USD").amount == Decimal("0.125")
    assert parse_money("KWD 1.234").amount == Decimal("1.234")


@pytest.mark.parametrize("value", ["-5 USD", "USD (5,000)", "△5 USD", "−5 USD"])
def test_negative_sums_are_refused(value: str) -> None:
    with pytest.raises(MoneyError, match="negative"):
        parse_money(value)
    with pytest.raises(MoneyError, match="negative"):
        parse_money(-5, "USD")


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), Decimal("sNaN"), Decimal("Infinity"), True, "NaN", "", "원"]
)
def test_what_is_no_certain_number_is_refused(value: float | str | Decimal) -> None:
    with pytest.raises(MoneyError):
        parse_money(value, "USD")


def test_numbers_beyond_any_price_are_refused() -> None:
    for value in (10**5000, "9" * 5000, f"{'9' * 50}조", 1e200, 1e-200):
        with pytest.raises(MoneyError):
            parse_money(value, "KRW")


def test_a_sum_checks_itself() -> None:
    with pytest.raises(MoneyError):
        Money(Decimal(-1), "USD")
    with pytest.raises(MoneyError) as caught:
        Money(Decimal(1), "USDD")
    assert "USD" in caught.value.suggestions
    with pytest.raises(MoneyError, match="24 digits"):
        Money(Decimal("1" + "0" * 30), "USD")


AMOUNTS = st.decimals(0, 10**15, allow_nan=False, places=None).filter(
    lambda amount: len(amount.as_tuple().digits) <= 20
)


@given(AMOUNTS, st.sampled_from(all_currencies()))
def test_a_written_sum_is_read_back(amount: Decimal, currency: Currency) -> None:
    money = Money(abs(amount), currency.code)
    assert parse_money(str(money)) == money
    assert parse_money(money.amount, money.currency) == money


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_korean_units_add_up(eok: int, man: int, rest: int) -> None:
    text = f"{eok}억 {man}만" + (f" {rest}" if rest > 9 else "")
    expected = eok * 10**8 + man * 10**4 + (rest if rest > 9 else 0)
    assert parse_money(f"{text}원") == Money(Decimal(expected), "KRW")


@given(
    st.text(max_size=30) | st.from_regex(r"[$₩€A-Z]{0,3} ?[0-9.,억만천백십]{1,12} ?(원|USD|달러|k)?", fullmatch=True)
)
def test_any_text_gives_a_sum_or_a_money_error(text: str) -> None:
    found = money_or_error(text)
    if isinstance(found, MoneyError):
        assert found.message("en")
        assert found.message("ko")
    else:
        assert found.amount >= 0


def money_or_error(text: str) -> Money | MoneyError:
    try:
        return parse_money(text)
    except MoneyError as error:
        return error


def test_every_currency_answers_to_its_code_and_names() -> None:
    assert len(all_currencies()) > 150
    for each in all_currencies():
        for name in (each.code, each.code.lower(), each.name("en"), each.name("ko")):
            assert currency_of(name) == each


def test_a_currency_that_is_said_twice_is_one_and_two_are_refused() -> None:
    assert parse_money("USD US$ 1,234.50") == Money(Decimal("1234.50"), "USD")
    assert parse_money("KRW 원 5000") == Money(Decimal(5000), "KRW")
    assert parse_money("U.S. dollars 12") == Money(Decimal(12), "USD")
    with pytest.raises(MoneyError, match="more than one currency"):
        parse_money("USD ₩1000")
