# SPDX-License-Identifier: Apache-2.0
"""The command `shao` as an operator uses it: accounts, tokens, backups, settings, wrong use, and
the demo that must not outlive itself."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from support import BINARY, COUNTY, Server, free_port

SECRET = "correct horse battery"


def shao(*words, stdin="", env=None):
    return subprocess.run([BINARY, *map(str, words)], input=stdin, capture_output=True, text=True,
                          env=dict(os.environ, **(env or {})), timeout=60, check=False)


class Command(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="shao-e2e-")
        self.data = pathlib.Path(self.folder, "data")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def serve(self, **more):
        server = Server(data=str(self.data), **more).start()
        self.addCleanup(server.clean)
        return server

    def good(self, *words, **more):
        done = shao(*words, **more)
        self.assertEqual(done.returncode, 0, done)
        return done.stdout

    def add_user(self, login, post):
        self.good("user", "add", login, "--data", self.data, "--config", COUNTY, "--post", post,
                  "--password-stdin", stdin=SECRET + "\n")

    def test_wrong_use_is_exit_code_2_with_a_word_on_stderr(self):
        for words in ((), ("nothing",), ("serve", "--nothing"), ("check",),
                      ("verify", "--data", "/nowhere/at/all"),
                      ("token", "create", "x", "--data", self.folder),
                      ("config", "show", "--output", "yaml"),
                      ("serve", "--config", COUNTY, "--data", self.data, "--demo", "--listen",
                       f"0.0.0.0:{free_port()}"),
                      ("serve", "--config", COUNTY, "--data", self.data, "--listen",
                       f"0.0.0.0:{free_port()}")):
            with self.subTest(words=words):
                done = shao(*words)
                self.assertEqual(done.returncode, 2, done)
                self.assertTrue(done.stderr)
                self.assertEqual(done.stdout, "")
        self.assertFalse(self.data.exists(), "wrong use made a journal")
        self.assertEqual(shao("--help").returncode, 0)
        self.assertEqual(shao("serve", "--help").returncode, 0)

    def test_a_port_that_is_taken_is_told(self):
        first = self.serve(demo=True)
        done = shao("serve", "--config", COUNTY, "--data", self.folder + "/other", "--listen",
                    f"127.0.0.1:{first.port}")
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("cannot listen", done.stderr)

    def test_the_first_start_shows_a_secret_and_the_second_does_not(self):
        server = self.serve(demo=False)
        found = re.search(r"shown only this once:\n\s+(\S+)", server.log())
        self.assertTrue(found, server.log())
        admin = server.person("admin", found.group(1))
        self.assertEqual(admin.get("/v1/me").json["posts"][0]["role"], "security_admin")
        self.assertEqual(server.stop(), 0)
        server.start()
        self.assertEqual(server.log().count("shown only this once"), 1)

    def test_an_account_can_be_made_and_disabled_and_has_a_password(self):
        short = shao("user", "add", "li", "--data", self.data, "--config", COUNTY, "--post",
                     "dispatcher", "--password-stdin", stdin="short\n")
        self.assertEqual(short.returncode, 1, short)
        wrong = shao("user", "add", "li", "--data", self.data, "--config", COUNTY, "--post",
                     "emperor", "--password-stdin", stdin=SECRET + "\n")
        self.assertEqual(wrong.returncode, 2, wrong)
        self.add_user("li", "dispatcher")
        again = shao("user", "add", "li", "--data", self.data, "--config", COUNTY, "--post",
                     "dispatcher", "--password-stdin", stdin=SECRET + "\n")
        self.assertEqual(again.returncode, 1, again)
        listed = json.loads(self.good("user", "list", "--data", self.data, "--output", "json"))
        self.assertEqual([(each["login"], each["disabled"]) for each in listed], [("li", False)])
        server = self.serve(demo=False)
        self.assertEqual(server.person("li", SECRET).get("/v1/me").json["login"], "li")
        busy = shao("user", "disable", "li", "--data", self.data)
        self.assertEqual(busy.returncode, 1, "the folder is in use")
        server.stop()
        self.good("user", "disable", "li", "--data", self.data)
        server.start()
        with self.assertRaises(RuntimeError):
            server.person("li", SECRET)
        server.stop()
        self.good("user", "enable", "li", "--data", self.data)
        fresh = self.good("user", "password", "li", "--data", self.data).split()[-1]
        server.start()
        self.assertEqual(server.person("li", fresh).get("/v1/me").status, 200)

    def test_a_token_opens_the_door_until_it_is_revoked(self):
        self.add_user("robot", "dispatcher")
        token = self.good("token", "create", "robot", "--label", "import", "--data",
                          self.data).strip()
        server = self.serve(demo=False)
        robot = server.person(None)
        robot.token = token
        self.assertEqual(robot.get("/v1/me").json["login"], "robot")
        self.assertEqual(robot.call("DELETE", "/v1/session").status, 403)
        self.assertEqual(robot.get("/v1/me").status, 200)
        server.stop()
        listed = json.loads(self.good("token", "list", "--data", self.data, "--output", "json"))
        self.assertEqual([(each["login"], each["label"]) for each in listed],
                         [("robot", "import")])
        self.assertNotIn(token, json.dumps(listed))
        self.good("token", "revoke", "robot", "--label", "import", "--data", self.data)
        self.assertEqual(shao("token", "revoke", "robot", "--label", "import", "--data",
                              self.data).returncode, 1)
        server.start()
        robot.connection = None
        self.assertEqual(robot.get("/v1/me").status, 401)

    def test_a_backup_of_a_running_server_can_be_restored_and_is_sound(self):
        server = self.serve()
        raised = server.person("grid_chief").raise_incident()
        self.assertEqual(raised.status, 201, raised)
        backup, other = self.folder + "/backup.db", self.folder + "/restored"
        self.assertIn("verified", self.good("backup", "--data", self.data, backup))
        self.assertEqual(shao("backup", "--data", self.data, backup).returncode, 1)
        self.assertEqual(shao("restore", backup, "--data", self.data).returncode, 1)
        server.stop()
        self.assertIn("verified", self.good("restore", backup, "--data", other))
        proof = json.loads(self.good("verify", "--data", other, "--output", "json"))
        self.assertTrue(proof["ok"], proof)
        self.assertGreater(proof["records"], 0)
        restored = Server(data=other).start()
        self.addCleanup(restored.clean)
        found = restored.person("dispatcher").get(f"/v1/incidents/{raised.json['id']}")
        self.assertEqual(found.json["number"], raised.json["number"])

    def test_each_setting_says_where_it_came_from(self):
        shown = json.loads(self.good("config", "show", "--config", COUNTY, "--output", "json",
                                     env={"SHAO_LOG_LEVEL": "warn"}))
        settings = {each["key"]: each for each in shown}
        self.assertEqual(settings["log.level"],
                         {"key": "log.level", "value": "warn", "origin": "SHAO_LOG_LEVEL"})
        self.assertEqual(settings["server.behind_proxy"]["origin"], "default")
        self.assertIn("shao.toml:", settings["server.listen"]["origin"])
        self.assertEqual(shao("config", "show", "--config", COUNTY,
                              env={"SHAO_LOG_LEVEL": "loud"}).returncode, 1)

    def test_a_demo_does_not_outlive_itself(self):
        server = self.serve(demo=True)
        person = server.person("grid_chief")
        self.assertEqual(person.get("/v1/me").status, 200)
        self.assertEqual(server.stop(), 0)
        self.assertNotIn("argon2", self.good("user", "list", "--data", self.data))

        server.demo = False
        server.start()
        self.assertIn("shown only this once", server.log())
        person.connection = None
        self.assertEqual(person.get("/v1/me").status, 401, "its session lives on")
        for login in ("grid_chief", "D18", "D18.lead"):
            refused = server.person(None).post("/v1/session",
                                               {"login": login, "password": "demo"}, key=None)
            self.assertEqual(refused.status, 401, refused)
        server.stop()

        server.demo = True
        server.start()
        self.assertEqual(server.person("grid_chief").get("/v1/me").status, 200)

    def test_a_demo_takes_no_account_that_somebody_has(self):
        self.add_user("grid_chief", "dispatcher")
        server = self.serve(demo=True)
        with self.assertRaises(RuntimeError):
            server.person("grid_chief")
        person = server.person("grid_chief", SECRET)
        self.assertEqual(person.get("/v1/me").json["posts"][0]["role"], "dispatcher")
        self.assertEqual(server.person("area_chief").get("/v1/me").status, 200)


if __name__ == "__main__":
    unittest.main(argv=["command"], warnings="ignore")
