import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Environment, readConfig } from '../src/config.ts';

describe('configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: undefined,
      botFramework: undefined,
    });
  });

  it('names every fault at once, by variable, with the mend', () => {
    const read = () => readConfig({ PORT: 'many', PUBLIC_URL: 'help.example.com', LOG_LEVEL: 'loud' });
    expect(read).toThrow(/PORT: write a port number/);
    expect(read).toThrow(/PUBLIC_URL: write an address like https/);
    expect(read).toThrow(/LOG_LEVEL: /);
  });

  it('takes an empty value as not set, and a public address without its trailing slash', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: 'https://help.example.com/' })).toMatchObject({
      port: 3978,
      publicUrl: 'https://help.example.com',
    });
  });

  it('asks for what a Teams app cannot do without', () => {
    expect(() => readConfig({ MicrosoftAppId: 'app' })).toThrow('MicrosoftAppTenantId');
    expect(() => readConfig({ MicrosoftAppId: 'app', MicrosoftAppTenantId: 't' })).toThrow('MicrosoftAppPassword');
    expect(
      readConfig({ MicrosoftAppId: 'app', MicrosoftAppTenantId: 't', MicrosoftAppPassword: 'p' }).botFramework,
    ).toMatchObject({ MicrosoftAppId: 'app', MicrosoftAppTenantId: 't', MicrosoftAppPassword: 'p' });
  });

  it('is described whole by .env.example, where everything is optional', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const named = [...example.matchAll(/^#?([A-Za-z_]+)=/gm)].map(match => match[1]);
    expect(named.sort()).toEqual(Object.keys(Environment.shape).sort());
    expect(example).not.toMatch(/^[A-Za-z_]+=/m);
  });
});
