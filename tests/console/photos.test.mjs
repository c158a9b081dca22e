// SPDX-License-Identifier: Apache-2.0
//
// Photos: taken on the phone, asked for by a chart's form, seen by whoever has the case, side by side.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { sendTicket, ticketFor } from './desk-scenes.mjs'
import { logInBy, openBrowser, openPage, picture, realComplaints, screens, startServer } from './harness.mjs'

let server
let browser

before(async () => {
  server = await startServer()
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.clean()
})

async function withPage(work, options = {}) {
  const opened = await openPage(browser, { screen: screens.desk, ...options })
  try {
    await work(opened.page)
    assert.deepEqual(realComplaints(opened.complaints), [])
  } finally {
    await opened.context.close()
  }
}

const drawn = (page, alt) => page.waitForFunction((name) => [...document.images].some((one) => one.alt === name && one.naturalWidth > 0), alt)

test('a department adds a photo to what it has done, and it stands beside how it was', async () => {
  const ticket = await ticketFor(server, 'D17', '拍照办结的积存垃圾')
  await sendTicket(server, 'department', ticket, 'claim')
  await withPage(async (page) => {
    await logInBy(page, server.address, `/desk/tickets/${ticket.id}`, 'department')
    await page.click('[data-event=resolve]')
    await page.click('.action-dialog label:has-text("已解决")')
    const buffer = Buffer.from(await picture(page, 'green'))
    await page.setInputFiles('.action-dialog input[type=file]', { name: 'after.jpg', mimeType: 'image/jpeg', buffer })
    await drawn(page, '第 1 张照片')
    assert.deepEqual(await findings(page), [])
    for (const box of await page.locator('.action-dialog textarea').all()) await box.fill('已清走')
    await page.click('.action-dialog .button-main')
    await page.waitForSelector('.said:has-text("办结")')
    await drawn(page, '处置后照片 1')
    assert.deepEqual(await findings(page), [])
  })
  const { attachments } = await (await server.client('department')).get(`/v1/tickets/${ticket.id}`)
  assert.deepEqual(attachments.map(({ kind, event }) => [kind, event]), [['after', 'resolve']])
})
