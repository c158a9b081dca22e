// SPDX-License-Identifier: Apache-2.0
//
// Takes the API's description from a built server into openapi.json.
//
//     npm run api [-- PATH/TO/shao]

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..')
const binary = resolve(process.argv[2] ?? join(root, 'build/release/shao'))
const here = join(root, 'adapters/console/src/shared/api')

async function readDocument() {
  const data = mkdtempSync(join(tmpdir(), 'shao-api-'))
  const flags = ['serve', '--config', join(root, 'config/quxian'), '--data', data]
  const server = spawn(binary, [...flags, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const address = await new Promise((found, failed) => {
      server.on('error', failed)
      server.on('exit', (code) => failed(new Error(`the server ended with ${code}`)))
      server.stdout.on('data', (text) => {
        const at = /listens on (\S+)/.exec(String(text))
        if (at) found(at[1])
      })
    })
    return await (await fetch(`${address}/openapi.json`)).json()
  } finally {
    server.removeAllListeners('exit')
    server.kill()
    rmSync(data, { recursive: true, force: true })
  }
}

const document = await readDocument()
writeFileSync(join(here, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`)
