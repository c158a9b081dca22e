# SPDX-License-Identifier: Apache-2.0
"""Who may see and ask for what, written down a second time: from the glossary and the description
of the roles, not from the server's code. A route that has no row here fails matrix_test."""

import csv

# What the scope of a role's post names; None: the whole county.
SCOPE = {
    "grid_chief": "grid", "area_chief": "area", "general_chief": "street", "dispatcher": None,
    "department": "unit", "department_lead": "unit", "supervisor": None, "leader": "community",
    "adviser": "community", "building_chief": "grid", "volunteer": "grid", "resident": "self",
    "auditor": None, "security_admin": "nothing", "system_admin": "nothing",
}
# They may raise incidents (workflows/README.md; the chart's shao:raise says the same).
RAISERS = {"grid_chief", "area_chief", "general_chief", "dispatcher", "supervisor", "leader",
           "department", "adviser", "volunteer", "resident"}

# Who deals with a case may ask who reported it; the centre answers for what is kept of them.
PRIVATE = {"/v1/cases/{id}/unmask": {"grid_chief", "area_chief", "general_chief", "dispatcher",
                                     "department", "department_lead"},
           "/v1/cases/{id}/erase": {"dispatcher"}}

# (method, path) -> rule. The rules:
#   everyone     also without a login          person   whoever is logged in
#   statistics   any post but resident, volunteer       metrics  system_admin and auditor
#   list         what one sees, all of it      queue    of that only what waits
#   case         404 unless one sees it        event    the same, and the chart decides
#   raise        RAISERS                       stream   whoever is logged in, for what they see
#   private      as an event: 404 unless one sees the case; then the role decides
#   accounts     security_admin                audit    auditor
#   verification system_admin and auditor
#   photo        404 unless one sent it or sees its case
#   send         whoever is logged in, for what is no photo
ROUTES = {
    ("post", "/v1/session"): "everyone",
    ("delete", "/v1/session"): "person",
    ("get", "/v1/me"): "person",
    ("post", "/v1/incidents"): "raise",
    ("get", "/v1/incidents"): "list",
    ("get", "/v1/incidents/{id}"): "case",
    ("post", "/v1/incidents/{id}/events"): "event",
    ("get", "/v1/incidents/{id}/journal"): "case",
    ("get", "/v1/tickets"): "list",
    ("get", "/v1/tickets/{id}"): "case",
    ("post", "/v1/tickets/{id}/events"): "event",
    ("get", "/v1/tickets/{id}/journal"): "case",
    ("post", "/v1/cases"): "raise",
    ("get", "/v1/cases"): "list",
    ("get", "/v1/cases/{id}"): "case",
    ("post", "/v1/cases/{id}/events"): "event",
    ("get", "/v1/cases/{id}/journal"): "case",
    ("get", "/v1/queues"): "person",
    ("get", "/v1/queues/{name}"): "queue",
    ("get", "/v1/stream"): "stream",
    ("get", "/v1/grids"): "person",
    ("get", "/v1/areas"): "person",
    ("get", "/v1/departments"): "person",
    ("get", "/v1/categories"): "person",
    ("get", "/v1/whistles"): "person",
    ("get", "/v1/directory"): "person",
    ("get", "/v1/workflows"): "person",
    ("get", "/v1/workflows/{name}"): "person",
    ("get", "/v1/workflows/{name}/chart"): "person",
    ("get", "/v1/workflows/{name}/proof"): "person",
    ("post", "/v1/calendars/{id}/due"): "person",
    ("get", "/v1/stats"): "statistics",
    ("get", "/v1/incidents.xlsx"): "person",
    ("get", "/v1/tickets.xlsx"): "person",
    ("get", "/v1/cases.xlsx"): "person",
    ("get", "/v1/calendars/{id}"): "person",
    ("post", "/v1/attachments"): "send",
    ("get", "/v1/attachments/{id}"): "photo",
    ("post", "/v1/cases/{id}/unmask"): "private",
    ("post", "/v1/cases/{id}/erase"): "private",
    ("get", "/v1/users"): "accounts",
    ("post", "/v1/users"): "accounts",
    ("post", "/v1/users/{login}/posts"): "accounts",
    ("post", "/v1/users/{login}/disable"): "accounts",
    ("post", "/v1/users/{login}/enable"): "accounts",
    ("post", "/v1/users/{login}/password"): "accounts",
    ("get", "/v1/tokens"): "accounts",
    ("post", "/v1/tokens"): "accounts",
    ("delete", "/v1/tokens/{id}"): "accounts",
    ("get", "/v1/audit"): "audit",
    ("get", "/v1/verification"): "verification",
    ("post", "/v1/verification"): "verification",
    ("get", "/healthz"): "everyone",
    ("get", "/readyz"): "everyone",
    ("get", "/metrics"): "metrics",
    ("get", "/openapi.json"): "everyone",
    ("get", "/problems/{slug}"): "everyone",
}


class Places:
    """grid -> its area, community and street, from the county's own tables."""

    def __init__(self, folder):
        def rows(name):
            with open(folder / name, encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))
        street = {row["code"]: row["street"] for row in rows("communities.csv")}
        self.grids = {row["code"]: {"grid": row["code"], "area": row["area"],
                                    "community": row["community"],
                                    "street": street[row["community"]]}
                      for row in rows("grids.csv")}


# What a screen on a wall may ask for: counts, places, and cases without a word about people.
WALL = {("get", path) for path in (
    "/v1/me", "/v1/incidents", "/v1/queues", "/v1/queues/{name}", "/v1/stats", "/v1/grids",
    "/v1/areas", "/v1/departments", "/v1/categories", "/v1/whistles", "/v1/calendars/{id}",
    "/v1/stream")}


def sees(person, case):
    """Whether `person` (login, role, scope) sees `case` (place, unit or units, by)."""
    if person["login"] == case["by"]:
        return True
    kind = SCOPE[person["role"]]
    if kind is None:
        return True
    if kind in ("nothing", "self"):
        return False
    if kind == "unit":
        return person["scope"] in case["units"]
    return case["place"][kind] == person["scope"]


def allows(rule, role):
    """The status without a case: 200, 401 or 403. `role`: None without a login."""
    if rule == "everyone":
        return 200
    if role is None:
        return 401
    if rule == "statistics" and role in ("resident", "volunteer"):
        return 403
    if rule in ("metrics", "verification") and role not in ("system_admin", "auditor"):
        return 403
    if rule == "accounts" and role != "security_admin":
        return 403
    if rule == "audit" and role != "auditor":
        return 403
    return 200
