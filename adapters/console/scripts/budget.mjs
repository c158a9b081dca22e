// SPDX-License-Identifier: Apache-2.0
//
// Holds each page to its size: what a browser fetches before it shows anything, packed. That is
// the page itself, its scripts and styles, and all that those import at once.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = process.env.SHAO_CONSOLE_DIST ?? '../../build/console/dist'

/** KiB of gzip. The phone's is a promise to those on a village's network. */
const budgets = { 'm.html': 150, 'wall.html': 150, 'index.html': 420 }

/** Read once, whether it comes from the page or through another chunk. */
function firstLoad(page, manifest) {
  const files = new Set([page])
  const add = (key) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const style of chunk.css ?? []) files.add(style)
    for (const next of chunk.imports ?? []) add(next)
  }
  add(page)
  return [...files]
}

const packedBytes = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length

const manifest = JSON.parse(readFileSync(join(dist, 'chunks.json'), 'utf8'))
let over = 0
for (const [page, most] of Object.entries(budgets)) {
  const sizes = firstLoad(page, manifest).map((file) => [file, packedBytes(file)])
  const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0) / 1024
  console.log(`${page}: ${sum.toFixed(1)} of ${most} KiB`)
  if (sum <= most) continue
  over += 1
  console.error(`${page} is over its budget; the largest of its files:`)
  for (const [file, bytes] of sizes.sort((a, b) => b[1] - a[1]).slice(0, 8)) {
    console.error(`  ${(bytes / 1024).toFixed(1).padStart(7)} KiB  ${file}`)
  }
}
process.exit(over ? 1 : 0)
