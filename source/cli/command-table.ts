import { curveActivationNames } from '../engine/curve/network.js'
import { shellNames } from './choices.js'
import { checkpoint, choice, data, type Flag, type FlagName, flagTable, type Value, wants } from './flag-table.js'

/** A command as a person calls it. */
export interface Command {
  /** What it does, for a list of commands. */
  readonly summary: string
  /** What else to know, a sentence or two. */
  readonly about?: string
  readonly arguments: readonly Argument[]
  /** The flags that have to be given. */
  readonly needs?: readonly FlagName[]
  /** The flags it takes, under headings. */
  readonly flags: Readonly<Record<string, readonly FlagName[]>>
  /** Flags that mean something else here than in the table. */
  readonly own?: Readonly<Partial<Record<FlagName, Flag>>>
  readonly examples: readonly (readonly [line: string, what: string])[]
}

/** What stands behind a command, and no flag. */
export interface Argument extends Value {
  readonly help: string
  /** Whether it can be left out; whether there may be more of the kind. */
  readonly number?: 'at most one' | 'one or more'
}

const trained: Argument = { ...checkpoint, help: "a file, a run's folder (its newest file), or latest" }

/** What a run is made of. */
const ofRuns = {
  Network: ['layers', 'activation', 'outputActivation', 'initializer'],
  Training: [
    ...(['preset', 'cost', 'optimizer', 'learningRate', 'schedule', 'batchSize', 'epochs'] as const),
    ...(['weightDecay', 'seed', 'threads'] as const)
  ],
  Data: ['data', 'names', 'size', 'colour', 'augment', 'validation', 'trainSize', 'shuffleLabels']
} as const

/** Every command, by the words it is called with. */
export const commandTable = named({
  train: {
    summary: 'trains a network and shows it learn',
    about:
      'Without any flag it trains the classic network on MNIST; “train” itself can be left out. On a terminal there is a ' +
      "dashboard, elsewhere a line an epoch. With --resume, network, training and data are the checkpoint's, and only " +
      '--epochs, --learning-rate and --schedule can be changed.',
    arguments: [],
    flags: {
      ...ofRuns,
      Checkpoints: ['checkpoints', 'resume', 'keep'],
      Output: ['glyphs', 'screenReader', 'headless', 'json', 'config']
    },
    examples: [
      ['downhill --preset fast', '98 % in a second or two'],
      ['downhill --layers 30 --epochs 10', 'another network'],
      ['downhill --resume latest --epochs 60', 'goes on where the last run stopped'],
      ['downhill --json | jq .validationAccuracy', 'for a program']
    ]
  },
  data: {
    summary: 'counts, examples and problems of a data set',
    arguments: [{ ...data, help: 'mnist, a folder, or a CSV file', number: 'at most one' }],
    flags: { Flags: ['names', 'size', 'colour', 'augment', 'seed', 'glyphs', 'json', 'config'] },
    own: {
      augment: { ...flagTable.augment, help: 'shows what augmentation makes of the examples' },
      seed: { ...flagTable.seed, help: 'which random numbers change the examples' }
    },
    examples: [
      ['downhill data pets --colour --size 32', 'a folder with one subfolder of pictures a class'],
      ['downhill data --augment shift,rotate', 'MNIST, changed on the fly']
    ]
  },
  fit: {
    summary: 'approximates a function, or points',
    about:
      'A network with one hidden layer learns the curve while you watch; without a terminal there is a line for each tenth ' +
      'of the steps.',
    arguments: [
      { value: '"sin(3*x) + x/2"', help: 'a function of x; in quotes, for the shell', number: 'at most one' }
    ],
    flags: {
      Flags: [
        ...(['points', 'from', 'to', 'neurons', 'activation', 'learningRate', 'steps', 'seed'] as const),
        ...(['glyphs', 'screenReader', 'headless', 'json', 'config'] as const)
      ]
    },
    own: {
      to: wants({ value: '3' }, 'where the domain ends: a number, like 3 or 2*pi', '3'),
      activation: choice(curveActivationNames, 'of the hidden neurons', 'tanh'),
      learningRate: wants({ value: '0.05' }, 'the learning rate η', '0.05')
    },
    examples: [
      ['downhill fit "exp(-x^2)" --from -2*pi --to 2*pi', 'a bell'],
      ['downhill fit --points measured.csv --neurons 8', 'through x,y on each line'],
      ['downhill fit "abs(x)" --json | tail -1', 'the network that was found']
    ]
  },
  evaluate: {
    summary: 'accuracy, cost and confusion on test images',
    arguments: [trained],
    flags: { Flags: ['checkpoints', 'json', 'config'] },
    examples: [
      ['downhill evaluate latest', 'the newest checkpoint of all runs'],
      ['downhill evaluate latest --json | jq .accuracy', 'for a program']
    ]
  },
  predict: {
    summary: 'what the network says of pictures',
    arguments: [trained, { value: '<picture>', path: 'file', help: 'PNG, JPEG, WebP or GIF', number: 'one or more' }],
    flags: { Flags: ['show', 'checkpoints', 'json', 'config'] },
    examples: [['downhill predict latest seven.png --show', 'draws what the network sees, too']]
  },
  noise: {
    summary: 'how sure it is of what shows nothing',
    arguments: [trained],
    flags: { Flags: ['kind', 'count', 'seed', 'checkpoints', 'json', 'config'] },
    own: { seed: { ...flagTable.seed, help: 'which random numbers make the noise' } },
    examples: [['downhill noise latest --kind shuffled', 'the ink of test images, in any order']]
  },
  export: {
    summary: 'writes the network for other programs',
    arguments: [trained],
    needs: ['to'],
    flags: { Flags: ['to', 'output', 'force', 'checkpoints', 'json', 'config'] },
    examples: [
      ['downhill export latest --to onnx', 'for any ONNX runtime'],
      ['downhill export latest --to pytorch --output mine', 'a folder with train.py']
    ]
  },
  'checkpoints list': {
    summary: 'every checkpoint of every run, newest first',
    arguments: [],
    flags: { Flags: ['checkpoints', 'json', 'config'] },
    examples: []
  },
  'checkpoints verify': {
    summary: 'reads them whole, and says which are damaged',
    arguments: [],
    flags: { Flags: ['checkpoints', 'json', 'config'] },
    examples: []
  },
  'checkpoints prune': {
    summary: 'deletes all but the best n of each run',
    about:
      'The last checkpoint of a run stays, too, and those where a branch began. What killed runs have left half-written is deleted.',
    arguments: [],
    needs: ['keep'],
    flags: { Flags: ['keep', 'dryRun', 'checkpoints', 'json', 'config'] },
    own: { keep: wants({ value: 'n' }, 'how many of the best to keep of each run') },
    examples: [['downhill checkpoints prune --keep 3 --dry-run', "would delete all but each run's best three"]]
  },
  config: {
    summary: 'the settings in force, as a config file',
    about:
      'With a checkpoint: those with which its run can be repeated. A flag counts more than the file of --config, that more ' +
      'than variables like DOWNHILL_LEARNING_RATE, than downhill.config.json here, than downhill/config.json in your ' +
      'config folder. --no-headless turns off what a file has turned on; so with every switch. On a terminal it says where ' +
      'each setting comes from, too.',
    arguments: [{ ...trained, number: 'at most one' }],
    flags: {
      ...ofRuns,
      Checkpoints: ['checkpoints', 'keep'],
      Output: ['glyphs', 'screenReader', 'headless', 'json', 'schema', 'config']
    },
    own: { json: { ...flagTable.json, help: 'each setting and where it comes from, one JSON object a line' } },
    examples: [
      ['downhill config latest > run.json', 'the settings of a run …'],
      ['downhill --config run.json', '… and the run once more, to the same weights'],
      ['downhill config --preset fast > mine.json', 'a recipe to change']
    ]
  },
  help: {
    summary: 'all about a command, and its flags',
    about: 'The same as --help behind that command; without one it is an overview of all.',
    arguments: [{ value: '<command>', help: 'one word or two, like checkpoints prune', number: 'at most one' }],
    flags: {},
    examples: [['downhill help checkpoints prune', 'what it deletes, and its flags']]
  },
  completion: {
    summary: 'a script that completes commands with tab',
    about: `Let your shell read it when it starts, as below, or put it where the shell looks for such scripts.`,
    arguments: [{ value: shellNames.join('|'), choices: shellNames, help: 'your shell' }],
    flags: {},
    examples: [
      ['eval "$(downhill completion bash)"', 'in ~/.bashrc'],
      ['eval "$(downhill completion zsh)"', 'in ~/.zshrc, after compinit'],
      ['downhill completion fish | source', 'in ~/.config/fish/config.fish']
    ]
  }
})
export type CommandName = keyof typeof commandTable
export const commandNames = Object.keys(commandTable) as readonly CommandName[]

/** The flags that a command takes. */
export function flagsOf(command: CommandName): readonly FlagName[] {
  return Object.values(commandTable[command].flags).flat()
}

/** What a flag means to a command. */
export function flagOf(command: CommandName, flag: FlagName): Flag {
  return commandTable[command].own?.[flag] ?? flagTable[flag]
}

/** The same, as a table of exactly these names. */
function named<Name extends string>(commands: Readonly<Record<Name, Command>>): Readonly<Record<Name, Command>> {
  return commands
}
