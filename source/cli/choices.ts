import { type ActivationName, activationNames } from '../engine/recipe.js'

export const glyphNames = ['auto', 'blocks', 'ascii'] as const
export type GlyphName = (typeof glyphNames)[number]

/** Softmax spreads one unit of activation over a layer: it makes sense for answers only. */
export const hiddenNames: readonly ActivationName[] = activationNames.filter(name => name !== 'softmax')

export const shellNames = ['bash', 'zsh', 'fish'] as const
export type ShellName = (typeof shellNames)[number]
