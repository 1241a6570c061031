import { storableJson } from '@app/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Subject } from '../subject-digests';
import { Conversation, type Turn } from './conversation.entity';

/** So many turns are kept and shown to a model. */
const longestHistory = 8;

/** Conversations in PostgreSQL; each belongs to who began it. */
@Injectable()
export class ConversationRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null unless it is this user's. */
  async turns(userId: string, id: string): Promise<Turn[] | null> {
    const found = await this.dataSource.getRepository(Conversation).findOneBy({ id, userId });
    return found?.turns ?? null;
  }

  async add(id: string, userId: string, { kind, id: subjectId }: Subject, turn: Turn, before: Turn[]): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO llm_conversations (id, user_id, subject_kind, subject_id, turns) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET turns = excluded.turns, updated_at = now()`,
      [id, userId, kind, subjectId, storableJson([...before, turn].slice(-longestHistory))],
    );
  }

  async erase(userId: string): Promise<void> {
    await this.dataSource.getRepository(Conversation).delete({ userId });
  }
}
