import type { Flag, Value } from '../flag-table.js'
import { beginnings, flagsAfter, type Place, places, valueFlags, type Word, wordsOf } from './places.js'

const commands = [...new Set(['', ...flagsAfter.map(([command]) => command), ...beginnings])]

/** The completion of zsh, which shows what each word means. */
export function zshCompletion(): string {
  return `#compdef downhill
# Completion of downhill for zsh: eval "$(downhill completion zsh)"

_downhill() {
  local command='' word
  local -i i
  local -a specs

  # The command that stands before the word that is completed.
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    case $word in
      ${valueFlags.join('|')}) i+=1 ;;
      -*) ;;
      *)
        case $command in
          '') command=$word ;;
          ${beginnings.map(plain).join('|')}) command="$command $word" ;;
        esac
        ;;
    esac
  done

  case \${command:-train} in
${flagsAfter.map(([command, flags]) => specsCase(command, flags.map(flagSpec))).join('\n')}
  esac
  case $command in
${commands.map(command => specsCase(command, placeSpecs(command))).join('\n')}
  esac
  _arguments -S $specs
}

_downhill_or_files() {
  _alternative "words:word:($*)" 'files:file:_files'
}

# Nothing but this file's own words is evaluated.
if [[ $funcstack[1] == _downhill ]]; then
  _downhill "$@"
else
  compdef _downhill downhill
fi`
}

function specsCase(command: string, specs: readonly string[]): string {
  return [
    `    ${plain(command)})`,
    '      specs+=(',
    ...specs.map(spec => `        ${plain(spec)}`),
    '      )',
    '      ;;'
  ].join('\n')
}

/** What may stand behind a command, whose own words are arguments to zsh, too. */
function placeSpecs(command: string): string[] {
  const typed = command === '' ? [] : command.split(' ')
  const here = places.filter(place => place.command === command)
  return [...typed.map((_, i) => `${i + 1}: :`), ...here.map(place => placeSpec(place, typed.length))]
}

function flagSpec([name, flag]: readonly [string, Flag]): string {
  const help = `[${flag.help.replace(/[[\]\\:]/g, '\\$&')}]`
  return flag.type === 'boolean' ? `${name}${help}` : `${name}=${help}:${escaped(flag.value)}:${action(flag)}`
}

function action(value: Value): string {
  const words = wordsOf(value)
  if (value.several) return `_values -s , ${plain(escaped(value.value))} ${words.join(' ')}`
  if (value.path) return pathsAnd(words, value.path)
  return words.length > 0 ? `(${words.join(' ')})` : anything
}

/** What nobody can complete. */
const anything = ' '

/** Paths, and words beside them. */
function pathsAnd(words: readonly string[], path: 'file' | 'folder'): string {
  if (path === 'folder') return '_files -/'
  // Behind a space it is called as it is written.
  return words.length > 0 ? ` _downhill_or_files ${words.join(' ')}` : '_files'
}

function placeSpec({ name, words, path, position, count }: Place, typed: number): string {
  const at = count === 'exactly' ? `${typed + position + 1}` : '*'
  const names = words.map(([word]) => word)
  const what = path ? pathsAnd(names, path) : words.length > 0 ? described(words) : anything
  return `${at}:${escaped(name)}:${what}`
}

/** Words with what they mean. */
function described(words: readonly Word[]): string {
  return `((${words.map(([word, help]) => `${word}\\:${plain(help)}`).join(' ')}))`
}

/** Text in which a colon is not the end of a part. */
function escaped(text: string): string {
  return text.replaceAll(':', '\\:')
}

/** Text that the shell takes as it is. */
function plain(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
