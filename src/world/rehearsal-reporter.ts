/** An entry of its own: prints what a rehearsal has changed, as one line of JSON; run beside the sandbox, in its mount namespace. */
import { overlayChanges } from './overlay-changes.ts';

process.stdout.write(`${JSON.stringify(overlayChanges(process.env['RB_WORK'] ?? ''))}\n`);
