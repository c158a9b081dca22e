// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { centreOf, frameOf, outlineOf, overlaps, pathOf, ringsOf, spread, stepOf, type Point } from './geometry'

const square = (x: number, y: number): Point[][] => [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]

describe('the map', () => {
  it('takes polygons of both kinds and nothing else', () => {
    expect(ringsOf({ type: 'Polygon', coordinates: square(0, 0) })).toHaveLength(1)
    expect(ringsOf({ type: 'MultiPolygon', coordinates: [square(0, 0), square(2, 0)] })).toHaveLength(2)
    expect(ringsOf({ type: 'Point', coordinates: [0, 0] })).toEqual([])
    expect(ringsOf(undefined)).toEqual([])
  })

  it('puts north up and fills the width', () => {
    const frame = frameOf([...square(106, 30), ...square(107, 31)], 100, 10)!
    expect(frame.place([106, 32])).toEqual([10, 10])
    expect(frame.place([108, 32])[0]).toBeCloseTo(90)
    expect(frame.place([106, 30])[1]).toBeCloseTo(frame.height - 10)
    // A degree of longitude is shorter than one of latitude.
    expect(frame.height).toBeGreaterThan(100)
  })

  it('has no picture of nothing', () => {
    expect(frameOf([], 100, 0)).toBeNull()
    expect(frameOf([[[1, 1], [1, 1]]], 100, 0)).toBeNull()
  })

  it('draws each ring as a closed path', () => {
    const frame = frameOf(square(0, 0), 100, 0)!
    expect(pathOf(square(0, 0), frame)).toMatch(/^M0\.0 \d+\.\dL100\.0 .*Z$/)
  })

  it('leaves out what two grids of an area share', () => {
    const frame = frameOf([...square(0, 0), ...square(1, 0)], 100, 0)!
    const sides = outlineOf([square(0, 0), square(1, 0)], frame).match(/M/g)
    expect(sides).toHaveLength(6)
  })

  it('finds the middle of a small polygon far from zero', () => {
    const small = [square(0, 0)[0]!.map(([x, y]): Point => [106.97 + x / 1000, 30.84 + y / 1000])]
    const [x, y] = centreOf(small)!
    expect(x).toBeCloseTo(106.9705, 7)
    expect(y).toBeCloseTo(30.8405, 7)
    expect(centreOf([])).toBeNull()
    expect(centreOf([[[1, 2], [1, 2]]])).toEqual([1, 2])
  })

  it('keeps points apart that have one place', () => {
    expect(spread(0, 5)).toEqual([0, 0])
    const [x, y] = spread(3, 5)
    expect(Math.hypot(x, y)).toBeGreaterThan(5)
  })

  it('grades open work', () => {
    expect([0, 1, 2, 3, 5, 6, 10, 11, 900].map(stepOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4])
  })

  it('tells whether names would lie on each other', () => {
    const box = { left: 0, top: 0, width: 10, height: 10 }
    expect(overlaps(box, { ...box, left: 9 })).toBe(true)
    expect(overlaps(box, { ...box, left: 10 })).toBe(false)
  })
})
