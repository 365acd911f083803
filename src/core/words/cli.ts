import type { Entry } from './say.ts'

export const area = {
  'cli.usage': {
    ja: '繁閑: 窓口と電話の混み具合を予測し、それに合う勤務表を作ります。\n\n使い方: npm run hankan -- <コマンド> [オプション]',
    en: 'Hankan forecasts how busy each window and phone will be and builds the roster that fits.\n\nUsage: npm run hankan -- <command> [options]',
  },
  'cli.usageWord': { ja: '使い方:', en: 'Usage:' },
  'cli.exampleWord': { ja: '例:', en: 'Example:' },
  'cli.helpHint': {
    ja: '各コマンドの説明: npm run hankan -- <コマンド> --help',
    en: 'About one command: npm run hankan -- <command> --help',
  },
  'cli.jsonOption': { ja: '結果を JSON で出力します', en: 'print the result as JSON' },
  'cli.languageOption': { ja: 'ja または en', en: 'ja or en' },
  'cli.unknownCommand': {
    ja: '「{name}」というコマンドはありません。npm run hankan -- --help で一覧を見られます。',
    en: 'There is no command “{name}”. See the list with npm run hankan -- --help.',
  },
  'cli.wrongOption': {
    ja: 'オプションの書き方が違います({complaint})。npm run hankan -- {name} --help を見てください。',
    en: 'An option is not written as expected ({complaint}). See npm run hankan -- {name} --help.',
  },
  'cli.bug': {
    ja: 'プログラムの不具合で止まりました: {message}\n保存済みのデータは変わっていません。入力ファイルとこの文を開発元へ知らせてください。',
    en: 'The program stopped because of a fault of its own: {message}\nNothing stored has changed. Please report this line together with the input files.',
  },
} as const satisfies Record<string, Entry>
