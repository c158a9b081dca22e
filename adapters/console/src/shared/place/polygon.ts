// SPDX-License-Identifier: Apache-2.0
//
// Which grid a point lies in, without asking anybody.

export type Point = readonly [longitude: number, latitude: number]
export type Ring = readonly (readonly number[])[]

const x = (point: readonly number[]): number => point[0] ?? NaN
const y = (point: readonly number[]): number => point[1] ?? NaN

/** Even and odd: how many edges a ray to the east crosses. */
function inRing(ring: Ring, point: Point): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const a = ring[at]!
    const b = ring[before]!
    const crosses = y(a) > point[1] !== y(b) > point[1]
    if (crosses && point[0] < ((x(b) - x(a)) * (point[1] - y(a))) / (y(b) - y(a)) + x(a)) inside = !inside
  }
  return inside
}

/** Within the first ring, and in none of the holes. */
export function inPolygon(rings: readonly Ring[], point: Point): boolean {
  const [outer, ...holes] = rings
  return outer !== undefined && inRing(outer, point) && !holes.some((hole) => inRing(hole, point))
}

export interface Shaped {
  code: string
  shape?: { coordinates?: number[][][] } | null
}

const ringsOf = (place: Shaped): number[][][] => place.shape?.coordinates ?? []

export function placeAt<Place extends Shaped>(places: readonly Place[], point: Point): Place | null {
  return places.find((place) => inPolygon(ringsOf(place), point)) ?? null
}

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

export function boxOf(places: readonly Shaped[]): Box | null {
  const points = places.flatMap((place) => ringsOf(place).flat())
  if (points.length === 0) return null
  const longitudes = points.map(x)
  const latitudes = points.map(y)
  return { west: Math.min(...longitudes), east: Math.max(...longitudes), south: Math.min(...latitudes), north: Math.max(...latitudes) }
}

const earth = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres, as the crow flies. */
export function distance(a: Point, b: Point): number {
  const north = radians(b[1] - a[1])
  const east = radians(b[0] - a[0])
  const h = Math.sin(north / 2) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(east / 2) ** 2
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The places around a point, nearest first, by the middle of their boxes. */
export function nearest<Place extends Shaped>(places: readonly Place[], point: Point): Place[] {
  const away = (place: Place): number => {
    const box = boxOf([place])
    return box ? distance([(box.west + box.east) / 2, (box.south + box.north) / 2], point) : Infinity
  }
  return places.map((place) => ({ place, far: away(place) })).sort((a, b) => a.far - b.far).map(({ place }) => place)
}
