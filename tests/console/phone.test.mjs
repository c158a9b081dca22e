// SPDX-License-Identifier: Apache-2.0
//
// The phone where it is used: without a network, and with a page that the system kills.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { middleOf } from './desk-scenes.mjs'
import { logInBy, openBrowser, openPage, phoneAt, picture, realComplaints, startServer } from './harness.mjs'

let server
let browser
let chief
let grid

before(async () => {
  server = await startServer()
  browser = await openBrowser()
  chief = await server.client('grid_chief')
  const { posts } = await chief.get('/v1/me')
  grid = (await chief.get('/v1/grids')).items.find(({ code }) => code === posts[0].scope)
})

after(async () => {
  await browser?.close()
  await server?.clean()
})

const phone = (more = {}) => openPage(browser, { ...phoneAt(middleOf(grid)), ...more })

/** Without a network browsers complain of each request by themselves; of nothing else may they. */
const ownComplaints = (complaints) =>
  realComplaints(complaints).filter((text) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED/.test(text))

async function addPhotos(page, colours) {
  for (const [at, colour] of colours.entries()) {
    const buffer = Buffer.from(await picture(page, colour))
    await page.setInputFiles('input.album', { name: `${colour}.jpg`, mimeType: 'image/jpeg', buffer })
    await page.waitForSelector(`.photos img[alt="第 ${at + 1} 张照片"]`)
  }
}

const workerIsReady = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready
  while (!navigator.serviceWorker.controller) await new Promise((later) => setTimeout(later, 50))
})
const kept = (page, what) => page.evaluate((store) => new Promise((found, failed) => {
  const opening = indexedDB.open('shao-phone')
  opening.onerror = () => failed(opening.error)
  opening.onsuccess = () => {
    const asking = opening.result.transaction(store).objectStore(store).getAll()
    asking.onsuccess = () => {
      opening.result.close()
      found(asking.result.map(({ bytes, ...row }) => ({ ...row, size: bytes?.byteLength })))
    }
  }
}), what)

const titled = async (title) => (await chief.get('/v1/incidents?limit=200')).items.filter((one) => one.title === title)

test('raised offline with three photos, the page killed: one incident with three photos is there, once', async () => {
  const { page, context, complaints } = await phone()
  try {
    await logInBy(page, server.address, '/m', 'grid_chief')
    await page.waitForSelector('.raise')
    await workerIsReady(page)
    await page.waitForFunction(() => indexedDB.databases().then((all) => all.some(({ name }) => name === 'shao-phone')))
    await page.waitForTimeout(1500) // The county's tables come down.
    await context.setOffline(true)

    await page.reload() // Even the page itself comes from the phone.
    await page.click('.raise')
    await addPhotos(page, ['red', 'green', 'blue'])
    await page.waitForSelector(`.where:has-text("${grid.name}")`)
    await page.fill('input[type=search]', '井盖')
    await page.click('.found button:has-text("C0103")')
    await page.fill('#more', '离线上报的井盖')
    await page.click('.send')
    await page.waitForSelector('.strip:has-text("1 条等待发送")')
    await page.close({ runBeforeUnload: false })

    const again = await context.newPage()
    await again.goto(`${server.address}/m/outbox`)
    await again.waitForSelector('.outbox .queued')
    const [entry] = await kept(again, 'entries')
    const photos = await kept(again, 'photos')
    assert.equal(photos.length, 3)
    assert.equal(new Set([entry.key, ...photos.map(({ key }) => key)]).size, 4)
    assert.deepEqual(await findings(again), [])
    await context.setOffline(false)
    await again.waitForSelector('.outbox .queued', { state: 'detached', timeout: 20_000 })
    const found = await titled(entry.body.title)
    assert.equal(found.filter(({ description }) => description === '离线上报的井盖').length, 1)
    const { attachments } = await chief.get(`/v1/incidents/${found[0].id}`)
    assert.deepEqual(attachments.map(({ kind }) => kind), ['before', 'before', 'before'])
    assert.deepEqual([await kept(again, 'entries'), await kept(again, 'photos')], [[], []])
    // Sent once more by a page that does not know it: the key keeps it one.
    await chief.post('/v1/cases', { ...entry.body, attachments: attachments.map(({ id }) => id) }, entry.key)
    const list = await titled(entry.body.title)
    assert.equal(list.filter(({ description }) => description === '离线上报的井盖').length, 1)
    assert.deepEqual(ownComplaints(complaints), [])
  } finally {
    await context.close()
  }
})

test('an answer that gets lost after the server has done it makes no second incident', async () => {
  const { page, context } = await phone()
  try {
    await logInBy(page, server.address, '/m', 'grid_chief')
    await page.click('.raise')
    await page.waitForSelector(`.where:has-text("${grid.name}")`)
    await page.fill('input[type=search]', 'C0103')
    await page.click('.found button:has-text("C0103")')
    await page.fill('#more', '答复丢失的一条')
    let lost = 0
    await page.route('**/v1/cases', async (route) => {
      if (route.request().method() !== 'POST' || lost >= 4) return route.continue()
      ++lost
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.click('.send')
    await page.waitForSelector('.strip', { timeout: 20_000 })
    await page.click('.strip')
    await page.waitForSelector('.outbox li:has-text("可能已经办成")')
    assert.equal(await page.locator('.outbox button:has-text("修改")').count(), 0)
    await page.waitForSelector('.empty', { timeout: 30_000 })
    const all = (await chief.get('/v1/incidents?limit=200')).items
    assert.equal(all.filter(({ description }) => description === '答复丢失的一条').length, 1)
    assert.ok(lost >= 1)
  } finally {
    await context.close()
  }
})

test('urgent is held, with a finger or a key, and not tapped', async () => {
  const { page, context, complaints } = await phone()
  try {
    await logInBy(page, server.address, '/m', 'grid_chief')
    await page.click('.raise')
    const pressed = (value) => page.waitForSelector(`.hold[aria-pressed=${value}]`)
    await page.click('.hold')
    await pressed(false)
    await page.click('.hold', { delay: 1300 })
    await pressed(true)
    await page.click('.hold')
    await pressed(false)
    await page.focus('.hold')
    await page.keyboard.down('Space')
    await pressed(true)
    await page.keyboard.up('Space')
    await pressed(true)
    assert.deepEqual(realComplaints(complaints), [])
  } finally {
    await context.close()
  }
})

test('a kind of case that wants to know more asks for it, and one that others raise is not offered', async () => {
  const { page, context, complaints } = await phone()
  try {
    await logInBy(page, server.address, '/m/raise', 'grid_chief')
    await page.waitForSelector(`.where:has-text("${grid.name}")`)
    await page.fill('input[type=search]', 'S2001')
    await page.click('.found button:has-text("S2001")')
    await page.click('.send')
    await page.waitForSelector('.extra .van-field__error-message')
    await page.fill('.extra textarea', '3 栋 201')
    await page.click('.send')
    await page.waitForSelector('.extra .van-field__error-message:has-text("至少 2 行")')
    await page.fill('.extra textarea', '3 栋 201\n3 栋 301')
    assert.deepEqual(await findings(page), [])
    await page.click('.send')
    await page.waitForSelector('.raise')
    const [made] = (await chief.get('/v1/cases?kind=mediation&open=true')).items
    const whole = await chief.get(`/v1/cases/${made.id}`)
    assert.deepEqual(whole.data.parties, ['3 栋 201', '3 栋 301'])
    const rows = (await chief.get('/v1/categories')).items
    const [{ raised_by: raisers }] = (await chief.get('/v1/workflows')).items.filter(({ name }) => name === 'campaign')
    assert.ok(!raisers.includes('grid_chief'))
    await page.click('.raise')
    await page.fill('input[type=search]', rows.find(({ workflow }) => workflow === 'campaign').code)
    await page.waitForSelector('[role=status]:has-text("没有这样的类别")')
    assert.deepEqual(realComplaints(complaints), [])
  } finally {
    await context.close()
  }
})

test('what is already told near by is offered, and takes the remark', async () => {
  const first = await chief.post('/v1/incidents', {
    category: 'E0110', title: '巷口垃圾', position: { type: 'Point', coordinates: middleOf(grid) },
  })
  const { page, context, complaints } = await phone()
  try {
    await logInBy(page, server.address, '/m', 'grid_chief')
    await page.click('.raise')
    await page.waitForSelector(`.where:has-text("${grid.name}")`)
    await page.fill('input[type=search]', '垃圾')
    await page.click('.found button:has-text("E0110")')
    await page.click('.near li:has-text("巷口垃圾") button')
    await page.waitForURL(`**/m/incident/${first.id}`)
    await page.waitForSelector('article h1:has-text("巷口垃圾")')
    const { entries } = await chief.get(`/v1/incidents/${first.id}/journal`)
    assert.ok(entries.some(({ event }) => event === 'comment'))
    assert.deepEqual(realComplaints(complaints), [])
  } finally {
    await context.close()
  }
})

test('an action of the chart is done without a network, and sent when it is back', async () => {
  const incident = await chief.post('/v1/incidents', { category: 'E0113', grid: grid.code, title: '离线立案' })
  const { page, context, complaints } = await phone()
  try {
    await logInBy(page, server.address, '/m', 'grid_chief')
    await page.goto(`${server.address}/m/incident/${incident.id}`)
    await page.waitForSelector('.do button')
    assert.deepEqual(await findings(page), [])
    await context.setOffline(true)
    await page.click('.do button:has-text("自行处理")')
    await page.waitForSelector('dialog .pair')
    assert.deepEqual(await findings(page), [])
    await page.click('dialog label:has-text("已解决")')
    await page.click('dialog .send')
    await page.waitForSelector('.waits')
    await context.setOffline(false)
    await page.waitForSelector('.waits', { state: 'detached', timeout: 20_000 })
    const done = await chief.get(`/v1/incidents/${incident.id}`)
    assert.equal(done.outcome, 'fixed')
    assert.deepEqual(ownComplaints(complaints), [])
  } finally {
    await context.close()
  }
})

test('axe finds nothing serious where one raises, on the map and in the list of grids', async () => {
  const { page, context, complaints } = await phone()
  try {
    await logInBy(page, server.address, '/m', 'grid_chief')
    await page.click('.raise')
    await page.waitForSelector('.found button')
    assert.deepEqual(await findings(page), [])
    await page.click('.ways button:has-text("地图")')
    await page.waitForSelector('svg .grid')
    await page.locator('svg').click()
    await page.waitForSelector('dialog .button-main:enabled')
    assert.deepEqual(await findings(page), [])
    await page.keyboard.press('Escape')
    await page.click('.ways button:has-text("选网格")')
    await page.waitForSelector('dialog li')
    assert.deepEqual(await findings(page), [])
    assert.deepEqual(realComplaints(complaints), [])
  } finally {
    await context.close()
  }
})
