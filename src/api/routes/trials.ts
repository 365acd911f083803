import { z } from 'zod'
import type { TrialRequest } from '../../core/trial/types.ts'
import type { Issue } from '../../core/units/issue.ts'
import { words } from '../../core/words/say.ts'
import type { Jobs } from '../jobs.ts'
import { wrongInput } from '../problem.ts'
import { dateField, fieldIssue, optional, request, textField, wholeField } from '../request.ts'
import { type Route, route } from '../route.ts'
import { lever } from '../schemas.ts'
import { JOB_ANSWERS, JOB_PROBLEMS, started } from '../sent-job.ts'

const MOST_LEVERS = 10
const MOST_PEOPLE = 99

const trialRequest = request({
  team: textField,
  fewer: wholeField(-MOST_PEOPLE, MOST_PEOPLE),
  from: dateField,
  weeks: optional(wholeField(1, 12)),
  levers: optional({
    schema: z.array(lever).max(MOST_LEVERS).readonly(),
    complaint: { code: 'leversExpected', values: { most: MOST_LEVERS } },
  }),
})

const DEFAULT_WEEKS = 4

/** Looks at a request for a trial before it becomes a job. */
export type TrialCheck = (request: TrialRequest) => Promise<readonly Issue[]>

/**
 * What the city's planner asks for. This side of the firewall is given a check of the request and a way to start
 * trials; runs, rosters and staff are not within its reach.
 */
export const trialRoutes = (jobs: Jobs, issuesOf: TrialCheck): readonly Route[] => [
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
      const { weeks = DEFAULT_WEEKS, levers, ...asked } = call.body
      const body: TrialRequest = { ...asked, weeks, ...(levers && { levers }) }
      if (!levers?.length && body.fewer < 1)
        throw wrongInput([
          fieldIssue('fewer', 'wholeExpected', { least: 1, most: MOST_PEOPLE, found: body.fewer }),
        ])
      const issues = await issuesOf(body)
      if (issues.length) throw wrongInput(issues)
      return started(jobs, 'trial', body, call)
    },
  }),
]
