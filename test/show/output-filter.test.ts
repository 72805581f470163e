import { describe, expect, it } from 'vitest';
import { outputFilter } from '../../src/show/output-filter.ts';

const pass = (...pieces: readonly string[]): string => {
  const filter = outputFilter();
  return pieces.map((piece) => filter.pass(piece)).join('') + filter.end();
};

/** What would be said to the terminal, one row a way; from xterm's "Control Sequences", ECMA-48, and reports of attacks on terminals. */
const attacks: readonly (readonly [string, string])[] = [
  ['a title', '\u001B]0;owned\u0007'], ['a title, ended by ST', '\u001B]2;owned\u001B\\'], ['a title that never ends', '\u001B]0;owned'], ['a title, cancelled', '\u001B]0;x\u0018'], ['an icon\'s name', '\u001B]1;x\u0007'],
  ['the clipboard', '\u001B]52;c;cm0gLXJmIH4=\u0007'], ['the clipboard asked for', '\u001B]52;c;?\u0007'], ['a link', '\u001B]8;;https://evil.example\u001B\\click\u001B]8;;\u001B\\'],
  ['a colour of the palette', '\u001B]4;0;#fff\u0007'], ['the background asked for', '\u001B]11;?\u0007'], ['a notification', '\u001B]9;x\u0007'], ['another', '\u001B]777;notify;a;b\u0007'], ['a file (iTerm2)', '\u001B]1337;File=name=eA==:AAAA\u0007'],
  ['the working directory', '\u001B]7;file:///x\u0007'], ['a prompt mark', '\u001B]133;A\u0007'],
  ['DCS', '\u001BPq#0\u001B\\'], ['a status string asked for (DECRQSS)', '\u001BP$qm\u001B\\'], ['keys defined (DECUDK)', '\u001BP0;1|17/726d\u001B\\'], ['terminfo asked for', '\u001BP+q544e\u001B\\'],
  ['APC', '\u001B_Ga=T;AAAA\u001B\\'], ['tmux\' title', '\u001Bkowned\u001B\\'], ['PM', '\u001B^x\u001B\\'], ['SOS', '\u001BXx\u001B\\'],
  ['the cursor\'s place asked for', '\u001B[6n'], ['status asked for', '\u001B[5n'], ['the same, private', '\u001B[?6n'], ['device attributes', '\u001B[c'], ['secondary', '\u001B[>c'], ['tertiary', '\u001B[=c'], ['DECID', '\u001BZ'],
  ['the version asked for', '\u001B[>q'], ['DECREQTPARM', '\u001B[x'], ['a mode asked for', '\u001B[4$p'], ['a private mode asked for', '\u001B[?2026$p'], ['a checksum of the screen', '\u001B[1;1;1;1;9;9*y'], ['the state asked for', '\u001B[1$w'],
  ['the locator asked for', '\u001B[\'|'], ['the window\'s title asked for', '\u001B[21t'], ['the window moved', '\u001B[3;0;0t'], ['the window\'s size asked for', '\u001B[18t'], ['ENQ, which is answered', '\u0005'], ['kitty\'s keyboard asked for', '\u001B[?u'],
  ['kitty\'s keyboard changed', '\u001B[>1u'], ['kitty\'s keyboard, popped', '\u001B[<u'], ['keys reported', '\u001B[>4;2m'],
  ['a request with a line feed in it', '\u001B[\nc'], ['with a backspace in it', '\u001B[6\bn'], ['with a bell in it', '\u001B[\u0007c'], ['with CAN and again', '\u001B[\u0018\u001B[c'], ['ESC twice', '\u001B\u001B[c'], ['ESC inside', '\u001B[3\u001B[6n'],
  ['mouse', '\u001B[?1000h'], ['focus', '\u001B[?1004h'], ['the other screen', '\u001B[?1049h'], ['reverse video', '\u001B[?5h'], ['132 columns', '\u001B[?3h'], ['two modes at once', '\u001B[?25;1000h'],
  ['the keyboard locked', '\u001B[2h'], ['insert mode', '\u001B[4h'], ['the printer', '\u001B[5i'], ['printing all', '\u001B[4i'], ['a part of the screen only', '\u001B[2;3r'], ['tabs gone', '\u001B[3g'], ['lamps', '\u001B[1q'], ['the cursor\'s form', '\u001B[2 q'],
  ['what has scrolled away erased', '\u001B[3J'], ['a reset', '\u001Bc'], ['a soft reset', '\u001B[!p'], ['level', '\u001B[62"p'], ['double height', '\u001B#3'], ['aligned', '\u001B#8'], ['a character set', '\u001B(0'], ['another', '\u001B%G'],
  ['SO', '\u000E'], ['SI', '\u000F'], ['LS2', '\u001Bn'], ['SS3', '\u001BO'], ['keypad', '\u001B='], ['memory locked', '\u001Bl'], ['8-bit answers', '\u001B G'], ['NUL', '\u0000'], ['DEL', '\u007F'], ['form feed', '\f'],
  ['CSI in eight bits', '\u009B6n'], ['OSC in eight bits', '\u009D0;x\u009C'], ['DCS in eight bits', '\u0090q\u009C'], ['NEL', '\u0085'], ['DECID in eight bits', '\u009A'], ['APC in eight bits', '\u009Fx\u009C'],
  ['text direction', '\u202Etxt.exe\u202C'], ['isolates', '\u2066x\u2069'], ['the Arabic mark', '\u061C'], ['zero width', 'pay\u200Bpal'], ['a word joiner', 'a\u2060b'], ['a byte order mark', 'a\uFEFFb'], ['a soft hyphen', 'a\u00ADb'], ['tags', 'a\u{E0041}'],
  ['line separator', 'a\u2028b'], ['variation selectors that carry data', 'a\u{E0101}'], ['Hangul filler', 'a\u3164b'], ['invisible times', 'a\u2062b'], ['the Mongolian separator', 'a\u180Eb'],
];
/** All that may reach the terminal, after the sequences that pass. */
const allowed = /\u001B(?:\[(?:[0-9;:]*m|[0-9;]*[A-HLMPX@`adef]|[0-2]?[JK]|[0-9]*[ST]|[su]|\?25[hl])|[DEM])/g;
const dangerous = /[\u0000-\u0006\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E01EF}]/u;

describe('output on a terminal', () => {
  it('bracketed paste, which every shell switches on and off, is neither sent nor shown, in one piece or character by character', () => {
    for (const seen of [pass('a\u001B[?2004hb\u001B[?2004lc'), pass(...'a\u001B[?2004hb\u001B[?2004lc')]) expect(seen).toBe('abc');
    expect(pass('a\u001B[?20\u001B[?2004h04hb')).toBe('a\\u{1B}[?2004hb');
  });

  it('nor are the keys of a pager; half of them is', () => {
    for (const seen of [pass('\u001B[?1h\u001B=one\r\ntwo\u001B[?1l\u001B>'), pass(...'\u001B[?1h\u001B=one\r\ntwo\u001B[?1l\u001B>')]) expect(seen).toBe('one\r\ntwo');
    expect(pass('\u001B[?1hone')).toBe('\\u{1B}[?1hone');
    expect(pass('one\u001B[?1l')).toBe('one\\u{1B}[?1l');
    expect(pass('\u001B[?1l\u001B[6n')).toBe('\\u{1B}[?1l\\u{1B}[6n');
  });

  it.each(attacks)('%s is shown, not sent, in one piece or character by character', (_, text) => {
    for (const seen of [pass(`before ${text} after`), pass('before ', ...text, ' after')]) {
      expect(seen.replace(allowed, '')).not.toMatch(dangerous);
      expect(seen).toMatch(/^before .*\\u\{/su);
      expect(seen).toContain('after');
    }
  });
  it('a sequence that is put together by what passes between is none', () => {
    for (const [, text] of attacks) for (const between of ['\u001B[0m', '\u001B[K', '\t', '\u0007']) expect(pass([...text].join(between)).replace(allowed, '')).not.toMatch(dangerous);
  });
  it.each([
    ['colours', '\u001B[1;31mred\u001B[0m \u001B[38;5;208mx\u001B[38:2::1:2:3my\u001B[m'], ['a progress bar', '10%\r20%\u001B[K\u001B[1A\u001B[2K\u001B[1G'], ['a spinner that hides the cursor', '\u001B[?25l-\b\\\b\u001B[?25h'],
    ['lines over lines', '\u001B[2J\u001B[H\u001B[3;1Hx\u001B[2B\u001B[5C\u001B[s\u001B[u\u001BM'], ['words of many scripts', 'é ü 漢字 \u0645\u0631\u062D\u0628\u0627 \u2764\uFE0F'], ['tabs and ends of lines', 'a\tb\r\nc\n\u0007'],
  ])('%s pass', (_, text) => {
    expect(pass(text)).toBe(text);
    expect(pass(...text)).toBe(text);
  });
  it('an emoji that is put together of two passes', () => expect(pass('\u{1F469}\u200D\u{1F4BB}')).toBe('\u{1F469}\u200D\u{1F4BB}'));
  it('a style, a cursor left hidden: put back at the end, so that what is said next can be seen', () => {
    expect(pass('\u001B[8mhidden\u001B[?25l')).toBe('\u001B[8mhidden\u001B[?25l\u001B[0m\u001B[?25h');
    expect(pass('\u001B[31mred\u001B[0m')).toBe('\u001B[31mred\u001B[0m');
  });
  it('a prompt is not held back', () => {
    const filter = outputFilter();
    expect(filter.pass('\u001B[1mPassword:\u001B[0m ')).toBe('\u001B[1mPassword:\u001B[0m ');
  });
});
