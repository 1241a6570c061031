import { type Caller, type Visibility, visibilityOf } from '@app/auth';
import { JobEvents, Words } from '@app/queue';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LastingCallers } from '../../auth/lasting-callers';
import { Follower } from './follower';
import { JobFeed } from './job-feed';
import { OpenStreams } from './open-streams';
import { openEventStream } from './open-event-stream';
import { Reading, type Standing } from './reading';

const eventId = /^\d{1,16}-\d{1,10}$/;

/** Jobs of one kind, as their feature tells how they stand. */
export interface FollowedJobs {
  /** @throws AppError of the category not-found for what the caller may not see */
  standing(visibility: Visibility, id: string): Promise<Standing>;
}

/** Server-Sent Events of a job: what happens from Redis, how it stands and ends from PostgreSQL. Ends by itself. */
@Injectable()
export class EventStream implements OnModuleDestroy {
  private readonly followers = new Set<Follower>();
  private readonly open = new OpenStreams();
  private readonly feeds = new Map<string, JobFeed>();

  constructor(
    private readonly events: JobEvents,
    private readonly words: Words,
    private readonly callers: LastingCallers,
  ) {}

  /**
   * Writes until the job ended, the client went away or may no longer see it. What goes wrong before the first byte becomes an ordinary
   * problem reply.
   * @throws AppError TOO_MANY_STREAMS, and those of `jobs`
   */
  async serve(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    jobs: FollowedJobs,
    jobId: string,
  ): Promise<void> {
    const leave = this.open.enter(caller.userId);
    try {
      await this.serveOne(request, reply, caller, jobs, jobId);
    } finally {
      leave();
    }
  }

  private async serveOne(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    jobs: FollowedJobs,
    jobId: string,
  ): Promise<void> {
    const visibility = visibilityOf(caller);
    const first = await jobs.standing(visibility, jobId);
    const given = request.headers['last-event-id'];
    const lastId = typeof given === 'string' && eventId.test(given) ? given : null;
    const follower = new Follower(reply.raw, lastId, () => this.callers.stillReaches(request, caller));
    openEventStream(reply);
    follower.greet(new Reading(first, null));
    await this.follow(follower, jobId, visibility, () => jobs.standing(visibility, jobId));
  }

  /** Ends every stream: its client resumes on another replica, from the last event it saw. */
  onModuleDestroy(): void {
    for (const follower of this.followers) follower.end();
  }

  /** Those with the same reach share a feed: what it reads, each of them was let see. */
  private async follow(
    follower: Follower,
    jobId: string,
    visibility: Visibility,
    standing: () => Promise<Standing>,
  ): Promise<void> {
    const key = JSON.stringify([jobId, visibility]);
    const feed = this.feeds.get(key) ?? new JobFeed(jobId, standing, this.events, this.words);
    this.feeds.set(key, feed);
    this.followers.add(follower);
    feed.join(follower);
    await follower.over;
    this.followers.delete(follower);
    feed.leave(follower);
    if (!feed.isEmpty) return;
    feed.close();
    this.feeds.delete(key);
  }
}
