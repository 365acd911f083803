import { z } from 'zod'
import type { Shock } from '../../core/forecast/types.ts'
import { words } from '../../core/words/say.ts'
import { ApiProblem } from '../problem.ts'
import { shock } from '../report-schema.ts'
import { choiceField, request } from '../request.ts'
import { type Route, route } from '../route.ts'

/** What in the history does not look like demand, and what the analyst says of it. */
export interface Shocks {
  list(): Promise<readonly Shock[]>
  /** The list with the decision kept, or undefined where no shock has this id. */
  decide(id: string, decision: Shock['decision']): Promise<readonly Shock[] | undefined>
}

const shocksAnswer = z.object({ shocks: z.array(shock).readonly() })
const answers = { 200: { text: words['api.answer.ok'], schema: shocksAnswer } }

/** The analyst's word on shocks. A forecast heeds it from the next training on. */
export const shockRoutes = (shocks: Shocks): readonly Route[] => [
  route({
    method: 'get',
    path: '/api/shocks',
    name: 'listShocks',
    summary: words['api.shocks'],
    answers,
    problems: ['fault'],
    handle: async () => ({ status: 200, json: { shocks: await shocks.list() } }),
  }),
  route({
    method: 'post',
    path: '/api/shocks/:shock',
    name: 'decideShock',
    summary: words['api.decideShock'],
    request: request({ decision: choiceField(['confirmed', 'refused', 'proposed']) }),
    answers,
    problems: ['noShock', 'badRequest', 'tooLarge', 'notJson', 'wrongInput', 'fault'],
    handle: async ({ parameters, body }) => {
      const id = parameters.shock ?? ''
      const list = await shocks.decide(id, body.decision)
      if (!list) throw new ApiProblem('noShock', { shock: id })
      return { status: 200, json: { shocks: list } }
    },
  }),
]
