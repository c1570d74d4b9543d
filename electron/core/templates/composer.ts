import type { BookingVersion } from '#shared/domain/booking/booking.ts';
import type { ContactId, TemplateId } from '#shared/domain/ids.ts';
import {
  compileTemplate,
  TemplateUnusableError,
  type CompiledTemplate,
} from '#shared/domain/template/render.ts';
import { textFor, type Template } from '#shared/domain/template/template.ts';
import {
  exampleValues,
  type TemplateEvent,
  type TemplateLanguage,
} from '#shared/domain/template/variables.ts';
import { keptFormats } from '#shared/domain/template/wording.ts';

import { timeZoneOf, type Settings } from '../settings/settings.ts';
import { getContact, identifiersOf } from '../store/contacts.ts';
import type { ReadDb } from '../store/database.ts';
import { getTemplate } from '../store/templates.ts';
import { audienceOf, businessValues, valuesOf, type MessageFacts } from './values.ts';

/** What a message is about. */
export type ComposeInput = {
  readonly templateId: TemplateId;
  readonly contactId: ContactId;
  /** The visits of the message, by start; the first is `visit`, the others `visit.others`. An answer in a chat may have none. */
  readonly bookings: readonly BookingVersion[];
  /** The version that the customer knew before a change; gives `visit.previous_start`. */
  readonly previous: BookingVersion | null;
};

/** A text that is not (yet) stored, for somebody or for nobody in particular. */
export type WriteInput = Omit<ComposeInput, 'templateId' | 'contactId'> & {
  readonly text: string;
  readonly language: TemplateLanguage;
  readonly contactId: ContactId | null;
};

/** A text that nobody real is meant to read. */
export type ExampleInput = Pick<WriteInput, 'text' | 'language'> & { readonly event: TemplateEvent };

export type Composed = {
  readonly text: string;
  readonly language: TemplateLanguage;
  /** Variables without a value that left a gap. */
  readonly missing: readonly string[];
};

/** Writes messages out. Texts are compiled once, whatever their template. */
export type Composer = {
  /** The finished message in the customer's language, or null when the template is gone or cannot be rendered. */
  compose(db: ReadDb, input: ComposeInput): Composed | null;
  /** The same for many messages at once: settings and templates are read once and must not change meanwhile. */
  many(db: ReadDb): (input: ComposeInput) => Composed | null;
  /** A text that somebody is writing; null when it cannot be rendered (`checkTemplate` says why). */
  write(db: ReadDb, input: WriteInput): Composed | null;
  /** The same for an invented customer and visit at this shop. */
  example(input: ExampleInput): Composed | null;
};

/** How many texts are kept compiled: far more than a shop has. */
const keptTexts = 200;
/** How many ways of writing a date are kept: a few styles for each language and zone. */
const keptDateFormats = 200;

/** Composes with the shop's settings of the moment; texts are compiled once. */
export function createComposer(deps: { readonly settings: Settings }): Composer {
  const compile = createCompileCache(keptTexts);
  const formatOf = keptFormats(keptDateFormats);
  const write = (db: ReadDb, shop: Shop, input: WriteInput): Composed | null => {
    const compiled = compile(input.text);
    if (compiled === null) return null;
    const facts = gather(db, shop, input);
    return {
      ...compiled.render(valuesOf(facts), { ...audienceOf(facts), formatOf }),
      language: input.language,
    };
  };
  const many = (db: ReadDb) => {
    const shop = shopOf(deps.settings);
    const templates = new Map<TemplateId, Template | undefined>();
    return (input: ComposeInput) => {
      if (!templates.has(input.templateId))
        templates.set(input.templateId, getTemplate(db, input.templateId));
      const template = templates.get(input.templateId);
      const wanted = getContact(db, input.contactId)?.language ?? shop.business.language;
      const found = template && textFor(template, wanted);
      return found ? write(db, shop, { ...input, ...found }) : null;
    };
  };
  return {
    compose: (db, input) => many(db)(input),
    many,
    write: (db, input) => write(db, shopOf(deps.settings), input),
    example({ text, language, event }) {
      const { business, shopZone } = shopOf(deps.settings);
      const values = { ...exampleValues(event, language), ...businessValues(business, language) };
      const rendered = compile(text)?.render(values, { language, timeZone: shopZone });
      return rendered ? { ...rendered, language } : null;
    },
  };
}

type Shop = Pick<MessageFacts, 'business' | 'shopZone'>;

function shopOf(settings: Settings): Shop {
  const document = settings.get();
  return { business: document.business, shopZone: timeZoneOf(document) };
}

function gather(
  db: ReadDb,
  shop: Shop,
  { contactId, bookings, previous, language }: WriteInput,
): MessageFacts {
  const contact = contactId === null ? undefined : getContact(db, contactId);
  const phone = contact && identifiersOf(db, contact.id).find(({ kind }) => kind === 'phone')?.value;
  return {
    ...shop,
    language,
    customer: contact ? { name: contact.name, phone: phone ?? null } : null,
    visits: bookings.map((booking) => {
      const owner = booking.contactId === contactId ? undefined : getContact(db, booking.contactId);
      const isOther = owner !== undefined && owner.id !== contact?.id && owner.name !== '';
      return { booking, of: isOther ? owner.name : null };
    }),
    previous,
  };
}

/** Compiled texts, the least recently used one forgotten first; null for a text that cannot be rendered. */
function createCompileCache(limit: number): (text: string) => CompiledTemplate | null {
  const kept = new Map<string, CompiledTemplate | null>();
  return (text) => {
    const known = kept.get(text);
    const compiled = known === undefined ? compiledOrNull(text) : known;
    kept.delete(text);
    kept.set(text, compiled);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return compiled;
  };
}

function compiledOrNull(text: string): CompiledTemplate | null {
  try {
    return compileTemplate(text);
  } catch (error) {
    if (error instanceof TemplateUnusableError) return null;
    throw error;
  }
}
