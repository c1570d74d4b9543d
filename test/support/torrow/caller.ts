import type { SimulatedLine } from '../green-api/line.ts';
import type { Shop } from '../shop.ts';
import { salonOrder } from './salon-order.ts';

type Answer = { readonly status: number; readonly body: unknown };

/** Torrow, as it calls the addresses that a shop has given it; real HTTP. */
export type TorrowCaller = {
  /** Posts an order (the sample one) to the address with the right keys and this query. */
  post(query: string, order?: unknown): Promise<Answer>;
  postRaw(query: string, body: string): Promise<Answer>;
  /** What a browser shows for the address with the right keys and this query. */
  check(query: string): Promise<Answer>;
  checkUrl(path: string): Promise<Answer>;
};

export function torrowHooksOf(shop: Shop, line: SimulatedLine): TorrowCaller {
  const pathOf = (query: string) =>
    `/webhook/green-api?apiUrl=1103.api.example.com&idInstance=${line.idInstance}` +
    `&apiTokenInstance=${line.apiTokenInstance}&${query}`;
  const ask = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(`${shop.ingress}${path}`, init);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const postRaw = (query: string, body: string) =>
    ask(pathOf(query), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return {
    postRaw,
    post: (query, order = salonOrder()) => postRaw(query, JSON.stringify(order)),
    check: (query) => ask(pathOf(query)),
    checkUrl: (path) => ask(path),
  };
}
