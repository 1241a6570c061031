import {
  accessTokenAlgorithm,
  type Caller,
  isAccessClaims,
  SessionCallers,
  SigningKeys,
  tokenInvalid,
} from '@app/auth';
import { CONFIG, type Config } from '@app/config';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { RecentTokens } from './recent-tokens';

/** Access tokens: one algorithm, a known key, our issuer and audience, the right type, and a session that still lives. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(CONFIG) config: Config,
    keys: SigningKeys,
    private readonly sessions: SessionCallers,
    private readonly recent: RecentTokens,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: (_request, token: string, done) => {
        const secret = keys.secretFor(token);
        if (secret === null) done(tokenInvalid({}));
        // jsonwebtoken takes it; passport-jwt's types lag behind.
        else done(null, secret as unknown as Buffer);
      },
      algorithms: [accessTokenAlgorithm],
      passReqToCallback: true,
      issuer: config.JWT_ISSUER,
      audience: config.JWT_AUDIENCE,
    });
  }

  /** @throws AppError TOKEN_INVALID, SESSION_ENDED */
  async validate(request: FastifyRequest, claims: unknown): Promise<Caller> {
    if (!isAccessClaims(claims)) throw tokenInvalid({});
    this.recent.remember(request.headers.authorization ?? '', claims);
    return this.sessions.callerOf(claims);
  }
}
