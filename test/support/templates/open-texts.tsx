import { EditorView } from '@codemirror/view';
import { act, configure, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Route } from 'wouter';

import type { TemplateView } from '#shared/api/calls/templates.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';
import { TemplatesScreen } from '#renderer/templates/templates-screen.tsx';

import { sampleSettings } from '../sample-shop.ts';
import { scriptedTransport, type Script } from '../scripted-transport.ts';
import { showScreen } from '../show-screen.tsx';
import { sampleText } from './sample-texts.ts';

/** The screen over a small core that keeps texts, counts their versions and remembers the one before. */
export function openTexts({
  path = '/templates/t1',
  texts = [sampleText()],
  script = {},
  language = 'en',
}: { path?: string; texts?: TemplateView[]; script?: Script; language?: LanguageCode } = {}) {
  configure({ asyncUtilTimeout: 8000 });
  const kept = new Map(texts.map((text) => [text.id as string, text]));
  const transport = scriptedTransport({
    'settings.get': () => sampleSettings(),
    'channels.list': () => ({ items: [] }),
    'rules.list': () => ({ items: [] }),
    'bookings.list': () => ({ items: [] }),
    'templates.list': () => ({ items: [...kept.values()] }),
    'templates.preview': ({ text }) => ({
      text,
      length: text.length,
      missing: text.includes('first_name') ? ['customer.first_name'] : [],
      problems: [],
      sample: null,
    }),
    'templates.save': ({ id, event, name, texts: words, signOff, version }) => {
      const before = id === undefined ? undefined : kept.get(id);
      if (before && version !== before.version) throw new ApiError('conflict', 'Changed meanwhile.');
      const saved = sampleText({
        ...before,
        ...(before ? {} : { id: asId(`t${kept.size + 1}`), event: event ?? 'reminder' }),
        name,
        texts: words,
        signOff,
        version: (before?.version ?? 0) + 1,
        canUndo: before !== undefined,
      });
      kept.set(saved.id, saved);
      transport.announce({ topic: 'templates' });
      return { ...saved, warnings: [] };
    },
    'templates.remove': ({ id }) => {
      kept.delete(id);
      transport.announce({ topic: 'templates' });
      return { id };
    },
    ...script,
  });
  const { places } = showScreen(
    <Route path="/templates/:rest?">{(route) => <TemplatesScreen rest={route.rest ?? null} />}</Route>,
    transport,
    { path, language },
  );
  transport.connect();
  return { user: userEvent.setup(), transport, kept, places };
}

/** The editor of a field, by its label. */
export async function field(name = 'Text in English'): Promise<EditorView> {
  const content = await screen.findByRole('textbox', { name });
  return EditorView.findFromDOM(content)!;
}

/** As if typed at the end. */
export function typeInto(view: EditorView, text: string): void {
  act(() => {
    view.dispatch({
      changes: { from: view.state.doc.length, insert: text },
      selection: { anchor: view.state.doc.length + text.length },
      userEvent: 'input.type',
    });
  });
}

/** The button that saves the open text. */
export const saveButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
