/** What the roles of a section's parent, neighbours and children hand on to it. */
import type { OutlineSection } from './outline.ts';
import { parentOf } from './section-traits.ts';
import type { SectionGround } from './section-traits.ts';
import { sectionRoles } from './section-weights.ts';

/** How likely each role of a section is, in the order of `sectionRoles`; together 1. */
export type Shares = readonly number[];

/** What is handed on: its name, from where it was seen, and how much of it (0 to 1). */
export interface HandedOn {
  readonly name: string;
  readonly seen: string;
  readonly much: number;
}

/** Words after which a heading still leaves open what its section is: it goes by what it stands under. */
const sayLittle: ReadonlySet<string> = new Set(['unknown words', 'inventory', 'maintenance', 'condition', 'manual', 'local']);
const saysTask: ReadonlySet<string> = new Set(['task', 'steps', 'deploy']);

/** Less than that of a role is not handed on. */
const least = 0.02;

/** What is handed on to one section. `shares` are those of the round before, by section. */
export function handedOn(ground: SectionGround, at: number, shares: readonly Shares[]): HandedOn[] {
  const { sections, holds } = ground;
  const section = sections[at] as OutlineSection;
  const { says } = section.says;
  const found: HandedOn[] = [];
  const from = (place: string, of: Shares, seen: string): void => {
    const names = namesAt(place);
    for (let i = 0; i < names.length; i++) {
      const much = of[i] as number;
      if (much > least) found.push({ name: names[i] as string, seen, much });
    }
  };
  const shareOf = (index: number): Shares => shares[index] as Shares;

  const parent = parentOf(ground, at);
  if (parent) {
    const { place, section: { heading } } = parent;
    from(place, shareOf(parent.at), heading.text);
    if (section.numbered) from(`numbered, ${place}`, shareOf(parent.at), heading.text);
    if (sayLittle.has(says)) from(`says little, ${place}`, shareOf(parent.at), heading.text);
    else if (saysTask.has(says)) from(`says a task, ${place}`, shareOf(parent.at), heading.text);
  }
  const { previous } = section;
  if (previous !== null) {
    const seen = sections[previous]?.heading?.text ?? '';
    from('before', shareOf(previous), seen);
    if (section.numbered) from('numbered, before', shareOf(previous), seen);
  }
  const beside = sections[section.parent ?? 0]?.children ?? [];
  if (beside.length > 1 && beside.length <= mostCompared) from('beside', mean(beside.filter((i) => i !== at).map(shareOf)), `${beside.length - 1}`);
  if (section.children.length) from(holds[at]?.kind === 'groups' ? 'only groups' : 'groups', mean(section.children.slice(0, mostCompared).map(shareOf)), `${section.children.length}`);
  return found;
}

/** So many sections of one parent are held against each other. */
const mostCompared = 100;

function mean(shares: readonly Shares[]): Shares {
  return sectionRoles.map((_, i) => {
    let sum = 0;
    for (const of of shares) sum += of[i] as number;
    return sum / shares.length;
  });
}

/** The names of the traits of a place, in the order of `sectionRoles`. */
function namesAt(place: string): readonly string[] {
  let names = known.get(place);
  if (names === undefined) known.set(place, names = sectionRoles.map((role) => `${place}:${role}`));
  return names;
}

const known = new Map<string, readonly string[]>();
