import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Builds the page from its source into `dist/web`; under a second, so it is never out of date. */
export const buildPage = async (): Promise<void> => {
  const { build } = await import('vite')
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'src', 'web'), logLevel: 'error' })
}
