// SPDX-License-Identifier: Apache-2.0
//
// What axe-core finds on a page that keeps people out: WCAG 2.2 A and AA, serious and critical.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './harness.mjs'

const require = createRequire(join(root, 'adapters/console/package.json'))
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What another language can break: names and alternatives that are missing, and the language itself. */
const ofWords = [
  'aria-command-name', 'aria-input-field-name', 'aria-toggle-field-name', 'button-name', 'document-title',
  'html-has-lang', 'html-lang-valid', 'image-alt', 'input-button-name', 'label', 'link-name', 'select-name', 'svg-img-alt',
]

/** One line for each finding; empty: nothing. */
export const findings = (page) => look(page, { type: 'tag', values: rules })

/** Of a page that was looked at whole in the other language. */
export const findingsOfWords = (page) => look(page, { type: 'rule', values: ofWords })

/** Half-way between two colours a button has a contrast that nobody designed; so after a frame in
 *  which nothing moves any more. */
const settled = (page) => page.waitForFunction(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const ends = (animation) => animation.effect?.getComputedTiming().iterations !== Infinity
    done(!document.getAnimations().some((animation) => ends(animation) && animation.playState === 'running'))
  }))
}), undefined, { timeout: 5000 })

async function look(page, runOnly) {
  await settled(page)
  // Through the debugger, since the page's content policy lets no foreign script in.
  await page.evaluate(source)
  const { violations } = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), runOnly)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => `${impact} ${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
