import type { Problem } from './types';

/** The service refused: its status, and the problem document it sent. `code` is stable, for programs. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;

  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
    /** seconds the service asks to wait before the next try */
    readonly retryAfterSec: number | null = null,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.code = problem.code ?? `HTTP_${status}`;
  }

  /** Reads it from a reply that is not ok. */
  static async of(response: Response): Promise<ApiProblem> {
    const text = await response.text();
    return ApiProblem.from(response, parsed(text) ?? { detail: text.slice(0, 200) || response.statusText });
  }

  static from(response: Response, problem: unknown): ApiProblem {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const body = typeof problem === 'object' && problem !== null ? problem : { detail: String(problem) };
    return new ApiProblem(response.status, body, Number.isFinite(seconds) ? seconds : null);
  }
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
