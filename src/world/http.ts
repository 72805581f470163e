/** The one place that sends something over the network: a document by POST, when an operator asks for it. */

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Redirects are not followed: what is sent goes where it was sent to. @param timeout in milliseconds @throws Error with a reason of the system's */
export async function post(url: URL, body: string, headers: Readonly<Record<string, string>>, timeout: number): Promise<Answered> {
  try {
    const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    return { status: answer.status, text: (await answer.text()).slice(0, 65_536) };
  } catch (error) {
    const { cause, name, message } = error as Error & { cause?: Error & { code?: string } };
    throw new Error(name === 'TimeoutError' ? `no answer in ${timeout / 1000} s` : cause?.message || cause?.code || message, { cause: error });
  }
}
