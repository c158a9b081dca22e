// SPDX-License-Identifier: Apache-2.0
//
// Makes the API's types, schema.d.ts, from its description, openapi.json.

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const here = new URL('../src/shared/api/', import.meta.url)
const document = JSON.parse(readFileSync(new URL('openapi.json', here), 'utf8'))
const head = '// SPDX-License-Identifier: Apache-2.0\n// Made by scripts/types.mjs from openapi.json.\n\n'
writeFileSync(fileURLToPath(new URL('schema.d.ts', here)), head + astToString(await openapiTS(document, { emptyObjectsUnknown: true })))
