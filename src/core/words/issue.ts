import type { Entry } from './entry.ts'
import { area as city } from './issue-city.ts'
import { area as forecast } from './issue-forecast.ts'
import { area as locked } from './issue-locked.ts'
import { area as log } from './issue-log.ts'
import { area as roster } from './issue-roster.ts'

/** What can be wrong with an input: of every area, and here of files, options, the store and the server. */
export const area = {
  ...city,
  ...forecast,
  ...locked,
  ...log,
  ...roster,
  'issue.error': { ja: '[誤り]', en: '[error]' },
  'issue.warning': { ja: '[注意]', en: '[warning]' },
  'issue.atLine': { ja: '{line} 行目', en: 'line {line}' },
  'issue.atColumn': { ja: '「{column}」', en: '“{column}”' },
  'issue.emptyFile': {
    ja: '中身がありません。見出しの行とデータを入れて、もう一度読み込んでください。',
    en: 'is empty. Fill in a header line and data, then read it again.',
  },
  'issue.noRows': {
    ja: '見出しだけでデータの行がありません。',
    en: 'has a header line but no data.',
  },
  'issue.unreadableCharacters': {
    ja: '読めない文字があります。文字コードを UTF-8 か Shift_JIS(CP932)にして保存し直してください。',
    en: 'holds characters that cannot be read. Save it again as UTF-8 or Shift_JIS (CP932).',
  },
  'issue.missingColumn': {
    ja: '「{column}」の列がありません。列を加えるか、見出しを次のどれかに直してください: {names}。見つかった見出し: {found}',
    en: 'there is no column “{column}”. Add it, or give it one of these headings: {names}. Headings found: {found}',
  },
  'issue.openQuote': {
    ja: '引用符 " が閉じていません。この行は読めませんでした。',
    en: 'a quote " is never closed. This line could not be read.',
  },
  'issue.tooManyCells': {
    ja: '列が {found} 個ありますが、見出しは {expected} 個です。コンマの入った値は " " で囲んでください。',
    en: 'has {found} cells under {expected} headings. Put a value with a comma into " ".',
  },
  'issue.emptyCell': {
    ja: '空欄です。値を入れてください。',
    en: 'is empty. Fill it in.',
  },
  'issue.noSuchDate': {
    ja: '「{found}」という日付はありません。2023-10-02、2023/10/2、令和5年10月2日 のように書いてください。',
    en: '“{found}” is no date. Write it like 2023-10-02, 2023/10/2 or 令和5年10月2日.',
  },
  'issue.noSuchFile': {
    ja: 'ファイルがありません。場所と名前を確認してください。',
    en: 'there is no such file. Check its folder and name.',
  },
  'issue.workbook': {
    ja: 'Excel のブックです。Excel で開き、「名前を付けて保存」で CSV を選んで保存したファイルを指定してください。',
    en: 'is an Excel workbook. Open it in Excel, save it as CSV and name that file.',
  },
  'issue.noSuchPlace': {
    ja: 'この場所はありません。フォルダーを先に作るか、場所を直してください。',
    en: 'there is no such place. Make the folder first, or correct the path.',
  },
  'issue.notFolder': {
    ja: 'フォルダーが必要な場所にファイルがあります。フォルダーを指定してください。',
    en: 'a file stands where a folder is needed. Name a folder.',
  },
  'issue.isFolder': {
    ja: 'ファイルではなくフォルダーです。中のファイルを指定してください。',
    en: 'is a folder, not a file. Name a file in it.',
  },
  'issue.noPermission': {
    ja: '読み書きする権限がありません。権限を確認するか、別の場所を指定してください。',
    en: 'may not be read or written. Check the permissions, or name another place.',
  },
  'issue.diskFull': {
    ja: 'ディスクに空きがありません。空きを作ってからやり直してください。',
    en: 'does not fit: the disk is full. Make room and try again.',
  },
  'issue.missingOption': {
    ja: 'オプション --{option} が必要です。',
    en: 'the option --{option} is needed.',
  },
  'issue.optionValue': {
    ja: '--{option} の値「{found}」が使えません。例: {expected}',
    en: 'the value “{found}” of --{option} cannot be used. Example: {expected}',
  },
  'issue.noHistory': {
    ja: '取り込んだ記録がありません。先に npm run hankan -- ingest で発券記録か通話記録を取り込んでください。',
    en: 'nothing has been imported yet. Import ticket or call logs first with npm run hankan -- ingest.',
  },
  'issue.noTraining': {
    ja: '取り込んだ記録に合う予測がまだありません。先に学習してください(画面の「再学習」、または POST /api/retrain)。',
    en: 'there is no forecast for the imported logs yet. Train first (“Retrain” on the page, or POST /api/retrain).',
  },
  'issue.notReport': {
    ja: '実行結果の report.json として読めません。同じ版の繁閑で作り直してください。',
    en: 'is not the report.json of a run. Make the run again with this version.',
  },
  'issue.noRunYet': {
    ja: '実行結果がまだありません。npm start で作るか、--run でフォルダーを指定してください。',
    en: 'there is no run yet. Make one with npm start, or name its folder with --run.',
  },
  'issue.wrongPort': {
    ja: '0 から 65535 までの番号が必要ですが「{found}」でした。例: PORT=9000 npm start',
    en: 'expected a number from 0 to 65535, found “{found}”. Example: PORT=9000 npm start',
  },
  'issue.portTaken': {
    ja: '{port} 番は使えません。ほかのプログラムが使っているか、許可がありません。別の番号で起動してください。例: PORT=9000 npm start',
    en: 'port {port} cannot be used: another program has it, or it is not allowed. Start on another one: PORT=9000 npm start',
  },
  'issue.noFileGiven': {
    ja: '取り込むファイルを指定してください。',
    en: 'name the files to read.',
  },
  'issue.emptyStore': {
    ja: 'まだ何も取り込まれていません。npm run hankan -- ingest でログを取り込んでください。',
    en: 'holds nothing yet. Read logs with npm run hankan -- ingest.',
  },
} as const satisfies Record<string, Entry>
