import { sep } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** The font package names a .woff beside every .woff2; every browser this page runs on reads the latter. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') && id.endsWith('.css')
      ? code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
      : undefined,
}

const core = `${sep}src${sep}core${sep}`
const port = process.env.PORT ?? '8080'

export default defineConfig({
  root: 'src/web',
  base: './',
  plugins: [woff2Only],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: false,
    // The core is pure: a module of it that nothing uses, such as the words of the terminal, stays out.
    // Chart.js names properties in the static fields of its scales: counted as effects, every scale there is would stay in.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !id.includes(core), propertyReadSideEffects: false },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${port}` } },
})
