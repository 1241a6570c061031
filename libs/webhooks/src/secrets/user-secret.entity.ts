import { Entity, PrimaryColumn } from 'typeorm';
import { RotatingSecret } from './rotating-secret.entity';

/** What signs deliveries to a `webhook_url` that stood in a request: one secret a user. */
@Entity('webhook_user_secrets')
export class UserSecret extends RotatingSecret {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;
}
