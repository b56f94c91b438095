import { describe, expect, it } from 'vitest';
import { recentRooms, rememberedName, rememberName, rememberRoom } from './remembered';

function fakeStore(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe('what is remembered', () => {
  it('is the name used last', () => {
    const store = fakeStore();
    rememberName('Ann', store);
    expect(rememberedName(store)).toBe('Ann');
  });

  it('is the last three meetings, newest first, each once', () => {
    const store = fakeStore();
    ['a', 'b', 'a', 'c', 'd'].forEach((room) => rememberRoom(room, store));
    expect(recentRooms(store)).toEqual(['d', 'c', 'a']);
  });

  it('is nothing where the store holds nonsense', () => {
    expect(recentRooms(fakeStore({ 'sfu.rooms': '{' }))).toEqual([]);
    expect(recentRooms(fakeStore({ 'sfu.rooms': '{"a":1}' }))).toEqual([]);
  });

  it('costs nothing where the store is full', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => rememberRoom('a', full)).not.toThrow();
  });
});
