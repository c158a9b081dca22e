# SPDX-License-Identifier: Apache-2.0
"""The main job over HTTP and WebSocket: raise, escalate, dispatch, claim, close; seen live."""

import unittest

from support import Server, Stream


class FirstIncident(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def test_an_incident_is_raised_and_seen_on_the_stream(self):
        chief = self.server.person("grid_chief")
        watcher = Stream(self.server.person("supervisor"))
        self.assertEqual(watcher.status, 101)
        self.assertIn("hello", watcher.receive())
        raised = chief.raise_incident(title="井盖缺失，行人绊倒")
        self.assertEqual(raised.status, 201, raised)
        incident = raised.json
        self.assertEqual(raised.headers["Location"], f"/v1/incidents/{incident['id']}")
        self.assertTrue(raised.headers["ETag"])
        watcher.send({"subscribe": {"incident": incident["id"]}})
        urged = self.server.person("supervisor").event("incidents", incident["id"], "comment",
                                                       {"comment": "请尽快"})
        self.assertEqual(urged.status, 200, urged)
        seen = watcher.until(lambda message: "event" in message)
        self.assertEqual(seen["event"]["data"]["id"], incident["id"])
        watcher.close()

    def test_a_repeated_key_gets_the_same_bytes_and_raises_nothing(self):
        chief = self.server.person("grid_chief")
        body = {"category": "C0103", "title": "井盖破损", "grid": chief.grid()}
        first = chief.post("/v1/incidents", body, "first-key-1")
        again = chief.post("/v1/incidents", body, "first-key-1")
        self.assertEqual((first.status, first.raw), (again.status, again.raw))
        other = chief.post("/v1/incidents", {**body, "title": "另一件"}, "first-key-1")
        self.assertEqual(other.status, 422, other)
        self.assertEqual(other.headers["Content-Type"].split(";")[0], "application/problem+json")

    def test_without_a_key_nothing_is_done(self):
        chief = self.server.person("grid_chief")
        answer = chief.post("/v1/incidents", {"category": "C0103", "title": "井盖"}, key=None)
        self.assertEqual(answer.status, 400, answer)

    def test_what_one_may_not_see_is_not_found(self):
        incident = self.server.person("grid_chief").raise_incident().json
        for stranger in ("grid_chief_2", "department_2", "resident", "system_admin"):
            answer = self.server.person(stranger).get(f"/v1/incidents/{incident['id']}")
            self.assertEqual(answer.status, 404, f"{stranger}: {answer}")
        nobody = self.server.person(None).get(f"/v1/incidents/{incident['id']}")
        self.assertEqual(nobody.status, 401, nobody)

    def test_a_stale_version_is_412_with_the_present_state(self):
        chief = self.server.person("grid_chief")
        raised = chief.raise_incident()
        stale = raised.headers["ETag"]
        self.assertEqual(
            chief.event("incidents", raised.json["id"], "comment", {"comment": "一"}).status, 200)
        answer = chief.event("incidents", raised.json["id"], "comment", {"comment": "二"},
                             **{"If-Match": stale})
        self.assertEqual(answer.status, 412, answer)

    def test_an_event_that_the_state_does_not_take_is_409_and_says_what_is_allowed(self):
        chief = self.server.person("grid_chief")
        incident = chief.raise_incident().json
        answer = chief.event("incidents", incident["id"], "reopen", {"reason": "没修好"})
        self.assertEqual(answer.status, 409, answer)
        self.assertTrue(answer.json["allowed"])


if __name__ == "__main__":
    unittest.main(argv=["first_incident"])
