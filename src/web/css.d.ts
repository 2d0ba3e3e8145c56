/** A style sheet imported for the bundler, which writes it beside the script. */
declare module '*.css';

/** A style sheet as text, minified. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
