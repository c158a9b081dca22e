// SPDX-License-Identifier: Apache-2.0
//
// From the API's polygons (WGS 84, longitude first) to paths in a picture. Over a county a plane is
// near enough: a degree of longitude is shortened by the latitude, and that is all.

export type Point = [x: number, y: number]
export interface Shape {
  type?: string
  coordinates?: unknown
}
export interface Box {
  left: number
  top: number
  width: number
  height: number
}
export interface Frame {
  width: number
  height: number
  /** From longitude and latitude to the picture. */
  place: (position: readonly number[]) => Point
}

/** The outer and inner rings, whether it is one polygon or several; none of what is no polygon. */
export function ringsOf(shape: Shape | undefined | null): Point[][] {
  if (shape?.type === 'Polygon') return shape.coordinates as Point[][]
  if (shape?.type === 'MultiPolygon') return (shape.coordinates as Point[][][]).flat()
  return []
}

/** Fits all rings into a picture of this width; the height follows from the county. */
export function frameOf(rings: readonly Point[][], width: number, margin: number): Frame | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (const [x, y] of ring) {
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
  }
  if (!(east > west) || !(north > south)) return null
  const shorten = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (width - 2 * margin) / ((east - west) * shorten)
  return {
    width,
    height: (north - south) * scale + 2 * margin,
    place: ([x = 0, y = 0]) => [margin + (x - west) * shorten * scale, margin + (north - y) * scale],
  }
}

const text = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`

export function pathOf(rings: readonly Point[][], frame: Frame): string {
  return rings.map((ring) => `M${ring.slice(0, -1).map((point) => text(frame.place(point))).join('L')}Z`).join('')
}

/** What is around several polygons together: the sides that only one of them has. */
export function outlineOf(shapes: readonly Point[][][], frame: Frame): string {
  const sides = new Map<string, [Point, Point] | null>()
  for (const ring of shapes.flat()) {
    for (let at = 1; at < ring.length; ++at) {
      const [from, to] = [ring[at - 1]!, ring[at]!]
      const key = [from.join(), to.join()].sort().join(' ')
      sides.set(key, sides.has(key) ? null : [from, to])
    }
  }
  const outer = [...sides.values()].filter((side) => side !== null)
  return outer.map(([from, to]) => `M${text(frame.place(from))}L${text(frame.place(to))}`).join('')
}

/** The middle of the first ring's surface: where its name or a point without a position goes. */
export function centreOf(rings: readonly Point[][]): Point | null {
  const ring = rings[0]
  const origin = ring?.[0]
  if (!ring || !origin) return null
  // Counted from its first corner: far from zero the small surface would be lost in rounding.
  let [area, x, y] = [0, 0, 0]
  for (let at = 1; at < ring.length; ++at) {
    const [ax, ay] = [ring[at - 1]![0] - origin[0], ring[at - 1]![1] - origin[1]]
    const [bx, by] = [ring[at]![0] - origin[0], ring[at]![1] - origin[1]]
    const cross = ax * by - bx * ay
    area += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return area === 0 ? origin : [origin[0] + x / (3 * area), origin[1] + y / (3 * area)]
}

/** Points that would lie on each other go in a sunflower's order around their place. */
export function spread(at: number, gap: number): Point {
  const angle = at * 2.399963
  const radius = gap * Math.sqrt(at)
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** Open work in five steps, each with a pattern of its own. The last one has no end. */
export const steps = [0, 1, 3, 6, 11] as const
export function stepOf(open: number): number {
  return steps.reduce<number>((step, from, at) => (open >= from ? at : step), 0)
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width && other.left < one.left + one.width &&
    one.top < other.top + other.height && other.top < one.top + one.height
  )
}
