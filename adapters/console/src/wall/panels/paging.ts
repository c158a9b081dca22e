// SPDX-License-Identifier: Apache-2.0
//
// A list that is longer than its place goes by in whole pages: from afar a page that stands can be
// read, and text that creeps cannot.

import { computed, onMounted, onScopeDispose, onUpdated, ref, type Ref } from 'vue'

const turnEvery = 9000

export function usePages<Item>(items: () => readonly Item[], place: Ref<HTMLElement | null>, paused: () => boolean) {
  const fits = ref(1)
  const turned = ref(0)
  const pages = computed(() => Math.max(1, Math.ceil(items().length / fits.value)))
  const page = computed(() => turned.value % pages.value)
  const shown = computed(() => items().slice(page.value * fits.value, (page.value + 1) * fits.value))
  let observer: ResizeObserver | null = null

  function measure(): void {
    const element = place.value
    if (!element) return
    const row = parseFloat(getComputedStyle(element).getPropertyValue('grid-auto-rows'))
    if (row > 0) fits.value = Math.max(1, Math.floor((element.clientHeight + 1) / row))
  }

  const timer = setInterval(() => {
    if (!paused()) turned.value = (page.value + 1) % pages.value
  }, turnEvery)
  onUpdated(measure) // Rows are as high as the language needs.
  onMounted(() => {
    measure()
    observer = new ResizeObserver(measure)
    if (place.value) observer.observe(place.value)
  })
  onScopeDispose(() => {
    clearInterval(timer)
    observer?.disconnect()
  })
  return { shown, page, pages }
}
