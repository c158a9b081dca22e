# SPDX-License-Identifier: Apache-2.0
"""The console's files as the server gives them:
pages, assets, caches, packing, and what is no page."""

import gzip
import json
import re
import unittest

from support import ROOT, Server

FOR_EVER = "public, max-age=31536000, immutable"


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()
        cls.anyone = cls.server.person(None)

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def get(self, path, method="GET", **headers):
        return self.anyone.call(method, path, headers={k.replace("_", "-"): v
                                                       for k, v in headers.items()})

    def asset(self):
        page = self.get("/").raw.decode()
        return re.search(r'src="(/assets/[^"]+\.js)"', page).group(1)

    def test_each_way_of_working_has_its_page(self):
        pages = {"/": "desk", "/m": "phone", "/wall": "wall"}
        for path, name in pages.items():
            with self.subTest(path=path):
                answer = self.get(path)
                self.assertEqual(answer.status, 200)
                self.assertEqual(answer.headers["Content-Type"], "text/html; charset=utf-8")
                self.assertIn(f"/assets/{name}-", answer.raw.decode())
                self.assertEqual(answer.headers["Cache-Control"], "no-cache")

    def test_what_a_page_routes_itself_is_the_page(self):
        for path, page in {"/desk/queues/overdue?level=area": "/", "/m/raise": "/m",
                           "/wall/map": "/wall", "/wall/": "/wall", "/m/": "/m"}.items():
            with self.subTest(path=path):
                self.assertEqual(self.get(path).raw, self.get(page).raw)

    def test_the_console_was_made_for_this_api(self):
        known = ROOT / "adapters" / "console" / "src" / "shared" / "api" / "openapi.json"
        served = json.loads(self.get("/openapi.json").raw)
        self.assertEqual(json.loads(known.read_text(encoding="utf-8")), served,
                         "run npm run api in adapters/console, and commit what it writes")

    def test_what_is_no_page_is_a_problem(self):
        for path in ("/nothing", "/assets/nothing.js", "/mm", "/v1/nothing", "/m.htm",
                     "/assets/../m.html"):
            with self.subTest(path=path):
                answer = self.get(path)
                self.assertIn(answer.status, (400, 404))
                self.assertEqual(answer.headers["Content-Type"], "application/problem+json")

    def test_a_page_is_only_read(self):
        answer = self.get("/m", method="POST")
        self.assertEqual(answer.status, 405)
        self.assertEqual(answer.headers["Allow"], "GET, HEAD")

    def test_hashed_files_are_kept_for_ever(self):
        answer = self.get(self.asset())
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Type"], "text/javascript; charset=utf-8")
        self.assertEqual(answer.headers["Cache-Control"], FOR_EVER)

    def test_no_page_may_run_what_stands_in_it(self):
        policy = self.get("/").headers["Content-Security-Policy"]
        self.assertIn("script-src 'self';", policy)
        self.assertNotIn("unsafe", policy)
        for path in ("/", "/m", "/wall"):
            page = self.get(path).raw.decode()
            self.assertNotRegex(page, r"<script(?![^>]*\bsrc=)")
            self.assertNotRegex(page, r"<style|\sstyle=|\son\w+=")

    def test_every_file_is_what_it_says(self):
        for path in ("/", self.asset(), "/manifest.webmanifest"):
            with self.subTest(path=path):
                headers = self.get(path).headers
                self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
                self.assertEqual(len(headers.get_all("Content-Security-Policy")), 1)

    def test_packed_bytes_are_the_same_bytes(self):
        plain = self.get(self.asset())
        packed = self.get(self.asset(), Accept_Encoding="br, gzip;q=0.8")
        self.assertNotIn("Content-Encoding", plain.headers)
        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertEqual(packed.headers["Vary"], "Accept-Encoding")
        self.assertLess(len(packed.raw), len(plain.raw))
        self.assertEqual(gzip.decompress(packed.raw), plain.raw)
        self.assertNotEqual(packed.headers["ETag"], plain.headers["ETag"])
        refused = self.get(self.asset(), Accept_Encoding="gzip;q=0")
        self.assertNotIn("Content-Encoding", refused.headers)

    def test_what_a_browser_has_is_not_sent_again(self):
        first = self.get("/m")
        again = self.get("/m", If_None_Match=f'"other", {first.headers["ETag"]}')
        self.assertEqual((again.status, again.raw), (304, b""))
        self.assertEqual(again.headers["ETag"], first.headers["ETag"])
        self.assertEqual(self.get("/m", If_None_Match='"other"').status, 200)

    def test_a_head_alone_tells_the_size(self):
        whole, head = self.get("/m"), self.get("/m", method="HEAD")
        self.assertEqual((head.status, head.raw), (200, b""))
        self.assertEqual(head.headers["Content-Length"], str(len(whole.raw)))


if __name__ == "__main__":
    unittest.main(argv=["pages"], warnings="ignore")
