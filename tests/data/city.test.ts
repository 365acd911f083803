import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEMAND } from '../../data/keyaki/demand.ts'
import { readInputs } from '../../data/keyaki/inputs.ts'
import { isLocalDate, weekday } from '../../src/core/calendar/date.ts'
import { inForce, isClosed } from '../../src/core/calendar/opening.ts'

const DATA = join(import.meta.dirname, '../../data')
const inputs = readInputs(DATA)
const { city, holidays, events, weather } = inputs

const rows = (file: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(join(DATA, 'keyaki', file), 'utf8')
    .trimEnd()
    .split('\n')
  const names = head!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])))
}

const staff = rows('staff.csv')
const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id))

describe('Keyaki City', () => {
  it('is synthetic, with four departments and six teams', () => {
    expect(city.synthetic).toBe(true)
    expect(city.departments).toHaveLength(4)
    expect(city.teams).toHaveLength(6)
  })

  it('refers only to what it has', () => {
    const [departments, teams, activities] = [ids(city.departments), ids(city.teams), ids(city.activities)]
    const openings = new Set(city.openings.map(({ opening }) => opening))
    for (const team of city.teams) expect(departments.has(team.department), team.id).toBe(true)
    for (const activity of city.activities) expect(teams.has(activity.team), activity.id).toBe(true)
    for (const of of [...city.queues, ...city.backOffice, ...city.outbound])
      expect(activities.has(of.activity), of.id).toBe(true)
    for (const queue of city.queues) {
      expect(openings.has(queue.opening), queue.id).toBe(true)
      expect(DEMAND[queue.id], queue.id).toBeDefined()
    }
  })

  it('gives every queue and task names of its own', () => {
    const names = [...city.queues, ...city.backOffice].flatMap(({ name, aliases }) => [name.ja, ...aliases])
    const folded = names.map((name) => name.normalize('NFKC'))
    expect(new Set(folded).size).toBe(folded.length)
  })

  it('asks for two people at guidance from 2020-01-14, and never for more than it has seats', () => {
    const guidance = city.activities.find(({ id }) => id === 'guidance-desk')!
    const on = (date: '2020-01-13' | '2020-01-14') =>
      guidance.minimum.filter((row) => inForce(row, date)).map(({ people }) => people)
    expect([on('2020-01-13'), on('2020-01-14')]).toEqual([[1], [2]])
    for (const { seats, minimum, id } of city.activities)
      for (const { people } of minimum) expect(people, id).toBeLessThanOrEqual(seats)
  })

  it('pools insurance and pension at one desk', () => {
    const pooled = city.queues.filter(({ activity }) => activity === 'insurance-desk').map(({ id }) => id)
    expect(pooled).toEqual(['insurance', 'pension'])
  })
})

describe('its staff', () => {
  it('are 46, team by team as the contract says, with 14 lead roles', () => {
    expect(staff).toHaveLength(46)
    for (const team of city.teams)
      expect(staff.filter((row) => row.所属チーム === team.name.ja)).toHaveLength(team.headcount)
    expect(staff.filter((row) => row.役割 !== 'スタッフ')).toHaveLength(14)
    for (const team of city.teams) {
      const roles = staff.filter((row) => row.所属チーム === team.name.ja).map((row) => row.役割)
      expect(roles).toEqual(expect.arrayContaining(['リーダー', 'サブリーダー']))
    }
    expect(new Set(staff.map((row) => row.職員ID)).size).toBe(46)
  })

  it('have skills for activities there are, inside the teams they may be sent to', () => {
    const activities = new Map(city.activities.map((activity) => [activity.name.ja, activity]))
    const teams = new Map(city.teams.map((team) => [team.name.ja, team.id]))
    for (const row of staff) {
      const scope = row.変更の範囲!.split(';').map((name) => teams.get(name))
      expect(scope[0], row.職員ID).toBe(teams.get(row.所属チーム!))
      for (const skill of row.スキル!.split(';')) {
        const [name, level, since] = skill.split(':')
        const team = activities.get(name!)?.team
        expect(isLocalDate(since!) && since! >= row.入社日!, `${row.職員ID} ${skill}`).toBe(true)
        expect(Number(level)).toBeGreaterThanOrEqual(1)
        expect(scope.includes(team), `${row.職員ID} ${skill}`).toBe(true)
      }
    }
  })

  it('work, wish and take leave in words the city knows', () => {
    const codes = new Set(city.shifts.map(({ code }) => code))
    for (const row of staff)
      for (const limit of row.制約!.split(';')) {
        if (limit === '残業不可') continue
        for (const code of limit.replace('勤務=', '').split('・')) expect(codes.has(code), limit).toBe(true)
      }
    const people = new Set(staff.map((row) => row.職員ID))
    const wishes = rows('wishes.csv')
    const leave = rows('leave.csv')
    expect(wishes).toHaveLength(12)
    for (const row of [...wishes, ...leave]) {
      expect(people.has(row.職員ID), row.職員ID).toBe(true)
      expect(row.日付! >= '2023-10-02' && row.日付! <= '2023-10-08').toBe(true)
    }
    for (const row of wishes) expect(row.希望 === '休' || codes.has(row.希望!)).toBe(true)
  })
})

describe('its calendar', () => {
  it('posts mail and sets deadlines on open days', () => {
    const dated = events.filter(({ type }) => type.startsWith('mailing') || type === 'deadline')
    expect(dated.length).toBeGreaterThan(120)
    for (const { type, from } of dated)
      expect(isClosed(city, holidays, from) || weekday(from) % 6 === 0, `${type} ${from}`).toBe(false)
  })

  it('stands on the whole real weather and the real holidays', () => {
    expect(weather.size).toBe(6 * 365 + 1)
    expect(weather.get('2019-10-12')?.rainMm).toBe(209.5)
    expect(weather.get('2022-06-30')?.maxTemperatureC).toBe(36.4)
    expect(holidays.names.get('2019-05-01')).toBe('休日（祝日扱い）')
    expect(holidays.lastYear).toBe(2026)
  })
})
