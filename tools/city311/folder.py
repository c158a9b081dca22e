# SPDX-License-Identifier: Apache-2.0
"""The folder of a county, made from a 311 export: what `shao check` and `shao simulate` read."""

import csv
import os

from . import duties, places

STREET = "city"
OWN_LIMITS = ("resolve",)  # Each type brings its own, or has none.
MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "config", "quxian")
WORKFLOWS = os.path.join(MODEL, "..", "..", "workflows")


def write_table(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _model_rows(name):
    with open(os.path.join(MODEL, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _units(agencies, codes):
    return [(codes.of(agency), agency, agency, "department", "", "") for agency in agencies]


def _severity(limit):
    """The shorter the limit, the more urgent; nothing in a 311 export is a matter of life."""
    if limit is None or limit.days >= 30:
        return 4
    return 2 if limit.days <= 1 else 3


def _posts(grid_rows, area_rows, community_rows, agencies, codes):
    posts = [("dispatcher.1", "Dispatcher 1", "dispatcher", ""),
             ("dispatcher.2", "Dispatcher 2", "dispatcher", ""),
             ("supervisor.1", "Supervisor", "supervisor", ""),
             ("auditor.1", "Auditor", "auditor", ""),
             ("security_admin.1", "Security administrator", "security_admin", ""),
             ("system_admin.1", "System administrator", "system_admin", ""),
             ("general_chief.1", "General chief 1", "general_chief", STREET),
             ("general_chief.2", "General chief 2", "general_chief", STREET)]
    for code, name, *_ in grid_rows:
        posts.append((f"grid.{code}"[:64], f"Chief of the grid {name}", "grid_chief", code))
    for code, name, *_ in area_rows:
        posts.append((f"area.{code}"[:64], f"Chief of the area {name}", "area_chief", code))
    for code, name, *_ in community_rows:
        posts.append((f"leader.{code}"[:64], f"Leader for {name}", "leader", code))
        posts.append((f"adviser.{code}"[:64], f"Adviser for {name}", "adviser", code))
    for agency in agencies:
        code = codes.of(agency)
        posts.append((f"{code}.clerk", f"{agency}, clerk", "department", code))
        posts.append((f"{code}.lead", f"{agency}, lead", "department_lead", code))
    return posts


def write_config(folder, export, types, city, zone_name):
    """Writes the tables; returns the codes of categories and agencies, by name."""
    os.makedirs(folder, exist_ok=True)
    grid_places = places.make_places(export)
    agency_codes, type_codes = places.Codes("", 30), places.Codes("", 56)
    agencies = sorted({request.cells["agency"] or "Unassigned" for request in export.requests}
                      | {"Unassigned"})

    def table(name, header, rows):
        write_table(os.path.join(folder, name), header, rows)

    table("county.csv", ["code", "name"], [(places.slug(city), city)])
    table("calendars.csv", ["id", "zone", "hours", "weekdays"],
          [("county", zone_name, "08:30-16:30", "Mon Tue Wed Thu Fri")])
    table("holidays.csv", ["date", "kind", "name"], [])
    table("holiday_years.csv", ["year"], [])
    table("streets.csv", ["code", "name"], [(STREET, city)])
    community_rows = [(code, name, STREET) for code, name in grid_places.communities.items()]
    area_rows = [(code, name, STREET) for code, name in grid_places.areas.items()]
    grid_rows = [(code, name, "dedicated", community, area)
                 for code, (name, community, area) in grid_places.grids.items()]
    table("communities.csv", ["code", "name", "street"], community_rows)
    table("areas.csv", ["code", "name", "street"], area_rows)
    table("grids.csv", ["code", "name", "type", "community", "area"], grid_rows)
    table("grid_shapes.csv", ["grid", "polygon"], [])
    table("units.csv", ["code", "name", "english", "kind", "parent", "street"],
          _units(agencies, agency_codes))
    table("categories.csv", ["code", "name", "english", "lead", "co", "severity",
                             "first_response", "resolution", "workflow", "note"],
          [(type_codes.of(kind), kind, kind, agency_codes.of(lead), "",
            _severity(types.limits.get(kind)), "",
            duties.cd(types.limits[kind]) if kind in types.limits else "", "incident", "")
           for kind, lead in sorted(types.leads.items())])
    table("whistles.csv", list(_model_rows("whistles.csv")[0]),
          [list(row.values()) for row in _model_rows("whistles.csv")])
    table("limits.csv", ["name", "category", "whistle", "severity", "limit", "source"],
          [(row["name"], "", row["whistle"], row["severity"], row["limit"], row.get("source", ""))
           for row in _model_rows("limits.csv")
           if not row["category"] and row["name"] not in OWN_LIMITS])
    # The city has categories of its own: counted are those of any.
    table("measures.csv", list(_model_rows("measures.csv")[0]),
          [list({**row, "categories": ""}.values()) for row in _model_rows("measures.csv")])
    table("posts.csv", ["id", "title", "role", "scope"],
          _posts(grid_rows, area_rows, community_rows, agencies, agency_codes))
    with open(os.path.join(folder, "shao.toml"), "w", encoding="utf-8") as file:
        file.write('[county]\nworkflows = "%s"\n\n[time]\ncalendar = "county"\n'
                   % os.path.realpath(WORKFLOWS).replace("\\", "/"))
    return type_codes, agency_codes
