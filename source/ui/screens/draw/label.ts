/** The class whose name was written, or the only one that begins so; undefined where there is none. */
export function classNamed(names: readonly string[], text: string): number | undefined {
  const wanted = text.trim()
  if (wanted === '') return undefined
  const exact = names.indexOf(wanted)
  return exact >= 0 ? exact : sole(names, name => folded(name).startsWith(folded(wanted)))
}

/** The class that a text which may not be at its end can only mean: `7` is one where no name goes on from there. */
export function soleClass(names: readonly string[], text: string): number | undefined {
  const found = names.indexOf(text.trim())
  const others = names.filter((name, i) => i !== found && folded(name).startsWith(folded(text.trim())))
  return found >= 0 && others.length === 0 ? found : undefined
}

function sole(names: readonly string[], isMeant: (name: string) => boolean): number | undefined {
  const meant = [...names.keys()].filter(i => isMeant(names[i]!))
  return meant.length === 1 ? meant[0] : undefined
}

function folded(text: string): string {
  return text.toLowerCase()
}
