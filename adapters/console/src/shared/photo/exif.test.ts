// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { readTaken } from './exif'

interface Entry {
  tag: number
  type: number
  count: number
  /** The value itself, or bytes that are put behind all directories. */
  value: number | number[]
}

/** A JPEG with just the directories that cameras write. */
function photo(little: boolean, directories: (places: number[]) => Entry[][]): ArrayBuffer {
  const draft = directories([0, 0, 0])
  let end = 8
  const places = draft.map((entries) => {
    const at = end
    end += 2 + entries.length * 12 + 4
    return at
  })
  const bytes = new Uint8Array(1024)
  const view = new DataView(bytes.buffer)
  const tiff = 12
  view.setUint16(0, 0xffd8)
  view.setUint16(2, 0xffe1)
  view.setUint16(4, 1000)
  view.setUint32(6, 0x45786966)
  view.setUint16(tiff, little ? 0x4949 : 0x4d4d)
  view.setUint16(tiff + 2, 42, little)
  view.setUint32(tiff + 4, 8, little)
  directories(places).forEach((entries, index) => {
    const at = tiff + places[index]!
    view.setUint16(at, entries.length, little)
    entries.forEach((entry, row) => {
      const from = at + 2 + row * 12
      view.setUint16(from, entry.tag, little)
      view.setUint16(from + 2, entry.type, little)
      view.setUint32(from + 4, entry.count, little)
      if (typeof entry.value === 'number') return void view.setUint32(from + 8, entry.value, little)
      const isShort = entry.type === 2 && entry.value.length <= 4
      const to = isShort ? from + 8 : tiff + end
      if (!isShort) view.setUint32(from + 8, end, little)
      if (entry.type === 5) entry.value.forEach((number, n) => view.setUint32(to + n * 4, number, little))
      else bytes.set(entry.value, to)
      end += isShort ? 0 : entry.value.length * (entry.type === 5 ? 4 : 1)
    })
  })
  return bytes.buffer
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0)).concat(0)
const text = (tag: number, words: string): Entry => ({ tag, type: 2, count: words.length + 1, value: ascii(words) })
const camera = (little: boolean, south = false): ArrayBuffer =>
  photo(little, ([, exif, gps]) => [
    [{ tag: 0x8769, type: 4, count: 1, value: exif! }, { tag: 0x8825, type: 4, count: 1, value: gps! }],
    [text(0x9003, '2026:09:30 17:05:09'), text(0x9011, '+08:00')],
    [
      text(1, south ? 'S' : 'N'), { tag: 2, type: 5, count: 3, value: [30, 1, 51, 1, 36, 10] },
      text(3, 'E'), { tag: 4, type: 5, count: 3, value: [106, 1, 58, 1, 1212, 100] },
    ],
  ])

test.each([true, false])('place and time are read, whichever end comes first (%s)', (little) => {
  const { at, position } = readTaken(camera(little))
  expect(at).toBe('2026-09-30T17:05:09+08:00')
  expect(position?.[0]).toBeCloseTo(106 + 58 / 60 + 12.12 / 3600, 9)
  expect(position?.[1]).toBeCloseTo(30 + 51 / 60 + 3.6 / 3600, 9)
})

test('the south is below zero', () => {
  expect(readTaken(camera(true, true)).position?.[1]).toBeLessThan(-30)
})

test('a picture that says nothing gives nothing', () => {
  const nothing = { at: null, position: null }
  expect(readTaken(new ArrayBuffer(0))).toEqual(nothing)
  expect(readTaken(new Uint8Array([0xff, 0xd8, 0xff, 0xd9]).buffer)).toEqual(nothing)
  expect(readTaken(new TextEncoder().encode('<svg/>').buffer as ArrayBuffer)).toEqual(nothing)
})

/** Always the same numbers, so that a failure can be looked at. */
function* numbers(seed: number): Generator<number> {
  for (;;) yield (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff)
}

test('whatever bytes there are, it answers soon and never throws', () => {
  const random = numbers(7)
  const next = (below: number): number => (random.next().value as number) % below
  for (let round = 0; round < 3000; ++round) {
    const bytes = new Uint8Array(camera(round % 2 === 0).slice(0, 1 + next(600)))
    for (let flips = next(12); flips >= 0; --flips) bytes[(round % 3 ? 0 : 12) + next(bytes.length)] = next(256)
    if (round % 5 === 0) bytes.forEach((_, at) => (bytes[at] = at < 14 ? bytes[at]! : next(256)))
    const { at, position } = readTaken(bytes.buffer)
    if (at !== null) expect(Number.isNaN(Date.parse(at))).toBe(false)
    if (position) expect(Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90).toBe(true)
  }
})
