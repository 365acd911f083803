/** What the service says when it cannot do what was asked (RFC 9457). */
export interface Problem {
  readonly status: number
  readonly title: string
  readonly detail?: string
  /** What is wrong with the input, as sentences. */
  readonly issues?: readonly { readonly text: string }[]
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

const OFFLINE: Problem = { status: 0, title: 'offline' }

/** Asks the service this page came from; no other host is ever called. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Reply<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        'accept-language': document.documentElement.lang,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (response.ok) return { ok: true, value: (text ? JSON.parse(text) : undefined) as T }
    const problem = text.startsWith('{') ? (JSON.parse(text) as Partial<Problem>) : {}
    return { ok: false, problem: { title: response.statusText, ...problem, status: response.status } }
  } catch {
    return { ok: false, problem: OFFLINE }
  }
}
