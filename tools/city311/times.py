# SPDX-License-Identifier: Apache-2.0
"""Dates as 311 exports write them, read as wall-clock times of the city."""

import datetime
import re

_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.+))?$")
_SLASHED = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ]+(.+))?$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*"
                    r"(Z|z|[+-]\d{2}(?::?\d{2})?)?$")
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


def parse(text, zone, day_first=False):
    """The wall-clock time in `zone`, or None where the text is no date that we can read."""
    text = text.strip()
    iso, slashed = _ISO.match(text), _SLASHED.match(text)
    if iso:
        year, month, day, rest = int(iso[1]), int(iso[2]), int(iso[3]), iso[4]
    elif slashed:
        month, day = int(slashed[1]), int(slashed[2])
        if day_first:
            month, day = day, month
        year, rest = int(slashed[3]), slashed[4]
    else:
        return None
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
