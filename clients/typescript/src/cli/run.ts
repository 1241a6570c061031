import { FfprobeApi } from '../api';
import type { Command, ExitCode } from './command';
import { batch } from './commands/batch';
import { compare } from './commands/compare';
import { policy } from './commands/policy';
import { probe } from './commands/probe';
import { report } from './commands/report';
import { reason } from './terminal/reason';
import { paint } from './terminal/words';
import { UsageError } from './usage-error';

const commands: readonly Command[] = [probe, compare, batch, report, policy];

/** Where the service is and who asks, unless the environment says it. */
export interface Surroundings {
  /** what the person typed before the arguments */
  program?: string;
  /** @throws UsageError when there is no service */
  api?: () => { baseUrl: string; apiKey: string | null };
}

/** The command line. A first word that is no command is a file to probe. @returns its exit code */
export async function run(args: readonly string[], around: Surroundings = {}): Promise<ExitCode> {
  const program = around.program ?? 'ffprobe-api';
  const [first, ...rest] = args;
  const named = commands.find(({ name }) => name === first);
  const asksHelp = args.some((arg) => arg === '--help' || arg === '-h');
  if (first === undefined || first === 'help' || (asksHelp && !named)) {
    console.log(overview(program));
    return first === undefined ? 2 : 0;
  }
  const command = named ?? probe;
  if (asksHelp) {
    console.log(manual(command, program));
    return 0;
  }
  try {
    return await command.run(named ? rest : [...args], () => new FfprobeApi((around.api ?? fromEnvironment)()));
  } catch (error) {
    const misread = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
    console.error(misread ? (error as Error).message.split('. ')[0] : reason(error));
    if (misread || error instanceof UsageError) console.error(`${program} ${command.name} --help says more.`);
    return 2;
  }
}

function fromEnvironment(): { baseUrl: string; apiKey: string | null } {
  const { FFPROBE_API_URL: baseUrl, FFPROBE_API_KEY: apiKey } = process.env;
  if (!baseUrl) throw new UsageError('FFPROBE_API_URL says where the service is, FFPROBE_API_KEY who asks.');
  return { baseUrl, apiKey: apiKey || null };
}

function overview(program: string): string {
  const lines = commands.map(({ name, summary }) => `  ${paint('bold', name.padEnd(9))} ${summary}`);
  return `Usage: ${program} <command> …, or ${program} <file> to probe one

${lines.join('\n')}

Exit code: 0 pass (also with warnings), 1 fail, 2 not evaluated or error. ${program} <command> --help says more.
FFPROBE_API_URL and FFPROBE_API_KEY name the service and the key.`;
}

const manual = ({ name, synopsis, help }: Command, program: string): string =>
  `Usage: ${program} ${name} ${synopsis}\n\n${help}`;
