import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../../../libs/outbound/src/testing/certificates';
import { Clips } from '../media/clips';
import { Origin } from './origins';

/** Where attacks lead to, and honest media. */
export class Places {
  private readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'ffprobe-api-attack-')));
  private readonly certificates = makeCertificates();
  readonly clips = new Clips(this.folder);
  /** reachable: OUTBOUND_ALLOW_PRIVATE names these three */
  readonly origin = new Origin();
  readonly secureOrigin = new Origin(this.certificates.trusted);
  readonly selfSignedOrigin = new Origin(this.certificates.selfSigned);
  /** an address of this machine the service may not reach; every connection to it is counted */
  readonly canary = new Origin();
  /** what the controls run into: they have no defence */
  readonly lure = new Origin();
  /** files outside the media roots; what is in them carries the foreign mark */
  readonly canaryFolder = join(this.folder, 'canary');
  /** the certificate the secure origin's is signed by */
  readonly authorityFile = join(this.folder, 'ca.pem');

  static async open(): Promise<Places> {
    const places = new Places();
    await Promise.all(places.origins.map((origin) => origin.start()));
    const { clips } = places;
    writeFileSync(places.authorityFile, places.certificates.ca);
    mkdirSync(places.canaryFolder);
    for (const name of ['foreign.ts', 'foreign.mp4'] as const) {
      writeFileSync(join(places.canaryFolder, name), clips.bytes(name));
      for (const place of [places.canary, places.lure]) place.page(`/${name}`, clips.bytes(name));
    }
    for (const place of [places.canary, places.lure]) place.page('/key', Buffer.alloc(16, 1));
    for (const name of ['plain.mp4', 'plain.ts', 'fragmented.mp4'] as const) {
      places.origin.page(`/${name}`, clips.bytes(name));
    }
    return places;
  }

  private get origins(): Origin[] {
    return [this.origin, this.secureOrigin, this.selfSignedOrigin, this.canary, this.lure];
  }

  /** The service's environment: what it may reach, and what is set to lead it astray. */
  environment(): Record<string, string> {
    const reachable = [this.origin, this.secureOrigin, this.selfSignedOrigin];
    return {
      OUTBOUND_ALLOW_PRIVATE: reachable.map(({ port }) => `127.0.0.1:${port}`).join(','),
      OUTBOUND_CA_FILE: this.authorityFile,
      no_proxy: '*',
      NO_PROXY: '*',
      http_proxy: this.canary.url('/'),
      all_proxy: this.canary.url('/'),
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.origins.map((origin) => origin.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
