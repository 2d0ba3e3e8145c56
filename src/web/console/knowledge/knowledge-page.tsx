import { Route, Switch } from 'wouter';
import { ArticlesPage } from './articles-page.tsx';
import { EditorPage } from './editor-page.tsx';
import { GapsPage } from './gaps-page.tsx';

/** The articles: their list, what is missing, and the editor. */
export function KnowledgePage() {
  return (
    <Switch>
      <Route path="/console/knowledge/gaps">
        <GapsPage />
      </Route>
      <Route path="/console/knowledge/edit/:locale/:topic/:slug">
        {({ locale, topic, slug }) => (
          <EditorPage key={`${locale}/${topic}/${slug}`} file={`${locale}/${topic}/${slug}.md`} />
        )}
      </Route>
      <Route>
        <ArticlesPage />
      </Route>
    </Switch>
  );
}
