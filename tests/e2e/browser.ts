import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Where Linux distributions put Chromium. */
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A page that only talks to loopback needs none of the browser's own errands. */
const FLAGS: string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const firstOf = async (paths: readonly string[]): Promise<string | undefined> => {
  for (const path of paths) if (await exists(path)) return path
  return undefined
}

interface Found {
  readonly path: string
  readonly env: NodeJS.ProcessEnv
}

/** What the package sets for itself, and for nobody else in this process. */
const ITS_OWN = ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'] as const

/** The Chromium inside a package. It brings its own libraries only where it believes to be on a bare server. */
const packaged = async (): Promise<Found> => {
  const before = ITS_OWN.map((name) => [name, process.env[name]] as const)
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    chromium.setGraphicsMode = false
    const path = await chromium.executablePath()
    return { path, env: { ...process.env } }
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
}

/** `CHROMIUM_PATH`, else a Chromium of the system, else the packaged one (`CHROMIUM_PATH=packaged` asks for it). */
const find = async (): Promise<Found> => {
  const asked = process.env.CHROMIUM_PATH
  const path = asked === 'packaged' ? undefined : (asked ?? (await firstOf(SYSTEM)))
  return path ? { path, env: process.env } : packaged()
}

/** A headless browser with a home of its own. `close` removes both. */
export const openBrowser = async (): Promise<{ readonly browser: Browser; close(): Promise<void> }> => {
  const { path, env } = await find()
  const home = await mkdtemp(join(tmpdir(), 'hankan-browser-'))
  const browser = await chromium.launch({
    executablePath: path,
    args: FLAGS,
    env: { ...env, HOME: home },
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
