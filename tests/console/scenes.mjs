// SPDX-License-Identifier: Apache-2.0
//
// The pages and dialogs that are looked at, by screenshots and by axe: where, as whom, what is done
// there first, and what one waits for. A new page is added here.

import { deskScenes, fillDesk } from './desk-scenes.mjs'
import { logInBy, screens } from './harness.mjs'

export const scenes = [
  { name: 'desk-login', path: '/', see: 'input[name=login]' },
  { name: 'desk-queue', path: '/', login: 'dispatcher', see: '.page h2' },
  { name: 'desk-overdue', path: '/desk/queues/overdue', login: 'D18', see: '.page h2' },
  { name: 'phone-login', path: '/m', see: 'input[name=login]' },
  { name: 'phone-home', path: '/m', login: 'grid_chief', see: '.raise' },
  { name: 'phone-raise', path: '/m/raise', login: 'grid_chief', see: '.found button' },
  { name: 'phone-raise-other', path: '/m/raise', login: 'grid_chief', act: chooseMediation, see: '.extra textarea' },
  { name: 'phone-action', path: '/m/incident/1', login: 'grid_chief', act: (page) => page.locator('.do button').first().click(), see: 'dialog .send' },
  { name: 'phone-outbox', path: '/m/outbox', login: 'grid_chief', see: '.empty' },
  { name: 'phone-case', path: '/m/incident/1', login: 'area_chief', see: 'article h1' },
  { name: 'wall-login', path: '/wall', see: 'input[name=login]' },
  { name: 'wall-home', path: '/wall', login: 'supervisor', see: '.figures' },
  ...deskScenes,
]

/** Once: whoever comes again finds the draft of the last visit, with its kind chosen. */
async function chooseMediation(page) {
  await page.waitForLoadState('networkidle')
  await page.waitForSelector('input[type=search], .extra textarea')
  if (await page.locator('.extra textarea').count()) return
  await page.fill('input[type=search]', 'S2001')
  await page.click('.found button:has-text("S2001")')
}

/** Of a page whose address is known only when there is something to see. */
const pathOf = (scene, server) => (typeof scene.path === 'function' ? scene.path(server) : scene.path)

/** What the scene shows, on a page that somebody has opened; `query` goes to its address. */
export async function goTo(scene, page, server, query = '') {
  const path = pathOf(scene, server)
  const address = query ? path + (path.includes('?') ? '&' : '?') + query : path
  if (scene.login) await logInBy(page, server.address, address, scene.login)
  else await page.goto(server.address + address)
  await scene.act?.(page, server)
  await page.waitForSelector(scene.see)
}

export const languages = ['zh-CN', 'en']
export const sizes = Object.values(screens)

const stations = ['grid', 'area', 'general', 'dispatcher', 'department']

/** Raises an incident and passes it on as far as that station; D18 is the department. */
async function bringTo(server, station, title) {
  const people = Object.fromEntries(
    await Promise.all(['grid_chief', 'area_chief', 'general_chief', 'dispatcher'].map(async (login) => [login, await server.client(login)])),
  )
  const { posts } = await people.grid_chief.get('/v1/me')
  const raised = { category: 'E0113', grid: posts[0].scope, title, description: `${title}，请尽快处理` }
  const { id } = await people.grid_chief.post('/v1/incidents', raised)
  const steps = [
    ['grid_chief', 'file', { condition: '坑槽超过25平方厘米' }, 'grid'],
    ['grid_chief', 'take', {}, 'grid'],
    ['grid_chief', 'escalate', { reason: '超出网格职权' }, 'area'],
    ['area_chief', 'escalate', { reason: '超出片区职权' }, 'general'],
    ['general_chief', 'to_dispatch', {}, 'dispatcher'],
    ['dispatcher', 'dispatch', { lead: 'D18', reason: '道路养护' }, 'department'],
  ]
  for (const [who, event, data, reached] of steps) {
    if (stations.indexOf(reached) > stations.indexOf(station)) return
    await people[who].post(`/v1/incidents/${id}/events`, { event, data })
  }
}

/** Some incidents on their way, so that there is something to see for everybody. */
export async function fill(server) {
  await fillDesk(server)
  const titles = ['东门口路面坑槽', '学校门前道路破损', '菜市场门口路面塌陷', '河堤步道砖松动', '二环路井周下沉']
  for (const [at, station] of stations.entries()) await bringTo(server, station, titles[at])
}
