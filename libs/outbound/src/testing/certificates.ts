import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerCertificate {
  key: string;
  cert: string;
}

export interface TestCertificates {
  ca: string;
  /** Signed by the test CA for media.test, cdn.test and 127.0.0.1. */
  trusted: ServerCertificate;
  /** For the same names, signed by itself. */
  selfSigned: ServerCertificate;
  /** Signed by the test CA for elsewhere.test alone. */
  otherName: ServerCertificate;
}

/** Makes a CA and three server certificates with openssl in a temporary folder that is gone afterwards. */
export function makeCertificates(): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'certs-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const sign = (name: string, names: string): ServerCertificate => {
    writeFileSync(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', `${name}.ext`];
    openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`);
    return { key: read(`${name}.key`), cert: read(`${name}.pem`) };
  };
  try {
    const names = 'DNS:media.test,DNS:cdn.test,IP:127.0.0.1';
    const self = ['-x509', '-days', '2'];
    openssl('req', ...self, ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test CA');
    const own = ['-keyout', 'self.key', '-out', 'self.pem', '-subj', '/CN=self', '-addext', `subjectAltName=${names}`];
    openssl('req', ...self, ...newKey, ...own);
    return {
      ca: read('ca.pem'),
      trusted: sign('trusted', names),
      selfSigned: { key: read('self.key'), cert: read('self.pem') },
      otherName: sign('other', 'DNS:elsewhere.test'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
