// SPDX-License-Identifier: Apache-2.0
//
// Each page comes up for whoever works on it, shows what the API has, and complains of nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findings, findingsOfWords } from './axe.mjs'
import { logInByForm, openBrowser, openPage, screens, startServer, withPage } from './harness.mjs'
import { fill, goTo, scenes } from './scenes.mjs'

let server
let browser

before(async () => {
  server = await startServer()
  await fill(server)
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  await server?.clean()
})

test('a department sees its queue on the desk', async () => {
  await withPage(browser, { screen: screens.desk }, async (page) => {
    await logInByForm(page, server.address, '/', 'D18')
    await page.waitForSelector('h2:has-text("待我办理")')
    await page.waitForSelector('.frame table :text("二环路井周下沉")')
    await page.waitForSelector('.light.live')
  })
})

test('a grid chief sees on the phone what waits on them, and new work by itself', async () => {
  await withPage(browser, { screen: screens.phone, hasTouch: true }, async (page) => {
    await logInByForm(page, server.address, '/m', 'grid_chief')
    await page.waitForSelector('li:has-text("东门口路面坑槽")')
    await page.waitForSelector('.light.live')
    const chief = await server.client('grid_chief')
    const { posts } = await chief.get('/v1/me')
    await chief.post('/v1/incidents', { category: 'E0113', grid: posts[0].scope, title: '刚刚上报的坑槽' })
    await page.click('.fresh')
    await page.waitForSelector('li:has-text("刚刚上报的坑槽")')
  })
})

test('the wall shows the figures of the API', async () => {
  await withPage(browser, { screen: screens.wall }, async (page) => {
    await logInByForm(page, server.address, '/wall', 'supervisor')
    const supervisor = await server.client('supervisor')
    const { items } = await supervisor.get('/v1/stats?by=level')
    const open = items.reduce((sum, row) => sum + row.open, 0)
    await page.waitForSelector(`.figures .open .value:text-is("${open}")`)
  })
})

test('a wrong password is told in words', async () => {
  const { page, context } = await openPage(browser, { language: 'en' })
  await page.goto(server.address)
  await page.fill('input[name=login]', 'nobody')
  await page.fill('input[name=password]', 'wrong')
  await page.click('form .button-main')
  await page.waitForSelector('[role=alert]')
  assert.equal(await page.inputValue('input[name=login]'), 'nobody')
  await context.close()
})

/** On the page as it is where it has the switch within reach, else from its address. */
async function inEnglish(page, scene) {
  const button = page.locator('button[lang=en]').first()
  if ((await button.count()) && !scene.act) await button.click()
  else await goTo(scene, page, server, 'lang=en')
  await page.waitForSelector('html[lang=en]')
  await page.waitForSelector(scene.see)
}

for (const scene of scenes) {
  test(`nothing keeps people out of ${scene.name} in either language`, async () => {
    await withPage(browser, { screen: scene.name.startsWith('phone') ? screens.phone : screens.desk }, async (page) => {
      await goTo(scene, page, server)
      assert.deepEqual(await findings(page), [])
      await inEnglish(page, scene)
      assert.deepEqual(await findingsOfWords(page), [])
    })
  })
}
