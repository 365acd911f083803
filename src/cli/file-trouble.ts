import type { Issue } from '../core/units/issue.ts'

/** How a file system refuses a place somebody named, and the issue that tells it. */
const TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'noSuchPlace',
  ENOTDIR: 'notFolder',
  EEXIST: 'notFolder',
  EISDIR: 'isFolder',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EROFS: 'noPermission',
  ENOSPC: 'diskFull',
}

/** The issue of an error that the file system raised about a path, or undefined where it is something else. */
export const fileIssue = (error: unknown): Issue | undefined => {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined
  const code = TROUBLES[String(error.code)]
  return code === undefined
    ? undefined
    : { code, severity: 'error', at: { file: String(error.path) }, values: {} }
}
