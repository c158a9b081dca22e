# SPDX-License-Identifier: Apache-2.0
"""The resident who reported it: masked for all, read with a reason, erased for good."""

import sys
import unittest

from support import Server

NAME, PHONE = "李某某", "13912345678"
ASKED = {"fields": ["name", "phone"], "reason": "回访核实"}


class Reporter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def raised(self, **fields):
        chief = self.server.known("grid_chief")
        answer = chief.raise_incident(reporter={"name": NAME, "phone": PHONE}, **fields)
        self.assertEqual(answer.status, 201, answer)
        return answer.json["id"]

    def unmask(self, login, case, body=None):
        return self.server.known(login).post(f"/v1/cases/{case}/unmask", body or ASKED, key=None)

    def test_nobody_is_told_who_it_was_until_they_ask_for_a_reason(self):
        case = self.raised()
        dispatcher = self.server.known("dispatcher")
        for path in (f"/v1/incidents/{case}", f"/v1/cases/{case}", "/v1/incidents",
                     f"/v1/incidents/{case}/journal"):
            shown = dispatcher.get(path).raw.decode()
            self.assertNotIn(NAME, shown)
            self.assertNotIn(PHONE, shown)
        self.assertEqual(dispatcher.get(f"/v1/incidents/{case}").json["reporter"],
                         {"erased": False})
        told = self.unmask("dispatcher", case)
        self.assertEqual((told.status, told.json), (200, {"name": NAME, "phone": PHONE}))
        only = self.unmask("grid_chief", case, {"fields": ["phone"], "reason": "联系"})
        self.assertEqual((only.status, only.json), (200, {"phone": PHONE}))

        entries = dispatcher.get(f"/v1/incidents/{case}/journal").json["entries"]
        read = [(entry["by"]["login"], entry["data"]) for entry in entries
                if entry["what"] == "reporter_unmasked"]
        self.assertEqual(read, [("dispatcher", ASKED),
                                ("grid_chief", {"fields": ["phone"], "reason": "联系"})])

    def test_who_only_watches_or_gives_no_reason_is_told_nothing(self):
        case = self.raised()
        for login, status in (("supervisor", 403), ("leader", 403), ("auditor", 403),
                              ("grid_chief_2", 404), ("security_admin", 404)):
            with self.subTest(login=login):
                self.assertEqual(self.unmask(login, case).status, status)
        for body, pointer in (({"fields": ["name"]}, "/reason"),
                              ({"fields": ["name"], "reason": "长" * 201}, "/reason"),
                              ({"fields": [], "reason": "x"}, "/fields"),
                              ({"fields": ["salt"], "reason": "x"}, "/fields/0"),
                              ({"fields": "name", "reason": "x"}, "/fields")):
            with self.subTest(body=body):
                answer = self.unmask("dispatcher", case, body)
                self.assertEqual(answer.status, 422, answer)
                self.assertEqual(answer.json["errors"][0]["pointer"], pointer)
        unnamed = self.server.known("grid_chief").raise_incident().json["id"]
        self.assertEqual(self.unmask("dispatcher", unnamed).status, 409)

    def test_what_was_erased_is_gone_and_the_journal_says_so(self):
        case = self.raised()
        address = f"/v1/cases/{case}/erase"
        body = {"reason": "本人要求删除"}
        self.assertEqual(self.server.known("grid_chief").post(address, body).status, 403)
        gone = self.server.known("dispatcher").post(address, body)
        self.assertEqual(gone.status, 200, gone)
        self.assertEqual(gone.json["reporter"], {"erased": True})
        self.assertEqual(self.unmask("dispatcher", case).status, 409)
        self.assertEqual(self.server.known("dispatcher").post(address, body).status, 409)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
