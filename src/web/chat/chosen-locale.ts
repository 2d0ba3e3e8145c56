import type { Activity, StoreMiddleware } from './web-chat.ts';

export type ChosenLocale = {
  choose(locale: string): void;
  /** True until words sent with the choice have reached the conversation: what comes in before is still in its old language. */
  isWaiting(): boolean;
  forget(): void;
  middleware: StoreMiddleware;
};

/**
 * The language that the visitor chose in the middle of a conversation. It travels with what they send until the first such activity comes
 * back; from then on the conversation has it, and their words may change it as before.
 */
export function createChosenLocale(): ChosenLocale {
  let chosen: string | undefined;
  /** Client ids of activities on their way, with the choice they carry. */
  const carriers = new Map<string, string>();
  const middleware: StoreMiddleware = () => next => action => {
    const activity = action.payload?.activity;
    // a sign of writing never comes back, so it cannot tell that the choice has arrived
    if (activity === undefined || activity.type === 'typing') return next(action);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && chosen !== undefined) {
      return next({ ...action, payload: { ...action.payload, activity: carrying(activity, chosen) } });
    }
    const carried = activity.channelData?.solodesk?.locale;
    const id = action.meta?.clientActivityID ?? activity.channelData?.clientActivityID ?? '';
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING' && carried !== undefined) carriers.set(id, carried);
    // A later choice than the one that has arrived stays.
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && carriers.has(id)) {
      if (carriers.get(id) === chosen) chosen = undefined;
      carriers.delete(id);
    }
    return next(action);
  };
  return {
    choose: locale => {
      chosen = locale;
    },
    isWaiting: () => chosen !== undefined,
    forget: () => {
      chosen = undefined;
      carriers.clear();
    },
    middleware,
  };
}

function carrying(activity: Activity, locale: string): Activity {
  const { channelData } = activity;
  return { ...activity, channelData: { ...channelData, solodesk: { ...channelData?.solodesk, locale } } };
}
