import type { LoggedActivity } from '../../../turn/activity.ts';
import { type ActivitySet, activitySet, type DirectLineActivity, type Place } from '../activity.ts';

const activitiesInFrame = 100;

export type StreamSource = {
  /** Activities with `n > after`, in order; the newest ones when there are too many. */
  read(after: number): Promise<LoggedActivity[]>;
  /** Sends one frame. */
  send(frame: ActivitySet): void;
};

/**
 * One reader of a conversation: everything after a position, in order, once. Pushes that follow on what was sent go out as they come;
 * any other makes the log be read again, so that nothing is missed or repeated whatever the order of reads and pushes.
 */
export type StreamSession = {
  /** Reads what is already there. Rejects when the log cannot be read. */
  catchUp(): Promise<void>;
  /** Takes what was just committed; rejects as `catchUp` does. */
  push(activities: readonly LoggedActivity[]): Promise<void>;
  /** Sends what is in no log; the position stays. */
  tell(activity: DirectLineActivity): void;
};

export function createStreamSession(place: Place, after: number, source: StreamSource): StreamSession {
  let last = after;
  let isReading = false;
  let pending: LoggedActivity[] = [];

  function send(activities: readonly LoggedActivity[]): void {
    const fresh = activities.filter(({ n }) => n > last);
    for (let at = 0; at < fresh.length; at += activitiesInFrame) {
      const frame = activitySet(place, fresh.slice(at, at + activitiesInFrame), last);
      last = Number(frame.watermark);
      source.send(frame);
    }
  }

  /** Sends what follows on without a gap and keeps the rest. */
  function sendPending(): void {
    const ahead = pending.filter(({ n }) => n > last);
    const gap = ahead.findIndex(({ n }, at) => n !== last + 1 + at);
    pending = gap === -1 ? [] : ahead.slice(gap);
    send(gap === -1 ? ahead : ahead.slice(0, gap));
  }

  async function readUntilLevel(): Promise<void> {
    let before: number;
    do {
      before = last;
      send(await source.read(last));
      sendPending();
    } while (pending.length > 0 && last > before);
    // what the log does not show after a read without progress goes out as it was pushed
    send(pending);
    pending = [];
  }

  async function catchUp(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      await readUntilLevel();
    } finally {
      isReading = false;
    }
  }

  return {
    catchUp,
    tell: activity => source.send({ activities: [activity], watermark: String(last) }),
    async push(activities) {
      if (!isReading && activities[0]?.n === last + 1) return send(activities);
      pending.push(...activities.filter(({ n }) => n > last));
      if (pending.length > 0) await catchUp();
    },
  };
}
