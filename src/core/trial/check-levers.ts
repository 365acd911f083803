import type { City, TeamId } from '../city/types.ts'
import type { Issue } from '../units/issue.ts'
import { desksOf, queuesOf } from './levers.ts'
import type { Lever } from './types.ts'

/** The longest and the shortest that handling may become: five times, or a twentieth. */
const CHANGES = { least: -0.95, most: 4 }

type Refuse = (code: string, field: string, values: Issue['values']) => Issue

const outside = (
  refuse: Refuse,
  field: string,
  found: number,
  { least, most }: { readonly least: number; readonly most: number },
): Issue[] =>
  found >= least && found <= most ? [] : [refuse('numberExpected', field, { found, least, most })]

const unknown = (refuse: Refuse, field: string, found: string, known: readonly string[]): Issue[] =>
  known.includes(found) ? [] : [refuse('choiceExpected', field, { found, choices: known.join(', ') })]

const hoursIssues = ({ openMinute, closeMinute }: Lever & { kind: 'hours' }, refuse: Refuse): Issue[] =>
  openMinute >= 0 && openMinute < closeMinute && closeMinute <= 1440
    ? []
    : [refuse('trialHours', 'openMinute', { from: openMinute, to: closeMinute })]

const mergeIssues = (
  { activities }: Lever & { kind: 'merge' },
  desks: readonly string[],
  refuse: Refuse,
): Issue[] => {
  const isSound = (id: string, at: number) => desks.includes(id) && activities.indexOf(id) === at
  return activities.length > 1 && activities.every(isSound)
    ? []
    : [refuse('trialMerge', 'activities', { found: activities.join(', '), choices: desks.join(', ') })]
}

const backOfficeIssues = (
  { task, minutesPerUnit }: Lever & { kind: 'backOffice' },
  city: City,
  team: TeamId,
  refuse: Refuse,
): Issue[] => {
  const places = new Set(city.activities.filter((it) => it.team === team).map(({ id }) => id))
  const tasks = city.backOffice.filter(({ activity }) => places.has(activity))
  const most = tasks.find(({ id }) => id === task)?.minutesPerUnit
  return most === undefined
    ? unknown(
        refuse,
        'task',
        task,
        tasks.map(({ id }) => id),
      )
    : outside(refuse, 'minutesPerUnit', minutesPerUnit, { least: 0, most })
}

const issuesOf = (lever: Lever, city: City, team: TeamId, refuse: Refuse): Issue[] => {
  const queues = queuesOf(city, team).map(({ id }) => id)
  switch (lever.kind) {
    case 'hours':
      return hoursIssues(lever, refuse)
    case 'merge':
      return mergeIssues(
        lever,
        desksOf(city, team).map(({ id }) => id),
        refuse,
      )
    case 'divert':
      return [
        ...unknown(refuse, 'queue', lever.queue, queues),
        ...outside(refuse, 'share', lever.share, { least: 0, most: 1 }),
      ]
    case 'handling':
      return [
        ...unknown(refuse, 'queue', lever.queue, queues),
        ...outside(refuse, 'change', lever.change, CHANGES),
      ]
    case 'backOffice':
      return backOfficeIssues(lever, city, team, refuse)
  }
}

/** What is wrong with the levers of a team. */
export const leverIssues = (levers: readonly Lever[], city: City, team: TeamId): Issue[] =>
  levers.flatMap((lever, i) =>
    issuesOf(lever, city, team, (code, field, values) => ({
      code,
      severity: 'error',
      at: { file: 'trial', column: `levers[${i}].${field}` },
      values,
    })),
  )
