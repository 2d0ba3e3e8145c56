/** JSON of `/api/knowledge/*`, as the OpenAPI document describes it. */

export type Share = { value: number | null; numerator: number; denominator: number };

export type ArticleRow = {
  file: string;
  locale: string;
  topic: string;
  slug: string;
  id: string;
  title: string;
  status: 'published' | 'draft';
  updated: string;
  version: string;
  ticket?: string;
  faults: number;
  shown: number;
  chat: Share;
  helpCentre: Share;
};

export type ArticleList = { items: ArticleRow[]; topics: string[]; unusable: Problem[]; isCut: boolean };

export type Problem = { file: string; line: number; message: string };
export type Fault = { line: number; column: number; message: string; level: 'error' | 'warning' | 'hint' };
export type Report = { faults: Fault[]; elsewhere: Problem[] };
export type Source = Report & { file: string; text: string; version: string; url: string | null };

export type Saved = {
  file: string;
  version: string;
  committed: boolean;
  why: string | null;
  isLive: boolean;
  problems: Problem[];
};
export type Conflict = { theirs: { text: string; version: string } | null };

export type Found = {
  title: string;
  file: string;
  isThis: boolean;
  section: string | null;
  text: string;
  score: number;
  confidence: number;
  why: { terms: string[]; unknown: string[]; question: string | null };
};
export type Decision = {
  action: string;
  shown: Found[];
  nearest: Found | null;
  thresholds: { answer: number; clarify: number };
};
export type Said = { today: Decision; published: Decision | null };

export type Gap = {
  id: string;
  locale: string;
  questions: number;
  conversations: number;
  samples: string[];
  draft: { title: string; path: string };
};
