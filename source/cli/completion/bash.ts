import type { Value } from '../flag-table.js'
import { beginnings, flagsAfter, type Place, places, valueFlags, wordsOf } from './places.js'

/**
 * The completion of bash, 3.2 and later. No name of a file is ever evaluated: readline completes files itself, and where they
 * stand beside words, names are read line by line.
 */
export function bashCompletion(): string {
  return `# Completion of downhill for bash: eval "$(downhill completion bash)"

_downhill() {
  local IFS=$' \\t\\n'
  local current=\${COMP_WORDS[COMP_CWORD]} command='' flag='' inline='' word words='' paths='' several='' i
  local -i position=0
  COMPREPLY=()

  # The command, how many arguments it has, and a flag that still wants its value.
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ -n $flag ]]; then
      # Readline takes --flag=value for three words.
      [[ $word == '=' ]] || flag=''
      continue
    fi
    case $word in
      ${valueFlags.join(' | ')}) flag=$word ;;
      -*) ;;
      *)
        case $command in
          '') command=$word ;;
          ${beginnings.map(quote).join(' | ')}) command="$command $word" ;;
          *) position+=1 ;;
        esac
        ;;
    esac
  done
  if [[ -n $flag && $current == '=' ]]; then
    current=''
  elif [[ -z $flag && $current == --*=* ]]; then
    flag=\${current%%=*}
    current=\${current#*=}
    # Bash before 4.0 takes the three for one word, and still has readline complete only what is behind the =.
    [[ $COMP_WORDBREAKS == *=* ]] || inline="$flag="
  fi

  if [[ -n $flag ]]; then
    case "\${command:-train} $flag" in
${valueCases().join('\n')}
    esac
  elif [[ $current == -* ]]; then
    case \${command:-train} in
${flagCases().join('\n')}
    esac
  else
    case "$command $position" in
${placeCases().join('\n')}
    esac
  fi
  _downhill_offer
}

# Offers what the words and paths of _downhill are.
_downhill_offer() {
  if [[ -n $several && $current == *,* ]]; then
    inline+="\${current%,*},"
    current=\${current##*,}
  fi
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen -P "$inline" -W "$words" -- "$current")
  [[ -n $paths ]] || return 0

  # Bash before 4.0 has no compopt: there, asking for files is what makes readline quote the names that are offered.
  compopt -o filenames 2>/dev/null || compgen -f /no/such/file >/dev/null
  if [[ \${#COMPREPLY[@]} -eq 0 && -z $inline ]]; then
    # Readline knows best how a path that is half typed is quoted.
    if [[ $paths == folder ]]; then compopt -o dirnames 2>/dev/null && return 0; fi
    if [[ $paths == file ]]; then compopt -o default 2>/dev/null && return 0; fi
  fi
  local action=-f
  [[ $paths == folder ]] && action=-d
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen -P "$inline" "$action" -- "$current")
}

complete -F _downhill downhill`
}

function placeCases(): string[] {
  return places.flatMap(place =>
    caseLine(
      placePattern(place),
      place.words.map(([word]) => word),
      place.path
    )
  )
}

function valueCases(): string[] {
  return flagsAfter.flatMap(([command, flags]) =>
    flags.flatMap(([name, flag]) =>
      flag.type === 'boolean' ? [] : caseLine(quote(`${command} ${name}`), wordsOf(flag), flag.path, flag.several)
    )
  )
}

function flagCases(): string[] {
  return flagsAfter.map(
    ([command, flags]) => `      ${quote(command)}) words=${quote(flags.map(([name]) => name).join(' '))} ;;`
  )
}

function placePattern({ command, position, count }: Place): string {
  return count === 'exactly' ? quote(`${command} ${position}`) : `${quote(`${command} `)}[${position}-9]*`
}

/** What is offered where a pattern fits; nothing where there is nothing to offer. */
function caseLine(pattern: string, words: readonly string[], path: Value['path'], several?: true): string[] {
  const parts = [
    ...(words.length > 0 ? [`words=${quote(words.join(' '))}`] : []),
    ...(path ? [`paths=${path}`] : []),
    ...(several ? ['several=yes'] : [])
  ]
  return parts.length > 0 ? [`      ${pattern}) ${parts.join(' ')} ;;`] : []
}

/** Text that the shell takes as it is. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
