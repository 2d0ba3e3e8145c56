import MiniSearch from 'minisearch';
import Bayes from 'natural/lib/natural/classifiers/bayes_classifier.js';
import LogisticRegression from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';
import type { LabelledSet } from '../../src/knowledge/evaluation/labelled-set.ts';
import type { Cut } from './cuts.ts';

/** Ids of articles, the likeliest first. */
export type Finder = (query: string) => string[];

/** What can be had without us: each learns the same titles and example questions, cut into the same terms. */
export type Other = { name: string; learn(set: LabelledSet, cut: Cut): Finder | undefined };

export const quickOthers: readonly Other[] = [
  { name: 'MiniSearch', learn: miniSearch },
  { name: "natural's Bayes", learn: (set, cut) => classifier(new Bayes(), set, cut) },
];

/** It fits every article to every feature in turn: minutes for a few hundred examples, too long for a set of more articles. */
export const slowOther: Other = {
  name: "natural's logistic regression",
  learn: (set, cut) => (set.articles.length > 100 ? undefined : classifier(new LogisticRegression(), set, cut)),
};

function miniSearch({ articles }: LabelledSet, cut: Cut): Finder {
  const index = new MiniSearch({ fields: ['title', 'questions'], tokenize: cut, processTerm: term => term });
  index.addAll(articles.map(({ id, title, questions }) => ({ id, title, questions: questions.join('\n') })));
  return query => index.search(query).map(({ id }) => String(id));
}

function classifier(learner: Bayes, { articles }: LabelledSet, cut: Cut): Finder {
  for (const { id, title, questions } of articles) {
    for (const text of [title, ...questions]) learner.addDocument(cut(text), id);
  }
  learner.train();
  return query => learner.getClassifications(cut(query)).map(({ label }) => label);
}
