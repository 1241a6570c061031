import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Service } from './service';
import { testFfmpeg } from './media-tools';

interface Rule {
  id: string;
  result: string;
  measured: unknown;
  message: string;
  waiver: { author: string; expired: boolean; covers: string | null } | null;
}

export interface Verdict {
  policy: string;
  policy_version: number | null;
  result: string;
  rules: Rule[];
}

/** Whatever the routes of policies answer. */
export interface Body {
  id: string;
  code: string;
  detail: string;
  slug: string;
  version: number;
  text: string;
  errors: { path: string; message: string }[];
  items: { slug: string; builtin: boolean; id: string; expired: boolean; analysis_id: string; verdict: Verdict }[];
  next_cursor: string | null;
  verdict: Verdict;
  reused_from: string | null;
  findings: { check: string; severity: string; threshold: number }[];
}

type Headers = Record<string, string>;

/** The routes of policies as a client of the service calls them. */
export class PolicyClient {
  private constructor(readonly service: Service) {}

  /** A service with one small clip, `media/dark.mp4`. */
  static async start(name: string): Promise<PolicyClient> {
    const service = await Service.start(name);
    makeDark(join(service.mediaRoot, 'dark.mp4'));
    return new PolicyClient(service);
  }

  call(method: string, path: string, body?: unknown, headers: Headers = {}) {
    return this.service.json<Body>(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async writeYaml(method: 'POST' | 'PUT', path: string, text: string, headers: Headers = {}) {
    const response = await this.service.fetch(path, {
      method,
      headers: { 'content-type': 'application/yaml', ...headers },
      body: text,
    });
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  }

  async probe(policy: string, more: object = {}): Promise<Body> {
    const options = { file_path: 'media/dark.mp4', depth: 'quick', policy, ...more };
    return (await this.service.post<Body>('/api/v1/probe/file', options)).body;
  }

  async adminSession(): Promise<Headers> {
    return this.session(this.service.admin);
  }

  /** A second user, without any role but `user`. */
  async somebodyElse(): Promise<Headers> {
    const account = { email: 'else@example.com', password: 'another-correct-horse' };
    await this.call('POST', '/api/v1/admin/users', { ...account, role: 'user' }, await this.adminSession());
    return this.session(account);
  }

  private async session(account: object): Promise<Headers> {
    const { status, body } = await this.service.post<{ access_token: string }>('/api/v1/auth/login', account);
    if (status !== 200) throw new Error(`the login was answered ${status} ${JSON.stringify(body)}`);
    return { authorization: `Bearer ${body.access_token}` };
  }
}

/** Two seconds of picture and tone, the second of them black. */
function makeDark(path: string): void {
  const picture = 'testsrc2=s=320x240:r=25:d=1[a];color=black:s=320x240:r=25:d=1[b];[a][b]concat';
  const sources = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=f=440:d=2'];
  const coding = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  execFileSync(testFfmpeg(), ['-v', 'error', '-y', ...sources, ...coding, path]);
}

export const policiesPath = '/api/v1/policies';

/** A policy of one rule: pictures of at least that width. */
export const house = (width: number, slug = 'house') => `# what we take
slug: ${slug}
name: House
description: Small pictures.
rules:
  - id: width
    title: Wide enough
    severity: fail
    assert: { of: media.video, all: { fact: width, gte: ${width} px } }
    message: "{path} is {measured}, {expected} is wanted."
`;
