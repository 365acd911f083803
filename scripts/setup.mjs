// Installs the locked dependencies when they are absent or out of date. Plain JavaScript: it runs before
// anything is installed, on whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.hankan-lock')
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  process.stderr.write('依存パッケージを入れています… / Installing dependencies…\n')
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (install.status !== 0) {
    process.stderr.write(
      '依存パッケージを入れられませんでした。npm レジストリへの接続を確認してください。\n' +
        'Dependencies could not be installed. Check the connection to the npm registry.\n',
    )
    process.exit(install.status ?? 1)
  }
  writeFileSync(stamp, lock)
}
