/** What an AsciiDoc document's own conditions keep from its readers is left out, and said to be. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

async function leftOut(text: string): Promise<{ readonly hidden: readonly (readonly [number, string])[]; readonly code: readonly string[] }> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'a.adoc', { fragment: null, all: true });
  return {
    hidden: plan.skipped.flatMap((s): (readonly [number, string])[] => (/shown|montré/.test(s.reason) ? [[s.line, s.reason]] : [])),
    code: plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [s.code])),
  };
}
const steps = '== Steps\n\nSort them:\n\n[source,sh]\n----\nmake sort\n----\n\n';
const old = 'Stop the old hall:\n\n[source,sh]\n----\nmake stop-old\n----\n';

describe('a part under a condition that does not hold', () => {
  it.each([
    ['an attribute that is not set', `= Parcels\n\n${steps}ifdef::old-hall[]\n${old}endif::[]\n`, 'ifdef::old-hall[]'],
    ['one that is set', `= Parcels\n:new-hall:\n\n${steps}ifndef::new-hall[]\n${old}endif::new-hall[]\n`, 'ifndef::new-hall[]'],
    ['a comparison', `= Parcels\n\n${steps}ifeval::["{hall}" == "old"]\n${old}endif::[]\n`, 'ifeval::["{hall}" == "old"]'],
    ['a line of its own', `= Parcels\n\n${steps}ifdef::old-hall[Call the old hall before you begin.]\n`, 'ifdef::old-hall[]'],
    ['another that holds it, once', `= Parcels\n\n${steps}ifdef::old-hall[]\nifdef::night[]\n${old}endif::[]\nendif::[]\n`, 'ifdef::old-hall[]'],
  ])('is left out and named: %s', async (_, text, condition) => {
    const { hidden, code } = await leftOut(text);
    expect(code).toEqual(['make sort']);
    expect(hidden).toHaveLength(1);
    expect(hidden[0]?.[1]).toContain(condition);
  });

  it('is named in the language of the document', async () => {
    expect((await leftOut('= Tri des colis\n\nVoici les étapes du tri des colis de la nuit.\n\nifdef::ancien[]\nArrêter le vieux tri.\nendif::[]\n')).hidden[0]?.[1]).toContain('montré à aucun lecteur');
  });

  it.each([
    ['that holds', `= Parcels\n:old-hall:\n\n${steps}ifdef::old-hall[]\n${old}endif::[]\n`, ['make sort', 'make stop-old']],
    ['around nothing but a setting', `= Parcels\n\nifdef::env-other[]\n:icons: font\nendif::[]\n\n${steps}`, ['make sort']],
  ])('is not named %s', async (_, text, code) => {
    expect(await leftOut(text)).toEqual({ hidden: [], code });
  });
});
