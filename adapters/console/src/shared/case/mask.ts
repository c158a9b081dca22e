// SPDX-License-Identifier: Apache-2.0
//
// People's names and numbers are shown only as far as is needed to know who is meant.

/** 王小明 → 王**; Smith → S**** */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  return letters.length < 2 ? letters.join('') : letters[0] + '*'.repeat(letters.length - 1)
}

/** 13812345678 → 138****5678 */
export function maskPhone(phone: string): string {
  const digits = phone.trim()
  if (digits.length < 7) return '*'.repeat(digits.length)
  return digits.slice(0, 3) + '*'.repeat(digits.length - 7) + digits.slice(-4)
}
