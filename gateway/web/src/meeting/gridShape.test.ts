import { describe, expect, it } from 'vitest';
import { gridShape } from './gridShape';

describe('the grid', () => {
  it.each([
    [1, 1280, 720, 1, 1],
    [2, 1280, 720, 2, 1],
    [4, 1280, 720, 2, 2],
    [9, 1280, 720, 3, 3],
    [2, 360, 640, 1, 2],
    [4, 360, 640, 1, 4],
    [6, 360, 640, 2, 3],
  ])('of %i pictures in %ix%i has %i columns and %i rows', (count, width, height, columns, rows) =>
    expect(gridShape(count, width, height)).toEqual({ columns, rows }),
  );

  it('has a place for everybody', () => {
    for (let count = 1; count <= 100; count++) {
      const { columns, rows } = gridShape(count, 900, 500);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
      expect(columns * (rows - 1)).toBeLessThan(count);
    }
  });
});
