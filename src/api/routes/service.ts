import type { PublicCity } from '../../core/report/types.ts'
import { words } from '../../core/words/say.ts'
import type { Jobs } from '../jobs.ts'
import { ApiProblem } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { health, publicCity } from '../schemas.ts'

/** Whether the service runs, and what anyone may know of the city. */
export const serviceRoutes = (
  latest: () => Promise<string | undefined>,
  jobs: Jobs,
  city: () => Promise<PublicCity | undefined>,
): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/health',
    name: 'health',
    summary: words['api.health'],
    answers: { 200: { text: words['api.answer.ok'], schema: health } },
    problems: ['fault'],
    handle: async () => ({
      status: 200,
      json: { status: 'ok', latestRun: (await latest()) ?? null, jobs: jobs.counts },
    }),
  }),
  route({
    method: 'get',
    path: '/api/city',
    name: 'getCity',
    summary: words['api.city'],
    answers: { 200: { text: words['api.answer.ok'], schema: publicCity } },
    problems: ['noTraining', 'fault'],
    handle: async () => {
      const known = await city()
      if (!known) throw new ApiProblem('noTraining')
      return { status: 200, json: publicCity.parse(known) }
    },
  }),
]
