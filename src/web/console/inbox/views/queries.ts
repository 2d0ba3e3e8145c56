/** The desk's own views: what each asks of `GET /api/tickets`, in the order in which they are offered. */
export const deskViews = [
  { key: 'open', query: 'status=new,open,pending' },
  { key: 'mine', query: 'status=new,open,pending&assignee=me' },
  { key: 'unassigned', query: 'status=new,open,pending&assignee=none' },
  { key: 'soon', query: 'status=new,open,pending&sla=soon' },
  { key: 'breached', query: 'status=new,open,pending&sla=breached' },
  { key: 'snoozed', query: 'status=snoozed' },
  { key: 'resolved', query: 'status=resolved,closed&sort=updated' },
  { key: 'all', query: 'sort=newest' },
] as const;

export const firstView = deskViews[0].query;

/** The query of an address: the open tickets where it says nothing. Order and spelling do not matter to who compares it. */
export function queryOf(search: string): string {
  const asked = new URLSearchParams(search);
  for (const own of ['locale', 'welcome']) asked.delete(own);
  return asked.size === 0 || !isKnown(asked) ? firstView : asked.toString();
}

/** The words that the desk takes; an old or mistyped address with another one shows the open tickets, not a refusal. */
const taken: Readonly<Record<string, RegExp>> = {
  status: /^(?:(?:new|open|pending|snoozed|resolved|closed)(?:,(?!$)|$))*$/,
  priority: /^(?:urgent|high|normal|low)?$/,
  assignee: /^[\w-]{0,64}$/,
  sla: /^(?:breached|soon)?$/,
  sort: /^(?:queue|newest|updated)?$/,
  queue: /^.{0,64}$/,
  tag: /^.{0,64}$/,
  channel: /^.{0,64}$/,
  q: /^.{0,200}$/,
};

function isKnown(asked: URLSearchParams): boolean {
  return [...asked].every(([name, value]) => taken[name]?.test(value));
}

export function isSameQuery(one: string, other: string): boolean {
  return sorted(one) === sorted(other);
}

function sorted(query: string): string {
  const asked = new URLSearchParams(query);
  asked.sort();
  return asked.toString();
}

/** The query with one part set, or left out when it is empty. */
export function withPart(query: string, name: string, value: string | null): string {
  const asked = new URLSearchParams(query);
  if (value) asked.set(name, value);
  else asked.delete(name);
  return asked.toString();
}
