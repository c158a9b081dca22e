# SPDX-License-Identifier: Apache-2.0
"""Every workflow of the county over HTTP, end to end: the right people may, others may not."""

import sys
import unittest

import pictures
from support import Server

GRID, AREA, COMMUNITY = "511725001001801", "511725001A02", "511725001001"
SOON, LATER = "2099-03-02T09:00:00+08:00", "2099-04-02T09:00:00+08:00"
REASON = {"reason": "说明"}

# NAME: (who raises, body, [(who, event, data, status or the state that it leads to)])
# A number is the status of a refusal: 403 not for this role, 404 unseen, 409 not now, 422 not so.
WALKS = {
    "mediation": ("building_chief", {"category": "S2001", "grid": GRID, "parties": ["甲", "乙"]}, [
        ("volunteer", "accept", {}, 403), ("grid_chief_2", "accept", {}, 404),
        ("grid_chief", "agree", {"kind": "oral", "terms": "和好"}, 409),
        ("grid_chief", "accept", {}, "at_grid"), ("adviser", "join", {"conflict": True}, "at_grid"),
        ("adviser", "join", {"conflict": False}, 409),
        ("grid_chief", "agree", {"kind": "oral", "terms": "和好"}, "kept_watch"),
        ("grid_chief", "broken", REASON, "at_area"), ("area_chief", "session",
         {"held": SOON, "note": "谈"}, "at_area"),
        ("area_chief", "fail", {"reason": "谈不拢", "referral": "court"}, "referred")]),
    "hazard": ("volunteer", {"category": "S2101", "grid": GRID, "checklist": ["通道"]}, [
        ("volunteer", "inspect", {"findings": []}, 403), ("grid_chief", "inspect", {}, 422),
        ("grid_chief", "inspect", {"findings": ["泄漏"], "grave": True}, "control_by_general"),
        ("grid_chief", "control", {"measures": "关阀"}, 403),
        ("general_chief", "control", {"measures": "关阀"}, "with_grid"),
        ("building_chief", "report", {"note": "在修", "percent": 50}, "with_grid"),
        ("grid_chief", "rectified", {"note": "已修"}, 422),
        ("grid_chief", "rectified", {"note": "已修", "photos": 1}, "recheck_by_area"),
        ("grid_chief", "recheck", {"result": "pass"}, 403),
        ("area_chief", "recheck", {"result": "pass"}, "cleared")]),
    "wish": ("resident", {"category": "S2601", "grid": GRID, "kind": "goods", "amount": 80}, [
        ("volunteer", "claim", {}, 409),
        ("grid_chief", "publish", {"words": "一副老花镜"}, "published"),
        ("volunteer_2", "claim", {}, 404), ("volunteer", "claim", {}, "with_member"),
        ("building_chief", "claim", {}, 409), ("building_chief", "fulfil", {"note": "送到"}, 409),
        ("volunteer", "fulfil", {"note": "送到", "cost": 75}, "confirming"),
        ("resident", "confirm", {}, "thanking"),
        ("resident", "thank", {"rating": 5}, "fulfilled")]),
    "service": ("grid_chief", {"category": "S2501", "grid": GRID, "skill": "clean", "hours": 3}, [
        ("D17", "claim", {}, 404), ("volunteer", "claim", {"unit": "D17"}, "claimed"),
        ("building_chief", "start", {}, 409), ("volunteer", "start", {}, "with_member"),
        ("volunteer", "done", {"hours": 3}, "confirming"),
        ("volunteer", "confirm", {"hours": 3}, 403),
        ("building_chief", "confirm", {"hours": 2.5}, "finished")]),
    "consultation": ("building_chief", {"category": "S2801", "grid": GRID, "matter": "电梯"}, [
        ("grid_chief", "accept", {}, 403), ("area_chief", "accept", {}, "listed"),
        ("building_chief", "second", {}, 403), ("volunteer", "second", {}, "listed"),
        ("volunteer", "second", {}, 403), ("adviser", "second", {}, "listed"),
        ("grid_chief", "second", {}, "notice_by_area"),
        ("area_chief", "notice", {"at": SOON, "options": ["装"]}, "announced"),
        ("area_chief", "minutes", {"present": 9, "note": "议"}, 409)]),
    "approval": ("resident", {"category": "S2901", "grid": GRID, "item": "证明",
                              "departments": []}, [
        ("D06", "accept", {}, 404), ("grid_chief", "accept", {}, 403),
        ("D19", "supplement", {"missing": ["户口本"]}, "supplementing"),
        ("resident", "supply", {"materials": ["户口本"]}, "at_window"),
        ("D19", "supplement", {"missing": ["又一个"]}, 409),
        ("D19", "accept", {}, "decide_at_window"), ("D19", "decide", {"granted": False}, 409),
        ("D19", "decide", {"granted": True}, "deliver_at_window"),
        ("D19", "deliver", {"how": "window"}, "rating"),
        ("resident", "rate", {"rating": 1}, "calling_back"),
        ("dispatcher", "call_back", {"note": "已致歉"}, "archived")]),
    "campaign": ("area_chief", {"category": "S2401", "area": AREA, "mode": "policy",
                                "until": LATER}, [
        ("grid_chief", "urge", REASON, 404), ("dispatcher", "stop", REASON, 409),
        ("dispatcher", "urge", REASON, "running"), ("area_chief", "stop", REASON, "stopped")]),
    "joint": ("general_chief", {"category": "S3001", "grid": GRID, "powers": "拆除"}, [
        ("D06", "plan", {"members": ["D04"], "at": SOON}, 404), ("D17", "plan", {"at": SOON}, 422),
        ("D17", "plan", {"members": ["D04"], "at": SOON}, "assembling"),
        ("D17", "begin", {}, 409), ("D17", "withdraw", REASON, 403),
        ("general_chief", "withdraw", REASON, "withdrawn")]),
    "legal": ("resident", {"category": "S3201", "grid": GRID, "kind": "question"}, [
        ("volunteer", "take", {"conflict": False}, 403), ("adviser", "take", {}, 422),
        ("adviser", "take", {"conflict": False}, "answering"),
        ("adviser", "answer", {"answer": "三年"}, "rating"),
        ("resident", "rate", {"rating": 5}, "closed")]),
    "risk": ("grid_chief", {"category": "S2201", "grid": GRID, "kind": "labour"}, [
        ("grid_chief", "grade", {"level": "blue"}, 403),
        ("area_chief", "grade", {"level": "blue"}, "blue"),
        ("grid_chief", "ask_close", REASON, 409),
        ("grid_chief", "measure", {"measures": "面谈"}, "blue"),
        ("grid_chief", "ask_close", REASON, "closing"), ("grid_chief", "approve", {}, 403),
        ("general_chief", "approve", {}, "closed")]),
    "patrol": ("grid_chief", {"category": "S2301", "grid": GRID, "points": ["北门"]}, [
        ("volunteer_2", "begin", {}, 404), ("volunteer", "begin", {}, "walking"),
        ("volunteer", "check", {"point": "天台", "sound": True}, 409),
        ("volunteer", "found", {"point": "北门", "category": "E0108", "title": "飞线"}, "walking"),
        ("volunteer", "check", {"point": "北门", "sound": False}, "review_by_grid"),
        ("volunteer", "close", {"note": "好"}, 403),
        ("grid_chief", "close", {"note": "好"}, "closed")]),
    "activity": ("volunteer", {"category": "S3301", "grid": GRID, "at": LATER, "needed": 1}, [
        ("volunteer", "approve", {}, 403), ("area_chief", "approve", {}, "places_left"),
        ("volunteer", "sign_up", {}, "full"), ("building_chief", "sign_up", {}, 409),
        ("volunteer", "sign_off", {}, "places_left"),
        ("volunteer", "cancel", REASON, "cancelled")]),
    "errand": ("resident", {"category": "S2701", "grid": GRID, "item": "repair"}, [
        ("volunteer", "take", {}, 409), ("resident", "agree", {}, "to_helpers"),
        ("D06", "take", {}, 404), ("volunteer", "take", {}, "going"),
        ("volunteer", "visited", {}, "running"),
        ("volunteer", "deliver", {"note": "已修"}, "confirming"),
        ("resident", "confirm", {"rating": 5}, "done")]),
    "liaison": ("general_chief", {"category": "S3101", "community": COMMUNITY, "matter": "断头路"}, [
        ("leader_2", "settle", {"outcome": "fixed"}, 404),
        ("general_chief", "instruct", {"department": "D10", "words": "办"}, 403),
        ("leader", "instruct", {"department": "D10", "words": "办"}, "with_clerk"),
        ("D04", "done", {"outcome": "fixed"}, 404),
        ("D10", "done", {"outcome": "fixed"}, "accept_by_leader"),
        ("leader", "accept", {}, "closed")]),
    "responsibility": ("grid_chief", {"category": "S3401", "grid": GRID, "scope": "building",
                                      "holder": "building_chief"}, [
        ("volunteer", "accept", {}, 409), ("building_chief", "accept", {}, "held"),
        ("building_chief", "visit", {"note": "正常"}, "held"),
        ("building_chief", "end", REASON, 403), ("area_chief", "end", REASON, "ended")]),
    "rating": ("grid_chief", {"category": "S3501", "grid": GRID, "base": 19, "building": 19,
                              "cell": 18, "property": 20, "committee": 18}, [
        ("grid_chief", "approve", {}, 403), ("area_chief", "approve", {}, "checking"),
        ("general_chief", "check", {"base": 19, "building": 19, "cell": 18, "property": 19,
                                    "committee": 18}, "rated"),
        ("general_chief", "retire", REASON, "retired")]),
}


class County(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server().start()
        cls.serial = 0

    @classmethod
    def tearDownClass(cls):
        cls.server.clean()

    def person(self, login):
        return self.server.known(login)

    def post(self, who, path, body):
        County.serial += 1
        return self.person(who).post(path, body, key=f"county-{County.serial}")

    def photos(self, who, count):
        sent = [self.person(who).post("/v1/attachments", pictures.jpeg(),
                                      **{"Content-Type": "image/jpeg"}) for _ in range(count)]
        return [answer.json["id"] for answer in sent]

    def open_case(self, name, who, body):
        opened = self.post(who, "/v1/cases", {"title": name, **body})
        self.assertEqual(opened.status, 201, f"{name}: {opened}")
        self.assertEqual(opened.json["workflow"], name)
        self.assertEqual(opened.headers["Location"], f"/v1/cases/{opened.json['id']}")
        return opened.json

    def test_every_workflow_is_walked_by_the_right_people_alone(self):
        for name, (raiser, body, steps) in WALKS.items():
            case = self.open_case(name, raiser, body)
            for who, event, data, wanted in steps:
                with self.subTest(workflow=name, who=who, event=event):
                    if "photos" in data:
                        data = {**data, "photos": self.photos(who, data["photos"])}
                    done = self.post(who, f"/v1/cases/{case['id']}/events",
                                     {"event": event, "data": data})
                    if isinstance(wanted, int):
                        self.assertEqual(done.status, wanted, done)
                        continue
                    self.assertEqual(done.status, 200, done)
                    self.assertIn(wanted, done.json["state"])
                    if done.json["open"]:
                        self.assertTrue(done.json["owner"], "an open case waits on nobody")
                        running = [c for c in done.json["clocks"] if c["state"] == "running"]
                        self.assertTrue(running, "an open case has no clock")

    def test_a_chart_is_shown_in_any_version_that_is_kept(self):
        known = self.person("dispatcher")
        for name in ("incident", "ticket"):
            for version in known.get(f"/v1/workflows/{name}").json["versions"]:
                shown = known.get(f"/v1/workflows/{name}/chart?version={version}")
                self.assertEqual((shown.status, shown.json["version"]), (200, version))
            path = f"/v1/workflows/{name}/chart?version="
            self.assertEqual(known.get(path + "4711").status, 404)
            for wrong in ("", "one", "1x", "-1", "99999999999"):
                self.assertEqual(known.get(path + wrong).status, 400, wrong)

    def test_every_workflow_that_people_raise_is_walked(self):
        listed = self.person("dispatcher").get("/v1/workflows").json["items"]
        raised = {each["name"] for each in listed if each["raised_by"]} - {"incident"}
        self.assertEqual(raised, set(WALKS))

    def test_a_task_goes_to_each_of_169_grids_and_comes_back(self):
        case = self.open_case("campaign", "dispatcher",
                              {"category": "S2402", "mode": "collect", "until": LATER,
                               "questions": ["常住人数"]})
        tasks = self.person("grid_chief").get(f"/v1/cases?parent={case['id']}").json["items"]
        self.assertEqual([task["grid"] for task in tasks], [GRID])
        back = self.post("grid_chief", f"/v1/cases/{tasks[0]['id']}/events",
                         {"event": "return", "data": {"reached": 80, "answers": ["212"]}})
        self.assertEqual(back.status, 200, back)
        seen = self.person("dispatcher").get(f"/v1/cases/{case['id']}").json
        self.assertEqual(len(seen["tickets"]), 169)
        self.assertEqual(seen["data"]["progress"],
                         [{"area": AREA, "returned": 1, "failed": 0, "reached": 80}])
        left = self.person("dispatcher").get(f"/v1/cases?parent={case['id']}&open=true&limit=200")
        self.assertEqual(len(left.json["items"]), 168)

    def test_lists_are_by_kind_and_within_what_one_may_see(self):
        self.open_case("risk", "grid_chief", {"category": "S2201", "grid": GRID, "kind": "labour"})
        mine = self.person("grid_chief").get("/v1/cases?kind=risk").json["items"]
        self.assertTrue(mine and all(each["kind"] == "risk" for each in mine))
        self.assertEqual(self.person("grid_chief_2").get("/v1/cases?kind=risk").json["items"], [])
        incidents = self.person("dispatcher").get("/v1/incidents?limit=200").json["items"]
        self.assertTrue(all(each["kind"] == "incident" for each in incidents))

    def test_what_a_place_or_category_does_not_fit_is_refused(self):
        for body, pointer in (({"category": "S2201", "area": AREA, "kind": "labour"}, "/area"),
                              ({"category": "S2201", "kind": "labour"}, "/grid"),
                              ({"category": "S2201", "grid": GRID}, "/kind"),
                              ({"category": "S9999", "grid": GRID}, "/category")):
            refused = self.post("area_chief", "/v1/cases", {"title": "x", **body})
            self.assertEqual(refused.status, 422, refused)
            self.assertIn(pointer, [error["pointer"] for error in refused.json["errors"]])

    def test_the_directory_climbs_from_an_entrance_to_the_county(self):
        person = self.person("grid_chief")
        found = person.get("/v1/directory?place=511725001001801B01")
        self.assertEqual(found.status, 200, found)
        rungs = found.json["rungs"]
        self.assertEqual([rung["kind"] for rung in rungs],
                         ["building", "grid", "area", "community", "street", "county"])
        self.assertEqual(rungs[0]["responsible"][0]["duty"], "楼栋长")
        self.assertEqual(rungs[1]["responsible"][-1]["role"], "grid_chief")
        self.assertFalse(any(rung["gap"] for rung in rungs))
        self.assertEqual(person.get("/v1/directory?place=nowhere").status, 404)
        self.assertEqual(person.get("/v1/directory").status, 400)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
