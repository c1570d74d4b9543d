import type { MetaTemplateView } from '#shared/api/calls/meta-templates.ts';
import type { TemplateView } from '#shared/api/calls/templates.ts';
import { ApiError } from '#shared/api/errors.ts';
import { asId } from '#shared/domain/ids.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';

import type { Script } from '../scripted-transport.ts';
import { openTexts } from './open-texts.tsx';
import { metaChannel, sampleMetaAccount, sampleMetaTemplate, sampleRendering } from './sample-meta.ts';
import { sampleText } from './sample-texts.ts';

/** The texts over a small core that keeps templates at Meta, too: they are mapped, submitted, read anew. */
export function openMeta({
  path = '/templates/meta',
  texts = [sampleText()],
  templates = [sampleMetaTemplate()],
  script = {},
  language = 'en',
}: {
  path?: string;
  texts?: TemplateView[];
  templates?: MetaTemplateView[];
  script?: Script;
  language?: LanguageCode;
} = {}) {
  const atMeta = new Map(templates.map((template) => [template.id, template]));
  const opened = openTexts({
    path,
    texts,
    language,
    script: {
      'channels.list': () => ({ items: [metaChannel()] }),
      'metaTemplates.list': () => ({ items: [...atMeta.values()] }),
      'metaTemplates.accounts': () => ({ items: [sampleMetaAccount()] }),
      'metaTemplates.sync': () => ({ count: atMeta.size, trouble: null }),
      'metaTemplates.render': () => sampleRendering(),
      'metaTemplates.map': ({ id, sources = {}, template }) => {
        const before = atMeta.get(id);
        if (!before) throw new ApiError('not-found', 'There is no such template.');
        const mapped: MetaTemplateView = {
          ...before,
          variables: before.variables.map((variable) => ({
            ...variable,
            source: sources[variable.key] === undefined ? variable.source : (sources[variable.key] ?? null),
          })),
          ...(template === undefined
            ? {}
            : {
                template: template && {
                  id: template.templateId,
                  name: 'Reminder',
                  language: template.language,
                },
              }),
        };
        atMeta.set(id, mapped);
        opened.transport.announce({ topic: 'meta-templates' });
        return mapped;
      },
      'metaTemplates.submit': ({ templateId, language: of, name, category, businessAccountId }) => {
        const submitted = sampleMetaTemplate({
          id: `mt${atMeta.size + 1}`,
          businessAccountId,
          name: name ?? 'reminder',
          language: of,
          category,
          status: 'pending',
          template: { id: asId(templateId), name: 'Reminder', language: of },
        });
        atMeta.set(submitted.id, submitted);
        opened.transport.announce({ topic: 'meta-templates' });
        return submitted;
      },
      ...script,
    },
  });
  return { ...opened, atMeta };
}
