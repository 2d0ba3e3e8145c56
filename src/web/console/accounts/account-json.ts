import type { Role } from '../start/start.ts';

/** The JSON of /api/account, /api/operators/accounts, /api/sessions, /api/tokens and /api/audit. */
export type AccountJson = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  canSignIn: boolean;
  createdAt: string;
};
export type LinkJson = { url: string; kind: 'invite' | 'reset'; expiresAt: string; isMailed: boolean };
export type SessionJson = {
  id: string;
  createdAt: string | null;
  usedAt: string | null;
  ip: string | null;
  browser: string | null;
  system: string | null;
  isCurrent: boolean;
};
export type TokenJson = {
  id: string;
  name: string;
  operator: { id: string; name: string };
  createdAt: string;
  usedAt: string | null;
};
export type AuditLineJson = {
  at: string;
  actor: { id: string; name: string } | null;
  action: string;
  target: string | null;
  detail: string | null;
  ip: string | null;
};
export type Items<T> = { items: T[] };
