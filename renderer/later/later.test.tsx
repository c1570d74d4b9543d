import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { scriptedTransport } from '#test/support/scripted-transport.ts';
import { showScreen } from '#test/support/show-screen.tsx';

import { Later } from './later.tsx';
import { createPart } from './part.ts';
import { StumbleGuard } from './stumble-guard.tsx';

afterEach(cleanup);

function Greeting({ name }: { name: string }) {
  return <p>Hello {name}</p>;
}

describe('what comes later', () => {
  it('has its place until it is there', async () => {
    const part = createPart(() => Promise.resolve(Greeting));
    showScreen(<Later part={part} with={{ name: 'Ann' }} waiting={<p>soon</p>} />, scriptedTransport({}));
    expect(screen.getByText('soon')).toBeTruthy();
    expect(await screen.findByText('Hello Ann')).toBeTruthy();
  });

  it('needs no place when it was fetched ahead', async () => {
    const part = createPart(() => Promise.resolve(Greeting));
    await part.load();
    showScreen(<Later part={part} with={{ name: 'Ann' }} waiting={<p>soon</p>} />, scriptedTransport({}));
    expect(screen.getByText('Hello Ann')).toBeTruthy();
  });

  it('comes by itself when the core is back', async () => {
    let isUp = false;
    const part = createPart(() => (isUp ? Promise.resolve(Greeting) : Promise.reject(new Error('away'))));
    const transport = scriptedTransport({});
    showScreen(<Later part={part} with={{ name: 'Ann' }} waiting={null} />, transport);
    expect(await screen.findByRole('heading', { name: 'This part of Deskbell did not load' })).toBeTruthy();
    isUp = true;
    transport.connect();
    expect(await screen.findByText('Hello Ann')).toBeTruthy();
  });
});

describe('a screen that stumbles', () => {
  it('says so and can be tried again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let isBroken = true;
    function Shaky() {
      if (isBroken) throw new Error('stumbled');
      return <p>steady</p>;
    }
    showScreen(
      <StumbleGuard>
        <Shaky />
      </StumbleGuard>,
      scriptedTransport({}),
    );
    expect(screen.getByRole('heading', { name: 'This page has stumbled' })).toBeTruthy();
    isBroken = false;
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('steady')).toBeTruthy();
    vi.restoreAllMocks();
  });
});
