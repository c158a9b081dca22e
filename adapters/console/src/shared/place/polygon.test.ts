// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { boxOf, distance, inPolygon, nearest, placeAt } from './polygon'

const square = (west: number, south: number, size: number) => [
  [west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south],
]
const places = [
  { code: 'a', shape: { coordinates: [square(0, 0, 10), square(4, 4, 2)] } },
  { code: 'b', shape: { coordinates: [square(10, 0, 10)] } },
  { code: 'c', shape: null },
]

test('a point lies in the place whose outline surrounds it', () => {
  expect(placeAt(places, [1, 1])?.code).toBe('a')
  expect(placeAt(places, [11, 1])?.code).toBe('b')
  expect(placeAt(places, [21, 1])).toBeNull()
})

test('a hole is outside, and a common edge belongs to one of the two', () => {
  expect(inPolygon(places[0]!.shape!.coordinates, [5, 5])).toBe(false)
  expect(places.filter((place) => inPolygon(place.shape?.coordinates ?? [], [10, 3]))).toHaveLength(1)
})

test('a corner on the level of the point is not counted twice', () => {
  const diamond = [[[0, -5], [5, 0], [0, 5], [-5, 0], [0, -5]]]
  expect(inPolygon(diamond, [0, 0])).toBe(true)
  expect(inPolygon(diamond, [-6, 0])).toBe(false)
  expect(inPolygon(diamond, [6, 0])).toBe(false)
})

test('nothing is inside what has no outline', () => {
  expect(inPolygon([], [0, 0])).toBe(false)
  expect(boxOf([{ code: 'c' }])).toBeNull()
})

test('the box holds all, and the nearest comes first', () => {
  expect(boxOf(places)).toEqual({ west: 0, south: 0, east: 20, north: 10 })
  expect(nearest(places, [19, 5]).map(({ code }) => code)).toEqual(['b', 'a', 'c'])
})

test('a thousandth of a degree of latitude is about 111 metres', () => {
  expect(distance([106.97, 30.85], [106.97, 30.851])).toBeCloseTo(111.2, 0)
})
