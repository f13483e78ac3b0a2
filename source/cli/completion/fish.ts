import type { Flag, Value } from '../flag-table.js'
import { beginnings, flagsAfter, type Place, places, valueFlags, wordsOf } from './places.js'

/** The completion of fish, which shows what each word means. */
export function fishCompletion(): string {
  return `# Completion of downhill for fish: downhill completion fish | source

# How many arguments stand before the cursor, and then of which command.
function __downhill_typed
    set -l tokens (commandline -opc)
    set -e tokens[1]
    set -l command ''
    set -l position 0
    set -l isValue no
    for token in $tokens
        if test $isValue = yes
            set isValue no
            continue
        end
        switch $token
            case ${valueFlags.join(' ')}
                set isValue yes
            case '-*'
            case '*'
                switch "$command"
                    case ''
                        set command $token
                    case ${beginnings.map(quote).join(' ')}
                        set command "$command $token"
                    case '*'
                        set position (math $position + 1)
                end
        end
    end
    echo $position
    echo $command
end

function __downhill_in
    set -l typed (__downhill_typed)
    # Without a word it is train.
    test -n "$typed[2]"; or set typed[2] train
    test "$typed[2]" = "$argv[1]"
end

function __downhill_at
    set -l typed (__downhill_typed)
    test "$typed[2]" = "$argv[1]" -a $typed[1] -eq $argv[2]
end

function __downhill_behind
    set -l typed (__downhill_typed)
    test "$typed[2]" = "$argv[1]" -a $typed[1] -ge $argv[2]
end

complete -c downhill -e
complete -c downhill -f
${[...places.flatMap(placeLines), ...flagsAfter.flatMap(([command, flags]) => flags.map(([name, flag]) => flagLine(command, name, flag)))].join('\n')}`
}

function placeLines({ command, position, count, words, path }: Place): string[] {
  const test = `${count === 'exactly' ? '__downhill_at' : '__downhill_behind'} ${quote(command)} ${position}`
  const line = `complete -c downhill -n ${quote(test)}`
  return [
    // What is to be kept in order fish shows the other way around.
    ...words.toReversed().map(([word, help]) => `${line} -k -a ${quote(word)} -d ${quote(help)}`),
    ...(path ? [`${line} -F`] : [])
  ]
}

function flagLine(command: string, name: string, flag: Flag): string {
  const value = flag.type === 'boolean' ? '' : ` ${valueOptions(flag)}`
  return `complete -c downhill -n ${quote(`__downhill_in ${quote(command)}`)} -l ${name.slice(2)}${value} -d ${quote(flag.help)}`
}

function valueOptions(flag: Value): string {
  const words = wordsOf(flag).join(' ')
  if (flag.several) return `-x -a ${quote(`(__fish_append , ${words})`)}`
  if (flag.path === 'folder') return `-x -a '(__fish_complete_directories)'`
  const kind = flag.path === 'file' ? '-r -F' : '-x'
  return words === '' ? kind : `${kind} -k -a ${quote(words)}`
}

/** Text that the shell takes as it is. */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
