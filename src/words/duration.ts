/** Times of day and lengths of time, as a person reads them. */
import type { Language } from '../model/procedure.ts';

/** `0.4 s` (in French `0,4 s`), `12 s`, `3 min 05 s`, `1 h 02 min`; seconds in. */
export function duration(seconds: number, language: Language): string {
  if (seconds < 9.95) return `${(Math.round(seconds * 10) / 10).toFixed(1).replace('.', language === 'fr' ? ',' : '.')} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}

/** `2026-11-21 12:05 UTC` of an ISO time; nothing where none is known. */
export function minute(iso: string): string {
  return iso === '' ? '' : `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
