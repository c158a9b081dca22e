# SPDX-License-Identifier: Apache-2.0
"""What a case was filed as and what a verdict said, over HTTP: limits, rules, and a restart."""

import unittest

from support import Server

BROKEN = "井盖破损面积超过25平方厘米"


class Routing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def done(self, login, path, event, **data):
        answer = self.server.known(login).event(*path.split("/"), event, data)
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def shown(self, path, login="dispatcher"):
        return self.server.known(login).get(f"/v1/{path}").json

    def filed(self, category):
        raised = self.server.known("dispatcher").raise_incident(category=category, title="待派遣")
        self.assertEqual(raised.status, 201, raised)
        path = f"incidents/{raised.json['id']}"
        self.done("dispatcher", path, "file", condition="破损")
        return path

    def ticket(self, path, unit):
        tickets = self.shown(path)["tickets"]
        return "tickets/%d" % [each["id"] for each in tickets if each["department"] == unit][-1]

    def test_conditions_of_a_category_are_listed_and_give_their_limit(self):
        rows = self.server.known("resident").get("/v1/categories").json["items"]
        cover = next(row for row in rows if row["code"] == "C0103")
        limits = {each["text"]: each["limit"] for each in cover["conditions"]}
        self.assertEqual(limits[BROKEN], {"amount": 4, "unit": "WH"})
        raised = self.server.known("dispatcher").raise_incident(
            category="C0103", title="井盖破损", condition=BROKEN)
        self.assertEqual(raised.status, 201, raised)
        path = f"incidents/{raised.json['id']}"
        case = self.shown(path)
        self.assertEqual(case["condition"], BROKEN)
        self.assertEqual(case["done_when"], "已更换，无破损")
        self.done("dispatcher", path, "dispatch")
        clocks = {each["name"]: each for each in self.shown(path)["clocks"]}
        self.assertEqual(clocks["resolve"]["limit"], {"amount": 4, "unit": "WH"})

    def test_a_verdict_routes_the_next_one_and_still_does_after_a_restart(self):
        first = self.filed("E0113")
        self.assertIsNone(self.shown(first)["routing"]["rule"])
        self.done("dispatcher", first, "dispatch")
        ticket = self.ticket(first, "D10")
        self.done("D10", ticket, "return", code="not_our_duty", basis="三定方案第四条")
        self.done("dispatcher", ticket, "adjudicate", owner="D17", grounds="权责清单第12项")
        self.server.kill()
        self.server.people = {}
        self.server.start()
        second = self.filed("E0113")
        routing = self.shown(second)["routing"]
        self.assertEqual(routing["lead"], "D17")
        rule = self.shown(f"cases/{routing['rule']}")
        self.assertTrue(rule["open"])
        self.assertEqual((rule["kind"], rule["data"]["unit"]), ("routing", "D17"))
        self.done("dispatcher", second, "dispatch")
        self.assertEqual([each["department"] for each in self.shown(second)["tickets"]][0], "D17")

        refused = self.server.known("grid_chief").event(
            "cases", rule["id"], "revoke", {"reason": "不妥"})
        self.assertEqual(refused.status, 404, refused)
        self.done("dispatcher", f"cases/{rule['id']}", "revoke", reason="情况有变")
        self.assertIsNone(self.shown(self.filed("E0113"))["routing"]["rule"])


if __name__ == "__main__":
    unittest.main(argv=["routing"])
