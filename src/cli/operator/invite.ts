import { systemClock } from '../../base/clock.ts';
import { randomIds } from '../../base/ids.ts';
import { readConfig } from '../../config.ts';
import { inviteOperator } from '../../console/accounts/team/links.ts';
import { openDataDir } from '../../data-dir.ts';
import { publicAddress } from '../../public-address.ts';
import { withStore } from '../desk-store.ts';
import { readRole } from '../token-add.ts';
import { readAddress } from './address.ts';

/** Makes an account without a password and prints the link to choose one: that is shown once, and mailed by nobody. */
export async function inviteByLink(name: string, options: { email: string; role: string }): Promise<void> {
  const wanted = { name, email: readAddress(options.email), role: readRole(options.role) };
  const config = readConfig(process.env);
  const { signingKey } = openDataDir(config.dataDir);
  const publicUrl = () => publicAddress(config, config.port);
  const { account, link } = await withStore(({ operators }) =>
    inviteOperator({ operators, clock: systemClock, ids: randomIds, publicUrl, signingKey }, wanted, {}),
  );
  console.log(link.url);
  console.log(`${account.name} chooses a password there, once, until ${link.expiresAt} (shown only now).`);
}
