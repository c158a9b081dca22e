// SPDX-License-Identifier: Apache-2.0
//
// Packs the built pages for the binary: all bytes end to end in assets.bin, and where each file
// lies in it as a C++ table, assets.cpp.
//
//     node scripts/pack.mjs DIST FOLDER

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Vite puts what it hashes into assets/, and nothing else. */
const isHashed = (path) => path.startsWith('/assets/')

function filesBelow(folder) {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}

function packed(bytes) {
  const zipped = gzipSync(bytes, { level: 9 })
  return zipped.length < bytes.length * 0.9 ? zipped : Buffer.alloc(0)
}

function pack(dist, folder) {
  const parts = []
  let end = 0
  const place = (bytes) => {
    parts.push(bytes)
    end += bytes.length
    return `piece(${end - bytes.length}, ${bytes.length})`
  }
  const rows = filesBelow(dist).map((file) => {
    const path = `/${relative(dist, file)}`
    const type = types[extname(file)]
    if (!type) throw new Error(`${path}: what media type is that?`)
    const bytes = readFileSync(file)
    const etag = createHash('sha256').update(bytes).digest('hex').slice(0, 24)
    const body = place(bytes)
    const gzip = place(packed(bytes))
    return `      {"${path}", "${type}", "\\"${etag}\\"", ${isHashed(path)},\n       ${body}, ${gzip}},`
  })
  writeFileSync(join(folder, 'assets.bin'), Buffer.concat(parts))
  writeFileSync(join(folder, 'assets.cpp'), source(rows))
}

const source = (rows) => `// SPDX-License-Identifier: Apache-2.0
// Made by scripts/pack.mjs.
#include "adapters/console/assets.hpp"

#include <array>
#include <cstddef>

extern "C" const char shao_console_bytes[];

namespace adapters::console {
namespace {

std::string_view piece(std::size_t from, std::size_t size) {
  return {shao_console_bytes + from, size};
}

}  // namespace

std::span<const Asset> assets() {
  static const std::array<Asset, ${rows.length}> table{{
${rows.join('\n')}
  }};
  return table;
}

}  // namespace adapters::console
`

const [dist, folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: node scripts/pack.mjs DIST FOLDER')
  process.exit(2)
}
pack(dist, folder)
