import type { ActivityId, PersonId } from '../city/types.ts'
import type { Estimate } from '../simulation/types.ts'
import type { LocalDate } from '../units/time.ts'

/** 研修計画: so many hours of training for a quarter; which trainings take most of its expected shortage away? */
export interface TrainingRequest {
  /** The Monday on which the quarter begins. */
  readonly from: LocalDate
  /** Weeks of the quarter, 13 of them usually. */
  readonly weeks: number
  /** Hours of training that there are for everybody together. */
  readonly budgetHours: number
  /** Who may be trained. Absent: everybody. */
  readonly people?: readonly PersonId[]
  /** What may be learnt. Absent: everything. */
  readonly activities?: readonly ActivityId[]
}

/** 多能工化: one person learns one activity, in so many hours (`Activity.trainingHours`). */
export interface CrossTraining {
  readonly person: PersonId
  readonly activity: ActivityId
  readonly hours: number
}

/**
 * What the quarter would be spared. Shortage counts as in the report: person-hours below the requirement at windows
 * and phones while they are open. Yen are those of `RosterCost.totalYen`. `low` and `high` are the quarter at demand of
 * the forecast's 10 % and 90 % quantiles, whichever way round; `mean` weighs the levels.
 */
export interface TrainingWorth {
  readonly shortageHours: Estimate
  readonly yen: Estimate
}

/** What the training's own hours take out of the roster: days at work but not on it, in the quietest week. */
export interface TrainingCost {
  readonly days: number
  /** Person-hours more short, and yen more, on these days. */
  readonly shortageHours: number
  readonly yen: number
}

/** One training by itself. Rows are ranked by `shortagePerHour`, then by `yenPerHour`, then by what the training costs. */
export interface TrainingRow extends CrossTraining, TrainingWorth {
  /** Person-hours of shortage removed in the quarter by an hour of training. */
  readonly shortagePerHour: number
  readonly yenPerHour: number
  readonly cost: TrainingCost
}

/** A step of the curve: what is left of the shortage after so many hours of training, and which training brought it there. */
export interface TrainingStep {
  readonly added?: CrossTraining
  readonly trainingHours: number
  readonly shortageHours: Estimate
  readonly yen: Estimate
}

/** The best set of trainings within the budget. Skills stand in for each other: the set is worth less than its parts. */
export interface TrainingSet extends TrainingWorth {
  readonly trainings: readonly CrossTraining[]
  readonly hours: number
  readonly cost: TrainingCost
  /** `all`: every set of the ranked trainings was tried. `greedy`: one by one, each looked at anew beside those chosen. */
  readonly method: 'all' | 'greedy'
  /**
   * No set of trainings within the budget saves more yen than this, at expected demand and with an hour short counted as
   * a hundredth of an hour's wage: proved by the prices of the weeks and by everybody's knowing everything.
   */
  readonly mostYen: number
}

/** One week that was looked at, standing for `weight` weeks of the quarter. */
export interface TrainingWeek {
  readonly from: LocalDate
  readonly weight: number
  /** Expected shortage as people are today. */
  readonly shortageHours: Estimate
}

/** Where next to train whom. */
export interface TrainingPlan {
  readonly request: TrainingRequest
  readonly weeks: readonly TrainingWeek[]
  /** The quarter as people are today. */
  readonly before: TrainingWorth
  /** Trainings that were computed in full. */
  readonly rows: readonly TrainingRow[]
  /** Trainings that scope, employer and training gate allow, and how many of them were computed in full. */
  readonly candidates: { readonly allowed: number; readonly computed: number }
  /** None of the trainings that were left out saves more yen than this, counted in the same way. */
  readonly leftOutYen: number
  readonly set: TrainingSet
  /** From no training to the budget, one training after the other. */
  readonly curve: readonly TrainingStep[]
  /** What the figures rest on: keys of the dictionary with the values of their blanks. */
  readonly assumptions: readonly {
    readonly key: string
    readonly values: Readonly<Record<string, string | number>>
  }[]
}

/** What a week comes to: the relaxation of its roster, so the least that any roster of it could. */
export interface WeekWorth {
  readonly yen: number
  readonly shortageHours: number
}

/** Somebody and something to learn. */
export type Skill = Pick<CrossTraining, 'person' | 'activity'>

/** A week in which skills can be given and taken back. */
export interface TeachableWeek {
  readonly today: WeekWorth
  /** The most yen that this skill saves, alone or as its part among others: the prices of the week prove it. */
  mostYen(skill: Skill): number
  taught(skills: readonly Skill[]): WeekWorth
  /** While a person is at work on a date but on nothing. Undefined where the person cannot work on it. */
  away(person: PersonId, date: LocalDate): WeekWorth | undefined
  /** Gives the memory back. */
  close(): void
}
