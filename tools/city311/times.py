# SPDX-License-Identifier: Apache-2.0
"""Dates as 311 exports write them, read as wall-clock times of the city."""

import datetime
import re

_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.+))?$")
_SLASHED = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ]+(.+))?$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*"
                    r"(Z|z|[+-]\d{2}(?::?\d{2})?)?$")
# Seconds or milliseconds, as map servers write them.
_EPOCH = re.compile(r"^(\d{10})(\d{3})?(?:\.0*)?$")
_NAMED = re.compile(r"^(?:(\d{4})\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?(?:\s+(\d{4}))?"
                    r"(?:[T,\s]+(.+))?$")  # "Jan 5, 2024 03:14 PM", "2024 Jan 05 03:14 PM"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
DAY = datetime.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1971, 2099


def day_comes_first(texts):
    """Whether a column of 13/04/2018 is meant: some day over 12 stands first, and none second."""
    first = second = False
    for text in texts:
        match = _SLASHED.match(text.strip())
        if match:
            first = first or int(match.group(1)) > 12
            second = second or int(match.group(2)) > 12
    return first and not second


def _clock(text):
    """(time of day, offset or None) of '11:11:26 AM' or '11:11:26.500+02:00'."""
    if not text:
        return datetime.timedelta(), None
    match = _CLOCK.match(text.strip())
    if not match:
        return None
    hour, minute, second = (int(match.group(i) or 0) for i in (1, 2, 3))
    half = (match.group(5) or "").lower()[:1]
    if half and not 1 <= hour <= 12 or hour > 23 or minute > 59 or second > 59:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    milliseconds = int(((match.group(4) or "0") + "00")[:3])
    time = datetime.timedelta(hours=hour, minutes=minute, seconds=second,
                              milliseconds=milliseconds)
    return time, match.group(6)


def _offset(text):
    if text in ("Z", "z"):
        return datetime.timezone.utc
    digits = text[1:].replace(":", "").ljust(4, "0")
    delta = datetime.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return datetime.timezone(-delta if text[0] == "-" else delta)


def _day(text, day_first):
    """(year, month, day, the rest) in any of the orders, or None."""
    if match := _ISO.match(text):
        return int(match[1]), int(match[2]), int(match[3]), match[4]
    if match := _SLASHED.match(text):
        month, day, year = int(match[1]), int(match[2]), int(match[3])
        if day_first:
            month, day = day, month
        return year + (2000 if year < 100 else 0), month, day, match[4]
    match = _NAMED.match(text)
    if match and match[2].lower() in _MONTHS and bool(match[1]) != bool(match[4]):
        return (int(match[1] or match[4]), _MONTHS.index(match[2].lower()) + 1, int(match[3]),
                match[5])
    return None


def _epoch(match, zone):
    at = datetime.datetime.fromtimestamp(int(match[1]), zone).replace(tzinfo=None)
    return at + datetime.timedelta(milliseconds=int(match[2] or 0))


def parse(text, zone, day_first=False):
    """The wall-clock time in `zone`, or None where the text is no date that we can read."""
    text = text.strip()
    if epoch := _EPOCH.match(text):
        return _epoch(epoch, zone)
    found = _day(text, day_first)
    if not found:
        return None
    year, month, day, rest = found
    clock = _clock(rest)
    if clock is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        at = datetime.datetime(year, month, day) + clock[0]
        if clock[1]:
            at = at.replace(tzinfo=_offset(clock[1])).astimezone(zone).replace(tzinfo=None)
        return at
    except (ValueError, OverflowError):
        return None


def write(at):
    text = at.strftime("%Y-%m-%d %H:%M:%S")
    return text + (".%03d" % (at.microsecond // 1000) if at.microsecond else "")
