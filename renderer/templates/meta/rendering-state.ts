import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { CallOutput } from '#shared/api/contract.ts';
import type { TemplateLanguage } from '#shared/domain/template/variables.ts';

import type { Marked } from './meta-mark.tsx';

export type Rendering = CallOutput<'metaTemplates.render'>;

/** How one of our texts stands at Meta in one language. */
export type RenderingState =
  | { readonly kind: 'missing' | 'none' }
  /** Not there, and Meta would refuse it. */
  | { readonly kind: 'problems'; readonly count: number }
  | { readonly kind: 'there'; readonly template: MetaTemplateView };

/** The best first: what goes out, then what may soon. */
const order: readonly MetaTemplateView['status'][] = ['approved', 'pending', 'appeal', 'paused'];

/** The templates of an account (or of all) that stand in for a text in a language, the best first. */
export function renderingsOf(
  templates: readonly MetaTemplateView[],
  textId: string,
  language: TemplateLanguage,
  businessAccountId: string | null = null,
): MetaTemplateView[] {
  const rank = ({ status }: MetaTemplateView) => {
    const at = order.indexOf(status);
    return at < 0 ? order.length : at;
  };
  return templates
    .filter(
      ({ template, ...at }) =>
        template?.id === textId &&
        template.language === language &&
        (businessAccountId === null || at.businessAccountId === businessAccountId),
    )
    .sort((one, other) => rank(one) - rank(other));
}

export function stateOf(
  template: MetaTemplateView | undefined,
  hasText: boolean,
  rendering: Rendering | undefined,
): RenderingState {
  if (template !== undefined) return { kind: 'there', template };
  if (!hasText) return { kind: 'missing' };
  const count = rendering?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  return count > 0 ? { kind: 'problems', count } : { kind: 'none' };
}

/** The shapes that show a state: one, or with a second when the text has changed since. */
export function marksOf(state: RenderingState): readonly Marked[] {
  if (state.kind !== 'there') return [state.kind];
  const { status, isOutdated } = state.template;
  return isOutdated ? [status, 'outdated'] : [status];
}
