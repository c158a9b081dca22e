// SPDX-License-Identifier: Apache-2.0
//
// A workflow that nobody had heard of when the console was built: the example of workflows/README.md,
// put into the folder as its readers would. It is raised and finished through the desk, and on the phone.

import assert from 'node:assert/strict'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { logInBy, openBrowser, root, screens, startServer, withPage } from './harness.mjs'

let folder
let server
let browser

/** The county with one more chart, its limits and its category, word for word from the README. */
function countyWithStranger() {
  const home = mkdtempSync(join(tmpdir(), 'shao-stranger-'))
  mkdirSync(join(home, 'config'))
  cpSync(join(root, 'workflows'), join(home, 'workflows'), { recursive: true })
  cpSync(join(root, 'config/quxian'), join(home, 'config/quxian'), { recursive: true })
  const readme = readFileSync(join(root, 'workflows/README.md'), 'utf8')
  const [, chart] = /```xml\n(.*?)```/s.exec(readme)
  const told = readme.slice(readme.indexOf(chart) + chart.length)
  const limits = [...told.matchAll(/`(loan_\w+,[^`]*)`/g)].map(([, row]) => row)
  const [, category] = /`(S3601,[^`]*)`/.exec(told)
  writeFileSync(join(home, 'workflows/loan.scxml'), chart)
  appendFileSync(join(home, 'config/quxian/limits.csv'), `${limits.join('\n')}\n`)
  appendFileSync(join(home, 'config/quxian/categories.csv'), `${category}\n`)
  return home
}

before(async () => {
  folder = countyWithStranger()
  server = await startServer({ config: join(folder, 'config/quxian') })
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.clean()
  rmSync(folder, { recursive: true, force: true })
})

const onPage = (work, options = {}) => withPage(browser, options, work)

async function act(page, event, outcome, words = {}) {
  await page.click(`button[data-event=${event}]`)
  for (const [name, text] of Object.entries(words)) await page.fill(`.action-dialog #field-${name}`, text)
  await page.click('.action-dialog .button-main')
  await page.waitForSelector(`dd:has-text("${outcome}")`)
}

test('a chart that the console has never seen is raised and finished on the desk', async () => {
  const chief = await server.client('building_chief')
  const [{ scope }] = (await chief.get('/v1/me')).posts
  const grid = (await chief.get('/v1/grids')).items.find(({ code }) => code === scope)
  let address
  await onPage(async (page) => {
    // The form of what stands first in the list comes late: it must not take the chosen one's place.
    let arrived
    const late = new Promise((resolve) => { arrived = resolve })
    await page.route(/\/v1\/workflows\/(?!loan)\w+$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.continue()
      arrived()
    })
    await logInBy(page, server.address, '/desk/raise', 'building_chief')
    await page.selectOption('.flow select', 'loan')
    await page.waitForSelector('label:has-text("工具借用")')
    await late
    await page.waitForTimeout(300)
    await page.click('label:has-text("工具借用") input[type=radio]', { force: true })
    await page.fill('#field-title', '借一架梯子')
    await page.focus('#field-grid')
    await page.keyboard.type(grid.name)
    await page.click(`.el-select-dropdown__item:visible:has-text("${grid.name}")`)
    await page.click('.raise form .button-main')
    await page.click('.made a')
    await page.waitForSelector('h2:has-text("借一架梯子")')
    address = new URL(page.url()).pathname
    assert.match(address, /^\/desk\/cases\/\d+$/)
  })
  await onPage(async (page) => {
    await logInBy(page, server.address, address, 'grid_chief')
    await act(page, 'lend', '已借出')
    await act(page, 'back', '已归还', { comment: '梯子完好' })
  })
  const ended = await chief.get(`/v1/cases/${address.split('/').at(-1)}`)
  assert.deepEqual([ended.kind, ended.open, ended.state], ['loan', false, ['returned']])
})

test('a chart that the console has never seen is raised and finished on the phone', async () => {
  const onPhone = { screen: screens.phone, hasTouch: true, isMobile: true }
  const chief = await server.client('grid_chief')
  const [{ scope }] = (await (await server.client('building_chief')).get('/v1/me')).posts
  const grid = (await chief.get('/v1/grids')).items.find(({ code }) => code === scope)
  const loans = async () => (await chief.get('/v1/cases?kind=loan&open=true')).items
  await onPage(async (page) => {
    await logInBy(page, server.address, '/m/raise', 'building_chief')
    await page.click('.ways button:has-text("选网格")')
    await page.fill('dialog input[type=search]', grid.name)
    await page.click(`dialog li button:has-text("${grid.name}")`)
    await page.fill('input[type=search]', 'S3601')
    await page.click('.found button:has-text("S3601")')
    await page.click('.send')
    await page.waitForSelector('.raise')
  }, onPhone)
  const [loan] = await loans()
  await onPage(async (page) => {
    await logInBy(page, server.address, `/m/case/${loan.id}`, 'grid_chief')
    await page.click('.do button:has-text("借出")')
    await page.click('dialog .send')
    await page.click('.do button:has-text("归还")')
    await page.fill('dialog textarea', '梯子完好')
    await page.click('dialog .send')
    await page.waitForSelector('dd:has-text("已归还")')
  }, onPhone)
  assert.deepEqual(await loans(), [])
})
