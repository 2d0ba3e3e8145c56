/** Which folder of src/ may import which: the one table, enforced by dependency-cruiser and repeated in ARCHITECTURE.md. */
module.exports = {
  base: [],
  language: ['base'],
  knowledge: ['base'],
  http: ['base'],
  tickets: ['base'],
  survey: ['base'],
  customers: ['base'],
  dialogs: ['base', 'language', 'knowledge', 'tickets', 'survey', 'customers'],
  turn: ['base', 'language', 'knowledge', 'tickets', 'survey', 'customers', 'dialogs'],
  channels: ['base', 'http', 'turn'],
  outbox: ['base'],
  jobs: ['base', 'turn'],
  console: ['base', 'http', 'tickets', 'survey', 'customers', 'knowledge', 'dialogs', 'turn'],
  site: ['base', 'http', 'tickets', 'survey', 'customers', 'knowledge', 'dialogs', 'turn'],
  store: ['base', 'ports'],
  web: [],
};
