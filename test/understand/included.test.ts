import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

async function told(text: string, path: string): Promise<[number, string][]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true });
  return plan.steps.filter((s) => s.kind === 'manual').map((s) => [s.line, s.title]);
}

describe('a file whose text belongs into the document', () => {
  it.each([
    ['AsciiDoc', 'a.adoc', '= Parcels\n\n== Sort\n\ninclude::partial$silence-alerts.adoc[]\n\n[source,bash]\n----\nsort-parcels\n----\n', [[5, 'partial$silence-alerts.adoc']]],
    ['AsciiDoc, in an item', 'a.adoc', '= Parcels\n\n. First\n+\ninclude::halls/stop.adoc[tag=a]\n', [[5, 'halls/stop.adoc']]],
    ['reStructuredText', 'a.rst', 'Parcels\n=======\n\n.. include:: halls/stop.rst\n\nSort::\n\n  sort-parcels\n', [[4, 'halls/stop.rst']]],
    ['reStructuredText, a file of commands', 'a.rst', 'Parcels\n=======\n\nStop the halls::\n\n  halls stop\n\n.. literalinclude:: halls/save.txt\n   :language: bash\n   :lines: 3-9\n\n.. literalinclude:: halls.ini\n   :language: ini\n\n.. literalinclude:: halls/start.sh\n', [[8, 'halls/save.txt'], [15, 'halls/start.sh']]],
    ['Liquid', 'a.md', '# Parcels\n\n{% include stop-halls.md %}\n', [[3, 'stop-halls.md']]],
    ['MkDocs', 'a.md', '# Parcels\n\n--8<-- "halls/stop.md"\n', [[3, 'halls/stop.md']]],
    ['DocFX', 'a.md', '# Parcels\n\n[!INCLUDE [stop](halls/stop.md)]\n', [[3, 'halls/stop.md']]],
  ] as const)('is a step for a person, in %s', async (_, path, text, wanted) => expect(await told(text, path)).toEqual(wanted));

  it('says so in the language of the document', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('= Mise en production\n\nVoici les étapes de la mise en production du tri des colis.\n\ninclude::arret.adoc[]\n'), 'a.adoc', { fragment: null, all: true });
    expect(plan.steps[0]).toMatchObject({ kind: 'manual', text: 'le contenu de arret.adoc a sa place ici et n’est pas montré : ouvrez ce fichier et faites ce qu’il dit' });
  });

  it.each([
    ['what no reader is shown', '= Parcels\n\nifdef::old-halls[]\n\nSort:\n\ninclude::halls/old.adoc[]\n\nendif::[]\n'],
    ['what every page takes in', '= Parcels\n\ninclude::_attributes.adoc[]\n\ninclude::shared/footer.adoc[]\n'],
    ['what a block shows', '= Parcels\n\n----\ninclude::halls/stop.adoc[]\n----\n'],
  ])('is none to do: %s', async (_, text) => expect(await told(text, 'a.adoc')).toEqual([]));
});
