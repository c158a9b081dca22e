// SPDX-License-Identifier: Apache-2.0
//
// A screen that nobody logs in at gets a token once, in the address: /wall#token=… What follows the #
// is sent to no server and stands in no log. It is kept for this window only, and taken off the address
// so that it is not on a photo of the wall.

import { configureApi } from '@shared/api'

const kept = 'shao.wall.token'
const wellFormed = /^[\w.~+/=-]{8,512}$/

export function tokenIn(fragment: string): string | null {
  const given = new URLSearchParams(fragment.replace(/^#/, '').replace(/\+/g, '%2B')).get('token')
  return given && wellFormed.test(given) ? given : null
}

/** A browser sends no Authorization with a WebSocket: the stream alone gets it as its cookie. */
export function streamCookies(token: string, secure: boolean, seconds?: number): string[] {
  const ending = `SameSite=Strict${seconds === undefined ? '' : `; Max-Age=${seconds}`}`
  const plain = `shao=${token}; Path=/v1/stream; ${ending}`
  // A server behind another one that speaks TLS for it looks for the plain name.
  return secure ? [`__Host-shao=${token}; Path=/; Secure; ${ending}`, `${plain}; Secure`] : [plain]
}

const secure = () => window.location.protocol === 'https:'
const setCookies = (token: string, seconds?: number) => {
  for (const cookie of streamCookies(token, secure(), seconds)) document.cookie = cookie
}

export const displayToken = (): string | null => window.sessionStorage.getItem(kept)

/** Before the router looks at the address. */
export function takeToken(): void {
  const given = tokenIn(window.location.hash)
  if (/[#&]token=/.test(window.location.hash)) {
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }
  if (given) window.sessionStorage.setItem(kept, given)
  const token = displayToken()
  if (token) setCookies(token)
  configureApi({ token: displayToken })
}

/** One that is revoked helps nobody. */
export function forgetToken(): void {
  window.sessionStorage.removeItem(kept)
  setCookies('', 0)
}
