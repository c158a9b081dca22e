// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import type { Connect, Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** One page for each way of working; they share what is in src/shared and nothing else. */
const pages = { desk: 'index.html', phone: 'm.html', wall: 'wall.html' }

/** Where `npm run dev` finds the API: a server that runs with --demo. */
const server = process.env['SHAO_SERVER'] ?? 'http://127.0.0.1:8311'

/** The paths that the server answers with a page: tools/shao/pages.cpp has the same. */
const entries: Record<string, string> = { desk: '/index.html', m: '/m.html', wall: '/wall.html' }

function pagesAsServed(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _, next) => {
    const [, first = ''] = /^\/(\w+)(?:[/?]|$)/.exec(request.url ?? '') ?? []
    request.url = entries[first] ?? request.url
    next()
  }
  return {
    name: 'shao-pages-as-served',
    configureServer: ({ middlewares }) => void middlewares.use(rewrite),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(rewrite),
  }
}

export default defineConfig({
  root: here('.'),
  plugins: [vue(), pagesAsServed()],
  resolve: { alias: { '@shared': here('./src/shared') } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: process.env['SHAO_CONSOLE_DIST'] ?? here('../../build/console/dist'),
    emptyOutDir: true,
    target: 'es2021',
    manifest: 'chunks.json',
    // The content policy allows no inline script, and needs none: the pages name files only.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(pages).map(([name, file]) => [name, here(`./${file}`)])),
      output: {
        // What all pages need is one file that stays in the cache when the pages change.
        manualChunks: (id) => (/node_modules\/(@vue|vue|vue-router)\//.test(id) ? 'vue' : undefined),
      },
    },
  },
  // The server takes writes from its own pages alone, so the proxy speaks as one of them.
  server: { proxy: { '/v1': { target: server, ws: true, changeOrigin: true, headers: { origin: server } } } },
  test: { include: ['src/**/*.test.ts'] },
})
