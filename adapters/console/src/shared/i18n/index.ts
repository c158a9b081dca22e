// SPDX-License-Identifier: Apache-2.0
//
// Two languages, Chinese first. A text that one of them lacks, or a key that does not exist, fails
// the type check.

import { computed, ref, watch } from 'vue'
import * as admin from './admin'
import * as common from './common'
import * as desk from './desk'
import * as phone from './phone'
import * as wall from './wall'

export type Language = 'zh-CN' | 'en'

// Each page has a file of its own, so that people who work on different ones do not meet.
const zh = { ...common.zh, ...desk.zh, ...admin.zh, ...phone.zh, ...wall.zh }
const en: Record<keyof typeof zh, string> = { ...common.en, ...desk.en, ...admin.en, ...phone.en, ...wall.en }

export type Key = keyof typeof zh
export type Words = Record<Key, string>

const kept = 'shao.language'
const texts: Record<Language, Words> = { 'zh-CN': zh, en }

function first(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? window.localStorage.getItem(kept)
  return asked === 'en' ? 'en' : 'zh-CN'
}

export const language = ref<Language>(typeof window === 'undefined' ? 'zh-CN' : first())

export function setLanguage(next: Language): void {
  language.value = next
}

if (typeof window !== 'undefined') {
  watch(language, (next) => {
    document.documentElement.lang = next
    window.localStorage.setItem(kept, next)
  })
  document.documentElement.lang = language.value
}

/** The text of a key; {names} in it are filled. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return texts[language.value][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

export type Group = 'stage' | 'level' | 'role' | 'queue' | 'outcome' | 'part' | 'urgency' | 'live'

/** What the server calls by a stable name (a stage, a role): its text, or else the name itself. */
export function tName(group: Group, name: string | number | null | undefined): string {
  if (name === null || name === undefined || name === '') return ''
  const key = `${group}.${name}`
  return key in zh ? t(key as Key) : String(name)
}

/** "中文|English", as titles in forms are written. */
export function tPair(pair: string | undefined): string {
  if (!pair) return ''
  const bar = pair.indexOf('|')
  if (bar < 0) return pair
  return language.value === 'en' ? pair.slice(bar + 1) : pair.slice(0, bar)
}

/** {zh, en}, as labels of charts come; and a row with a name and an English one. */
export function tLabel(label: { zh: string; en: string }): string {
  return (language.value === 'en' && label.en) || label.zh
}
export function tNamed(row: { name: string; english?: string } | undefined, fallback = ''): string {
  if (!row) return fallback
  return (language.value === 'en' && row.english) || row.name
}

export const isChinese = computed(() => language.value === 'zh-CN')
