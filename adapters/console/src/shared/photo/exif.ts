// SPDX-License-Identifier: Apache-2.0
//
// Where and when a photo was taken, as its camera wrote it. Only that is read, and whatever the file
// holds instead of it, the answer is "unknown" and never a fault.

export interface Taken {
  /** RFC 3339, with the offset if the camera knew it. */
  at: string | null
  /** Longitude, latitude; WGS 84. */
  position: [number, number] | null
}

const nothing: Taken = { at: null, position: null }
const tag = { exif: 0x8769, gps: 0x8825, taken: 0x9003, offset: 0x9011, latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 }
const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 }
const mostEntries = 256

/** One directory of the TIFF structure: where each tag's value lies. */
interface Value {
  type: number
  count: number
  at: number
}

class Tiff {
  private readonly little: boolean
  constructor(private readonly view: DataView) {
    this.little = view.getUint16(0) === 0x4949
  }
  short = (at: number): number => this.view.getUint16(at, this.little)
  long = (at: number): number => this.view.getUint32(at, this.little)

  directory(at: number): Map<number, Value> {
    const values = new Map<number, Value>()
    const count = Math.min(this.short(at), mostEntries)
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
      const type = this.short(entry + 2)
      const many = this.long(entry + 4)
      const size = (sizes[type] ?? 0) * many
      values.set(this.short(entry), { type, count: many, at: size > 4 ? this.long(entry + 8) : entry + 8 })
    }
    return values
  }
  text(value: Value | undefined): string {
    if (!value || value.type !== 2 || value.count > 64) return ''
    const codes = Array.from({ length: value.count }, (_, at) => this.view.getUint8(value.at + at))
    return String.fromCharCode(...codes).replace(/\0.*$/s, '').trim()
  }
  /** Degrees, minutes, seconds. */
  degrees(value: Value | undefined, ref: Value | undefined): number | null {
    if (!value || value.type !== 5 || value.count !== 3) return null
    const [degrees = NaN, minutes = NaN, seconds = NaN] = [0, 8, 16].map((at) => this.long(value.at + at) / this.long(value.at + at + 4))
    const sum = degrees + minutes / 60 + seconds / 3600
    if (!Number.isFinite(sum)) return null
    return /^[SW]/i.test(this.text(ref)) ? -sum : sum
  }
}

function positionIn(tiff: Tiff, gps: Map<number, Value>): [number, number] | null {
  const latitude = tiff.degrees(gps.get(tag.latitude), gps.get(tag.latitudeRef))
  const longitude = tiff.degrees(gps.get(tag.longitude), gps.get(tag.longitudeRef))
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  // Cameras that know nothing write zeros: nobody of this county is in the Gulf of Guinea.
  return latitude === 0 && longitude === 0 ? null : [longitude, latitude]
}

function instantIn(tiff: Tiff, exif: Map<number, Value>): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(tiff.text(exif.get(tag.taken)))
  if (!match) return null
  const offset = tiff.text(exif.get(tag.offset))
  const text = `${match[1]}-${match[2]}-${match[3]}T${match[4]}${/^[+-]\d\d:\d\d$/.test(offset) ? offset : ''}`
  return Number.isNaN(Date.parse(text)) ? null : text
}

function readTiff(view: DataView): Taken {
  const tiff = new Tiff(view)
  if (tiff.short(2) !== 42) return nothing
  const first = tiff.directory(tiff.long(4))
  const below = (pointer: number): Map<number, Value> => {
    const value = first.get(pointer)
    return value ? tiff.directory(tiff.long(value.at)) : new Map()
  }
  return { at: instantIn(tiff, below(tag.exif)), position: positionIn(tiff, below(tag.gps)) }
}

/** Goes through the segments of a JPEG up to the picture itself. */
export function readTaken(bytes: ArrayBuffer): Taken {
  try {
    const view = new DataView(bytes)
    if (view.getUint16(0) !== 0xffd8) return nothing
    for (let at = 2; view.getUint8(at) === 0xff; ) {
      const marker = view.getUint8(at + 1)
      const length = view.getUint16(at + 2)
      if (marker === 0xda || length < 2) return nothing
      const isExif = marker === 0xe1 && view.getUint32(at + 4) === 0x45786966 && view.getUint16(at + 8) === 0
      if (isExif) return readTiff(new DataView(bytes, at + 10, length - 8))
      at += 2 + length
    }
    return nothing
  } catch {
    return nothing // Cut off, or no JPEG at all.
  }
}
