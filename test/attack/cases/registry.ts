import type { AttackCase } from '../case';
import { addresses, schemes } from './addresses';
import { bombs, bombsAtOnce, limitsNamed } from './bombs';
import { credentials } from './credentials';
import { chapters, entities, tags } from './hostile-structures';
import { mutants } from './mutants';
import { hostileNames, paths } from './names';
import { noProxy, selfSigned } from './network';
import { rebinding } from './rebinding';
import { privateBaseUrl, privateSegments } from './remote-manifests';
import { dripping, endlessPlaylist, selfReference } from './sources-without-end';
import { foreignPlaylist, uploadedConcat, uploadedHls, uploadedMpd, uploadedSession } from './uploads';

/** Every attack, in the order of its number. */
export const cases: readonly AttackCase[] = [
  uploadedHls,
  foreignPlaylist,
  uploadedMpd,
  uploadedConcat,
  uploadedSession,
  privateSegments,
  privateBaseUrl,
  addresses,
  rebinding,
  schemes,
  noProxy,
  selfSigned,
  credentials,
  bombs,
  chapters,
  tags,
  entities,
  bombsAtOnce,
  dripping,
  selfReference,
  endlessPlaylist,
  hostileNames,
  paths,
  mutants,
  limitsNamed,
];
