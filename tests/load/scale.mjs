/** How large the cities are that are measured in, and how often a thing is done. */

/** What docs/PERFORMANCE.md has: the median and the worst of nine. */
const WHOLE = {
  runs: 9,
  lighthouseRuns: 5,
  city: { enterprises: 150_000, facts: 100_000 },
  cityPlan: 5_000,
  county: { enterprises: 15_000, facts: 20_000 },
  countyPlan: 500,
  stored: { enterprises: 150_000, facts: 1_000_000 },
  large: { enterprises: 150_000, facts: 10_000_000 },
  singles: { connections: 32, each: 60 },
  batches: { connections: 4, each: 15, events: 100 },
  hotSpot: 5_000,
  phones: 1_000,
  pollers: 1_000,
  pollSeconds: 30,
  latest: 1_000,
  queued: 10_000,
};

/** Whether measuring itself works: cities that have a region file all the same, and no figure that means anything. */
const SMALL = {
  ...WHOLE,
  runs: 2,
  lighthouseRuns: 1,
  city: { enterprises: 6_000, facts: 2_000 },
  cityPlan: 100,
  county: { enterprises: 5_500, facts: 1_000 },
  countyPlan: 20,
  stored: { enterprises: 6_000, facts: 5_000 },
  large: { enterprises: 6_000, facts: 20_000 },
  singles: { connections: 32, each: 5 },
  batches: { connections: 4, each: 2, events: 100 },
  hotSpot: 300,
  phones: 20,
  pollers: 50,
  pollSeconds: 6,
  latest: 100,
  queued: 1_500,
};

export const scaleOf = (small) => (small ? SMALL : WHOLE);
