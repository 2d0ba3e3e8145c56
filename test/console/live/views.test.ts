import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { View } from '../../../src/console/live/views-api.ts';
import { type Desk, startDesk } from '../start-desk.ts';

describe('saved views', () => {
  let desk: Desk;
  let token: string;
  beforeEach(async () => {
    desk = await startDesk();
    token = await desk.addToken('Ann');
  });
  afterEach(() => desk.close());

  it('are kept per operator, without the page they were on', async () => {
    const saved = await desk.post('/api/views', {
      token,
      json: { name: ' Late and mine ', query: 'assignee=me&status=open,new&cursor=abc&limit=5' },
    });
    expect(saved.status).toBe(201);
    const view = View.parse(await saved.json());
    expect(view).toEqual({ id: view.id, name: 'Late and mine', query: 'assignee=me&status=open%2Cnew' });
    expect(await (await desk.get('/api/views', { token })).json()).toEqual({ items: [view] });
    const other = await desk.addToken('Bo');
    expect(await (await desk.get('/api/views', { token: other })).json()).toEqual({ items: [] });
    expect((await desk.send('DELETE', `/api/views/${view.id}`, { token: other })).status).toBe(404);
    expect((await desk.send('DELETE', `/api/views/${view.id}`, { token })).status).toBe(204);
    expect((await desk.send('DELETE', `/api/views/${view.id}`, { token })).status).toBe(404);
  });

  it('abuse 12: are refused without a name, and with what the list would refuse', async () => {
    for (const json of [
      {},
      { name: ' ', query: '' },
      { name: 'x'.repeat(81), query: '' },
      { name: 'x', query: 'status=nonsense' },
      { name: 'x', query: 'color=red' },
      { name: 'x', query: '', owner: 'opr_2' },
    ]) {
      expect((await desk.post('/api/views', { token, json })).status, JSON.stringify(json)).toBe(400);
    }
  });
});
