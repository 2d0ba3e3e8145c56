import type { StaffStore } from '../../../tickets/people/ports.ts';
import type { GroupCommit } from '../../sql/group-commit.ts';
import { colleagueOf } from '../../tables/people/operator-profile.ts';
import type { Tables } from '../../tables.ts';

export function staffStore({ operatorProfile }: Tables, writes: GroupCommit): StaffStore {
  const list = () => {
    const work = operatorProfile.openWork.all({});
    return operatorProfile.everybody.all({}).map(row => colleagueOf(row, work));
  };
  return {
    list: async () => list(),
    find: async id => list().find(one => one.id === id),
    setPresence: (id, { presence, awayUntil = null }) =>
      writes.run(() => {
        operatorProfile.insert.run({ operator_id: id });
        operatorProfile.setPresence.run({ operator_id: id, presence, away_until: awayUntil });
      }),
    setSkills: (id, { skills, languages, capacity = null }) =>
      writes.run(() => {
        operatorProfile.insert.run({ operator_id: id });
        operatorProfile.setSkills.run({
          operator_id: id,
          skills: JSON.stringify(skills),
          languages: JSON.stringify(languages),
          capacity,
        });
      }),
  };
}
