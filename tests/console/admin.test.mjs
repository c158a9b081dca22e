// SPDX-License-Identifier: Apache-2.0
//
// Administrators: accounts whose password is shown once, tokens of walls, and what the auditor reads
// of both. And what is asked before a resident's name is shown to anybody.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { logInBy, openBrowser, openPage, realComplaints, screens, startServer } from './harness.mjs'

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
  opened.page.on('dialog', (dialog) => void dialog.accept())
  try {
    await work(opened.page)
    assert.deepEqual(realComplaints(opened.complaints), [])
  } finally {
    await opened.context.close()
  }
}

/** What is under way is over, and its buttons can be pressed again. */
const idle = (page) => page.waitForSelector('.button:disabled', { state: 'detached' })

const logIn = (login, password) =>
  fetch(`${server.address}/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password }) })

test('an account is made with its posts, its password works, and ends when it is disabled', async () => {
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/users', 'security_admin')
    await page.click('[data-test=new-user]')
    assert.deepEqual(await findings(page), [])
    await page.fill('.user-dialog input[maxlength="128"]', 'new.clerk')
    await page.selectOption('.user-dialog select', 'department')
    await page.fill('.user-dialog input[list]', 'D17')
    await page.click('.user-dialog .button-main')
    const password = await page.textContent('.secret code')
    assert.equal((await logIn('new.clerk', password)).status, 200)
    await idle(page)
    assert.deepEqual(await findings(page), [])
    await page.click('[data-login="new.clerk"] button:has-text("停用")')
    await page.waitForSelector('[data-login="new.clerk"]:has-text("已停用")')
    assert.equal((await logIn('new.clerk', password)).status, 401)
  })
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/deeds', 'auditor')
    await page.waitForSelector('tr:has-text("停用账号"):has-text("new.clerk")')
    assert.deepEqual(await findings(page), [])
  })
})

test('the address of a new token opens the wall without a login, until it is revoked', async () => {
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/tokens', 'security_admin')
    await page.fill('form.make input[maxlength="100"]', '指挥大厅')
    await page.click('form.make .button-main')
    const address = await page.textContent('.secret code')
    await idle(page)
    assert.deepEqual(await findings(page), [])
    const wall = await openPage(browser, { screen: screens.wall })
    try {
      await wall.page.goto(address)
      await wall.page.waitForSelector('[data-state=live]')
      await wall.page.waitForSelector('.figures .open .value')
      await page.click('[data-token="指挥大厅"] button')
      await wall.page.waitForSelector('.refused[role=alert]', { timeout: 60_000 })
    } finally {
      await wall.context.close()
    }
  })
})

test('the journal is verified from a page while cases are raised, and the auditor reads who asked', async () => {
  const desk = await server.client('dispatcher')
  const [grid] = (await desk.get('/v1/grids')).items
  await desk.post('/v1/incidents', { category: 'E0110', grid: grid.code, title: '校验之前的一件' })
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/admin', 'system_admin')
    await page.waitForSelector('[data-state=never]')
    await page.click('[data-test=verify]')
    await desk.post('/v1/incidents', { category: 'E0110', grid: grid.code, title: '校验之中的一件' })
    await page.waitForSelector('[data-state=sound]')
    assert.match(await page.textContent('[data-state=sound] ~ dl code'), /^[1-9]\d* [0-9a-f]{64}$/)
    assert.deepEqual(await findings(page), [])
  })
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/deeds', 'auditor')
    await page.waitForSelector('tr:has-text("校验日志"):has-text("system_admin")')
  })
})

test('a chart is shown with what was proved of it', async () => {
  await withPage(async (page) => {
    await logInBy(page, server.address, '/desk/workflows/ticket', 'system_admin')
    await page.waitForSelector('.proof tr:has-text("rework"):has-text("工作日")')
    await page.click('nav.tabs a:has-text("事件")')
    await page.waitForSelector('.proof tr:has-text("l1")')
    assert.deepEqual(await findings(page), [])
  })
})

for (const [kit, screen, path] of [['desk', screens.desk, '/desk/incidents/'], ['phone', screens.phone, '/m/incident/']]) {
  test(`who wants to know on the ${kit} who reported it says why, and the record keeps it`, async () => {
    const desk = await server.client('dispatcher')
    const [grid] = (await desk.get('/v1/grids')).items
    const reporter = { name: '王小明', phone: '13812345678' }
    const { id } = await desk.post('/v1/incidents', { category: 'E0110', grid: grid.code, title: `${kit} 上的反映人`, reporter })
    await withPage(async (page) => {
      await logInBy(page, server.address, path + id, 'dispatcher')
      await page.waitForSelector('.masked')
      assert.doesNotMatch(await page.textContent('body'), /王小明|13812345678/)
      await page.click('.masked + button')
      await page.waitForSelector('dialog .button-main:disabled')
      assert.deepEqual(await findings(page), [])
      await page.fill('#unmask-reason', '回访核实')
      await page.click('dialog .button-main')
      await page.waitForSelector('dialog dd:has-text("13812345678")')
      await page.keyboard.press('Escape')
      await page.waitForSelector('dialog', { state: 'detached' })
      assert.doesNotMatch(await page.textContent('body'), /王小明|13812345678/)
    }, { screen })
    const { entries } = await desk.get(`/v1/cases/${id}/journal`)
    assert.ok(entries.some(({ what, data }) => what === 'reporter_unmasked' && data.reason === '回访核实'))
  })
}
