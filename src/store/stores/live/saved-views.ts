import { AppError } from '../../../base/errors.ts';
import type { SavedViews } from '../../../console/live/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import type { Tables } from '../../tables.ts';

const mostViews = 50;

export function savedViews({ savedView }: Tables, writes: GroupCommit): SavedViews {
  return {
    list: async operatorId =>
      savedView.ofOperator.all({ operator_id: operatorId }).map(({ id, name, query }) => ({ id, name, query })),
    insert: (operatorId, view, at) =>
      writes.run(() => {
        if (savedView.ofOperator.all({ operator_id: operatorId }).length >= mostViews) throw tooMany();
        savedView.insert.run({ ...view, operator_id: operatorId, created_at: at });
      }),
    delete: (operatorId, id) => writes.run(() => savedView.delete.run({ id, operator_id: operatorId }) > 0),
  };
}

function tooMany(): AppError {
  return new AppError('conflict', 'too_many_views', `There are ${mostViews} views already; delete one first`);
}
