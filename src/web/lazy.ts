import { type Signal, signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { Report } from '../core/report/types.ts'
import type { CityView, ReportView } from './place.ts'
import type { Loaded } from './state.ts'

type Load<Props> = () => Promise<ComponentType<Props>>

/** Views of a report; the code of each is fetched when it is first shown. */
export const REPORT_VIEWS: Readonly<Record<ReportView, Load<{ report: Report }>>> = {
  summary: async () => (await import('./views/summary.tsx')).Summary,
  forecast: async () => (await import('./views/forecast.tsx')).ForecastView,
  requirement: async () => (await import('./views/requirement.tsx')).RequirementView,
  roster: async () => (await import('./views/roster.tsx')).RosterView,
  shortages: async () => (await import('./views/shortages.tsx')).ShortagesView,
  cover: async () => (await import('./views/cover.tsx')).CoverView,
  law: async () => (await import('./views/law.tsx')).LawView,
  waits: async () => (await import('./views/waits.tsx')).WaitsView,
  replay: async () => (await import('./views/replay.tsx')).ReplayView,
  training: async () => (await import('./views/training.tsx')).TrainingView,
  models: async () => (await import('./views/models.tsx')).ModelsView,
  reproduction: async () => (await import('./views/reproduction.tsx')).ReproductionView,
}

/** Views that need no report. */
export const CITY_VIEWS: Readonly<Record<CityView, Load<object>>> = {
  trial: async () => (await import('./views/trial.tsx')).TrialView,
  pooling: async () => (await import('./views/pooling.tsx')).PoolingView,
}

const parts = new Map<unknown, Signal<Loaded<unknown>>>()

/** What a loader brings: asked for once, and again only after it failed. */
export const fetched = <T>(load: () => Promise<T>): Signal<Loaded<T>> => {
  const known = parts.get(load)
  if (known) return known as Signal<Loaded<T>>
  const state = signal<Loaded<T>>({ status: 'loading' })
  parts.set(load, state)
  load().then(
    (value) => {
      state.value = { status: 'ready', value }
    },
    () => {
      parts.delete(load)
      state.value = { status: 'failed', problem: { status: 0, title: 'offline' } }
    },
  )
  return state
}
