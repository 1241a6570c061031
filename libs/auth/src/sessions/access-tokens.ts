import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { SigningKeys } from './signing-keys';

/** The one algorithm: a token that names another is refused before its signature is looked at. */
export const accessTokenAlgorithm = 'HS256';

/** What an access token says: a session of a user. Role and state are looked up, never believed from here. */
export interface AccessClaims {
  sub: string;
  sid: string;
  typ: 'access';
}

@Injectable()
export class AccessTokens {
  readonly lifetimeSec: number;
  private readonly signer = new JwtService();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keys: SigningKeys,
  ) {
    this.lifetimeSec = config.JWT_ACCESS_TTL_SEC;
  }

  sign(userId: string, sessionId: string): Promise<string> {
    const claims: Omit<AccessClaims, 'sub'> = { sid: sessionId, typ: 'access' };
    return this.signer.signAsync(claims, {
      algorithm: accessTokenAlgorithm,
      privateKey: this.keys.current.secret,
      keyid: this.keys.current.id,
      issuer: this.config.JWT_ISSUER,
      audience: this.config.JWT_AUDIENCE,
      subject: userId,
      expiresIn: this.lifetimeSec,
    });
  }
}

/** Whether verified claims are those of an access token, not of some other token signed with the same secret. */
export function isAccessClaims(claims: unknown): claims is AccessClaims {
  const { sub, sid, typ } = (claims ?? {}) as Partial<Record<keyof AccessClaims, unknown>>;
  return typ === 'access' && isUuid(sub) && isUuid(sid);
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
