// SPDX-License-Identifier: Apache-2.0
//
// Writes the phone's service worker into the built pages: which files it keeps, under a version that
// changes when any of them does.

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const dist = process.env.SHAO_CONSOLE_DIST ?? '../../build/console/dist'
const manifest = JSON.parse(readFileSync(join(dist, 'chunks.json'), 'utf8'))

/** The page with all that it may ever load, also what only a later page of it needs. */
function filesOf(page) {
  const files = new Set()
  const add = (key) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) add(next)
  }
  add(page)
  return [...files].sort()
}

const files = [...filesOf('m.html'), 'icon.svg', 'icon-192.png', 'manifest.webmanifest']
const digest = createHash('sha256')
for (const file of ['m.html', ...files]) digest.update(`${file}\0`).update(readFileSync(join(dist, file)))
const source = readFileSync('src/phone/sw.js', 'utf8')
digest.update(source)

const shell = ['/m', ...files.map((file) => `/${file}`)]
const filled = source
  .replace("'__VERSION__'", JSON.stringify(digest.digest('hex').slice(0, 16)))
  .replace("['__SHELL__']", JSON.stringify(shell))
// Names of files are in double quotes, and may well have two underscores in their hash.
if (/'__\w+__'/.test(filled)) throw new Error('src/phone/sw.js has other gaps than those that are filled here')
writeFileSync(join(dist, 'sw.js'), filled)
console.log(`sw.js keeps ${shell.length} files`)
