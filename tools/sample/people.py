# SPDX-License-Identifier: Apache-2.0
"""The people of the sample county at the numbers that it tells of itself, as posts and duties."""
import random

from sample import match

SEED = 511726  # of its own: what stood before stays as it was
BUILDINGS, BUILDING_CHIEFS, ENTRANCES = 780, 776, 623  # four buildings have no chief: gaps
MEMBERS = 8149  # of the party, in compounds
LEADERS, LAWYERS, OFFICERS = 27, 102, 200
COMPOUND_BRANCHES, BUILDING_GROUPS = 50, 71
TEAMS = 370


def shares(total, parts, chance, least=1):
    """`total` in `parts` whole shares of at least `least`, uneven but reproducible."""
    counts = [least] * parts
    for _ in range(total - least * parts):
        counts[chance.randrange(parts)] += 1
    return counts


class People:
    def __init__(self, grids, areas, communities, villages, short_name):
        self.grids, self.areas, self.communities = grids, areas, communities
        self.villages, self.short_name = villages, short_name
        self.chance = random.Random(SEED)
        self.buildings, self.posts, self.duties, self.liaisons = [], [], [], []
        self._houses()
        self._branches()
        self._members()
        self._advisers()
        self._leaders()

    def _houses(self):
        counts = shares(BUILDINGS, len(self.grids), self.chance)
        for grid, count in zip(self.grids, counts):
            for serial in range(1, count + 1):
                self.buildings.append((f"{grid['code']}B{serial:02}", f"{grid['name']}{serial}栋",
                                       grid["code"], ""))
        houses = list(self.buildings)
        without = set(self.chance.sample(range(len(houses)), BUILDINGS - BUILDING_CHIEFS))
        for at, (code, name, grid, _) in enumerate(houses):
            if at not in without:
                self._chief(code, name + "楼栋长", "楼栋长", grid)
        entrances = shares(ENTRANCES, len(houses), self.chance, least=0)
        for (code, name, grid, _), count in zip(houses, entrances):
            for serial in range(1, count + 1):
                own = f"{code}U{serial}"
                self.buildings.append((own, f"{name}{serial}单元", grid, code))
                self._chief(own, f"{name}{serial}单元长", "单元长", grid)
        held = [duty for duty in self.duties if duty[1] == "楼栋长"]
        for place, _, post, _ in self.chance.sample(held, BUILDING_GROUPS):
            self.duties.append((place, "楼栋党小组长", post, ""))

    def _chief(self, code, title, duty, grid):
        self.posts.append((f"building_chief.{code}", title, "building_chief", grid))
        self.duties.append((code, duty, f"building_chief.{code}", ""))

    def _branches(self):
        """95 secretaries: of 45 area branches and 50 compound branches, by the chiefs there."""
        for area in self.areas:
            self.duties.append((area["code"], "片区党支部书记", f"area_chief.{area['code']}", ""))
        for grid in self.chance.sample(self.grids, COMPOUND_BRANCHES):
            self.duties.append((grid["code"], "小区党支部书记", f"grid_chief.{grid['code']}", ""))

    def _members(self):
        for grid, count in zip(self.grids, shares(MEMBERS, len(self.grids), self.chance, least=20)):
            for serial in range(1, count + 1):
                self.posts.append((f"member.{grid['code']}.{serial:02}",
                                   f"{grid['name']}报到党员{serial}号", "volunteer", grid["code"]))

    def _advisers(self):
    """Lawyers in the communities of the town; an officer in each, and in the villages."""
        for at in range(LAWYERS):
            community = self.communities[at % len(self.communities)]
            serial = at // len(self.communities)
            self._adviser("lawyer", "法律顾问", community, serial)
        town = {community["code"] for community in self.communities}
        others = [village for village in self.villages if village["code"] not in town]
        for community in (self.communities + others)[:OFFICERS]:
            self._adviser("police", "社区民警", community, 0)

    def _adviser(self, kind, title, community, serial):
        suffix = f".{serial + 1}" if serial else ""
        count = f"{serial + 1}号" if serial else ""
        self.posts.append((f"adviser.{kind}.{community['code']}{suffix}",
                           f"{self.short_name(community['name'])}{title}{count}", "adviser",
                           community["code"]))

    def _leaders(self):
        fields = list(match.FIELDS)
        leaders = []
        for serial in range(1, LEADERS + 1):
            first, second = self.chance.sample(fields, 2)
            leaders.append({"serial": serial, "first": first, "second": second})
        needy = [{"code": each["code"], "name": each["name"],
                  "needs": {field: self.chance.randrange(20, 100) for field in fields}}
                 for each in self.communities]
        for leader, community, points, reason in match.assign(leaders, needy):
            name = self.short_name(community["name"])
            title = f"{name}第一书记（县领导{leader['serial']:02}）"
            post = f"leader.{community['code']}"
            self.posts.append((post, title, "leader", community["code"]))
            self.duties.append((community["code"], "县领导联系社区", post, reason))
            self.liaisons.append((f"{leader['serial']:02}", leader["first"], leader["second"],
                                  community["code"],
                                  *(community["needs"][field] for field in fields), points, reason))

    def teams(self):
        """先锋队 and 帮帮团, two or three in a grid: units that can be called up."""
        rows, serials = [], {}
        for at in range(TEAMS):
            grid = self.grids[at % len(self.grids)]
            serials[grid["code"]] = serials.get(grid["code"], 0) + 1
            kind = "先锋队" if at < TEAMS // 2 else "帮帮团"
            rows.append((f"T{at + 1:03}", f"{grid['name']}{kind}{serials[grid['code']]}队",
                         f"volunteer team {at + 1}", "team", "", ""))
        return rows
