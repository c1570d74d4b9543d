import { expect, test } from 'vitest';

import { judgeProof, type ProofCircumstances, type ProofOutcome } from './judge-proof.ts';

const plain: ProofCircumstances = {
  isOwnDomain: false,
  isHere: false,
  hasNetwork: true,
  hasHeard: false,
  isNew: false,
};
const own = { isOwnDomain: true };
const silent = (code: string): ProofOutcome => ({ kind: 'silent', code });
const answered = (status: number): ProofOutcome => ({ kind: 'answered', status });

test.each<[string, ProofOutcome, Partial<ProofCircumstances>, string, string | null]>([
  ['it came back', { kind: 'came-back' }, {}, 'works', null],
  ['it came back to an own domain', { kind: 'came-back' }, own, 'works', null],
  ['a page', answered(200), {}, 'broken', 'another-answers'],
  ['a redirect', answered(302), {}, 'broken', 'another-answers'],
  ['no such page', answered(404), {}, 'broken', 'another-answers'],
  ['a page at a new name', answered(200), { isNew: true }, 'broken', 'another-answers'],
  ['a page at an own domain', answered(200), own, 'broken', 'another-answers'],
  ['a gateway without a program behind it', answered(502), {}, 'broken', 'no-answer'],
  ["Cloudflare's 1033", answered(530), {}, 'broken', 'no-answer'],
  ["Cloudflare's 1033 at a new name", answered(530), { isNew: true }, 'unknown', 'starting'],
  ['a gateway at an own domain', answered(502), { ...own, hasHeard: true }, 'broken', 'no-answer'],
  ['no such name', silent('ENOTFOUND'), {}, 'broken', 'name-unknown'],
  ['no such name yet', silent('ENOTFOUND'), { isNew: true }, 'unknown', 'starting'],
  [
    'no such name at an own domain',
    silent('ENOTFOUND'),
    { ...own, hasHeard: true },
    'broken',
    'name-unknown',
  ],
  ['no such name, without a network', silent('ENOTFOUND'), { hasNetwork: false }, 'broken', 'offline'],
  [
    'without a network at a new name',
    silent('ENOTFOUND'),
    { hasNetwork: false, isNew: true },
    'broken',
    'offline',
  ],
  ['no name server', silent('EAI_AGAIN'), {}, 'unknown', 'offline'],
  ['no way out', silent('ENETUNREACH'), own, 'broken', 'offline'],
  ['an old certificate', silent('CERT_HAS_EXPIRED'), own, 'broken', 'certificate'],
  ['a certificate of another name', silent('ERR_TLS_CERT_ALTNAME_INVALID'), {}, 'broken', 'certificate'],
  ['a certificate of its own making', silent('DEPTH_ZERO_SELF_SIGNED_CERT'), {}, 'broken', 'certificate'],
  ['no TLS at all', silent('EPROTO'), {}, 'broken', 'certificate'],
  ['nobody at the port', silent('ECONNREFUSED'), {}, 'broken', 'no-answer'],
  ['silence', silent('ETIMEDOUT'), {}, 'broken', 'no-answer'],
  ['nobody at the port of an own domain', silent('ECONNREFUSED'), own, 'unknown', 'not-from-here'],
  ['silence of an own domain', silent('ETIMEDOUT'), own, 'unknown', 'not-from-here'],
  [
    'silence of an own domain that events come from',
    silent('ETIMEDOUT'),
    { ...own, hasHeard: true },
    'works',
    'not-from-here',
  ],
  [
    'silence of a tunnel that events came from',
    silent('ETIMEDOUT'),
    { hasHeard: true },
    'broken',
    'no-answer',
  ],
  [
    'nobody at an own address of this computer',
    silent('ECONNREFUSED'),
    { ...own, isHere: true, hasNetwork: false },
    'broken',
    'no-answer',
  ],
])('%s', (_what, outcome, around, state, reason) => {
  expect(judgeProof(outcome, { ...plain, ...around })).toMatchObject({ state, reason });
});
