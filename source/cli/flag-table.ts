/** A flag takes text, or is a switch. Defined here once; main gives this to meow, and `--help` is written from it by hand. */
export const flagTypes = {
  data: 'string',
  names: 'string',
  size: 'string',
  colour: 'boolean',
  layers: 'string',
  activation: 'string',
  outputActivation: 'string',
  cost: 'string',
  optimizer: 'string',
  learningRate: 'string',
  schedule: 'string',
  batchSize: 'string',
  epochs: 'string',
  weightDecay: 'string',
  initializer: 'string',
  augment: 'string',
  trainSize: 'string',
  shuffleLabels: 'boolean',
  validation: 'string',
  seed: 'string',
  preset: 'string',
  threads: 'string',
  checkpoints: 'string',
  resume: 'string',
  keep: 'string',
  dryRun: 'boolean',
  to: 'string',
  output: 'string',
  force: 'boolean',
  show: 'boolean',
  kind: 'string',
  count: 'string',
  from: 'string',
  points: 'string',
  neurons: 'string',
  steps: 'string',
  glyphs: 'string',
  screenReader: 'boolean',
  headless: 'boolean',
  json: 'boolean'
} as const
export type FlagName = keyof typeof flagTypes

const notOfTraining: readonly FlagName[] = [
  ...(['dryRun', 'to', 'output', 'force', 'show', 'kind', 'count'] as const),
  ...(['from', 'points', 'neurons', 'steps'] as const)
]
/** The flags that each command takes. */
export const flagsOf = {
  train: (Object.keys(flagTypes) as FlagName[]).filter(flag => !notOfTraining.includes(flag)),
  data: ['names', 'size', 'colour', 'augment', 'seed', 'glyphs', 'json'],
  evaluate: ['checkpoints', 'json'],
  predict: ['checkpoints', 'json', 'show'],
  noise: ['checkpoints', 'json', 'kind', 'count', 'seed'],
  export: ['checkpoints', 'json', 'to', 'output', 'force'],
  fit: [
    ...(['points', 'from', 'to', 'neurons', 'activation', 'learningRate', 'steps', 'seed'] as const),
    ...(['glyphs', 'screenReader', 'headless', 'json'] as const)
  ],
  list: ['checkpoints', 'json'],
  verify: ['checkpoints', 'json'],
  prune: ['checkpoints', 'json', 'keep', 'dryRun']
} as const satisfies Record<string, readonly FlagName[]>
