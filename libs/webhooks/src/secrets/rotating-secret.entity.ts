import { Column } from 'typeorm';

/** A signing secret, sealed, and the one before it while both are good. */
export abstract class RotatingSecret {
  @Column('text')
  secret!: string;

  @Column('text', { name: 'previous_secret', nullable: true })
  previousSecret!: string | null;

  @Column('timestamptz', { name: 'previous_secret_until', nullable: true })
  previousSecretUntil!: Date | null;
}
