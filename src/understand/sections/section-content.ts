/** What a section's commands and text tell of its role: what the commands do, and what the text says they are done for. */
import type { Piece } from '../../model/document.ts';
import type { BlockReading } from '../reading.ts';
import { fold, wordPattern } from './fold.ts';
import type { OutlineSection } from './outline.ts';
import type { Known } from './section-holds.ts';
import { everyWords } from './words.ts';

/**
 * Kinds of command lines, by their head once `sudo` and its kind are off; the first row that fits counts. What a line does
 * tells what its section is for: who installs packages sets up, who only looks verifies or diagnoses.
 */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['undo', /^(?:git (?:revert|reset)|\S+ rollback|kubectl rollout undo|helm rollback|pg_restore|\S*restore\S*|\S+ (?:\S+ )?(?:restore|rollback|downgrade|revert))\b/],
  ['install', /^(?:(?:apt(?:-get)?|yum|dnf|apk|brew|snap|pip3?|pipx|gem|npm|yarn|pnpm|cargo|go|helm|composer|poetry|pipenv|uv|bundle|conda|choco|zypper|pacman|rustup|nvm|pyenv|rbenv|asdf)\s+(?:-\S+\s+)*(?:install|i|add|get|ci|sync|repo)\b|apt-key|add-apt-repository|git clone|createdb|createuser|useradd|adduser|usermod|groupadd|ssh-keygen|virtualenv|python3? -m venv|systemctl (?:daemon-reload|enable)|chmod|chown|ln -s|mkdir|cp \S*\.?(?:env|example|sample|dist)|git (?:init|config)|ssh-copy-id|crontab|ufw|a2en\w+|certbot|openssl (?:rand|genrsa|req)|tar |unzip|make (?:install|setup|init)|docker (?:network|volume) create)/],
  ['delete', /^(?:rm|rmdir|dropdb|dropuser|userdel|shred|\S+ (?:\S+ )?(?:delete|destroy|rm|remove|prune|uninstall|purge|drop|down))\b/],
  ['publish', /^(?:git (?:tag|push|commit|merge|checkout|pull|fetch|add|rebase|switch|cherry-pick)|twine|npm (?:publish|version)|gh |docker (?:push|pull|tag)|gem (?:push|build)|cargo publish|mvn|helm upgrade|kubectl (?:apply|set|rollout)|cap |ansible-playbook|fab |\S*deploy\S*|\S+ (?:deploy|release|publish|migrate|up)\b)/],
  ['look', /^(?:curl(?!.* -(?:X|d|o|O|-data|-output))|cat|less|tail|head|grep|ls|df|du|ps|top|htop|ss|netstat|dig|nslookup|ping|journalctl|systemctl (?:status|is-\w+|list-\w+)|git (?:status|log|diff|show)|wc|uptime|free|lsof|which|openssl (?:s_client|x509)|\S+ --?version|\S+ (?:\S+ )?(?:get|list|ls|status|show|describe|logs?|info|ps|version|inspect|check|verify|history|view|events)\b|\S*(?:pytest|rspec|phpunit|jest)|\S+ (?:run )?tests?\b)/],
];
const before = /^(?:\$\s+)?(?:[A-Za-z_]\w*=\S*\s+)*(?:(?:sudo|doas|time|env|exec|command)\s+(?:-\S+\s+(?:\w+\s+)?)*)?(?:docker[ -]compose\s+(?:-\S+\s+\S+\s+)*(?:exec|run)\s+(?:-\S+\s+)*\S+\s+|docker exec\s+(?:-\S+\s+)*\S+\s+|bundle exec\s+|poetry run\s+|heroku run\s+)?/;

const tells: readonly (readonly [string, RegExp])[] = [
  ['once', wordPattern(everyWords.flatMap((t) => t.saysOnce))],
  ['when wrong', wordPattern(everyWords.flatMap((t) => t.saysWhenWrong))],
  ['look', wordPattern(everyWords.flatMap((t) => t.saysLook))],
  ['back', wordPattern(everyWords.flatMap((t) => t.saysBack))],
];

/** So many letters of a section's text, and so many command lines, are looked at: its beginning says what it is for. */
const letters = 600;
const commandLines = 40;

export interface Content {
  /** What at least half of its commands do, and what any does, each with an example. */
  readonly most: ReadonlyMap<string, string>;
  readonly tells: ReadonlyMap<string, string>;
}

/** What each section's own commands do and its text says. */
export function contentOf(pieces: readonly Piece[], sections: readonly OutlineSection[], known: Known): Content[] {
  const blocks = new Map(known.blocks.map((b) => [b.index, b]));
  return sections.map((section) => ({ most: commandsDo(section.own.flatMap((i) => blocks.get(i) ?? [])), tells: textTells(section.own.flatMap((i) => pieces[i] ?? [])) }));
}

function commandsDo(blocks: readonly BlockReading[]): Map<string, string> {
  const lines = blocks.filter((b) => b.role === 'run' || b.role === 'transcript').flatMap((b) => b.commands).slice(0, commandLines);
  const counts = new Map<string, { count: number; seen: string }>();
  for (const line of lines) {
    const plain = line.trim().slice(0, 200).replace(before, '');
    const kind = kinds.find(([, pattern]) => pattern.test(plain))?.[0];
    if (!kind) continue;
    const found = counts.get(kind);
    counts.set(kind, { count: (found?.count ?? 0) + 1, seen: found?.seen ?? plain.slice(0, 40) });
  }
  const most = new Map<string, string>();
  for (const [kind, { count, seen }] of counts) {
    if (count * 2 >= lines.length) most.set(kind, seen);
    else most.set(`some ${kind}`, seen);
  }
  return most;
}

function textTells(pieces: readonly Piece[]): Map<string, string> {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind !== 'prose') continue;
    text += `${piece.text.slice(0, letters)}\n`;
    if (text.length >= letters) break;
  }
  const folded = fold(text.slice(0, letters));
  return new Map(tells.flatMap(([name, pattern]) => { const found = pattern.exec(folded); return found ? [[name, found[0].slice(0, 40)] as const] : []; }));
}
