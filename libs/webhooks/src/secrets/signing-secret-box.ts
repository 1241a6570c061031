import { CONFIG, type Config } from '@app/config';
import { SecretBox } from '@app/secrets';
import { Inject, Injectable } from '@nestjs/common';

/** Seals the secrets that sign webhooks. */
@Injectable()
export class SigningSecretBox extends SecretBox {
  constructor(@Inject(CONFIG) config: Config) {
    super(config.ENCRYPTION_KEY, 'webhook signing secrets');
  }
}
