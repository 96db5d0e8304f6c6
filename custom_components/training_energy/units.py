"""What Home Assistant's units of energy, and the units that prices come in, are worth.

Exact decimals throughout: a factor that is a float would show in the ninth decimal of a counter.
"""

from decimal import Context, Decimal
from enum import StrEnum
from typing import Final
import unicodedata

from homeassistant.generated.currencies import ACTIVE_CURRENCIES, HISTORIC_CURRENCIES

# Traps nothing: what does not fit comes out as NaN or infinity, which callers look for anyway. 40 digits
# hold twelve before the point, the decimals we keep, and enough to round only once.
EXACT: Final = Context(prec=40, traps=[])

# Home Assistant's calorie is the thermochemical one, its therm the one of the United States (NIST SP 811).
JOULES: Final = {
    "J": Decimal(1),
    "kJ": Decimal("1e3"),
    "MJ": Decimal("1e6"),
    "GJ": Decimal("1e9"),
    "mWh": Decimal("3.6"),
    "Wh": Decimal("3.6e3"),
    "kWh": Decimal("3.6e6"),
    "MWh": Decimal("3.6e9"),
    "GWh": Decimal("3.6e12"),
    "TWh": Decimal("3.6e15"),
    "cal": Decimal("4.184"),
    "kcal": Decimal("4.184e3"),
    "Mcal": Decimal("4.184e6"),
    "Gcal": Decimal("4.184e9"),
    "thm": Decimal("1.054804e8"),
}

# What a unit of power is in kW.
KILOWATTS: Final = {
    "mW": Decimal("1e-6"),
    "W": Decimal("1e-3"),
    "kW": Decimal(1),
    "MW": Decimal("1e3"),
    "GW": Decimal("1e6"),
    "TW": Decimal("1e9"),
}

# People write prices in any case. Nobody sells by the milliwatt-hour, so mWh there means MWh.
_JOULES_OF_A_PRICE: Final = {unit.casefold(): joules for unit, joules in JOULES.items() if unit != "mWh"}

# What a unit of mass is in grams.
_GRAMS: Final = {"g": Decimal(1), "kg": Decimal(1000), "t": Decimal(10**6), "lb": Decimal("453.59237")}

_DOLLARS: Final = frozenset(
    {"AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD", "NZD", "SBD"}
    | {"SGD", "SRD", "TTD", "USD", "XCD"}
)
_KRONOR: Final = frozenset({"DKK", "NOK", "SEK"})

# What a sign stands for besides the ISO code; some stand for several currencies.
_WHOLE: Final = {
    "$": _DOLLARS | {"ARS", "CLP", "COP", "MXN", "TWD", "UYU"},
    "a$": {"AUD"},
    "au$": {"AUD"},
    "c$": {"CAD"},
    "ca$": {"CAD"},
    "hk$": {"HKD"},
    "nt$": {"TWD"},
    "nz$": {"NZD"},
    "r$": {"BRL"},
    "s$": {"SGD"},
    "us$": {"USD"},
    "€": {"EUR"},
    "euro": {"EUR"},
    "£": {"GBP"},
    "kr": _KRONOR | {"ISK"},
    "kr.": _KRONOR | {"ISK"},
    "fr": {"CHF"},
    "fr.": {"CHF"},
    "sfr": {"CHF"},
    "sfr.": {"CHF"},
    "zł": {"PLN"},
    "kč": {"CZK"},
    "ft": {"HUF"},
    "lei": {"RON"},
    "лв": {"BGN"},
    "₴": {"UAH"},
    "₽": {"RUB"},
    "₺": {"TRY"},
    "tl": {"TRY"},
    "₹": {"INR"},
    "₪": {"ILS"},
    "r": {"ZAR"},
    "¥": {"CNY", "JPY"},
    "₩": {"KRW"},
    "฿": {"THB"},
    "₫": {"VND"},
    "₱": {"PHP"},
    "rm": {"MYR"},
    "rp": {"IDR"},  # rupiah; in Switzerland the same letters are the Rappen below
}

_CODES: Final = {code.casefold() for code in ACTIVE_CURRENCIES | HISTORIC_CURRENCIES}

_CENTS: Final = _DOLLARS | {"EUR", "KES", "LKR", "MUR", "SCR", "ZAR"}

# Hundredths, each only for currencies that have them: a Swiss bill is never in cents of a euro.
_HUNDREDTH: Final = {
    "ct": _CENTS,
    "c": _CENTS,
    "cent": _CENTS,
    "cents": _CENTS,
    "¢": _CENTS,
    "€ct": {"EUR"},
    "eurct": {"EUR"},
    "snt": {"EUR"},
    "öre": _KRONOR,
    "øre": _KRONOR,
    "ore": _KRONOR,
    "p": {"GBP"},
    "pence": {"GBP"},
    "rp": {"CHF"},
    "rp.": {"CHF"},
    "rappen": {"CHF"},
    "cts": {"CHF"},
    "gr": {"PLN"},
}


class UnitFault(StrEnum):
    """Why a unit is no price in the wanted currency; the values are translation keys."""

    UNKNOWN = "price_unit_unknown"
    OTHER_CURRENCY = "price_other_currency"


def kwh_of(amount: Decimal, unit: object) -> Decimal | None:
    """Return an amount of energy in kWh, or None where the unit is none of energy."""
    joules = JOULES.get(unit) if isinstance(unit, str) else None
    if joules is None:
        return None
    return EXACT.divide(EXACT.multiply(amount, joules), JOULES["kWh"])


def price_factor(unit: object, currency: str) -> Decimal | UnitFault:
    """Return what one of a price's unit is in whole money per kWh.

    No unit at all means that already: helpers and template sensors often carry none.
    """
    if unit is None or unit == "":
        return Decimal(1)
    if not isinstance(unit, str):
        return UnitFault.UNKNOWN
    money, _, energy = _plain(unit).partition("/")
    joules = _JOULES_OF_A_PRICE.get(energy)
    if joules is None:
        return UnitFault.UNKNOWN
    share = _share_of(money, currency)
    if isinstance(share, UnitFault):
        return share
    return EXACT.divide(EXACT.multiply(share, JOULES["kWh"]), joules)


def intensity_factor(unit: object) -> Decimal | None:
    """Return what one of a carbon intensity's unit is in g per kWh, None where it is no such unit.

    CO2, CO2eq and CO2e are all said where equivalents are meant.
    """
    if not isinstance(unit, str):
        return None
    mass, _, energy = _plain(unit).partition("/")
    grams = _GRAMS.get(mass.partition("co2")[0])
    joules = _JOULES_OF_A_PRICE.get(energy)
    if grams is None or joules is None:
        return None
    return EXACT.divide(EXACT.multiply(grams, JOULES["kWh"]), joules)


def _plain(unit: str) -> str:
    """Return a unit without what only its writer sees: case, spaces, kinds of letters."""
    return "".join(unicodedata.normalize("NFKC", unit).casefold().split())


def _share_of(money: str, currency: str) -> Decimal | UnitFault:
    """Return what a word for money is in whole units of the currency."""
    if money == currency.casefold() or currency in _WHOLE.get(money, ()):
        return Decimal(1)
    if currency in _HUNDREDTH.get(money, ()):
        return Decimal("0.01")
    if money in _WHOLE or money in _HUNDREDTH or money in _CODES:
        return UnitFault.OTHER_CURRENCY
    return UnitFault.UNKNOWN
