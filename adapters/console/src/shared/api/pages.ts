// SPDX-License-Identifier: Apache-2.0

/** The pages of a list, one after the other, for as long as anybody asks for the next one. */
export async function* pages<P extends { next?: string | null }>(load: (cursor?: string) => Promise<P>): AsyncGenerator<P, void> {
  let cursor: string | undefined
  do {
    const page = await load(cursor)
    yield page
    cursor = page.next ?? undefined
  } while (cursor)
}
