/** The shape that pictures like best; cameras give 16:9, people fill about this much of it. */
const bestAspect = 4 / 3;

export interface GridShape {
  columns: number;
  rows: number;
}

/** The number of columns and rows that lets `count` pictures be largest in the given space. */
export function gridShape(count: number, width: number, height: number): GridShape {
  let best: GridShape = { columns: 1, rows: Math.max(1, count) };
  let largest = 0;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min(width / columns, (height / rows) * bestAspect);
    if (side > largest) {
      largest = side;
      best = { columns, rows };
    }
  }
  return best;
}
