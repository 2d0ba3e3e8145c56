import { dropDoubleClicks } from './dom/double-click.ts';
import { look } from './look.ts';
import { operatorAvatar, operatorGroups, operatorLabel } from './operator/label.ts';
import { operatorWords } from './operator/words.ts';
import type { Sending } from './sending.ts';
import type { Session } from './session.ts';
import { type Activity, connection, type StoreMiddleware, type WebChat } from './web-chat.ts';

export type ConversationView = {
  /** Shows the same conversation in another language or colour scheme. */
  show(appearance: Appearance): void;
  /** Closes the connection and takes the transcript off the page. */
  close(): void;
};

export type Appearance = { locale: string; isDark: boolean };

type ConversationOptions = {
  webChat: WebChat;
  session: Session;
  /** Emptied; the transcript and the send box fill it. */
  place: HTMLElement;
  nonce: string;
  appearance: Appearance;
  /** `lost`: the client is trying again by itself. `over`: it has given up and needs a new session. */
  onConnection: (state: 'online' | 'lost' | 'over') => void;
  /** Once for each activity with an id, whoever wrote it, replayed history included. */
  onActivity: (activity: Activity) => void;
  /** Carries what was written while the desk was away. */
  sending: Sending;
  /** Puts the language the visitor chose on what they send. */
  sendLocale: StoreMiddleware;
};

/** Web Chat's own tags for our locales. */
const webChatLocales: Record<string, string> = { zh: 'zh-CN', en: 'en-US' };

/** Puts Web Chat on the page, connected to our Direct Line endpoint. */
export function showConversation(options: ConversationOptions): ConversationView {
  const { webChat, session, onConnection } = options;
  let isClosed = false;
  const directLine = withSocketsWatched(
    isUp => {
      if (!isClosed) onConnection(isUp ? 'online' : 'lost');
    },
    () =>
      webChat.createDirectLine({ domain: `${location.origin}/v3/directline`, token: session.token, webSocket: true }),
  );
  const stopSending = options.sending.through(directLine, session.conversationId);
  // A fresh element and store each time: Web Chat cannot be told to forget a transcript.
  const root = document.createElement('div');
  root.className = 'conversation';
  options.place.replaceChildren(root);
  dropDoubleClicks(root);

  const watching = directLine.connectionStatus$.subscribe(status => {
    if (status === connection.expired || status === connection.failed || status === connection.ended)
      onConnection('over');
  });

  const fixed = {
    directLine,
    store: webChat.createStore({}, options.sendLocale, listenTo(options.onActivity)),
    nonce: options.nonce,
    // the operator sees that the customer is writing
    sendTypingIndicator: true,
    activityMiddleware: operatorLabel,
    avatarMiddleware: operatorAvatar,
    attachmentMiddleware: operatorWords,
    groupActivitiesMiddleware: operatorGroups,
  };
  function show({ locale, isDark }: Appearance): void {
    webChat.renderWebChat({ ...fixed, ...look(isDark), locale: webChatLocales[locale] ?? locale }, root);
  }
  show(options.appearance);
  return {
    show,
    close: () => {
      isClosed = true;
      watching.unsubscribe();
      stopSending();
      directLine.end();
      root.remove();
    },
  };
}

function listenTo(onActivity: (activity: Activity) => void): StoreMiddleware {
  const seen = new Set<string>();
  return () => next => action => {
    const activity = action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? action.payload?.activity : undefined;
    if (activity?.id !== undefined && !seen.has(activity.id)) {
      seen.add(activity.id);
      onActivity(activity);
    }
    return next(action);
  };
}

/**
 * Makes the client while `WebSocket` is one of ours that tells when it opens and closes: a client that has lost its socket goes on
 * calling itself online. It keeps the constructor it finds when it is made.
 */
function withSocketsWatched<T>(tell: (isUp: boolean) => void, make: () => T): T {
  const original = window.WebSocket;
  window.WebSocket = class extends original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', () => tell(true));
      this.addEventListener('close', () => tell(false));
    }
  };
  try {
    return make();
  } finally {
    window.WebSocket = original;
  }
}
