import type { Issue } from '../core/units/issue.ts'
import { issueText } from '../core/words/issue-text.ts'
import { type Blanks, isKey, type Key, type Language, say } from '../core/words/say.ts'

/** What a request can meet besides an answer, with its HTTP status. */
export const PROBLEMS = {
  badRequest: 400,
  notFound: 404,
  noRun: 404,
  noFile: 404,
  noJob: 404,
  noShock: 404,
  noTraining: 404,
  wrongMethod: 405,
  tooLarge: 413,
  notJson: 415,
  wrongHost: 421,
  wrongInput: 422,
  tooManyJobs: 429,
  fault: 500,
} as const

export type ProblemKind = keyof typeof PROBLEMS

/** A request that cannot be met. Thrown by routes, answered as problem+json; it carries no stack to the outside. */
export class ApiProblem extends Error {
  readonly kind: ProblemKind
  readonly values: Blanks
  readonly issues: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    kind: ProblemKind,
    values: Blanks = {},
    more: { readonly issues?: readonly Issue[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(kind)
    this.kind = kind
    this.values = values
    this.issues = more.issues ?? []
    this.headers = more.headers ?? {}
  }
}

/** The problem of an input whose issues are known. */
export const wrongInput = (issues: readonly Issue[]): ApiProblem =>
  new ApiProblem('wrongInput', { count: issues.length }, { issues })

/** Places of issues that are the request itself, not a file. */
const REQUESTS = ['request', 'trial', 'pooling', 'training']

const sentence = (issue: Issue, language: Language): string => {
  const key = `issue.${issue.code}`
  if (!REQUESTS.includes(issue.at.file) || !isKey(key)) return issueText(issue, language)
  const { column } = issue.at
  return `${column ? `${say(language, 'issue.atColumn', { column })} ` : ''}${say(language, key, issue.values)}`
}

/** Where the terminal's options and the fields of a request are called otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
  '--from': 'fromMinute',
  '--with': 'persons',
  '--why': 'person',
  '--price': 'asked',
}

/** An issue that speaks of one of the terminal's options, told of the request's field. */
const ofRequest = (issue: Issue): Issue => {
  const { file } = issue.at
  if (!file.startsWith('--')) return issue
  return { ...issue, at: { file: 'request', column: FIELDS[file] ?? file.slice(2) } }
}

/** An issue as it is sent: its parts for programs, its sentence for people. */
export const sentIssue = (found: Issue, language: Language) => {
  const issue = ofRequest(found)
  return { ...issue, text: sentence(issue, language) }
}

/** The body of a problem (RFC 9457) in the user's language. */
export const problemBody = ({ kind, values, issues }: ApiProblem, language: Language) => {
  const title: Key = `api.problem.${kind}`
  return {
    type: `urn:hankan:problem:${kind}`,
    title: say(language, title),
    status: PROBLEMS[kind],
    detail: say(language, `api.problem.${kind}.detail`, values),
    ...(issues.length ? { issues: issues.map((issue) => sentIssue(issue, language)) } : {}),
  }
}

/** What went wrong below the routes, in our own terms: the body's reader and the router throw errors of their own. */
export const problemOf = (error: unknown, bodyLimit: number): ApiProblem => {
  if (error instanceof ApiProblem) return error
  const { status } = error instanceof Error && 'status' in error ? error : {}
  if (status === 413) return new ApiProblem('tooLarge', { limit: bodyLimit })
  if (status === 415) return new ApiProblem('notJson')
  if (status === 400 || error instanceof URIError) return new ApiProblem('badRequest')
  return new ApiProblem('fault')
}
