/** Short names that the document gives to commands (`alias dc='docker compose'`): what they do is what they stand for. */
import { allMatches } from '../model/all-matches.ts';
import { worst, type CommandEffect } from '../model/effect.ts';
import type { Document } from '../model/document.ts';
import type { Unit } from '../model/procedure.ts';
import { effectsOf } from '../shell/effects-of.ts';

const alias = /^[ \t>]*(?:\$ )?alias[ \t]+([\w.-]+)=(?:'([^'\n]*)'|"([^"\n]*)"|([^\s'"]+))/gm;

/** The units with the effects of what an alias of the document stands for. A name that is used above its alias is the same by then. */
export function withAliases({ text }: Document, units: readonly Unit[]): readonly Unit[] {
  if (!text.includes('alias ')) return units;
  // `alias kubectl='minikube kubectl --'` is the program itself.
  const known = new Map(allMatches(text, alias).map((m) => [m[1] as string, m[2] ?? m[3] ?? m[4] ?? ''] as const).filter(([name, stands]) => !stands.split(/\s+/).includes(name)));
  if (known.size === 0) return units;
  const judged = (effect: CommandEffect): CommandEffect => {
    const [, before = '', name = '', rest = ''] = /^(\s*(?:sudo\s+)?)([\w.-]+)(?=\s|$)([\s\S]*)$/.exec(effect.command) ?? [];
    const stands = known.get(name);
    if (stands === undefined) return effect;
    const found = effectsOf(`${before}${stands}${rest}`);
    const gravest = worst(found.map((e) => e.effect));
    if (worst([effect.effect, gravest]) === effect.effect) return effect;
    return { ...effect, effect: gravest, why: found.find((e) => e.effect === gravest)?.why ?? effect.why };
  };
  return units.map((unit) => {
    if (unit.kind !== 'commands') return unit;
    const effects = unit.effects.map(judged);
    return { ...unit, effects, effect: worst(effects.map((e) => e.effect)) };
  });
}
