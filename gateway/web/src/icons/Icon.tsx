/** Line drawings on a 24 by 24 grid. */
const shapes = {
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21M8.5 21h7',
  micOff: 'M9 9v2a3 3 0 0 0 4.8 2.4M15 10.5V6a3 3 0 0 0-5.7-1.3M5.5 11a6.5 6.5 0 0 0 10.6 5.04M18.5 11a6.5 6.5 0 0 1-.6 2.7M12 17.5V21M8.5 21h7M4 3l16 18',
  camera: 'M4.5 6.5h9a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM15.5 10.5l6-3.5v10l-6-3.5',
  cameraOff: 'M9.5 6.5h4a2 2 0 0 1 2 2v4M15.5 15.5a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M15.5 10.5l6-3.5v10l-3-1.75M3 3l18 18',
  screen: 'M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v9.5a1.5 1.5 0 0 1-1.5 1.5H4a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 4 4.5zM8 20.5h8M12 14V8M9.2 10.6 12 7.8l2.8 2.8',
  screenOff: 'M4 4.5h16a1.5 1.5 0 0 1 1.5 1.5v9.5a1.5 1.5 0 0 1-1.5 1.5H4a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 4 4.5zM8 20.5h8M9.5 8.3l5 5M14.5 8.3l-5 5',
  hand: 'M8 12.5V6a1.4 1.4 0 0 1 2.8 0v5M10.8 10.5V4.4a1.4 1.4 0 0 1 2.8 0v6.1M13.6 10.5V5.4a1.4 1.4 0 0 1 2.8 0v6.6M16.4 11V8.4a1.4 1.4 0 0 1 2.8 0v6.3c0 3.7-2.6 6.3-6 6.3-2.7 0-4.3-1.2-5.6-3.4L4.7 13.4c-.6-1.2.9-2.3 1.9-1.3L8 13.7',
  grid: 'M4 4.5h6.5V11H4zM13.5 4.5H20V11h-6.5zM4 14h6.5v5.5H4zM13.5 14H20v5.5h-6.5z',
  speaker: 'M3 4.5h18v10H3zM3 17.5h5v3H3zM9.5 17.5h5v3h-5zM16 17.5h5v3h-5z',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.3 2.7-5.5 6.5-5.5s6.5 2.2 6.5 5.5M15.5 5a3.2 3.2 0 0 1 0 6.2M18 15c2.2.7 3.5 2.5 3.5 5',
  chat: 'M4 5h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 17h-8l-5 4v-4H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 5z',
  leave: 'M3.5 14.7c-.8-.8-.9-2 0-3 4.7-4.5 12.3-4.5 17 0 .9 1 .8 2.2 0 3l-1.3 1.2c-.5.5-1.3.5-1.9.1l-2.3-1.7c-.5-.4-.7-.9-.7-1.5l.1-1.2a9 9 0 0 0-4.8 0l.1 1.2c0 .6-.2 1.1-.7 1.5L6.7 16c-.6.4-1.4.4-1.9-.1z',
  chevron: 'M7 14.5l5-5 5 5',
  close: 'M6 6l12 12M18 6L6 18',
  lock: 'M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1',
  moon: 'M20 14.2A8.3 8.3 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2z',
  link: 'M10 13.5a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10.5a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  refresh: 'M19.5 11.5A7.5 7.5 0 1 0 18 16.5M19.5 6.5v5h-5',
  sliders: 'M4 7h8M18 7h2M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM4 17h2M12 17h8M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
} as const;

export type IconName = keyof typeof shapes;

/** A picture beside words or in a named button: it says nothing to a screen reader by itself. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
