import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/main.ts'
import { datesBetween } from '../../src/core/calendar/date.ts'
import { teamHours } from '../../src/core/calendar/team-hours.ts'
import { readHolidays } from '../../src/core/city/read.ts'
import { readCityFolder, readWith } from '../../src/store/city-folder.ts'
import { inputFolder, makeTown } from '../golden/run-town.ts'
import { bytesOf, expectTold, hankan, type Told } from './hankan.ts'

const HOLIDAYS = join(inputFolder, 'logs', 'syukujitsu.csv')
const CITY = ['--city', inputFolder]
const SICK = ['--person', 'T02', '--date', '2024-07-16']
const GROUND = [...CITY, '--holidays', HOLIDAYS]

let folder = ''
let store = ''
let run = ''
let before: Readonly<Record<string, string>> = {}

const at = (name: string) => join(folder, name)
const write = async (name: string, content: unknown): Promise<string> => {
  await writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content))
  return at(name)
}
const series = (rows: number): string =>
  `start,count\n${datesBetween('2024-05-01', '2024-07-31')
    .slice(0, rows)
    .map((date, i) => `${date},${20 + (i % 7)}\n`)
    .join('')}`

/** The town's week as one problem file, with more leave where it is wanted. */
const problem = async (leave: readonly { person: string; date: string; kind: string }[] = []) => {
  const read = await readCityFolder(inputFolder)
  const holidays = await readWith(HOLIDAYS, readHolidays)
  if (!read.ok || !holidays.ok) throw new Error('the town cannot be read')
  const { city, staff } = read.value
  const dates = datesBetween('2024-07-15', '2024-07-21')
  const requirement: unknown = JSON.parse(await readFile(join(run, 'requirement.json'), 'utf8'))
  const open = teamHours(city, holidays.value, dates)
  return { city, staff: { ...staff, leave: [...staff.leave, ...leave] }, requirement, dates, open }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hankan-commands-'))
  const town = await makeTown(folder)
  store = town.folders.store
  run = town.run
  before = { ...(await bytesOf(store)), ...(await bytesOf(run)) }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const unchanged = async () => expect({ ...(await bytesOf(store)), ...(await bytesOf(run)) }).toEqual(before)

describe('--json', () => {
  const forecast = () => ['--forecast', join(run, 'forecast.json'), ...GROUND]
  const good: Readonly<Record<string, () => readonly string[] | Promise<readonly string[]>>> = {
    ingest: () => [join(inputFolder, 'events.csv'), ...CITY, '--store', store],
    quality: () => [...CITY, '--store', store],
    train: () => [...CITY, '--store', store, '--queues', 'tax', '--weeks', '2', '--out', at('models')],
    backtest: () => [...CITY, '--store', store, '--queues', 'tax', '--weeks', '2'],
    forecast: async () => ['--series', await write('series.csv', series(60))],
    require: () => [...forecast(), '--store', store],
    roster: async () => ['--problem', await write('problem.json', await problem())],
    verify: () => ['--roster', join(run, 'roster.json'), ...GROUND],
    cover: () => ['--roster', join(run, 'roster.json'), ...forecast(), ...SICK, '--waits', '0'],
    swap: () => ['--roster', join(run, 'roster.json'), ...forecast(), ...SICK, '--with', 'T03'],
    explain: () => ['--run', run, ...GROUND],
    simulate: () => ['--roster', join(run, 'roster.json'), ...forecast(), '--replications', '20'],
    trial: () => ['--team', 'counter', '--fewer', '1', '--weeks', '1', ...forecast(), '--store', store],
    training: () => ['--weeks', '1', '--budget', '24', ...forecast(), '--store', store],
    calibrate: () => [...CITY, '--store', store],
    pool: () => ['--queues', 'move,certificate', ...forecast()],
    report: () => ['--run', run, '--out', at('out')],
  }

  test('every command but the one that serves is tried', () => {
    expect([...Object.keys(good), 'serve'].sort()).toEqual(Object.keys(COMMANDS).sort())
  })

  test.each(Object.keys(good))(
    '%s prints one JSON document, and a table for people without it',
    async (name) => {
      const args = await good[name]!()
      const json = await hankan([name, ...args, '--json'])
      expect([json.code, json.err.match(/\[誤り\].*/)]).toEqual([0, null])
      expect(typeof JSON.parse(json.out)).toBe('object')
      expect(json.out.trimEnd()).not.toContain('\n')
      const table = await hankan([name, ...args])
      expect(table.code).toBe(0)
      expect(() => JSON.parse(table.out)).toThrow()
      expect(table.out.trim()).not.toBe('')
      await unchanged()
    },
  )

  test.each(Object.keys(good))(
    '%s prints one JSON document of issues when its input is wrong',
    async (name) => {
      const args = {
        ingest: [],
        quality: ['--store', at('none')],
        explain: ['--run', at('none')],
        report: ['--run', at('none')],
      }[name] ?? ['--store', at('none')]
      const wrong = ['quality', 'train', 'backtest', 'calibrate', 'ingest', 'explain', 'report'].includes(
        name,
      )
        ? args
        : []
      const { code, out } = await hankan([name, ...wrong, '--json'])
      expect(code).toBe(2)
      const { issues } = JSON.parse(out) as { issues: { severity: string }[] }
      expect(issues.map(({ severity }) => severity)).toContain('error')
    },
  )
})

describe('wrong input of the commands after ingest: exit code 2, told by place and remedy, nothing changes', () => {
  const NOT_THERE = { ja: ['ファイルがありません', '確認してください'], en: ['no such file', 'Check'] }
  const A_FOLDER = { ja: ['フォルダーです'], en: ['is a folder'] }
  const json = (name: string) => join(run, name)

  const cases: Readonly<Record<string, () => readonly [readonly string[], Told]>> = {
    'a forecast that is not there': () => [
      ['require', '--forecast', at('none.json'), ...GROUND],
      { place: at('none.json'), ...NOT_THERE },
    ],
    'a folder for a forecast': () => [['require', '--forecast', run, ...GROUND], { place: run, ...A_FOLDER }],
    'a folder for a series': () => [['forecast', '--series', folder], { place: folder, ...A_FOLDER }],
    'a roster for a forecast': () => [
      ['simulate', '--roster', json('roster.json'), '--forecast', json('roster.json'), ...GROUND],
      { place: json('roster.json'), column: 'queues', ja: ['書き足して'], en: ['is missing. Add it'] },
    ],
    'a roster that is none': () => [
      ['verify', '--roster', json('forecast.json'), ...GROUND],
      { place: json('forecast.json'), column: 'days', ja: ['書き足して'], en: ['is missing. Add it'] },
    ],
    'a staff list for holidays': () => [
      ['verify', '--roster', json('roster.json'), ...CITY, '--holidays', join(inputFolder, 'staff.csv')],
      {
        place: join(inputFolder, 'staff.csv'),
        line: 1,
        ja: ['国民の祝日・休日月日', 'syukujitsu.csv'],
        en: ['国民の祝日・休日月日', 'syukujitsu.csv'],
      },
    ],
    'a date that does not exist': () => [
      ['require', '--forecast', json('forecast.json'), ...GROUND, '--from', '2024-02-30'],
      {
        place: '--from',
        ja: ['「2024-02-30」', '例: 2024-07-15'],
        en: ['“2024-02-30”', 'Example: 2024-07-15'],
      },
    ],
    'days beyond the forecast': () => [
      ['require', '--forecast', json('forecast.json'), ...GROUND, '--from', '2031-01-06'],
      {
        place: json('forecast.json'),
        ja: ['2031-01-06', '変えてください'],
        en: ['2031-01-06', 'choose dates'],
      },
    ],
    'a store that is empty': () => [
      ['require', '--forecast', json('forecast.json'), ...GROUND, '--store', at('nothing')],
      {
        place: at('nothing'),
        ja: ['まだ何も取り込まれていません', 'ingest'],
        en: ['holds nothing yet', 'ingest'],
      },
    ],
    'an output into a folder that is not there': () => [
      ['require', '--forecast', json('forecast.json'), ...GROUND, '--out', at('no/where.json')],
      { place: at('no/where.json'), ja: ['この場所はありません'], en: ['no such place'] },
    ],
    'an output folder that is a file': () => [
      ['report', '--run', run, '--out', json('summary.txt')],
      { place: json('summary.txt'), ja: ['フォルダーを指定'], en: ['Name a folder'] },
    ],
    'a team nobody knows': () => [
      ['trial', '--team', 'kanzei', '--fewer', '1', '--forecast', json('forecast.json'), ...GROUND],
      { place: 'trial', column: 'team', ja: ['「kanzei」', 'counter'], en: ['“kanzei”', 'counter'] },
    ],
    'fewer people than there are': () => [
      ['trial', '--team', 'counter', '--fewer', '9', '--forecast', json('forecast.json'), ...GROUND],
      { place: 'trial', column: 'fewer', ja: ['1 以上 4 以下', '「9」'], en: ['from 1 to 4', '“9”'] },
    ],
    'training for somebody nobody knows': () => [
      ['training', '--person', 'T99', '--forecast', json('forecast.json'), ...GROUND],
      { place: 'training', column: 'people', ja: ['「T99」', 'T01'], en: ['“T99”', 'T01'] },
    ],
    'no hours of training': () => [
      ['training', '--budget', '0', '--forecast', json('forecast.json'), ...GROUND],
      { place: 'training', column: 'budgetHours', ja: ['「0」', '例: 72'], en: ['“0”', 'Example: 72'] },
    ],
    'a quarter that begins on a Tuesday': () => [
      ['training', '--from', '2024-07-16', '--forecast', json('forecast.json'), ...GROUND],
      { place: 'training', column: 'from', ja: ['2024-07-16', '月曜にして'], en: ['2024-07-16', 'Begin on'] },
    ],
    'a quarter that is not forecast': () => [
      ['training', '--from', '2031-01-06', '--forecast', json('forecast.json'), ...GROUND],
      { place: 'training', column: 'from', ja: ['2031-01-06', '作り直して'], en: ['2031-01-06', 'anew'] },
    ],
    'a quarter of no weeks': () => [
      ['training', '--weeks', '0', '--forecast', json('forecast.json'), ...GROUND],
      { place: '--weeks', ja: ['「0」'], en: ['“0”'] },
    ],
    'a cell that is no cell': () => [
      ['explain', '--run', run, ...GROUND, '--why', 'T02@10:30'],
      { place: '--why', ja: ['「T02@10:30」', 'の形で'], en: ['“T02@10:30”', 'Write it as'] },
    ],
    'a cell of nobody, on no date of the roster': () => [
      ['explain', '--run', run, ...GROUND, '--why', 'T99@2031-01-06@10:30'],
      { place: '--why', ja: ['「T99」', '2031-01-06'], en: ['“T99”', '2031-01-06'] },
    ],
    'a rule that has no price': () => [
      ['explain', '--run', run, ...GROUND, '--price', 'rule:minimumWage'],
      { place: '--price', ja: ['「minimumWage」', 'contractHours'], en: ['“minimumWage”', 'contractHours'] },
    ],
    'people asked for at a desk nobody knows': () => [
      ['explain', '--run', run, ...GROUND, '--conflict', '--request', 'x@2024-07-16@10:00-11:00=2'],
      { place: '--request', ja: ['「x」', 'あるもの'], en: ['“x”', 'Those there are'] },
    ],
    'a queue without a history': () => [
      ['backtest', ...CITY, '--store', store, '--queues', 'koseki'],
      { place: store, ja: ['「koseki」', 'move'], en: ['“koseki”', 'move'] },
    ],
  }

  test.each(Object.keys(cases))('%s', async (name) => {
    const [args, told] = cases[name]!()
    await expectTold(args, told)
    await unchanged()
  })

  test('a series: no heading, a count that is none, a date that does not exist, bytes that are no text', async () => {
    await expectTold(['forecast', '--series', await write('a.csv', '2024-05-01,7\n2024-05-02,8\n')], {
      place: at('a.csv'),
      line: 1,
      ja: ['start,count'],
      en: ['start,count'],
    })
    await expectTold(['forecast', '--series', await write('b.csv', `${series(40)}2024-06-10,七\n`)], {
      place: at('b.csv'),
      line: 42,
      column: 'count',
      ja: ['「七」', '0 以上の数に'],
      en: ['“七”', 'number of 0 or more'],
    })
    await expectTold(['forecast', '--series', await write('c.csv', `${series(40)}2024-06-31,7\n`)], {
      place: at('c.csv'),
      line: 42,
      column: 'start',
      ja: ['「2024-06-31」', 'のように'],
      en: ['“2024-06-31”', 'like'],
    })
    await writeFile(
      at('d.csv'),
      Uint8Array.from({ length: 999 }, (_, i) => (i * 89) % 256),
    )
    await expectTold(['forecast', '--series', at('d.csv')], {
      place: at('d.csv'),
      ja: ['読めない文字', '保存し直して'],
      en: ['cannot be read', 'Save it again'],
    })
  })

  test('a person twice on the staff list, and a leave on a day that does not exist', async () => {
    const city = at('town')
    await cp(inputFolder, city, { recursive: true })
    const staff = await readFile(join(city, 'staff.csv'), 'utf8')
    const again = staff.split('\n').find((line) => line.startsWith('T03'))!
    await writeFile(join(city, 'staff.csv'), `${staff}${again}\n`)
    const verify = ['verify', '--roster', json('roster.json'), '--city', city, '--holidays', HOLIDAYS]
    await expectTold(verify, {
      place: join(city, 'staff.csv'),
      line: 11,
      column: '職員ID',
      ja: ['T03', '4 行目にもいます', '1人1行に'],
      en: ['T03', 'also in line 4', 'Keep one line a person'],
    })
    await writeFile(join(city, 'staff.csv'), staff)
    await writeFile(join(city, 'leave.csv'), '職員ID,日付,勤怠区分\nT04,令和6年6月31日,有休\n')
    await expectTold(verify, {
      place: join(city, 'leave.csv'),
      line: 2,
      column: '日付',
      ja: ['「令和6年6月31日」', 'のように'],
      en: ['“令和6年6月31日”', 'Write it like'],
    })
    await unchanged()
  })

  test('more leave than the week can bear is warned about, and the roster is still made: exit code 0', async () => {
    const leave = ['T02', 'T03', 'T04'].map((person) => ({ person, date: '2024-07-18', kind: 'paid' }))
    const file = await write('leave.json', await problem(leave))
    const told = {
      place: file,
      ja: ['[注意]', '2024-07-18 の総合窓口: 休暇が 3 人', '休暇の日をずらすか、応援を頼んで', '小野寺 健'],
      en: ['[warning]', 'Front counter on 2024-07-18: with 3 on leave', 'Move a leave', '小野寺 健'],
    }
    await expectTold(['roster', '--problem', file, '--out', at('roster.json')], told, 0)
    expect(JSON.parse(await readFile(at('roster.json'), 'utf8'))).toHaveProperty('days')
  })

  test('a roster that breaks rules is judged so: exit code 2, each breach with its article', async () => {
    const roster = JSON.parse(await readFile(json('roster.json'), 'utf8')) as { days: { person: string }[] }
    const days = roster.days.map((day) =>
      day.person === 'T01' || day.person === 'T06'
        ? { ...day, shift: undefined, breaks: [], blocks: [] }
        : day,
    )
    const file = await write('broken.json', { ...roster, days })
    await expectTold(['verify', '--roster', file, ...GROUND], {
      place: file,
      ja: ['違反が', '直してください'],
      en: ['breaks', 'Correct it'],
    })
  })
})
