import type { Line } from '../charts/line.js'

/**
 * Ink looks at every character of every frame: it splits them, measures them and puts them together again, though nothing
 * may have changed. So a row passes through Ink as a token: one private character of one column, the same for the same
 * row, by which the painter, on the other side, knows it again.
 */

const first = 0xf0000
const count = 0xfffe
const tokens = /[\u{f0000}-\u{ffffd}]/gu

/** Rows remembered: some hundred stand on the largest screen, and those on it are never forgotten. */
const capacity = 1024
/** By token, the one that has not been of use for longest first. */
const rows = new Map<string, { readonly line: Line; readonly content: string }>()
const issued = new Map<string, string>()
let next = 0

/** The token of a row. */
export function tokenOf(line: Line): string {
  const content = line.map(({ text, tone }) => `${tone ?? ''}\u0000${text}\u0001`).join('')
  const known = issued.get(content)
  if (known !== undefined) {
    remember(known)
    return known
  }
  const token = unused()
  rows.set(token, { line, content })
  issued.set(content, token)
  forgetOldest()
  return token
}

/** The row a token stands for; an empty one if there is no such token. */
export function rowOf(token: string): Line {
  return rows.get(token)?.line ?? nothing
}

const nothing: Line = []

/** Keeps the rows of a frame from being forgotten while it is on the screen, which may be long before they change. */
export function rememberFrame(frame: string): void {
  for (const [token] of frame.matchAll(tokens)) remember(token)
}

function remember(token: string): void {
  const row = rows.get(token)
  if (!row) return
  rows.delete(token)
  rows.set(token, row)
}

function forgetOldest(): void {
  for (const [token, { content }] of rows) {
    if (rows.size <= capacity) return
    rows.delete(token)
    issued.delete(content)
  }
}

function unused(): string {
  for (;;) {
    const token = String.fromCodePoint(first + next)
    next = (next + 1) % count
    if (!rows.has(token)) return token
  }
}
