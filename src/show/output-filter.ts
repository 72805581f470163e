/** What a step prints, made harmless for a terminal: colours, cursor moves and erasing pass; all else that is no text is shown instead of sent. */
import { visible } from '../words/visible.ts';

/**
 * What passes, as a whole sequence of its own (ECMA-48; xterm "Control Sequences"): style, cursor moves, erasing (but not of what has scrolled away), inserting
 * and deleting, scrolling, saving and restoring the place; the cursor shown or not. No title, clipboard, link, report, mode, character set, printer, reset, nor anything that a terminal
 * answers; and nothing with a control character inside of it, which terminals carry out on the way.
 */
const harmless = /\u001B(?:\[(?:[0-9;:]*m|[0-9;]*[A-HLMPX@`adef]|[0-2]?[JK]|[0-9]*[ST]|[su]|\?25[hl]|\?2004[hl]|\?1[hl]\u001B[=>])|[DEM])/g;
/** Text between single control characters that pass: tab, the ends of lines, backspace, bell. */
const between = /[^\t\n\r\b\u0007]+/g;
/** The same where a sequence stands in it that does not pass: the bell ends some of them, and is shown with them. */
const betweenAll = /[^\t\n\r\b]+/g;
/** A sequence that the next piece may complete. */
const unfinished = /\u001B(?:\[(?:\?(?:25?|20{0,2}4?|1(?:[hl]\u001B?)?)?|[0-9;:]*))?$/;

export interface OutputFilter {
  /** A piece of output, as it may be shown; an unfinished sequence is held back. */
  pass(text: string): string;
  /** What was held back, and what puts style and cursor back as they were. */
  end(): string;
}

export function outputFilter(): OutputFilter {
  let held = '';
  let styled = false;
  let hidden = false;
  const sent = (sequence: string): string => {
    // Every shell and client with a line editor, every pager begins and ends with it (how keys and pastes are told): neither sent on nor worth showing.
    if (/^\u001B\[\?(?:2004|1[hl])/.test(sequence)) return '';
    if (sequence.endsWith('m')) styled = !/^\u001B\[[0;:]*m$/.test(sequence);
    else if (sequence.startsWith('\u001B[?')) hidden = sequence.endsWith('l');
    return sequence;
  };
  const shown = (text: string): string => text.replace(text.includes('\u001B') ? betweenAll : between, (part) => visible(part));
  return {
    pass(text) {
      const all = held + text;
      held = unfinished.exec(all)?.[0] ?? '';
      const whole = all.slice(0, all.length - held.length);
      let out = '';
      let at = 0;
      for (const found of whole.matchAll(harmless)) {
        out += shown(whole.slice(at, found.index)) + sent(found[0]);
        at = found.index + found[0].length;
      }
      return out + shown(whole.slice(at));
    },
    end() {
      const rest = `${visible(held)}${styled ? '\u001B[0m' : ''}${hidden ? '\u001B[?25h' : ''}`;
      held = '';
      styled = false;
      hidden = false;
      return rest;
    },
  };
}
