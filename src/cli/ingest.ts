import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Receipt } from '../core/log/types.ts'
import { textTable } from '../core/report/width.ts'
import { type Key, type Language, say, words } from '../core/words/say.ts'
import { readCityFile } from '../store/city-folder.ts'
import { ingest } from '../store/ingest.ts'
import type { Command } from './command.ts'
import { sampleFolders } from './folders.ts'

/** Files as given; a folder stands for its files in the order of their names, an empty one for itself. */
const expanded = async (paths: readonly string[]): Promise<string[]> => {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const isFolder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      )
      if (!isFolder) return [path]
      const files = (await readdir(path, { withFileTypes: true }))
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => join(path, entry.name))
        .sort()
      return files.length > 0 ? files : [path]
    }),
  )
  return lists.flat()
}

const period = ({ period }: Receipt): string => (period ? `${period.from} – ${period.to}` : '')

/** Receipts as a table: what each file was and what became of its rows. */
export const receiptTable = (receipts: readonly Receipt[], language: Language): string => {
  const heads = [
    'file',
    'kind',
    'encoding',
    'period',
    'read',
    'kept',
    'rejected',
    'recalls',
    'untimed',
    'gaps',
  ]
  const rows = receipts.map((receipt) => [
    receipt.file,
    receipt.alreadyStored
      ? say(language, 'cli.ingest.known')
      : receipt.kind
        ? say(language, `cli.kind.${receipt.kind}`)
        : '?',
    receipt.encoding ?? '?',
    period(receipt),
    ...[
      receipt.rows.read,
      receipt.rows.kept,
      receipt.rows.rejected,
      receipt.rows.duplicates,
      receipt.rows.untimed,
      receipt.gaps.length,
    ].map((count) => count.toLocaleString('en')),
  ])
  const headings = heads.map((head) => say(language, `cli.ingest.${head}` as Key))
  return `${textTable([headings, ...rows], 4).join('\n')}\n`
}

/** `ingest`: files of any known kind into the store, all of them or none. */
export const command: Command = {
  name: 'ingest',
  summary: words['cli.ingest.summary'],
  usage: 'hankan ingest FILE… [--city DIR] [--store DIR] [--replace] [--skip-rejected]',
  example: 'npm run hankan -- ingest data/generated data/calendar/syukujitsu.csv --skip-rejected',
  options: {
    city: { type: 'string' },
    store: { type: 'string' },
    replace: { type: 'boolean' },
    'skip-rejected': { type: 'boolean' },
  },
  optionText: {
    city: words['cli.ingest.city'],
    store: words['cli.ingest.store'],
    replace: words['cli.ingest.replace'],
    'skip-rejected': words['cli.ingest.skipRejected'],
  },
  async run(options, paths, { language, progress }) {
    const files = await expanded(paths)
    const city = await readCityFile(String(options.city ?? sampleFolders.city))
    const noFile = {
      code: 'noFileGiven',
      severity: 'error',
      at: { file: 'ingest' },
      values: {},
    } as const
    const issues = files.length === 0 ? [noFile, ...city.issues] : city.issues
    if (!city.ok || files.length === 0) return { text: '', json: { issues }, issues }
    const result = await ingest(files, {
      city: city.value,
      store: String(options.store ?? sampleFolders.store),
      replace: options.replace === true,
      skipRejected: options['skip-rejected'] === true,
      onProgress: ({ file, done, files: all, bytes, ofBytes }) =>
        progress(
          say(language, 'cli.ingest.progress', {
            file: basename(file),
            number: done + 1,
            files: all,
            percent: Math.floor((100 * bytes) / Math.max(1, ofBytes)),
          }),
        ),
    })
    const closing = say(language, result.stored ? 'cli.ingest.stored' : 'cli.ingest.notStored')
    return {
      text: `${receiptTable(result.receipts, language)}${closing}\n`,
      json: { stored: result.stored, receipts: result.receipts, issues: result.issues },
      issues: [...issues, ...result.issues],
    }
  },
}
