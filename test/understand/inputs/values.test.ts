import { describe, expect, it } from 'vitest';
import { codeWords } from '../../../src/understand/inputs/code-words.ts';
import { lookOf } from '../../../src/understand/inputs/value-forms.ts';
import { placeOf } from '../../../src/understand/inputs/value-places.ts';
import { valueSpans } from '../../../src/understand/inputs/value-spans.ts';
import { valueWeights } from '../../../src/understand/inputs/value-weights.ts';
import { inputsOf } from './inputs-of.ts';

const lastWord = (source: string) => codeWords(source).at(-1)!;
const spansOf = (source: string): string[] => valueSpans(lastWord(source)).map((s) => `${s.text} (${s.part})`);

describe('the stretches of a word', () => {
  it.each<readonly [source: string, ...spans: string[]]>([
    ['ssh ops@web:/srv', 'ops@web:/srv (whole word)', 'ops (login)', 'web (host behind a login)', 'ops@web (login and host)', '/srv (path behind a host)', 'srv (last of its path)'],
    ['mail ops@shop.fr', 'ops@shop.fr (whole word)'],
    ['run --tag=v1', 'v1 (value of an option)'],
    ['make secret --from-literal=key=\'x1\'', 'x1 (value of a key)'],
    ['docker pull shop/web:1.2', 'shop/web:1.2 (whole word)', 'shop/web (before a colon)', 'shop (first of its path)', 'web (last of its path)', '1.2 (after a colon)'],
    ['curl https://shop.fr/a', 'https://shop.fr/a (whole word)', 'shop.fr (host of an address)', 'a (last of its path)'],
    ['post \'{"name": "web", "days": 3}\'', 'web (string in data)'],
    ['ping 10.0.0.0/8', '10.0.0.0/8 (whole word)'],
  ])('of "%s"', (source, ...spans) => {
    expect(spansOf(source)).toEqual(spans);
  });
  it('leave out what the shell fills in, options and what holds no letter', () => {
    expect(spansOf('cp $HOME/x')).toEqual(['x (last of its path)']);
    expect(spansOf('ls -la')).toEqual([]);
    expect(spansOf('ls ---')).toEqual([]);
  });
});

describe('the place of a word', () => {
  it.each([
    ['sudo systemctl restart web', 'service', null], ['docker exec -it web psql -U shop', 'database', 'letter U'], ['git checkout main', 'branch', null], ['kubectl logs -n shop', 'pod', 'letter n'],
    ['shopctl grow --target-host web', 'word 2', 'host'], ['ssh web', 'host to go to', null], ['DB_PASSWORD=x', 'assigned value', 'secret'], ['psql shop < dump.sql', 'redirected file', null],
  ])('in "%s" is %s', (source, name, key) => {
    expect(placeOf(lastWord(source), null)).toMatchObject({ name, key });
  });
});

describe('the form of a text', () => {
  it.each([
    ['backup-server', 'nothing but general words'], ['pool_name', 'ends in a general word'], ['web', 'small letters'], ['4f3a9c1', 'hash'], ['web-7f9c6d5b8-x2x4z', 'id of a platform'], ['DB_NAME', 'capitals with underscores'],
    ['v2026.01.05', 'version'], ['shop-2026-01-31.tgz', 'dated file'], ['.env.example', 'file to copy from'], ['1.1.1.1', 'address of everybody'], ['12.12.12.12', 'documentation address'], ['shop@1.2.3', 'package and version'], ['[APP]', 'bracketed'],
  ])('%s is: %s', (text, form) => {
    expect(lookOf(text).form).toBe(form);
  });
  it('says whose it is, of a path in a part', () => {
    expect(lookOf('your-shop').says).toContain('your');
    expect(lookOf('your-shop/web').says).toContain('your, in a part');
    expect(lookOf('mysql').says).toEqual([]);
  });
});

describe('values that no rule knows', () => {
  it.each<readonly [source: string, ...found: string[]]>([
    ['scp dump.sql backup-user@backup-server:/srv/', 'backup-user→BACKUP_USER', 'backup-server→BACKUP_SERVER'],
    ['git checkout previous-release', 'previous-release→PREVIOUS_RELEASE'],
    ['adduser "Prénom Nom"', 'Prénom Nom→FULL_NAME'],
    ['systemctl restart nginx'], ['ssh deploy@web-1.prod.shop.net uptime'], ['docker run --name web -p 80:80 nginx:1.25'], ['cp config.example.yml config.yml'], ['docker exec shop_db psql -U shop'],
  ])('of "%s"', (source, ...found) => {
    expect(inputsOf(source).bySource(0)).toEqual(found);
  });
  it('are shown as examples, never taken without asking', () => {
    const [input] = inputsOf('ssh-copy-id ops@backup-server').inputs;
    expect(input).toMatchObject({ name: 'BACKUP_SERVER', required: true, default: null });
  });
  it('have their evidence with them, what speaks against it too', () => {
    const { slots } = inputsOf('scp dump.sql backup-user@backup-server:/srv/');
    const [slot] = [...slots.values()].flat();
    expect(slot?.evidence?.find((e) => e.name === 'form:nothing but general words')).toMatchObject({ speaksFor: 'ask', seen: 'backup-user' });
    expect(slot?.evidence?.some((e) => e.speaksFor === 'as written')).toBe(true);
    expect(slot?.evidence?.every((e) => e.weight > 0 && valueWeights[e.name] !== undefined)).toBe(true);
  });
  it('that a command gives as a name are the document’s own where placeholders are marked', () => {
    expect(inputsOf('shop fork --from <base> --as SHOP_FORK\nshop drop SHOP_FORK').inputs.map((i) => i.name)).toEqual(['BASE']);
  });
});

it('three dots behind a path stand for all below it, and are no value', () => {
  expect(inputsOf('go test ./lamps/...\nbazel build //lamps/...').inputs).toEqual([]);
});

describe('what is called a password in French', () => {
  it.each([['docker run -e POSTGRES_PASSWORD=monmotdepasse lamps', ['monmotdepasse']], ['mysql -u lamps --password=mon_mot_de_passe', ['mon_mot_de_passe']], ['grep mdp notes.txt', []], ['./mot-de-passe lamps', []]])('%s', (source, written) => {
    expect(inputsOf(source).inputs.flatMap((i) => i.written)).toEqual(written);
  });
});

describe('the head of a part of a file that is written here', () => {
  it('is no placeholder', () => {
    expect(inputsOf('cat > lamps.service <<EOF\n[Service]\nUser=<user>\nEOF').inputs.flatMap((i) => i.written)).toEqual(['<user>']);
  });
});
