import type { ComponentChildren } from 'preact'
import type { Problem } from '../api.ts'
import { text } from '../state.ts'

/** Something is on its way. */
export function Waiting({ children }: { children: ComponentChildren }) {
  return (
    <p class="notice waiting" role="status">
      <span class="dots" aria-hidden="true" />
      {children}
    </p>
  )
}

/** What went wrong and what to do about it; the list of what is wrong with an input where there is one. */
export function ProblemNotice({ problem, children }: { problem: Problem; children?: ComponentChildren }) {
  const { t } = text.value
  const known =
    problem.status === 0
      ? t('page.problem.offline')
      : problem.status === 404
        ? t('page.problem.absent')
        : undefined
  return (
    <div class="notice problem" role="alert">
      <strong>{known ?? problem.title}</strong>
      {problem.detail && !known ? <p>{problem.detail}</p> : null}
      {problem.issues?.length ? (
        <ul>
          {problem.issues.map((issue) => (
            <li key={issue.text}>{issue.text}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  )
}
