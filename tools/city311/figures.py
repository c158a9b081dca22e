# SPDX-License-Identifier: Apache-2.0
"""What the simulation must show, counted from the file alone: due column against close column."""

import collections

from . import duties


def _on_time(request):
    """As the engine must see it: a limit below zero is none at all, that is zero."""
    return request.closed - request.created <= duties.allowed(request)


def summary(export, types, without_position):
    closed = [request for request in export.requests if request.closed is not None]
    limited = [request for request in closed if request.due is not None]
    fates = collections.Counter(request.fate for request in export.requests)
    on_time = sum(1 for request in limited if _on_time(request))
    return {
        "rows": export.rows,
        "raised": len(export.requests),
        "refused": len(export.refused),
        "notes": dict(sorted(collections.Counter(
            what.split(":")[0] if ":" in what else what
            for _, _, what in export.notes if not what.startswith("the id ")).items())),
        "repeated_ids": sum(1 for _, _, what in export.notes if what.startswith("the id ")),
        "file": {
            "closed_by_due": sum(1 for r in limited if r.closed <= r.due),
            "closed_after_due": sum(1 for r in limited if r.closed > r.due),
            "closed_exactly_at_due": sum(1 for r in limited if r.closed == r.due),
        },
        "expected": {
            "resolved_on_time": on_time,
            "resolved_late": len(limited) - on_time,
            "resolved_without_limit": len(closed) - len(limited),
            "duplicates_merged": sum(1 for r in export.requests if r.parent),
            "duplicates_without_parent": sum(1 for r in export.requests
                                             if r.fate == "duplicate" and not r.parent),
            "transferred": fates["transferred"],
            "open_at_end": sum(1 for r in export.requests if r.fate == "open" and not r.parent),
        },
        "types": len(types.leads),
        "types_with_limit": len(types.limits),
        "requests_with_own_limit": len(types.own),
        "positions_without_trust": without_position,
        "columns": sorted(export.columns),
    }
