import { type Html, html, raw } from '../../http/html.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Site } from '../site.ts';
import { articleAddress, chatAddress } from './addresses.ts';

/** Most characters of a comment. */
export const longestComment = 500;

/** What a reader has said of an article: it helped, it did not, or the comment after that. */
export const voteSteps = ['yes', 'no', 'comment'] as const;
export type Voted = (typeof voteSteps)[number];

export function feedbackAddress(article: Pick<Article, 'locale' | 'slug'>): string {
  return `${articleAddress(article)}/feedback`;
}

/** "Was this helpful?" and what follows. All of it is on the page; scripts show the next part without loading it anew. */
export function feedbackPanel(site: Site, article: Article, voted: Voted | undefined): Html {
  const { locale, version } = article;
  const say = (key: string) => site.say(locale, `site.feedback.${key}`);
  const unless = (isShown: boolean) => (isShown ? '' : raw(' hidden'));
  const form = (step: string, inner: Html, isShown: boolean) =>
    html`<form method="post" action="${feedbackAddress(article)}" data-step="${step}"${unless(isShown)}><input type="hidden" name="version" value="${version}">${inner}</form>`;
  return html`<section class="feedback" id="site.helpful" aria-label="${say('label')}" data-failed="${say('failed')}">
${form(
  'ask',
  html`<p id="site.helpful-ask">${say('ask')}</p>
<p class="votes" role="group" aria-labelledby="site.helpful-ask"><button class="outline" name="helpful" value="yes">${say('yes')}</button> <button class="outline" name="helpful" value="no">${say('no')}</button></p>`,
  voted === undefined,
)}
<p data-step="yes" tabindex="-1"${unless(voted === 'yes')}>${say('thanksYes')}</p>
${form(
  'no',
  html`<input type="hidden" name="helpful" value="no"><p tabindex="-1">${say('thanksNo')}</p>
<p><label for="site.comment">${say('comment')}</label>
<textarea id="site.comment" name="comment" rows="3" maxlength="${longestComment}" required aria-describedby="site.comment-hint"></textarea></p>
<p class="quiet" id="site.comment-hint">${say('commentHint')}</p>
<p class="actions"><button class="outline">${say('send')}</button> <a class="solid" data-chat href="${chatAddress(locale)}">${say('chat')}</a></p>`,
  voted === 'no',
)}
<p data-step="comment" tabindex="-1"${unless(voted === 'comment')}>${say('thanksComment')}</p>
<p class="failed" role="alert"></p>
</section>`;
}
