import { describe, expect, it } from 'vitest'
import { initialChart, scaleOf, shownCurve } from '../../../source/ui/curve/shown.js'
import { pressed } from '../pressing.js'
import { stateAfter, training } from '../run.js'
import { situation } from '../situation.js'

const run = stateAfter(training)
const chartAfter = (...keys: readonly string[]) => pressed(situation({ run }), ...keys).view.chart
const curve = Array.from({ length: 100 }, (_, i) => [(i + 1) / 10, 1 / (i + 1)] as const)
const rateChanges = [2, 9].map(at => ({ at, from: 1, to: 2 }))

describe('the keys of the cost curve', () => {
  it('turn the scale to the other one, whichever the curve has chosen', () => {
    expect(scaleOf(run.curve, initialChart)).toBe('log')
    expect(chartAfter('L').scale).toBe('linear')
    expect(chartAfter('L', 'L').scale).toBe('log')
  })
  it('show the recent part and the whole run in turn', () => {
    expect(chartAfter('z').span).toBe('recent')
    expect(chartAfter('z', 'z').span).toBe('whole')
  })
  it('smooth, smooth more, and leave it', () => {
    expect(
      [chartAfter('m'), chartAfter('m', 'm'), chartAfter('m', 'm', 'm')].map(({ smoothing }) => smoothing)
    ).toEqual(['light', 'strong', 'none'])
  })
})

describe('what is shown of the curve', () => {
  it('is all of it at first', () => {
    expect(shownCurve({ curve, rateChanges }, initialChart)).toEqual({ points: curve, raw: [], marks: rateChanges })
  })
  it('of the recent part is the last fifth with its marks', () => {
    const { points, marks } = shownCurve({ curve, rateChanges }, { ...initialChart, span: 'recent' })
    expect(points[0]![0]).toBeCloseTo(8.1, 9)
    expect(points.at(-1)).toBe(curve.at(-1))
    expect(marks).toEqual([rateChanges[1]])
  })
  it('is not less than twenty points of a run that has only begun', () => {
    const begun = curve.slice(0, 30)
    expect(shownCurve({ curve: begun, rateChanges }, { ...initialChart, span: 'recent' }).points.length).toBe(20)
  })
  it('keeps the raw points behind a smoothed line, which goes on from what is not seen', () => {
    const smooth = shownCurve({ curve, rateChanges }, { ...initialChart, span: 'recent', smoothing: 'strong' })
    expect(smooth.raw).toEqual(curve.filter(([at]) => at >= 8.1 - 1e-9))
    expect(smooth.points.length).toBe(smooth.raw!.length)
    expect(smooth.points[0]![1]).toBeGreaterThan(smooth.raw![0]![1])
  })
  it('has no logarithmic scale with a cost of 0', () => {
    expect(scaleOf([...curve, [11, 0]], { ...initialChart, scale: 'log' })).toBe('linear')
  })
})
