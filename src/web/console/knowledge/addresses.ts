/** Address of the page that edits a file, `en/login/log-in.md`. */
export const editAddress = (file: string) => `/console/knowledge/edit/${file.replace(/\.md$/, '')}`;

/** Address of the file's own routes. */
export const sourcePath = (file: string) => `/api/knowledge/articles/${file.replace(/\.md$/, '')}`;
