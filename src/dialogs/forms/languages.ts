import type { Locale } from '../../base/locale.ts';
import type { Content } from '../content/content.ts';
import type { FormState } from '../dialog-state.ts';
import { saysOneOf } from '../words/comparison.ts';
import type { Form, FormField } from './form.ts';

type Speaking = { content: Pick<Content, 'forms' | 'locales'>; said: { locale: Locale } };

/** A form in the language of the last message, or in whichever has it. */
export function formNamed(id: string, { content, said }: Speaking): Form | undefined {
  const inLocale = content.forms(said.locale).find(form => form.id === id);
  return inLocale ?? everyForm(content).find(form => form.id === id);
}

export function formOf(state: FormState, context: Speaking): Form | undefined {
  return formNamed(state.form, context);
}

/** The form that a whole message asks for, by its title or its triggers, if it asks for one; in any language, answered in that of the message. */
export function triggeredForm(context: Speaking & { said: { text: string } }): Form | undefined {
  const text = context.said.text.replace(/[.!。！?？]+$/u, '');
  const meant = everyForm(context.content).find(form => saysOneOf([form.title, ...form.triggers], text));
  return meant && formNamed(meant.id, context);
}

/** The form that collects what a person needs when this article did not help. */
export function formAfter(article: { id: string; topic: string }, context: Speaking): Form | undefined {
  return context.content
    .forms(context.said.locale)
    .find(form => (form.articles ? form.articles.includes(article.id) : form.topic === article.topic));
}

/** The same field in the other languages. */
export function translationsOf(form: Form, field: FormField, { content }: Speaking): FormField[] {
  return everyForm(content)
    .filter(other => other.id === form.id && other !== form)
    .flatMap(other => other.fields.filter(({ id, type }) => id === field.id && type === field.type));
}

function everyForm(content: Speaking['content']): Form[] {
  return content.locales.flatMap(locale => content.forms(locale));
}
