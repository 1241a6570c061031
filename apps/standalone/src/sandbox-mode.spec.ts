import { sandboxFor } from './sandbox-mode';

it('boxes on loopback where the machine can', () => {
  for (const host of ['127.0.0.1', '127.0.0.53', '::1', 'localhost']) {
    expect([sandboxFor(host, 'linux'), sandboxFor(host, 'darwin')]).toEqual(['prefer', 'off']);
  }
});

it('requires the box where others reach it, whatever the machine', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'localhost.example', '127.example']) {
    expect([sandboxFor(host, 'linux'), sandboxFor(host, 'darwin')]).toEqual(['require', 'require']);
  }
});
