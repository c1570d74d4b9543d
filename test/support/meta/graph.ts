import type { Body, Customer } from './bodies.ts';
import type { SimulatedNumber } from './number.ts';
import type { TemplateRefusal } from './templates.ts';

export type GraphRequest = {
  readonly method: string;
  /** Without the version. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly token: string;
  readonly body: unknown;
  readonly file: { readonly mimeType: string; readonly bytes: Buffer } | null;
};

/** `afterwards`: what Meta does by itself after the answer. */
export type Reply = { readonly status: number; readonly body: unknown; readonly afterwards?: () => unknown };

type Routed = {
  readonly number: SimulatedNumber | null;
  /** Names the call for faults and records. */
  readonly name: string;
  readonly answer: () => Promise<Reply>;
};

/** Finds whom a request is about and what it asks. */
export function graph(numbers: readonly SimulatedNumber[], request: GraphRequest): Routed {
  const [subject = '', edge = ''] = request.path;
  const by = (test: (number: SimulatedNumber) => boolean) => numbers.find(test) ?? null;
  if (subject === 'me')
    return {
      number: null,
      name: 'me',
      answer: () => reply(refusal(400, 2500, 'An active access token must be used')),
    };
  if (subject === 'debug_token') {
    const number = by((one) => one.accessToken === request.query.get('input_token'));
    return { number, name: 'debug_token', answer: () => reply(debugToken(number, numbers, request)) };
  }
  const ofNumber = by((one) => one.phoneNumberId === subject);
  if (ofNumber)
    return {
      number: ofNumber,
      name: edge === '' ? 'number' : edge,
      answer: () => numberEdge(ofNumber, edge, request),
    };
  // Several numbers of one account: the one whose token asks.
  const ofAccount =
    by((one) => one.businessAccountId === subject && one.accessToken === request.token) ??
    by((one) => one.businessAccountId === subject);
  if (ofAccount && edge === 'phone_numbers')
    return { number: ofAccount, name: edge, answer: () => reply(phoneNumbers(ofAccount, numbers, request)) };
  if (ofAccount)
    return { number: ofAccount, name: edge, answer: () => reply(accountEdge(ofAccount, edge, request)) };
  const ofTemplate = by((one) => one.templates.all.some(({ id }) => id === subject));
  if (ofTemplate)
    return {
      number: ofTemplate,
      name: 'edit_template',
      answer: () => reply(editTemplate(ofTemplate, subject, request)),
    };
  const ofApp = by((one) => one.app.id === subject);
  if (ofApp)
    return { number: ofApp, name: edge === '' ? 'app' : edge, answer: () => appEdge(ofApp, edge, request) };
  const ofFile = by((one) => one.files.has(subject));
  if (ofFile)
    return { number: ofFile, name: 'media', answer: () => reply(mediaAddress(ofFile, subject, request)) };
  return { number: null, name: 'unknown', answer: () => reply(hidden(subject)) };
}

function reply(answer: Reply): Promise<Reply> {
  return Promise.resolve(answer);
}

/** A refusal as Graph writes it. */
function refusal(status: number, code: number, details: string, more: Body = {}): Reply {
  const error = {
    message: `(#${code}) ${details}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: 'AbCdEf',
    ...more,
  };
  return { status, body: { error } };
}

function hidden(id: string): Reply {
  const message = `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions`;
  return refusal(400, 100, message, { message, error_data: undefined, error_subcode: 33 });
}

function tokenRefusal(number: SimulatedNumber, token: string): Reply | null {
  if (token !== number.accessToken) return refusal(401, 190, 'Invalid OAuth access token.');
  if (!number.isTokenValid) return refusal(401, 190, 'Error validating access token: Session has expired.');
  if (!number.scopes.includes('whatsapp_business_messaging'))
    return refusal(403, 10, 'Application does not have permission for this action');
  return null;
}

function debugToken(
  number: SimulatedNumber | null,
  numbers: readonly SimulatedNumber[],
  request: GraphRequest,
): Reply {
  if (number === null) return { status: 200, body: { data: { is_valid: false } } };
  const isKnown =
    request.token === number.accessToken || request.token === `${number.app.id}|${number.app.secret}`;
  if (!isKnown) return refusal(401, 190, 'Invalid OAuth access token.');
  const data = {
    app_id: number.app.id,
    type: 'SYSTEM_USER',
    is_valid: number.isTokenValid,
    expires_at: number.tokenEndsAt,
    scopes: number.scopes,
    granular_scopes: number.scopes.map((scope) => ({ scope, target_ids: accountsOf(number, numbers) })),
  };
  return { status: 200, body: { data } };
}

/** The accounts that a token was given. */
function accountsOf({ accessToken }: SimulatedNumber, numbers: readonly SimulatedNumber[]): string[] {
  const own = numbers.filter((one) => one.accessToken === accessToken);
  return [...new Set(own.map(({ businessAccountId }) => businessAccountId))];
}

function phoneNumbers(
  asked: SimulatedNumber,
  numbers: readonly SimulatedNumber[],
  request: GraphRequest,
): Reply {
  const refused = tokenRefusal(asked, request.token);
  if (refused) return refused;
  const ofAccount = numbers.filter((one) => one.businessAccountId === asked.businessAccountId);
  return { status: 200, body: { data: ofAccount.map(shownNumber) } };
}

function shownNumber(number: SimulatedNumber): Body {
  return {
    id: number.phoneNumberId,
    display_phone_number: `+${number.phone}`,
    verified_name: number.verifiedName,
    status: number.status,
    quality_rating: 'GREEN',
  };
}

async function numberEdge(number: SimulatedNumber, edge: string, request: GraphRequest): Promise<Reply> {
  const refused = tokenRefusal(number, request.token);
  if (refused) return refused;
  if (edge === 'messages') return handOver(number, request.body as Body);
  if (edge === 'media') {
    if (!request.file) return refusal(400, 100, 'The parameter file is required.');
    const id = number.addFile(request.file.bytes, request.file.mimeType);
    return { status: 200, body: { id } };
  }
  return {
    status: 200,
    body: {
      ...shownNumber(number),
      health_status: { can_send_message: 'AVAILABLE', entities: [] },
      webhook_configuration: { application: number.app.url },
    },
  };
}

async function handOver(number: SimulatedNumber, body: Body): Promise<Reply> {
  if (body.status === 'read') return { status: 200, body: { success: true } };
  const to = typeof body.to === 'string' ? body.to : null;
  const userId = typeof body.recipient === 'string' ? body.recipient : null;
  const input = to ?? userId;
  if (input === null) return refusal(400, 131008, 'Required parameter is missing');
  const customer: Customer = to === null ? { userId: input } : { waId: to.replace(/^\+/, '') };
  const refused = body.type === 'template' ? number.templates.refusalOf(body.template as Body) : null;
  if (refused) return refusal(refused.status, refused.code, refused.words);
  const id = number.nextId();
  const outboxId = body.biz_opaque_callback_data as string | undefined;
  const sent = { id, to: customer, ...(outboxId === undefined ? {} : { outboxId }) };
  if (number.statusesFirst) await number.climb(sent);
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      contacts: [{ input, ...(customer.waId ? { wa_id: customer.waId } : { user_id: customer.userId }) }],
      messages: [{ id, message_status: 'accepted' }],
    },
    ...(number.statusesFirst ? {} : { afterwards: () => number.climb(sent) }),
  };
}

function accountEdge(number: SimulatedNumber, edge: string, request: GraphRequest): Reply {
  const refused = tokenRefusal(number, request.token);
  if (refused) return refused;
  if (edge === 'message_templates') return templatesEdge(number, request);
  if (edge !== 'subscribed_apps') return refusal(400, 100, `Unknown edge ${edge}`);
  if (request.method === 'POST') {
    number.app.accounts.add(number.businessAccountId);
    return { status: 200, body: { success: true } };
  }
  const own = { whatsapp_business_api_data: { id: number.app.id, name: 'Blue Door' } };
  const other = { whatsapp_business_api_data: { id: '77', name: 'Another app' } };
  return {
    status: 200,
    body: { data: number.app.accounts.has(number.businessAccountId) ? [other, own] : [other] },
  };
}

function templatesEdge(number: SimulatedNumber, request: GraphRequest): Reply {
  const { templates } = number;
  if (request.method === 'GET') {
    const url = `${number.url}/v25.0/${number.businessAccountId}/message_templates`;
    return { status: 200, body: templates.page(request.query.get('after'), url) };
  }
  const created = templates.create(request.body as Body);
  if ('code' in created) return templateRefusal(created);
  const { id, status, category } = created;
  return { status: 200, body: { id, status, category } };
}

function editTemplate(number: SimulatedNumber, id: string, request: GraphRequest): Reply {
  const refused = tokenRefusal(number, request.token);
  if (refused) return refused;
  const edited = number.templates.edit(id, request.body as Body);
  return 'code' in edited ? templateRefusal(edited) : { status: 200, body: { success: true } };
}

function templateRefusal({ status, code, words }: TemplateRefusal): Reply {
  return refusal(status, code, words, { error_user_title: 'Template not taken', error_user_msg: words });
}

async function appEdge(number: SimulatedNumber, edge: string, request: GraphRequest): Promise<Reply> {
  const { app } = number;
  if (request.token.startsWith(`${app.id}|`) && request.token !== `${app.id}|${app.secret}`)
    return refusal(400, 190, 'Error validating application. Invalid application secret.');
  if (request.token !== `${app.id}|${app.secret}`)
    return refusal(403, 15, 'This method must be called with an app access_token.');
  if (edge === '') return { status: 200, body: { id: app.id } };
  if (edge !== 'subscriptions') return refusal(400, 100, `Unknown edge ${edge}`);
  if (request.method === 'GET') {
    const fields = app.fields.map((name) => ({ name, version: 'v25.0' }));
    const own = { object: 'whatsapp_business_account', callback_url: app.url, active: true, fields };
    return { status: 200, body: { data: app.url === '' ? [] : [own] } };
  }
  const body = request.body as { callback_url: string; verify_token: string; fields: string };
  const problem = await verification(body.callback_url, body.verify_token);
  if (problem !== null)
    return refusal(400, 2200, `Callback verification failed with the following errors: ${problem}`);
  app.url = body.callback_url;
  app.fields = body.fields.split(',');
  return { status: 200, body: { success: true } };
}

/** Meta asks the new address at once, without a signature. */
async function verification(url: string, token: string): Promise<string | null> {
  const challenge = '1158201444';
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.challenge': challenge,
    'hub.verify_token': token,
  });
  try {
    const response = await fetch(`${url}?${query.toString()}`);
    const text = await response.text();
    if (response.status !== 200) return `HTTP Status Code = ${response.status}`;
    return text === challenge ? null : 'another challenge';
  } catch {
    return 'not reached';
  }
}

function mediaAddress(number: SimulatedNumber, id: string, request: GraphRequest): Reply {
  const refused = tokenRefusal(number, request.token);
  if (refused) return refused;
  const file = number.files.get(id);
  const url = `${number.url}/files/${id}`;
  return {
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      url,
      mime_type: file?.mimeType,
      file_size: file?.bytes.length,
      id,
    },
  };
}
