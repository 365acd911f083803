import type { Entry } from './say.ts'

export const area = {
  'issue.error': { ja: '[誤り]', en: '[error]' },
  'issue.warning': { ja: '[注意]', en: '[warning]' },
  'issue.atLine': { ja: '{line} 行目', en: 'line {line}' },
  'issue.atColumn': { ja: '「{column}」', en: '“{column}”' },
} as const satisfies Record<string, Entry>
