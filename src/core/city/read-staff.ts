import { narrow, readDate } from '../calendar/japanese-date.ts'
import type { Issue, Result } from '../units/issue.ts'
import type { LocalDate } from '../units/time.ts'
import { type Column, error, type Report, type Row, readTable, warning } from './table.ts'
import type { ActivityId, City, Person, PersonId, Role, TeamId } from './types.ts'

const columns = {
  id: { names: ['職員ID', '社員ID', '従事者ID', 'スタッフID', 'ID', 'person'], required: true },
  name: { names: ['表示名', '氏名', '名前', 'name'], required: true },
  team: { names: ['所属チーム', 'チーム', '所属', 'team'], required: true },
  employer: { names: ['雇用主', '雇用会社', '所属会社', 'employer'], required: true },
  contract: { names: ['雇用区分', '契約区分', 'contract'], required: true },
  weekly: { names: ['契約週時間', '週所定時間', '週時間', 'weeklyHours'], required: true },
  most: { names: ['週上限', '週上限時間', 'maxWeeklyHours'], required: true },
  hired: { names: ['入社日', '採用日', 'hiredOn'], required: true },
  leaveBase: { names: ['基準日', '有休基準日'], required: false },
  born: { names: ['生年月日', 'bornOn'], required: false },
  role: { names: ['役割', '役職', 'role'], required: true },
  skills: { names: ['スキル', '担当可能業務', 'skills'], required: true },
  scope: { names: ['変更の範囲', '応援範囲', 'scope'], required: false },
  limits: { names: ['制約', '勤務制約', 'limits'], required: false },
  trained: { names: ['研修有効期限', '研修期限', 'trainingValidTo'], required: false },
} as const satisfies Record<string, Column>

type StaffRow = Row<keyof typeof columns>

const contracts: Readonly<Record<string, Person['contract']>> = {
  フルタイム: 'fullTime',
  常勤: 'fullTime',
  正社員: 'fullTime',
  fullTime: 'fullTime',
  パートタイム: 'partTime',
  パート: 'partTime',
  短時間: 'partTime',
  partTime: 'partTime',
}

const roles: Readonly<Record<string, Role>> = {
  業務管理者: 'manager',
  manager: 'manager',
  業務副管理者: 'deputy',
  deputy: 'deputy',
  チームリーダー: 'leader',
  リーダー: 'leader',
  TL: 'leader',
  leader: 'leader',
  サブチームリーダー: 'subLeader',
  'サブ・チームリーダー': 'subLeader',
  サブリーダー: 'subLeader',
  SL: 'subLeader',
  subLeader: 'subLeader',
  スタッフ: 'staff',
  従事者: 'staff',
  staff: 'staff',
}

const MINUTES_IN_WEEK = 7 * 24 * 60

/** Minutes of `38:45`, `38.75` or `40`, or undefined where that is no length of a week's work. */
const minutesOfHours = (cell: string): number | undefined => {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(cell)
  const minutes = clock
    ? +clock[1]! * 60 + +clock[2]!
    : /^\d{1,3}(\.\d+)?$/.test(cell)
      ? Math.round(+cell * 60)
      : Number.NaN
  return minutes > 0 && minutes <= MINUTES_IN_WEEK ? minutes : undefined
}

const parts = (cell: string): string[] =>
  cell
    .split(/[;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'なし')

/** Looks something up by its id or its name in either language. */
const byName = <
  T extends { readonly id: string; readonly name: { readonly ja: string; readonly en: string } },
>(
  rows: readonly T[],
): ((text: string) => T | undefined) => {
  const found = new Map<string, T>()
  for (const row of [...rows].reverse())
    for (const key of [row.name.en, row.name.ja, row.id]) found.set(narrow(key), row)
  return (text) => found.get(narrow(text))
}

/** One cell after another, each reported where it is wrong. */
const rowReader = (city: City, report: Report) => {
  const team = byName(city.teams)
  const activity = byName(city.activities)
  const teamNames = city.teams.map(({ name }) => name.ja).join('、')
  const activityNames = city.activities.map(({ name }) => name.ja).join('、')
  const shiftCodes = city.shifts.map(({ code }) => code)

  const wrong = (
    row: StaffRow,
    key: keyof typeof columns,
    code: string,
    values: Issue['values'] = {},
  ): undefined => {
    report(error(code, row.at(key), { found: row.cell(key), ...values }))
    return undefined
  }

  const date = (row: StaffRow, key: keyof typeof columns): LocalDate | undefined => {
    const read = readDate(row.cell(key))?.date
    return read ?? wrong(row, key, 'noSuchDate')
  }

  const optionalDate = (row: StaffRow, key: keyof typeof columns) =>
    row.cell(key) === '' ? undefined : date(row, key)

  const hours = (row: StaffRow, key: keyof typeof columns) =>
    minutesOfHours(narrow(row.cell(key))) ?? wrong(row, key, 'badHours')

  const choice = <T>(row: StaffRow, key: keyof typeof columns, choices: Readonly<Record<string, T>>) => {
    const cell = narrow(row.cell(key))
    return Object.hasOwn(choices, cell)
      ? choices[cell]
      : wrong(row, key, 'unknownChoice', { choices: Object.keys(choices).join('、') })
  }

  const filled = (row: StaffRow, key: keyof typeof columns) => row.cell(key) || wrong(row, key, 'emptyCell')

  const skills = (row: StaffRow) => {
    const levels: Record<ActivityId, number> = {}
    const since: Record<ActivityId, LocalDate> = {}
    for (const part of parts(row.cell('skills'))) {
      const [task = '', level = '', acquired = ''] = part.split(/[:：]/)
      const found = activity(task)
      const on = acquired.trim() === '' ? undefined : readDate(acquired)?.date
      if (!found) wrong(row, 'skills', 'unknownActivity', { found: task, known: activityNames })
      else if (!/^[123]$/.test(narrow(level))) wrong(row, 'skills', 'badSkillLevel', { found: part })
      else if (acquired.trim() !== '' && on === undefined)
        wrong(row, 'skills', 'noSuchDate', { found: acquired })
      else if (found.id in levels) wrong(row, 'skills', 'skillTwice', { found: task })
      else {
        levels[found.id] = +narrow(level)
        if (on !== undefined) since[found.id] = on
      }
    }
    return { levels, since }
  }

  const scope = (row: StaffRow, own: TeamId): TeamId[] => {
    const cells = parts(row.cell('scope'))
    if (cells.some((cell) => ['全チーム', 'すべて', 'all'].includes(narrow(cell))))
      return city.teams.map(({ id }) => id)
    const ids = cells.flatMap((cell) => {
      const found = team(cell)
      if (!found) wrong(row, 'scope', 'unknownTeam', { found: cell, known: teamNames })
      return found?.id ?? []
    })
    return [...new Set([own, ...ids])]
  }

  const limits = (row: StaffRow) => {
    const shifts: string[] = []
    let noOvertime = false
    let noNight = false
    let limitedOvertime = false
    for (const part of parts(row.cell('limits'))) {
      const only = /^(?:勤務|シフト)[=:](.+)$/.exec(narrow(part))
      if (['残業不可', '残業なし', '時間外不可'].includes(narrow(part))) noOvertime = true
      else if (narrow(part) === '深夜不可') noNight = true
      else if (narrow(part) === '時間外制限') limitedOvertime = true
      else if (!only) wrong(row, 'limits', 'unknownLimit', { found: part })
      else
        for (const code of only[1]!.split(/[・/]/).map((text) => text.trim()))
          if (shiftCodes.includes(code)) shifts.push(code)
          else wrong(row, 'limits', 'unknownShift', { found: code, known: shiftCodes.join('、') })
    }
    return {
      shifts,
      noOvertime,
      ...(noNight && { noNight }),
      ...(limitedOvertime && { limitedOvertime }),
    }
  }

  return (row: StaffRow): Person | undefined => {
    const id = filled(row, 'id')
    const name = filled(row, 'name')
    const employer = filled(row, 'employer')
    const own = team(row.cell('team')) ?? wrong(row, 'team', 'unknownTeam', { known: teamNames })
    const contract = choice(row, 'contract', contracts)
    const role = choice(row, 'role', roles)
    const weeklyMinutes = hours(row, 'weekly')
    const maxWeeklyMinutes = hours(row, 'most')
    const hiredOn = date(row, 'hired')
    const bornOn = optionalDate(row, 'born')
    const trainingValidTo = optionalDate(row, 'trained')
    const leaveBaseOn = optionalDate(row, 'leaveBase')
    const { levels, since } = skills(row)
    const limited = limits(row)
    const teams = scope(row, own?.id ?? '')
    if (weeklyMinutes && maxWeeklyMinutes && maxWeeklyMinutes < weeklyMinutes)
      wrong(row, 'most', 'limitBelowContract', { contract: row.cell('weekly') })
    if (bornOn && hiredOn && bornOn >= hiredOn) wrong(row, 'born', 'bornAfterHired', { hired: hiredOn })
    if (parts(row.cell('skills')).length === 0)
      report(warning('noSkills', row.at('skills'), { id: row.cell('id'), name: row.cell('name') }))
    if (
      !id ||
      !name ||
      !employer ||
      !own ||
      !contract ||
      !role ||
      !weeklyMinutes ||
      !maxWeeklyMinutes ||
      !hiredOn
    )
      return undefined
    return {
      id: narrow(id),
      name,
      team: own.id,
      employer: narrow(employer),
      contract,
      role,
      weeklyMinutes,
      maxWeeklyMinutes,
      skills: levels,
      skillSince: since,
      scope: teams,
      ...limited,
      hiredOn,
      ...(leaveBaseOn && { leaveBaseOn }),
      ...(bornOn && { bornOn }),
      ...(trainingValidTo && { trainingValidTo }),
    }
  }
}

/** The people of a staff file (columns of the staff master, synonyms allowed). Text is decoded; hours are `38:45` or `38.75`. */
export const readStaff = (text: string, file: string, city: City): Result<readonly Person[]> => {
  const issues: Issue[] = []
  const report: Report = (issue) => issues.push(issue)
  const rows = readTable(text, file, columns, report) ?? []
  const read = rowReader(city, report)
  const firstLine = new Map<PersonId, number>()
  const people = rows.flatMap((row) => {
    const person = read(row)
    const id = narrow(row.cell('id'))
    const earlier = firstLine.get(id)
    if (earlier !== undefined)
      report(error('personTwice', row.at('id'), { id, name: row.cell('name'), earlier }))
    else if (id !== '') firstLine.set(id, row.line)
    return person ?? []
  })
  if (rows.length === 0 && issues.length === 0) report(error('noRows', { file }))
  return issues.some(({ severity }) => severity === 'error')
    ? { ok: false, issues }
    : { ok: true, value: people, issues }
}
