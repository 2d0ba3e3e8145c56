let context: AudioContext | undefined;

/** Two soft tones, made here: no file. A browser in which nothing was clicked yet keeps still. */
export function chime(): void {
  context ??= new AudioContext();
  const { currentTime, state } = context;
  if (state === 'suspended') void context.resume();
  tone(context, 659.25, currentTime, 0.35);
  tone(context, 880, currentTime + 0.16, 0.6);
}

function tone(sound: AudioContext, hertz: number, from: number, seconds: number): void {
  const oscillator = sound.createOscillator();
  const gain = sound.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.2, from + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + seconds);
  oscillator.connect(gain).connect(sound.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
}
