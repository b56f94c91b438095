const tones = { join: [523, 784], leave: [523, 392] } as const;
const noteSeconds = 0.12;

let context: AudioContext | undefined;

/** Two short notes: up when somebody comes, down when somebody goes. */
export function beep(kind: keyof typeof tones): void {
  try {
    context ??= new AudioContext();
    const started = context.currentTime;
    tones[kind].forEach((frequency, index) => note(context!, frequency, started + index * noteSeconds));
  } catch {
    // No sound device, no sound.
  }
}

function note(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + noteSeconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + noteSeconds);
}
