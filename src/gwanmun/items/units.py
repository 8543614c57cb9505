"""Units of technical parameters: a small table with dimensions, so that a length is never read as a pressure.

A table of our own because loading a general library costs more than a whole answer (docs/decisions/0010).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from gwanmun.sources.files import InputError
from gwanmun.world.text import Text

_TABLE: dict[str, dict[str, str]] = {
    "length": {"m": "1", "km": "1e3", "cm": "0.01", "mm": "0.001", "um": "1e-6", "nm": "1e-9", "in": "0.0254"},
    "area": {"m2": "1", "cm2": "1e-4", "mm2": "1e-6"},
    "volume": {"m3": "1", "l": "0.001", "ml": "1e-6"},
    "mass": {"kg": "1", "g": "0.001", "t": "1000"},
    "time": {"s": "1", "ms": "0.001", "us": "1e-6", "ns": "1e-9", "ps": "1e-12", "min": "60", "h": "3600"},
    "frequency": {"hz": "1", "khz": "1e3", "mhz": "1e6", "ghz": "1e9"},
    "temperature": {"k": "1", "c": "1"},
    "pressure": {"pa": "1", "kpa": "1e3", "mpa": "1e6", "gpa": "1e9", "bar": "1e5", "torr": "101325/760"},
    "power": {"w": "1", "mw": "1e6", "kw": "1e3"},
    "energy": {"ev": "1", "kev": "1e3", "j": "6.241509074e18", "kj": "6.241509074e21"},
    "current": {"a": "1", "ma": "0.001", "ua": "1e-6"},
    "voltage": {"v": "1", "kv": "1e3"},
    "angle": {"deg": "1", "arcsec": "1/3600", "mrad": "0.0572957795130823208767981548"},
    "angular rate": {"deg/h": "1", "deg/s": "3600"},
    "density": {"g/cm3": "1", "kg/m3": "0.001"},
    "irradiance": {"w/cm2": "1", "kw/cm2": "1e3"},
    "fluence": {"j/cm2": "1", "mj/cm2": "0.001"},
    "resistivity": {"ohm-cm": "1", "ohm-m": "100"},
    "dose": {"gy": "1", "rad": "0.01", "krad": "10"},
    "dose rate": {"gy/s": "1", "rad/s": "0.01"},
    "speed": {"m/s": "1", "km/h": "5/18", "kn": "463/900", "knots": "463/900"},
    "flow": {"m3/h": "1", "l/h": "0.001"},
    "rate": {"gb/s": "1", "tb/s": "1000", "mb/s": "0.001"},
    "rate density": {"gb/s/mm2": "1"},
    "operations": {"tops": "1", "tflops": "1", "pflops": "1000", "gflops": "0.001", "flops": "1e-12"},
    "weighted operations": {"wt": "1"},
    "share": {"%": "1"},
    "frames": {"fps": "1"},
    "bits": {"bit": "1"},
    "none": {"": "1"},
}  # fmt: skip
_UNITS = {unit: (dimension, Fraction(f)) for dimension, units in _TABLE.items() for unit, f in units.items()}
_SAME = {
    "°c": "c", "℃": "c", "degc": "c", "°": "deg", "도": "deg",
    "liters": "l", "litres": "l", "liter": "l", "litre": "l", "리터": "l",
    "μm": "um", "µm": "um", "㎛": "um", "micron": "um", "microns": "um", "㎜": "mm", "inch": "in",
    "ohm.cm": "ohm-cm", "ohm·cm": "ohm-cm", "ω·cm": "ohm-cm", "ωcm": "ohm-cm", "gy(si)": "gy",
    "gy(si)/s": "gy/s", "rad(si)": "rad", "rads(si)": "rad", "krad(si)": "krad", "rad(si)/s": "rad/s",
    "도/h": "deg/h", "deg/hr": "deg/h", "°/h": "deg/h", "°/hr": "deg/h", "°/s": "deg/s",
    "bits": "bit", "frames/s": "fps", "gbyte/s": "gb/s", "percent": "%", "wt%": "%",
}  # fmt: skip
_EXACT = {
    "mW": ("power", Fraction("0.001")), "mJ": ("energy", Fraction("6.241509074e15")),
    "mPa": ("pressure", Fraction("0.001")),
    "Mrad": ("dose", Fraction(10000)), "Mrad(Si)": ("dose", Fraction(10000)),
    "Tb/s": ("rate", Fraction(125)), "Gb/s": ("rate", Fraction("0.125")), "Mb/s": ("rate", Fraction("0.000125")),
}  # fmt: skip
"""Units that another one differs from only in the size of its letters: milliwatts, millipascals, bits for bytes."""
_KELVIN = Decimal("273.15")
_PRINTED = Decimal(273)
_WRITTEN = re.compile(r"\s*([-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?)\s*(.{0,20}?)\s*", re.DOTALL)


def measure(value: object, unit: str, place: str = "", as_printed: bool = False) -> Decimal:
    """A value in ``unit``: a number is taken to be in it, a text may carry another unit of the same dimension.

    :param as_printed: convert temperatures as the lists do, who print 398 K beside 125 °C: a figure is then compared
        with the one that is printed in its own unit, and 398.1 K are above the limit as 125.1 °C are.
    :raises InputError: for what is no number, an unknown unit or one of another dimension.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, str)):
        raise InputError(_no_number(value), place)
    if not isinstance(value, str):
        return _decimal(value, place)
    match = _WRITTEN.fullmatch(value)
    if match is None:
        raise InputError(_no_number(value), place)
    number = _decimal(match.group(1).replace(",", ""), place)
    written = match.group(2)
    zero = _PRINTED if as_printed else _KELVIN
    return number if not written else convert(number, written, unit, place, zero)


def convert(number: Decimal, written: str, unit: str, place: str = "", zero: Decimal = _KELVIN) -> Decimal:
    """A number in another unit of the same dimension; temperatures with their zero points."""
    given, wanted = written.strip(), _unit(unit, place)
    exact = _EXACT.get(given)
    if exact is None and (given := _unit(written, place)) == wanted:
        return number
    (dimension, factor), (asked, wanted_factor) = exact or _UNITS[given], _UNITS[wanted]
    if dimension != asked:
        raise InputError(_other_dimension(written, dimension, asked, unit), place)
    if dimension == "temperature":
        return number + zero if wanted == "k" else number - zero
    # Fractions, because 2160 km/h are 600 m/s to the last digit and a threshold counts there.
    exact_number = Fraction(number) * factor / wanted_factor
    return Decimal(exact_number.numerator) / Decimal(exact_number.denominator)


def _unit(text: str, place: str) -> str:
    plain = unicodedata.normalize("NFKC", text.strip()).lower().replace("²", "2").replace("³", "3").replace("μ", "µ")
    plain = _SAME.get(text.strip().lower(), _SAME.get(plain, plain)).replace("^", "")
    if plain not in _UNITS:
        raise InputError(
            Text(f"there is no unit {text.strip()!r} here", f"'{text.strip()}' 단위는 쓸 수 없습니다"), place
        )
    return plain


def _decimal(value: object, place: str) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise InputError(_no_number(value), place) from None
    if not number.is_finite() or abs(number) > Decimal("1e30"):
        raise InputError(_no_number(value), place)
    return number


def _other_dimension(written: str, dimension: str, asked: str, unit: str) -> Text:
    return Text(
        f"{written} measures {dimension}, this needs {asked} ({unit or 'a plain number'})",
        f"{written}은(는) {_KO[dimension]} 단위입니다. {_KO[asked]} 단위({unit or '숫자'})로 적으십시오",
    )


def _no_number(value: object) -> Text:
    shown = str(value)[:40]
    return Text(f"{shown!r} is not a number with a unit", f"'{shown}'은(는) 단위가 붙은 숫자가 아닙니다")


_KO = {
    "length": "길이", "area": "면적", "volume": "부피", "mass": "질량", "time": "시간", "frequency": "주파수",
    "temperature": "온도", "pressure": "압력", "power": "전력", "energy": "에너지", "current": "전류",
    "voltage": "전압", "angle": "각도", "flow": "유량", "rate": "전송률", "rate density": "전송률 밀도",
    "angular rate": "각속도", "density": "밀도", "irradiance": "출력 밀도", "fluence": "에너지 밀도",
    "resistivity": "비저항", "dose": "선량", "dose rate": "선량률", "speed": "속도",
    "operations": "연산 성능", "weighted operations": "가중 연산 성능", "share": "비율", "frames": "프레임 속도",
    "bits": "비트 수", "none": "단위 없는 수",
}  # fmt: skip
