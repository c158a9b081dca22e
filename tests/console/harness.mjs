// SPDX-License-Identifier: Apache-2.0
//
// A real server with its demo accounts, and a real browser that looks at it.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
// The packages are those of the console's lock file.
const require = createRequire(join(root, 'adapters/console/package.json'))
export const packageOf = (name) => require(name)
const { chromium } = packageOf('playwright-core')

const binary = resolve(process.env.SHAO_BINARY ?? join(root, 'build/release/shao'))
const browser = process.env.SHAO_BROWSER ?? '/usr/bin/chromium'
const browserFlags = [
  '--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

export const screens = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
}

/** A phone in somebody's hand, at this longitude and latitude. */
export const phoneAt = ([longitude, latitude]) => ({
  screen: screens.phone, hasTouch: true, isMobile: true,
  geolocation: { longitude, latitude, accuracy: 8 }, permissions: ['geolocation'],
})

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}

/** `shao serve --demo` on a port and a data folder of its own. It can be stopped and come back. */
export async function startServer({ config = join(root, 'config/quxian') } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'shao-console-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const command = ['serve', '--demo', '--config', config, '--data', data, '--listen', `127.0.0.1:${port}`]
  let process_ = null

  async function start() {
    process_ = spawn(binary, command, { stdio: 'ignore' })
    for (let tries = 0; tries < 400; ++tries) {
      if (process_.exitCode !== null) throw new Error(`the server ended with ${process_.exitCode}`)
      const ready = await fetch(`${address}/readyz`).catch(() => null)
      if (ready?.ok) return
      await new Promise((after) => setTimeout(after, 50))
    }
    throw new Error('the server was not ready after twenty seconds')
  }

  async function stop(signal = 'SIGTERM') {
    if (process_.exitCode !== null) return
    const ended = new Promise((after) => process_.once('exit', after))
    process_.kill(signal)
    await ended
  }

  await start()
  const clients = new Map()
  return {
    address, data, start, stop,
    /** For putting something there to look at, beside the browser. One session a person: the brake on logins counts. */
    client: (login) => {
      if (!clients.has(login)) clients.set(login, logIn(address, login))
      return clients.get(login)
    },
    clean: async () => {
      await stop('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

let keys = 0
const sessions = new Map()

async function call(address, method, path, body, headers = {}) {
  const answer = await fetch(address + path, {
    method,
    headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text ? JSON.parse(text) : null
}

/** One session a person and server, for the API and for pages: a hash of passwords takes its time. */
function tokenOf(address, login) {
  const name = `${address} ${login}`
  if (!sessions.has(name)) {
    sessions.set(name, call(address, 'POST', '/v1/session', { login, password: 'demo' }).then(({ token }) => token))
  }
  return sessions.get(name)
}

/** A person who talks to the API itself. */
export async function logIn(address, login) {
  const proof = { Authorization: `Bearer ${await tokenOf(address, login)}` }
  return {
    get: (path) => call(address, 'GET', path, undefined, proof),
    post: (path, body, key = `harness-${process.pid}-${++keys}`) => call(address, 'POST', path, body, { ...proof, 'Idempotency-Key': key }),
  }
}

export function openBrowser() {
  return chromium.launch({ executablePath: browser, args: browserFlags })
}

/** A page of one person, with all that its console and the content policy complain of. */
export async function openPage(browser_, { screen = screens.desk, language = 'zh-CN', ...more } = {}) {
  const context = await browser_.newContext({
    viewport: screen, locale: language, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...more,
  })
  await context.addInitScript((chosen) => window.localStorage.setItem('shao.language', chosen), language)
  const page = await context.newPage()
  const complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, complaints }
}

/** Somebody whose session still holds: what the login of before left is one cookie. */
export async function logInBy(page, address, path, login) {
  const value = await tokenOf(address, login)
  await page.context().addCookies([{ name: 'shao', value, url: address, httpOnly: true, sameSite: 'Strict' }])
  await page.goto(address + path)
}

/** Through the login, as people do. */
export async function logInByForm(page, address, path, login) {
  await page.goto(address + path)
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', 'demo')
  await page.click('form .button-main')
  await page.waitForSelector('input[name=password]', { state: 'detached' })
}

/** A stranger is told so with a 401, and browsers put that on the console: no fault of the page. */
export const realComplaints = (complaints) => complaints.filter((text) => !/status of 401 .*\/v1\/me/.test(text))

/** A picture, drawn by the browser itself. */
export const picture = (page, colour) =>
  page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(2400, 1200)
    const context = canvas.getContext('2d')
    context.fillStyle = fill
    context.fillRect(0, 0, 2400, 1200)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, colour)

/** `work` on a page of its own, on which nothing may have complained in the end. */
export async function withPage(browser_, options, work) {
  const opened = await openPage(browser_, options)
  try {
    await work(opened.page)
    assert.deepEqual(realComplaints(opened.complaints), [])
  } finally {
    await opened.context.close()
  }
}
