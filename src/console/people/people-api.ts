import { z } from 'zod';
import { AppError, NotFoundError } from '../../base/errors.ts';
import { type Identity, type Route, route } from '../../http/route.ts';
import type { Colleague, Skills } from '../../tickets/people/ports.ts';
import { queueNames } from '../../tickets/queue.ts';
import type { PeopleDeps } from '../deps.ts';
import { signedIn } from '../tickets/action-route.ts';
import { MeJson, OperatorJson, PresenceJson, presentOperator, presentProfile } from './people-json.ts';
import { untilMoment } from './until.ts';

const name = z.string().min(1).max(64);

export const PresenceBody = z.strictObject({ presence: PresenceJson, until: z.iso.datetime().optional() });

/** What is left out stays as it is; `capacity: null` goes back to the policy's number. */
export const ProfileBody = z.strictObject({
  skills: z.array(name).max(100).optional(),
  languages: z.array(name).max(20).optional(),
  capacity: z.number().int().min(1).max(1000).nullable().optional(),
});

/** Who answers, what they know, and who is there. */
export function peopleApi(deps: PeopleDeps): Route[] {
  return [list(deps), me(deps), setPresence(deps), setProfile(deps)];
}

function list(deps: PeopleDeps): Route {
  return route({
    method: 'GET',
    path: '/api/operators',
    access: 'operator',
    limit: 'operator',
    summary: 'Everybody who answers: who is there, what they know, how much they have open',
    replies: {
      200: z.object({
        items: z.array(OperatorJson),
        queues: z.array(z.string()).describe('All that somebody can know'),
      }),
    },
    handle: async () => {
      const now = deps.clock.now();
      const rules = deps.policy().assignment;
      const items = (await deps.staff.list()).map(one => presentOperator(one, rules, now));
      return { json: { items, queues: queueNames(deps.policy().queues).toSorted() } };
    },
  });
}

function me(deps: PeopleDeps): Route {
  return route({
    method: 'GET',
    path: '/api/me',
    access: 'operator',
    limit: 'operator',
    summary: 'The operator who asks',
    replies: { 200: MeJson },
    handle: async ({ operator }) => ({ json: await readMe(deps, signedIn(operator)) }),
  });
}

function setPresence(deps: PeopleDeps): Route {
  return route({
    method: 'PUT',
    path: '/api/me/presence',
    access: 'operator',
    limit: 'operator',
    summary: 'Be there, or be away, until a moment or until further notice; nobody who is away is given a ticket',
    body: PresenceBody,
    replies: { 200: MeJson },
    handle: async ({ body, operator }) => {
      const { id } = signedIn(operator);
      const awayUntil = body.presence === 'away' ? untilMoment(body.until, deps.clock.now()) : undefined;
      await deps.staff.setPresence(id, { presence: body.presence, ...(awayUntil ? { awayUntil } : {}) });
      await deps.staffChanged(id);
      return { json: await readMe(deps, signedIn(operator)) };
    },
  });
}

function setProfile(deps: PeopleDeps): Route {
  return route({
    method: 'PUT',
    path: '/api/operators/{id}/profile',
    access: 'operator',
    limit: 'operator',
    summary: 'Set queues, languages and capacity of an operator: one’s own, and the owner those of everybody',
    params: z.strictObject({ id: z.string().regex(/^[\w-]{1,64}$/) }),
    body: ProfileBody,
    replies: { 200: OperatorJson },
    handle: async ({ params, body, operator }) => {
      const known = await requireColleague(deps, params.id);
      refuseOthers(signedIn(operator), known);
      await deps.staff.setSkills(known.id, changed(known, body, deps));
      await deps.staffChanged(known.id);
      const now = deps.clock.now();
      return { json: presentOperator(await requireColleague(deps, known.id), deps.policy().assignment, now) };
    },
  });
}

/** The colleague with this id. AppError `not_found` when there is none. */
export async function requireColleague({ staff }: Pick<PeopleDeps, 'staff'>, id: string): Promise<Colleague> {
  const found = await staff.find(id);
  if (!found) throw new NotFoundError('operator', id);
  return found;
}

function refuseOthers(caller: Identity, known: Colleague): void {
  if (caller.role === 'owner' || caller.id === known.id) return;
  throw new AppError('forbidden', 'forbidden', 'Only the owner sets what others know and how much they can do');
}

function changed(known: Colleague, body: z.infer<typeof ProfileBody>, deps: PeopleDeps): Skills {
  const capacity = body.capacity === undefined ? known.capacity : (body.capacity ?? undefined);
  return {
    skills: among('queue', body.skills, queueNames(deps.policy().queues)) ?? known.skills,
    languages: among('language', body.languages, deps.locales) ?? known.languages,
    ...(capacity === undefined ? {} : { capacity }),
  };
}

/** Each once, in order of the alphabet. AppError `invalid` for a name that the desk does not have: it would never be given anything. */
function among(what: string, given: readonly string[] | undefined, known: readonly string[]): string[] | undefined {
  const stray = given?.find(one => !known.includes(one));
  if (stray !== undefined) {
    const names = [...new Set(known)].join(', ');
    throw new AppError('invalid', `unknown_${what}`, `There is no ${what} ${stray}; there are ${names}`);
  }
  return given && [...new Set(given)].toSorted();
}

async function readMe(deps: PeopleDeps, { id }: Identity): Promise<z.infer<typeof MeJson>> {
  const [known, account] = await Promise.all([requireColleague(deps, id), deps.operators.byId(id)]);
  return {
    ...presentProfile(known, deps.policy().assignment, deps.clock.now()),
    email: account?.email ?? '',
    canMail: deps.canMail ?? false,
  };
}
