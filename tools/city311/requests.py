# SPDX-License-Identifier: Apache-2.0
"""The requests of a 311 export, with everything that is wrong with them noted."""

import csv
import dataclasses
import datetime
import io

from . import columns, times

CELL_MAX = 1_000_000


class Unreadable(Exception):
    """The file as a whole cannot be used."""


@dataclasses.dataclass
class Request:
    line: int
    id: str
    type: str
    created: datetime.datetime
    due: datetime.datetime | None = None
    closed: datetime.datetime | None = None
    status: str = ""
    cells: dict = dataclasses.field(default_factory=dict)
    position: tuple | None = None
    fate: str = "open"
    parent: str = ""
    grid: str = ""


@dataclasses.dataclass
class Export:
    requests: list
    refused: list  # (line, id, reason)
    notes: list    # (line, id, what)
    rows: int
    columns: dict


def _text_of(path):
    with open(path, "rb") as file:
        data = file.read()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8-sig", errors="replace")


def _records(text):
    """(line on which the row begins, cells) of each row that has any text."""
    csv.field_size_limit(CELL_MAX)
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"line {line}: {error}") from error


class _Reader:
    def __init__(self, found, zone, day_first):
        self.found, self.zone, self.day_first = found, zone, day_first
        self.export = Export([], [], [], 0, found)
        self.ids = {}

    def cell(self, cells, name):
        position = self.found.get(name)
        return cells[position].strip() if position is not None and position < len(cells) else ""

    def date(self, request_line, request_id, cells, name):
        text = self.cell(cells, name)
        at = times.parse(text, self.zone, self.day_first) if text else None
        if text and at is None:
            self.export.notes.append((request_line, request_id, f"{name}: '{text}' is no date"))
        return at

    def own_id(self, line, text):
        """Each request has an id of its own; the second of one name gets a number behind it."""
        text = text or f"line-{line}"
        seen = self.ids[text] = self.ids.get(text, 0) + 1
        if seen == 1:
            return text
        name = f"{text}~{seen}"
        self.export.notes.append((line, name, f"the id {text} stood before"))
        return name

    def read(self, line, cells):
        self.export.rows += 1
        name = self.own_id(line, self.cell(cells, "id"))
        created_text = self.cell(cells, "created")
        created = times.parse(created_text, self.zone, self.day_first)
        if created is None:
            reason = f"created: '{created_text}' is no date" if created_text else "created: empty"
            self.export.refused.append((line, name, reason))
            return
        kind = self.cell(cells, "type")
        if not kind:
            kind = "unspecified"
            self.export.notes.append((line, name, "type: empty"))
        request = Request(line, name, kind, created, status=self.cell(cells, "status"),
                          cells={key: self.cell(cells, key) for key in columns.NAMES})
        request.due = self.date(line, name, cells, "due")
        request.closed = self.date(line, name, cells, "closed")
        self.export.requests.append(request)


def read(path, zone):
    """`zone` is a tzinfo: instants with an offset are turned into its wall-clock time."""
    records = list(_records(_text_of(path)))
    if not records:
        raise Unreadable("the file is empty")
    header = records[0][1]
    found = columns.find_columns(header)
    for name in columns.NEEDED:
        if name not in found:
            known = ", ".join(columns.NAMES[name])
            raise Unreadable(f"no column for '{name}' (one of: {known}); the header has: "
                             + ", ".join(header)[:500])
    created = found["created"]
    day_first = times.day_comes_first(
        cells[created] for _, cells in records[1:] if created < len(cells))
    reader = _Reader(found, zone, day_first)
    for line, cells in records[1:]:
        reader.read(line, cells)
    return reader.export
