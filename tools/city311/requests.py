# SPDX-License-Identifier: Apache-2.0
"""The requests of a 311 export, with everything that is wrong with them noted."""

import csv
import dataclasses
import datetime
import io
import re

from . import columns, times

CELL_MAX = 1_000_000
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")  # A table takes none of them.


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
    late: bool | None = None  # By the file alone; None where it doesn't say.
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
    header: list


def _text_of(path):
    with open(path, "rb") as file:
        data = file.read()
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else []
    for encoding in (*encodings, "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8-sig", errors="replace")


def _records(text):
    """(line on which the row begins, cells) of each row that has any text."""
    csv.field_size_limit(CELL_MAX)
    delimiter = max(",;\t|", key=text.split("\n", 1)[0].count)
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
    def __init__(self, header, found, zone, day_first):
        self.found, self.zone, self.day_first = found, zone, day_first
        self.export = Export([], [], [], 0, found, header)
        self.ids = {}

    def cell(self, cells, name):
        position = self.found.get(name)
        text = cells[position] if position is not None and position < len(cells) else ""
        return CONTROL.sub(" ", text).strip()

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
        due = self.date(line, name, cells, "due")
        closed = self.date(line, name, cells, "closed")
        created = self.created(line, name, cells, due, closed)
        if created is None:
            return
        kind = self.cell(cells, "type")
        if not kind:
            kind = "unspecified"
            self.export.notes.append((line, name, "type: empty"))
        request = Request(line, name, kind, created, status=self.cell(cells, "status"),
                          cells={key: self.cell(cells, key) for key in columns.NAMES})
        request.due, request.closed = due, closed
        self.export.requests.append(request)

    def created(self, line, name, cells, due, closed):
        """When it was raised; where nobody says, at the first thing that is known of it."""
        text = self.cell(cells, "created")
        at = times.parse(text, self.zone, self.day_first)
        if at is not None:
            return at
        reason = f"created: '{text}' is no date" if text else "created: empty"
        if due is not None and closed is not None:
            self.export.notes.append((line, name, reason))
            return min(due, closed)
        self.export.refused.append((line, name, reason))
        return None


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
    reader = _Reader(header, found, zone, day_first)
    for line, cells in records[1:]:
        reader.read(line, cells)
    if not reader.export.requests:
        reasons = "; ".join(f"line {line}: {reason}"
                            for line, _, reason in reader.export.refused[:3])
        raise Unreadable("there is nothing to raise in it" + (reasons and f" ({reasons})"))
    return reader.export
