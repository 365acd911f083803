/** Hours between two shifts; the law names no number, eleven is the usual one (労働時間等設定改善法2条). */
export const REST_MINUTES = 660
