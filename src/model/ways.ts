/** Which guards of a plan's steps are decided by what a look before them prints; pure. */
import type { ShellStep, Step } from './plan.ts';
import type { Guard } from './procedure.ts';

/** The look whose output says whether a guard holds. */
export const lookOf = (steps: readonly Step[], { kind, line }: Guard): ShellStep | undefined => (kind === 'condition' ? steps.find((s): s is ShellStep => s.kind === 'shell' && s.ways?.line === line) : undefined);
