// SPDX-License-Identifier: Apache-2.0
//
// A photo as it is sent: small enough for a village's network, and without anything but the picture.

import { readTaken } from './exif'

const longest = 1600
const quality = 0.82

export interface Shrunk {
  bytes: ArrayBuffer
  type: string
  takenAt: string | null
  position: [number, number] | null
}

/** Throws where the file is no picture that this browser knows. */
export async function shrink(file: Blob): Promise<Shrunk> {
  // Place and time first: what the canvas gives has neither.
  const { at, position } = readTaken(await file.arrayBuffer())
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff' // JPEG knows no transparency.
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
  canvas.width = canvas.height = 0 // Phones are short of memory for canvases.
  if (!blob) throw new Error('no JPEG')
  return { bytes: await blob.arrayBuffer(), type: 'image/jpeg', takenAt: at, position }
}
