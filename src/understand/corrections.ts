/** What an author has said about a block (info string, `runbook:` comment, front matter), as the contract lists it. */
import type { Message } from '../model/message.ts';
import type { Context, Readings } from './reading.ts';

export interface Corrections {
  /** By piece index. */
  readonly units: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly messages: readonly Message[];
}

export function readCorrections(context: Context, readings: Readings): Corrections {
  void context;
  const units = new Map<number, Readonly<Record<string, string>>>();
  for (const { index, block } of readings.blocks) if (Object.keys(block.attributes).length) units.set(index, block.attributes);
  return { units, messages: [] };
}
