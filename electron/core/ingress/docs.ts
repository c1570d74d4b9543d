import { createHash } from 'node:crypto';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { docsPaths } from '#shared/api/hooks/docs-paths.ts';
import { hookPaths } from '#shared/api/hooks/hook-paths.ts';
import { chooseLanguage } from '#shared/i18n/choose-language.ts';
import type { LanguageCode } from '#shared/i18n/languages.ts';

import { lazily } from '../platform/lazily.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';
import type { HookGuards } from './register-hook.ts';

/** A text as it is sent, with what tells a copy of it from another one. */
type Sheet = { readonly text: string; readonly contentType: string; readonly etag: string };

/** Nothing runs and nothing is loaded; the one style sheet is known by its hash. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(docsStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * `GET /docs` and `GET /openapi.json`: what strangers may know, which is how to call the hooks. The same text for every
 * shop. Readers have no proof, so they share the allowance of those who are refused.
 */
export function serveDocs(server: FastifyInstance, guards: Pick<HookGuards, 'refusals'>): void {
  // Hardly anybody reads them, and never at the start.
  const pages = { en: lazily(() => page('en')), ru: lazily(() => page('ru')) };
  const document = lazily(() => sheet(JSON.stringify(hookDocument()), 'application/json; charset=utf-8'));
  const serve = (path: string, choose: (request: FastifyRequest) => { sheet: Sheet; headers: object }) => {
    server.get(path, { exposeHeadRoute: false }, (request, reply) => {
      const limit = guards.refusals.take();
      if (!limit.taken) {
        return reply
          .code(429)
          .header('retry-after', Math.ceil(limit.retryAfterMs / 1000))
          .send();
      }
      const chosen = choose(request);
      void reply.headers({ ...chosen.headers });
      return send(request, reply, chosen.sheet);
    });
  };
  serve('/docs', (request) => {
    const language = wishedLanguage(request);
    return { sheet: pages[language](), headers: { 'content-language': language, vary: 'accept-language' } };
  });
  serve('/openapi.json', () => ({ sheet: document(), headers: {} }));
}

/** The public hooks as an OpenAPI 3.1 document. Its version is that of the hooks: which Deskbell answers is nobody's business. */
export function hookDocument() {
  return {
    openapi: '3.1.0',
    info: { title: 'Public hooks', version: '1' },
    paths: { ...hookPaths(), ...docsPaths() },
  };
}

function page(language: LanguageCode): Sheet {
  return sheet(docsPage(language), 'text/html; charset=utf-8');
}

function sheet(text: string, contentType: string): Sheet {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { text, contentType, etag: `"${digest}"` };
}

function send(request: FastifyRequest, reply: FastifyReply, { text, contentType, etag }: Sheet) {
  void reply.headers({
    etag,
    'cache-control': 'public, max-age=3600',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // A shop's own computer is nothing for search engines.
    'x-robots-tag': 'noindex, nofollow',
  });
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag)) return reply.code(304).send();
  return reply.type(contentType).send(text);
}

/** `?lang=` wins over what the browser prefers. */
function wishedLanguage({ query, headers }: FastifyRequest): LanguageCode {
  const asked = new URLSearchParams(query as Record<string, string>).get('lang');
  return chooseLanguage([...(asked === null ? [] : [asked]), ...preferred(headers['accept-language'] ?? '')]);
}

/** The tags of an `Accept-Language` header, the most wanted first. */
export function preferred(header: string): string[] {
  return header
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...more] = part.split(';');
      const weight = more.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
