// SPDX-License-Identifier: Apache-2.0
//
// The wall: its numbers are the API's, it owns up when it is not of now, and it comes back by itself.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings } from './axe.mjs'
import { logInBy, openBrowser, openPage, realComplaints, screens, startServer } from './harness.mjs'

let server
let browser
let supervisor

before(async () => {
  server = await startServer()
  for (const title of ['东门口路面坑槽', '学校门前道路破损']) await escalate(await raise(title))
  browser = await openBrowser()
  supervisor = await server.client('supervisor')
})

after(async () => {
  await browser?.close()
  await server?.clean()
})

async function withWall(options, work) {
  const opened = await openPage(browser, { screen: screens.wall, ...options })
  try {
    await work(opened)
  } finally {
    await opened.context.close()
  }
}

const sum = (items, name) => items.reduce((all, row) => all + row[name], 0)
const shows = (page, where, value) => page.waitForSelector(`${where} .value:text-is("${value}")`)

/** Midnight in the county. */
function today() {
  const day = 24 * 3600_000
  const east = 8 * 3600_000
  return new Date(Math.floor((Date.now() + east) / day) * day - east).toISOString()
}

async function showsWhatTheApiHas(page) {
  const { items } = await supervisor.get('/v1/stats?by=level')
  const day = (await supervisor.get(`/v1/stats?by=level&from=${today()}`)).items
  await shows(page, '.figures .open', sum(items, 'open'))
  await shows(page, '.figures .overdue', sum(items, 'overdue'))
  await shows(page, '.figures .raised', sum(day, 'raised'))
  await shows(page, '.figures .ended', sum(day, 'ended'))
  for (const { name, count } of (await supervisor.get('/v1/queues')).items) {
    if (await page.locator(`[data-queue=${name}]`).count()) await shows(page, `[data-queue=${name}]`, count)
  }
  await page.waitForSelector(`.trend .today .value:text-is("${sum(day, 'raised')}")`, { state: 'attached' })
}

async function raise(title) {
  const chief = await server.client('grid_chief')
  const { posts } = await chief.get('/v1/me')
  return chief.post('/v1/incidents', { category: 'E0113', grid: posts[0].scope, title })
}

async function escalate({ id }) {
  const chief = await server.client('grid_chief')
  for (const [event, data] of [['file', { condition: '属实' }], ['take', {}], ['escalate', { reason: '超出网格职权' }]]) {
    await chief.post(`/v1/incidents/${id}/events`, { event, data })
  }
}

test('the numbers are those of the API, also after something happened', async () => {
  await withWall({}, async ({ page, complaints }) => {
    await logInBy(page, server.address, '/wall', 'supervisor')
    await page.waitForSelector('[data-state=live]')
    await showsWhatTheApiHas(page)
    const { grid } = await raise('王小明家门口的坑槽')
    await showsWhatTheApiHas(page)
    const { items } = await supervisor.get('/v1/stats?by=grid')
    const step = [0, 1, 3, 6, 11].findLastIndex((from) => items.find((row) => row.grid === grid).open >= from)
    await page.waitForSelector(`[data-grid="${grid}"][data-step="${step}"]`, { state: 'attached' })
    assert.doesNotMatch(await page.innerText('.wall'), /王小明/)
    assert.deepEqual(realComplaints(complaints), [])
  })
})

for (const language of ['zh-CN', 'en']) {
  test(`axe finds nothing serious on the wall in ${language}, and nothing is cut`, async () => {
    await withWall({ language }, async ({ page, complaints }) => {
      await logInBy(page, server.address, '/wall', 'supervisor')
      await page.waitForSelector('.map svg .grid', { state: 'attached' })
      await showsWhatTheApiHas(page)
      assert.deepEqual(await findings(page), [])
      const [wide, high] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])
      assert.deepEqual([wide, high], [screens.wall.width, screens.wall.height])
      assert.deepEqual(realComplaints(complaints), [])
    })
  })
}

test('a server that hangs turns the light amber, then red; a server that is back turns it green', async () => {
  await withWall({}, async ({ page, complaints }) => {
    await page.clock.install()
    await logInBy(page, server.address, '/wall', 'supervisor')
    await page.waitForSelector('[data-state=live]')
    await showsWhatTheApiHas(page)
    assert.deepEqual(realComplaints(complaints), [])
    // It only ends when the server does: the signal itself is sent at once.
    void server.stop('SIGSTOP')
    try {
      await page.clock.fastForward(11_000)
      await page.waitForSelector('[data-state=amber] .light.amber')
      await page.clock.fastForward(55_000)
      await page.waitForSelector('[data-state=stale] .light.stale')
      await page.waitForSelector('.notice[role=alert]')
      assert.notEqual(await page.$eval('.content', (element) => getComputedStyle(element).filter), 'none')
      assert.deepEqual(await findings(page), [])
    } finally {
      void server.stop('SIGCONT')
    }
    await raise('停电期间上报')
    await page.waitForSelector('[data-state=live]', { timeout: 60_000 })
    await page.waitForSelector('.notice', { state: 'detached' })
    await showsWhatTheApiHas(page)
  })
})

test('a token in the address shows the wall, leaves the address, and ends with its revocation', async () => {
  const answer = await fetch(`${server.address}/v1/session`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login: 'supervisor', password: 'demo' }),
  })
  const { token } = await answer.json()
  await withWall({}, async ({ page, complaints }) => {
    await page.goto(`${server.address}/wall#token=${encodeURIComponent(token)}`)
    await page.waitForSelector('[data-state=live]')
    await showsWhatTheApiHas(page)
    assert.doesNotMatch(page.url(), /token/)
    await page.reload()
    await page.waitForSelector('[data-state=live]')
    assert.deepEqual(complaints, [])
    await fetch(`${server.address}/v1/session`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } })
    await page.waitForSelector('.refused[role=alert]', { timeout: 60_000 })
    assert.equal(await page.evaluate(() => window.sessionStorage.length), 0)
  })
})

/** What the page holds after a collection, in bytes. */
async function heldBy(debug) {
  await debug.send('HeapProfiler.collectGarbage')
  return (await debug.send('Runtime.getHeapUsage')).usedSize
}

/** In the place of the server's: it says whatever it is told to. */
function standInStream() {
  class Stream {
    static OPEN = 1
    readyState = 1
    constructor() {
      window.stream = this
      setTimeout(() => this.tell({ hello: { seq: 1, time: new Date().toISOString() } }))
    }
    send() {}
    close() {}
    tell(message) {
      this.onmessage?.({ data: JSON.stringify(message) })
    }
  }
  window.WebSocket = Stream
}

/** Cases that move, each once, a screenful between two frames. */
async function tellMany([first, count]) {
  for (let seq = first; seq < first + count; ++seq) {
    const data = { id: seq, kind: 'incident', number: `N${seq}`, parent: null, stage: 'handle', level: 'grid', category: 'E0113', open: true }
    window.stream.tell({ seq, event: { time: new Date().toISOString(), data } })
    if (seq % 100 === 0) await new Promise(requestAnimationFrame)
  }
}

// A week of a county is some tens of thousands of events: what one of them left behind would show.
test('ten thousand events leave nothing behind in the memory of the page', async () => {
  await withWall({}, async ({ page, context, complaints }) => {
    await page.addInitScript(standInStream)
    await logInBy(page, server.address, '/wall', 'supervisor')
    await page.waitForSelector('[data-state=live]')
    const hear = async (first, count) => {
      await page.evaluate(tellMany, [first, count])
      await page.waitForSelector(`.ticker li:has-text("N${first + count - 1}")`)
    }
    const debug = await context.newCDPSession(page)
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length)
    await hear(2, 1000)
    // A busy machine is still drawing the panels when it has heard the first thousand.
    const settled = async () => {
      for (let last = -1; ; await page.waitForTimeout(500)) {
        const count = await nodes()
        if (count === last) return count
        last = count
      }
    }
    const [drawn, before] = [await settled(), await heldBy(debug)]
    await hear(2000, 10_000)
    const grown = (await heldBy(debug)) - before
    assert.ok(grown < 10_000 * 100, `${grown} bytes more after ten thousand events`)
    assert.ok((await nodes()) <= drawn + 20)
    assert.deepEqual(realComplaints(complaints), [])
  })
})
