import type { LocalDate } from '../../core/units/time.ts'
import { words } from '../../core/words/say.ts'
import { ApiProblem } from '../problem.ts'
import { report as reportSchema } from '../report-schema.ts'
import { type Answer, type Route, route } from '../route.ts'
import { runs as runsSchema } from '../schemas.ts'

/** The runs there are, as their files. */
export interface Runs {
  /** Ids, ascending. */
  list(): Promise<readonly string[]>
  latest(): Promise<string | undefined>
  /** One file of a run, or undefined where there is no such run or file. */
  file(run: string, name: string): Promise<Uint8Array | undefined>
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const REPORT = 'report.json'

const typeOf = (name: string): string | undefined => TYPES[name.slice(name.lastIndexOf('.') + 1)]

/** The contractor's runs: they hold names. */
export const runRoutes = (runs: Runs): readonly Route[] => {
  const runOf = async (asked: string): Promise<string> => {
    const run = asked === 'latest' ? await runs.latest() : asked
    if (run === undefined) throw new ApiProblem('noRun', { run: asked })
    return run
  }
  return [
    route({
      method: 'get',
      path: '/api/runs',
      name: 'listRuns',
      summary: words['api.runs'],
      answers: { 200: { text: words['api.runs'], schema: runsSchema } },
      problems: ['fault'],
      handle: async () => {
        const [ids, latest] = await Promise.all([runs.list(), runs.latest()])
        const rows = ids.toReversed().map((run) => ({
          run,
          week: run.slice(0, 10) as LocalDate,
          latest: run === latest,
          report: `/api/runs/${run}/report`,
        }))
        return { status: 200, json: { runs: rows } }
      },
    }),
    route({
      method: 'get',
      path: '/api/runs/:run/report',
      name: 'getReport',
      summary: words['api.report'],
      answers: { 200: { text: words['api.answer.ok'], schema: reportSchema } },
      problems: ['noRun', 'fault'],
      handle: async ({ parameters }): Promise<Answer> => {
        const run = await runOf(parameters.run ?? '')
        const bytes = await runs.file(run, REPORT)
        if (!bytes) throw new ApiProblem('noRun', { run })
        return { status: 200, bytes, type: TYPES.json! }
      },
    }),
    route({
      method: 'get',
      path: '/api/runs/:run/files/:name',
      name: 'getFile',
      summary: words['api.file'],
      answers: { 200: { text: words['api.answer.ok'], type: 'application/octet-stream' } },
      problems: ['noRun', 'noFile', 'fault'],
      handle: async ({ parameters }): Promise<Answer> => {
        const run = await runOf(parameters.run ?? '')
        const file = parameters.name ?? ''
        const type = typeOf(file)
        const bytes = type === undefined ? undefined : await runs.file(run, file)
        if (!bytes || type === undefined) throw new ApiProblem('noFile', { run, name: file })
        const headers = { 'content-disposition': `attachment; filename="${run}-${file}"` }
        return { status: 200, bytes, type, headers }
      },
    }),
  ]
}
