import type { Issue, Place } from '../units/issue.ts'
import { isKey, type Language, say } from './say.ts'

const placeText = ({ file, line, column }: Place, language: Language): string =>
  [
    file,
    line === undefined ? '' : say(language, 'issue.atLine', { line }),
    column === undefined ? '' : say(language, 'issue.atColumn', { column }),
  ]
    .filter((part) => part !== '')
    .join(' ')

/** An issue as one line for people: how grave, where, what was found, what was expected and what to do. */
export const issueText = (issue: Issue, language: Language): string => {
  const key = `issue.${issue.code}`
  if (!isKey(key)) throw new Error(`no text for issue ${issue.code}`)
  const grave = say(language, issue.severity === 'error' ? 'issue.error' : 'issue.warning')
  const place = placeText(issue.at, language)
  return `${grave} ${place === '' ? '' : `${place}: `}${say(language, key, issue.values)}`
}
