// Runs inside the box of a tool that may reach the network: `box-relay <proxy socket> <extra descriptors> <program> <args…>`.
// It gives the tool a local HTTP proxy address, and joins each connection to the proxy's unix socket.
import { spawn } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { constants } from 'node:os';

const [socketPath = '', descriptorCount = '0', program = '', ...args] = process.argv.slice(2);
const credentials = process.env.RELAY_PROXY_CREDENTIALS;

// What goes wrong here is no word of the tool.
process.on('uncaughtException', (error) => {
  process.stderr.write(`box-relay: ${error.message}\n`);
  process.exit(126);
});

function join(a: Socket, b: Socket): void {
  // A pipe that ends its target looks at process.stdout first. That alone makes the descriptor not wait, here and in the tool that
  // shares it: what it prints faster than it is taken would be lost.
  a.pipe(b, { end: false });
  a.on('end', () => b.end());
  a.on('error', () => b.destroy());
  a.on('close', () => b.destroy());
}

const server = createServer({ allowHalfOpen: true }, (client) => {
  const proxy = connect({ path: socketPath, allowHalfOpen: true });
  join(client, proxy);
  join(proxy, client);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const userInfo = credentials === undefined ? '' : `${credentials}@`;
  const extra = Array.from({ length: Number(descriptorCount) }, (_, index) => 3 + index);
  const tool = spawn(program, args, {
    stdio: ['inherit', 'inherit', 'inherit', ...extra],
    env: { http_proxy: `http://${userInfo}127.0.0.1:${port}` },
  });
  // The form in which a shell and the box tell of a signal.
  tool.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
});
