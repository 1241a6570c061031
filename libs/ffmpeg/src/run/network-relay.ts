import { extname, join } from 'node:path';
import { scriptCommand, type ScriptCommand } from './script-command';
import type { ToolNetwork, ToolRequest } from './tool-request';

/** Name under which the relay is told the proxy's credentials; it does not hand it on. */
export const credentialsVariable = 'RELAY_PROXY_CREDENTIALS';

export interface RelayCommand extends ScriptCommand {
  env: Record<string, string>;
}

/** Wraps a tool in the relay: inside the box, the only thing that answers is the proxy behind its unix socket. */
export function relayCommand(network: ToolNetwork, request: ToolRequest): RelayCommand {
  const descriptors = (request.files?.length ?? 0) + (request.pipes?.length ?? 0);
  const relay = scriptCommand(join(__dirname, `box-relay${extname(__filename)}`), [
    network.proxySocketPath,
    String(descriptors),
    request.program,
    ...request.args,
  ]);
  const credentials = network.proxyCredentials;
  return {
    ...relay,
    readableFiles: [...relay.readableFiles, ...(request.readableFiles ?? []), network.proxySocketPath, request.program],
    env: credentials === undefined ? {} : { [credentialsVariable]: credentials },
  };
}
