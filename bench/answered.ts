import { z } from 'zod';

const Granted = z.object({ conversationId: z.string(), token: z.string() });
const Log = z.object({ activities: z.array(z.object({ channelData: z.unknown().optional() })) });
const FromArticle = z.object({ solodesk: z.object({ source: z.object({ articleId: z.string() }) }) });

/** Throws unless the desk answers each question from an article: anything else would be a cheaper turn. */
export async function checkAnswered(url: string, questions: readonly string[]): Promise<void> {
  const root = `${url}/v3/directline`;
  for (const text of questions) {
    const granted = await fetch(`${root}/tokens/generate`, { method: 'POST' });
    const { conversationId, token } = Granted.parse(await granted.json());
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const activities = `${root}/conversations/${conversationId}/activities`;
    await fetch(activities, { method: 'POST', headers, body: JSON.stringify({ type: 'message', text }) });
    const log = Log.parse(await (await fetch(activities, { headers })).json());
    const isAnswered = log.activities.some(({ channelData }) => FromArticle.safeParse(channelData).success);
    if (!isAnswered)
      throw new Error(`"${text}" is not answered from an article; choose another question for the bench`);
  }
}
