# SPDX-License-Identifier: Apache-2.0
"""Which county leader is linked with which community: by need and strength, and with the reason.

The same leaders and needs always give the same answer: the assignment with the greatest sum of
scores, and of several such the one that comes first in the order of the tables.
"""

FIELDS = {"party": "班子建设", "law": "矛盾纠纷", "economy": "集体经济", "livelihood": "民生服务",
          "building": "物业与老旧小区"}


def score(leader, community):
    """Twice the need that the leader is strongest in, and once the second."""
    needs = community["needs"]
    return 2 * needs[leader["first"]] + needs[leader["second"]]


def assign(leaders, communities):
    """One community for each leader: the Hungarian method, with costs for scores.

    Returns [(leader, community, score, reason)] in the order of the leaders."""
    rows, columns = len(leaders), len(communities)
    assert rows <= columns, "more leaders than communities"
    most = max(score(a, b) for a in leaders for b in communities)
    cost = [[most - score(a, b) for b in communities] for a in leaders]
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    taken, way = [0] * (columns + 1), [0] * (columns + 1)  # row of a column; 0: free
    for row in range(1, rows + 1):
        taken[0], column = row, 0
        least, done = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while True:
            done[column] = True
            here, step, best = taken[column], float("inf"), 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                reduced = cost[here - 1][j - 1] - row_price[here] - column_price[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < step:
                    step, best = least[j], j
            for j in range(columns + 1):
                if done[j]:
                    row_price[taken[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            column = best
            if taken[column] == 0:
                break
        while column:
            taken[column], column = taken[way[column]], way[column]
    found = [(taken[j] - 1, j - 1) for j in range(1, columns + 1) if taken[j]]
    return [explained(leaders[i], communities[j]) for i, j in sorted(found)]


def explained(leader, community):
    needs = community["needs"]
    reason = (f"{FIELDS[leader['first']]}需求 {needs[leader['first']]}，"
              f"{FIELDS[leader['second']]}需求 {needs[leader['second']]}，"
              f"与其专长相配，得分 {score(leader, community)}")
    return leader, community, score(leader, community), reason
