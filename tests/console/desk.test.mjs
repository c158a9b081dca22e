// SPDX-License-Identifier: Apache-2.0
//
// The desk: a department that never touches the mouse, two people who want the same case, and what
// keeps people out of its dialogs; of its pages smoke.test.mjs knows.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { fillDesk, sendTicket, ticketFor } from './desk-scenes.mjs'
import { logInBy, openBrowser, openPage, packageOf, realComplaints, screens, startServer } from './harness.mjs'

const { strFromU8, unzipSync } = packageOf('fflate')

let server
let browser

before(async () => {
  server = await startServer()
  await fillDesk(server)
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.clean()
})

const conflict = (text) => /status of (409|412)/.test(text)

async function withPage(work, { allowed = () => false, ...options } = {}) {
  const opened = await openPage(browser, { screen: screens.desk, ...options })
  try {
    await work(opened.page)
    assert.deepEqual(realComplaints(opened.complaints).filter((text) => !allowed(text)), [])
  } finally {
    await opened.context.close()
  }
}

const stateOf = async (ticket) => (await (await server.client('department')).get(`/v1/tickets/${ticket.id}`)).state

test('a department claims and assigns by keys alone', async () => {
  const ticket = await ticketFor(server, 'D17', '键盘办理的积存垃圾')
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    await page.waitForSelector(`tr[data-id="${ticket.id}"]`)
    const press = (key) => page.keyboard.press(key)
    const here = () => page.getAttribute('tr.here', 'data-id')
    await press('j')
    for (let row = 0; row < 20 && (await here()) !== String(ticket.id); ++row) await press('j')
    assert.equal(await here(), String(ticket.id))

    await press('x')
    await page.waitForSelector(`tr[data-id="${ticket.id}"] input:checked`)
    await press('x')

    await press('c')
    await page.waitForSelector('.action-dialog .button-main:focus')
    assert.deepEqual(await findings(page), [])
    await press('Enter')
    await page.waitForSelector(`tr[data-id="${ticket.id}"] em`)
    assert.ok((await stateOf(ticket)).includes('claimed'))

    await page.waitForSelector('.action-dialog', { state: 'hidden' })
    await press('Enter')
    await page.waitForURL(`**/desk/tickets/${ticket.id}`)
    await page.waitForSelector('[data-event=assign]')
    await press('t')
    await page.waitForSelector('.action-dialog input:focus')
    await page.keyboard.type('李师傅')
    await press('Enter')
    await page.waitForSelector('.said:has-text("派员")')
    assert.ok((await stateOf(ticket)).includes('handling'))
  })
})

test('the help and the search answer to their keys, and Escape closes the help', async () => {
  await withPage(async (page) => {
    await logInBy(page, server.address, '/', 'department')
    await page.waitForSelector('.counters')
    await page.keyboard.press('?')
    await page.waitForSelector('dl.keys')
    assert.deepEqual(await findings(page), [])
    await page.keyboard.press('Escape')
    await page.waitForSelector('dl.keys', { state: 'hidden' })
    await page.keyboard.press('/')
    await page.waitForSelector('#desk-q:focus')
    await page.keyboard.type('单车')
    await page.keyboard.press('Enter')
    await page.waitForURL(/[?&]q=/)
    assert.equal(await page.locator('tbody tr').count(), 1)
  })
})

test('of two who claim at once the second reads who was first and keeps what was written', async () => {
  const ticket = await ticketFor(server, 'D17', '两人同时签收的乱堆物料')
  await withPage(async (page) => {
    await logInBy(page, server.address, `/desk/tickets/${ticket.id}`, 'department_lead')
    await page.click('[data-event=claim]')
    await page.fill('#field-comment', '我科室负责')
    await sendTicket(server, 'department', ticket, 'claim')
    await page.click('.action-dialog .button-main')
    await page.waitForSelector('.action-dialog .first:has-text("签收")')
    assert.match(await page.textContent('.action-dialog .first'), /department/)
    assert.equal(await page.inputValue('#field-comment'), '我科室负责')
    assert.deepEqual(await findings(page), [])
  }, { allowed: conflict })
})

test('bulk claims say what came of each row', async () => {
  const tickets = [await ticketFor(server, 'D17', '批量签收甲'), await ticketFor(server, 'D17', '批量签收乙')]
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    for (const { id } of tickets) await page.check(`tr[data-id="${id}"] input`)
    await page.click('[data-test=bulk]')
    await page.click('.bulk-dialog [data-event=claim]')
    assert.deepEqual(await findings(page), [])
    await page.click('.bulk-dialog .button-main')
    await page.waitForSelector('.bulk-dialog tr.done + tr.done')
    for (const ticket of tickets) assert.ok((await stateOf(ticket)).includes('claimed'))
  })
})

test('new rows are announced and do not move those that are there', async () => {
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    await page.waitForSelector('tbody tr')
    await page.waitForSelector('.light.live')
    const ids = () => page.$$eval('tbody tr', (rows) => rows.map((row) => row.dataset.id).join(' '))
    const seen = await ids()
    const ticket = await ticketFor(server, 'D17', '刚刚派来的占道经营')
    await page.waitForSelector('.fresh:has-text("新单")')
    assert.equal(await ids(), seen)
    await page.click('.fresh')
    await page.waitForSelector(`tr[data-id="${ticket.id}"]`)
  })
})

/** The page's stream, to be cut and let through again. */
async function streamOf(page) {
  const open = new Set()
  let through = true
  await page.routeWebSocket('**/v1/stream', (socket) => {
    if (!through) return void socket.close({ code: 1013, reason: 'cut' })
    const beyond = socket.connectToServer()
    open.add(() => {
      socket.close({ code: 1013, reason: 'cut' })
      beyond.close()
    })
  })
  return {
    cut() {
      through = false
      for (const end of open) end()
      open.clear()
    },
    mend: () => { through = true },
  }
}

test('what happened while the stream was cut is announced once it is back', async () => {
  await withPage(async (page) => {
    const stream = await streamOf(page)
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    await page.waitForSelector('tbody tr')
    await page.waitForSelector('.light.live')
    stream.cut()
    const ticket = await ticketFor(server, 'D17', '断线期间派来的油烟扰民')
    assert.equal(await page.locator('.fresh:has-text("新单")').count(), 0)
    stream.mend()
    await page.waitForSelector('.fresh:has-text("新单")', { timeout: 40_000 })
    await page.click('.fresh')
    await page.waitForSelector(`tr[data-id="${ticket.id}"]`)
  })
})

test('a duplicate is merged into the case that it repeats, found on the map', async () => {
  const chief = await server.client('grid_chief')
  const { scope } = (await chief.get('/v1/me')).posts[0]
  const raise = (title) => chief.post('/v1/incidents', { category: 'C0137', grid: scope, title })
  const [first, second] = [await raise('东门街路灯不亮'), await raise('东门街又有人报路灯不亮')]
  for (const [event, data] of [['file', { condition: '属实' }], ['take', {}], ['escalate', { reason: '需部门力量' }]]) {
    await chief.post(`/v1/incidents/${second.id}/events`, { event, data })
  }
  await (await server.client('area_chief')).post(`/v1/incidents/${second.id}/events`, { event: 'escalate', data: { reason: '需部门力量' } })
  await withPage(async (page) => {
    await logInBy(page, server.address, `/desk/incidents/${second.id}`, 'general_chief')
    await page.click('[data-event=merge]')
    await page.waitForSelector('.case-map path.leaflet-interactive')
    assert.deepEqual(await findings(page), [])
    // Whoever looks at the map sees there what the list has, and the other way round.
    await page.locator('.case-map path.leaflet-interactive').first().click({ force: true })
    await page.waitForSelector(`.which input[value="${first.id}"]:checked`)
    await page.click('.action-dialog .button-main')
    await page.waitForSelector('.said:has-text("并案")')
  })
  const merged = await chief.get(`/v1/incidents/${second.id}`)
  assert.deepEqual(merged.links.map(({ kind, id, inbound }) => [kind, id, inbound]), [['duplicate', first.id, false]])
})

test('a ticket returned twice stands in a lane of its own and its ruling asks for two opinions', async () => {
  const ticket = server.deskReturned
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/supervise', 'supervisor')
    await page.waitForSelector(`.lane[aria-label="多次退单"] a[href$="/tickets/${ticket.id}"]`)
    assert.deepEqual(await findings(page), [])
  })
  await withPage(async (page) => {
    await logInBy(page, server.address, `/desk/tickets/${ticket.id}`, 'dispatcher')
    await page.click('[data-event=adjudicate]')
    for (const opinion of ['编办意见', '司法行政意见']) await page.waitForSelector(`.action-dialog :text("${opinion}")`)
    assert.equal(await page.locator('[data-event=redispatch]:enabled').count(), 0)
    assert.deepEqual(await findings(page), [])
  })
})

test('rows say what comes by itself, and on hover how the due instant was counted', async () => {
  const ticket = await ticketFor(server, 'D17', '看下一步的积存垃圾')
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    await page.waitForSelector(`tr[data-id="${ticket.id}"] .next:has-text("→")`)
    await page.hover(`tr[data-id="${ticket.id}"] .due-tip`)
    await page.waitForSelector('.trace-tip div:has-text("：计 ")')
    assert.deepEqual(await findings(page), [])
  })
})

test('the export as a workbook is a zip with the rows as texts', async () => {
  const ticket = await ticketFor(server, 'D17', '=1+1')
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    await page.waitForSelector(`tr[data-id="${ticket.id}"]`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=导出 XLSX')])
    assert.match(download.suggestedFilename(), /\.xlsx$/)
    const parts = unzipSync(await readFile(await download.path()))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'])
    assert.match(sheet, /t="inlineStr"><is><t xml:space="preserve">=1\+1</)
    assert.ok(sheet.includes(ticket.number))
  })
})

test('the export has a byte order mark and no cell that runs', async () => {
  await ticketFor(server, 'D17', '=HYPERLINK("http://example.com")')
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/queues/unclaimed', 'department')
    await page.waitForSelector('tbody tr')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=导出 CSV')])
    const text = await readFile(await download.path(), 'utf8')
    assert.equal(text.codePointAt(0), 0xfeff)
    assert.match(text, /"'=HYPERLINK\(""http/)
    assert.doesNotMatch(text, /(^|,)"?[=+@-]/m)
  })
})
