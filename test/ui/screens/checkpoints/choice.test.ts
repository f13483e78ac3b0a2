import { describe, expect, it } from 'vitest'
import {
  chosenOf,
  firstShown,
  moved,
  noChoice,
  placeOfChoice
} from '../../../../source/ui/screens/checkpoints/choice.js'
import { fileAt, pathAt } from '../../checkpoints/listing.js'

const files = [5, 4, 3, 2, 1].map(epoch => fileAt('one', epoch))
const at = (epoch: number, place: number) => ({ path: pathAt('one', epoch), at: place })

describe('the chosen file', () => {
  it.each([
    ['the first when none is', files, noChoice, 5],
    ['where it stands now, wherever it stood', files, at(3, 0), 3],
    ['what has come to its place when it has gone', files.toSpliced(2, 1), at(3, 2), 2],
    ['the last when it was and has gone', files.slice(0, 4), at(1, 4), 2],
    ['none of none', [], at(1, 4), undefined]
  ])('is %s', (_, list, choice, epoch) => {
    expect(chosenOf(list, choice)?.place?.epoch).toBe(epoch)
  })
  it.each([
    ['down', noChoice, 1, 4],
    ['up', at(3, 2), -1, 4],
    ['not above the first', at(5, 0), -1, 5],
    ['not below the last', at(2, 3), 100, 1],
    ['to the first', at(2, 3), Number.NEGATIVE_INFINITY, 5],
    ['to the last', noChoice, Number.POSITIVE_INFINITY, 1]
  ])('moves %s', (_, choice, by, epoch) => {
    const next = moved(files, choice, by)
    expect(next).toEqual(at(epoch, 5 - epoch))
    expect(placeOfChoice(files, next)).toBe(5 - epoch)
  })
  it('of none stays none', () => {
    expect(moved([], noChoice, 1)).toMatchObject({ path: null })
  })
})

describe('the rows that are shown', () => {
  it.each([
    ['begin with the first while the choice is near it', 3, 100, 10, 0],
    ['have it in their middle', 50, 100, 10, 45],
    ['end with the last while it is near that', 98, 100, 10, 90],
    ['are all there are where they fit', 4, 5, 10, 0],
    ['begin with the first where there is no choice', -1, 0, 10, 0]
  ])('%s', (_, place, count, height, first) => {
    expect(firstShown(place, count, height)).toBe(first)
  })
})
