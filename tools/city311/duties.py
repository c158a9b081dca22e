# SPDX-License-Identifier: Apache-2.0
"""What became of each request, how long each type may take, and which duplicate belongs to whom."""

import bisect
import collections
import dataclasses
import datetime

NOTHING = datetime.timedelta()
LONGEST = datetime.timedelta(days=3650)  # The engine takes no limit over ten years.


def settle_fates(export):
    """Fills `fate`, and clamps what cannot be: the engine's time never runs backwards."""
    for request in export.requests:
        status = request.status.lower()
        duplicate, transferred = "duplicate" in status, "transfer" in status
        if request.closed is not None and request.closed < request.created:
            export.notes.append((request.line, request.id, "closed before it was created"))
            request.closed = request.created
        if request.due is not None and request.due < request.created:
            export.notes.append((request.line, request.id, "due before it was created"))
        if request.closed is None:
            if status.startswith("closed"):
                export.notes.append((request.line, request.id, "closed, but nobody says when"))
            request.fate = "open"
        elif duplicate:
            request.fate = "duplicate"
        elif transferred:
            request.fate = "transferred"
        else:
            request.fate = "resolved"
            if not (status.startswith("closed") or status in ("", "completed", "resolved")):
                export.notes.append((request.line, request.id,
                                     f"status {request.status}, but it has a closing date"))


def allowed(request):
    """How long it may take, by the file; None without a limit."""
    if request.due is None:
        return None
    return min(max(request.due - request.created, NOTHING), LONGEST)


def cd(time):
    """'7 CD': days of wall-clock time, with the nine digits that a millisecond needs at most."""
    days = time / datetime.timedelta(days=1)
    return f"{int(days)} CD" if days == int(days) else f"{days:.9f} CD"


@dataclasses.dataclass
class Types:
    limits: dict   # type -> timedelta, for the types whose category has a limit
    leads: dict    # type -> agency
    own: dict      # request id -> "7 CD", where it differs from its type's


def limits_of_types(export):
    """A type's most frequent limit becomes its category's. If some of a type have a limit and
    others none, the category gets none, and each request carries its own."""
    seen, without, agencies = {}, set(), {}
    for request in export.requests:
        limit = allowed(request)
        if limit is None:
            without.add(request.type)
        else:
            seen.setdefault(request.type, collections.Counter())[limit] += 1
        agency = request.cells["agency"] or "Unassigned"
        agencies.setdefault(request.type, collections.Counter())[agency] += 1
    limits = {kind: counts.most_common(1)[0][0] for kind, counts in seen.items()
              if kind not in without}
    # A table of limits takes no zero (a slip of the pen, there): such requests carry their own.
    limits = {kind: limit for kind, limit in limits.items() if limit > NOTHING}
    own = {}
    for request in export.requests:
        limit = allowed(request)
        if limit is not None and limits.get(request.type) != limit:
            own[request.id] = cd(limit)
    leads = {kind: counts.most_common(1)[0][0] for kind, counts in agencies.items()}
    return Types(limits, leads, own)


def is_duplicate(request):
    return request.fate == "duplicate" or "duplicate" in request.status.lower()


def find_parents(export):
    """For each duplicate the most plausible original: an earlier request of its type, not itself a
    duplicate, at the same address, else in the same neighbourhood, else the nearest in time."""
    originals = {}
    for request in sorted(export.requests, key=lambda r: r.created):
        if not is_duplicate(request):
            for place in _places(request):
                originals.setdefault((request.type, *place), []).append(request)
    created = {key: [r.created for r in found] for key, found in originals.items()}
    for request in export.requests:
        if is_duplicate(request):
            request.parent = _nearest(request, originals, created)


def _places(request):
    for name in ("address", "neighborhood"):
        if request.cells[name]:
            yield name, request.cells[name].lower()
    yield "anywhere", ""


def _nearest(request, originals, created):
    for place in _places(request):
        key = (request.type, *place)
        before = bisect.bisect_left(created.get(key, []), request.created)
        if before:
            return originals[key][before - 1].id
    return ""
