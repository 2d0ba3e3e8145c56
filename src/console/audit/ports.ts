/** What the audit log can tell. Each has its sentence in `dialogs/<locale>/console.yaml` under `audit`. */
export const auditActions = [
  'session.opened',
  'session.refused',
  'session.ended',
  'session.revoked',
  'session.othersRevoked',
  'operator.setUp',
  'operator.added',
  'operator.invited',
  'operator.joined',
  'operator.relinked',
  'operator.roleChanged',
  'operator.renamed',
  'operator.removed',
  'operator.signedOut',
  'password.changed',
  'password.reset',
  'token.created',
  'token.revoked',
  'customer.blocked',
  'customer.unblocked',
  'customer.exported',
  'customer.erased',
  'desk.away',
  'desk.back',
  'tickets.exported',
  'knowledge.saved',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One line of the log. It holds names of operators, ids and numbers, never a word of a customer and never a secret. */
export type AuditEntry = {
  /** ISO. */
  at: string;
  /** The operator who did it; left out for somebody who is not signed in, and for the command line. */
  actor?: { id: string; name: string };
  action: AuditAction;
  /** What it was done to: the name of an operator or a token, the number of a ticket, the id of a customer, the file of an article. */
  target?: string;
  /** What changed, in ids and names of the desk's own: `operator > editor`. At most 200 characters. */
  detail?: string;
  /** The address it came from; left out for the command line and for what the desk does by itself. */
  ip?: string;
};

/** A line as it was kept; an action of an older or newer version may be unknown here. */
export type AuditLine = Omit<AuditEntry, 'action'> & { action: string };

/** What was done to accounts, access and rules: append-only, the database itself refuses to change or delete a line. */
export interface AuditLog {
  /** Durable when it resolves. */
  append(entry: AuditEntry): Promise<void>;
  /** The newest first. `next` is the cursor of the next page; AppError `invalid_cursor` for one that no page gave. */
  list(query: { cursor?: string; limit: number }): Promise<{ items: AuditLine[]; next: string | undefined }>;
}
