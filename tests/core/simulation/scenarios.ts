import { floorWith, type Player, played, type VisitLike, type WorkerLike } from './floor.ts'

/** A day worked out by hand: what the event loop must make of it. */
export interface Scenario {
  readonly name: string
  readonly run: (player?: Player) => Partial<ReturnType<typeof played>>
  readonly expected: Partial<ReturnType<typeof played>>
}

const many = (count: number, visit: VisitLike): VisitLike[] =>
  Array.from({ length: count }, (_, i) => ({ ...visit, at: (visit.at ?? 0) + i }))

const clerk: WorkerLike = { blocks: [[0, 10_000, 0]] }
/** At other work all day, free to step in at desk 0. */
const colleague: WorkerLike = { blocks: [[0, 10_000, -1]], helps: [0] }

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a colleague steps in for one visit when enough are waiting, and the time is taken from the other work',
    run: (player) =>
      played(floorWith([{ callsHelpAt: 2 }], [clerk, colleague]), many(4, { takes: 100 }), player),
    expected: {
      wait: [0, 1, 98, 197],
      worker: [0, 1, 0, 0],
      yielded: [100],
      helped: [0, 100],
      deskBusy: [300],
      workerBusy: [300, 0],
    },
  },
  {
    name: 'no colleague steps in while too few are waiting',
    run: (player) =>
      played(floorWith([{ callsHelpAt: 3 }], [clerk, colleague]), many(3, { takes: 100 }), player),
    expected: { wait: [0, 99, 198], worker: [0, 0, 0], yielded: [0] },
  },
  {
    name: 'only who may serve a desk steps in there',
    run: (player) =>
      played(
        floorWith([{ callsHelpAt: 1 }, {}], [clerk, { ...colleague, helps: [1] }]),
        many(2, { takes: 100 }),
        player,
      ),
    expected: { wait: [0, 99], worker: [0, 0] },
  },
  {
    name: 'nobody steps in where all seats are taken',
    run: (player) =>
      played(floorWith([{ callsHelpAt: 1, seats: 1 }], [clerk, colleague]), many(2, { takes: 100 }), player),
    expected: { wait: [0, 99], yielded: [0] },
  },
  {
    name: 'who has hung up does not call for help',
    run: (player) =>
      played(
        floorWith([{ callsHelpAt: 3 }], [clerk, colleague]),
        [
          { at: 0, takes: 100 },
          { at: 1, takes: 100 },
          { at: 2, takes: 10, patience: 5 },
          { at: 50, takes: 10 },
        ],
        player,
      ),
    expected: { wait: [0, 99, 5, 150], gone: [0, 0, 1, 0], worker: [0, 0, -1, 0] },
  },
  {
    name: 'of two colleagues the one who has helped less steps in',
    run: (player) =>
      played(
        floorWith([{ callsHelpAt: 1 }], [{ blocks: [] }, colleague, colleague]),
        [
          { at: 0, takes: 100 },
          { at: 200, takes: 100 },
          { at: 400, takes: 10 },
          { at: 500, takes: 10 },
        ],
        player,
      ),
    expected: { worker: [1, 2, 1, 2], helped: [0, 110, 110], yielded: [220] },
  },
  {
    name: 'a colleague who comes to other work finds those who wait for help',
    run: (player) =>
      played(
        floorWith([{ callsHelpAt: 2 }], [clerk, { ...colleague, blocks: [[50, 10_000, -1]] }]),
        many(3, { takes: 200 }),
        player,
      ),
    expected: { wait: [0, 49, 198], worker: [0, 1, 0] },
  },
  {
    name: 'the line of higher priority is called first, in order of arrival within it',
    run: (player) =>
      played(
        floorWith([{ lines: 2 }], [clerk]),
        [
          { at: 0, takes: 100, line: 1 },
          { at: 10, takes: 100, line: 1 },
          { at: 20, takes: 100, line: 0 },
          { at: 30, takes: 100, line: 0 },
        ],
        player,
      ),
    expected: { wait: [0, 290, 80, 170] },
  },
  {
    name: 'a visit in hand is finished and the break then taken in full',
    run: (player) =>
      played(
        floorWith(
          [{}],
          [
            {
              blocks: [
                [0, 100, 0],
                [160, 1000, 0],
              ],
            },
          ],
        ),
        [
          { at: 90, takes: 40 },
          { at: 100, takes: 10 },
        ],
        player,
      ),
    expected: { wait: [0, 90], deskBusy: [20] },
  },
  {
    name: 'a break that starts in time ends in time',
    run: (player) =>
      played(
        floorWith(
          [{}],
          [
            {
              blocks: [
                [0, 100, 0],
                [160, 1000, 0],
              ],
            },
          ],
        ),
        [
          { at: 90, takes: 10 },
          { at: 100, takes: 10 },
        ],
        player,
      ),
    expected: { wait: [0, 60] },
  },
  {
    name: 'a late break that outlasts the next block is not begun again',
    run: (player) =>
      played(
        floorWith(
          [{}],
          [
            {
              blocks: [
                [0, 100, 0],
                [160, 170, 0],
                [230, 1000, 0],
              ],
            },
          ],
        ),
        [
          { at: 90, takes: 40 },
          { at: 150, takes: 10 },
        ],
        player,
      ),
    expected: { wait: [0, 80] },
  },
  {
    name: 'other work loses what a late break takes of it',
    run: (player) =>
      played(
        floorWith(
          [{}],
          [
            {
              blocks: [
                [0, 100, 0],
                [160, 1000, -1],
              ],
            },
          ],
        ),
        [{ at: 90, takes: 40 }],
        player,
      ),
    expected: { yielded: [30], helped: [0], deskBusy: [10] },
  },
  {
    name: 'a visit that runs into other work takes its time',
    run: (player) =>
      played(
        floorWith(
          [{}],
          [
            {
              blocks: [
                [0, 100, 0],
                [100, 1000, -1],
              ],
            },
          ],
        ),
        [{ at: 90, takes: 40 }],
        player,
      ),
    expected: { yielded: [30], helped: [30], deskBusy: [10] },
  },
  {
    name: 'cover comes as the other goes to lunch, and goes on to the own desk again',
    run: (player) =>
      played(
        floorWith(
          [{}, {}],
          [
            {
              blocks: [
                [0, 100, 0],
                [200, 900, 0],
              ],
            },
            {
              blocks: [
                [0, 100, 1],
                [100, 200, 0],
                [200, 900, 1],
              ],
            },
          ],
        ),
        [
          { at: 110, takes: 10 },
          { at: 120, takes: 10, desk: 1 },
          { at: 210, takes: 10 },
        ],
        player,
      ),
    expected: { wait: [0, 80, 0], worker: [1, 1, 0] },
  },
  {
    name: 'who goes on arrives a walk after the visit ended',
    run: (player) =>
      played(
        floorWith([{}, {}], [clerk, { blocks: [[0, 10_000, 1]] }]),
        [
          { at: 0, takes: 100 },
          { at: 10, takes: 50 },
          { takes: 30, desk: 1, after: 0, walk: 60 },
          { takes: 30, desk: 1, after: 1, walk: 5 },
        ],
        player,
      ),
    expected: { arrival: [0, 10, 160, 155], wait: [0, 90, 25, 0] },
  },
  {
    name: 'who left unserved goes nowhere',
    run: (player) =>
      played(
        floorWith([{}, {}], [clerk, { blocks: [[0, 10_000, 1]] }]),
        [
          { at: 0, takes: 100 },
          { at: 10, takes: 50, patience: 20 },
          { takes: 30, desk: 1, after: 1 },
        ],
        player,
      ),
    expected: { arrival: [0, 10, -1], gone: [0, 1, 0] },
  },
  {
    name: 'the closing crew serves who is inside and who is still on the way, by overtime',
    run: (player) =>
      played(
        floorWith(
          [{ closeTime: 100 }, { closeTime: 100 }],
          [
            { blocks: [[0, 100, 0]], closes: [0], homeTime: 100 },
            { blocks: [[0, 100, 1]], closes: [1], homeTime: 100 },
          ],
        ),
        [
          { at: 50, takes: 40 },
          { at: 60, takes: 40 },
          { takes: 20, desk: 1, after: 1, walk: 10 },
        ],
        player,
      ),
    expected: { wait: [0, 30, 0], gone: [0, 0, 0], worker: [0, 0, 1], overtime: [30, 20] },
  },
  {
    name: 'the closing crew comes back from other work when the desk closes',
    run: (player) =>
      played(
        floorWith(
          [{ closeTime: 200 }],
          [
            {
              blocks: [
                [0, 100, 0],
                [100, 500, -1],
              ],
              closes: [0],
              homeTime: 500,
            },
          ],
        ),
        [{ at: 150, takes: 40 }],
        player,
      ),
    expected: { wait: [50], worker: [0], yielded: [40], overtime: [0] },
  },
  {
    name: 'where nobody ever was, everyone is turned away at closing time',
    run: (player) =>
      played(
        floorWith([{ closeTime: 100 }], [{ blocks: [[0, 500, -1]] }]),
        [
          { at: 30, takes: 10 },
          { at: 40, takes: 10, patience: 20 },
        ],
        player,
      ),
    expected: { wait: [70, 20], gone: [1, 1], worker: [-1, -1] },
  },
  {
    name: 'the one idle longest serves',
    run: (player) =>
      played(
        floorWith([{}], [clerk, clerk]),
        [
          { at: 0, takes: 50 },
          { at: 10, takes: 5 },
          { at: 60, takes: 5 },
          { at: 70, takes: 5 },
        ],
        player,
      ),
    expected: { worker: [0, 1, 1, 0] },
  },
  {
    name: 'idle people but one call in the gaps, and a caller waits for nobody while one is free',
    run: (player) =>
      played(
        floorWith(
          [{ gapCalls: { work: 0, from: 100, to: 460, seconds: 100 } }],
          [1, 2].map(() => ({ blocks: [[0, 1000, 0]], makesGapCalls: true }) as WorkerLike),
        ),
        [
          { at: 150, takes: 10 },
          { at: 155, takes: 10 },
          { at: 320, takes: 1 },
        ],
        player,
        () => 1,
      ),
    // 100–200 and, once the second caller has gone, 210–310, 310–410; at 410 the next would not end by 460.
    expected: { wait: [0, 5, 0], worker: [1, 1, 1], gapCalls: [300] },
  },
]

/** Scenarios that an event loop gets wrong. */
export const wrongScenarios = (player: Player): string[] =>
  SCENARIOS.filter(({ run, expected }) => {
    const found = run(player)
    return Object.entries(expected).some(
      ([key, value]) => JSON.stringify(found[key as keyof typeof found]) !== JSON.stringify(value),
    )
  }).map(({ name }) => name)
