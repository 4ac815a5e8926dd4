/** What a REST call answered instead of what was asked: RFC 9457, or status 0 when nobody answered. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, detail: string, retryAfterSeconds?: number) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The text of any thrown value, for the screen. */
export function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
