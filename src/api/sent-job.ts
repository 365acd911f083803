import type { Issue } from '../core/units/issue.ts'
import { type Language, words } from '../core/words/say.ts'
import type { JobKind, JobRequests } from '../engines/job.ts'
import { job as jobSchema, RESULTS } from './job-schema.ts'
import type { Job, Jobs } from './jobs.ts'
import { ApiProblem, type ProblemKind, problemBody, sentIssue, wrongInput } from './problem.ts'
import type { Answer, Call } from './route.ts'

/** What a route that starts a job answers. */
export const JOB_ANSWERS = {
  200: { text: words['api.answer.done'], schema: jobSchema },
  202: { text: words['api.answer.accepted'], schema: jobSchema },
} as const

export const JOB_PROBLEMS: readonly ProblemKind[] = [
  'badRequest',
  'tooLarge',
  'notJson',
  'wrongInput',
  'tooManyJobs',
  'fault',
]

/** A job as it is sent. A result leaves only through the schema of its kind. */
export const sentJob = ({ id, kind, state }: Job, language: Language) => {
  const base = { id, kind }
  const issues = (list: readonly Issue[]) =>
    list.length ? { issues: list.map((issue) => sentIssue(issue, language)) } : {}
  switch (state.status) {
    case 'queued':
      return { ...base, status: state.status, ahead: state.ahead }
    case 'running': {
      const { progress } = state
      if (!progress) return { ...base, status: state.status }
      const { stage, done, ...reached } = progress
      const sent = { phase: stage, share: done, ...reached }
      return { ...base, status: state.status, progress: sent }
    }
    case 'done': {
      const result = RESULTS[kind].parse(state.result)
      return { ...base, status: state.status, result, ...issues(state.issues) }
    }
    case 'failed':
      return { ...base, status: state.status, problem: problemBody(wrongInput(state.issues), language) }
    case 'broken':
      return { ...base, status: 'failed', problem: problemBody(new ApiProblem('fault'), language) }
    case 'cancelled':
      return { ...base, status: state.status }
  }
}

const isUnderWay = ({ state }: Job): boolean => state.status === 'queued' || state.status === 'running'

const answer = (job: Job, language: Language): Answer => ({
  status: isUnderWay(job) ? 202 : 200,
  headers: { location: `/api/jobs/${job.id}` },
  json: sentJob(job, language),
})

/** Starts a job and answers with it, ended where the caller waited long enough. */
export const started = async <Kind extends JobKind>(
  jobs: Jobs,
  kind: Kind,
  body: JobRequests[Kind],
  { language, patience }: Call,
): Promise<Answer> => {
  const job = jobs.start(kind, body)
  if (!job) throw new ApiProblem('tooManyJobs', { limit: jobs.limit }, { headers: { 'retry-after': '30' } })
  await jobs.ended(job.id, patience)
  return answer(jobs.get(job.id) ?? job, language)
}
