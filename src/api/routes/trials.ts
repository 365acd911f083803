import type { PublicCity } from '../../core/report/types.ts'
import type { TrialRequest } from '../../core/trial/types.ts'
import type { Issue } from '../../core/units/issue.ts'
import { type Language, words } from '../../core/words/say.ts'
import type { Jobs } from '../jobs.ts'
import { wrongInput } from '../problem.ts'
import { dateField, fieldIssue, optional, request, textField, wholeField } from '../request.ts'
import { type Route, route } from '../route.ts'
import { JOB_ANSWERS, JOB_PROBLEMS, started } from '../sent-job.ts'

const trialRequest = request({
  team: textField,
  fewer: wholeField(0, 99),
  from: dateField,
  weeks: optional(wholeField(1, 12)),
})

/** What the trial asks of the city: the team is there, keeps someone, and the date lies ahead. */
const trialIssues = (city: PublicCity, { team, fewer, from }: TrialRequest, language: Language): Issue[] => {
  const found = city.teams.find(({ id }) => id === team)
  if (!found) {
    const choices = city.teams.map(({ id }) => id).join(', ')
    return [fieldIssue('team', 'choiceExpected', { found: team, choices })]
  }
  const { headcount } = found
  const most = headcount - 1
  const values = { team: found.name[language], headcount, most, found: fewer }
  return [
    ...(fewer > most ? [fieldIssue('fewer', 'fewerThanTeam', values)] : []),
    ...(from < city.from || from > city.to
      ? [fieldIssue('from', 'trialDate', { from: city.from, to: city.to, found: from })]
      : []),
  ]
}

const DEFAULT_WEEKS = 4

/**
 * What the city's planner asks for. This side of the firewall is given the public city and a way to start
 * trials; runs, rosters and staff are not within its reach.
 */
export const trialRoutes = (jobs: Jobs, city: () => Promise<PublicCity>): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/trials',
    name: 'makeTrial',
    summary: words['api.trial'],
    request: trialRequest,
    waits: true,
    answers: JOB_ANSWERS,
    problems: JOB_PROBLEMS,
    handle: async (call) => {
      const body = { ...call.body, weeks: call.body.weeks ?? DEFAULT_WEEKS }
      const issues = trialIssues(await city(), body, call.language)
      if (issues.length) throw wrongInput(issues)
      return started(jobs, 'trial', body, call)
    },
  }),
]
