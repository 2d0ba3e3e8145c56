import type { Role } from '../../start/start.ts';
import { say } from '../../start/words.ts';

const roles: readonly Role[] = ['owner', 'operator', 'editor'];

export function isRole(value: string | null): value is Role {
  return roles.some(role => role === value);
}

export function roleChoices(): { value: Role; label: string }[] {
  return roles.map(value => ({ value, label: say(`role.${value}`) }));
}
