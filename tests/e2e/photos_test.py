# SPDX-License-Identifier: Apache-2.0
"""Photos over HTTP: made anew, attached to cases, seen by whom the case concerns, kept for ever."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import pictures
from support import BINARY, Server

GRID = "511725001001801"
TYPES = {"image/jpeg": pictures.jpeg, "image/png": pictures.png, "image/webp": pictures.webp}


def shao(*words):
    return subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=60,
                          check=False)


def send(person, data, media="image/png", key=""):
    return person.post("/v1/attachments", data, key, **{"Content-Type": media})


class Photos(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def person(self, login):
        return self.server.known(login)

    def sent(self, login="grid_chief"):
        answer = send(self.person(login), pictures.png())
        self.assertEqual(answer.status, 201, answer)
        return answer.json["id"]

    def refused(self, answer, status, kind):
        self.assertEqual(answer.status, status, answer)
        self.assertTrue(answer.json["type"].endswith(kind), answer)

    def test_each_format_comes_back_as_itself_without_what_was_beside_the_picture(self):
        chief = self.person("grid_chief")
        for media, make in TYPES.items():
            with self.subTest(media=media):
                told = send(chief, make() + b"<script>alert(1)</script>", media)
                self.assertEqual(told.status, 201, told)
                self.assertEqual(told.json["type"], media)
                self.assertGreaterEqual(len(told.json["id"]), 22)
                photo = chief.get("/v1/attachments/" + told.json["id"])
                self.assertEqual(photo.status, 200, photo)
                self.assertEqual(photo.headers["Content-Type"], media)
                self.assertEqual(photo.headers["X-Content-Type-Options"], "nosniff")
                self.assertIn("sandbox", photo.headers["Content-Security-Policy"])
                self.assertIn("filename=", photo.headers["Content-Disposition"])
                self.assertEqual(len(photo.raw), told.json["bytes"])
                self.assertNotIn(b"script", photo.raw)
                self.assertNotIn(b"GPS", photo.raw)
                again = chief.get("/v1/attachments/" + told.json["id"],
                                  **{"If-None-Match": photo.headers["ETag"]})
                self.assertEqual((again.status, again.raw), (304, b""))

    def test_what_is_no_photo_or_too_much_of_one_gets_a_clear_no(self):
        chief = self.person("grid_chief")
        self.refused(send(chief, b"<svg onload='alert(1)'/>"), 415, "not-a-photo")
        self.refused(send(chief, pictures.png(), "multipart/form-data"), 415, "not-a-photo")
        self.refused(send(chief, pictures.png(said=(60000, 60000))), 413, "photo-too-large")
        self.refused(send(chief, pictures.png()[:70]), 422, "photo-broken")
        self.refused(send(chief, pictures.png(said=(16, 600))), 422, "photo-broken")
        self.assertEqual(send(chief, pictures.png(), key=None).status, 400)
        self.refused(chief.get("/v1/attachments/" + "a" * 43), 404, "not-found")
        self.assertIn(chief.get("/v1/attachments/..%2F..%2Fshao.db").status, (400, 404))
        stranger = self.server.person(None)
        self.assertEqual(send(stranger, pictures.png()).status, 401)
        self.assertEqual(send(stranger, bytes(300 * 1024)).status, 401)
        self.assertEqual(send(self.server.person("grid_chief"), bytes(9 * 2**20)).status, 413)
        # What its name says is not what it is: the content counts.
        self.assertEqual(send(chief, pictures.jpeg(), "image/png").json["type"], "image/jpeg")

    def test_a_repeat_gets_the_first_name_and_other_bytes_under_its_key_are_refused(self):
        chief = self.person("grid_chief")
        first = send(chief, pictures.png(), key="photo-1")
        self.assertEqual(send(chief, pictures.png(), key="photo-1").raw, first.raw)
        self.refused(send(chief, pictures.jpeg(), key="photo-1"), 422, "key-reused")

    def test_a_photo_is_its_sender_s_until_a_case_has_it(self):
        photo = self.sent()
        address = "/v1/attachments/" + photo
        self.assertEqual(self.person("grid_chief").get(address).status, 200)
        self.assertEqual(self.person("dispatcher").get(address).status, 404)
        raised = self.person("grid_chief").raise_incident(grid=GRID, attachments=[photo])
        self.assertEqual(raised.status, 201, raised)
        self.assertEqual([(one["id"], one["kind"], one["by"], one["event"])
                          for one in raised.json["attachments"]],
                         [(photo, "before", "grid_chief", "raise")])
        self.assertEqual(self.person("dispatcher").get(address).status, 200)
        self.assertEqual(self.person("grid_chief_2").get(address).status, 404)
        twice = self.person("grid_chief").raise_incident(grid=GRID, attachments=[photo])
        self.refused(twice, 422, "invalid-fields")
        self.assertEqual(twice.json["errors"][0]["pointer"], "/attachments/0")
        other = self.person("dispatcher").raise_incident(grid=GRID, attachments=[self.sent()])
        self.refused(other, 422, "invalid-fields")

    def test_a_form_can_demand_a_photo_of_what_was_done(self):
        chief = self.person("grid_chief")
        opened = chief.post("/v1/cases", {"category": "S2101", "title": "楼道堆物", "grid": GRID})
        case = opened.json["id"]
        self.assertEqual(chief.event("cases", case, "inspect", {"findings": ["堆物"]}).status, 200)
        without = chief.event("cases", case, "rectified", {"note": "已清"})
        self.refused(without, 422, "invalid-fields")
        self.assertEqual(without.json["errors"][0]["pointer"], "/data/photos")
        unknown = chief.event("cases", case, "rectified", {"note": "已清", "photos": ["b" * 43]})
        self.refused(unknown, 422, "invalid-fields")
        photo = self.sent()
        done = chief.event("cases", case, "rectified", {"note": "已清", "photos": [photo]})
        self.assertEqual(done.status, 200, done)
        self.assertEqual([(one["id"], one["kind"], one["event"])
                          for one in done.json["attachments"]], [(photo, "after", "rectified")])
        told = [entry["data"] for entry in chief.get(f"/v1/cases/{case}/journal").json["entries"]
                if entry["what"] == "photo_attached"]
        self.assertEqual(told, [{"id": photo, "kind": "after"}])


class Keeping(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="shao-e2e-")
        self.data = pathlib.Path(self.folder, "data")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def serve(self, data):
        server = Server(data=str(data)).start()
        self.addCleanup(server.clean)
        return server

    def test_photos_outlive_a_kill_are_verified_and_come_back_from_a_backup(self):
        server = self.serve(self.data)
        chief = server.person("grid_chief")
        photo = send(chief, pictures.png()).json["id"]
        loose = send(chief, pictures.png()).json["id"]
        chief.raise_incident(grid=GRID, attachments=[photo])
        before = chief.get("/v1/attachments/" + photo).raw
        server.kill()
        stray = self.data / "photos" / "zz" / ("z" * 43)
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"a crash left it")

        server = self.serve(self.data)
        chief = server.person("grid_chief")
        self.assertFalse(stray.exists(), "a file that nobody knows was kept")
        self.assertEqual(chief.get("/v1/attachments/" + photo).raw, before)
        self.assertEqual(chief.raise_incident(grid=GRID, attachments=[loose]).status, 201)
        backup = pathlib.Path(self.folder, "backup.db")
        self.assertEqual(shao("backup", "--data", self.data, backup).returncode, 0)
        self.assertEqual(server.stop(), 0)

        self.assertEqual(shao("verify", "--data", self.data).returncode, 0)
        file = self.data / "photos" / photo[:2] / photo
        file.write_bytes(before + b"!")
        wrong = shao("verify", "--data", self.data)
        self.assertEqual(wrong.returncode, 1, wrong)
        self.assertIn(photo, wrong.stderr)
        file.unlink()
        self.assertIn("missing", shao("verify", "--data", self.data).stderr)

        new = pathlib.Path(self.folder, "new")
        self.assertEqual(shao("restore", backup, "--data", new).returncode, 0)
        self.assertEqual(shao("verify", "--data", new).returncode, 0)
        chief = self.serve(new).person("grid_chief")
        self.assertEqual(chief.get("/v1/attachments/" + photo).raw, before)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
