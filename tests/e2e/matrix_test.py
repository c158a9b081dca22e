# SPDX-License-Identifier: Apache-2.0
"""The access matrix: every role, every route that the server says it has, every relation to a case
and every state of a session, over HTTP and the stream, against the reference of matrix_policy.py.
The case of a cell is named when it fails; so is a route without a policy."""

import hashlib
import pathlib
import sqlite3
import subprocess
import unittest

from matrix_policy import PRIVATE, RAISERS, ROUTES, SCOPE, WALL, Places, allows, sees
from support import BINARY, COUNTY, Person, Server, Stream

CLIENT = "198.51.100.7"  # Not this machine: it may read the metrics.
ABSENT = 999999
SILENCE = 0.2  # Seconds.
OF_A_CASE = ("case", "event", "private")
# How an incident of a grid chief gets to a department, and how one ends.
TO_DISPATCH = [("grid_chief", "verify_exists", {}), ("grid_chief", "file", {"condition": "是"}),
               ("grid_chief", "take", {}), ("grid_chief", "escalate", {"reason": "超出职权"}),
               ("area_chief", "escalate", {"reason": "超出职权"}),
               ("general_chief", "to_dispatch", {})]


class Remote(Person):
    """A person whose requests come through a proxy."""

    def call(self, method, path, body=None, headers=None):
        return super().call(method, path, body, {"X-Forwarded-For": CLIENT, **(headers or {})})


def answers_to(pattern, rule, role):
    """Of somebody who sees the case."""
    if rule == "case":
        return {200}
    if rule == "event":
        return {403, 409, 422}
    return {403, 409} if role in PRIVATE[pattern] else {403}  # 409: no resident is named in it.


def listed(person, path):
    """All ids of a list, page by page."""
    ids, cursor = set(), ""
    while True:
        answer = person.get(f"{path}{'&' if '?' in path else '?'}limit=200{cursor}")
        if answer.status != 200:
            return answer.status
        ids |= {each["id"] for each in answer.json["items"]}
        if not answer.json["next"]:
            return ids
        cursor = f"&cursor={answer.json['next']}"


class Matrix(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(env={"SHAO_SERVER_BEHIND_PROXY": "true"}).start()
        cls.places = Places(COUNTY)
        cls.people = {}
        for role in SCOPE:
            for login in (role, role + "_2"):
                cls.people[login] = cls.meet(login)
        cls.stranger = Remote(cls.server, None)
        cls.make_cases()
        cls.cells = 0

    @classmethod
    def tearDownClass(cls):
        print(f"matrix: {cls.cells} cells")
        cls.server.clean()

    @classmethod
    def meet(cls, login):
        person = Remote(cls.server, login)
        post = person.get("/v1/me").json["posts"][0]
        return {"login": login, "role": post["role"], "scope": post["scope"], "person": person}

    @classmethod
    def person(cls, login):
        return cls.people[login]["person"]

    @classmethod
    def raised(cls, login, grid, **fields):
        answer = cls.person(login).raise_incident(grid=grid, category="E0113", **fields)
        assert answer.status == 201, answer
        return {"id": answer.json["id"], "kind": "incidents", "place": cls.places.grids[grid],
                "units": set(), "by": login}

    @classmethod
    def moved(cls, case, steps):
        for login, event, data in steps:
            answer = cls.person(login).event("incidents", case["id"], event, data)
            assert answer.status == 200, f"{event}: {answer}"

    @classmethod
    def dispatched(cls, grid, unit):
        case = cls.raised("grid_chief", grid)
        other_than_by_rule = {"lead": unit, "co": [], "reason": "权属单位"}
        cls.moved(case, TO_DISPATCH + [("dispatcher", "dispatch", other_than_by_rule)])
        case["units"] = {unit}
        shown = cls.person("dispatcher").get(f"/v1/incidents/{case['id']}").json
        # A ticket is made by the engine: nobody sees it as the one who raised it.
        ticket = {**case, "id": shown["tickets"][0]["id"], "kind": "tickets"}
        return case, ticket

    @classmethod
    def make_cases(cls):
        home = cls.people["grid_chief"]["scope"]
        area = cls.places.grids[home]["area"]
        beside = next(code for code, place in cls.places.grids.items()
                      if place["area"] == area and code != home)
        away = cls.people["grid_chief_2"]["scope"]
        cls.cases = {"own grid": cls.raised("grid_chief", home),
                     "same area": cls.raised("area_chief", beside),
                     "other area": cls.raised("grid_chief_2", away),
                     "a resident's": cls.raised("resident", home)}
        unit, other = cls.people["department"]["scope"], cls.people["department_2"]["scope"]
        cls.cases["assigned"], cls.cases["assigned ticket"] = cls.dispatched(home, unit)
        cls.cases["other's"], cls.cases["other's ticket"] = cls.dispatched(home, other)
        closed = cls.raised("grid_chief", home)
        cls.moved(closed, TO_DISPATCH[:3] + [("grid_chief", "done", {"outcome": "explained"})])
        cls.cases["settled"] = closed

    def cell(self, got, wanted, what):
        type(self).cells += 1
        if got not in wanted:
            self.wrong.append(f"{what}: expected {wanted}, got {got}")

    def setUp(self):
        self.wrong = []

    def tearDown(self):
        self.assertEqual(self.wrong, [], f"{len(self.wrong)} cells:\n" + "\n".join(self.wrong[:40]))

    def seq(self):
        return self.stranger.get("/readyz").json["seq"]

    def path_of(self, pattern, case=None):
        return (pattern.replace("{id}", str(case) if "calendars" not in pattern else "county")
                .replace("{name}", "inbox" if "queues" in pattern else "incident")
                .replace("{login}", "nobody-known")
                .replace("{slug}", "forbidden"))

    def body_of(self, pattern):
        if pattern.endswith("/events"):
            return {"event": "what nobody knows", "data": {}}
        if pattern.endswith("/unmask"):
            return {"fields": ["name"], "reason": "回访核实"}
        if pattern.endswith("/erase"):
            return {"reason": "本人要求"}
        if pattern.endswith("/due"):
            return {"from": "2026-03-02T09:00:00+08:00", "limit": "4 WH"}
        return {"category": "nothing", "title": ""}  # Fits nothing.

    def ask(self, person, method, path, pattern):
        if method == "get":
            query = {"/v1/directory": "?place=" + self.people["grid_chief"]["scope"],
                     "/v1/calendars/county": "?month=2026-03"}.get(path, "")
            return person.get(path + query)
        if method == "delete":
            return person.call("DELETE", path)
        return person.post(path, self.body_of(pattern))

    def test_a_every_route_has_a_row_and_every_row_a_route(self):
        described = {(method, path) for path, methods
                     in self.stranger.get("/openapi.json").json["paths"].items()
                     for method in methods}
        self.assertEqual(described, set(ROUTES))

    def test_b_each_role_at_each_route(self):
        everybody = [*self.people.values(), {"login": "nobody", "role": None,
                                             "person": self.stranger}]
        for who in everybody:
            for (method, pattern), rule in ROUTES.items():
                if rule in (*OF_A_CASE, "stream") or pattern == "/v1/session":
                    continue
                got = self.ask(who["person"], method, self.path_of(pattern), pattern).status
                wanted = {allows(rule, who["role"])}
                # The body is wrong; who may not raise, hears no more.
                if rule == "raise" and who["role"]:
                    wanted = {422} if who["role"] in RAISERS else {403, 422}
                if wanted == {200} and rule == "send":  # JSON is no photo.
                    wanted = {415}
                if wanted == {200} and rule == "photo":
                    wanted = {404}
                if wanted == {200} and rule == "accounts" and method != "get":
                    wanted = {404, 422}  # Of nobody, or with another body.
                if wanted == {200} and rule == "verification" and method == "post":
                    wanted = {202}  # Begun; it takes its time.
                self.cell(got, wanted, f"{who['login']} {method} {pattern}")

    def test_b_a_wall_asks_for_what_walls_show_and_nothing_else(self):
        asked = {"label": "大厅", "scope": "wall"}
        made = self.person("security_admin").post("/v1/tokens", asked)
        wall = Remote(self.server, None)
        wall.token = made.json["token"]
        for (method, pattern), rule in ROUTES.items():
            if pattern in ("/v1/session", "/v1/stream"):
                continue
            got = self.ask(wall, method, self.path_of(pattern, ABSENT), pattern).status
            open_to_it = rule == "everyone" or (method, pattern) in WALL
            self.cell(got, {200} if open_to_it else {403}, f"a wall {method} {pattern}")

    def test_c_each_role_and_each_case(self):
        before = self.seq()
        for who in self.people.values():
            for name, case in {**self.cases, "absent": None}.items():
                for (method, pattern), rule in ROUTES.items():
                    if rule not in OF_A_CASE:
                        continue
                    collection = pattern.split("/")[2]
                    there = case and collection in ("cases", case["kind"]) and sees(who, case)
                    path = self.path_of(pattern, case["id"] if case else ABSENT)
                    got = self.ask(who["person"], method, path, pattern).status
                    wanted = {404} if not there else answers_to(pattern, rule, who["role"])
                    self.cell(got, wanted, f"{who['login']} {method} {pattern} of {name}")
        for name, case in self.cases.items():
            for (method, pattern), rule in ROUTES.items():
                if rule in OF_A_CASE:
                    path = self.path_of(pattern, case["id"])
                    got = self.ask(self.stranger, method, path, pattern)
                    self.cell(got.status, {401}, f"nobody {method} {pattern} of {name}")
        self.assertEqual(self.seq(), before, "a refused event was journaled")

    def test_d_lists_hold_what_one_sees_and_nothing_else(self):
        for who in self.people.values():
            seen = {case["id"]: case["kind"] for case in self.cases.values() if sees(who, case)}
            for path, kinds in (("/v1/incidents", {"incidents"}), ("/v1/tickets", {"tickets"}),
                                ("/v1/cases", {"incidents", "tickets"})):
                wanted = {case for case, kind in seen.items() if kind in kinds}
                self.cell(listed(who["person"], path), [wanted], f"{who['login']} {path}")
            for queue in who["person"].get("/v1/queues").json["items"]:
                extra = listed(who["person"], f"/v1/queues/{queue['name']}") - set(seen)
                self.cell(extra, [set()], f"{who['login']} queue {queue['name']}")

    def test_e_the_stream_tells_what_one_sees_and_nothing_else(self):
        for who in self.people.values():
            stream = Stream(who["person"])
            self.cell(stream.status, {101}, f"{who['login']} stream")
            for case in self.cases.values():
                stream.send({"subscribe": {"case": case["id"], "after": 0}})
            seen = {case["id"] for case in self.cases.values() if sees(who, case)}
            self.cell(self.told(stream), [seen], f"{who['login']} is told of")
        self.cell(Stream(self.stranger).status, {401}, "nobody stream")

    def told(self, stream):
        """The cases of all events, until a while is silent."""
        cases = set()
        stream.socket.settimeout(SILENCE)
        try:
            while True:
                message = stream.receive()
                if "event" in message:
                    cases.add(int(message["event"]["subject"]))
        except TimeoutError:
            stream.close()
            return cases

    def test_f_raising_is_for_those_who_may(self):
        for who in list(self.people.values()):
            if who["login"].endswith("_2"):
                continue
            answer = who["person"].raise_incident(grid=self.people["grid_chief"]["scope"])
            wanted = {201} if who["role"] in RAISERS else {403}
            self.cell(answer.status, wanted, f"{who['login']} raises")

    def test_g_a_session_that_is_not_live_opens_nothing(self):
        """Expired, revoked, of a disabled person, and a secret that was never given out."""
        server = self.server
        states = {"wrong": Remote(server, None), "revoked": Remote(server, "area_chief"),
                  "expired": Remote(server, "area_chief"), "disabled": Remote(server, "adviser")}
        states["wrong"].token = "x" * 43
        self.assertEqual(states["revoked"].call("DELETE", "/v1/session").status, 204)
        self.assertEqual(states["expired"].get("/v1/me").status, 200)
        server.stop()
        self.spoil(server.folder, states["expired"].token, "adviser")
        server.start()
        for name, person in states.items():
            person.connection = None
            for (method, pattern), rule in ROUTES.items():
                if pattern == "/v1/session" and method == "post":
                    continue
                case = self.cases["own grid"]["id"]
                got = self.ask(person, method, self.path_of(pattern, case), pattern).status
                wanted = {200} if rule == "everyone" else {401}
                self.cell(got, wanted, f"{name} {method} {pattern}")
            self.cell(Stream(person).status, {401}, f"{name} stream")

    def spoil(self, folder, secret, login):
        """What a clock and an administrator would do while the server is down."""
        digest = hashlib.sha256(secret.encode()).digest()
        store = sqlite3.connect(pathlib.Path(folder) / "shao.db")
        with store:
            changed = store.execute("UPDATE credential SET expires_at = 1 WHERE hash = ?",
                                    (digest,)).rowcount
        store.close()
        self.assertEqual(changed, 1)
        subprocess.run([BINARY, "user", "disable", login, "--data", folder], check=True,
                       stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    unittest.main(argv=["matrix"], warnings="ignore")
