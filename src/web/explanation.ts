import type { Contribution, Explanation } from '../core/forecast/types.ts'
import type { Text } from './text.ts'

/** A contribution in people: it takes the expected number from `from` to `to`. */
export interface Step extends Contribution {
  readonly from: number
  readonly to: number
}

/** The way from a usual day to the day's mean, part by part. The last step ends at the mean. */
export const stepsOf = ({ base, parts }: Explanation): Step[] => {
  let level = base
  return parts.map((part) => {
    const from = level
    level *= 1 + part.share
    return { ...part, from, to: level }
  })
}

/** Parts worth a word: 月曜 +18 %、3連休明け +22 %、雨 −6 %. */
export const inWords = ({ parts }: Explanation, text: Text): string =>
  parts
    .filter(({ share }) => Math.abs(share) >= 0.005)
    .map(({ name, share }) => `${text.name(name)} ${text.signed(share * 100).replace('▲', '−')}\u00a0%`)
    .join(text.language === 'ja' ? '、' : ', ')
