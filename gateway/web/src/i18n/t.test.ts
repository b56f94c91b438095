import { expect, it } from 'vitest';
import { t } from './t';

it('fills in values and leaves unknown places as they are', () => {
  expect(t('notice.joined', { name: 'Ann {x}' })).toBe('Ann {x} joined');
  expect(t('notice.joined')).toBe('{name} joined');
});
