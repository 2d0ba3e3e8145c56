const light = {
  paper: '#fbf7f0',
  surface: '#ffffff',
  hover: '#f6eddd',
  line: '#e6dccb',
  ink: '#2a2318',
  muted: '#6b6050',
  lamp: '#8f4a06',
  onLamp: '#fffaf1',
  mine: '#f8e4bd',
  mineLine: '#efd39b',
  alert: '#b3261e',
};

const dark: typeof light = {
  paper: '#1b1711',
  surface: '#2a241b',
  hover: '#352d22',
  line: '#40372b',
  ink: '#f3eadb',
  muted: '#b8ab95',
  lamp: '#f2b450',
  onLamp: '#241a0a',
  mine: '#4d3813',
  mineLine: '#6b4f1d',
  alert: '#ff8a7a',
};

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

const lantern = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" fill="#8f4a06"/><path d="M10.5 7.5h7M9 10.2h10l1.2 8.6H7.8z M10 21h8" fill="#ffd98a" stroke="#ffd98a" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;

/** Three dots that swell one after the other. */
function writing(colour: string): string {
  const dot = (at: number) =>
    `<circle cx="${8 + 14 * at}" cy="7" r="3.5" fill="${colour}"><animate attributeName="opacity" values=".25;1;.25" dur="1.2s" begin="${at * 0.2}s" repeatCount="indefinite"/></circle>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 14">${[0, 1, 2].map(dot).join('')}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Web Chat's `styleOptions` and Adaptive Cards' host configuration, for the light or the dark scheme. */
export function look(isDark: boolean): { styleOptions: object; adaptiveCardsHostConfig: object } {
  const c = isDark ? dark : light;
  return {
    styleOptions: { ...frameOptions(c), ...bubbleOptions(c), ...sendBoxOptions(c), ...choiceOptions(c) },
    adaptiveCardsHostConfig: cards(c),
  };
}

type Colours = typeof light;

function frameOptions(c: Colours): object {
  return {
    accent: c.lamp,
    backgroundColor: c.paper,
    subtle: c.muted,
    primaryFont: fonts,
    fontSizeSmall: '12px',
    rootHeight: '100%',
    paddingRegular: 12,
    groupTimestamp: 300_000,
    timestampColor: c.muted,
    notificationText: c.muted,
    failedConnectivity: c.alert,
    slowConnectivity: c.lamp,
    transcriptActivityVisualKeyboardIndicatorColor: c.lamp,
    transcriptVisualKeyboardIndicatorColor: c.lamp,
    transcriptOverlayButtonBackground: c.lamp,
    transcriptOverlayButtonBackgroundOnFocus: c.lamp,
    transcriptOverlayButtonBackgroundOnHover: c.lamp,
    transcriptOverlayButtonColor: c.onLamp,
    transcriptOverlayButtonColorOnFocus: c.onLamp,
    transcriptOverlayButtonColorOnHover: c.onLamp,
    cardPushButtonBackgroundColor: c.lamp,
    cardPushButtonTextColor: c.onLamp,
    // How long a message may be on its way, also while the desk is away (sending.ts): just short of where Web Chat itself gives up.
    sendTimeout: 290_000,
    // Raw HTML in a message stays text.
    markdownRenderHTML: false,
    typingAnimationBackgroundImage: `url('${writing(c.muted)}')`,
    typingAnimationHeight: 14,
    typingAnimationWidth: 44,
    // No emoticon is turned into a picture: an order number may look like one.
    emojiSet: {},
  };
}

function bubbleOptions(c: Colours): object {
  return {
    avatarSize: 28,
    botAvatarImage: lantern,
    botAvatarInitials: '',
    botAvatarBackgroundColor: c.lamp,
    showAvatarInGroup: 'sender',
    bubbleBackground: c.surface,
    bubbleBorderColor: c.line,
    bubbleBorderRadius: 14,
    bubbleTextColor: c.ink,
    bubbleFromUserBackground: c.mine,
    bubbleFromUserBorderColor: c.mineLine,
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserTextColor: c.ink,
    bubbleMinHeight: 36,
    bubbleMinWidth: 60,
    bubbleMaxWidth: 480,
  };
}

function sendBoxOptions(c: Colours): object {
  return {
    hideUploadButton: true,
    sendBoxBackground: c.surface,
    sendBoxTextColor: c.ink,
    sendBoxPlaceholderColor: c.muted,
    sendBoxBorderTop: `solid 1px ${c.line}`,
    sendBoxTextWrap: true,
    sendBoxHeight: 52,
    sendBoxMaxHeight: 140,
    sendBoxButtonColor: c.lamp,
    sendBoxButtonColorOnHover: c.lamp,
    sendBoxButtonColorOnFocus: c.lamp,
    sendBoxButtonColorOnActive: c.lamp,
    sendBoxButtonColorOnDisabled: c.muted,
    sendBoxButtonShadeColorOnHover: c.hover,
    sendBoxButtonShadeColorOnActive: c.hover,
    sendBoxButtonShadeColorOnDisabled: 'transparent',
    sendBoxButtonShadeBorderRadius: 10,
    sendBoxButtonShadeInset: 6,
    sendBoxButtonKeyboardFocusIndicatorBorderColor: c.lamp,
    sendBoxButtonKeyboardFocusIndicatorBorderRadius: 10,
    sendBoxButtonKeyboardFocusIndicatorBorderWidth: 2,
    sendBoxButtonKeyboardFocusIndicatorInset: 6,
  };
}

function choiceOptions(c: Colours): object {
  return {
    suggestedActionLayout: 'flow',
    suggestedActionHeight: 38,
    suggestedActionBorderRadius: 19,
    suggestedActionBorderWidth: 1,
    suggestedActionBackgroundColor: c.surface,
    suggestedActionBackgroundColorOnHover: c.hover,
    suggestedActionBackgroundColorOnFocus: c.hover,
    suggestedActionBackgroundColorOnActive: c.hover,
    suggestedActionBackgroundColorOnDisabled: c.paper,
    suggestedActionBorderColor: c.lamp,
    suggestedActionBorderColorOnDisabled: c.line,
    suggestedActionTextColor: c.lamp,
    suggestedActionTextColorOnDisabled: c.muted,
    suggestedActionKeyboardFocusIndicatorBorderColor: c.lamp,
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderWidth: 2,
    suggestedActionKeyboardFocusIndicatorInset: -4,
    suggestedActionsVisualKeyboardIndicatorColor: c.lamp,
  };
}

function cards(c: Colours): object {
  const shade = { default: c.ink, subtle: c.muted };
  return {
    supportsInteractivity: true,
    fontFamily: fonts,
    fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
    spacing: { small: 6, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 14 },
    containerStyles: {
      default: {
        backgroundColor: c.surface,
        foregroundColors: {
          default: shade,
          accent: { default: c.lamp, subtle: c.lamp },
          attention: { default: c.alert, subtle: c.alert },
        },
      },
    },
    actions: { actionsOrientation: 'vertical', actionAlignment: 'stretch', buttonSpacing: 8, maxActions: 8 },
  };
}
