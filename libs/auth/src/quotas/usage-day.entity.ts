import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity';

/** What a user used on one day, by UTC. */
@Entity('usage_days')
export class UsageDay {
  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id' })
  user?: User;

  @PrimaryColumn('date')
  day!: string;

  @Column('double precision', { name: 'cpu_seconds', default: 0 })
  cpuSeconds!: number;
}
