import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyList } from '../../../../source/ui/checkpoints/list.js'
import { noSurvey, type SurveyState, type SurveyWish } from '../../../../source/ui/landscape/surveys.js'
import { asciiOnly } from '../../../../source/ui/painter/ascii.js'
import { ascii, blocks, glyphsFor } from '../../../../source/ui/theme.js'
import { screenKey } from '../../../../source/ui/view.js'
import { listing } from '../../checkpoints/listing.js'
import { fixedList } from '../../fixed-list.js'
import { loading, paused, training } from '../../run.js'
import { showApp } from '../../screen.js'
import { someSurvey, surveyState } from './survey.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Surveys that know what they are given, and remember what was wished for. */
function surveying(state: SurveyState) {
  const wishes: SurveyWish[] = []
  const surveys = {
    state: () => state,
    subscribe: () => () => {},
    begin: (_: unknown, wish: SurveyWish) => void wishes.push(wish)
  }
  return { surveys, wishes }
}

async function opened(
  terminal: Omit<Parameters<typeof showApp>[0], 'surveys'>,
  known: SurveyState = surveyState(),
  ...keys: string[]
) {
  const { surveys, wishes } = surveying(known)
  const app = showApp({ events: paused, ...terminal, surveys })
  for (const key of [screenKey('landscape'), ...keys]) await app.press(key)
  app.close()
  return { lines: app.lines(), wishes }
}
const small = { columns: 80, rows: 24 }
const large = { columns: 120, rows: 36 }

describe('the Landscape screen', () => {
  it('at 80 × 24 shows the valley and the way of the run, and says how it was drawn', async () => {
    expect((await opened(small)).lines.join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ landscape · epoch 3 batch 2,500 · log scale ─────╮╭ plane ───────────────────╮
      │      8 #######╱#%%%%%%%───%*****************%%── ││ The two principal        │
      │        #####╱%%%%%%%╱%*****──────────────────*** ││ directions of the way:   │
      │        ###╱%%%%%%╱%*******─*++++───────++++****─ ││ PCA of 5 points (Li et   │
      │        #╱%%%%%%╱******╱*+++─────+++++++─────++++ ││ al. 2018)                │
      │        ╱%%%%%╱%****╱*·•·····•··───────────;;╲++─ ││ → 84.1 %  ↑ 9.8 % of it  │
      │        %%%%%╱****╱*+··+╱;;;;;╱··:──────::╲:;;;;╲ ││                          │
      │        %%%%│****╱+···╱;;;╱:::::··......─::::╲;;; ││ cost of 1,000 examples   │
      │        %%%│****│+··+╱;;;╱:::╱...─··───....╲:::╲; ││ at 3,185 points          │
      │        %%%│***│*··+│;;;│::│...╱   ·•   ╲ ..╲:::╲ ││ ◆ now · 0 off plane      │
      │      0 %%│****│○·+│;;;│::│...│     ◆     │..│::: ││ • this run, batch 10     │
      │        %%│****│+++│;;;│::│...│           │..│::: ││   5,000 steps a •        │
      │        %%│****│+++│+;;│:::╲...╲         ╱...╱::: ││ ○ where it began         │
      │        %%%│****│+++╲;;;╲:::╲.... ───── ...╱.::╱: ││                          │
      │        %%%╲%****╲+++╲+;;;╲::::╲────────.╱.:::╱;; ││ #### 0.9000              │
      │        %%%%╲%****╲++++╲;;;;╲::─────::────:╱:;;;; ││ %%%% 0.4370              │
      │        #%%%%%╲****╲*++++╲+;;;;;;:::──:::;;;;;╱++ ││ ++++ 0.2122              │
      │     -6 #│%%%%%╲%*****╲++++++╲++───;;;;─;;╱++++++ ││ :::: 0.1030              │
      │        -28                         0        12 → ││      0.05003             │
      ╰──────────────────────────────────────────────────╯╰──────────────────────────╯
       r survey anew  d random  L linear  1-8 screens  ? i help  q quit  saved epoch 3"
    `)
  })
  it('at 120 × 36 has room for more of it', async () => {
    expect((await opened(large)).lines.join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10 · 13,002 parameters                        seed 1 ‖ paused
       epoch  4/30 ━━━━━━───────────────────────────────────────────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ landscape · epoch 3 batch 2,500 · log scale ───────────────────────────────────────╮╭ plane ─────────────────────────╮
      │      8 ###############╱#%%%%%%%%%%%%%──────%%*****************************%%────── ││ The two principal directions   │
      │        ############╱#%%%%%%%%%%%%%%%╱%%*****************************************%% ││ of the way: PCA of 5 points    │
      │        ##########╱%%%%%%%%%%%%%%╱%**************───────────────────────*********** ││ (Li et al. 2018)               │
      │        #######╱#%%%%%%%%%%%%%╱%***********──────**+++++++++++++++++++**──────***** ││ → 84.1 %  ↑ 9.8 % of it        │
      │        #####╱#%%%%%%%%%%%%╱%*************─*+++++++++++++++++++++++++++++++++*****─ ││                                │
      │        ####╱%%%%%%%%%%%╱%***********╱*+++++++++++─────────────────────+++++++++++* ││ cost of 1,000 examples         │
      │        ##╱%%%%%%%%%%%╱%**********╱*+++++++++─────++;;;;;;;;;;;;;;;;;++─────+++++++ ││ at 3,185 points                │
      │        #╱%%%%%%%%%%╱%**********╱++•············•·;;;;;;─────────;;;;;;;;;;+╲++++++ ││ ◆ now · 0 off plane            │
      │        #%%%%%%%%%%╱*********╱*++···++++╱+;;;;;;;··─────:::::::::───────;;;;;;;╲++─ ││ • this run, batch 10           │
      │        %%%%%%%%%%╱*********╱+++··+++╱+;;;;;;;;;╱:···::::::::::::::::::╲:;;;;;;;;;╲ ││   5,000 steps a •              │
      │        %%%%%%%%╱%********╱++++··++╱+;;;;;;;╱:::::::···──────────────::::::╲;;;;;;; ││ ○ where it began               │
      │        %%%%%%%│%********╱+++··++╱+;;;;;;;╱::::::::╱..··............╲.:::::::╲:;;;; ││                                │
      │        %%%%%%%│********│+++··++╱;;;;;;;╱:::::::╱......···───────......╲.::::::╲:;; ││ #### 0.9000                    │
      │        %%%%%%│********│++···++│;;;;;;╱::::::╱.........─ ··       ........╲::::::╲; ││ #### 0.6271                    │
      │        %%%%%│%*******│*+··+++│;;;;;;│::::::╱......╱      ···       ╲......╲::::::╲ ││ %%%% 0.4370                    │
      │        %%%%%│********│···++++│;;;;;;│:::::│......╱         •        ╲ .....│:::::: ││ **** 0.3045                    │
      │      0 %%%%%│********│○+++++│;;;;;;│:::::│......│          ◆         │......│::::: ││ ++++ 0.2122                    │
      │        %%%%%│********│++++++│;;;;;;│:::::│.....│                      │.....│::::: ││ ;;;; 0.1479                    │
      │        %%%%%│********│++++++│;;;;;;│:::::│......╲                    ╱......│::::: ││ :::: 0.1030                    │
      │        %%%%%│********│+++++++│;;;;;;│:::::╲......╲                  ╱......╱:::::: ││ .... 0.07179                   │
      │        %%%%%%│********│++++++│+;;;;;╲::::::╲.......╲  ──       ─  ╱ ......╱::::::╱ ││      0.05003                   │
      │        %%%%%%│********│+++++++╲;;;;;;;╲::::::╲......... ─────── ........╱.:::::╱:; ││                                │
      │        %%%%%%%│********╲+++++++╲+;;;;;;╲:::::::╲......................╱:::::::╱;;; ││                                │
      │        %%%%%%%%╲********╲++++++++╲;;;;;;;╲:::::::::.───────────────.::::::::╱;;;;; ││                                │
      │        %%%%%%%%%╲********╲*++++++++╲;;;;;;;;╲::::::::::::::::::::::::::::╱:;;;;;;; ││                                │
      │        %%%%%%%%%%╲*********╲+++++++++╲;;;;;;;;;;:─────────────────────:;;;;;;;;;╱+ ││                                │
      │        ╲%%%%%%%%%%╲%*********╲++++++++++╲;;;;;;;;;;;;;:::::::::::;;;;;;;;;;;;╱++++ ││                                │
      │        #╲%%%%%%%%%%%╲**********╲*++++++++++╲+─────;;;;;;;;;;;;;;;;;;;────+╱+++++++ ││                                │
      │     -6 ##│#%%%%%%%%%%%╲***********╲*+++++++++++++╲+─────;;;;;;;────+╱+++++++++++++ ││                                │
      │        -28                                                 0                  12 → ││                                │
      ╰────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────╯
       r survey anew  d random  L linear  space resume  . step  [ ] speed  1-8 screens  i explain  ? help  q quit  saved 3"
    `)
  })
  it('draws another run beside this one', async () => {
    const list = fixedList(
      listing({ run: '20260102-100000-784-16-16-10', places: [1, 2, 3], recipe: { batchSize: 'all' } })
    ).list
    const other = [0, 1, 2, 3].map(epoch => ({ epoch, batch: 0, x: -20 + 5 * epoch, y: 6 - epoch, off: 0 }))
    const { lines, wishes } = await opened({ ...small, list }, surveyState({}, { other }), 'c')
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      " downhill  784-16-16-10 sigmoid · quadratic · SGD · batch 10    seed 1 ‖ paused
       epoch  4/30 ━╸───────────  batch 2,500/5,000   612k images/s  0:03 · 0:27 left 
      ╭ landscape · epoch 3 batch 2,500 · log scale ─────╮╭ plane ───────────────────╮
      │      8 #######╱#%%%%%%%───%*****************%%── ││ The two principal        │
      │        #####╱%%%%%%%╱%*****──────────────────*** ││ directions of both ways: │
      │        ###╱%%%%○::%*******─*++++───────++++****─ ││ PCA of 5 points (Li et   │
      │        #╱%%%%%%╱*:::×:╱*+++─────+++++++─────++++ ││ al. 2018)                │
      │        ╱%%%%%╱%****╱*:•::×:·•··───────────;;╲++─ ││ → 84.1 %  ↑ 9.8 % of it  │
      │        %%%%%╱****╱*+··+╱;;:::::·:──────::╲:;;;;╲ ││                          │
      │        %%%%│****╱+···╱;;;╱::::×··......─::::╲;;; ││ cost of 1,000 examples   │
      │        %%%│****│+··+╱;;;╱:::╱...─··───....╲:::╲; ││ at 3,185 points          │
      │        %%%│***│*··+│;;;│::│...╱   ·•   ╲ ..╲:::╲ ││ ◆ now · 0 off plane      │
      │      0 %%│****│○·+│;;;│::│...│     ◆     │..│::: ││ • this run, batch 10     │
      │        %%│****│+++│;;;│::│...│           │..│::: ││   5,000 drunk steps a •  │
      │        %%│****│+++│+;;│:::╲...╲         ╱...╱::: ││ × batch all, 20260102-1… │
      │        %%%│****│+++╲;;;╲:::╲.... ───── ...╱.::╱: ││   1 careful step a ×     │
      │        %%%╲%****╲+++╲+;;;╲::::╲────────.╱.:::╱;; ││                          │
      │        %%%%╲%****╲++++╲;;;;╲::─────::────:╱:;;;; ││ #### 0.9000              │
      │        #%%%%%╲****╲*++++╲+;;;;;;:::──:::;;;;;╱++ ││ **** 0.3435              │
      │     -6 #│%%%%%╲%*****╲++++++╲++───;;;;─;;╱++++++ ││ :::: 0.1311              │
      │        -28                         0        12 → ││      0.05003             │
      ╰──────────────────────────────────────────────────╯╰──────────────────────────╯
       r survey anew  d random  c compare  1-8 screens  ? i help  q quit  saved 3"
    `)
    expect(wishes.at(-1)!.other).not.toBeNull()
    // In colour the other way has a colour of its own; without, characters that are no ground's.
    const plain = await opened({ ...small, list, glyphs: glyphsFor(blocks, 1) }, surveyState({}, { other }), 'c')
    const map = plain.lines
      .slice(3, 20)
      .map(line => line.slice(9, 50))
      .join('\n')
    expect(map).toMatch(/=×=/)
    expect(map).toMatch(/•~+/)
  })
  it.each([
    ['is blank before there is a run', loading, noSurvey, /^│ +│/],
    [
      'says that it prepares',
      training,
      { ...noSurvey, phase: 'reading' as const },
      /│ reading the way, choosing a plane … /
    ],
    [
      'says why there is no map',
      training,
      { ...noSurvey, phase: 'failed' as const, problem: 'no memory' },
      /│ no memory /
    ]
  ])('%s', async (_, events, known, expected) => {
    expect((await opened({ ...small, events }, known)).lines[3]).toMatch(expected)
  })
  it('says how far it is, while it is', async () => {
    const { lines } = await opened(small, surveyState({ phase: 'surveying', done: 800 }))
    expect(lines.join('\n')).toMatch(/━+╸?─+ +25 % /)
  })
  it('says when it goes by random directions, and why', async () => {
    const method = { kind: 'random', isForWant: true } as const
    const { lines } = await opened(large, surveyState({}, { method, x: [-1, 1], y: [-1, 1], unread: 2 }))
    const text = lines
      .map(line => line.slice(88))
      .join(' ')
      .replace(/[│ ]+/g, ' ')
    expect(text).toMatch(
      'Two random filter-normalised directions (Li et al. 2018), until there are 3 checkpoints to go by'
    )
    expect(text).toMatch('2 unreadable files left out')
  })
  it('begins a survey when it is opened, and others by its keys', async () => {
    const { wishes } = await opened(small, surveyState(), 'd', 'r', 'L')
    const first = { directions: 'path', folder: 'checkpoints/run', other: null, isLate: true, time: 0 }
    expect(wishes).toEqual([
      first,
      { ...first, directions: 'random', isLate: false },
      { ...first, directions: 'random', isLate: false, time: 1 }
    ])
  })
  it('with L has a linear scale', async () => {
    const { lines } = await opened(small, surveyState(), 'L')
    expect(lines[2]).toMatch('╭ landscape · epoch 3 batch 2,500 · linear scale ─')
    expect(lines.at(-1)).toMatch(' L log ')
  })
  it('says when the network has left the map', async () => {
    const { survey, heights } = someSurvey()
    const origin = survey.plane.origin.map((value, i) => (i === 0 ? value - 40 : value))
    const left = { ...surveyState(), survey: { ...survey, plane: { ...survey.plane, origin } }, heights }
    expect((await opened(large, left)).lines.join('\n')).toMatch('◆ now · outside the map')
  })
  it('with --glyphs ascii is written in ASCII, with a stand-in for every character', async () => {
    const drawn = (await opened({ ...large, glyphs: ascii })).lines.join('\n')
    expect(asciiOnly(drawn).split('?').length).toBe(drawn.split('?').length)
  })
  it('lists the checkpoints while it is seen, to know of other runs', async () => {
    const { list, calls } = fixedList(emptyList)
    await opened({ ...small, list })
    expect(calls.map(([name]) => name)).toEqual(['open', 'close'])
  })
})
