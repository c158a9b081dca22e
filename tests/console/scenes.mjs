// SPDX-License-Identifier: Apache-2.0
//
// The pages that are looked at, by screenshots and by axe: where, as whom, and what one waits for.
// A new page is added here.

import { deskScenes, fillDesk } from './desk-scenes.mjs'
import { screens } from './harness.mjs'

export const scenes = [
  { name: 'desk-login', path: '/', see: 'input[name=login]' },
  { name: 'desk-queue', path: '/', login: 'dispatcher', see: '.page h2' },
  { name: 'desk-overdue', path: '/desk/queues/overdue', login: 'dispatcher', see: '.page h2' },
  { name: 'phone-login', path: '/m', see: 'input[name=login]' },
  { name: 'phone-home', path: '/m', login: 'grid_chief', see: '.raise' },
  { name: 'wall-login', path: '/wall', see: 'input[name=login]' },
  { name: 'wall-home', path: '/wall', login: 'supervisor', see: '.figures' },
  ...deskScenes,
]

/** Of a page whose address is known only when there is something to see. */
export const pathOf = (scene, server) => (typeof scene.path === 'function' ? scene.path(server) : scene.path)

export const languages = ['zh-CN', 'en']
export const sizes = Object.values(screens)

/** Some incidents on their way, so that there is something to see. */
export async function fill(server) {
  await fillDesk(server)
  const chief = await server.client('grid_chief')
  const grids = await chief.get('/v1/me')
  const area = await server.client('area_chief')
  const scope = grids.posts[0].scope
  for (const [category, title] of [['E0113', '东门口路面坑槽'], ['C0103', '人行道井盖缺失'], ['E0113', '学校门前道路破损']]) {
    const body = { category, grid: scope, title, description: `${title}，请尽快处理` }
    const incident = await chief.post('/v1/incidents', body)
    const events = `/v1/incidents/${incident.id}/events`
    await chief.post(events, { event: 'file', data: { condition: '坑槽超过25平方厘米' } })
    if (category === 'C0103') continue
    await chief.post(events, { event: 'take', data: {} })
    await chief.post(events, { event: 'escalate', data: { reason: '超出网格职权' } })
    await area.post(events, { event: 'escalate', data: { reason: '超出片区职权' } }).catch(() => null)
  }
}
