// SPDX-License-Identifier: Apache-2.0
//
// Every page in both languages and three sizes, into build/screenshots.
//
//     node tests/console/screenshots.mjs [PART OF A NAME]

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { logInBy, openBrowser, openPage, root, startServer } from './harness.mjs'
import { fill, languages, pathOf, scenes, sizes } from './scenes.mjs'

const folder = join(root, 'build/screenshots')
const wanted = scenes.filter(({ name }) => name.includes(process.argv[2] ?? ''))

async function shoot(browser, server, scene, screen, language) {
  const { page, context } = await openPage(browser, { screen, language })
  if (scene.login) await logInBy(page, server.address, pathOf(scene, server), scene.login)
  else await page.goto(server.address + pathOf(scene, server))
  await page.waitForSelector(scene.see)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${scene.name}-${language}-${screen.width}x${screen.height}.png`) })
  await context.close()
}

mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await openBrowser()
try {
  await fill(server)
  for (const scene of wanted) {
    for (const language of languages) {
      for (const screen of sizes) await shoot(browser, server, scene, screen, language)
    }
    console.log(scene.name)
  }
} finally {
  await browser.close()
  await server.clean()
}
