import type { TrialRequest } from '../../core/trial/types.ts'
import type { Issue } from '../../core/units/issue.ts'
import { words } from '../../core/words/say.ts'
import type { Jobs } from '../jobs.ts'
import { wrongInput } from '../problem.ts'
import { dateField, optional, request, textField, wholeField } from '../request.ts'
import { type Route, route } from '../route.ts'
import { JOB_ANSWERS, JOB_PROBLEMS, started } from '../sent-job.ts'

const trialRequest = request({
  team: textField,
  fewer: wholeField(1, 99),
  from: dateField,
  weeks: optional(wholeField(1, 12)),
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
      const body = { ...call.body, weeks: call.body.weeks ?? DEFAULT_WEEKS }
      const issues = await issuesOf(body)
      if (issues.length) throw wrongInput(issues)
      return started(jobs, 'trial', body, call)
    },
  }),
]
