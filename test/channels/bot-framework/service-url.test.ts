import { describe, expect, it } from 'vitest';
import { serviceUrlPolicy } from '../../../src/channels/bot-framework/service-url.ts';

describe('serviceUrlPolicy', () => {
  const isAllowed = serviceUrlPolicy(['http://127.0.0.1:4444/teams', 'https://bot.example.com']);

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/amer/72f988bf/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://webchat.botframework.com/',
    'https://europe.directline.botframework.com',
    'https://bot.example.com/any/where',
    'http://127.0.0.1:4444/teams',
    'http://127.0.0.1:4444/teams/emea/',
  ])('lets %s pass', url => {
    expect(isAllowed(url)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://evil.trafficmanager.net/',
    'https://a.smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:pw@smba.trafficmanager.net/',
    'https://evilbotframework.com/',
    'https://evil.example/?smba.trafficmanager.net',
    'http://bot.example.com/',
    'https://bot.example.com:444/',
    'http://127.0.0.1:4444/teamsters',
    'http://127.0.0.1:4444/teams/../admin',
    'http://127.0.0.1:4444/',
    'http://127.0.0.1/teams',
    'http://2130706433:4445/teams',
    'http://0177.0.0.1/',
    'http://[::]/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'not a url',
    '',
  ])('abuse 17: refuses %s', url => {
    expect(isAllowed(url)).toBe(false);
  });

  it("says which of the owner's addresses is wrong", () => {
    expect(() => serviceUrlPolicy(['bot.example.com'])).toThrow('"bot.example.com" is not an absolute http(s) address');
    expect(() => serviceUrlPolicy(['ftp://bot.example.com'])).toThrow('ftp://bot.example.com');
  });
});
