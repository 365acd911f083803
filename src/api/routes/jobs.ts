import { MOST_WEEKS } from '../../core/plan.ts'
import { words } from '../../core/words/say.ts'
import { job as jobSchema } from '../job-schema.ts'
import type { Job, Jobs } from '../jobs.ts'
import { ApiProblem } from '../problem.ts'
import { mondayField, optional, request, textField, wholeField } from '../request.ts'
import { type Route, route } from '../route.ts'
import { JOB_ANSWERS, JOB_PROBLEMS, sentJob, started } from '../sent-job.ts'
import { daysField } from './cover.ts'

const rosterRequest = request({
  week: mondayField,
  weeks: optional(wholeField(1, MOST_WEEKS)),
  seed: optional(textField),
  locked: optional(daysField),
  published: optional(textField),
})
const retrainRequest = request({})
/** What the contractor's manager and the analyst ask for. */
export const workRoutes = (jobs: Jobs): readonly Route[] => [
  route({
    method: 'post',
    path: '/api/rosters',
    name: 'makeRoster',
    summary: words['api.roster'],
    request: rosterRequest,
    waits: true,
    answers: JOB_ANSWERS,
    problems: JOB_PROBLEMS,
    handle: (call) => {
      const { week, weeks, seed, locked, published } = call.body
      const length = weeks === undefined ? {} : { weeks }
      const asked = { ...length, ...(seed !== undefined && { seed }), ...(locked && { locked }) }
      return started(jobs, 'roster', { week, ...asked, ...(published !== undefined && { published }) }, call)
    },
  }),
  route({
    method: 'post',
    path: '/api/retrain',
    name: 'retrain',
    summary: words['api.retrain'],
    request: retrainRequest,
    waits: true,
    answers: JOB_ANSWERS,
    problems: JOB_PROBLEMS,
    handle: (call) => started(jobs, 'retrain', {}, call),
  }),
]

/** Jobs of every kind, watched and cancelled. */
export const jobRoutes = (jobs: Jobs): readonly Route[] => {
  const found = (job: Job | undefined, id: string): Job => {
    if (!job) throw new ApiProblem('noJob', { job: id })
    return job
  }
  return [
    route({
      method: 'get',
      path: '/api/jobs/:job',
      name: 'getJob',
      summary: words['api.job'],
      waits: true,
      answers: { 200: { text: words['api.job'], schema: jobSchema } },
      problems: ['noJob', 'fault'],
      handle: async ({ parameters, language, patience }) => {
        const id = parameters.job ?? ''
        await jobs.ended(id, patience)
        return { status: 200, json: sentJob(found(jobs.get(id), id), language) }
      },
    }),
    route({
      method: 'post',
      path: '/api/jobs/:job/settle',
      name: 'settleJob',
      summary: words['api.settleJob'],
      answers: { 200: { text: words['api.job'], schema: jobSchema } },
      problems: ['noJob', 'fault'],
      handle: async ({ parameters, language }) => {
        const id = parameters.job ?? ''
        return { status: 200, json: sentJob(found(jobs.settle(id), id), language) }
      },
    }),
    route({
      method: 'delete',
      path: '/api/jobs/:job',
      name: 'cancelJob',
      summary: words['api.cancelJob'],
      answers: { 200: { text: words['api.job'], schema: jobSchema } },
      problems: ['noJob', 'fault'],
      handle: async ({ parameters, language }) => {
        const id = parameters.job ?? ''
        return { status: 200, json: sentJob(found(jobs.cancel(id), id), language) }
      },
    }),
  ]
}
