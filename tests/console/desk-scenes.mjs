// SPDX-License-Identifier: Apache-2.0
//
// What there is to see on the desk. Cases are numbered as they are made, so a path may ask the server.

const county = { grid: null }

/** Somewhere within the grid: its outline is convex enough for the middle of its corners. */
export function middleOf({ shape }) {
  const corners = shape.coordinates[0].slice(0, -1)
  return [0, 1].map((at) => corners.reduce((sum, corner) => sum + corner[at], 0) / corners.length)
}

/** An incident that has come to a department's desk; its ticket. */
export async function ticketFor(server, department, title, more = {}) {
  const chief = await server.client('grid_chief')
  county.grid ??= (await chief.get('/v1/me')).posts[0].scope
  const incident = await chief.post('/v1/incidents', { category: 'E0110', grid: county.grid, title, description: `${title}，影响通行`, address: '东门街 18 号', ...more })
  const send = async (login, event, data = {}) =>
    (await server.client(login)).post(`/v1/incidents/${incident.id}/events`, { event, data })
  await send('grid_chief', 'file', { condition: '现场属实' })
  await send('grid_chief', 'take')
  await send('grid_chief', 'escalate', { reason: '网格内无法解决' })
  await send('area_chief', 'escalate', { reason: '需部门力量' })
  await send('general_chief', 'to_dispatch')
  await send('dispatcher', 'dispatch', { lead: department, reason: '按职责派遣' })
  const { items } = await (await server.client('dispatcher')).get(`/v1/tickets?incident=${incident.id}`)
  return items[0]
}

export async function sendTicket(server, login, ticket, event, data = {}) {
  return (await server.client(login)).post(`/v1/tickets/${ticket.id}/events`, { event, data })
}

/** A hotline's promise of some seconds: it breaks before one's eyes. */
async function promisedTooMuch(server) {
  const desk = await server.client('dispatcher')
  const incident = await desk.post('/v1/incidents', { category: 'E0503', grid: county.grid, title: '热线承诺立即清掏的井口', resolve_limit: '0.0005 UH' })
  const events = `/v1/incidents/${incident.id}/events`
  await desk.post(events, { event: 'file', data: { condition: '热线转来' } })
  await desk.post(events, { event: 'dispatch', data: {} })
}

/** Told of once more beside the first one. It is a red one: those wait for the dispatcher at once. */
async function toldTwice(server) {
  const desk = await server.client('dispatcher')
  const [east, north] = middleOf((await desk.get('/v1/grids')).items.find(({ code }) => code === county.grid))
  const raise = (title, far) => desk.post('/v1/incidents', { category: 'E0505', grid: county.grid, title, position: { type: 'Point', coordinates: [east + far, north] } })
  await raise('东门街口路面塌陷', 0.0004)
  await raise('东门街北侧路面下沉', -0.0006)
  return (await raise('又有人报东门街塌陷', 0)).id
}

/** Neither of two departments will have it: the ticket of the second one, returned in its turn. */
async function returnedTwice(server) {
  const posts = ['D17', 'D12'].map((scope) => ({ role: 'department', scope }))
  await (await server.client('security_admin')).post('/v1/users/department/posts', { posts })
  const back = { code: 'not_our_duty', basis: '三定方案未列入本单位职责' }
  const first = await ticketFor(server, 'D17', '两家都说不归自己管的井盖')
  await sendTicket(server, 'department', first, 'return', back)
  await sendTicket(server, 'dispatcher', first, 'redispatch', { department: 'D12', reason: '疑为供水井盖' })
  const { items } = await (await server.client('dispatcher')).get(`/v1/tickets?incident=${first.incident}&open=true`)
  await sendTicket(server, 'department', items[0], 'return', back)
  return items[0]
}

/** Tickets at all stages, one of them late, and one case that waits for its dispatch. */
export async function fillDesk(server) {
  const titles = ['后巷积存建筑垃圾', '夜市油烟直排', '人行道乱停共享单车', '楼道口堆放生活垃圾，多次清理后又出现，居民反映强烈']
  const tickets = []
  for (const title of titles) tickets.push(await ticketFor(server, 'D17', title))
  await sendTicket(server, 'department', tickets[2], 'claim')
  await sendTicket(server, 'department', tickets[3], 'claim')
  await sendTicket(server, 'department', tickets[3], 'resolve', { outcome: 'fixed', note: '已清走并设置提示牌' })
  await promisedTooMuch(server)
  server.deskRepeated = await toldTwice(server)
  server.deskReturned = await returnedTwice(server)
  server.deskTickets = tickets
}

const ticketPath = (at, before = '/desk/tickets/') => (server) => `${before}${server.deskTickets[at].id}`

async function verify(page) {
  await page.click('[data-test=verify]')
}

async function askForHelp(page) {
  await page.waitForSelector('.counters') // Before that nobody hears keys.
  await page.keyboard.press('?')
}

export const deskScenes = [
  { name: 'desk-department', path: '/', login: 'department', see: '.counters' },
  { name: 'desk-ticket', path: ticketPath(2), login: 'department', see: '.flow' },
  { name: 'desk-incident', path: (server) => `/desk/incidents/${server.deskTickets[3].incident}`, login: 'dispatcher', see: '.flow' },
  { name: 'desk-merge', path: (server) => `/desk/incidents/${server.deskRepeated}`, login: 'dispatcher', act: (page) => page.click('[data-event=merge]'), see: '.case-map path.leaflet-interactive' },
  { name: 'desk-dispatch', path: (server) => `/desk/incidents/${server.deskRepeated}`, login: 'dispatcher', act: (page) => page.click('[data-event=dispatch]'), see: '.action-dialog .button-main' },
  { name: 'desk-help', path: '/', login: 'department', act: askForHelp, see: 'dl.keys' },
  { name: 'desk-print-order', path: ticketPath(2, '/desk/print/order/ticket/'), login: 'department', see: '.sheet' },
  { name: 'desk-print-closing', path: ticketPath(3, '/desk/print/closing/ticket/'), login: 'department', see: '.sheet' },
  { name: 'desk-raise', path: '/desk/raise', login: 'dispatcher', see: '.raise form' },
  { name: 'desk-supervise', path: '/desk/supervise', login: 'supervisor', see: '.lane table' },
  { name: 'desk-stats', path: '/desk/stats', login: 'supervisor', see: '.data' },
  { name: 'desk-calendar', path: '/desk/calendar?month=2026-10', login: 'department', see: '.mark.rest' },
  { name: 'desk-workflows', path: '/desk/workflows/ticket', login: 'supervisor', see: '.busy' },
  { name: 'desk-proof', path: '/desk/workflows/incident', login: 'supervisor', act: (page) => page.locator('.proof').scrollIntoViewIfNeeded(), see: '.proof tbody tr' },
  { name: 'desk-users', path: '/desk/users', login: 'security_admin', see: '.data' },
  { name: 'desk-user-new', path: '/desk/users', login: 'security_admin', act: (page) => page.click('[data-test=new-user]'), see: '.user-dialog .button-main' },
  { name: 'desk-tokens', path: '/desk/tokens', login: 'security_admin', see: 'form.make' },
  { name: 'desk-deeds', path: '/desk/deeds', login: 'auditor', see: '[role=status], .data' },
  { name: 'desk-admin', path: '/desk/admin', login: 'system_admin', act: verify, see: '[data-state=sound]' },
]
