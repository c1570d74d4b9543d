import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';

import { FormattedText } from './formatted-text.tsx';

afterEach(cleanup);

it('shows marks as elements and opens links apart from us', () => {
  const { container } = render(<FormattedText text={'*Hi* _you_\n~no~ `x` https://example.com/a'} />);
  expect(container.querySelector('strong')?.textContent).toBe('Hi');
  expect(container.querySelector('em')?.textContent).toBe('you');
  expect(container.querySelector('s')?.textContent).toBe('no');
  const link = screen.getByRole('link');
  expect(link.getAttribute('href')).toBe('https://example.com/a');
  expect(link.getAttribute('rel')).toContain('noopener');
  expect(link.getAttribute('target')).toBe('_blank');
});

it('shows markup that a customer sends as plain words', () => {
  const attack = '<img src=x onerror="alert(1)"> *<script>alert(2)</script>* [x](javascript:alert(3))';
  const { container } = render(<FormattedText text={attack} />);
  expect(container.querySelector('img, script, a')).toBeNull();
  expect(container.textContent).toContain('<script>alert(2)</script>');
});
