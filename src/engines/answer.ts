import { personNamed } from '../core/cover/request.ts'
import type { Absence } from '../core/cover/types.ts'
import { type CoverInput, planCover, planEdit, planSwap, withCertificate } from '../core/plan-cover.ts'
import { explainWhy } from '../core/plan-explain.ts'
import type { Result } from '../core/units/issue.ts'
import type { Consent } from '../core/verification/types.ts'
import { type RunGround, readRunGround } from '../store/run-ground.ts'
import type { DeskAnswers, DeskKind, DeskOrder } from './desk.ts'
import { loadHighs } from './highs.ts'
import type { Folders } from './job.ts'

/** Somebody by id or name; who is not known stays as asked, for the issue to tell. */
export const resolved = <T extends Absence>(absence: T, { staff }: CoverInput): T => ({
  ...absence,
  person: personNamed(staff, absence.person)?.id ?? absence.person,
})

let loaded: ReturnType<typeof loadHighs> | undefined

const highs = () => {
  loaded ??= loadHighs()
  return loaded
}

const judged = new WeakMap<RunGround, CoverInput>()

/** A run as its roster is judged, with the consents of a request beside those it already has. */
export const inputOf = (ground: RunGround, consents: readonly Consent[]): CoverInput => {
  const input = judged.get(ground) ?? withCertificate(ground.input)
  judged.set(ground, input)
  return {
    ...input,
    earlier: { ...input.earlier, consents: [...(input.earlier?.consents ?? []), ...consents] },
  }
}

/** Answers one question of a roster. */
export const answerOn = async (
  { kind, request }: DeskOrder,
  input: CoverInput,
): Promise<Result<DeskAnswers[DeskKind]>> => {
  switch (kind) {
    case 'open':
      return { ok: true, value: undefined, issues: [] }
    case 'cover': {
      const plan = planCover(input, resolved(request.absence, input))
      return plan.ok ? { ...plan, value: plan.value.list } : plan
    }
    case 'swap':
      return planSwap(input, request.swap)
    case 'cells':
      return planEdit(input, request.days)
    case 'why':
      return explainWhy(input, request.cell, await highs())
  }
}

/** Answers one question from the run, its city folder and its store alone. */
export const answer = async (order: DeskOrder, folders: Folders): Promise<Result<DeskAnswers[DeskKind]>> => {
  const ground = await readRunGround(folders, order.request.run)
  return ground.ok ? answerOn(order, inputOf(ground.value, order.request.consents)) : ground
}
