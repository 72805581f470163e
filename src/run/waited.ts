/** Waits; the one place in `run/` that does. */

export async function waited(seconds: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
}
