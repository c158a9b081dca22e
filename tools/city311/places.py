# SPDX-License-Identifier: Apache-2.0
"""Grids from the city's districts, and which positions can be believed."""

import dataclasses
import re
import statistics

FAR_DEGREES = 0.6  # A city is smaller: what lies farther from its middle is a slip.
UNKNOWN = "unknown"


def slug(text, longest=40):
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:longest].strip("-") or "x"


class Codes:
    """A code for each name, unique, and the same for the same name."""

    def __init__(self, prefix="", longest=40):
        self.prefix, self.longest, self.of_name, self.taken = prefix, longest, {}, set()

    def of(self, name):
        if name in self.of_name:
            return self.of_name[name]
        base = self.prefix + slug(name, self.longest)
        code, number = base, 1
        while code.upper() in self.taken or "E+" in code:
            number += 1
            code = f"{base}.{number}"
        self.taken.add(code.upper())
        self.of_name[name] = code
        return code


@dataclasses.dataclass
class Places:
    grids: dict        # code -> (name, community code, area code)
    communities: dict  # code -> name
    areas: dict        # code -> name


def _number(text):
    try:
        return float(text)
    except ValueError:
        return None


def _whole(position):
    return position[0] == int(position[0]) and position[1] == int(position[1])


def find_positions(export):
    """Fills `position` of those whose place can be believed; returns how many could not."""
    raw = {}
    for request in export.requests:
        lat, lon = (_number(request.cells[name]) for name in ("latitude", "longitude"))
        if lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180:
            raw[request.id] = (lon, lat)
    trusted = [position for position in raw.values() if not _whole(position)]
    if not trusted:
        return len(export.requests)
    middle = [statistics.median(position[axis] for position in trusted) for axis in (0, 1)]
    for request in export.requests:
        position = raw.get(request.id)
        if position and not _whole(position) and all(
                abs(position[axis] - middle[axis]) <= FAR_DEGREES for axis in (0, 1)):
            request.position = position
    return sum(1 for request in export.requests if request.position is None)


def _area_and_community(request, found):
    """The larger and the smaller district of a request, as far as the file tells them."""
    larger = next((name for name in ("police", "borough") if name in found), None)
    smaller = next((name for name in ("council", "zip", "neighborhood") if name in found), None)
    area = request.cells[larger] if larger else ""
    community = request.cells[smaller] if smaller else ""
    if not larger:
        area = community
    return area or UNKNOWN, community or area or UNKNOWN


def make_places(export):
    area_codes, community_codes, grid_codes = Codes("A-"), Codes("C-"), Codes("G-", 50)
    places = Places({}, {}, {})
    for request in export.requests:
        area, community = _area_and_community(request, export.columns)
        known = (area, community) != (UNKNOWN, UNKNOWN)
        name = f"{area} {community}" if known else UNKNOWN
        code = grid_codes.of(name)
        places.areas[area_codes.of(area)] = area
        places.communities[community_codes.of(community)] = community
        places.grids[code] = (name, community_codes.of(community), area_codes.of(area))
        request.grid = code
    return places
