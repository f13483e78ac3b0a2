import { describe, expect, it } from 'vitest'
import { fileText, originLines } from '../../../source/cli/config/config-text.js'
import { harmIn, hostile } from '../../hostile.js'

const entries = [
  { key: 'layers', value: [30, 20], from: 'preset fast' },
  { key: 'seed', value: 1, from: 'default' },
  { key: 'names', value: null, from: 'default' },
  { key: 'data', value: 'my "pets"', from: 'the command line' },
  { key: 'fit.neurons', value: 8, from: 'downhill.config.json' },
  { key: 'fit.steps', value: 500, from: 'default' },
  { key: 'predict.show', value: true, from: 'DOWNHILL_PREDICT_SHOW' }
]

describe('settings', () => {
  it('stand in a config file one a line, those of a command in its section', () => {
    expect(fileText(entries).split('\n')).toEqual([
      '{',
      '  "$schema": "https://unpkg.com/downhill/downhill.schema.json",',
      '  "layers": [30, 20],',
      '  "seed": 1,',
      '  "names": null,',
      '  "data": "my \\"pets\\"",',
      '  "fit": {',
      '    "neurons": 8,',
      '    "steps": 500',
      '  },',
      '  "predict": {',
      '    "show": true',
      '  }',
      '}',
      ''
    ])
  })
  it('are told with where they were said, unless that is nowhere', () => {
    expect(originLines(entries)).toEqual([
      'layers        [30, 20]       from preset fast',
      'data          "my \\"pets\\""  from the command line',
      'fit.neurons   8              from downhill.config.json',
      'predict.show  true           from DOWNHILL_PREDICT_SHOW'
    ])
    expect(originLines(entries.slice(1, 3))).toEqual(['all by default: no file, variable or flag says otherwise'])
  })
  it('harm no terminal, and mean the same', () => {
    const harmful = [{ key: 'data', value: hostile, from: hostile }]
    const text = fileText(harmful)
    expect(JSON.parse(text).data).toBe(hostile)
    expect(harmIn(text + originLines(harmful).join('\n'))).toEqual([])
  })
})
