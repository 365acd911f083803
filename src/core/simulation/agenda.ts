/** Things due at times to come. Of those due together the one planned first comes first. */
export interface Agenda {
  clear(): void
  plan(time: number, what: number): void
  /** When the next is due; Infinity for none. */
  next(): number
  take(): number
}

/** Keeps few things in order: a floor has a handful of visits under way, so that a sorted row beats a heap. */
export const agenda = (): Agenda => {
  /** The next last. */
  let times = new Float64Array(64)
  let what = new Int32Array(64)
  let count = 0

  const makeRoom = (): void => {
    const [longer, more] = [new Float64Array(2 * count), new Int32Array(2 * count)]
    longer.set(times)
    more.set(what)
    times = longer
    what = more
  }

  return {
    clear() {
      count = 0
    },
    plan(time, it) {
      if (count === what.length) makeRoom()
      let place = count++
      for (; place > 0 && times[place - 1]! <= time; place--) {
        times[place] = times[place - 1]!
        what[place] = what[place - 1]!
      }
      times[place] = time
      what[place] = it
    },
    next: () => (count > 0 ? times[count - 1]! : Number.POSITIVE_INFINITY),
    take: () => what[--count]!,
  }
}
