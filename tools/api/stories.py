# SPDX-License-Identifier: Apache-2.0
"""The stories of a day, each one incident's way. A story yields after every act, so that several go
on beside each other."""

ACTS_BETWEEN_LOOKS = 12


def to_dispatch(day, case):
    """From the report to the dispatcher's desk, by hand."""
    day.act("grid_chief", case, "file", condition="现场属实")
    yield
    day.act("grid_chief", case, "take")
    yield
    day.act("grid_chief", case, "escalate", reason="网格内无法解决")
    yield
    day.act("area_chief", case, "escalate", reason="需部门力量")
    yield
    day.act("general_chief", case, "to_dispatch")
    yield


def handle(day, case, tickets=None):
    """Each department claims, reports in, and reports it done."""
    for ticket in tickets or day.tickets(case):
        clerk = ticket["department"]
        day.act(clerk, ticket, "claim", "ticket")
        yield
        day.act(clerk, ticket, "report_in", "ticket", place=case["title"])
        yield
        day.act(clerk, ticket, "resolve", "ticket", outcome="fixed", note="已处理")
        yield


def finish(day, case, closer="dispatcher"):
    """What comes after the departments: accept, verify, close, rate."""
    day.act("dispatcher", case, "accept")
    yield
    day.act("grid_chief", case, "verify_fixed", result="pass")
    yield
    day.act(closer, case, "close")
    yield
    day.act("grid_chief", case, "rate", rating=5)
    yield


def settled_on_the_spot(day):
    case = day.raise_incident("grid_chief", "E0110", "楼道口堆放生活垃圾")
    yield
    day.act("grid_chief", case, "done", outcome="fixed", note="已清走")
    yield
    day.refused("grid_chief", case, "verify_fixed", result="pass")
    yield
    day.act("area_chief", case, "verify_fixed", result="pass")
    yield
    day.act("general_chief", case, "close")
    yield
    day.act("grid_chief", case, "rate", rating=5)
    yield


def climbs_and_is_dispatched(day):
    case = day.raise_incident("grid_chief", "E0113", "小区门口路面破损")
    yield
    yield from to_dispatch(day, case)
    day.act("dispatcher", case, "dispatch")
    yield
    yield from handle(day, case)
    yield from finish(day, case)


def whistled(day):
    case = day.raise_incident("general_chief", "S1003", "物业停止保洁，业主聚集")
    yield
    day.act("dispatcher", case, "file", condition="属实")
    yield
    day.act("general_chief", case, "whistle", type="daily", reason="街道无执法权")
    yield
    day.refused("general_chief", case, "approve")
    yield
    day.act("leader", case, "approve")
    yield
    day.act("dispatcher", case, "dispatch")
    yield
    yield from handle(day, case)
    day.act("dispatcher", case, "accept")
    yield


def red_one(day):
    case = day.raise_incident("grid_chief", "E0496", "消防通道被车辆堵死")
    yield
    day.act("general_chief", case, "whistle", type="emergency", reason="危及生命")
    yield
    for ticket in day.tickets(case)[:2]:
        day.act(ticket["department"], ticket, "claim", "ticket")
        yield
        day.act(ticket["department"], ticket, "report_in", "ticket", place="现场")
        yield
    day.act("leader", case, "approve")
    yield


def returned_and_ruled(day):
    case = day.raise_incident("grid_chief", "E0503", "污水外溢到人行道")
    yield
    yield from to_dispatch(day, case)
    day.act("dispatcher", case, "dispatch", lead="D10", reason="先由住建牵头")
    yield
    ticket = day.first_ticket(case)
    day.refused(ticket["department"], ticket, "return", "ticket", code="wrong_dispatch")
    yield
    day.act(ticket["department"], ticket, "return", "ticket", code="not_our_duty",
            basis="权责清单：管网权属水务")
    yield
    day.act("dispatcher", ticket, "adjudicate", "ticket", owner="D12", grounds="权责清单")
    yield
    yield from handle(day, case, [t for t in day.tickets(case) if t["department"] == "D12"])
    yield from finish(day, case)


def done_again(day):
    case = day.raise_incident("grid_chief", "E0111", "绿化带积存渣土")
    yield
    yield from to_dispatch(day, case)
    day.act("dispatcher", case, "dispatch", lead="D17")
    yield
    yield from handle(day, case)
    day.act("dispatcher", case, "accept")
    yield
    day.act("grid_chief", case, "verify_fixed", result="fail", note="只清了一半")
    yield
    for ticket in day.tickets(case):
        day.act(ticket["department"], ticket, "redo", "ticket")
        yield


def more_time(day):
    case = day.raise_incident("grid_chief", "E0101", "楼顶私搭阳光房")
    yield
    yield from to_dispatch(day, case)
    day.act("dispatcher", case, "dispatch", lead="D17")
    yield
    ticket = day.first_ticket(case)
    clerk = ticket["department"]
    day.act(clerk, ticket, "claim", "ticket")
    yield
    day.act(clerk, ticket, "extend", "ticket", reason="需履行催告程序")
    yield
    day.act(clerk + ".lead", ticket, "approve", "ticket")
    yield
    day.act("dispatcher", ticket, "approve", "ticket")
    yield


def twice_reported(day):
    first = day.raise_incident("grid_chief", "C0137", "路灯整排不亮")
    yield
    second = day.raise_incident("grid_chief", "C0137", "晚上路灯不亮，看不清路")
    yield
    day.act("dispatcher", second, "merge", parent=str(first["id"]))
    yield
    day.act("supervisor", first, "supervise", requirement="三日内恢复照明")
    yield


def void_by_two(day):
    case = day.raise_incident("grid_chief", "S1701", "误报：咨询已答复")
    yield
    day.refused("dispatcher", case, "void")
    yield
    day.act("grid_chief", case, "request_void", reason="重复点了两次")
    yield
    day.act("dispatcher", case, "void")
    yield


def without_owner(day):
    case = day.raise_incident("dispatcher", "S1702", "两县交界处的断头路")
    yield
    day.act("dispatcher", case, "file", condition="热线转来")
    yield
    day.act("dispatcher", case, "ownerless", reason="两县都不认")
    yield


def unclaimed(day):
    case = day.raise_incident("area_chief", "E0410", "共享单车堵住盲道")
    yield
    day.act("dispatcher", case, "file", condition="属实")
    yield
    day.act("area_chief", case, "escalate", reason="片区无执法权")
    yield
    day.act("general_chief", case, "to_dispatch")
    yield
    day.act("dispatcher", case, "dispatch", lead="D17")
    yield
    day.act("dispatcher", case, "urge", reason="群众再次来电")
    yield


def breached(day):
    """Promised within seconds, so that a limit breaks before one's eyes."""
    case = day.raise_incident("dispatcher", "E0503", "热线承诺立即清掏的井口",
                              resolve_limit="0.003 UH")
    yield
    day.act("dispatcher", case, "file", condition="热线转来")
    yield
    day.act("dispatcher", case, "dispatch")
    yield
    for ticket in day.tickets(case)[:1]:
        day.act(ticket["department"], ticket, "claim", "ticket")
        yield
    day.act("supervisor", case, "supervise", requirement="说明超时原因")
    yield


STORIES = [settled_on_the_spot, climbs_and_is_dispatched, breached, red_one, twice_reported,
           whistled, returned_and_ruled, void_by_two, without_owner, more_time, done_again,
           unclaimed, settled_on_the_spot]
