/** A calendar date in wall clock, `YYYY-MM-DD`. Only `calendar/` computes with it. */
export type LocalDate = `${number}-${number}-${number}`

/** Minutes since 00:00 of a date, wall clock. May pass 1440 for work that runs over midnight. */
export type MinuteOfDay = number

/** Index of a slot in its day: the slot covers minutes `[slot * slotMinutes, (slot + 1) * slotMinutes)`. */
export type Slot = number

/** A stretch of a day, end excluded. */
export interface Span {
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
}

/** Something that is valid from a date on, up to and including `to` when that is given. */
export interface Effective {
  readonly from: LocalDate
  readonly to?: LocalDate
}

/** A name in the two languages of the product. */
export interface Name {
  readonly ja: string
  readonly en: string
}
