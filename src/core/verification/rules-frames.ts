import { lawArticle, named, row } from './row.ts'
import type { Rule } from './types.ts'

const yearly = lawArticle('32条の4・施行規則12条の4', 'art. 32-4; Ordinance art. 12-4')
const flexitime = lawArticle('32条の3', 'art. 32-3')

/** Law of hours averaged over a year, and of flexitime. */
export const frames: readonly Rule[] = [
  row(
    'yearFrame',
    'breach',
    lawArticle('32条の4第1項', 'art. 32-4(1)'),
    named(
      '1年単位の変形労働時間制は平均して週40時間以内',
      'Variable hours of a year average 40 a week at most',
    ),
    '1999-04-01',
    { weeklyMinutes: 2400 },
  ),
  row(
    'yearDay',
    'breach',
    yearly,
    named('1年単位の変形制は1日10時間まで', 'Variable hours of a year: 10 hours a day at most'),
    '1999-04-01',
    { minutes: 600 },
  ),
  row(
    'yearWeek',
    'breach',
    yearly,
    named('1年単位の変形制は週52時間まで', 'Variable hours of a year: 52 hours a week at most'),
    '1999-04-01',
    { minutes: 3120 },
  ),
  row(
    'yearLongWeeks',
    'breach',
    yearly,
    named(
      '週48時間を超える週は続けて3週まで(3か月を超える変形制)',
      'Weeks above 48 hours: three in a row at most (variable hours of more than three months)',
    ),
    '1999-04-01',
    { minutes: 2880, weeks: 3 },
  ),
  row(
    'yearLongWeekStarts',
    'breach',
    yearly,
    named(
      '週48時間を超える週は3か月ごとに3週まで(3か月を超える変形制)',
      'Weeks above 48 hours: three in each three months (variable hours of more than three months)',
    ),
    '1999-04-01',
    { minutes: 2880, weeks: 3 },
  ),
  row(
    'yearDays',
    'breach',
    yearly,
    named(
      '勤務は年280日まで(3か月を超える変形制)',
      'At most 280 days of work a year (variable hours of more than three months)',
    ),
    '1999-04-01',
    { days: 280, year: 365 },
  ),
  row(
    'yearDaysInRow',
    'breach',
    yearly,
    named(
      '連続勤務は6日まで(特定期間は週1日の休日)',
      'Six days in a row at most (a rest day a week in the busy part)',
    ),
    '1999-04-01',
    { days: 6, busyDays: 12 },
  ),
  row(
    'flexPeriod',
    'breach',
    flexitime,
    named('フレックスの清算期間は3か月まで', 'Flexitime is settled within three months'),
    '2019-04-01',
    { months: 3 },
  ),
  row(
    'flexMonth',
    'warning',
    flexitime,
    named(
      '清算期間が1か月を超えるフレックスは各月平均週50時間まで',
      'Flexitime settled over more than a month: each month averages 50 hours a week at most',
    ),
    '2019-04-01',
    { weeklyMinutes: 3000 },
  ),
  row(
    'flexStart',
    'warning',
    flexitime,
    named('フレックスの始業・終業は本人が決める', 'In flexitime the person decides when to start and end'),
    '1988-04-01',
  ),
]
