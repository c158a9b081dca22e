// SPDX-License-Identifier: Apache-2.0
//
// The desk: a department that never touches the mouse, two people who want the same case, and what
// keeps people out, on each page and dialog.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { deskScenes, fillDesk, sendTicket, ticketFor } from './desk-scenes.mjs'
import { logInBy, openBrowser, openPage, realComplaints, screens, startServer } from './harness.mjs'

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

for (const language of ['zh-CN', 'en']) {
  for (const scene of deskScenes) {
    test(`nothing keeps people out of ${scene.name} in ${language}`, async () => {
      await withPage(async (page) => {
        const path = typeof scene.path === 'function' ? scene.path(server) : scene.path
        await logInBy(page, server.address, path, scene.login)
        await page.waitForSelector(scene.see)
        assert.deepEqual(await findings(page), [])
      }, { language })
    })
  }
}
