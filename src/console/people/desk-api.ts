import { z } from 'zod';
import { type Route, route } from '../../http/route.ts';
import { deskAt } from '../../tickets/people/desk-away.ts';
import { audit } from '../audit/audit.ts';
import type { PeopleDeps } from '../deps.ts';
import { untilMoment } from './until.ts';

export const DeskJson = z.object({
  isOpen: z.boolean().describe('Somebody answers now: it is within opening hours and the desk is not away'),
  isAway: z.boolean(),
  awayUntil: z.string().optional().describe('When being away ends by itself'),
  answersAt: z.string().optional().describe('When somebody answers, if not now and if that is known'),
});

export const AwayBody = z.strictObject({ away: z.boolean(), until: z.iso.datetime().optional() });

/** The one switch that tells customers that nobody is there. */
export function deskApi(deps: PeopleDeps): Route[] {
  const read = async () => {
    const now = deps.clock.now();
    return { json: deskAt(now, deps.policy().hours, await deps.deskAway.intervals(now)) };
  };
  return [
    route({
      method: 'GET',
      path: '/api/desk',
      access: 'operator',
      limit: 'operator',
      summary: 'Whether somebody answers now, and when if not',
      replies: { 200: DeskJson },
      handle: read,
    }),
    route({
      method: 'PUT',
      path: '/api/desk/away',
      access: 'operator',
      limit: 'operator',
      summary: 'Say that the whole desk is away, until a moment or until further notice, or that it is back',
      body: AwayBody,
      replies: { 200: DeskJson },
      handle: async call => {
        const { body } = call;
        const now = deps.clock.now();
        const until = untilMoment(body.until, now);
        if (body.away) await deps.deskAway.begin({ from: now, ...(until ? { until } : {}) });
        else await deps.deskAway.end(now);
        await audit(deps, call, body.away ? { action: 'desk.away', detail: until } : { action: 'desk.back' });
        await deps.deskChanged();
        return read();
      },
    }),
  ];
}
