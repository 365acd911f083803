/** A window or phone on one day. Times in seconds of the day. */
export interface Desk {
  /** Number waiting at which colleagues at other work step in; Infinity: they never do. */
  readonly callsHelpAt: number
  /** Colleagues step in only while fewer than this are serving. */
  readonly seats: number
  /** From here on the closing crew serves whoever is still inside or on the way. */
  readonly closeTime: number
  /** Classes of priority, the first called first. */
  readonly lines: number
  /** Outbound calls that its free people make in the gaps, all but one of them. */
  readonly gapCalls?: {
    readonly work: number
    readonly from: number
    readonly to: number
    readonly seconds: number
  }
}

/** One worker's day. Blocks ascend and lie apart; the holes between them are breaks. */
export interface Worker {
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** The desk of each block, or −1 − the other work of it. */
  readonly places: Int32Array
  /** Desks at which this worker may step in from other work. */
  readonly helps: readonly number[]
  /** Desks whose closing crew this worker belongs to. */
  readonly closes: readonly number[]
  readonly makesGapCalls: boolean
  /** Work from here on is overtime. */
  readonly homeTime: number
}

/** Who is where on one day. */
export interface Floor {
  readonly desks: readonly Desk[]
  readonly workers: readonly Worker[]
  /** Kinds of back-office and outbound work. */
  readonly works: number
}

/**
 * Who comes. The first `direct` arrive by themselves, in order of time; the others come from another desk, when their
 * visit there has ended. Times in seconds.
 */
export interface Visits {
  count: number
  direct: number
  arrival: Float64Array
  service: Float64Array
  /** How long each is willing to wait; Infinity for who never leaves. */
  patience: Float64Array
  desk: Uint16Array
  line: Uint16Array
  /** Who the visitor is at the next desk, or −1. */
  next: Int32Array
  /** Seconds on the way there. */
  walk: Float64Array
}

/** What became of each visit. Who never came, because nobody served them before, has an arrival of −1. */
export interface Fates {
  /** Seconds until served or gone. */
  wait: Float64Array
  /** 1 for who left unserved. */
  gone: Uint8Array
  /** Who served, or −1. */
  worker: Int32Array
}

/** Seconds, of one day. */
export interface Times {
  /** With visitors, of the blocks at each desk, and of each worker's blocks at desks. */
  readonly deskBusy: Float64Array
  readonly workerBusy: Float64Array
  /** Taken from other work: of each kind, and of each worker to step in. */
  readonly yielded: Float64Array
  readonly helped: Float64Array
  readonly overtime: Float64Array
  /** Outbound calls in the gaps, by kind of work. */
  readonly gapCalls: Float64Array
}
