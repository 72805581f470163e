/** The names in a runs folder, each in one place. */

/** The names inside one run's folder, each in one place. */
export const runFiles = {
  record: 'record.jsonl',
  head: 'head',
  plan: 'plan.json',
  ready: 'ready.json',
  document: 'document',
  steps: 'steps',
  state: 'state',
  backups: 'backups',
} as const;

/** What a run's folder is called (`newRunId`). */
export const runId = /^\d{8}-\d{6}-[a-z0-9-]+-[0-9a-f]{4}$/;
