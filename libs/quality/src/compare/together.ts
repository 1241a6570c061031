import type { Ffmpeg } from '@app/ffmpeg';
import { Arrival, type Member } from './arrival';
import { JointRun } from './joint-run';
import type { Measurement } from './measure';
import { measureAlone } from './measure-alone';
import { sizeOf } from './pair-size';
import { canBeTogether, memoryBudget } from './run-memory';

/** How long those who are ready wait for one that is not: its media may have to be fetched first. */
const patienceMs = 20_000;

/**
 * Pairs with one reference, measured in rounds: a round is one run for all who came to it and keep the same of the reference. One run goes on
 * at a time. How many fit in one is bounded by memory. What is not well for all is done alone: a run that failed is made again, pair by pair.
 */
export class Together {
  private readonly members = new Set<Member>();
  private readonly waiting = new Set<Arrival>();
  private busy = false;
  private patience: NodeJS.Timeout | null = null;

  constructor(
    private readonly ffmpeg: Ffmpeg,
    private readonly patient = patienceMs,
    private readonly memory = memoryBudget(1),
  ) {}

  /** Those who will come are awaited from here on. */
  enter(): Member {
    const member: Member = {
      measure: (ask) => this.arrive(new Arrival(member, ask)),
      leave: () => {
        this.members.delete(member);
        this.begin();
      },
    };
    this.members.add(member);
    return member;
  }

  private arrive(arrival: Arrival): Promise<Measurement> {
    this.wait(arrival);
    return arrival.ended;
  }

  private wait(arrival: Arrival): void {
    this.waiting.add(arrival);
    arrival.onGone(() => {
      // In a run by then it is the run's to say.
      if (!this.waiting.delete(arrival)) return;
      arrival.cancelled();
      this.begin();
    });
    this.begin();
  }

  private begin(impatient = false): void {
    if (this.busy) return;
    if (this.waiting.size === 0) return this.forgetPatience();
    if (!impatient && this.loner === undefined && this.isAwaiting()) {
      this.patience ??= setTimeout(() => this.begin(true), this.patient).unref();
      return;
    }
    this.forgetPatience();
    this.busy = true;
    void this.round().finally(() => {
      this.busy = false;
      this.begin();
    });
  }

  /** Whoever waits next has all of it. */
  private forgetPatience(): void {
    if (this.patience) clearTimeout(this.patience);
    this.patience = null;
  }

  private get loner(): Arrival | undefined {
    return [...this.waiting].find(({ isLoner }) => isLoner);
  }

  private isAwaiting(): boolean {
    const here = new Set([...this.waiting].map(({ member }) => member));
    return [...this.members].some((member) => !here.has(member));
  }

  private async round(): Promise<void> {
    const first = this.loner ?? [...this.waiting][0];
    if (!first) return;
    const company = this.companyOf(first);
    for (const arrival of company) this.waiting.delete(arrival);
    if (company.length === 1) return first.settle(() => measureAlone(this.ffmpeg, first.request, this.memory));
    const again = await new JointRun(this.ffmpeg, company, this.memory).run();
    for (const arrival of again) this.wait(arrival.anew());
  }

  /** Who is measured with it: as many as memory allows, the others in the next round. */
  private companyOf(first: Arrival): Arrival[] {
    const company = [first];
    for (const other of this.waiting) {
      if (other === first || !other.fits(first)) continue;
      const sizes = [...company, other].map(({ request }) => sizeOf(request));
      if (canBeTogether(sizes, this.memory)) company.push(other);
    }
    return company;
  }
}
