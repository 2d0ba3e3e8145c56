import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../../src/channels/bot-framework/settings.ts';

const settings = { MicrosoftAppId: 'app', allowedServiceUrls: [] };

describe('checkSettings', () => {
  it('refuses a blank app id, with which anybody could speak as the channel', () => {
    expect(() => checkSettings({ ...settings, MicrosoftAppId: ' ', MicrosoftAppPassword: 'x' }, false)).toThrow(
      'MicrosoftAppId is empty',
    );
  });

  it('wants a way to sign in', () => {
    expect(() => checkSettings(settings, false)).toThrow('MicrosoftAppPassword is missing');
    expect(() => checkSettings({ ...settings, MicrosoftAppPassword: ' ' }, false)).toThrow('MicrosoftAppPassword');
    expect(() => checkSettings({ ...settings, MicrosoftAppPassword: 'x' }, false)).not.toThrow();
    expect(() => checkSettings({ ...settings, MicrosoftAppType: 'UserAssignedMSI' }, false)).not.toThrow();
    expect(() => checkSettings(settings, true)).not.toThrow();
  });
});
