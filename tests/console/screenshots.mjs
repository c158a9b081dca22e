// SPDX-License-Identifier: Apache-2.0
//
// Every page in both languages and three sizes, into build/screenshots.
//
//     node tests/console/screenshots.mjs [PART OF A NAME]

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, openPage, root, startServer } from './harness.mjs'
import { fill, goTo, languages, scenes, sizes } from './scenes.mjs'

const folder = join(root, 'build/screenshots')
/** Charts draw themselves anew after a change of size. */
const settle = 250
const wanted = scenes.filter(({ name }) => name.includes(process.argv[2] ?? ''))

/** One page for all sizes: it takes them as it takes a window that is pulled larger. */
async function shoot(browser, server, scene, language) {
  const { page, context } = await openPage(browser, { screen: sizes[0], language })
  try {
    await goTo(scene, page, server)
    for (const screen of sizes) {
      await page.setViewportSize(screen)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(settle)
      await page.screenshot({ path: join(folder, `${scene.name}-${language}-${screen.width}x${screen.height}.png`) })
    }
  } finally {
    await context.close()
  }
}

mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await openBrowser()
try {
  await fill(server)
  for (const scene of wanted) {
    for (const language of languages) await shoot(browser, server, scene, language)
    console.log(scene.name)
  }
} finally {
  await browser.close()
  await server.clean()
}
