import { clock } from '../core/calendar/date.ts'
import type { City } from '../core/city/types.ts'
import { formatNumber, formatShare } from '../core/report/format.ts'
import type { Lever, TrialRequest } from '../core/trial/types.ts'
import type { Issue } from '../core/units/issue.ts'
import type { Name } from '../core/units/time.ts'
import { type Language, say } from '../core/words/say.ts'
import { type Options, optionText, wrongOption } from './forecast-ground.ts'

const minuteOf = (text: string): number | undefined => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return minute <= 1440 && Number(minutes) < 60 ? minute : undefined
}

const hoursLever = (text: string): Lever[] | undefined => {
  const [open, close] = text.split('-').map(minuteOf)
  return open === undefined || close === undefined
    ? undefined
    : [{ kind: 'hours', openMinute: open, closeMinute: close }]
}

/** `id:number,id:number`. */
const pairsOf = (text: string): [string, number][] | undefined => {
  const pairs = text.split(',').map((part): [string, number] => {
    const [id = '', value = ''] = part.split(':').map((it) => it.trim())
    return [id, value === '' ? Number.NaN : Number(value)]
  })
  return pairs.every(([id, value]) => id !== '' && !Number.isNaN(value)) ? pairs : undefined
}

const READERS: Readonly<
  Record<string, { readonly example: string; read(text: string): Lever[] | undefined }>
> = {
  hours: { example: '09:00-16:30', read: hoursLever },
  merge: {
    example: 'certificate-desk,mynumber-desk',
    read: (text) => [{ kind: 'merge', activities: text.split(',').map((it) => it.trim()) }],
  },
  divert: {
    example: 'certificate:0.2',
    read: (text) => pairsOf(text)?.map(([queue, share]) => ({ kind: 'divert', queue, share })),
  },
  handling: {
    example: 'certificate:-0.15',
    read: (text) => pairsOf(text)?.map(([queue, change]) => ({ kind: 'handling', queue, change })),
  },
  rpa: {
    example: 'refund:3',
    read: (text) =>
      pairsOf(text)?.map(([task, minutesPerUnit]) => ({ kind: 'backOffice', task, minutesPerUnit })),
  },
}

/** Levers of the options, in the order in which they are pulled; what cannot be read is added to the issues. */
export const leversOf = (options: Options, issues: Issue[]): Lever[] =>
  Object.entries(READERS).flatMap(([option, { example, read }]) => {
    const text = optionText(options, option)
    const levers = text === undefined ? [] : read(text)
    if (!levers) issues.push(wrongOption(option, text!, example))
    return levers ?? []
  })

const leverText = (lever: Lever, city: City, language: Language): string => {
  const nameOf = (rows: readonly { readonly id: string; readonly name: Name }[], id: string) =>
    rows.find((it) => it.id === id)?.name[language] ?? id
  switch (lever.kind) {
    case 'hours': {
      const hours = `${clock(lever.openMinute)}–${clock(lever.closeMinute)}`
      return say(language, 'cli.trial.change.hours', { hours })
    }
    case 'merge': {
      const desks = lever.activities.map((id) => nameOf(city.activities, id)).join(' + ')
      return say(language, 'cli.trial.change.merge', { desks })
    }
    case 'divert':
      return say(language, 'cli.trial.change.divert', {
        queue: nameOf(city.queues, lever.queue),
        share: formatShare(lever.share, language),
      })
    case 'handling':
      return say(language, 'cli.trial.change.handling', {
        queue: nameOf(city.queues, lever.queue),
        change: `${lever.change < 0 ? '−' : '+'}${formatShare(Math.abs(lever.change), language)}`,
      })
    case 'backOffice':
      return say(language, 'cli.trial.change.backOffice', {
        task: nameOf(city.backOffice, lever.task),
        minutes: formatNumber(lever.minutesPerUnit, language, 1),
      })
  }
}

/** All that a trial changes, in words. */
export const changesText = ({ fewer, levers = [] }: TrialRequest, city: City, language: Language): string => {
  const people = fewer === 0 ? [] : ([fewer > 0 ? 'fewer' : 'more'] as const)
  return [
    ...people.map((kind) => say(language, `cli.trial.change.${kind}`, { n: Math.abs(fewer) })),
    ...levers.map((lever) => leverText(lever, city, language)),
  ].join(language === 'ja' ? '、' : ', ')
}
