/** What a step prints, made harmless for a terminal: colours and cursor moves pass, what could deceive or take over is shown instead. */

// OSC (title, clipboard, links), DCS, SOS, PM, APC with their text, up to BEL or ST; then the terminal's own settings: report
// requests, mouse, alternate screen (DEC private modes), resets. ECMA-48; xterm "Control Sequences".
const deceiving = /\u001B[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[\u0080-\u009F]|\u001B\[[?>=!][0-9;]*[A-Za-z]|\u001B\[[0-9;]*[cnt]|\u001B[c78=>#%()*+]|[\u202A-\u202E\u2066-\u2069\u200B-\u200F\u00AD\u{E0000}-\u{E007F}]/gu;
/** A sequence that the next piece may complete. */
const unfinished = /\u001B(?:\[[0-9;?>=!]*|[\]PX^_][^\u0007\u001B]{0,4096}\u001B?)?$/;

export interface OutputFilter {
  /** A piece of output, as it may be shown; an unfinished sequence is held back. */
  pass(text: string): string;
  /** What was held back. */
  end(): string;
}

export function outputFilter(): OutputFilter {
  let held = '';
  const shown = (text: string): string => text.replace(deceiving, (found) => [...found].map((c) => (c >= ' ' && c <= '~' ? c : `\\u{${c.codePointAt(0)!.toString(16).toUpperCase()}}`)).join(''));
  return {
    pass(text) {
      const all = held + text;
      held = unfinished.exec(all)?.[0] ?? '';
      return shown(all.slice(0, all.length - held.length));
    },
    end() {
      const rest = held;
      held = '';
      return rest.replaceAll('\u001B', '\\u{1B}');
    },
  };
}
