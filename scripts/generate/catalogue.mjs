import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

// Folder names that JavaScript keeps for itself.
const RESERVED = new Set([
  'case',
  'catch',
  'default',
  'delete',
  'do',
  'enum',
  'for',
  'if',
  'import',
  'in',
  'new',
  'switch',
  'throw',
  'try',
  'while',
  'with',
])

/** @param {string} folder */
function nameFor(folder) {
  const name = folder.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())
  return RESERVED.has(name) ? `${name}Brick` : name
}

/**
 * The text of bricks/index.ts: each folder but the kit, in the order of their names.
 * @param {string} bricks the folder @returns {string}
 */
export function writeCatalogue(bricks) {
  const folders = readdirSync(bricks, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'kit' && existsSync(path.join(bricks, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .sort()
  const names = folders.map(nameFor)
  const line = `export const bricks = [${names.join(', ')}] as const`
  return [
    '// Written by "npm run generate" from the folders beside it. Do not edit.',
    ...folders.map((folder) => `import ${nameFor(folder)} from './${folder}'`),
    '',
    '/** Every brick there is, by name. */',
    // As the formatter has it: one line while that fits.
    ...(line.length <= 140 ? [line] : ['export const bricks = [', ...names.map((name) => `  ${name},`), '] as const']),
    '',
  ].join('\n')
}
