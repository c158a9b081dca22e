# SPDX-License-Identifier: Apache-2.0
"""Administrators over HTTP: accounts, tokens, screens on walls, and what the auditor sees of it."""

import io
import sys
import time
import unittest
import zipfile

import pictures
from support import Server

GRID = "511725001001801"


class Administration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()
        cls.admin = cls.server.known("security_admin")

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def ask(self, path, body=None, person=None):
        return (person or self.admin).post(path, body or {}, key=None)

    def user(self, login, *posts):
        made = self.ask("/v1/users", {"login": login, "name": "某岗", "posts": list(posts)})
        self.assertEqual(made.status, 201, made)
        return made.json

    def with_token(self, secret):
        person = self.server.person(None)
        person.token = secret
        return person

    def test_an_account_is_made_with_a_secret_shown_once_and_lives_until_it_is_disabled(self):
        told = self.user("li.hua", {"role": "grid_chief", "scope": GRID})
        person = self.server.person("li.hua", told["password"])
        self.assertEqual(person.get("/v1/me").json["posts"],
                         [{"role": "grid_chief", "scope": GRID}])
        listed = [one for one in self.admin.get("/v1/users").json["items"]
                  if one["login"] == "li.hua"]
        self.assertEqual([one["disabled"] for one in listed], [False])
        self.assertNotIn("password", listed[0])
        moved = self.ask("/v1/users/li.hua/posts", {"posts": [{"role": "supervisor"}]})
        self.assertEqual(moved.status, 200, moved)
        self.assertEqual(person.get("/v1/me").json["posts"],
                         [{"role": "supervisor", "scope": None}])
        self.assertEqual(self.ask("/v1/users/li.hua/disable").status, 200)
        self.assertEqual(person.get("/v1/me").status, 401)
        self.assertEqual(self.ask("/v1/users/li.hua/enable").status, 200)
        anew = self.ask("/v1/users/li.hua/password").json["password"]
        with self.assertRaises(RuntimeError):
            self.server.person("li.hua", told["password"])
        self.assertEqual(self.server.person("li.hua", anew).get("/v1/me").status, 200)

    def test_what_cannot_be_is_refused_with_its_place(self):
        for body, pointer in (
                ({"login": "a b", "posts": [{"role": "supervisor"}]}, "/login"),
                ({"login": "dispatcher", "posts": [{"role": "supervisor"}]}, "/login"),
                ({"login": "x", "posts": []}, "/posts"),
                ({"login": "x", "posts": [{"role": "emperor"}]}, "/posts/0"),
                ({"login": "x", "posts": [{"role": "grid_chief", "scope": "nowhere"}]}, "/posts/0"),
                ({"login": "x", "posts": [{"role": "auditor"}, {"role": "system_admin"}]},
                 "/posts")):
            with self.subTest(body=body):
                answer = self.ask("/v1/users", body)
                self.assertEqual(answer.status, 422, answer)
                self.assertEqual(answer.json["errors"][0]["pointer"], pointer)
        self.assertEqual(self.ask("/v1/users/security_admin/disable").status, 403)
        self.assertEqual(self.ask("/v1/users/nobody.here/disable").status, 404)
        for login in ("dispatcher", "system_admin", "auditor"):
            person = self.server.known(login)
            self.assertEqual(person.get("/v1/users").status, 403)
            self.assertEqual(self.ask("/v1/tokens", {"label": "x", "scope": "wall"},
                                      person).status, 403)

    def test_a_token_acts_as_its_account_until_it_is_revoked(self):
        self.assertEqual(self.ask("/v1/tokens", {"label": "x", "login": "nobody"}).status, 422)
        made = self.ask("/v1/tokens", {"label": "报表", "login": "supervisor", "days": 30}).json
        machine = self.with_token(made["token"])
        self.assertEqual(machine.get("/v1/me").json["login"], "supervisor")
        listed = [one for one in self.admin.get("/v1/tokens").json["items"]
                  if one["id"] == made["id"]]
        self.assertEqual([(one["label"], one["scope"]) for one in listed], [("报表", "login")])
        self.assertNotIn(made["token"], str(listed))
        self.assertEqual(self.admin.call("DELETE", "/v1/tokens/" + made["id"]).status, 204)
        self.assertEqual(machine.get("/v1/me").status, 401)
        self.assertEqual(self.admin.call("DELETE", "/v1/tokens/" + made["id"]).status, 404)

    def test_a_wall_sees_counts_and_places_and_nothing_of_people(self):
        self.server.known("grid_chief").raise_incident(
            grid=GRID, title="王小明家门口", description="电话 13812345678", address="三单元")
        made = self.ask("/v1/tokens", {"label": "大厅", "scope": "wall"}).json
        wall = self.with_token(made["token"])
        for path in ("/v1/me", "/v1/stats?by=level", "/v1/grids", "/v1/areas", "/v1/queues",
                     "/v1/queues/escalations", "/v1/incidents", "/v1/categories"):
            answer = wall.get(path)
            self.assertEqual(answer.status, 200, f"{path}: {answer}")
            for words in ("王小明", "13812345678", "三单元"):
                self.assertNotIn(words, answer.raw.decode(), path)
        incidents = wall.get("/v1/incidents").json["items"]
        self.assertTrue(incidents)
        case = incidents[0]["id"]
        for path in (f"/v1/incidents/{case}", f"/v1/cases/{case}/journal", "/v1/cases",
                     "/v1/directory?place=" + GRID, "/v1/users", "/v1/tokens", "/v1/audit"):
            self.assertEqual(wall.get(path).status, 403, path)
        self.assertEqual(wall.raise_incident(grid=GRID).status, 403)
        self.assertEqual(wall.post("/v1/attachments", pictures.png(),
                                   **{"Content-Type": "image/png"}).status, 403)
        self.admin.call("DELETE", "/v1/tokens/" + made["id"])
        self.assertEqual(wall.get("/v1/stats?by=level").status, 401)

    def test_the_auditor_sees_what_administrators_did_and_no_secret(self):
        told = self.user("zhao.audit", {"role": "supervisor", "scope": None})
        self.ask("/v1/users/zhao.audit/disable")
        auditor = self.server.known("auditor")
        answer = auditor.get("/v1/audit?limit=200")
        deeds = [(deed["login"], deed["act"], deed["detail"]) for deed in answer.json["items"]
                 if deed["about"] == "zhao.audit"]
        self.assertEqual(deeds, [("security_admin", "user.disable", ""),
                                 ("security_admin", "user.create", "supervisor")])
        self.assertNotIn(told["password"], answer.raw.decode())
        first = auditor.get("/v1/audit?limit=1").json
        second = auditor.get("/v1/audit?limit=1&cursor=" + first["next"]).json
        self.assertEqual(second["items"][0]["number"] + 1, first["items"][0]["number"])
        self.assertEqual(self.admin.get("/v1/audit").status, 403)


class Figures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def test_the_journal_is_verified_beside_the_work_by_those_who_may(self):
        self.server.known("grid_chief").raise_incident(grid=GRID)
        admin = self.server.known("system_admin")
        dispatcher = self.server.known("dispatcher")
        self.assertEqual(dispatcher.post("/v1/verification", {}, key=None).status, 403)
        begun = admin.post("/v1/verification", {}, key=None)
        self.assertEqual((begun.status, begun.json["state"]), (202, "running"), begun)
        deadline = time.monotonic() + 60
        found = admin.get("/v1/verification").json
        while found["state"] == "running" and time.monotonic() < deadline:
            time.sleep(0.1)
            found = admin.get("/v1/verification").json
        self.assertEqual((found["state"], found["faults"]), ("sound", []), found)
        self.assertGreater(found["records"], 0)
        self.assertRegex(found["head"], "^[0-9a-f]{64}$")
        noted = self.server.known("auditor").get("/v1/audit").json["items"]
        self.assertIn(("journal.verify", "system_admin"),
                      [(one["act"], one["login"]) for one in noted])

    def test_a_chart_comes_with_what_was_proved_of_it(self):
        person = self.server.known("dispatcher")
        proof = person.get("/v1/workflows/ticket/proof").json
        bounds = {bound["state"]: bound for bound in proof["bounds"]}
        self.assertTrue(proof["places"] > 0 and proof["steps"] > proof["places"], proof)
        self.assertEqual([one["parent"] for one in proof["beside"]], ["incident"])
        self.assertEqual(set(bounds["dispatched"]["longest"]), {"zh", "en"})
        of_incidents = person.get("/v1/workflows/incident/proof").json["bounds"]
        self.assertEqual([one["state"] for one in of_incidents if not one["label"]["zh"]], [])
        self.assertEqual(person.get("/v1/workflows/nothing/proof").status, 404)

    def test_a_month_marks_holidays_and_worked_weekends(self):
        person = self.server.known("dispatcher")
        calendar = person.get("/v1/calendars/county?month=2026-10")
        self.assertEqual(calendar.status, 200, calendar)
        days = {day["date"]: day for day in calendar.json["days"]}
        self.assertEqual(len(days), 31)
        self.assertEqual(days["2026-10-01"]["kind"], "holiday")
        self.assertTrue(days["2026-10-01"]["name"])
        self.assertEqual(days["2026-10-01"]["hours"], [])
        self.assertEqual(days["2026-10-10"]["kind"], "workday")
        self.assertTrue(days["2026-10-10"]["hours"])
        self.assertEqual((days["2026-10-12"]["kind"], days["2026-10-12"]["weekday"]), ("work", 1))
        self.assertEqual(days["2026-10-18"]["kind"], "rest")
        self.assertTrue(calendar.json["known"])
        self.assertEqual(person.get("/v1/calendars/county?month=2026-13").status, 400)
        self.assertEqual(person.get("/v1/calendars/nowhere?month=2026-10").status, 404)

    def test_a_spreadsheet_holds_the_list_as_text_and_runs_nothing(self):
        chief = self.server.known("grid_chief")
        chief.raise_incident(grid=GRID, title="=cmd|'/c calc'!A1")
        answer = chief.get("/v1/incidents.xlsx?grid=" + GRID)
        self.assertEqual(answer.status, 200, answer)
        self.assertTrue(answer.headers["Content-Type"].endswith("spreadsheetml.sheet"))
        with zipfile.ZipFile(io.BytesIO(answer.raw)) as book:
            page = book.read("xl/worksheets/sheet1.xml").decode()
            words = book.read("xl/sharedStrings.xml").decode()
        self.assertNotIn("<f>", page)
        self.assertIn("=cmd|", words)
        self.assertIn("编号", words)
        shown = len(chief.get("/v1/incidents?grid=" + GRID).json["items"])
        self.assertEqual(page.count("<row "), shown + 1)
        self.assertEqual(chief.get("/v1/incidents.xlsx?limit=1").status, 400)

    def test_every_number_has_the_list_behind_it(self):
        chief = self.server.known("grid_chief")
        for _ in range(3):
            chief.raise_incident(grid=GRID)
        leader = self.server.known("dispatcher")
        stats = leader.get("/v1/stats?by=grid&figures=true").json
        self.assertTrue(stats["complete"])
        row = next(one for one in stats["items"] if one["grid"] == GRID)
        self.assertGreaterEqual(row["raised"], 3)
        for name, address in row["lists"].items():
            with self.subTest(name=name):
                self.assertEqual(len(leader.get(address).json["items"]), row[name])
        for name, figure in row["figures"].items():
            with self.subTest(name=name):
                self.assertEqual(leader.get(figure["list"]).status, 200)
                self.assertEqual(figure["n"] == 0, figure["value"] is None)
        self.assertNotIn("figures", leader.get("/v1/stats?by=grid").json["items"][0])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
