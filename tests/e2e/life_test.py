# SPDX-License-Identifier: Apache-2.0
"""The life of an incident over HTTP, row by row: before each step somebody without the right tries
it, is refused with a reason, and changes nothing; then the right one does it."""

import unittest

from support import Server

# kind, event, data, who may, who may not. T: the newest ticket of D10, I: the incident.
ROWS = [
    ("I", "verify_exists", {}, "grid_chief", "department"),
    ("I", "file", {"condition": "破损超过 25 平方厘米"}, "grid_chief", "supervisor"),
    ("I", "take", {}, "grid_chief", "area_chief"),
    ("I", "escalate", {"reason": "超出网格职权"}, "grid_chief", "dispatcher"),
    ("I", "send_down", {"reason": "网格可以处理"}, "area_chief", "grid_chief"),
    ("I", "escalate", {"reason": "确实处理不了"}, "grid_chief", "volunteer"),
    ("I", "escalate", {"reason": "超出片区职权"}, "area_chief", "grid_chief"),
    ("I", "to_dispatch", {}, "general_chief", "area_chief"),
    ("I", "dispatch", {"lead": "D10", "co": ["D041"]}, "dispatcher", "general_chief"),
    ("T", "claim", {}, "D10", "grid_chief"),
    ("T", "return", {"code": "unclear_owner", "basis": "权责清单第 3 条"}, "D10", "D10.lead"),
    ("T", "adjudicate", {"owner": "D10", "grounds": "属市政道路"}, "dispatcher", "D10"),
    ("T", "assign", {"worker": "市政一班"}, "D10", "dispatcher"),
    ("T", "report_in", {"place": "东门口"}, "D10", "grid_chief"),
    ("T", "ask_reporter", {"question": "具体在哪一侧？"}, "D10", "D10.lead"),
    ("I", "answer", {"text": "北侧"}, "grid_chief", "department_2"),
    ("T", "extend", {"reason": "连续降雨"}, "D10", "dispatcher"),
    ("T", "approve", {}, "D10.lead", "D10"),
    ("T", "approve", {}, "dispatcher", "D10.lead"),
    ("I", "urge", {"reason": "群众催问"}, "grid_chief", "auditor"),
    ("I", "supervise", {"requirement": "三日内办结"}, "supervisor", "grid_chief"),
    ("T", "resolve", {"outcome": "fixed"}, "D10", "grid_chief"),
    ("U", "claim", {}, "D041", "D10"),
    ("U", "resolve", {"outcome": "fixed"}, "D041", "D10"),
    ("I", "accept", {}, "dispatcher", "general_chief"),
    ("I", "verify_fixed", {"result": "fail", "note": "仍有坑槽"}, "grid_chief", "dispatcher"),
    ("T", "redo", {}, "D10", "grid_chief"),
    ("T", "resolve", {"outcome": "fixed"}, "D10", "dispatcher"),
    ("U", "redo", {}, "D041", "D10"),
    ("U", "resolve", {"outcome": "fixed"}, "D041", "D10"),
    ("I", "accept", {}, "dispatcher", "grid_chief"),
    ("I", "verify_fixed", {"result": "pass"}, "grid_chief", "area_chief"),
    ("I", "close", {"outcome": "fixed"}, "dispatcher", "grid_chief"),
    ("I", "rate", {"rating": 5}, "grid_chief", "area_chief"),
    ("I", "reopen", {"reason": "又塌了"}, "grid_chief", "department_2"),
]
REFUSALS = (403, 404, 409)


class Life(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def person(self, login):
        return self.server.known(login)

    def subject(self, kind, incident):
        """The collection and the id that a row's first letter means."""
        if kind == "I":
            return "incidents", incident
        unit = {"T": "D10", "U": "D041"}[kind]
        tickets = self.person("dispatcher").get(f"/v1/incidents/{incident}").json["tickets"]
        return "tickets", [each["id"] for each in tickets if each["department"] == unit][-1]

    def version(self, collection, case):
        return self.person("dispatcher").get(f"/v1/{collection}/{case}").json["version"]

    def test_every_row_by_the_right_and_by_the_wrong_person(self):
        raised = self.person("grid_chief").raise_incident(category="E0113", title="路面坑槽")
        self.assertEqual(raised.status, 201, raised)
        incident = raised.json["id"]
        for kind, event, data, right, wrong in ROWS:
            with self.subTest(event=event, by=right):
                collection, case = self.subject(kind, incident)
                before = self.version(collection, case)
                refused = self.person(wrong).event(collection, case, event, data)
                self.assertIn(refused.status, REFUSALS, f"{wrong} {event}: {refused}")
                self.assertTrue(refused.json["detail"], refused)
                self.assertEqual(self.version(collection, case), before,
                                 f"{wrong}'s refused {event} changed the case")
                done = self.person(right).event(collection, case, event, data)
                self.assertEqual(done.status, 200, f"{right} {event}: {done}")
                self.assertGreater(done.json["version"], before)
        journal = self.person("supervisor").get(f"/v1/incidents/{incident}/journal")
        self.assertEqual(journal.status, 200, journal)


if __name__ == "__main__":
    unittest.main(argv=["life"])
