// natural's own types describe the whole package, which must never be imported (a second, 120 MB, and advert lines).
declare module 'natural/lib/natural/classifiers/*' {
  export default class Classifier {
    addDocument(terms: string[], label: string): void;
    train(): void;
    /** The likeliest first. */
    getClassifications(terms: string[]): { label: string; value: number }[];
  }
}
