/** Address of the inbox, and of a ticket in it. */
export const inboxPath = /^\/console(?:\/tickets\/(?<number>[A-Za-z0-9-]{1,40}))?\/?$/;
