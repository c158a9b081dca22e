# SPDX-License-Identifier: Apache-2.0
"""Nothing personal in the log, nor in /metrics: a case lives, well and badly, with a name, a phone,
an identity number and words that occur nowhere else; then all that the server said is searched."""

import pathlib
import unittest

from support import Server

NAME, PHONE, IDENTITY = "欧阳独一无二", "13987654321", "530102199003077475"
WORDS = "独此一份的描述井盖旁有辆蓝色三轮车"
ADDRESS = "紫薇巷九十七号"
COMMENT = "独此一份的备注电话里说过"
PASSWORD = "independent-Passwort-99"
PERSONAL = (NAME, PHONE, IDENTITY, WORDS, ADDRESS, COMMENT, PASSWORD, "张冠李戴的登录名")


class Private(unittest.TestCase):
    def test_no_name_phone_number_or_description_is_logged_or_counted(self):
        with Server(env={"SHAO_LOG_LEVEL": "trace"}) as server:
            chief = server.person("grid_chief")
            raised = chief.raise_incident(
                title="井盖缺失", description=WORDS + IDENTITY, address=ADDRESS,
                reporter={"name": NAME, "phone": PHONE})
            self.assertEqual(raised.status, 201, raised)
            case = raised.json["id"]
            done = chief.event("incidents", case, "comment", {"comment": COMMENT + PHONE})
            self.assertEqual(done.status, 200, done)
            self.misbehave(server, chief, case)
            said = chief.get("/v1/incidents?q=" + "%E7%8B%AC%E6%AD%A4").status
            self.assertIn(said, (200, 400))
            figures = server.person(None).get("/metrics").raw.decode()
            token = chief.token
            self.assertEqual(server.stop(), 0, server.log())
            log = pathlib.Path(server.folder + ".log").read_text(errors="strict")
        self.assertIn("recovered", log, "the log is there to be searched")
        self.assertIn("shao_journal_sequence", figures)
        for secret in PERSONAL + (token,):
            self.assertNotIn(secret, log, "the log")
            self.assertNotIn(secret, figures, "/metrics")

    def misbehave(self, server, chief, case):
        """What is refused is logged most readily."""
        wrong = [
            chief.post("/v1/incidents", b'{"title": "' + NAME.encode() + b'", broken'),
            chief.post("/v1/incidents", {"title": WORDS * 20, "reporter": {"phone": PHONE * 9}}),
            chief.event("incidents", case, "comment", {"comment": ""}),
            chief.event("incidents", case, PHONE, {"note": NAME}),
            chief.get(f"/v1/incidents/{PHONE}"),
            chief.get(f"/v1/incidents?phone={PHONE}"),
            server.person(None).post("/v1/session", {"login": "张冠李戴的登录名",
                                                     "password": PASSWORD}, key=None),
            server.person(None).get("/v1/me", Authorization=f"Bearer {IDENTITY}"),
        ]
        for answer in wrong:
            self.assertGreaterEqual(answer.status, 400, answer)
            self.assertLess(answer.status, 500, answer)


if __name__ == "__main__":
    unittest.main(argv=["private"], warnings="ignore")
