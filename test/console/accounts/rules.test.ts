import { describe, expect, it } from 'vitest';
import { removed, renamed, withPassword, withRole } from '../../../src/console/accounts/team/rules.ts';
import type { OperatorAccount, OperatorRole } from '../../../src/console/ports.ts';
import { mayEnter } from '../../../src/http/guard/roles.ts';

const at = '2026-03-02T09:00:00.000Z';

function account(id: string, role: OperatorRole, change: Partial<OperatorAccount> = {}): OperatorAccount {
  return { id, name: id, email: `${id}@example.com`, role, passwordHash: 'x', epoch: 1, createdAt: at, ...change };
}

describe('who may do what', () => {
  it.each([
    ['owner', { owner: true, operator: true, editor: true }],
    ['operator', { owner: false, operator: true, editor: true }],
    ['editor', { owner: false, operator: false, editor: true }],
  ] as const)('%s', (role, may) => {
    const entered = {
      owner: mayEnter(role, 'owner'),
      operator: mayEnter(role, 'operator'),
      editor: mayEnter(role, 'editor'),
    };
    expect(entered).toEqual(may);
  });
});

describe('the last owner', () => {
  const ann = account('ann', 'owner');
  it.each<[string, OperatorAccount[], boolean]>([
    ['alone', [], false],
    ['with operators and editors only', [account('bo', 'operator'), account('ed', 'editor')], false],
    ['with an owner who has never chosen a password', [account('bo', 'owner', { passwordHash: '' })], false],
    ['with a second owner', [account('bo', 'owner')], true],
  ])('can be removed or demoted: %s', (_who, others, may) => {
    const refusal = expect.objectContaining({ code: 'last_owner' });
    for (const change of [() => removed(ann, others, at), () => withRole(ann, 'operator', others)]) {
      if (may) expect(change()).toMatchObject({ id: 'ann' });
      else expect(change).toThrow(refusal);
    }
  });

  it('does not keep anybody else from leaving, nor an account that only uses API tokens', () => {
    for (const one of [
      account('bo', 'operator'),
      account('ed', 'editor'),
      account('r', 'owner', { passwordHash: '' }),
    ]) {
      expect(removed(one, [ann], at)).toMatchObject({ removedAt: at, passwordHash: '' });
    }
    expect(withRole(account('robot', 'owner', { passwordHash: '' }), 'editor', []).role).toBe('editor');
  });

  it('may be made an owner again', () => expect(withRole(ann, 'owner', [])).toEqual(ann));
});

describe('somebody who leaves', () => {
  it('keeps the name, gives the address free, and is let in nowhere', () => {
    const gone = removed(account('bo', 'operator'), [], at);
    expect(gone).toMatchObject({ name: 'bo', epoch: 2, passwordHash: '', removedAt: at });
    expect(gone.email).toMatch(/@removed\.invalid$/);
    expect(removed(gone, [], '2026-04-01T00:00:00.000Z')).toBe(gone);
  });
});

it('a new password ends the sessions of the old one', () => {
  expect(withPassword(account('bo', 'operator'), 'y')).toMatchObject({ passwordHash: 'y', epoch: 2 });
});

it('two people never have one name', () => {
  const others = [account('bo', 'operator')];
  expect(() => renamed(account('ann', 'owner'), 'bo', others)).toThrow(expect.objectContaining({ code: 'name_taken' }));
  expect(renamed(account('ann', 'owner'), 'Ann Lim', others).name).toBe('Ann Lim');
});
