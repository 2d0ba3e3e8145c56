/** Line drawings of 24 by 24, in the colour of the text around them. */
const paths = {
  inbox:
    'M4 13h4l1.5 3h5L16 13h4M4 13l2.4-7.2A1.5 1.5 0 0 1 7.8 5h8.4a1.5 1.5 0 0 1 1.4.8L20 13v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1z',
  book: 'M12 6.5C10 5 7.5 4.5 4 4.5v13c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2v-13c-3.5 0-6 .5-8 2zm0 0v13',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-3.5 2.5-5.5 6-5.5s6 2 6 5.5M16 4.5a3.5 3.5 0 0 1 0 6.5m2 3.8c1.9.8 3 2.6 3 5.2',
  gear: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm7-3 1.7-1.3-1.8-3.1-2 .8a7 7 0 0 0-1.7-1L14.9 5h-3.7l-.4 2.3a7 7 0 0 0-1.7 1l-2-.7-1.8 3L7 12l-1.7 1.4 1.8 3.1 2-.8a7 7 0 0 0 1.7 1l.4 2.3h3.7l.3-2.3a7 7 0 0 0 1.7-1l2 .8 1.8-3.1z',
  back: 'M14.5 6 8.5 12l6 6',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zm4.8-1.7L20 20',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm0-13v2m0 14v2m9-9h-2M5 12H3m15.4-6.4L17 7M7 17l-1.4 1.4m12.8 0L17 17M7 7 5.6 5.6',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm-2.5-11a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8m0 2.6v.2',
  bell: 'M6 10a6 6 0 1 1 12 0c0 5 2 6 2 6H4s2-1 2-6zm4 9a2.2 2.2 0 0 0 4 0',
  bellOff:
    'M4 4l16 16M8.5 5.2A6 6 0 0 1 18 10c0 2 .2 3.4.6 4.4M6.2 8.5c-.1.5-.2 1-.2 1.5 0 5-2 6-2 6h12M10 19a2.2 2.2 0 0 0 4 0',
  close: 'M6 6l12 12M18 6 6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  chart: 'M5 20V10m7 10V4m7 16v-7',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5l4.5 4.5L19 7.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
