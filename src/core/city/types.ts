import type { Effective, LocalDate, MinuteOfDay, Name } from '../units/time.ts'

export type DepartmentId = string
export type TeamId = string
export type BranchId = string
export type ActivityId = string
export type QueueId = string
export type PersonId = string
export type OpeningId = string

/** 課: a department of the city hall. */
export interface Department {
  readonly id: DepartmentId
  readonly name: Name
}

/** 庁舎: the main hall (本庁) or a branch office (出張所). */
export interface Branch {
  readonly id: BranchId
  readonly name: Name
}

/** A contractor team. `headcount` is the contract's scope in people: all that a city-side trial may know of a team. */
export interface Team {
  readonly id: TeamId
  readonly name: Name
  readonly department: DepartmentId
  /** Where the team sits. Absent: the first of the city's branches. */
  readonly branch?: BranchId
  readonly headcount: number
}

/** Opening hours of a group of counters from a date on. `servedBy: 'city'` slots need no contractor staff. */
export interface OpeningRule extends Effective {
  readonly opening: OpeningId
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[]
  readonly openMinute: MinuteOfDay
  readonly closeMinute: MinuteOfDay
  readonly servedBy: 'contractor' | 'city'
}

/** Days on which the whole city hall is closed besides weekends without a rule and public holidays (12/29–1/3, closures). */
export interface Closure extends Effective {
  readonly name: Name
  /** Every year from month-day to month-day when given (`12-29`, `01-03`); else the dates of `from`–`to`. */
  readonly yearly?: { readonly from: string; readonly to: string }
}

/** What people do in a slot. Window and phone serve queues when they happen; back office and outbound wait for slack. */
export interface Activity {
  readonly id: ActivityId
  readonly name: Name
  readonly team: TeamId
  readonly kind: 'window' | 'phone' | 'backOffice' | 'outbound'
  /** Counters, seats or phones there are. */
  readonly seats: number
  /** People that must be there in every open slot, by effective date. */
  readonly minimum: readonly (Effective & { readonly people: number })[]
  /**
   * Windows and phones: number waiting at which colleagues of the team at back-office or outbound work who have the
   * skill step in, one visit at a time. Absent: they do not.
   */
  readonly callsHelpAt?: number
  /** Nobody is on it for a shorter stretch, unless a break or the end of the shift cuts it. Absent: an hour is preferred. */
  readonly minimumStretchMinutes?: number
  /** 連続対応の上限: after so many minutes at it a break or other work comes. Absent: no limit. */
  readonly maximumStretchMinutes?: number
  /** 研修時間: hours until somebody new to it may be put on it. Absent: 24 at windows and phones, 16 elsewhere. */
  readonly trainingHours?: number
}

/** 窓口 or 電話 queue: what arrives. An activity may serve several queues (a pooled desk). */
export interface Queue {
  readonly id: QueueId
  readonly name: Name
  readonly activity: ActivityId
  readonly channel: 'window' | 'phone'
  readonly opening: OpeningId
  /** Names under which logs speak of this queue. */
  readonly aliases: readonly string[]
  /** Mean patience of callers; absent: nobody leaves. */
  readonly patienceSeconds?: number
  /** Of queues at one desk the higher is called first; absent: 0. Equal ones in order of arrival. */
  readonly priority?: number
  readonly targets: readonly ServiceTarget[]
}

/**
 * 来庁者の流れ: of those served at `from`, this share goes on to `to`, a walk later. The arrivals of `to` that logs and
 * forecasts speak of hold them already. Journeys never lead back to where they began.
 */
export interface Journey {
  readonly from: QueueId
  readonly to: QueueId
  readonly share: number
  readonly walkSeconds: number
}

/**
 * What a queue promises: a share of arrivals served within a wait (90 % within 15 min), and where the contract says so
 * a mean wait and a share answered. All of them hold. Denominator: all arrivals, those who gave up included.
 */
export interface ServiceTarget extends Effective {
  readonly share: number
  /** A longer wait is late. */
  readonly withinSeconds: number
  /** 平均待ち時間(ASA): the mean wait is at most this. */
  readonly asaSeconds?: number
  /** 応答率: at least this share is served at all. */
  readonly answerShare?: number
}

/** Back-office work that arrives in units and must be done by a deadline. */
export interface BackOfficeTask {
  readonly id: string
  readonly name: Name
  readonly activity: ActivityId
  readonly minutesPerUnit: number
  /** Open days between arrival and deadline. */
  readonly dueDays: number
  readonly aliases: readonly string[]
}

/** Outbound calls: capacity-driven seats in a span of the day. */
export interface OutboundTask {
  readonly id: string
  readonly name: Name
  readonly activity: ActivityId
  readonly seats: number
  readonly span: { readonly startMinute: MinuteOfDay; readonly endMinute: MinuteOfDay }
  /** Never fewer than this on the phone inside the span. */
  readonly minimumSeats: number
  /** Wanted operator-hours a day. */
  readonly hoursPerDay: number
  /** Mean length of one call, its writing-up included. Given: free people at the team's phones who have the skill make such calls in the gaps. */
  readonly gapCallSeconds?: number
  readonly aliases: readonly string[]
}

/** A named shift: 日 8:30–17:15 with 60 min break. */
export interface ShiftPattern {
  readonly code: string
  readonly name: Name
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
  readonly breakMinutes: number
  /** The break may start inside this span; absent when there is no break. */
  readonly breakWindow?: { readonly startMinute: MinuteOfDay; readonly endMinute: MinuteOfDay }
  /** 小休憩: paid, so they count as hours; each lies inside its own span. The spans do not overlap each other or the break's. */
  readonly shortBreaks?: readonly ShortBreak[]
  /** Weekdays on which the shift exists. */
  readonly weekdays: readonly number[]
}

/** 小休憩 of a shift: so many minutes, begun and ended inside the span. */
export interface ShortBreak {
  readonly minutes: number
  readonly window: { readonly startMinute: MinuteOfDay; readonly endMinute: MinuteOfDay }
}

/** Prices that weigh one thing against another, in yen. */
export interface Prices {
  /** Wage of one contracted person-hour; overtime costs 1.25 times as much. */
  readonly wagePerHour: number
  /** One arrival that is not served within its target. */
  readonly latePerArrival: number
  readonly abandonedPerCall: number
  /** One slot-person below the minimum of an activity. */
  readonly belowMinimumPerSlot: number
  /** One open slot of a team without a leader or sub-leader, or of the site without manager and deputy. */
  readonly noLeaderPerSlot: number
  readonly backOfficeHourLate: number
  readonly outboundHourMissed: number
  readonly refusedWish: number
  /** A person-slot of support outside the own team. */
  readonly supportPerSlot: number
  /** A burden (early or late shift, Friday, peak, refused wish) more than the person's fair share of the team's. Absent: fairness is not weighed. */
  readonly unfairShare?: number
  /** A person-day that differs from the published roster. Absent: changes are free. */
  readonly changedDay?: number
}

/** Everything about the city and the contract that is not a log and not a person. */
export interface City {
  readonly id: string
  readonly name: Name
  /** True for generated data: every screen, paper and file then says 合成データ. */
  readonly synthetic: boolean
  readonly slotMinutes: number
  readonly departments: readonly Department[]
  /** The main hall (本庁) first. Absent: there is only that. */
  readonly branches?: readonly Branch[]
  readonly teams: readonly Team[]
  readonly activities: readonly Activity[]
  readonly queues: readonly Queue[]
  /** Absent: every visit ends at the desk where it began. */
  readonly journeys?: readonly Journey[]
  readonly openings: readonly OpeningRule[]
  readonly closures: readonly Closure[]
  readonly backOffice: readonly BackOfficeTask[]
  readonly outbound: readonly OutboundTask[]
  readonly shifts: readonly ShiftPattern[]
  readonly prices: Prices
  /** 休憩一斉付与除外協定: without it staggered breaks are warned about (労基法34条2項). */
  readonly staggeredBreakAgreement: boolean
  /** 36協定 filed: without it any overtime is a breach (労基法36条1項). */
  readonly overtimeAgreement: boolean
}

export type Role = 'manager' | 'deputy' | 'leader' | 'subLeader' | 'staff'

/** A contractor worker (従事者). Never a city employee (職員). Seen by the contractor side only. */
export interface Person {
  readonly id: PersonId
  readonly name: string
  readonly team: TeamId
  readonly employer: string
  readonly contract: 'fullTime' | 'partTime'
  readonly role: Role
  readonly weeklyMinutes: number
  readonly maxWeeklyMinutes: number
  /** Skill level 1–3 by activity. */
  readonly skills: Readonly<Record<ActivityId, number>>
  /** When a skill was acquired, where the staff file says so: before that date it does not count. */
  readonly skillSince?: Readonly<Record<ActivityId, LocalDate>>
  /** 変更の範囲: teams this person may be assigned to, the own team included (労基法15条・則5条). */
  readonly scope: readonly TeamId[]
  /** Shift codes this person may work; empty means all. */
  readonly shifts: readonly string[]
  readonly noOvertime: boolean
  /** 深夜不可: asked not to work from 22:00 to 5:00 (労基法66条3項, 育児・介護休業法19条). */
  readonly noNight?: boolean
  /** 時間外制限: asked for at most 24 hours of overtime a month and 150 a year (育児・介護休業法17条). */
  readonly limitedOvertime?: boolean
  readonly hiredOn: LocalDate
  /** 基準日: since when paid leave is granted, each year anew (労基法39条). Absent: half a year after the hire. */
  readonly leaveBaseOn?: LocalDate
  readonly bornOn?: LocalDate
  /** 研修有効期限: after it no task with personal data. */
  readonly trainingValidTo?: LocalDate
}

/** Approved leave: hard for every roster (労基法39条5項). */
export interface Leave {
  readonly person: PersonId
  readonly date: LocalDate
  readonly kind: 'paid' | 'morning' | 'afternoon' | 'special' | 'absent' | 'training'
}

/** What a person would like: weighed, not promised. */
export interface Wish {
  readonly person: PersonId
  readonly date: LocalDate
  /** `off`, or a shift code. */
  readonly wants: string
  /** 1 (nice to have) – 3 (important). */
  readonly weight: number
}

export interface Staff {
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly wishes: readonly Wish[]
}
