import type { MetaParameter } from '#shared/domain/meta-template/meta-template.ts';

import type { Fields } from '../lenient.ts';
import type { OutgoingMessage } from '../provider.ts';

/** A template as the body of a send: parameters by their places, buttons by their numbers. */
export function templateContent(template: NonNullable<OutgoingMessage['template']>): Fields {
  const { name, language, parameters } = template;
  const components = [
    ...textComponent('header', parameters),
    ...textComponent('body', parameters),
    ...parameters.flatMap(buttonComponent),
  ];
  return {
    type: 'template',
    template: { name, language: { code: language }, ...(components.length > 0 ? { components } : {}) },
  };
}

function textComponent(place: 'header' | 'body', all: readonly MetaParameter[]): Fields[] {
  const parameters = all.flatMap((parameter) =>
    parameter.place === place
      ? [
          {
            type: 'text',
            ...(parameter.name === null ? {} : { parameter_name: parameter.name }),
            text: parameter.text,
          },
        ]
      : [],
  );
  return parameters.length === 0 ? [] : [{ type: place, parameters }];
}

function buttonComponent(parameter: MetaParameter): Fields[] {
  if (parameter.place !== 'button') return [];
  const { kind, button, text } = parameter;
  const value = kind === 'url' ? { type: 'text', text } : { type: 'coupon_code', coupon_code: text };
  const subType = kind === 'url' ? 'url' : 'copy_code';
  return [{ type: 'button', sub_type: subType, index: String(button), parameters: [value] }];
}
