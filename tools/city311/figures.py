# SPDX-License-Identifier: Apache-2.0
"""What the simulation must show, counted from the file alone: due column against close column."""

import collections


def summary(export, types, without_position):
    closed = [request for request in export.requests if request.closed is not None]
    limited = [request for request in closed if request.due is not None]
    fates = collections.Counter(request.fate for request in export.requests)
    late = sum(1 for request in limited if request.late)
    return {
        "rows": export.rows,
        "raised": len(export.requests),
        "refused": len(export.refused),
        "notes": dict(sorted(collections.Counter(
            what.split(":")[0] if ":" in what else what
            for _, _, what in export.notes if not what.startswith("the id ")).items())),
        "repeated_ids": sum(1 for _, _, what in export.notes if what.startswith("the id ")),
        "file": {
            "closed_by_due": len(limited) - late,
            "closed_after_due": late,
            "closed_exactly_at_due": sum(1 for r in limited if r.closed == r.due),
        },
        "expected": {
            "resolved_on_time": len(limited) - late,
            "resolved_late": late,
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
