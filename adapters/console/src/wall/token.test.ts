// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { streamCookies, tokenIn } from './token'

describe('the display token', () => {
  it('is read from the fragment', () => {
    expect(tokenIn('#token=abcDEF123-_~+/=')).toBe('abcDEF123-_~+/=')
    expect(tokenIn('#lang=en&token=abcdefgh')).toBe('abcdefgh')
    expect(tokenIn('')).toBeNull()
    expect(tokenIn('#token=')).toBeNull()
    expect(tokenIn('#token=abc;Path=/;x')).toBeNull()
  })

  it('goes to the stream, and to other sites never', () => {
    expect(streamCookies('abcdefgh', false)).toEqual(['shao=abcdefgh; Path=/v1/stream; SameSite=Strict'])
    expect(streamCookies('abcdefgh', true)[0]).toBe('__Host-shao=abcdefgh; Path=/; Secure; SameSite=Strict')
    expect(streamCookies('', false, 0)[0]).toContain('Max-Age=0')
  })
})
