/** `log export --format otlp --to URL`: the spans of a run to a collector, by OTLP over HTTP with JSON (opentelemetry.io/docs/specs/otlp). */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { tellRecord } from '../words/record-words.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { post } from '../world/http.ts';
import type { Terminal } from '../world/terminal.ts';

type Environment = Terminal['environment'];

/** Where traces go below a base address. */
const path = '/v1/traces';

/** @param to as typed; '' for the address of the environment @returns what to say of it @throws Failure (exit 2: no address; exit 1: it was not taken) */
export async function sendSpans(spans: string, to: string, environment: Environment, say: Say): Promise<string> {
  const url = addressOf(to, environment, say);
  const shown = `${url.origin}${url.pathname}`;
  const fail = (why: string): never => {
    throw new Failure({ message: tellRecord(say.language, 'otlp.failed', { url: shown, why: visibleLine(why).slice(0, 300) }), exitCode: exitCode.failed, advice: tellRecord(say.language, 'otlp.advice') });
  };
  const timeout = Number(environment['OTEL_EXPORTER_OTLP_TIMEOUT']) || 10_000;
  const { status, text } = await post(url, spans, { ...headersOf(environment), 'content-type': 'application/json' }, timeout).catch((error: Error) => fail(error.message));
  if (status < 200 || status > 299) return fail(`HTTP ${status} ${text}`);
  const refused = partialSuccess(text);
  return refused === null ? tellRecord(say.language, 'otlp.sent', { url: shown }) : fail(refused);
}

/** By the OpenTelemetry specification: the address for traces is taken as it is, the one for all gets the path. */
function addressOf(to: string, environment: Environment, say: Say): URL {
  const own = environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? '';
  const base = to || (own === '' ? (environment['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '') : '');
  const text = base === '' ? own : base;
  const refuse = (key: 'otlp.no-address' | 'otlp.bad-address'): never => {
    throw new Failure({ message: tellRecord(say.language, key, { url: visibleLine(text.replace(/\/\/[^/@]*@/, '//')) }), exitCode: exitCode.usage, advice: tellRecord(say.language, 'otlp.usage') });
  };
  if (text === '') return refuse('otlp.no-address');
  const url = URL.parse(text);
  // A password in an address would stand in the shell's history: headers carry it.
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return refuse('otlp.bad-address');
  if (base !== '' && !url.pathname.endsWith(path)) url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  return url;
}

/** `name=value,name=value`, percent-encoded: where a collector's key stands. */
function headersOf(environment: Environment): Readonly<Record<string, string>> {
  const text = environment['OTEL_EXPORTER_OTLP_TRACES_HEADERS'] ?? environment['OTEL_EXPORTER_OTLP_HEADERS'] ?? '';
  return Object.fromEntries(text.split(',').flatMap((pair) => {
    const [, name, value] = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*=(.*)$/.exec(pair) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), decoded(value.trim())]];
  }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A collector may take the request and refuse spans (`partialSuccess`). */
function partialSuccess(text: string): string | null {
  try {
    const { partialSuccess: partial } = JSON.parse(text) as { partialSuccess?: { rejectedSpans?: string | number; errorMessage?: string } };
    return Number(partial?.rejectedSpans ?? 0) > 0 ? (partial?.errorMessage ?? `${partial?.rejectedSpans} spans refused`) : null;
  } catch {
    return null;
  }
}
