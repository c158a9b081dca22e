// SPDX-License-Identifier: Apache-2.0
//
// The whole life of an incident through the pages of four people: a grid chief and a general chief on
// their phones, a dispatcher and a department at their desks. All of them stay logged in and look on.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { middleOf } from './desk-scenes.mjs'
import { logInBy, openBrowser, openPage, phoneAt, realComplaints, screens, startServer } from './harness.mjs'

let server
let browser
let grid
const opened = []

before(async () => {
  server = await startServer()
  browser = await openBrowser()
  const chief = await server.client('grid_chief')
  const { posts } = await chief.get('/v1/me')
  grid = (await chief.get('/v1/grids')).items.find(({ code }) => code === posts[0].scope)
})

after(async () => {
  await browser?.close()
  await server?.clean()
})

async function person(login, path, options) {
  const one = await openPage(browser, options)
  opened.push(one)
  await logInBy(one.page, server.address, path, login)
  return one.page
}

const onPhone = (login, path) => person(login, path, phoneAt(middleOf(grid)))
const atDesk = (login, path) => person(login, path, { screen: screens.desk })

/** Presses the button once the chart shows it, on a page that may have been open before; fills in its form. */
async function actOnPhone(page, event, fill = async () => {}) {
  await page.click(`.do button[data-event=${event}]`)
  await page.waitForSelector('dialog .send')
  await fill()
  await page.click('dialog .send')
  await page.waitForSelector('dialog', { state: 'detached' })
}

async function actAtDesk(page, event, fill = async () => {}) {
  await page.click(`button[data-event=${event}]`)
  await page.waitForSelector('.action-dialog .button-main')
  await fill()
  await page.click('.action-dialog .button-main')
  await page.waitForSelector('.action-dialog', { state: 'hidden' })
}

async function raiseOnPhone(page, remark) {
  await page.click('.raise')
  await page.waitForSelector(`.where:has-text("${grid.name}")`)
  await page.fill('input[type=search]', 'E0110')
  await page.click('.found button:has-text("E0110")')
  await page.click('.hold', { delay: 1300 }) // A red one is the general chief's at once.
  await page.waitForSelector('.hold[aria-pressed=true]')
  await page.fill('#more', remark)
  await page.click('.send')
  await page.waitForSelector('.raise')
  const { items } = await (await server.client('grid_chief')).get('/v1/incidents?limit=200')
  return items.find(({ description }) => description === remark).id
}

async function dispatchToOne(page) {
  await actAtDesk(page, 'dispatch', async () => {
    await page.focus('.action-dialog #field-lead')
    await page.keyboard.type('综合行政执法')
    await page.click('.el-select-dropdown__item:visible:has-text("综合行政执法")')
    await page.fill('.action-dialog #field-reason', '按职责派遣')
    await page.click('.action-dialog label:has-text("牵头部门办结") >> nth=0')
  })
}

async function raisedByApi(category, title) {
  const chief = await server.client('grid_chief')
  return (await chief.post('/v1/incidents', { category, title, grid: grid.code })).id
}

test('a filing condition is tapped on a phone and at a desk, with its limit beside it', async () => {
  const first = await raisedByApi('E0113', '坑槽')
  const chief = await onPhone('grid_chief', `/m/incident/${first}`)
  await actOnPhone(chief, 'file', () => chief.click('dialog .filing button:has-text("坑槽危及行车"):has-text("4工作小时")'))
  await chief.waitForSelector('dd:has-text("坑槽危及行车")')

  const second = await raisedByApi('E0113', '裂缝')
  const dispatcher = await atDesk('dispatcher', `/desk/incidents/${second}`)
  await actAtDesk(dispatcher, 'file', () => dispatcher.click('.action-dialog .filing button:has-text("坑槽、裂缝超过规定面积")'))
  await dispatcher.waitForSelector('dd:has-text("已修补，与路面平顺")')
})

test('an incident is raised, dispatched, claimed, settled, verified, closed and rated by four people', async () => {
  const chief = await onPhone('grid_chief', '/m')
  const id = await raiseOnPhone(chief, '一件事走完全程')
  await chief.goto(`${server.address}/m/incident/${id}`)

  const general = await onPhone('general_chief', `/m/incident/${id}`)
  await actOnPhone(general, 'to_dispatch')

  const dispatcher = await atDesk('dispatcher', `/desk/incidents/${id}`)
  await dispatchToOne(dispatcher)
  const { items } = await (await server.client('dispatcher')).get(`/v1/tickets?incident=${id}`)
  const ticket = items.find(({ department }) => department === 'D17')

  const department = await atDesk('department', `/desk/tickets/${ticket.id}`)
  await actAtDesk(department, 'claim')
  await actAtDesk(department, 'resolve', async () => {
    await department.click('.action-dialog label:has-text("已解决")')
  })

  // Nobody reloads: what the others did has come over the stream.
  await actAtDesk(dispatcher, 'accept')
  await actOnPhone(chief, 'verify_fixed', () => chief.click('dialog label:has-text("已解决")'))
  await actAtDesk(dispatcher, 'close')
  await actOnPhone(chief, 'rate', () => chief.click('dialog .scale label:has-text("5")'))

  const done = await (await server.client('dispatcher')).get(`/v1/incidents/${id}`)
  assert.deepEqual([done.stage, done.outcome, done.rating], ['close', 'fixed', 5])
  const journals = await Promise.all([`incidents/${id}`, `tickets/${ticket.id}`].map(async (which) =>
    (await (await server.client('dispatcher')).get(`/v1/${which}/journal`)).entries))
  const acted = new Set(journals.flat().filter(({ by }) => by.kind === 'person').map(({ by }) => by.login))
  assert.deepEqual([...acted].sort(), ['department', 'dispatcher', 'general_chief', 'grid_chief'])
  for (const { complaints } of opened) assert.deepEqual(realComplaints(complaints), [])
})
