import { type FileHandle, open } from 'node:fs/promises'
import { closest } from '../closest.js'
import { dashed } from '../flag-table.js'
import { typed } from '../kinds.js'
import { UsageError } from '../usage-error.js'
import { meant, quoted } from '../values.js'
import { type Json, JsonError, parseJson } from './json.js'
import { type Place, type Said, saying } from './place.js'
import { onlyTyped, sectionNames, settingTable } from './setting-table.js'

/** More than any settings need. */
const mostBytes = 1 << 20

/** What a file says that is there or is not, as people like. @throws UsageError */
export async function readFoundFile(path: string): Promise<Place> {
  const text = await readText(path, 'settings want a JSON file', ['ENOENT', 'ENOTDIR'])
  return text === null ? new Map() : parseSettings(text, path)
}

/** What a file says that was asked for by a flag or a variable. @throws UsageError also when it is not there. */
export async function readNamedFile(path: string, asked: string): Promise<Place> {
  if (path === '') throw new UsageError(`${asked} wants a JSON file of settings, or none, and got nothing.`)
  const text = await readText(path, `${asked} wants a JSON file of settings`)
  return parseSettings(text ?? '', path)
}

/**
 * What the text of a file says of settings. An empty one says nothing, as the shell has made one before we could write into it.
 * @throws UsageError with the file, and the place in it or the key.
 */
export function parseSettings(text: string, path: string): Place {
  const content = text.replace(/^\ufeff/, '')
  if (content.trim() === '') return new Map()
  const settings = parse(content, path)
  if (!(settings instanceof Map)) throw new UsageError(`${path} holds no settings: write some, like {"epochs": 10}.`)
  return settingsOf(settings, path)
}

/** What keys and values say. @throws UsageError */
export function settingsOf(settings: ReadonlyMap<string, Json>, path: string): Place {
  const entries = [...entriesOf(settings, path)].filter(([key]) => key !== '$schema')
  return new Map(entries.map(([key, value]) => [key, said(key, value, path)]))
}

function parse(text: string, path: string): Json {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw new UsageError(`${path} is no JSON at ${error.message}.`)
    throw error
  }
}

/** The settings and their values, those of sections with the section's name in front. */
function* entriesOf(settings: ReadonlyMap<string, Json>, path: string): Iterable<readonly [key: string, value: Json]> {
  for (const [key, value] of settings) {
    if (key.includes('.')) throw new UsageError(`${path}: ${strange(key)}`)
    if (!sectionNames.some(section => section === key)) yield [key, value]
    else if (value instanceof Map) for (const [own, one] of value) yield [`${key}.${own}`, one]
    else throw new UsageError(`${path}: ${key} wants settings of its own, like {}, and got no object.`)
  }
}

function said(key: string, value: Json, path: string): Said {
  const setting = settingTable.find(candidate => candidate.key === key)
  if (setting === undefined) throw new UsageError(`${path}: ${strange(key)}`)
  if (value === null) return { text: null, from: path }
  const name = `${path}: ${key}`
  return saying(setting, name, typed(setting.kind, name, value), path)
}

/** Why a key is none. */
function strange(key: string): string {
  const reason = Object.hasOwn(onlyTyped, key) ? onlyTyped[key as keyof typeof onlyTyped] : undefined
  if (reason !== undefined)
    return `${key} can't be a default, because ${reason}: give ${dashed(key)} when you call downhill.`
  const keys = settingTable.map(candidate => candidate.key)
  const near = keys.find(candidate => candidate === key || candidate.endsWith(`.${key}`)) ?? closest(key, keys)
  return `there is no setting ${quoted(key)}${meant(near && written(near), ': see downhill config --schema.')}`
}

/** How a key is written in a file. */
function written(key: string): string {
  const [first, own] = key.split('.')
  return own === undefined ? key : `{"${first}": {"${own}": …}}`
}

/** The text of a file; null when it is missing in a way that is all right. @throws UsageError that ends in `advice`. */
async function readText(path: string, advice: string, missing: readonly string[] = []): Promise<string | null> {
  const bytes = await readAll(path).catch(({ code, message }: NodeJS.ErrnoException) => {
    if (missing.includes(code ?? '')) return null
    throw new UsageError(`${path} can't be read (${code ?? message}): ${advice}.`)
  })
  if (bytes === null) return null
  if (bytes.length > mostBytes) throw new UsageError(`${path} has more than a megabyte: settings are less.`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(`${path} is no text in UTF-8: ${advice}.`)
  }
}

/** All bytes of a file, which may be a pipe, or so many that they are too many. */
async function readAll(path: string): Promise<Uint8Array> {
  let file: FileHandle | undefined
  try {
    file = await open(path)
    const bytes = new Uint8Array(mostBytes + 1)
    let length = 0
    for (let read = 1; read > 0 && length < bytes.length; length += read) {
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead
    }
    return bytes.subarray(0, length)
  } finally {
    await file?.close()
  }
}
