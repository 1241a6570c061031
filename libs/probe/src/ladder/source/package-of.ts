import type { PackageFiles } from '@app/media';
import type { OpenSource } from '../../probe-source';
import { LocalPackage } from './local-package';
import type { PackageSource } from './package-source';
import { RemotePackage } from './remote-package';
import type { Workspace } from './workspace';

/** Where a stream's pieces come from, by where its manifest does. */
export function packageOf(files: PackageFiles, { input, signal }: OpenSource, workspace: Workspace): PackageSource {
  if (input.kind === 'file') return new LocalPackage(files, input.file, workspace, signal);
  if (input.kind === 'url')
    return new RemotePackage({ url: input.url, socketPath: input.network.proxySocketPath }, workspace, signal);
  throw new Error('a manifest is one file or one URL');
}
