import { z } from 'zod'
import { fill, type Language, say } from '../core/words/say.ts'
import { PROBLEMS, type ProblemKind } from './problem.ts'
import type { Route } from './route.ts'
import { problem } from './schemas.ts'

type Json = Readonly<Record<string, unknown>>

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const pathOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const parametersOf = (route: Route, language: Language): Json[] => [
  ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...(route.waits
    ? [
        {
          name: 'wait',
          in: 'query',
          required: false,
          description: say(language, 'api.wait'),
          schema: { type: 'number', minimum: 0, maximum: 60 },
        },
      ]
    : []),
]

const PROBLEM = { $ref: '#/components/schemas/Problem' }

const problemAnswers = (kinds: readonly ProblemKind[], language: Language): Json =>
  Object.fromEntries(
    [...Map.groupBy(kinds, (kind) => PROBLEMS[kind])].map(([status, same]) => [
      status,
      {
        description: same.map((kind) => say(language, `api.problem.${kind}`)).join(' / '),
        content: { 'application/problem+json': { schema: PROBLEM } },
      },
    ]),
  )

const operationOf = (route: Route, language: Language): Json => ({
  operationId: route.name,
  summary: fill(route.summary, language),
  parameters: parametersOf(route, language),
  ...(route.request
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(route.request.schema, 'input') } },
        },
      }
    : {}),
  responses: {
    ...Object.fromEntries(
      Object.entries(route.answers).map(([status, { text, schema, type }]) => [
        status,
        {
          description: fill(text, language),
          content: {
            [type ?? 'application/json']: {
              schema: schema ? schemaOf(schema, 'output') : { type: 'string', format: 'binary' },
            },
          },
        },
      ]),
    ),
    ...problemAnswers([...route.problems, ...(route.waits ? (['wrongInput'] as const) : [])], language),
  },
})

/** The service as an OpenAPI 3.1 document, made from the routes themselves. */
export const openApi = (routes: readonly Route[], version: string, language: Language): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = pathOf(route.path)
    paths[path] = { ...paths[path], [route.method]: operationOf(route, language) }
  }
  return {
    openapi: '3.1.0',
    info: { title: say(language, 'api.title'), version, description: say(language, 'api.description') },
    paths,
    components: { schemas: { Problem: schemaOf(problem, 'output') } },
  }
}
