/** What another site may take from here. */
export { remarkRunbook, type RemarkRunbookOptions } from './remark-runbook.ts';
export { runbook } from './astro-integration.ts';
