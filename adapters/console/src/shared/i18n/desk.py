pairs = '''
desk.title|工作台|Desk
desk.empty|没有事项。新单到达时会在这里提示。|Nothing waits. New cases announce themselves here.
desk.handling|处置中|In hand
desk.unassigned|待派遣|To dispatch
desk.counters|各类事项|Counters
desk.open|在办|Open
desk.ended|已结束|Ended
desk.tickets|工单|Tickets
desk.incidents|事件|Incidents
desk.refresh|刷新列表|Refresh
desk.search|查找编号、标题、类别|Number, title, category
desk.allCategories|全部类别|All categories
desk.allSeverities|全部等级|All severities
desk.export|导出 CSV|Export CSV
desk.exported|已导出 {count} 行|{count} rows exported
desk.chooseRow|请先用 j、k 选一行|Choose a row first, with j and k
desk.selectAll|全选|Select all
desk.select|选中 {number}|Select {number}
desk.left|已不在此列|Not in this list any more
desk.filtered|显示 {shown} 条，共 {all} 条|{shown} of {all} shown
desk.filteredMore|在已加载的 {all} 条中找到 {shown} 条；“加载更多”后继续查找|{shown} of the {all} loaded rows; “More” looks further
desk.close|关闭|Close
desk.back|返回|Back
nav.title|栏目|Sections
nav.work|办理|Work
nav.raise|登记|Raise
nav.supervise|督办|Escalations
nav.stats|部门情况|Departments
nav.calendar|工作日历|Calendar
nav.workflows|流程|Workflows
nav.admin|管理|Administration
key.menu|操作|Actions
key.help|键盘操作|Keyboard
key.hint|在输入框里或对话框打开时，按键照常输入。|While you write, or while a dialog is open, keys are just letters.
key.j|下一条|Next row
key.k|上一条|Previous row
key.Enter|打开|Open
key.c|签收|Claim
key.r|退单|Return
key.t|转办、派员|Transfer or assign
key.u|催办|Urge
key.x|选中或取消|Select or not
key./|查找|Search
key.?|帮助|Help
bulk.open|批量办理（{count}）|Bulk ({count})
bulk.title|批量办理 {count} 条|{count} cases at once
bulk.lines|逐条结果|Result of each
bulk.result|办成 {done} 条，未办成 {failed} 条|{done} done, {failed} not done
bulk.reading|读取中|Being read
bulk.ready|待办理|Ready
bulk.sending|办理中|Being sent
bulk.done|已办成|Done
bulk.failed|未办成|Not done
action.first|{who} 于 {at} 先办了“{what}”。|{who} was first: “{what}” at {at}.
action.greys|现在不能办理的 {count} 项，及原因|{count} not possible now, and why
action.photosOnPhone|照片请在手机端添加。|Photos are added on the phone.
case.parent|所属事件|Its incident
case.actions|可办理|What can be done
case.facts|基本情况|Facts
case.clocks|时限|Limits
case.links|关联|Related
case.tickets|工单|Tickets
case.deemed|视同签收|Deemed claimed
case.trace|时限的计算过程|How the limit was counted
case.traceMore|…… 还有 {count} 行，点击查看全部|… {count} more lines: click to see all
case.breached|{at} 超期|overdue since {at}
case.exempt|免计|exempt
print.order|交办单|Work order
print.closing|办结单|Completion sheet
print.print|打印|Print
print.qr|扫码打开此件|QR code of this case
print.measures|办理措施|Measures
print.issued|签发人、日期|Issued by, date
print.received|接收人、日期|Received by, date
print.handled|经办人、日期|Handled by, date
print.checked|审核人、日期|Checked by, date
field.severity|等级|Severity
field.level|层级|Level
field.department|责任部门|Department
field.due|到期|Due
field.limit|时限|Limit
field.state|状态|State
field.opened|派发时间|Dispatched
field.claimed|签收|Claimed
field.reported|到场时间|On site
field.returns|退单次数|Returns
field.address|地址|Address
field.description|情况描述|Description
field.raised|上报|Raised
field.rating|评价|Rating
field.outcome|结果|Outcome
deskClock.total|总时限|Whole case
deskClock.triage|核实立案|Triage
deskClock.take|受理|Take
deskClock.level_grid|网格处置|At the grid
deskClock.level_area|片区处置|At the area
deskClock.level_general|总网格处置|At the general chief
deskClock.again|再次处置|Once more
deskClock.review|吹哨审核|Whistle review
deskClock.review_emergency|应急哨补审|Review afterwards
deskClock.dispatch|派遣|Dispatch
deskClock.ownerless|无主认定|Ownerless
deskClock.claim|签收|Claim
deskClock.resolve|办结|Resolve
deskClock.chase|再次催办|Chase
deskClock.arrive|到场|Arrive
deskClock.plan|处置方案|Plan
deskClock.return_window|可退单|May be returned
deskClock.make_safe|排除险情|Make safe
deskClock.adjudicate|裁定|Adjudicate
deskClock.approval|审批|Approval
deskClock.suspension|挂账|Suspension
deskClock.reporter_answer|上报人答复|Reporter’s answer
deskClock.feedback|反馈|Feedback
deskClock.verify|核查|Verify
deskClock.verify_area|片区核查|Verify at the area
deskClock.keep|留存|Keep
deskClock.appeal|申诉|Appeal
deskClock.void_confirm|作废确认|Confirm voiding
link.duplicate|并入|Merged into
linkIn.duplicate|并入本件|Merged into this
raise.title|登记|Raise a case
raise.workflow|流程|Workflow
raise.none|您的岗位不能登记任何流程。|None of your posts may raise a case.
raise.done|已登记 {number}|Raised: {number}
raise.again|再登记一件|Raise another
raise.open|打开|Open it
raise.lead|目录规定牵头：{lead}|Lead by the catalogue: {lead}
raise.co|配合：{co}|with {co}
raise.reporterName|反映人|Reporter
raise.reporterPhone|反映人电话|Reporter’s phone
supervise.title|升级与超期|Escalated and overdue
supervise.hint|越靠上越急。下一步是时限到期后系统自动做的事。|Most urgent first. What comes next is what the system does by itself when a limit ends.
supervise.late|超期多久|How late
supervise.stuck|停在|Where it is
supervise.next|不办会怎样|What happens next
supervise.nextAt|{at}：{clock}到期|{at}: “{clock}” ends
supervise.then|→ {what}|→ {what}
supervise.returned|多次退单|Returned twice or more
supervise.none|此处没有事项|Nothing here
supervise.levelNone|未定层级|No level
stats.title|部门情况|Departments
stats.hint|按部门代码排列，不是排名。n 小于 {least} 时不分档。点数字看清单。|In the order of their codes: no ranking. No band below n = {least}. Each number opens its list.
stats.n|n（派发）|n (dispatched)
stats.ended|已结束|Ended
stats.open|在办|Open
stats.overdue|在办超期|Open and overdue
stats.overdueBand|超期占在办|Share overdue
stats.endedBand|已结束占比|Share ended
stats.few|件数少|too few
stats.from|从|From
stats.to|到|To
stats.empty|这段时间没有工单。|No tickets in this time.
calendar.title|工作日历|Calendar
calendar.prev|上月|Previous month
calendar.next|下月|Next month
calendar.today|本月|This month
calendar.rest|休|Rest
calendar.work|班|Work
calendar.weekend|周末|Weekend
calendar.calculator|算到期|When is it due?
calendar.from|起算时刻（北京时间）|From (county time)
calendar.amount|时限|Limit
calendar.unit|单位|Unit
calendar.ask|计算|Calculate
calendar.answer|到期：{at}|Due: {at}
calendar.trace|计算过程|How it was counted
calendar.counts|计 {hours}|counts {hours}
calendar.not|不计|does not count
calendar.truncated|只显示前一千行。|Only the first thousand lines are shown.
unit.UH|小时|hours
unit.WH|工作小时|working hours
unit.WD|个工作日|working days
unit.CD|天|days
workflows.title|流程|Workflows
workflows.version|第 {version} 版|version {version}
workflows.raisedBy|可登记岗位|May be raised by
workflows.nobody|由系统开立|Opened by the system
workflows.picture|流程图|Picture
workflows.pictureHint|每格一个状态，角上是现在停在那里的件数。列是阶段。|One box for each state, with how many cases are there now. Columns are stages.
workflows.transitions|流转|Transitions
workflows.from|从|From
workflows.event|事件|Event
workflows.to|到|To
workflows.by|岗位|Posts
workflows.stays|（不变）|(stays)
workflows.noStage|其他|Other
workflows.counted|统计了 {count} 件|{count} cases counted
admin.title|管理|Administration
admin.health|服务状态|Health
admin.ready|就绪|Ready
admin.notReady|未就绪|Not ready
admin.seq|日志序号|Journal at
admin.warnings|告警|Warnings
admin.noWarnings|没有告警|No warnings
admin.find|查看案件日志|Journal of a case
admin.number|案件编号或标题|Number or title
admin.search|查找|Find
admin.nothing|没有找到，或您的岗位不能查看案件。|Nothing found, or your posts may not see cases.
admin.tokens|账号、令牌与日志校验在服务器上用 shao user、shao token、shao verify 办理。|Accounts, tokens and verification are done on the server: shao user, shao token, shao verify.
'''.strip().splitlines()
def q(s): return "'" + s.replace("'", "\\'") + "'"
rows=[l.split('|') for l in pairs]
for r in rows: assert len(r)==3, r
out="// SPDX-License-Identifier: Apache-2.0\n// Texts of the desk alone.\n\nexport const zh = {\n"
out+="".join(f"  {q(k)}: {q(z)},\n" for k,z,e in rows)+"}\n\nexport const en: Record<keyof typeof zh, string> = {\n"
out+="".join(f"  {q(k)}: {q(e)},\n" for k,z,e in rows)+"}\n"
open('desk.ts','w').write(out)
